/** A department's cycle on its way: handed in, returned, accepted. */

import type { ApprovalDeed } from '../domain/approval.ts'
import { recordChange } from './changes.ts'
import type { DistrictCycle } from './cycle-rows.ts'
import type { Db, Instant } from './tables.ts'
import type { Writing } from './writing.ts'

export interface SubmissionStep {
  /** Its ledger number. */
  number: number
  departmentId: string
  step: ApprovalDeed
  by: string
  at: Instant
  /** Empty when nothing was said. */
  note: string
}

const DEEDS = {
  submit: { action: 'cycle.submit' },
  return: { action: 'cycle.return' },
  approve: { action: 'cycle.accept' },
} as const satisfies Record<ApprovalDeed, object>

/** The steps of every department, or of one, in a cycle; the first one first. */
export async function listSubmissionSteps(
  db: Db,
  cycleId: string,
  departmentId?: string,
): Promise<SubmissionStep[]> {
  let query = db
    .selectFrom('submission_step')
    .innerJoin('ledger', 'ledger.tx', 'submission_step.tx')
    .select([
      'submission_step.tx as number',
      'submission_step.department_id as departmentId',
      'submission_step.step',
      'ledger.actor as by',
      'ledger.at',
      'submission_step.note',
    ])
    .where('submission_step.cycle_id', '=', cycleId)
    .orderBy('submission_step.tx')
  if (departmentId !== undefined) {
    query = query.where('submission_step.department_id', '=', departmentId)
  }
  return query.execute()
}

/** Takes a department's cycle a step further. Whether it may be done is asked before. */
export async function takeSubmissionStep(
  writing: Writing,
  { id, schoolYear }: DistrictCycle,
  departmentId: string,
  { deed, note }: { deed: ApprovalDeed; note: string },
): Promise<void> {
  const tx = await recordChange(writing, {
    ...DEEDS[deed],
    entityId: id,
    after: { departmentId },
    ...(note !== '' && { reason: note }),
    scopes: ['organisation', schoolYear],
  })
  await writing.tx
    .insertInto('submission_step')
    .values({ tx, cycle_id: id, department_id: departmentId, step: deed, note })
    .execute()
}
