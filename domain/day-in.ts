/** The calendar day of a moment. */

import type { CalendarDate } from './calendar.ts'
import { calendarDate } from './calendar.ts'

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
