/** Calendar days as the district sees them. */

import type { CalendarDate } from '../domain/calendar.ts'
import { calendarDate } from '../domain/calendar.ts'

/** The day that a moment falls on in a time zone. */
export function dayIn(timeZone: string, moment: Date): CalendarDate {
  // The Canadian locale is the one that writes dates as YYYY-MM-DD.
  return calendarDate(new Intl.DateTimeFormat('en-CA', { timeZone }).format(moment))
}
