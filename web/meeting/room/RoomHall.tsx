import { useEffect, useMemo, useRef, useState } from 'preact/hooks'

import type { DecisionKind } from '../../../domain/decision.ts'
import { DECISION_KINDS } from '../../../domain/decision.ts'
import { screensOf } from '../../../domain/packet/room.ts'
import { SOME_TEXT, useUrlState } from '../../shared/form/use-url-state.ts'
import { useMay } from '../../visit.ts'
import { meetingWords } from '../../words/meeting.ts'
import type { Feedback, Minutes, Room } from '../meetings.ts'
import { DecidedToday } from './DecidedToday.tsx'
import { FeedbackDialog } from './FeedbackDialog.tsx'
import { MinutesBox } from './MinutesBox.tsx'
import { RoomBar } from './RoomBar.tsx'
import { RoomDecision } from './RoomDecision.tsx'
import { KIND_KEYS, RoomFoot } from './RoomFoot.tsx'
import { RoomKeyList } from './RoomKeyList.tsx'
import { RoomScreen } from './RoomScreen.tsx'
import type { TodaysDecisions } from './today.ts'
import { useHall, useRecorded } from './use-hall.ts'
import { useKeptRoom } from './use-kept-room.ts'
import { useOnline } from './use-online.ts'
import { useRoomKeys } from './use-room-keys.ts'

export type RoomHallProps = {
  /** Who is here. */
  actor: string
  room: Room
  minutes: readonly Minutes[]
  feedback: Feedback
  /** Feedback is on the record. */
  onFeedback: () => void
}

/** What stands over the screen. */
type Over = { kind: 'decide'; decision: DecisionKind } | { kind: 'feedback' } | { kind: 'keys' }

/** The room with its bar, its screen, the minutes beside it, and what can be done. */
export function RoomHall(props: RoomHallProps) {
  const { actor, room, minutes, feedback, onFeedback } = props
  const { meeting, packet } = room
  const say = meetingWords().room
  const may = useMay()
  const recorded = useRecorded(meeting.cycleId)
  const hall = useHall({ actor, room, minutes, onDecided: recorded.reload, onFeedback })
  // What is decided is kept with it.
  useKeptRoom(recorded.value !== undefined)
  const screens = useMemo(
    () => screensOf({ agenda: meeting.agenda, packet, changes: room.changes }),
    [meeting, packet, room.changes],
  )
  const [key, setKey] = useUrlState('screen', SOME_TEXT)
  const [over, setOver] = useState<Over>()
  const [chosenId, setChosenId] = useState<string>()
  const [notes, setNotes] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const isOnline = useOnline()

  const at = Math.max(
    0,
    screens.findIndex((one) => one.key === key),
  )
  const screen = screens[at]
  const item = screen?.item ?? null
  const departmentId = item?.departmentId ?? null
  const metrics = screen?.kind === 'priority' ? screen.metrics.map(({ metric }) => metric) : []
  const mayDecide = departmentId !== null && may('edit_plan', departmentId)
  const mayGiveFeedback = departmentId !== null && may('edit_plan')
  const go = (next: string) => {
    setChosenId(undefined)
    setKey(next)
  }
  const step = (by: number) => {
    const next = screens[at + by]
    if (next) go(next.key)
  }
  const choose = (by: number) => {
    const chosen = metrics.findIndex(({ id }) => id === chosenId)
    const next = metrics[chosen === -1 ? (by > 0 ? 0 : metrics.length - 1) : chosen + by]
    if (next) setChosenId(next.id)
  }
  useEffect(() => hall.timer.turnTo(item?.id ?? null), [hall, item?.id])
  const decideKeys = mayDecide
    ? DECISION_KINDS.map((kind) => [
        KIND_KEYS[kind],
        () => setOver({ kind: 'decide', decision: kind }),
      ])
    : []
  useRoomKeys({
    ArrowRight: () => step(1),
    PageDown: () => step(1),
    ArrowLeft: () => step(-1),
    PageUp: () => step(-1),
    ArrowDown: () => choose(1),
    ArrowUp: () => choose(-1),
    Home: () => screens[0] && go(screens[0].key),
    m: () => field.current?.focus(),
    n: () => setNotes((shown) => !shown),
    t: hall.timer.toggle,
    f: () => mayGiveFeedback && setOver({ kind: 'feedback' }),
    '?': () => setOver({ kind: 'keys' }),
    ...Object.fromEntries(decideKeys),
  })
  if (!screen) return null

  const today: TodaysDecisions = {
    recorded: recorded.value ?? [],
    waiting: hall.decisions.waiting.value,
    onDrop: hall.decisions.drop,
  }
  const keeper = hall.minutes.get(departmentId)
  const isLost = hall.decisions.isLost.value || hall.feedback.isLost.value
  return (
    <>
      <RoomBar meeting={meeting} screens={screens} at={at} timer={hall.timer} />
      <output class="room-offline">{isOnline ? isLost && say.unanswered : say.offline}</output>
      <main id="page" class="room-main" tabIndex={-1}>
        <div class="room-screen">
          <RoomScreen
            {...{ room, screen, screens, today, chosenId }}
            spent={hall.timer.spent.value}
            feedback={feedback.summaries}
            onChoose={(id) => setChosenId(id === chosenId ? undefined : id)}
            onGo={go}
          />
        </div>
        <aside class="room-aside" aria-label={say.minutes}>
          {notes && <Notes text={item?.notes ?? ''} />}
          {departmentId !== null && <DecidedToday today={today} departmentId={departmentId} />}
          {keeper && (
            <MinutesBox
              keeper={keeper}
              title={departmentId === null ? meetingWords().page.general : (item?.title ?? '')}
              field={field}
              mayWrite={departmentId === null ? may('administer') : may('edit_plan', departmentId)}
              onLeave={() => document.querySelector<HTMLElement>('.room-screen h1')?.focus()}
            />
          )}
        </aside>
      </main>
      <RoomFoot
        at={at}
        of={screens.length}
        mayDecide={mayDecide}
        mayGiveFeedback={mayGiveFeedback}
        onDecide={(decision) => setOver({ kind: 'decide', decision })}
        onFeedback={() => setOver({ kind: 'feedback' })}
        onStep={step}
        onNotes={() => setNotes(!notes)}
        onKeys={() => setOver({ kind: 'keys' })}
      />
      {over?.kind === 'decide' && departmentId !== null && (
        <RoomDecision
          {...{ packet, departmentId, chosenId }}
          cycleId={meeting.cycleId}
          kind={over.decision}
          onPut={(decision) => {
            hall.decisions.add(decision)
            setOver(undefined)
          }}
          onClose={() => setOver(undefined)}
        />
      )}
      {over?.kind === 'feedback' && item && departmentId !== null && (
        <FeedbackDialog
          about={{ id: departmentId, name: item.title }}
          meeting={meeting}
          feedback={feedback}
          onSend={(said) => {
            hall.feedback.add(said)
            setOver(undefined)
          }}
          onClose={() => setOver(undefined)}
        />
      )}
      {over?.kind === 'keys' && <RoomKeyList onClose={() => setOver(undefined)} />}
    </>
  )
}

/** What whoever presents wanted to remember. */
function Notes({ text }: { text: string }) {
  const say = meetingWords().room
  return (
    <section class="room-notes">
      <h2>{say.notes}</h2>
      <p class={text === '' ? 'quiet' : 'room-written'}>{text === '' ? say.noNotes : text}</p>
    </section>
  )
}
