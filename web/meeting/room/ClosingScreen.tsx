import { minutesOf } from '../../../domain/meeting.ts'
import { meetingWords } from '../../words/meeting.ts'
import { FeedbackTold } from '../FeedbackTold.tsx'
import { DecidedToday } from './DecidedToday.tsx'
import { RoomHeading } from './RoomHeading.tsx'
import type { ScreenProps } from './screen-props.ts'
import { sayTime } from './timer.ts'

/** The end: what was decided today, what the others say, and how long it took. */
export function ClosingScreen({ room, screen, spent, today, feedback }: ScreenProps) {
  const say = meetingWords().room
  const { agenda } = room.meeting
  const departments = agenda.flatMap(({ departmentId, title }) =>
    departmentId === null ? [] : [{ id: departmentId, name: title }],
  )
  const decided = new Set([
    ...today.recorded.map(({ departmentId }) => departmentId),
    ...today.waiting.map(({ body }) => body.departmentId),
  ])
  const seconds = [...spent.values()].reduce((sum, one) => sum + one, 0)
  return (
    <>
      <RoomHeading screen={screen} title={say.closing} />
      {decided.size === 0 && <p class="room-says">{say.closingNone}</p>}
      {departments
        .filter(({ id }) => decided.has(id) || feedback.some((one) => one.departmentId === id))
        .map(({ id, name }) => (
          <section key={id} class="room-closed">
            <h2>{name}</h2>
            <DecidedToday today={today} departmentId={id} />
            <FeedbackTold summaries={feedback} departmentId={id} />
          </section>
        ))}
      {seconds > 0 && (
        <p class="quiet">{say.took(sayTime(seconds), say.minutesOf(minutesOf(agenda)))}</p>
      )}
    </>
  )
}
