/** Handing in and approving, of plans and of a department's cycle; and the lock of a closed cycle. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import { appendOnly, closedOnce, openAgain } from '../append-only.ts'
import { lockClosedCycles, unlockClosedCycles } from '../cycle-lock-triggers.ts'
import { portable } from '../portable.ts'

const CLOSED_ONCE = { column: 'superseded_tx', derived: ['cycle_id'] }
const CLOSING = ['closed_by', 'closing_reason']

export async function up(db: Kysely<unknown>): Promise<void> {
  const { finish } = portable(db)

  await finish(
    db.schema
      .createTable('plan_step')
      .addColumn('tx', 'integer', (c) => c.notNull().primaryKey())
      .addColumn('plan_id', 'text', (c) => c.notNull())
      .addColumn('step', 'text', (c) => c.notNull())
      .addColumn('note', 'text', (c) => c.notNull())
      .addForeignKeyConstraint('plan_step_in_ledger', ['tx'], 'ledger', ['tx'])
      .addForeignKeyConstraint('plan_step_of_plan', ['plan_id'], 'plan', ['id'])
      .addCheckConstraint('plan_step_step', sql`step in ('submit', 'return', 'approve', 'change')`),
  )
  await db.schema.createIndex('plan_step_by_plan').on('plan_step').column('plan_id').execute()
  await appendOnly(db, 'plan_step')

  await finish(
    db.schema
      .createTable('submission_step')
      .addColumn('tx', 'integer', (c) => c.notNull().primaryKey())
      .addColumn('cycle_id', 'text', (c) => c.notNull())
      .addColumn('department_id', 'text', (c) => c.notNull())
      .addColumn('step', 'text', (c) => c.notNull())
      .addColumn('note', 'text', (c) => c.notNull())
      .addForeignKeyConstraint('submission_step_in_ledger', ['tx'], 'ledger', ['tx'])
      .addForeignKeyConstraint('submission_step_of_cycle', ['cycle_id'], 'cycle', ['id'])
      .addForeignKeyConstraint('submission_step_of_department', ['department_id'], 'department', [
        'id',
      ])
      .addCheckConstraint('submission_step_step', sql`step in ('submit', 'return', 'approve')`),
  )
  await db.schema
    .createIndex('submission_step_by_cycle')
    .on('submission_step')
    .column('cycle_id')
    .execute()
  await appendOnly(db, 'submission_step')

  await finish(
    db.schema
      .createTable('cycle_reopening')
      .addColumn('tx', 'integer', (c) => c.notNull().primaryKey())
      .addColumn('cycle_id', 'text', (c) => c.notNull())
      .addColumn('department_id', 'text', (c) => c.notNull())
      .addColumn('until_on', 'text', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addForeignKeyConstraint('cycle_reopening_in_ledger', ['tx'], 'ledger', ['tx'])
      .addForeignKeyConstraint('cycle_reopening_of_cycle', ['cycle_id'], 'cycle', ['id'])
      .addForeignKeyConstraint('cycle_reopening_of_department', ['department_id'], 'department', [
        'id',
      ])
      .addCheckConstraint('cycle_reopening_until', sql`until_on like '____-__-__'`)
      .addCheckConstraint('cycle_reopening_reason', sql`length(trim(reason)) >= 10`),
  )
  await db.schema
    .createIndex('cycle_reopening_by_cycle')
    .on('cycle_reopening')
    .column('cycle_id')
    .execute()
  await appendOnly(db, 'cycle_reopening')

  for (const column of CLOSING) {
    await sql`alter table cycle add column ${sql.ref(column)} text`.execute(db)
  }
  await openAgain(db, 'observation')
  await sql`alter table observation add column late integer not null default 0
    constraint observation_late check (late in (0, 1))
    constraint observation_late_reason check (late = 0 or length(trim(coalesce(reason, ''))) >= 10)`.execute(
    db,
  )
  await closedOnce(db, 'observation', CLOSED_ONCE)
  await sql`create index observation_by_cycle on observation (cycle_id, metric_id)
    where superseded_tx is null and withdrawn = 0`.execute(db)
  await lockClosedCycles(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await unlockClosedCycles(db)
  await db.schema.dropIndex('observation_by_cycle').execute()
  await openAgain(db, 'observation')
  await sql`alter table observation drop column late`.execute(db)
  await closedOnce(db, 'observation', CLOSED_ONCE)
  for (const column of CLOSING.toReversed()) {
    await sql`alter table cycle drop column ${sql.ref(column)}`.execute(db)
  }
  for (const table of ['cycle_reopening', 'submission_step', 'plan_step']) {
    await db.schema.dropTable(table).execute()
  }
}
