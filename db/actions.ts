/** The actions of a plan, each under a priority. */

import type { Action } from '../domain/plan.ts'
import type { Changes } from './changes.ts'
import { recordChange, withChanges } from './changes.ts'
import { newId } from './ids.ts'
import { insertGoals, toActionRow } from './plan-rows.ts'
import { scopesOfPlan, toAction } from './plan-tree.ts'
import type { PlanUses } from './plan-uses.ts'
import { deletePartsOf, findUses } from './plan-uses.ts'
import { findPriority } from './priorities.ts'
import type { Db } from './tables.ts'
import type { Writing } from './writing.ts'

/** An action without its metrics. */
export type ActionFields = Omit<Action, 'metrics'>

/** An action to add, last under its priority; it takes the next number unless it has one. */
export type NewAction = Pick<Action, 'priorityId' | 'text'> &
  Changes<Pick<Action, 'id' | 'number' | 'needsResources' | 'goals'>>

export type ActionChanges = Changes<Pick<Action, 'number' | 'text' | 'needsResources' | 'goals'>>

/** An action by its id, without its metrics. */
export async function findAction(db: Db, id: string): Promise<ActionFields | undefined> {
  const found = await findStored(db, id)
  return found?.action
}

/** Adds an action; undefined when the priority is absent or the id is taken. */
export async function insertAction(
  writing: Writing,
  action: NewAction,
): Promise<ActionFields | undefined> {
  const { tx } = writing
  const priority = await findPriority(tx, action.priorityId)
  if (!priority) return undefined
  const others = await tx
    .selectFrom('action')
    .select(['number', 'position'])
    .where('priority_id', '=', action.priorityId)
    .execute()
  const after: ActionFields = {
    id: action.id ?? newId(),
    priorityId: action.priorityId,
    planId: priority.planId,
    number: action.number ?? Math.max(0, ...others.map(({ number }) => number)) + 1,
    text: action.text,
    needsResources: action.needsResources ?? null,
    goals: [...new Set(action.goals)].toSorted(),
    version: 1,
  }
  const last = Math.max(0, ...others.map(({ position }) => position))
  const row = await tx
    .insertInto('action')
    .values(toActionRow(after, last + 1))
    .onConflict((oc) => oc.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return undefined
  await insertGoals(tx, after)
  const scopes = await scopesOfPlan(writing.tx, after.planId)
  await recordChange(writing, {
    action: 'action.add',
    entityId: after.id,
    after,
    planId: after.planId,
    scopes,
  })
  return after
}

/** Changes an action; undefined when absent or stale. */
export async function updateAction(
  writing: Writing,
  id: string,
  changes: ActionChanges,
  expectedVersion: number,
): Promise<ActionFields | undefined> {
  const { tx } = writing
  const found = await findStored(tx, id)
  if (found?.action.version !== expectedVersion) return undefined
  const before = found.action
  const changed = withChanges(before, changes)
  const after = { ...changed, goals: [...new Set(changed.goals)].toSorted() }
  await tx
    .updateTable('action')
    .set(toActionRow(after, found.position))
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('action_goal').where('action_id', '=', id).execute()
  await insertGoals(tx, after)
  const scopes = await scopesOfPlan(writing.tx, after.planId)
  await recordChange(writing, {
    action: 'action.change',
    entityId: id,
    before,
    after,
    planId: after.planId,
    scopes,
  })
  return after
}

/**
 * Deletes an action with its metrics.
 *
 * Errors: undefined when absent or stale; what the record holds below it, when it holds anything.
 */
export async function deleteAction(
  writing: Writing,
  id: string,
  expectedVersion: number,
): Promise<'deleted' | PlanUses | undefined> {
  const before = await findAction(writing.tx, id)
  if (before?.version !== expectedVersion) return undefined
  const uses = await findUses(writing.tx, { actionId: id })
  if (uses) return uses
  await deletePartsOf(writing.tx, { actionId: id })
  const scopes = await scopesOfPlan(writing.tx, before.planId)
  await recordChange(writing, {
    action: 'action.remove',
    entityId: id,
    before,
    planId: before.planId,
    scopes,
  })
  return 'deleted'
}

async function findStored(
  db: Db,
  id: string,
): Promise<{ action: ActionFields; position: number } | undefined> {
  const row = await db.selectFrom('action').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const goals = await db
    .selectFrom('action_goal')
    .select('goal')
    .where('action_id', '=', id)
    .execute()
  return {
    action: toAction(
      row,
      goals.map(({ goal }) => goal),
    ),
    position: row.position,
  }
}
