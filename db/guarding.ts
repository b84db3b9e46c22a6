/**
 * How strictly metrics are guarded at an earlier moment: as then and as today, whichever is
 * stricter, so that nobody reads in the past what was found to need hiding since.
 */

import type { PrivacyClass } from '../domain/measure.ts'
import { PRIVACY_CLASSES } from '../domain/measure.ts'
import type { Metric } from '../domain/plan.ts'
import { thresholdFor } from '../domain/privacy/population.ts'
import { SMALLEST_GROUP } from '../domain/privacy/suppress.ts'
import { chunksOf } from './chunks.ts'
import type { DistrictCycle } from './cycle-rows.ts'
import { listEveryCycle } from './cycle-rows.ts'
import { lookBack } from './look-back.ts'
import type { StoredMetric } from './metric-rows.ts'
import { readMetrics } from './metric-rows.ts'
import type { Db } from './tables.ts'

export interface Guarding {
  classOf: (metric: Pick<Metric, 'id' | 'privacyClass'>) => PrivacyClass
  thresholdOf: (metric: Pick<Metric, 'id' | 'privacyClass'>) => number
  /** The calendar that observations are filed by; empty where it is today's. */
  cycles: DistrictCycle[]
  /** The cycles in which a metric adds up other observations than it does today, or in another way. */
  addsUpOtherwise: (metric: Metric) => string[]
}

/** How strictly metrics, as they stood after a ledger number, are guarded. */
export async function readGuarding(
  db: Db,
  metrics: readonly Metric[],
  asOf: number | undefined,
): Promise<Guarding> {
  const smallestToday = await readSmallest(db)
  if (asOf === undefined) return asToday(smallestToday)
  const then = lookBack(db, asOf)
  const smallest = Math.max(smallestToday, await readSmallest(then))
  const cycles = await listEveryCycle(then)
  const today = await readToday(db, metrics)
  const moved = movedOf(cycles, await listEveryCycle(db))
  const classOf: Guarding['classOf'] = ({ id, privacyClass }) =>
    stricter(privacyClass, today.get(id)?.privacyClass ?? privacyClass)
  return {
    classOf,
    thresholdOf: (metric) => thresholdFor(classOf(metric), smallest),
    cycles,
    addsUpOtherwise: (metric) => {
      const now = today.get(metric.id)
      return now && waysOf(now) !== waysOf(metric) ? cycles.map(({ id }) => id) : moved
    },
  }
}

function asToday(smallest: number): Guarding {
  return {
    classOf: ({ privacyClass }) => privacyClass,
    thresholdOf: ({ privacyClass }) => thresholdFor(privacyClass, smallest),
    cycles: [],
    addsUpOtherwise: () => [],
  }
}

async function readSmallest(db: Db): Promise<number> {
  const row = await db.selectFrom('district').select('smallest_group').executeTakeFirst()
  return row?.smallest_group ?? SMALLEST_GROUP
}

async function readToday(db: Db, metrics: readonly Metric[]): Promise<Map<string, StoredMetric>> {
  const today = new Map<string, StoredMetric>()
  for (const some of chunksOf(metrics)) {
    const ids = some.map(({ id }) => id)
    for (const one of await readMetrics(db, { ids, removed: 'included' })) today.set(one.id, one)
  }
  return today
}

function stricter(one: PrivacyClass, other: PrivacyClass): PrivacyClass {
  return PRIVACY_CLASSES.indexOf(one) > PRIVACY_CLASSES.indexOf(other) ? one : other
}

/** The cycles that had other days. */
function movedOf(then: readonly DistrictCycle[], today: readonly DistrictCycle[]): string[] {
  const daysOf = new Map(today.map(({ id, startsOn, endsOn }) => [id, `${startsOn} ${endsOn}`]))
  return then
    .filter(({ id, startsOn, endsOn }) => daysOf.get(id) !== `${startsOn} ${endsOn}`)
    .map(({ id }) => id)
}

/** What decides which observations a total is made of, and how. */
function waysOf(metric: Omit<Metric, 'coverageFloor'>): string {
  const { kind, siteIds, accumulates, acrossSites, groupsOverlap } = metric
  return JSON.stringify([kind, siteIds, accumulates, acrossSites, groupsOverlap])
}
