/** The calendar day and the hour of a moment. */

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

const hours = new Map<string, Intl.DateTimeFormat>()

/** The hour of the day, 0 to 23, that a moment falls in in a time zone. */
export function hourIn(timeZone: string, moment: Date): number {
  const formatter =
    hours.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone, hour: '2-digit', hourCycle: 'h23' })
  hours.set(timeZone, formatter)
  return Number(formatter.format(moment))
}
