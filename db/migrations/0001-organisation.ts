/** The district, its school years and cycles, divisions, departments and sites. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import { portable } from '../portable.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  const { finish, float } = portable(db)

  await finish(
    db.schema
      .createTable('district')
      .addColumn('id', 'integer', (c) => c.notNull().primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('time_zone', 'text', (c) => c.notNull())
      .addColumn('meeting_name', 'text', (c) => c.notNull())
      .addColumn('smallest_group', 'integer', (c) => c.notNull())
      .addColumn('coverage_floor', float, (c) => c.notNull())
      .addColumn('demonstration', 'integer', (c) => c.notNull())
      .addColumn('demonstration_on', 'text')
      .addColumn('version', 'integer', (c) => c.notNull())
      .addCheckConstraint('district_is_one', sql`id = 1`)
      .addCheckConstraint('district_smallest_group', sql`smallest_group >= 11`)
      .addCheckConstraint('district_coverage_floor', sql`coverage_floor between 0 and 1`)
      .addCheckConstraint('district_demonstration', sql`demonstration in (0, 1)`),
  )

  await finish(
    db.schema
      .createTable('school_year')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('starts_on', 'text', (c) => c.notNull())
      .addColumn('ends_on', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addCheckConstraint('school_year_order', sql`starts_on < ends_on`),
  )

  await finish(
    db.schema
      .createTable('cycle')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('school_year', 'text', (c) => c.notNull())
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('starts_on', 'text', (c) => c.notNull())
      .addColumn('ends_on', 'text', (c) => c.notNull())
      .addColumn('due_on', 'text', (c) => c.notNull())
      .addColumn('grace_days', 'integer', (c) => c.notNull())
      .addColumn('meeting_on', 'text')
      .addColumn('closed_at', 'text')
      .addColumn('version', 'integer', (c) => c.notNull())
      .addForeignKeyConstraint('cycle_in_school_year', ['school_year'], 'school_year', ['id'])
      .addUniqueConstraint('cycle_number_once', ['school_year', 'number'])
      .addCheckConstraint('cycle_order', sql`starts_on <= ends_on and ends_on <= due_on`)
      .addCheckConstraint('cycle_number', sql`number between 1 and 12`)
      .addCheckConstraint('cycle_grace', sql`grace_days between 0 and 365`),
  )

  await finish(
    db.schema
      .createTable('division')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addUniqueConstraint('division_name_once', ['name']),
  )

  await finish(
    db.schema
      .createTable('department')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('code', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('division_id', 'text')
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addForeignKeyConstraint('department_in_division', ['division_id'], 'division', ['id'])
      .addUniqueConstraint('department_code_once', ['code'])
      .addUniqueConstraint('department_name_once', ['name']),
  )

  await finish(
    db.schema
      .createTable('site')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('code', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('level', 'text', (c) => c.notNull())
      .addColumn('closed_on', 'text')
      .addColumn('version', 'integer', (c) => c.notNull())
      .addUniqueConstraint('site_code_once', ['code'])
      .addUniqueConstraint('site_name_once', ['name']),
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['site', 'department', 'division', 'cycle', 'school_year', 'district']) {
    await db.schema.dropTable(table).execute()
  }
}
