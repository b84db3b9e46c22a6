/** Metrics: what each one measures, and changes to that. */

import type { Metric } from '../domain/plan.ts'
import { findAction } from './actions.ts'
import type { Changes } from './changes.ts'
import { recordChange, withChanges } from './changes.ts'
import { newId } from './ids.ts'
import type { MetricFields } from './metric-fields.ts'
import { letterAt, newMeasure } from './metric-fields.ts'
import type { MetricFilter, StoredMetric } from './metric-rows.ts'
import { insertSites, readMetrics, toMetric, toMetricRow, toRecorded } from './metric-rows.ts'
import { findPlanScope } from './plan-tree.ts'
import { deletePartsOf, findUses } from './plan-uses.ts'
import { recomputeMetric } from './roll-ups.ts'
import type { Db, Transaction } from './tables.ts'
import type { Writing } from './writing.ts'

export type { MetricFields }
export { newMeasure }

/** A metric to add, last under its action; it takes the next letter unless it has one. */
export type NewMetric = Pick<Metric, 'actionId' | 'text'> &
  Changes<Pick<Metric, 'id' | 'letter'> & MetricFields>

export type MetricChanges = Changes<Pick<Metric, 'letter' | 'text'> & MetricFields>

/** What a change to a metric goes by. */
export interface MetricEdit {
  expectedVersion: number
  /** Needed once the metric has observations. */
  reason?: string | undefined
}

/** A metric by its id; a removed one only when asked for. */
export async function findMetric(
  db: Db,
  id: string,
  filter: Pick<MetricFilter, 'removed'> = {},
): Promise<Metric | undefined> {
  const stored = await findStored(db, id, filter)
  return stored && toMetric(stored)
}

/** The metrics that fit, in the order of print; removed ones only when asked for. */
export async function listMetrics(db: Db, filter: MetricFilter = {}): Promise<Metric[]> {
  const stored = await readMetrics(db, filter)
  return stored.map(toMetric)
}

/**
 * Adds a metric.
 *
 * Errors: undefined when the action is absent or the id is taken;
 * `unknown_reference` when a site or the continued metric does not exist.
 */
export async function insertMetric(
  writing: Writing,
  metric: NewMetric,
): Promise<Metric | 'unknown_reference' | undefined> {
  const { tx } = writing
  const action = await findAction(tx, metric.actionId)
  const plan = action && (await findPlanScope(tx, action.planId))
  if (!plan) return undefined
  const position = (await lastPosition(tx, metric.actionId)) + 1
  const fields = { ...newMeasure(), id: newId(), letter: letterAt(position), version: 0 }
  const stored = {
    ...withChanges(fields, metric),
    ...plan,
    actionId: metric.actionId,
    planId: action.planId,
    text: metric.text,
    removed: false,
    position,
  }
  if (!(await hasReferences(tx, stored))) return 'unknown_reference'
  const row = await tx
    .insertInto('metric')
    .values(toMetricRow(stored))
    .onConflict((oc) => oc.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return undefined
  await insertSites(tx, stored)
  const after = await getStored(tx, stored.id)
  await record(writing, { action: 'metric.add', after })
  return toMetric(after)
}

/**
 * Changes a metric.
 *
 * Errors: undefined when absent, removed or stale; `reason_needed` when it has
 * observations; `unknown_reference` when a site or the continued metric does not exist.
 */
export async function updateMetric(
  writing: Writing,
  id: string,
  changes: MetricChanges,
  edit: MetricEdit,
): Promise<Metric | 'reason_needed' | 'unknown_reference' | undefined> {
  const { tx } = writing
  const before = await findStored(tx, id)
  if (before?.version !== edit.expectedVersion) return undefined
  const uses = await findUses(tx, { metricId: id })
  const observed = uses !== undefined && uses.observations > 0
  if (observed && !edit.reason) return 'reason_needed'
  const changed = withChanges(before, changes)
  if (!(await hasReferences(tx, changed))) return 'unknown_reference'

  await tx.updateTable('metric').set(toMetricRow(changed)).where('id', '=', id).execute()
  await tx.deleteFrom('metric_site').where('metric_id', '=', id).execute()
  await insertSites(tx, changed)
  const after = await getStored(tx, id)
  await record(writing, { action: 'metric.change', before, after, reason: edit.reason })
  if (observed) await recomputeMetric(writing, id)
  return toMetric(after)
}

/**
 * Takes a metric out of its plan: `removed` when the record refers to it, which
 * then stays readable, else `deleted`.
 *
 * Errors: undefined when absent, removed or stale; `reason_needed` when it has observations.
 */
export async function deleteMetric(
  writing: Writing,
  id: string,
  edit: MetricEdit,
): Promise<'deleted' | 'removed' | 'reason_needed' | undefined> {
  const { tx } = writing
  const before = await findStored(tx, id)
  if (before?.version !== edit.expectedVersion) return undefined
  const uses = await findUses(tx, { metricId: id })
  if (uses && uses.observations > 0 && !edit.reason) return 'reason_needed'

  if (!uses) {
    await deletePartsOf(tx, { metricId: id })
    await record(writing, { action: 'metric.remove', before, reason: edit.reason })
    return 'deleted'
  }
  const after = withChanges(before, { removed: true })
  await tx.updateTable('metric').set(toMetricRow(after)).where('id', '=', id).execute()
  await record(writing, { action: 'metric.remove', before, after, reason: edit.reason })
  return 'removed'
}

async function findStored(
  db: Db,
  id: string,
  filter: Pick<MetricFilter, 'removed'> = {},
): Promise<StoredMetric | undefined> {
  const [stored] = await readMetrics(db, { id, ...filter })
  return stored
}

async function getStored(tx: Transaction, id: string): Promise<StoredMetric> {
  const stored = await findStored(tx, id)
  if (!stored) throw new Error(`no metric ${id}`)
  return stored
}

async function lastPosition(tx: Transaction, actionId: string): Promise<number> {
  const row = await tx
    .selectFrom('metric')
    .select('position')
    .where('action_id', '=', actionId)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.position ?? 0
}

/** Whether every site and metric that a metric names exists. */
async function hasReferences(
  tx: Transaction,
  { siteIds, continuesId }: Pick<StoredMetric, 'siteIds' | 'continuesId'>,
): Promise<boolean> {
  const sites = await tx.selectFrom('site').select('id').execute()
  const known = new Set(sites.map(({ id }) => id))
  if (!siteIds.every((id) => known.has(id))) return false
  if (continuesId === null) return true
  return (await findStored(tx, continuesId, { removed: 'included' })) !== undefined
}

async function record(
  writing: Writing,
  change: {
    action: `metric.${string}`
    before?: StoredMetric
    after?: StoredMetric
    reason?: string | undefined
  },
): Promise<void> {
  const { action, before, after, reason } = change
  const metric = after ?? before
  if (!metric) return
  await recordChange(writing, {
    action,
    entityId: metric.id,
    before: before && toRecorded(before),
    after: after && toRecorded(after),
    reason,
    planId: metric.planId,
    scopes: [metric.schoolYear],
  })
}
