/** Calendar days as the district sees them. */

import type { CalendarDate } from '../domain/calendar.ts'
import { calendarDate } from '../domain/calendar.ts'

/** In milliseconds. */
const MINUTE = 60_000

// Making a formatter costs more than everything else a small answer needs.
const formatters = new Map<string, Intl.DateTimeFormat>()

/** The day that a moment falls on in a time zone. */
export function dayIn(timeZone: string, moment: Date): CalendarDate {
  const formatter =
    formatters.get(timeZone) ??
    // The Canadian locale is the one that writes dates as YYYY-MM-DD.
    new Intl.DateTimeFormat('en-CA', { timeZone })
  formatters.set(timeZone, formatter)
  return calendarDate(formatter.format(moment))
}

/** The first minute of a day in a time zone. */
export function startOf(timeZone: string, day: CalendarDate): Date {
  const noon = Date.parse(`${day}T12:00:00Z`) / MINUTE
  // No zone is more than 14 hours from UTC, so the day begins between these two.
  let [before, after] = [noon - 27 * 60, noon + 3 * 60]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (dayIn(timeZone, new Date(middle * MINUTE)) < day) before = middle
    else after = middle
  }
  return new Date(after * MINUTE)
}
