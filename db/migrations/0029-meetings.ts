/** The leadership meeting of a cycle: its agenda, its minutes, and what departments say of each other there. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import { closedOnce } from '../append-only.ts'
import { portable } from '../portable.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  const { finish } = portable(db)

  await finish(
    db.schema
      .createTable('meeting')
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('cycle_id', 'text', (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('held_on', 'text', (c) => c.notNull())
      .addColumn('starts_at', 'text')
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('agenda', 'text', (c) => c.notNull())
      .addColumn('tx', 'integer', (c) => c.notNull())
      .addColumn('superseded_tx', 'integer')
      .addPrimaryKeyConstraint('meeting_key', ['id', 'version'])
      .addForeignKeyConstraint('meeting_of_cycle', ['cycle_id'], 'cycle', ['id'])
      .addForeignKeyConstraint('meeting_in_ledger', ['tx'], 'ledger', ['tx'])
      .addForeignKeyConstraint('meeting_superseded', ['superseded_tx'], 'ledger', ['tx'])
      .addCheckConstraint('meeting_version', sql`version >= 1`)
      .addCheckConstraint('meeting_title', sql`length(trim(title)) > 0`)
      .addCheckConstraint('meeting_held', sql`held_on like '____-__-__'`)
      .addCheckConstraint('meeting_starts', sql`starts_at like '__:__'`)
      .addCheckConstraint('meeting_state', sql`state in ('planned', 'held')`)
      .addCheckConstraint('meeting_agenda', sql`agenda like '[%]'`)
      .addCheckConstraint('meeting_superseded_later', sql`superseded_tx > tx`),
  )
  await sql`create unique index meeting_once on meeting (cycle_id)
    where superseded_tx is null`.execute(db)

  await finish(
    db.schema
      .createTable('meeting_minutes')
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('meeting_id', 'text', (c) => c.notNull())
      .addColumn('department_id', 'text')
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('tx', 'integer', (c) => c.notNull())
      .addColumn('superseded_tx', 'integer')
      .addPrimaryKeyConstraint('meeting_minutes_key', ['id', 'version'])
      .addForeignKeyConstraint('meeting_minutes_of_department', ['department_id'], 'department', [
        'id',
      ])
      .addForeignKeyConstraint('meeting_minutes_in_ledger', ['tx'], 'ledger', ['tx'])
      .addForeignKeyConstraint('meeting_minutes_superseded', ['superseded_tx'], 'ledger', ['tx'])
      .addCheckConstraint('meeting_minutes_version', sql`version >= 1`)
      .addCheckConstraint('meeting_minutes_superseded_later', sql`superseded_tx > tx`),
  )

  await finish(
    db.schema
      .createTable('meeting_feedback')
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('meeting_id', 'text', (c) => c.notNull())
      .addColumn('department_id', 'text', (c) => c.notNull())
      .addColumn('from_department_id', 'text', (c) => c.notNull())
      .addColumn('clear', 'text')
      .addColumn('useful', 'text')
      .addColumn('note', 'text', (c) => c.notNull())
      .addColumn('tx', 'integer', (c) => c.notNull())
      .addColumn('superseded_tx', 'integer')
      .addPrimaryKeyConstraint('meeting_feedback_key', ['id', 'version'])
      .addForeignKeyConstraint('meeting_feedback_about', ['department_id'], 'department', ['id'])
      .addForeignKeyConstraint('meeting_feedback_from', ['from_department_id'], 'department', [
        'id',
      ])
      .addForeignKeyConstraint('meeting_feedback_in_ledger', ['tx'], 'ledger', ['tx'])
      .addForeignKeyConstraint('meeting_feedback_superseded', ['superseded_tx'], 'ledger', ['tx'])
      .addCheckConstraint('meeting_feedback_version', sql`version >= 1`)
      .addCheckConstraint('meeting_feedback_of_others', sql`department_id <> from_department_id`)
      .addCheckConstraint('meeting_feedback_clear', sql`clear in ('yes', 'partly', 'no')`)
      .addCheckConstraint('meeting_feedback_useful', sql`useful in ('yes', 'partly', 'no')`)
      .addCheckConstraint(
        'meeting_feedback_said',
        sql`clear is not null or useful is not null or length(trim(note)) > 0`,
      )
      .addCheckConstraint('meeting_feedback_superseded_later', sql`superseded_tx > tx`),
  )
  for (const table of ['meeting_minutes', 'meeting_feedback']) {
    await db.schema.createIndex(`${table}_by_meeting`).on(table).column('meeting_id').execute()
  }
  for (const table of ['meeting', 'meeting_minutes', 'meeting_feedback']) {
    await closedOnce(db, table, { column: 'superseded_tx', derived: [] })
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['meeting_feedback', 'meeting_minutes', 'meeting']) {
    await db.schema.dropTable(table).execute()
  }
}
