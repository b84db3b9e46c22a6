/** The columns of reminders and of calendar links. No address is in them. */

import type { CalendarDate } from '../domain/calendar.ts'
import type { DigestKind } from '../domain/reminder.ts'
import type { Instant } from './tables.ts'

export interface ReminderTables {
  reminder: ReminderTable
  reminder_cycle: ReminderCycleTable
  calendar_link: CalendarLinkTable
}

/**
 * `waiting` for its first or its next try, `sending` while the mail server has it, then `sent`;
 * `unneeded` when nothing was left to say; `refused` for good by the mail server; `unknown` when
 * it cannot be told whether it arrived; `given_up` when its day was over.
 */
export const REMINDER_STATES = [
  'waiting',
  'sending',
  'sent',
  'unneeded',
  'refused',
  'unknown',
  'given_up',
] as const
export type ReminderState = (typeof REMINDER_STATES)[number]

/** At most one a person and day. */
export interface ReminderTable {
  id: string
  person_id: string
  /** The district's day. */
  on_day: CalendarDate
  kind: DigestKind
  /** The cycle that a coordinator sent it for; null when its day had come. */
  asked_cycle_id: string | null
  state: ReminderState
  tries: number
  made_at: Instant
  next_try_at: Instant
  /** Which sender has it; null for none. */
  claimed_by: string | null
  /** From then on another sender may take it. */
  claimed_until: Instant | null
  /** When it was sent, or will not be. */
  settled_at: Instant | null
  /** The code of the last failure, never its words: they may have an address in them. */
  error: string | null
}

/** What a reminder told of. */
interface ReminderCycleTable {
  reminder_id: string
  cycle_id: string
  department_id: string
}

/** One a person. */
interface CalendarLinkTable {
  person_id: string
  /** SHA-256, in hexadecimal. */
  secret_hash: string
  made_at: Instant
}
