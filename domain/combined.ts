/** What the observations of a day or a month say together, by the metric's own rule. */

import type { CalendarDate, Cycle } from './calendar.ts'
import type { Measure } from './measure.ts'
import { lastValueStands } from './measure.ts'
import { isRunningTotal } from './pace.ts'
import type { Parts, RolledObservation } from './parts.ts'
import type { Metric } from './plan.ts'
import { actualOf, rollUpMetric, rollUpSites } from './roll-up.ts'

export interface Combined {
  /** In the metric's unit; null is no number, never 0. */
  value: number | null
  parts: Parts
  /** How many sites said something. */
  sites: number
  /** Whether there is no number because a sum lacks too many of its sites. */
  tooFewSites: boolean
}

export type CombinedMetric = Measure &
  Pick<Metric, 'siteIds'> & { coverageFloor: number; accumulates: boolean }

/**
 * The number that some observations make, the last of which is of the day `on`: a running total of
 * the year, the last values that still stand in their cycle, or what was said in these days alone.
 * `own` are some of `all`, oldest first.
 */
export function combine(
  metric: CombinedMetric,
  cycles: readonly Pick<Cycle, 'startsOn' | 'endsOn'>[],
  {
    all,
    own,
    on,
  }: { all: readonly RolledObservation[]; own: readonly RolledObservation[]; on: CalendarDate },
): Combined {
  const first = firstDay(metric, cycles, own, on)
  const counted = all.filter(({ observedOn }) => first <= observedOn && observedOn <= on)
  const sites = rollUpSites(metric, counted)
  const parts = rollUpMetric(metric, sites)
  const value = actualOf(metric, parts)
  const tooFewSites = value !== null && isPartialSum(metric, sites.size)
  return { value: tooFewSites ? null : value, parts, sites: sites.size, tooFewSites }
}

/** The first day of the observations that the number is made of. */
function firstDay(
  metric: CombinedMetric,
  cycles: readonly Pick<Cycle, 'startsOn' | 'endsOn'>[],
  own: readonly RolledObservation[],
  on: CalendarDate,
): string {
  if (isRunningTotal(metric)) return ''
  const first = own[0]?.observedOn ?? on
  const perSite = metric.siteIds.length > 0 || own.some(({ siteId }) => siteId !== null)
  // A site whose last value is of an earlier month still stands at it.
  if (!perSite || metric.kind === null || !lastValueStands(metric.kind)) return first
  const cycle = cycles.find(({ startsOn, endsOn }) => startsOn <= on && on <= endsOn)
  return cycle && cycle.startsOn < first ? cycle.startsOn : first
}

/** A sum without some of its sites is no smaller number, it is another one. */
function isPartialSum(metric: CombinedMetric, sites: number): boolean {
  const { kind, acrossSites, siteIds, coverageFloor } = metric
  const adds = kind === 'count' || (kind === 'level' && acrossSites === 'sum')
  return adds && !isRunningTotal(metric) && sites < coverageFloor * siteIds.length
}
