/** Metrics: what each one measures, and changes to that. */

import type { Metric } from '../domain/plan.ts'
import type { MetricFilter } from './metric-rows.ts'
import { readMetrics, toMetric } from './metric-rows.ts'
import type { Db } from './tables.ts'

/** A metric by its id; a removed one only when asked for. */
export async function findMetric(
  db: Db,
  id: string,
  filter: Pick<MetricFilter, 'removed'> = {},
): Promise<Metric | undefined> {
  const [stored] = await readMetrics(db, { id, ...filter })
  return stored && toMetric(stored)
}

/** The metrics that fit, in the order of print; removed ones only when asked for. */
export async function listMetrics(db: Db, filter: MetricFilter = {}): Promise<Metric[]> {
  const stored = await readMetrics(db, filter)
  return stored.map(toMetric)
}
