/** What somebody with the database in hand could do: the triggers taken away, and the change undone after. */

import { sql } from 'kysely'

import type { Db, Transaction } from '../../db/tables.ts'
import type { Dialect } from './databases.ts'

const TABLES = [
  'ledger',
  'observation',
  'stream_answer',
  'fed_observation',
  'decision',
  'meeting',
  'meeting_minutes',
  'meeting_feedback',
  'reflection',
  'reflection_reading',
]

/** Takes away every trigger that guards the record. */
export async function dropGuards(db: Db, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres') {
    for (const table of TABLES) {
      await sql`alter table ${sql.table(table)} disable trigger user`.execute(db)
    }
    return
  }
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_master where type = 'trigger'
  `.execute(db)
  for (const { name } of rows) await sql`drop trigger ${sql.ref(name)}`.execute(db)
}

/** What a reader finds after a change, which is undone again. */
export async function foundAfter<T>(
  db: Db,
  change: (db: Transaction) => Promise<unknown>,
  read: (db: Db) => Promise<T>,
): Promise<T> {
  const tx = await db.startTransaction().execute()
  try {
    await change(tx)
    return await read(tx)
  } finally {
    await tx.rollback().execute()
  }
}
