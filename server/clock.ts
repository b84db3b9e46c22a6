/** Calendar days as the district sees them. */

import type { CalendarDate } from '../domain/calendar.ts'
import { dayIn } from '../domain/day-in.ts'

export { dayIn }

/** In milliseconds. */
const MINUTE = 60_000

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
