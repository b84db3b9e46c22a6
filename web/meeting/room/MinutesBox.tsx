import type { RefObject } from 'preact'
import { useId } from 'preact/hooks'

import { Button } from '../../shared/form/Button.tsx'
import { meetingWords } from '../../words/meeting.ts'
import type { MinutesKeeper } from './minutes-keeper.ts'

export type MinutesBoxProps = {
  keeper: MinutesKeeper
  /** Which part of the agenda they are of. */
  title: string
  field: RefObject<HTMLTextAreaElement | null>
  /** Whoever only reads them sees the words. */
  mayWrite: boolean
  onLeave: () => void
}

/** Live minutes of the part that is on. Escape leads back to the screen. */
export function MinutesBox({ keeper, title, field, mayWrite, onLeave }: MinutesBoxProps) {
  const say = meetingWords().room
  const id = useId()
  if (!mayWrite) {
    return (
      <section class="room-minutes">
        <h2>{say.minutesOfPart(title)}</h2>
        <p class="room-written">{keeper.text}</p>
      </section>
    )
  }
  return (
    <section class="room-minutes">
      <label for={id}>{say.minutesOfPart(title)}</label>
      <textarea
        ref={field}
        id={id}
        class="control"
        rows={8}
        aria-describedby={`${id}-hint`}
        value={keeper.text.value}
        onInput={({ currentTarget }) => keeper.type(currentTarget.value)}
        onBlur={() => void keeper.now()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onLeave()
        }}
      />
      <p class="quiet" id={`${id}-hint`}>
        {say.minutesHint}
      </p>
      <MinutesLine keeper={keeper} />
    </section>
  )
}

/** How it stands with what is typed. */
function MinutesLine({ keeper }: { keeper: MinutesKeeper }) {
  const say = meetingWords().room
  const state = keeper.state.value
  if (state.kind === 'conflict') {
    const { text } = state.theirs
    return (
      <div class="room-conflict" role="alert">
        <strong>{say.conflict}</strong>
        <p class="room-written">{text === '' ? say.emptyMinutes : text}</p>
        <div class="actions">
          <Button look="plain" onClick={() => keeper.settle('both')}>
            {say.both}
          </Button>
          <Button look="plain" onClick={() => keeper.settle('mine')}>
            {say.mine}
          </Button>
          <Button look="plain" onClick={() => keeper.settle('theirs')}>
            {say.theirs}
          </Button>
        </div>
      </div>
    )
  }
  if (state.kind === 'refused') {
    const { title, detail } = state.problem
    return (
      <p role="alert" class="room-refused">
        {say.refused}
        {[title, detail].filter((part) => part !== undefined).join(' ')}
      </p>
    )
  }
  return (
    <output class={state.kind === 'lost' ? 'room-late' : 'quiet'}>
      {keeper.text.value === '' && state.kind === 'saved' ? '' : say[state.kind]}
    </output>
  )
}
