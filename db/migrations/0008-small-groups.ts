/** What was hidden, and what was printed, in something that was handed out. */

import type { Kysely } from 'kysely'

import { appendOnly } from '../append-only.ts'
import { portable } from '../portable.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  const { finish } = portable(db)

  await finish(
    db.schema
      .createTable('hidden_cell')
      .addColumn('metric_id', 'text', (c) => c.notNull())
      .addColumn('cell', 'text', (c) => c.notNull())
      .addColumn('tx', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('hidden_cell_key', ['metric_id', 'cell'])
      .addForeignKeyConstraint('hidden_cell_of_metric', ['metric_id'], 'metric', ['id']),
  )
  await appendOnly(db, 'hidden_cell')

  await finish(
    db.schema
      .createTable('printed_total')
      .addColumn('metric_id', 'text', (c) => c.notNull())
      .addColumn('cycle_id', 'text', (c) => c.notNull())
      .addColumn('tx', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('printed_total_key', ['metric_id', 'cycle_id'])
      .addForeignKeyConstraint('printed_total_of_metric', ['metric_id'], 'metric', ['id'])
      .addForeignKeyConstraint('printed_total_of_cycle', ['cycle_id'], 'cycle', ['id']),
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['printed_total', 'hidden_cell']) await db.schema.dropTable(table).execute()
}
