/**
 * Calendar dates on a time axis. Chart.js counts in local time, so a date is placed at
 * local noon and read back by its local parts: it is the same day in every time zone.
 */

import type { CalendarDate } from '../../../domain/calendar.ts'
import { calendarDate } from '../../../domain/calendar.ts'

/** The middle of the day, where a value stands. */
export function noon(date: CalendarDate): number {
  return local(date, 12)
}

/** The start of the day, where a cycle begins. */
export function dayStart(date: CalendarDate): number {
  return local(date, 0)
}

/** The end of the day, where a cycle ends. */
export function dayEnd(date: CalendarDate): number {
  return local(date, 24)
}

/** The calendar date a moment of the axis falls on. */
export function dateAt(moment: number): CalendarDate {
  const date = new Date(moment)
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  return calendarDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`)
}

function local(date: CalendarDate, hour: number): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(year, month - 1, day, hour).getTime()
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0')
}
