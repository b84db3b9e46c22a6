/** Plans with every section of the print: chains, priorities, actions. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import { portable } from '../portable.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  const { finish } = portable(db)

  await finish(
    db.schema
      .createTable('plan')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('department_id', 'text', (c) => c.notNull())
      .addColumn('school_year', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('report_generated', 'text')
      .addColumn('printed_department', 'text')
      .addColumn('contacts', 'text', (c) => c.notNull())
      .addColumn('emails', 'text', (c) => c.notNull())
      .addColumn('phone', 'text')
      .addColumn('source_text', 'text')
      .addColumn('version', 'integer', (c) => c.notNull())
      .addForeignKeyConstraint('plan_of_department', ['department_id'], 'department', ['id'])
      .addForeignKeyConstraint('plan_in_school_year', ['school_year'], 'school_year', ['id'])
      .addUniqueConstraint('plan_once_a_year', ['department_id', 'school_year'])
      .addCheckConstraint('plan_kind', sql`kind in ('department_plan', 'division_form_2016')`)
      .addCheckConstraint(
        'plan_state',
        sql`state in ('draft', 'submitted', 'returned', 'approved')`,
      ),
  )
  await db.schema.createIndex('plan_by_year').on('plan').column('school_year').execute()

  await finish(
    db.schema
      .createTable('plan_section')
      .addColumn('plan_id', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('plan_section_key', ['plan_id', 'name', 'position'])
      .addForeignKeyConstraint('plan_section_of_plan', ['plan_id'], 'plan', ['id']),
  )

  await finish(
    db.schema
      .createTable('chain')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('plan_id', 'text', (c) => c.notNull())
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addForeignKeyConstraint('chain_of_plan', ['plan_id'], 'plan', ['id'])
      .addUniqueConstraint('chain_number_once', ['plan_id', 'number']),
  )

  await finish(
    db.schema
      .createTable('chain_part')
      .addColumn('chain_id', 'text', (c) => c.notNull())
      .addColumn('part', 'text', (c) => c.notNull())
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('chain_part_key', ['chain_id', 'part', 'position'])
      .addForeignKeyConstraint('chain_part_of_chain', ['chain_id'], 'chain', ['id'])
      .addCheckConstraint('chain_part_part', sql`part in ('if_we', 'then', 'which_will')`),
  )

  await finish(
    db.schema
      .createTable('priority')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('plan_id', 'text', (c) => c.notNull())
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addForeignKeyConstraint('priority_of_plan', ['plan_id'], 'plan', ['id'])
      .addUniqueConstraint('priority_position_once', ['plan_id', 'position']),
  )

  await finish(
    db.schema
      .createTable('action')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('priority_id', 'text', (c) => c.notNull())
      .addColumn('plan_id', 'text', (c) => c.notNull())
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('needs_resources', 'integer')
      .addColumn('version', 'integer', (c) => c.notNull())
      .addForeignKeyConstraint('action_of_priority', ['priority_id'], 'priority', ['id'])
      .addForeignKeyConstraint('action_of_plan', ['plan_id'], 'plan', ['id'])
      .addUniqueConstraint('action_position_once', ['priority_id', 'position'])
      .addCheckConstraint('action_needs_resources', sql`needs_resources in (0, 1)`),
  )
  await db.schema.createIndex('action_by_plan').on('action').column('plan_id').execute()

  await finish(
    db.schema
      .createTable('action_goal')
      .addColumn('action_id', 'text', (c) => c.notNull())
      .addColumn('goal', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('action_goal_key', ['action_id', 'goal'])
      .addForeignKeyConstraint('action_goal_of_action', ['action_id'], 'action', ['id']),
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const tables = [
    'action_goal',
    'action',
    'priority',
    'chain_part',
    'chain',
    'plan_section',
    'plan',
  ]
  for (const table of tables) await db.schema.dropTable(table).execute()
}
