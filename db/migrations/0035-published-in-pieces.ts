/** The import that is put on the record in pieces, and that nobody sees yet. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import { portable } from '../portable.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  const { finish } = portable(db)
  await finish(
    db.schema
      .createTable('publishing')
      .addColumn('slot', 'integer', (c) => c.notNull().primaryKey())
      .addColumn('tx', 'integer', (c) => c.notNull())
      .addColumn('run_id', 'text', (c) => c.notNull())
      .addForeignKeyConstraint('publishing_in_ledger', ['tx'], 'ledger', ['tx'])
      .addForeignKeyConstraint('publishing_of_run', ['run_id'], 'import_run', ['id'])
      .addCheckConstraint('publishing_slot', sql`slot = 1`),
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('publishing').execute()
}
