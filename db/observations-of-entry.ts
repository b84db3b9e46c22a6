/** The versions of observations that one entry of the ledger wrote, as many as an import has. */

import { setImmediate } from 'node:timers/promises'

import { sql } from 'kysely'

import { isSqlite } from './portable.ts'
import type { Db, ObservationRow } from './tables.ts'

const ROWS_A_PAGE = 500

/** Some at a time, in the order of the bytes of their ids, as what vouches for them was made. */
export async function* listVersionsOf(
  db: Db,
  tx: number,
  rowsAPage = ROWS_A_PAGE,
): AsyncGenerator<ObservationRow[]> {
  const id = isSqlite(db) ? sql<string>`id` : sql<string>`id collate "C"`
  let after = ''
  for (;;) {
    const rows = await db
      .selectFrom('observation')
      .selectAll()
      .where('tx', '=', tx)
      .where(id, '>', after)
      .orderBy(id)
      .limit(rowsAPage)
      .execute()
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < rowsAPage) return
    after = last.id
    await setImmediate()
  }
}
