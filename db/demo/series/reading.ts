/** Readings: what the demonstration's people observed, as a form would send it. */

import type { CalendarDate } from '../../../domain/calendar.ts'
import { calendarDate, daysAfter, endOfMonth, monthsOf } from '../../../domain/calendar.ts'
import type { ObservationDraft } from '../../../domain/observation.ts'
import type { SurveyDraft } from '../../../domain/survey.ts'
import { DEMO_ACTORS } from '../organisation.ts'

/** One value, and the day on which it was entered if that was not the usual one. */
export interface Reading extends ObservationDraft {
  recordedOn?: string
}

/** The readings of one metric. */
export interface Series {
  metricId: string
  actor: (typeof DEMO_ACTORS)[keyof typeof DEMO_ACTORS]
  /** Entered after each month, or after each quarter. */
  rhythm: 'month' | 'quarter'
  readings: Reading[]
}

/** The last days of the months from one to another, `2021-07`, both included. */
export function monthEnds(first: string, last: string): CalendarDate[] {
  const period = { startsOn: calendarDate(`${first}-01`), endsOn: calendarDate(`${last}-01`) }
  return monthsOf(period).map((month) => endOfMonth(calendarDate(`${month}-01`)))
}

/** One reading at the end of each month; null leaves the month out. */
export function monthly<T>(
  first: string,
  values: readonly (T | null)[],
  toReading: (value: T) => Omit<Reading, 'observedOn'>,
): Reading[] {
  let day = endOfMonth(calendarDate(`${first}-01`))
  return values.flatMap((given) => {
    const observedOn = day
    day = endOfMonth(daysAfter(day, 1))
    return given === null ? [] : [{ observedOn, ...toReading(given) }]
  })
}

/** One reading for each of several groups on a day. */
export function byGroup<T>(
  observedOn: string,
  values: Record<string, T>,
  toReading: (value: T) => Omit<Reading, 'observedOn' | 'group'>,
): Reading[] {
  return Object.entries(values).map(([group, given]) => ({
    observedOn,
    group,
    ...toReading(given),
  }))
}

/** The fields of a rate, from `[numerator, denominator]`. */
export function share([numerator, denominator]: readonly [number, number]) {
  return { numerator, denominator }
}

/** The fields of a score, from `[mean, answers]`. */
export function score([mean, n]: readonly [number, number]) {
  return { mean, n }
}

/** A reading with the survey it comes from: how many were invited, and what else is known of it. */
export function surveyed<R>(reading: R, invited: number, rest: Omit<SurveyDraft, 'invited'> = {}) {
  return { ...reading, survey: { invited, ...rest } }
}

/** The field of a count or level. */
export function value(amount: number) {
  return { value: amount }
}
