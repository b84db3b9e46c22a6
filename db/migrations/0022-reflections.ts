/** What is said of an action after a cycle, and who else has read it. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import { appendOnly, closedOnce } from '../append-only.ts'
import { portable } from '../portable.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  const { finish } = portable(db)

  await finish(
    db.schema
      .createTable('reflection')
      .addColumn('action_id', 'text', (c) => c.notNull())
      .addColumn('cycle_id', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('happened', 'text', (c) => c.notNull())
      .addColumn('learned', 'text', (c) => c.notNull())
      .addColumn('next_step', 'text', (c) => c.notNull())
      .addColumn('felt', 'text')
      .addColumn('tx', 'integer', (c) => c.notNull())
      .addColumn('superseded_tx', 'integer')
      .addPrimaryKeyConstraint('reflection_key', ['action_id', 'cycle_id', 'version'])
      .addForeignKeyConstraint('reflection_of_action', ['action_id'], 'action', ['id'])
      .addForeignKeyConstraint('reflection_in_cycle', ['cycle_id'], 'cycle', ['id'])
      .addForeignKeyConstraint('reflection_in_ledger', ['tx'], 'ledger', ['tx'])
      .addForeignKeyConstraint('reflection_superseded', ['superseded_tx'], 'ledger', ['tx'])
      .addCheckConstraint('reflection_version', sql`version >= 1`)
      .addCheckConstraint('reflection_felt', sql`felt in ('on_track', 'at_risk', 'off_track')`)
      .addCheckConstraint('reflection_superseded_later', sql`superseded_tx > tx`),
  )
  await db.schema.createIndex('reflection_by_cycle').on('reflection').column('cycle_id').execute()
  await closedOnce(db, 'reflection', { column: 'superseded_tx', derived: [] })

  await finish(
    db.schema
      .createTable('reflection_reading')
      .addColumn('tx', 'integer', (c) => c.notNull().primaryKey())
      .addColumn('action_id', 'text', (c) => c.notNull())
      .addColumn('cycle_id', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addForeignKeyConstraint('reflection_reading_in_ledger', ['tx'], 'ledger', ['tx'])
      .addForeignKeyConstraint(
        'reflection_reading_of_reflection',
        ['action_id', 'cycle_id', 'version'],
        'reflection',
        ['action_id', 'cycle_id', 'version'],
      ),
  )
  await db.schema
    .createIndex('reflection_reading_by_cycle')
    .on('reflection_reading')
    .column('cycle_id')
    .execute()
  await appendOnly(db, 'reflection_reading')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['reflection_reading', 'reflection']) {
    await db.schema.dropTable(table).execute()
  }
}
