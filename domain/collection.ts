/** What has been logged of what is due in a cycle: whether, not how much. */

import type { CalendarDate } from './calendar.ts'
import type { CycleTimes } from './cycle.ts'
import { daysLate } from './cycle.ts'
import type { Cadence, MissingCode } from './measure.ts'

/**
 * `logged` in time, `logged_late`, `missing` with a reason, `awaited` while there is time, `late`
 * when there is none and nothing is said, and `not_due` where the cadence asks for nothing.
 */
export const COLLECTION_STATES = [
  'logged',
  'logged_late',
  'missing',
  'awaited',
  'late',
  'not_due',
] as const
export type CollectionState = (typeof COLLECTION_STATES)[number]

/** What stands of one metric in one cycle. */
export interface Logged {
  /** Whether any number stands, and not only reasons why there is none. */
  hasValue: boolean
  missing: MissingCode | null
  /** The district's day on which the first of it was logged. */
  firstOn: CalendarDate
}

/** How much of a cycle is in. */
export interface CollectionCounts {
  due: number
  /** With a number, or the reason why there is none. */
  answered: number
  /** Of the answered, in time. */
  onTime: number
}

/** Whether a cadence asks for a value in the n-th of a year's cycles. */
export function isDueIn(cadence: Cadence, number: number, cycles: number): boolean {
  if (cadence === 'yearly') return number === cycles
  if (cadence === 'twice_a_year') return number === cycles || number === Math.ceil(cycles / 2)
  return true
}

/** Where one metric stands in a cycle; null where nothing is logged. */
export function collectionStateOf(
  logged: Logged | null,
  { isDue, cycle, today }: { isDue: boolean; cycle: CycleTimes; today: CalendarDate },
): CollectionState {
  if (logged?.hasValue) return daysLate(cycle, logged.firstOn) > 0 ? 'logged_late' : 'logged'
  if (logged) return logged.missing === 'not_due' ? 'not_due' : 'missing'
  if (!isDue) return 'not_due'
  return daysLate(cycle, today) > 0 ? 'late' : 'awaited'
}

/** Whether nothing is said of something that is due. */
export function isSilent(state: CollectionState): boolean {
  return state === 'awaited' || state === 'late'
}

/** Counts of what is due, answered, and answered in time. */
export function countCollection(states: readonly CollectionState[]): CollectionCounts {
  const due = states.filter((state) => state !== 'not_due')
  const answered = due.filter((state) => !isSilent(state))
  const onTime = answered.filter((state) => state !== 'logged_late')
  return { due: due.length, answered: answered.length, onTime: onTime.length }
}
