/** The demonstration's three school years, its cycles with their meetings, and its last day. */

import type { CalendarDate, SchoolYear } from '../../domain/calendar.ts'
import {
  calendarDate,
  daysAfter,
  daysBetween,
  defaultCycles,
  schoolYear,
} from '../../domain/calendar.ts'
import type { NewCycle } from '../cycles.ts'

/** The years that the demonstration tells of; of the first only a few monthly series. */
export const FIRST_YEAR = schoolYear('2020-21')
export const YEAR_BEFORE = schoolYear('2021-22')
export const THIS_YEAR = schoolYear('2022-23')

/** The moment at which the story ends, in the afternoon of 10 February 2023 in Los Angeles. */
export const DEMO_NOW = new Date('2023-02-10T23:30:00Z')

/** The day on which the plans of a year were entered. */
export const PLANS_ENTERED_ON: Record<string, CalendarDate> = {
  [FIRST_YEAR]: calendarDate('2020-08-20'),
  [YEAR_BEFORE]: calendarDate('2021-08-19'),
  [THIS_YEAR]: calendarDate('2022-08-26'),
}

const MEETINGS: Record<string, readonly string[]> = {
  [FIRST_YEAR]: ['2020-11-18', '2021-02-17', '2021-05-12', '2021-08-11'],
  [YEAR_BEFORE]: ['2021-11-17', '2022-02-16', '2022-05-11', '2022-08-10'],
  [THIS_YEAR]: ['2022-11-16', '2023-02-15', '2023-05-10', '2023-08-09'],
}

/** A year's quarters, each with the day of its leadership meeting. */
export function cyclesWithMeetings(year: SchoolYear): NewCycle[] {
  return defaultCycles(year).map((cycle, index) => {
    const meetingOn = MEETINGS[year]?.[index]
    return { ...cycle, ...(meetingOn !== undefined && { meetingOn: calendarDate(meetingOn) }) }
  })
}

const A_MONDAY = calendarDate('2021-07-05')
const SATURDAY = 5

/** The days since Monday: 0 for a Monday, 6 for a Sunday. */
export function daysSinceMonday(day: CalendarDate): number {
  return ((daysBetween(A_MONDAY, day) % 7) + 7) % 7
}

/** The day itself, or the Monday after a weekend. */
export function workdayFrom(day: CalendarDate): CalendarDate {
  const since = daysSinceMonday(day)
  return since < SATURDAY ? day : daysAfter(day, 7 - since)
}
