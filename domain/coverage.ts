/** With how many of the expected places a value was made. Source: rules.md, section 2. */

import type { CalendarDate } from './calendar.ts'
import { monthsOf } from './calendar.ts'
import type { Measure } from './measure.ts'
import { lastValueStands } from './measure.ts'
import type { RolledObservation } from './parts.ts'
import { byTime } from './parts.ts'

/** With how many of the expected places (and months) a value was made. */
export interface Coverage {
  have: number
  expected: number
}

/** Days from first to last, both inclusive. */
interface Period {
  startsOn: CalendarDate
  endsOn: CalendarDate
}

/**
 * The coverage of a metric in one cycle.
 *
 * Unit: places; place-months when a kind that adds is measured monthly.
 * A place said to be `not_due` or `discontinued` is not expected; among
 * months, `not_due` excuses its own month and `discontinued` the later ones
 * too. Without expected sites, the places that reported are the expected ones.
 */
export function coverageOf(
  measure: Pick<Measure, 'kind' | 'cadence'>,
  siteIds: readonly string[],
  observations: Iterable<RolledObservation>,
  cycle: Period,
): Coverage {
  const inCycle = Array.from(observations).filter(
    ({ observedOn }) => cycle.startsOn <= observedOn && observedOn <= cycle.endsOn,
  )
  const byPlace = Map.groupBy(inCycle, ({ siteId }) => siteId ?? '')
  const reported = byPlace.size > 0 ? Array.from(byPlace.keys()) : ['']
  const places = siteIds.length > 0 ? siteIds : reported

  const coverages = places.map((place) => {
    const own = byPlace.get(place) ?? []
    if (isExcused(own)) return { have: 0, expected: 0 }
    return countsMonths(measure) ? coverageOfMonths(own, cycle) : coverageOfPlace(own)
  })
  return {
    have: coverages.reduce((sum, { have }) => sum + have, 0),
    expected: coverages.reduce((sum, { expected }) => sum + expected, 0),
  }
}

/** Whether coverage is counted in months and not only in places. */
export function countsMonths({ kind, cadence }: Pick<Measure, 'kind' | 'cadence'>): boolean {
  return cadence === 'monthly' && kind !== null && !lastValueStands(kind)
}

// A place that has a value, or whose latest reason is another one, stays expected.
function isExcused(own: readonly RolledObservation[]): boolean {
  if (own.some(hasValue)) return false
  const last = own.toSorted(byTime).at(-1)
  return last?.missing === 'not_due' || last?.missing === 'discontinued'
}

function coverageOfPlace(own: readonly RolledObservation[]): Coverage {
  return { have: own.some(hasValue) ? 1 : 0, expected: 1 }
}

function coverageOfMonths(own: readonly RolledObservation[], cycle: Period): Coverage {
  const monthsSaying = (isOne: (observation: RolledObservation) => boolean) =>
    own.filter(isOne).map(({ observedOn }) => observedOn.slice(0, 7))
  const have = new Set(monthsSaying(hasValue))
  const notDue = new Set(monthsSaying(({ missing }) => missing === 'not_due'))
  const ended = monthsSaying(({ missing }) => missing === 'discontinued').toSorted()[0]

  const expected = monthsOf(cycle).filter(
    (month) => have.has(month) || !(notDue.has(month) || (ended !== undefined && month >= ended)),
  )
  return { have: have.size, expected: expected.length }
}

function hasValue({ missing }: RolledObservation): boolean {
  return missing === null
}
