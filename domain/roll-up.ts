/**
 * Adding observations up: over time within a cycle, over sites, and over the
 * cycles of a year, each kind by its own rule. Source: rules.md, section 2.
 */

import type { Measure, MissingCode } from './measure.ts'
import { lastValueStands } from './measure.ts'
import type { Parts, RolledObservation } from './parts.ts'
import { NO_PARTS } from './parts.ts'
import type { Amount } from './roll-up-amount.ts'
import { hasReached, total } from './roll-up-amount.ts'
import { rollUpSite } from './roll-up-site.ts'

export type { Parts, RolledObservation } from './parts.ts'

/**
 * The parts of each site within one cycle.
 *
 * Shape: site id to parts; the empty id is the district as one place.
 */
export function rollUpSites(
  measure: Measure,
  observations: Iterable<RolledObservation>,
): Map<string, Parts> {
  const sites = Map.groupBy(observations, (observation) => observation.siteId ?? '')
  return new Map(Array.from(sites, ([site, own]) => [site, rollUpSite(measure, own)]))
}

/**
 * The parts of all sites together within one cycle.
 *
 * A milestone of one place keeps its stage; of several, it counts the sites
 * that reached the target stage. A metric that expects several sites has
 * several places however few reported, so pass the metric, not only its measure.
 */
export function rollUpMetric(
  measure: Measure & { siteIds?: readonly string[] },
  sites: ReadonlyMap<string, Parts>,
): Parts {
  const places = Array.from(sites.values())
  const counted = places.filter((place) => place.numerator !== null || place.obstacle !== null)
  if (counted.length === 0)
    return {
      ...NO_PARTS,
      missing: mostSaid(places, Math.max(sites.size, measure.siteIds?.length ?? 0)),
    }

  const used = usedOf(counted)
  const obstacle = counted.find((place) => place.obstacle !== null)?.obstacle
  if (obstacle) return { ...used, obstacle }
  if (counted.length > 1 && counted.includes(sites.get('') ?? NO_PARTS)) {
    return {
      ...used,
      obstacle:
        'cannot be combined: some values are of the whole district and some of single sites',
    }
  }
  const several = Math.max(sites.size, measure.siteIds?.length ?? 0) > 1
  return { ...used, ...overSites(measure, counted, several) }
}

/**
 * The parts of several cycles together: the year to date.
 *
 * Shape: `parts` in the order of the cycles.
 */
export function addCycles(measure: Measure, parts: readonly Parts[]): Parts {
  const counted = parts.filter((cycle) => cycle.numerator !== null || cycle.obstacle !== null)
  const last = counted.at(-1)
  if (!last) {
    return parts.findLast((cycle) => cycle.missing !== null) ?? NO_PARTS
  }
  if (measure.kind !== null && lastValueStands(measure.kind)) return last

  const used = usedOf(counted)
  const obstacle = counted.find((cycle) => cycle.obstacle !== null)?.obstacle
  return obstacle ? { ...used, obstacle } : { ...used, ...total(counted) }
}

/**
 * The number the parts make. The one place that divides.
 *
 * Unit: the metric's own, unrounded; a rate is `rateBase` × numerator / denominator.
 */
export function actualOf(measure: Measure, parts: Parts): number | null {
  const { numerator, denominator } = parts
  if (measure.kind === null || numerator === null || parts.obstacle !== null) return null
  switch (measure.kind) {
    case 'count':
    case 'milestone':
      return numerator
    case 'rate':
    case 'yes_no':
      return denominator ? (measure.rateBase * numerator) / denominator : null
    case 'score':
      return denominator ? numerator / denominator : null
    case 'level':
      return denominator === null ? numerator : numerator / denominator
  }
}

function overSites(measure: Measure, places: readonly Parts[], several: boolean): Amount {
  if (measure.kind === 'milestone' && several) {
    return {
      numerator: places.filter((place) => hasReached(measure, place)).length,
      denominator: null,
    }
  }
  const sum = total(places)
  if (measure.kind === 'level' && measure.acrossSites === 'mean') {
    return { ...sum, denominator: places.length }
  }
  return sum
}

function usedOf(parts: readonly Parts[]): Parts {
  const dates = parts.flatMap((one) => one.lastOn ?? [])
  return {
    ...NO_PARTS,
    observations: parts.reduce((count, one) => count + one.observations, 0),
    lastOn: dates.toSorted().at(-1) ?? null,
  }
}

// Sites may give different reasons; the one most of them gave speaks for the metric. Not being
// due speaks only when no place owes anything, or one site would excuse the silent ones.
function mostSaid(places: readonly Parts[], expected: number): MissingCode | null {
  const said = Map.groupBy(
    places.flatMap((place) => place.missing ?? []),
    (code) => code,
  )
  const [notDue, ended] = [said.get('not_due') ?? [], said.get('discontinued') ?? []]
  if (notDue.length > 0 && notDue.length + ended.length >= expected) return 'not_due'
  said.delete('not_due')
  const ranked = Array.from(said).toSorted(
    ([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1),
  )
  return ranked[0]?.[0] ?? null
}
