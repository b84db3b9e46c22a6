/** The priorities of a plan. */

import type { Priority } from '../domain/plan.ts'
import type { Changes } from './changes.ts'
import { recordChange, withChanges } from './changes.ts'
import { newId } from './ids.ts'
import { toPriorityRow } from './plan-rows.ts'
import { findPlanScope, scopesOfPlan } from './plan-tree.ts'
import type { PlanUses } from './plan-uses.ts'
import { deletePartsOf, findUses } from './plan-uses.ts'
import type { Db, PriorityTable } from './tables.ts'
import type { Writing } from './writing.ts'

/** A priority without its actions. */
export type PriorityFields = Omit<Priority, 'actions'>

/** A priority to add, last; it takes the next number unless it has one. */
export type NewPriority = Pick<Priority, 'planId' | 'title'> &
  Changes<Pick<Priority, 'id' | 'number'>>

export type PriorityChanges = Changes<Pick<Priority, 'number' | 'title'>>

/** A priority by its id, without its actions. */
export async function findPriority(db: Db, id: string): Promise<PriorityFields | undefined> {
  const row = await findRow(db, id)
  return row && toPriority(row)
}

/** Adds a priority; undefined when the plan is absent or the id is taken. */
export async function insertPriority(
  writing: Writing,
  priority: NewPriority,
): Promise<PriorityFields | undefined> {
  const { tx } = writing
  const plan = await findPlanScope(tx, priority.planId)
  if (!plan) return undefined
  const others = await tx
    .selectFrom('priority')
    .select(['number', 'position'])
    .where('plan_id', '=', priority.planId)
    .execute()
  const after: PriorityFields = {
    id: priority.id ?? newId(),
    planId: priority.planId,
    number: priority.number ?? Math.max(0, ...others.map(({ number }) => number)) + 1,
    title: priority.title,
    version: 1,
  }
  const last = Math.max(0, ...others.map(({ position }) => position))
  const row = await tx
    .insertInto('priority')
    .values(toPriorityRow(after, last + 1))
    .onConflict((oc) => oc.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return undefined
  const scopes = [plan.schoolYear]
  await recordChange(writing, {
    action: 'priority.add',
    entityId: after.id,
    after,
    planId: after.planId,
    scopes,
  })
  return after
}

/** Changes a priority; undefined when absent or stale. */
export async function updatePriority(
  writing: Writing,
  id: string,
  changes: PriorityChanges,
  expectedVersion: number,
): Promise<PriorityFields | undefined> {
  const row = await findRow(writing.tx, id)
  if (row?.version !== expectedVersion) return undefined
  const before = toPriority(row)
  const after = withChanges(before, changes)
  await writing.tx
    .updateTable('priority')
    .set(toPriorityRow(after, row.position))
    .where('id', '=', id)
    .execute()
  const scopes = await scopesOfPlan(writing.tx, after.planId)
  await recordChange(writing, {
    action: 'priority.change',
    entityId: id,
    before,
    after,
    planId: after.planId,
    scopes,
  })
  return after
}

/**
 * Deletes a priority with its actions and metrics.
 *
 * Errors: undefined when absent or stale; what the record holds below it, when it holds anything.
 */
export async function deletePriority(
  writing: Writing,
  id: string,
  expectedVersion: number,
): Promise<'deleted' | PlanUses | undefined> {
  const before = await findPriority(writing.tx, id)
  if (before?.version !== expectedVersion) return undefined
  const uses = await findUses(writing.tx, { priorityId: id })
  if (uses) return uses
  await deletePartsOf(writing.tx, { priorityId: id })
  const scopes = await scopesOfPlan(writing.tx, before.planId)
  await recordChange(writing, {
    action: 'priority.remove',
    entityId: id,
    before,
    planId: before.planId,
    scopes,
  })
  return 'deleted'
}

async function findRow(db: Db, id: string): Promise<PriorityTable | undefined> {
  return db.selectFrom('priority').selectAll().where('id', '=', id).executeTakeFirst()
}

function toPriority(row: PriorityTable): PriorityFields {
  return {
    id: row.id,
    planId: row.plan_id,
    number: row.number,
    title: row.title,
    version: row.version,
  }
}
