/** What happens to a plan after it was approved. */

import type { Db, Transaction } from './tables.ts'

/** Notes that a part of a plan was changed, when the plan was approved before. */
export async function notePlanChange(
  tx: Transaction,
  planId: string,
  change: { tx: number; reason: string | undefined },
): Promise<void> {
  if (!(await isApproved(tx, planId))) return
  const { reason = '', ...entry } = change
  await tx
    .insertInto('plan_step')
    .values({ tx: entry.tx, plan_id: planId, step: 'change', note: reason })
    .execute()
}

/** Whether a plan is approved. */
export async function isApproved(db: Db, planId: string): Promise<boolean> {
  const row = await db
    .selectFrom('plan')
    .select('state')
    .where('id', '=', planId)
    .executeTakeFirst()
  return row?.state === 'approved'
}
