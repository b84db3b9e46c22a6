/** Pages of sealed packets that anybody may read, until they are withdrawn. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import { closedOnce, onceOnly } from '../append-only.ts'
import { portable } from '../portable.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  const { finish } = portable(db)
  await finish(
    db.schema
      .createTable('publication')
      .addColumn('token', 'text', (c) => c.notNull().primaryKey())
      .addColumn('snapshot_id', 'text', (c) => c.notNull())
      .addColumn('findable', 'integer', (c) => c.notNull())
      .addColumn('texts', 'text', (c) => c.notNull())
      .addColumn('tx', 'integer', (c) => c.notNull().unique())
      .addColumn('withdrawn_tx', 'integer')
      .addForeignKeyConstraint('publication_of_snapshot', ['snapshot_id'], 'snapshot', ['id'])
      .addForeignKeyConstraint('publication_in_ledger', ['tx'], 'ledger', ['tx'])
      .addForeignKeyConstraint('publication_withdrawn', ['withdrawn_tx'], 'ledger', ['tx'])
      .addCheckConstraint('publication_token', sql`length(token) = 22`)
      .addCheckConstraint('publication_findable', sql`findable in (0, 1)`)
      .addCheckConstraint('publication_withdrawn_later', sql`withdrawn_tx > tx`),
  )
  await sql`create unique index publication_at_once on publication (snapshot_id)
    where withdrawn_tx is null`.execute(db)
  await onceOnly(db, 'publication', ['token'])
  await closedOnce(db, 'publication', { column: 'withdrawn_tx', derived: [] })
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('publication').execute()
}
