/** Sealed packets: the archive as it was handed out, byte for byte. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import { appendOnly, onceOnly } from '../append-only.ts'
import type { Portable } from '../portable.ts'
import { portable } from '../portable.ts'

const TABLES = ['snapshot_piece', 'snapshot_file', 'snapshot']

export async function up(db: Kysely<unknown>): Promise<void> {
  const { finish, sqlite } = portable(db)
  await createSnapshots(db, finish)
  await finish(
    db.schema
      .createTable('snapshot_file')
      .addColumn('snapshot_id', 'text', (c) => c.notNull())
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('first_byte', 'integer', (c) => c.notNull())
      .addColumn('bytes', 'integer', (c) => c.notNull())
      .addColumn('sha256', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('snapshot_file_key', ['snapshot_id', 'position'])
      .addUniqueConstraint('snapshot_file_name', ['snapshot_id', 'name'])
      .addForeignKeyConstraint('snapshot_file_of', ['snapshot_id'], 'snapshot', ['id'])
      .addCheckConstraint('snapshot_file_sha256', sql`length(sha256) = 64`)
      .addCheckConstraint('snapshot_file_bytes', sql`first_byte >= 0 and bytes >= 0`),
  )
  await finish(
    db.schema
      .createTable('snapshot_piece')
      .addColumn('snapshot_id', 'text', (c) => c.notNull())
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('content', sqlite ? sql`blob` : 'bytea', (c) => c.notNull())
      .addPrimaryKeyConstraint('snapshot_piece_key', ['snapshot_id', 'position'])
      .addForeignKeyConstraint('snapshot_piece_of', ['snapshot_id'], 'snapshot', ['id']),
  )
  await onceOnly(db, 'snapshot', ['id'])
  await onceOnly(db, 'snapshot_file', ['snapshot_id', 'position'])
  await onceOnly(db, 'snapshot_piece', ['snapshot_id', 'position'])
  for (const table of TABLES) await appendOnly(db, table)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) await db.schema.dropTable(table).execute()
}

async function createSnapshots(db: Kysely<unknown>, finish: Portable['finish']): Promise<void> {
  await finish(
    db.schema
      .createTable('snapshot')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('number', 'integer', (c) => c.notNull().unique())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('cycle_id', 'text', (c) => c.notNull())
      .addColumn('school_year', 'text', (c) => c.notNull())
      .addColumn('as_of', 'text', (c) => c.notNull())
      .addColumn('as_of_tx', 'integer', (c) => c.notNull())
      .addColumn('head', 'text', (c) => c.notNull())
      .addColumn('day', 'text', (c) => c.notNull())
      .addColumn('format', 'integer', (c) => c.notNull())
      .addColumn('sha256', 'text', (c) => c.notNull())
      .addColumn('bytes', 'integer', (c) => c.notNull())
      .addColumn('tx', 'integer', (c) => c.notNull().unique())
      .addForeignKeyConstraint('snapshot_of_cycle', ['cycle_id'], 'cycle', ['id'])
      .addForeignKeyConstraint('snapshot_as_of', ['as_of_tx'], 'ledger', ['tx'])
      .addForeignKeyConstraint('snapshot_in_ledger', ['tx'], 'ledger', ['tx'])
      .addCheckConstraint('snapshot_number', sql`number >= 1`)
      .addCheckConstraint('snapshot_head', sql`length(head) = 64`)
      .addCheckConstraint('snapshot_sha256', sql`length(sha256) = 64`)
      .addCheckConstraint('snapshot_after', sql`tx > as_of_tx`)
      .addCheckConstraint('snapshot_format', sql`format >= 1`),
  )
}
