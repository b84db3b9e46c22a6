/** Looking back: which ledger number a moment stands for. */

import { getHeadAt } from '../db/ledger.ts'
import type { Db } from '../db/tables.ts'

/** The last ledger number known at a moment; undefined for the present. */
export async function asOfNumber(db: Db, moment: string | undefined): Promise<number | undefined> {
  if (moment === undefined) return undefined
  return getHeadAt(db, new Date(moment).toISOString())
}
