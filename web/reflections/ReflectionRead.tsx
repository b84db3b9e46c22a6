import { sayMoment, sayPerson } from '../metric/recorded.ts'
import { Button } from '../shared/form/Button.tsx'
import { reflectionWords } from '../words/reflections.ts'
import type { Reflection } from './reflections.ts'

export type ReflectionReadProps = {
  reflection: Reflection
  /** What the action is called: "Action 2.4". */
  name: string
  busy: boolean
  /** Given to whoever may write. */
  onWrite?: () => void
  /** Given to whoever may acknowledge it. */
  onAcknowledge?: () => void
}

const PARTS = ['happened', 'learned', 'next'] as const

/** What somebody wrote, who, and who else has read it. */
export function ReflectionRead(props: ReflectionReadProps) {
  const { reflection, name, busy, onWrite, onAcknowledge } = props
  const say = reflectionWords()
  const { written, acknowledged } = reflection
  const write = written ? say.change : say.write
  return (
    <>
      {written ? (
        <>
          <dl class="reflection-parts">
            {PARTS.filter((part) => reflection[part].trim() !== '').map((part) => (
              <div key={part}>
                <dt>{say[part]}</dt>
                <dd>{reflection[part]}</dd>
              </div>
            ))}
          </dl>
          <p class="quiet">
            {say.by(sayPerson(written.by), sayMoment(written.at))}{' '}
            {acknowledged.length > 0
              ? say.readBy(acknowledged.map(({ by }) => sayPerson(by)).join(', '))
              : say.unread}
          </p>
        </>
      ) : (
        <p class="quiet">{say.nobody}</p>
      )}
      {(onWrite ?? onAcknowledge) && (
        <p class="actions screen-only">
          {onAcknowledge && (
            <Button
              look="plain"
              busy={busy}
              aria-label={say.of(say.acknowledge, name)}
              onClick={onAcknowledge}
            >
              {say.acknowledge}
            </Button>
          )}
          {onWrite && (
            <Button look="quiet" aria-label={say.of(write, name)} onClick={onWrite}>
              {write}
            </Button>
          )}
        </p>
      )}
    </>
  )
}
