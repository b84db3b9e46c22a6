import { showDate } from '../../dashboard/shown.ts'
import { KindMark } from '../../decisions/KindMark.tsx'
import { Button } from '../../shared/form/Button.tsx'
import { meetingWords } from '../../words/meeting.ts'
import { snapshotWords } from '../../words/snapshots.ts'
import type { Waiting } from './outbox.ts'
import type { NewDecision, TodaysDecisions } from './today.ts'

export type DecidedTodayProps = {
  today: TodaysDecisions
  /** Only of one department. */
  departmentId: string
}

/** The decisions of this meeting about a department, with what still waits for the network. */
export function DecidedToday({ today, departmentId }: DecidedTodayProps) {
  const recorded = today.recorded.filter((one) => one.departmentId === departmentId)
  const waiting = today.waiting.filter(({ body }) => body.departmentId === departmentId)
  if (recorded.length + waiting.length === 0) return null
  return (
    <ul class="room-today">
      {recorded.toReversed().map((one) => (
        <li key={one.id}>
          <KindMark kind={one.kind} /> <span>{one.text}</span> <Who {...one} />
        </li>
      ))}
      {waiting.map((one) => (
        <li key={one.key}>
          <StillWaiting one={one} onDrop={() => today.onDrop(one.key)} />
        </li>
      ))}
    </ul>
  )
}

function StillWaiting({ one, onDrop }: { one: Waiting<NewDecision>; onDrop: () => void }) {
  const say = meetingWords().room
  const { body, problem } = one
  return (
    <>
      <KindMark kind={body.kind} /> <span>{body.text}</span> <Who {...body} />{' '}
      {problem === undefined ? (
        <span class="quiet">({say.waits})</span>
      ) : (
        <span role="alert" class="room-refused">
          {say.refusedOne}:{' '}
          {[problem.title, ...(problem.errors ?? []).map(({ message }) => message)].join(' ')}
          <Button look="quiet" onClick={onDrop}>
            {say.giveUp}
          </Button>
        </span>
      )}
    </>
  )
}

function Who({ owner, dueOn }: Pick<NewDecision, 'owner' | 'dueOn'>) {
  const due = dueOn === null ? '' : snapshotWords().meeting.due(showDate(dueOn))
  const who = [owner, due].filter((part) => part !== '')
  return who.length > 0 ? <span class="quiet">{who.join(' · ')}</span> : null
}
