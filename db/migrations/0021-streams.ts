/** Streams, the cuts by which metrics take from them, and the answers recorded once for all of them. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import { appendOnly, closedOnce } from '../append-only.ts'
import { portable } from '../portable.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  const { finish, float } = portable(db)

  await finish(
    db.schema
      .createTable('stream')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('department_id', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('question', 'text', (c) => c.notNull())
      .addColumn('wording', 'text', (c) => c.notNull())
      .addColumn('is_survey', 'integer', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addForeignKeyConstraint('stream_of_department', ['department_id'], 'department', ['id'])
      .addUniqueConstraint('stream_name', ['department_id', 'name'])
      .addCheckConstraint('stream_is_survey', sql`is_survey in (0, 1)`)
      .addCheckConstraint('stream_version', sql`version > 0`),
  )
  await finish(
    db.schema
      .createTable('stream_part')
      .addColumn('stream_id', 'text', (c) => c.notNull())
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('points', float)
      .addPrimaryKeyConstraint('stream_part_key', ['stream_id', 'position'])
      .addUniqueConstraint('stream_part_name', ['stream_id', 'name'])
      .addForeignKeyConstraint('stream_part_of_stream', ['stream_id'], 'stream', ['id'])
      .addCheckConstraint('stream_part_position', sql`position >= 0`),
  )
  await finish(
    db.schema
      .createTable('stream_cut')
      .addColumn('metric_id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('stream_id', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('parts', 'text', (c) => c.notNull())
      .addColumn('of_parts', 'text', (c) => c.notNull())
      .addColumn('in_use', 'integer', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addForeignKeyConstraint('stream_cut_of_metric', ['metric_id'], 'metric', ['id'])
      .addForeignKeyConstraint('stream_cut_of_stream', ['stream_id'], 'stream', ['id'])
      .addCheckConstraint('stream_cut_kind', sql`kind in ('count', 'rate', 'score')`)
      .addCheckConstraint('stream_cut_in_use', sql`in_use in (0, 1)`)
      .addCheckConstraint('stream_cut_version', sql`version > 0`),
  )
  await db.schema.createIndex('stream_cut_by_stream').on('stream_cut').column('stream_id').execute()

  await finish(
    db.schema
      .createTable('stream_answer')
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('stream_id', 'text', (c) => c.notNull())
      .addColumn('observed_on', 'text', (c) => c.notNull())
      .addColumn('site_id', 'text')
      .addColumn('participant_group', 'text', (c) => c.notNull())
      .addColumn('invited', 'integer')
      .addColumn('counts', 'text', (c) => c.notNull())
      .addColumn('note', 'text', (c) => c.notNull())
      .addColumn('evidence_url', 'text')
      .addColumn('withdrawn', 'integer', (c) => c.notNull())
      .addColumn('reason', 'text')
      .addColumn('recorded_at', 'text', (c) => c.notNull())
      .addColumn('recorded_by', 'text', (c) => c.notNull())
      .addColumn('tx', 'integer', (c) => c.notNull())
      .addColumn('superseded_tx', 'integer')
      .addPrimaryKeyConstraint('stream_answer_key', ['id', 'version'])
      .addForeignKeyConstraint('stream_answer_of_stream', ['stream_id'], 'stream', ['id'])
      .addForeignKeyConstraint('stream_answer_at_site', ['site_id'], 'site', ['id'])
      .addForeignKeyConstraint('stream_answer_in_ledger', ['tx'], 'ledger', ['tx'])
      .addForeignKeyConstraint('stream_answer_superseded', ['superseded_tx'], 'ledger', ['tx'])
      .addCheckConstraint('stream_answer_version', sql`version >= 1`)
      .addCheckConstraint('stream_answer_day', sql`observed_on like '____-__-__'`)
      .addCheckConstraint('stream_answer_invited', sql`invited >= 1`)
      .addCheckConstraint('stream_answer_withdrawn', sql`withdrawn in (0, 1)`)
      .addCheckConstraint('stream_answer_superseded_later', sql`superseded_tx > tx`),
  )
  await sql`create unique index stream_answer_once on stream_answer
    (stream_id, observed_on, coalesce(site_id, ''), participant_group)
    where superseded_tx is null and withdrawn = 0`.execute(db)
  await closedOnce(db, 'stream_answer', { column: 'superseded_tx', derived: [] })

  await finish(
    db.schema
      .createTable('fed_observation')
      .addColumn('observation_id', 'text', (c) => c.notNull())
      .addColumn('answer_id', 'text', (c) => c.notNull())
      .addColumn('tx', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('fed_observation_key', ['observation_id', 'answer_id'])
      .addForeignKeyConstraint('fed_observation_in_ledger', ['tx'], 'ledger', ['tx']),
  )
  await db.schema
    .createIndex('fed_observation_by_answer')
    .on('fed_observation')
    .column('answer_id')
    .execute()
  await appendOnly(db, 'fed_observation')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['fed_observation', 'stream_answer', 'stream_cut', 'stream_part', 'stream']) {
    await db.schema.dropTable(table).execute()
  }
}
