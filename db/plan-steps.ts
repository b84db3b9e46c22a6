/** How a plan came to its state: handed in, returned, approved, and changed since. */

import type { ApprovalDeed, ApprovalStep } from '../domain/approval.ts'
import { LEADS_TO } from '../domain/approval.ts'
import type { Plan } from '../domain/plan.ts'
import { recordChange, withChanges } from './changes.ts'
import type { Db, Instant } from './tables.ts'
import type { Writing } from './writing.ts'

export interface PlanStep {
  /** Its ledger number. */
  number: number
  step: ApprovalStep
  by: string
  at: Instant
  /** Empty when nothing was said. */
  note: string
  /** What was done, as the ledger calls it: `metric.change`. */
  action: string
}

const DEEDS = {
  submit: { action: 'plan.submit' },
  return: { action: 'plan.return' },
  approve: { action: 'plan.approve' },
} as const satisfies Record<ApprovalDeed, object>

/** A plan's steps, the first one first. */
export async function listPlanSteps(db: Db, planId: string): Promise<PlanStep[]> {
  return db
    .selectFrom('plan_step')
    .innerJoin('ledger', 'ledger.tx', 'plan_step.tx')
    .select([
      'plan_step.tx as number',
      'plan_step.step',
      'ledger.actor as by',
      'ledger.at',
      'plan_step.note',
      'ledger.action',
    ])
    .where('plan_step.plan_id', '=', planId)
    .orderBy('plan_step.tx')
    .execute()
}

/** Takes a plan to the state that a deed leads to. Whether it may be done is asked before. */
export async function takePlanStep(
  writing: Writing,
  plan: Pick<Plan, 'id' | 'schoolYear' | 'state' | 'version'>,
  deed: ApprovalDeed,
  note: string,
): Promise<void> {
  const { id, schoolYear, state, version } = plan
  const before = { state, version }
  const after = withChanges(before, { state: LEADS_TO[deed] })
  await writing.tx.updateTable('plan').set(after).where('id', '=', id).execute()
  const tx = await recordChange(writing, {
    ...DEEDS[deed],
    entityId: id,
    before,
    after,
    ...(note !== '' && { reason: note }),
    scopes: [schoolYear],
  })
  await writing.tx.insertInto('plan_step').values({ tx, plan_id: id, step: deed, note }).execute()
}
