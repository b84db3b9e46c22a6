/** Imports that are made ready aside: their roll-ups, and the ways by which rows in one place are found. */

import type { CreateTableBuilder, Kysely } from 'kysely'
import { sql } from 'kysely'

import { portable } from '../portable.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  const { finish, float } = portable(db)

  const staged = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn('import_id', 'text', (c) => c.notNull())
      .addColumn('metric_id', 'text', (c) => c.notNull())
      .addColumn('cycle_id', 'text', (c) => c.notNull())
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
      staged('import_roll_up')
        .addColumn('school_year', 'text', (c) => c.notNull())
        .addColumn('cycle_number', 'integer', (c) => c.notNull())
        .addColumn('have', 'integer', (c) => c.notNull())
        .addColumn('expected', 'integer', (c) => c.notNull())
        .addColumn('gone', 'integer', (c) => c.notNull()),
    )
      .addPrimaryKeyConstraint('import_roll_up_key', ['import_id', 'metric_id', 'cycle_id'])
      .addForeignKeyConstraint('import_roll_up_of_run', ['import_id'], 'import_run', ['id'])
      .addCheckConstraint('import_roll_up_gone', sql`gone in (0, 1)`),
  )
  await finish(
    withParts(staged('import_site_roll_up').addColumn('site_id', 'text', (c) => c.notNull()))
      .addPrimaryKeyConstraint('import_site_roll_up_key', [
        'import_id',
        'metric_id',
        'cycle_id',
        'site_id',
      ])
      .addForeignKeyConstraint('import_site_roll_up_of_run', ['import_id'], 'import_run', ['id']),
  )

  await db.schema.dropIndex('import_row_by_place').execute()
  await sql`create index import_row_by_place on import_row
    (import_id, metric_id, observed_on, coalesce(site_id, ''), participant_group)`.execute(db)
  await sql`create index observation_taken_back on observation
    (metric_id, observed_on, coalesce(site_id, ''), participant_group)
    where superseded_tx is null and withdrawn = 1`.execute(db)
  // What is found by these, the versions by number are found by as well.
  for (const index of ['observation_by_tx', 'observation_by_import']) {
    await db.schema.dropIndex(index).execute()
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('observation_by_tx').on('observation').column('tx').execute()
  await db.schema
    .createIndex('observation_by_import')
    .on('observation')
    .columns(['import_id', 'id'])
    .where('import_id', 'is not', null)
    .execute()
  await db.schema.dropIndex('observation_taken_back').execute()
  await db.schema.dropIndex('import_row_by_place').execute()
  await db.schema
    .createIndex('import_row_by_place')
    .on('import_row')
    .columns(['import_id', 'metric_id', 'observed_on', 'site_id', 'participant_group'])
    .execute()
  for (const table of ['import_site_roll_up', 'import_roll_up']) {
    await db.schema.dropTable(table).execute()
  }
}
