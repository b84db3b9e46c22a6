/** Observations as versions, imports, and the triggers that keep the record append-only. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import { appendOnly, closedOnce } from '../append-only.ts'
import { portable } from '../portable.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  const { finish, float } = portable(db)

  await finish(
    db.schema
      .createTable('import_batch')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('file_name', 'text', (c) => c.notNull())
      .addColumn('sha256', 'text', (c) => c.notNull())
      .addColumn('rows', 'integer', (c) => c.notNull())
      .addColumn('tx', 'integer', (c) => c.notNull())
      .addColumn('undone_tx', 'integer')
      .addForeignKeyConstraint('import_batch_in_ledger', ['tx'], 'ledger', ['tx'])
      .addForeignKeyConstraint('import_batch_undone', ['undone_tx'], 'ledger', ['tx']),
  )

  await finish(
    db.schema
      .createTable('observation')
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('metric_id', 'text', (c) => c.notNull())
      .addColumn('school_year', 'text', (c) => c.notNull())
      .addColumn('cycle_id', 'text', (c) => c.notNull())
      .addColumn('site_id', 'text')
      .addColumn('participant_group', 'text', (c) => c.notNull())
      .addColumn('observed_on', 'text', (c) => c.notNull())
      .addColumn('value', float)
      .addColumn('numerator', float)
      .addColumn('denominator', float)
      .addColumn('n', float)
      .addColumn('stage', 'text')
      .addColumn('done', 'integer')
      .addColumn('missing_code', 'text')
      .addColumn('note', 'text', (c) => c.notNull())
      .addColumn('evidence_url', 'text')
      .addColumn('source_file', 'text')
      .addColumn('source_sha256', 'text')
      .addColumn('provenance', 'text')
      .addColumn('import_id', 'text')
      .addColumn('withdrawn', 'integer', (c) => c.notNull())
      .addColumn('reason', 'text')
      .addColumn('recorded_at', 'text', (c) => c.notNull())
      .addColumn('recorded_by', 'text', (c) => c.notNull())
      .addColumn('tx', 'integer', (c) => c.notNull())
      .addColumn('superseded_tx', 'integer')
      .addPrimaryKeyConstraint('observation_key', ['id', 'version'])
      .addForeignKeyConstraint('observation_of_metric', ['metric_id'], 'metric', ['id'])
      .addForeignKeyConstraint('observation_in_cycle', ['cycle_id'], 'cycle', ['id'])
      .addForeignKeyConstraint('observation_at_site', ['site_id'], 'site', ['id'])
      .addForeignKeyConstraint('observation_in_ledger', ['tx'], 'ledger', ['tx'])
      .addForeignKeyConstraint('observation_superseded', ['superseded_tx'], 'ledger', ['tx'])
      .addForeignKeyConstraint('observation_in_import', ['import_id'], 'import_batch', ['id'])
      .addCheckConstraint('observation_version', sql`version >= 1`)
      .addCheckConstraint('observation_day', sql`observed_on like '____-__-__'`)
      .addCheckConstraint('observation_rate', sql`(numerator is null) = (denominator is null)`)
      .addCheckConstraint('observation_n', sql`n > 0`)
      .addCheckConstraint('observation_done', sql`done in (0, 1)`)
      .addCheckConstraint('observation_withdrawn', sql`withdrawn in (0, 1)`)
      .addCheckConstraint(
        'observation_missing',
        sql`missing_code in ('not_due', 'not_held', 'not_collected', 'collected_late', 'source_unavailable', 'too_few_to_report', 'discontinued', 'needs_help')`,
      )
      .addCheckConstraint(
        'observation_has_one_answer',
        sql`(case when value is null then 0 else 1 end) + (case when numerator is null then 0 else 1 end) + (case when stage is null then 0 else 1 end) + (case when done is null then 0 else 1 end) + (case when missing_code is null then 0 else 1 end) = 1`,
      )
      .addCheckConstraint('observation_superseded_later', sql`superseded_tx > tx`),
  )
  // One standing value per metric, day, site and group; and the way to a metric's history.
  await sql`create unique index observation_once on observation
    (metric_id, observed_on, coalesce(site_id, ''), participant_group)
    where superseded_tx is null and withdrawn = 0`.execute(db)
  await db.schema
    .createIndex('observation_by_metric')
    .on('observation')
    .columns(['metric_id', 'observed_on', 'id'])
    .execute()
  await db.schema
    .createIndex('observation_by_year')
    .on('observation')
    .columns(['school_year', 'id', 'version'])
    .execute()
  await db.schema.createIndex('observation_by_tx').on('observation').column('tx').execute()

  await appendOnly(db, 'ledger')
  // The cycle follows from the day and the district's calendar, which may move.
  await closedOnce(db, 'observation', { column: 'superseded_tx', derived: ['cycle_id'] })
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['observation', 'import_batch']) await db.schema.dropTable(table).execute()
}
