/** The demonstration's two school years, its cycles with their meetings, and its last day. */

import type { SchoolYear } from '../../domain/calendar.ts'
import { calendarDate, defaultCycles, schoolYear } from '../../domain/calendar.ts'
import type { NewCycle } from '../cycles.ts'

/** The years that the demonstration tells of. */
export const YEAR_BEFORE = schoolYear('2021-22')
export const THIS_YEAR = schoolYear('2022-23')

/** The moment at which the story ends, in the afternoon of 10 February 2023 in Los Angeles. */
export const DEMO_NOW = new Date('2023-02-10T23:30:00Z')

const MEETINGS: Record<string, readonly string[]> = {
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
