/** A cycle by site: which sites are furthest from the target, and which have no number. */

import type { Coverage } from '../../domain/coverage.ts'
import { coverageOf } from '../../domain/coverage.ts'
import type { Cycle, Metric, Series, SeriesPart, SiteSeries } from './series.ts'
import { day, toRolled } from './series.ts'

export interface SiteRow {
  site: Pick<SiteSeries, 'id' | 'name' | 'expected'>
  /** Undefined when the site said nothing in the cycle. */
  part: SeriesPart | undefined
  /**
   * How far beyond the target in the good direction, in the metric's unit; negative when
   * short. Null without a number, or where one site's value has no target of its own.
   */
  beyond: number | null
}

/** The sites of a metric in a cycle: furthest from the target first, those without a number last. */
export function siteRows({ metric, sites }: Series, cycleId: string): SiteRow[] {
  const rows = sites
    .map(({ cycles, ...site }): SiteRow => {
      const part = cycles.find((one) => one.cycleId === cycleId)
      const value = part?.value ?? null
      const beyond = value === null || !hasSiteTarget(metric) ? null : distanceBeyond(metric, value)
      return { site, part, beyond }
    })
    .filter(({ site, part }) => site.expected || part)
  return rows.toSorted((a, b) => rank(a) - rank(b) || byValue(a, b) || byName(a, b))
}

export interface SiteCoverage extends Coverage {
  name: string
}

/** Sites with fewer values in a cycle than expected of them, by name. */
export function sitesShort({ metric, sites, observations }: Series, cycle: Cycle): SiteCoverage[] {
  const rolled = observations.map(toRolled)
  const dated = { startsOn: day(cycle.startsOn), endsOn: day(cycle.endsOn) }
  return sites
    .filter(({ expected }) => expected)
    .map(({ id, name }) => {
      const own = rolled.filter(({ siteId }) => siteId === id)
      return { name, ...coverageOf(metric, [id], own, dated) }
    })
    .filter(({ have, expected }) => have < expected)
}

/**
 * Whether the district's target is also each site's: sums are not, a district's 8,000
 * accounts are nobody's target alone.
 */
export function hasSiteTarget({ kind, acrossSites, target, direction, baseline }: Metric): boolean {
  if (direction === 'keep' ? baseline === null : target === null) return false
  if (kind === 'level') return acrossSites === 'mean'
  return kind === 'rate' || kind === 'score' || kind === 'yes_no'
}

function distanceBeyond(metric: Metric, value: number): number {
  const { direction, baseline, target, targetHigh } = metric
  const goal = (direction === 'keep' ? baseline : target) ?? 0
  switch (direction) {
    case 'up':
    case 'at_least':
      return value - goal
    case 'down':
    case 'at_most':
      return goal - value
    case 'between':
      return Math.min(value - goal, (targetHigh ?? goal) - value, 0)
    case 'exactly':
    case 'keep':
      return -Math.abs(value - goal) || 0
  }
}

function rank({ part, beyond }: SiteRow): number {
  if (part === undefined || part.value === null) return Number.MAX_VALUE
  return beyond ?? 0
}

function byValue({ part: a }: SiteRow, { part: b }: SiteRow): number {
  return (a?.value ?? 0) - (b?.value ?? 0)
}

function byName({ site: a }: SiteRow, { site: b }: SiteRow): number {
  return a.name < b.name ? -1 : 1
}
