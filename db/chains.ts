/** The chains of a plan's theory of action. */

import { planChain } from '../domain/plan-text/document.ts'
import type { Chain } from '../domain/plan.ts'
import type { Changes } from './changes.ts'
import { recordChange, withChanges } from './changes.ts'
import { newId } from './ids.ts'
import { insertChainParts } from './plan-rows.ts'
import { findPlanScope, readChains, scopesOfPlan } from './plan-tree.ts'
import type { Db } from './tables.ts'
import type { Writing } from './writing.ts'

/** A chain to add; it takes the next number unless it has one. */
export type NewChain = Pick<Chain, 'planId' | 'ifWe' | 'then' | 'whichWill'> &
  Changes<Pick<Chain, 'id' | 'number'>>

export type ChainChanges = Changes<Pick<Chain, 'number' | 'ifWe' | 'then' | 'whichWill'>>

/** A chain by its id. */
export async function findChain(db: Db, id: string): Promise<Chain | undefined> {
  const row = await db.selectFrom('chain').select('plan_id').where('id', '=', id).executeTakeFirst()
  const chains = row ? await readChains(db, row.plan_id) : []
  return chains.find((chain) => chain.id === id)
}

/** Adds a chain; undefined when the plan is absent, or the number or id is taken. */
export async function insertChain(writing: Writing, chain: NewChain): Promise<Chain | undefined> {
  const { tx } = writing
  const plan = await findPlanScope(tx, chain.planId)
  if (!plan) return undefined
  const others = await readChains(tx, chain.planId)
  const after: Chain = {
    id: chain.id ?? newId(),
    planId: chain.planId,
    number: chain.number ?? Math.max(0, ...others.map(({ number }) => number)) + 1,
    ...planChain(chain.ifWe, chain.then, chain.whichWill),
    version: 1,
  }
  const row = await tx
    .insertInto('chain')
    .values({ id: after.id, plan_id: after.planId, number: after.number, version: 1 })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return undefined
  await insertChainParts(tx, after)
  const scopes = [plan.schoolYear]
  await recordChange(writing, {
    action: 'chain.add',
    entityId: after.id,
    after,
    planId: after.planId,
    scopes,
  })
  return after
}

/** Changes a chain; undefined when absent or stale, `taken` when another has the number. */
export async function updateChain(
  writing: Writing,
  id: string,
  changes: ChainChanges,
  expectedVersion: number,
): Promise<Chain | 'taken' | undefined> {
  const { tx } = writing
  const before = await findChain(tx, id)
  if (before?.version !== expectedVersion) return undefined
  const after = withChanges(before, changes)
  const others = await readChains(tx, after.planId)
  if (others.some((other) => other.id !== id && other.number === after.number)) return 'taken'
  const { number, version } = after
  await tx.updateTable('chain').set({ number, version }).where('id', '=', id).execute()
  await tx.deleteFrom('chain_part').where('chain_id', '=', id).execute()
  await insertChainParts(tx, after)
  const scopes = await scopesOfPlan(writing.tx, after.planId)
  await recordChange(writing, {
    action: 'chain.change',
    entityId: id,
    before,
    after,
    planId: after.planId,
    scopes,
  })
  return after
}

/** Deletes a chain; undefined when absent or stale. */
export async function deleteChain(
  writing: Writing,
  id: string,
  expectedVersion: number,
): Promise<'deleted' | undefined> {
  const before = await findChain(writing.tx, id)
  if (before?.version !== expectedVersion) return undefined
  await writing.tx.deleteFrom('chain_part').where('chain_id', '=', id).execute()
  await writing.tx.deleteFrom('chain').where('id', '=', id).execute()
  const scopes = await scopesOfPlan(writing.tx, before.planId)
  await recordChange(writing, {
    action: 'chain.remove',
    entityId: id,
    before,
    planId: before.planId,
    scopes,
  })
  return 'deleted'
}
