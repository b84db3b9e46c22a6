/** The typed targets of a metric at each cycle. */

import type { Metric } from '../domain/plan.ts'
import { recordChange, withChanges } from './changes.ts'
import { listCycles } from './cycles.ts'
import { readMetrics, toMetric, toRecorded } from './metric-rows.ts'
import type { Writing } from './writing.ts'

/**
 * Replaces a metric's typed targets, by cycle id; a cycle without one is on the straight line.
 *
 * Errors: undefined when the metric is absent; `unknown_cycle` when a cycle is of another year.
 */
export async function setMilestoneTargets(
  writing: Writing,
  metricId: string,
  targets: Record<string, number>,
  reason?: string,
): Promise<Metric | 'unknown_cycle' | undefined> {
  const { tx } = writing
  const [before] = await readMetrics(tx, { id: metricId })
  if (!before) return undefined
  const cycles = await listCycles(tx, before.schoolYear)
  const known = new Set(cycles.map(({ id }) => id))
  const rows = Object.entries(targets).map(([cycle_id, target]) => ({
    metric_id: metricId,
    cycle_id,
    target,
  }))
  if (!rows.every(({ cycle_id }) => known.has(cycle_id))) return 'unknown_cycle'

  const after = withChanges(before, { milestoneTargets: targets })
  await tx.deleteFrom('milestone_target').where('metric_id', '=', metricId).execute()
  if (rows.length > 0) await tx.insertInto('milestone_target').values(rows).execute()
  await tx
    .updateTable('metric')
    .set({ version: after.version })
    .where('id', '=', metricId)
    .execute()
  await recordChange(writing, {
    action: 'metric.set_milestones',
    entityId: metricId,
    before: toRecorded(before),
    after: toRecorded(after),
    reason,
    planId: after.planId,
    scopes: [after.schoolYear],
  })
  return toMetric(after)
}
