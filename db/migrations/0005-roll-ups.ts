/** What the dashboard reads instead of history, and what makes answers cheap to repeat. */

import type { CreateTableBuilder, Kysely } from 'kysely'

import { portable } from '../portable.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  const { finish, float } = portable(db)

  const withParts = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
    table
      .addColumn('observations', 'integer', (c) => c.notNull())
      .addColumn('numerator', float)
      .addColumn('denominator', float)
      .addColumn('last_on', 'text')
      .addColumn('missing_code', 'text')
      .addColumn('obstacle', 'text')

  await finish(
    withParts(
      db.schema
        .createTable('roll_up')
        .addColumn('school_year', 'text', (c) => c.notNull())
        .addColumn('metric_id', 'text', (c) => c.notNull())
        .addColumn('cycle_id', 'text', (c) => c.notNull())
        .addColumn('cycle_number', 'integer', (c) => c.notNull())
        .addColumn('have', 'integer', (c) => c.notNull())
        .addColumn('expected', 'integer', (c) => c.notNull()),
    )
      .addPrimaryKeyConstraint('roll_up_key', ['school_year', 'metric_id', 'cycle_id'])
      .addForeignKeyConstraint('roll_up_of_metric', ['metric_id'], 'metric', ['id'])
      .addForeignKeyConstraint('roll_up_in_cycle', ['cycle_id'], 'cycle', ['id']),
  )

  await finish(
    withParts(
      db.schema
        .createTable('site_roll_up')
        .addColumn('metric_id', 'text', (c) => c.notNull())
        .addColumn('cycle_id', 'text', (c) => c.notNull())
        .addColumn('site_id', 'text', (c) => c.notNull()),
    )
      .addPrimaryKeyConstraint('site_roll_up_key', ['metric_id', 'cycle_id', 'site_id'])
      .addForeignKeyConstraint('site_roll_up_of_metric', ['metric_id'], 'metric', ['id'])
      .addForeignKeyConstraint('site_roll_up_in_cycle', ['cycle_id'], 'cycle', ['id']),
  )

  await finish(
    db.schema
      .createTable('data_version')
      .addColumn('scope', 'text', (c) => c.notNull().primaryKey())
      .addColumn('version', 'integer', (c) => c.notNull()),
  )

  await finish(
    db.schema
      .createTable('idempotency')
      .addColumn('principal', 'text', (c) => c.notNull())
      .addColumn('key', 'text', (c) => c.notNull())
      .addColumn('request_hash', 'text', (c) => c.notNull())
      .addColumn('status', 'integer', (c) => c.notNull())
      .addColumn('response', 'text', (c) => c.notNull())
      .addColumn('headers', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('idempotency_key', ['principal', 'key']),
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['idempotency', 'data_version', 'site_roll_up', 'roll_up']) {
    await db.schema.dropTable(table).execute()
  }
}
