import { minutesOf } from '../../../domain/meeting.ts'
import { sayDayAndTime } from '../../administration/log/moments.ts'
import { meetingWords } from '../../words/meeting.ts'
import { RoomHeading } from './RoomHeading.tsx'
import type { ScreenProps } from './screen-props.ts'
import { sayTime } from './timer.ts'

/** Where the meeting begins: its parts with their minutes, each leading to its first screen. */
export function AgendaScreen({ room, screen, screens, spent, onGo }: ScreenProps) {
  const say = meetingWords().room
  const { meeting, packet, sealed } = room
  const { district, asOf, number } = packet
  return (
    <>
      <RoomHeading screen={screen} title={meeting.title} />
      <p class="room-says">
        {sealed ? say.sealed(number, sayDayAndTime(asOf, district.timeZone)) : say.open}{' '}
        {district.demonstration && say.demonstration}
      </p>
      <ol class="room-agenda">
        {meeting.agenda.map((item) => {
          const first = screens.find((other) => other.item?.id === item.id)
          const seconds = spent.get(item.id)
          return (
            <li key={item.id}>
              <button type="button" onClick={() => first && onGo(first.key)}>
                {item.title}
              </button>
              <span class="quiet">{item.presenter}</span>
              <span class="room-length">
                {seconds === undefined
                  ? say.minutesOf(item.minutes)
                  : say.took(sayTime(seconds), say.minutesOf(item.minutes))}
              </span>
            </li>
          )
        })}
      </ol>
      <p class="room-total">{say.minutesOf(minutesOf(meeting.agenda))}</p>
    </>
  )
}
