/** Reminders: what a district wants of them, what was sent to whom; and calendar links. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import type { Portable } from '../portable.ts'
import { portable } from '../portable.ts'

const SETTINGS = ['remind_days_after', 'remind_days_before', 'reminders_on']

export async function up(db: Kysely<unknown>): Promise<void> {
  const { finish } = portable(db)
  await sql`alter table district add column reminders_on integer not null default 0
    constraint district_reminders_on check (reminders_on in (0, 1))`.execute(db)
  await sql`alter table district add column remind_days_before integer not null default 7
    constraint district_remind_days_before check (remind_days_before between 1 and 60)`.execute(db)
  await sql`alter table district add column remind_days_after integer not null default 3
    constraint district_remind_days_after check (remind_days_after between 1 and 30)`.execute(db)
  await sql`alter table person add column reminders_off integer not null default 0
    constraint person_reminders_off check (reminders_off in (0, 1))`.execute(db)
  await createReminders(db, finish)
  await finish(
    db.schema
      .createTable('calendar_link')
      .addColumn('person_id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('secret_hash', 'text', (c) => c.notNull().unique())
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addForeignKeyConstraint('calendar_link_of_person', ['person_id'], 'person', ['id'])
      .addCheckConstraint('calendar_link_hash', sql`length(secret_hash) = 64`),
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['calendar_link', 'reminder_cycle', 'reminder']) {
    await db.schema.dropTable(table).execute()
  }
  await db.schema.alterTable('person').dropColumn('reminders_off').execute()
  for (const column of SETTINGS) {
    await db.schema.alterTable('district').dropColumn(column).execute()
  }
}

type Finish = Portable['finish']

async function createReminders(db: Kysely<unknown>, finish: Finish): Promise<void> {
  await finish(
    db.schema
      .createTable('reminder')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('person_id', 'text', (c) => c.notNull())
      .addColumn('on_day', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('asked_cycle_id', 'text')
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('tries', 'integer', (c) => c.notNull())
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addColumn('next_try_at', 'text', (c) => c.notNull())
      .addColumn('claimed_by', 'text')
      .addColumn('claimed_until', 'text')
      .addColumn('settled_at', 'text')
      .addColumn('error', 'text')
      .addForeignKeyConstraint('reminder_of_person', ['person_id'], 'person', ['id'])
      .addUniqueConstraint('reminder_one_a_day', ['person_id', 'on_day'])
      .addCheckConstraint('reminder_kind', sql`kind in ('own', 'overview')`)
      .addCheckConstraint('reminder_day', sql`on_day like '____-__-__'`)
      .addCheckConstraint('reminder_tries', sql`tries >= 0`)
      .addCheckConstraint(
        'reminder_state',
        sql`state in ('waiting', 'sending', 'sent', 'unneeded', 'refused', 'unknown', 'given_up')`,
      )
      .addCheckConstraint(
        'reminder_claim',
        sql`(claimed_by is null) = (claimed_until is null) and (state <> 'sending' or claimed_by is not null)`,
      ),
  )
  await db.schema
    .createIndex('reminder_by_day')
    .on('reminder')
    .columns(['on_day', 'state'])
    .execute()
  // A cycle's id is kept as it was: a year that nothing was logged in may be given other cycles.
  await finish(
    db.schema
      .createTable('reminder_cycle')
      .addColumn('reminder_id', 'text', (c) => c.notNull())
      .addColumn('cycle_id', 'text', (c) => c.notNull())
      .addColumn('department_id', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('reminder_cycle_key', ['reminder_id', 'cycle_id', 'department_id'])
      .addForeignKeyConstraint('reminder_cycle_of_reminder', ['reminder_id'], 'reminder', ['id'])
      .addForeignKeyConstraint('reminder_cycle_of_department', ['department_id'], 'department', [
        'id',
      ]),
  )
}
