/** What every screen of the room is given. */

import type { RoomScreen } from '../../../domain/packet/room.ts'
import type { FeedbackSummary, Room } from '../meetings.ts'
import type { TodaysDecisions } from './today.ts'

export type ScreenProps = {
  room: Room
  screen: RoomScreen
  screens: readonly RoomScreen[]
  /** Seconds by part of the agenda. */
  spent: ReadonlyMap<string, number>
  today: TodaysDecisions
  feedback: readonly FeedbackSummary[]
  /** The metric that a decision would be about. */
  chosenId: string | undefined
  onChoose: (metricId: string) => void
  onGo: (key: string) => void
}
