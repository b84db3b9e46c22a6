/** What was decided in the meeting, and what came of it. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import { closedOnce } from '../append-only.ts'
import { portable } from '../portable.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  const { finish } = portable(db)

  await finish(
    db.schema
      .createTable('decision')
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('cycle_id', 'text', (c) => c.notNull())
      .addColumn('department_id', 'text', (c) => c.notNull())
      .addColumn('action_id', 'text')
      .addColumn('metric_id', 'text')
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('owner', 'text', (c) => c.notNull())
      .addColumn('due_on', 'text')
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('outcome', 'text', (c) => c.notNull())
      .addColumn('tx', 'integer', (c) => c.notNull())
      .addColumn('superseded_tx', 'integer')
      .addPrimaryKeyConstraint('decision_key', ['id', 'version'])
      .addForeignKeyConstraint('decision_in_cycle', ['cycle_id'], 'cycle', ['id'])
      .addForeignKeyConstraint('decision_of_department', ['department_id'], 'department', ['id'])
      .addForeignKeyConstraint('decision_on_action', ['action_id'], 'action', ['id'])
      .addForeignKeyConstraint('decision_on_metric', ['metric_id'], 'metric', ['id'])
      .addForeignKeyConstraint('decision_in_ledger', ['tx'], 'ledger', ['tx'])
      .addForeignKeyConstraint('decision_superseded', ['superseded_tx'], 'ledger', ['tx'])
      .addCheckConstraint('decision_version', sql`version >= 1`)
      .addCheckConstraint(
        'decision_kind',
        sql`kind in ('keep', 'adjust', 'stop', 'escalate', 'celebrate')`,
      )
      .addCheckConstraint('decision_text', sql`length(trim(text)) > 0`)
      .addCheckConstraint('decision_due', sql`due_on like '____-__-__'`)
      .addCheckConstraint('decision_state', sql`state in ('open', 'done')`)
      .addCheckConstraint('decision_outcome', sql`state <> 'done' or length(trim(outcome)) > 0`)
      .addCheckConstraint('decision_superseded_later', sql`superseded_tx > tx`),
  )
  for (const column of ['cycle_id', 'department_id', 'metric_id']) {
    await db.schema
      .createIndex(`decision_by_${column.replace('_id', '')}`)
      .on('decision')
      .column(column)
      .execute()
  }
  await closedOnce(db, 'decision', { column: 'superseded_tx', derived: [] })
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('decision').execute()
}
