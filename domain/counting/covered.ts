/** Which days the counted rows are of, and which cycles they fill. */

import type { CalendarDate, Cycle } from '../calendar.ts'
import { daysAfter, schoolYearOf } from '../calendar.ts'
import type { Period } from './period.ts'
import { cycleAround } from './place.ts'

export interface Covered extends Period {
  cycles: {
    id: string
    /** The part of the cycle between the first and the last row. */
    startsOn: CalendarDate
    endsOn: CalendarDate
    /** Whether that is the whole cycle. */
    filled: boolean
  }[]
}

const MOST_CYCLES = 60

/** The cycles that some days touch. */
export function coveredBy(days: Period, cycles: readonly Cycle[]): Covered {
  const touched: Covered['cycles'] = []
  let day = days.startsOn
  while (day <= days.endsOn && touched.length < MOST_CYCLES) {
    const cycle = cycleAround(day, cycles)
    if (!cycle) break
    const startsOn = cycle.startsOn > days.startsOn ? cycle.startsOn : days.startsOn
    const endsOn = cycle.endsOn < days.endsOn ? cycle.endsOn : days.endsOn
    const filled = startsOn === cycle.startsOn && endsOn === cycle.endsOn
    touched.push({ id: cycle.id, startsOn, endsOn, filled })
    day = daysAfter(cycle.endsOn, 1)
  }
  return { ...days, cycles: touched }
}

/** The school years that some days are in, first to last. */
export function schoolYearsOf({ startsOn, endsOn }: Period): number {
  return Number(schoolYearOf(endsOn).slice(0, 4)) - Number(schoolYearOf(startsOn).slice(0, 4)) + 1
}
