/** A transaction whose refusal undoes it. */

import type { Result } from '../../domain/result.ts'
import type { Db, Transaction } from '../tables.ts'

/** What `work` gives; what it wrote stays only where it refuses nothing and throws nothing. */
export async function allOrNothing<T, E>(
  db: Db,
  work: (tx: Transaction) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  const tx = await db.startTransaction().execute()
  try {
    const result = await work(tx)
    await (result.ok ? tx.commit() : tx.rollback()).execute()
    return result
  } catch (error) {
    if (!tx.isCommitted && !tx.isRolledBack) await tx.rollback().execute()
    throw error
  }
}
