/** The columns of what leadership looks back on. Who and when is in the ledger. */

import type { CalendarDate } from '../domain/calendar.ts'
import type { DecisionKind, DecisionState } from '../domain/decision.ts'
import type { FeedbackAnswer } from '../domain/meeting-feedback.ts'
import type { MeetingState } from '../domain/meeting.ts'
import type { Felt } from '../domain/reflection.ts'

export interface MeetingTables {
  decision: DecisionTable
  meeting: MeetingTable
  meeting_minutes: MeetingMinutesTable
  meeting_feedback: MeetingFeedbackTable
  reflection: ReflectionTable
  reflection_reading: ReflectionReadingTable
}

/** Append-only but for the closing of a version. What it is about stays the same in all of them. */
interface DecisionTable {
  id: string
  version: number
  /** The cycle that was looked back on when it was taken. */
  cycle_id: string
  department_id: string
  action_id: string | null
  metric_id: string | null
  kind: DecisionKind
  text: string
  owner: string
  due_on: CalendarDate | null
  state: DecisionState
  outcome: string
  tx: number
  /** The entry that wrote the next version; null for the current one. */
  superseded_tx: number | null
}

/** Append-only but for the closing of a version. */
interface ReflectionTable {
  action_id: string
  cycle_id: string
  version: number
  happened: string
  learned: string
  next_step: string
  felt: Felt | null
  tx: number
  /** The entry that wrote the next version; null for the current one. */
  superseded_tx: number | null
}

/** Append-only: somebody else has read a version. */
interface ReflectionReadingTable {
  tx: number
  action_id: string
  cycle_id: string
  version: number
}

/** Append-only but for the closing of a version. Its cycle stays the same in all of them. */
interface MeetingTable {
  id: string
  version: number
  /** The cycle that is looked back on; it has one meeting. */
  cycle_id: string
  title: string
  held_on: CalendarDate
  /** `HH:MM` on the district's clock; null where no time is said. */
  starts_at: string | null
  state: MeetingState
  /** JSON list of `AgendaItem`s. */
  agenda: string
  tx: number
  /** The entry that wrote the next version; null for the current one. */
  superseded_tx: number | null
}

/** Append-only but for the closing of a version. */
interface MeetingMinutesTable {
  /** See `minutesId`. */
  id: string
  version: number
  meeting_id: string
  /** Null: of the meeting as a whole. */
  department_id: string | null
  text: string
  tx: number
  /** The entry that wrote the next version; null for the current one. */
  superseded_tx: number | null
}

/** Append-only but for the closing of a version. */
interface MeetingFeedbackTable {
  /** See `feedbackId`. */
  id: string
  version: number
  meeting_id: string
  /** Whom it is about. */
  department_id: string
  from_department_id: string
  clear: FeedbackAnswer | null
  useful: FeedbackAnswer | null
  note: string
  tx: number
  /** The entry that wrote the next version; null for the current one. */
  superseded_tx: number | null
}
