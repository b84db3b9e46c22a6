/** The equally long periods whose values are the points of a chart. */

import type { CalendarDate, Cycle, SchoolYear } from '../calendar.ts'
import { boundsOf, calendarDate, endOfMonth, monthsOf } from '../calendar.ts'
import type { Cadence } from '../measure.ts'
import { isDue } from '../pace.ts'

export interface Period {
  /** `Oct 2022`, `Q2 2022–23`, `Q1–Q2 2022–23`. */
  name: string
  startsOn: CalendarDate
  /** Inclusive. */
  endsOn: CalendarDate
}

const MONTHS = [
  'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec',
] as const // prettier-ignore

/**
 * The periods of a school year in which a cadence asks for a value: calendar months when it is
 * monthly, else the cycles, joined where it asks for less than one value a cycle.
 */
export function periodsOf(cadence: Cadence, year: SchoolYear, cycles: readonly Cycle[]): Period[] {
  return cadence === 'monthly' ? monthPeriods(year) : cyclePeriods(cadence, year, cycles)
}

function monthPeriods(year: SchoolYear): Period[] {
  return monthsOf(boundsOf(year)).map((month) => {
    const startsOn = calendarDate(`${month}-01`)
    const name = `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`
    return { name, startsOn, endsOn: endOfMonth(startsOn) }
  })
}

function cyclePeriods(cadence: Cadence, year: SchoolYear, cycles: readonly Cycle[]): Period[] {
  const periods: Period[] = []
  let waiting: Cycle[] = []
  for (const cycle of cycles.toSorted((a, b) => a.number - b.number)) {
    waiting.push(cycle)
    const [first] = waiting
    if (!first || !isDue(cadence, cycle.number, cycles.length)) continue
    const name = first === cycle ? cycle.name : `${first.name}–${cycle.name}`
    periods.push({
      name: `${name} ${year.replace('-', '–')}`,
      startsOn: first.startsOn,
      endsOn: cycle.endsOn,
    })
    waiting = []
  }
  return periods
}
