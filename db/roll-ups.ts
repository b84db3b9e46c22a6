/** What is kept of each metric's cycle, so that the dashboard never reads history. Recomputed, never added to. */

import type { Cycle, SchoolYear } from '../domain/calendar.ts'
import { schoolYearFrom } from '../domain/calendar.ts'
import { coverageOf } from '../domain/coverage.ts'
import type { RolledObservation } from '../domain/parts.ts'
import type { Metric } from '../domain/plan.ts'
import { rollUpMetric, rollUpSites } from '../domain/roll-up.ts'
import { listCycles } from './cycle-rows.ts'
import { readMetrics, toMetric } from './metric-rows.ts'
import type { Cell, SiteParts } from './roll-up-rows.ts'
import { toRollUpRow, toSiteParts, toSiteRow } from './roll-up-rows.ts'
import { listRolled } from './rolled-observations.ts'
import type { Db } from './tables.ts'
import type { Writing } from './writing.ts'

const ROWS_A_STATEMENT = 100

/** Makes one metric's cycle agree with its standing observations. */
export async function recomputeCell({ tx }: Writing, metric: Metric, cycle: Cycle): Promise<void> {
  const observations = await listRolled(tx, metric.id, cycle)
  const rolled = rollUpCell(metric, cycle, observations)
  await tx
    .deleteFrom('site_roll_up')
    .where('metric_id', '=', metric.id)
    .where('cycle_id', '=', cycle.id)
    .execute()
  if (!rolled) {
    await tx
      .deleteFrom('roll_up')
      .where('school_year', '=', metric.schoolYear)
      .where('metric_id', '=', metric.id)
      .where('cycle_id', '=', cycle.id)
      .execute()
    return
  }
  const { metric_id, cycle_id, school_year, ...changing } = toRollUpRow(metric, rolled.cell)
  await tx
    .insertInto('roll_up')
    .values({ metric_id, cycle_id, school_year, ...changing })
    .onConflict((oc) => oc.columns(['school_year', 'metric_id', 'cycle_id']).doUpdateSet(changing))
    .execute()
  await insertSiteParts(tx, rolled.sites)
}

/**
 * Makes every cycle of a metric agree with its observations: after its measure
 * or its sites changed.
 *
 * Errors: none; an absent metric has nothing to agree.
 */
export async function recomputeMetric(writing: Writing, metricId: string): Promise<void> {
  const stored = await readMetrics(writing.tx, { id: metricId, removed: 'included' })
  for (const metric of stored.map(toMetric)) {
    const cycles = await listCycles(writing.tx, metric.schoolYear)
    for (const cycle of cycles) await recomputeCell(writing, metric, cycle)
    touchYear(writing, metric.schoolYear)
  }
}

/**
 * Files a school year's observations under the cycles their days are in, every
 * version of them, and rolls the year up again: after a cycle's dates moved.
 */
export async function refileObservations(writing: Writing, year: SchoolYear): Promise<void> {
  const { tx } = writing
  const cycles = await listCycles(tx, year)
  for (const cycle of cycles) {
    await tx
      .updateTable('observation')
      .set({ cycle_id: cycle.id })
      .where('school_year', '=', year)
      .where('observed_on', '>=', cycle.startsOn)
      .where('observed_on', '<=', cycle.endsOn)
      .where('cycle_id', '<>', cycle.id)
      .execute()
  }
  const stored = await readMetrics(tx, { schoolYear: year, removed: 'included' })
  for (const metric of stored.map(toMetric)) {
    for (const cycle of cycles) await recomputeCell(writing, metric, cycle)
  }
  touchYear(writing, year)
}

/** Each site's parts of a metric, by cycle and site. */
export async function listSiteParts(db: Db, metricId: string): Promise<SiteParts[]> {
  const rows = await db
    .selectFrom('site_roll_up')
    .selectAll()
    .where('metric_id', '=', metricId)
    .orderBy('cycle_id')
    .orderBy('site_id')
    .execute()
  return rows.map(toSiteParts)
}

/** One metric's cycle made from its observations; undefined when there are none. */
export function rollUpCell(
  metric: Metric,
  cycle: Cycle,
  observations: readonly RolledObservation[],
): { cell: Cell; sites: SiteParts[] } | undefined {
  if (observations.length === 0) return undefined
  const sites = rollUpSites(metric, observations)
  const of = { metricId: metric.id, cycleId: cycle.id }
  return {
    cell: {
      ...of,
      cycleNumber: cycle.number,
      parts: rollUpMetric(metric, sites),
      ...coverageOf(metric, metric.siteIds, observations, cycle),
    },
    sites: Array.from(sites, ([siteId, parts]) => ({ ...of, siteId, parts })),
  }
}

/** Tells readers of a year, and of the next, which shows the same cycle of the year before. */
export function touchYear({ touch }: Writing, year: SchoolYear): void {
  touch(year)
  touch(schoolYearFrom(Number(year.slice(0, 4)) + 1))
}

async function insertSiteParts(db: Db, sites: SiteParts[]): Promise<void> {
  const rows = sites.map(toSiteRow)
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    await db
      .insertInto('site_roll_up')
      .values(rows.slice(at, at + ROWS_A_STATEMENT))
      .execute()
  }
}
