import type { RoomScreen } from '../../../domain/packet/room.ts'
import { placeOf } from '../../../domain/packet/room.ts'
import { meetingWords } from '../../words/meeting.ts'
import type { Meeting } from '../meetings.ts'
import type { RoomTimer } from './timer.ts'
import { sayTime } from './timer.ts'

export type RoomBarProps = {
  meeting: Meeting
  screens: readonly RoomScreen[]
  at: number
  timer: RoomTimer
}

const MINUTE = 60

/** Which meeting, which part of it, and how long that part has taken. */
export function RoomBar({ meeting, screens, at, timer }: RoomBarProps) {
  const say = meetingWords().room
  const item = screens[at]?.item ?? null
  const place = placeOf(screens, at)
  const parts = [
    meeting.title,
    ...(item ? [item.title, say.minutesOf(item.minutes)] : []),
    ...(item && item.presenter !== '' ? [item.presenter] : []),
    ...(place && place.of > 1 ? [say.place(place.number, place.of)] : []),
  ]
  return (
    <header class="room-bar">
      <p>{parts.join(' · ')}</p>
      {item && <Time timer={timer} itemId={item.id} planned={item.minutes * MINUTE} />}
      <a href={`/meetings/${meeting.id}`}>{say.leave}</a>
    </header>
  )
}

type TimeProps = { timer: RoomTimer; itemId: string; planned: number }

function Time({ timer, itemId, planned }: TimeProps) {
  const say = meetingWords().room
  const spent = timer.spent.value.get(itemId) ?? 0
  const left = planned - spent
  const isRunning = timer.isRunning.value
  return (
    <div class={left < 0 ? 'room-time over' : 'room-time'}>
      <span role="timer" aria-label={say.timer}>
        {sayTime(spent)} <span class="quiet">/ {sayTime(planned)}</span>
        {left < 0 && <span class="room-late"> {say.over(sayTime(-left))}</span>}
      </span>
      <button type="button" onClick={timer.toggle}>
        <kbd>T</kbd> {isRunning ? say.pause : say.start}
      </button>
    </div>
  )
}
