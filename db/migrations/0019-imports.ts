/** Imports on their way: how far each is, the rows it has staged and those it refused. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import { portable } from '../portable.ts'

/** What a staged row has in common with the observation it may become. */
const TEXTS = ['metric_id', 'school_year', 'cycle_id', 'participant_group', 'observed_on', 'note']
const OPTIONAL_TEXTS = [
  'site_id',
  'stage',
  'missing_code',
  'evidence_url',
  'source_file',
  'source_sha256',
  'provenance',
  'reason',
  'wording',
]
const OPTIONAL_NUMBERS = ['value', 'numerator', 'denominator', 'n']
const OPTIONAL_COUNTS = ['done', 'invited', 'answered', 'survey_scale']
const RUN_COUNTS = ['bytes', 'rows', 'done', 'out_of', 'added', 'corrected', 'same', 'rejected']

export async function up(db: Kysely<unknown>): Promise<void> {
  const { finish, float, sqlite } = portable(db)

  let run = db.schema
    .createTable('import_run')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('file_name', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('dry_run', 'integer', (c) => c.notNull())
    .addColumn('good_rows_only', 'integer', (c) => c.notNull())
    .addColumn('started_at', 'text', (c) => c.notNull())
    .addColumn('beat_at', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('total_bytes', 'integer')
    .addColumn('header', 'text', (c) => c.notNull())
    .addColumn('department_ids', 'text', (c) => c.notNull())
    .addColumn('accepted', 'text')
  for (const column of RUN_COUNTS) run = run.addColumn(column, 'integer', (c) => c.notNull())
  await finish(
    run
      .addCheckConstraint(
        'import_run_state',
        sql`state in ('reading', 'checking', 'publishing', 'published', 'unchanged', 'refused', 'checked', 'failed')`,
      )
      .addCheckConstraint('import_run_flags', sql`dry_run in (0, 1) and good_rows_only in (0, 1)`),
  )
  await db.schema.createIndex('import_run_by_start').on('import_run').column('started_at').execute()

  // Read in the order of its ids by the hash that vouches for them, which is that of their bytes.
  const id = sqlite ? sql`text` : sql`text collate "C"`
  let row = db.schema
    .createTable('import_row')
    .addColumn('import_id', 'text', (c) => c.notNull())
    .addColumn('line', 'integer', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('department_id', 'text', (c) => c.notNull())
    .addColumn('given_id', 'text')
    .addColumn('given_version', 'integer')
    .addColumn('hidden', 'integer', (c) => c.notNull())
    .addColumn('cells', 'text', (c) => c.notNull())
    .addColumn('replaces', 'integer', (c) => c.notNull())
    .addColumn('cycle_before', 'text')
    .addColumn('id', id, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('withdrawn', 'integer', (c) => c.notNull())
    .addColumn('late', 'integer', (c) => c.notNull())
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .addColumn('recorded_by', 'text', (c) => c.notNull())
  for (const column of TEXTS) row = row.addColumn(column, 'text', (c) => c.notNull())
  for (const column of OPTIONAL_TEXTS) row = row.addColumn(column, 'text')
  for (const column of OPTIONAL_NUMBERS) row = row.addColumn(column, float)
  for (const column of OPTIONAL_COUNTS) row = row.addColumn(column, 'integer')
  await finish(
    row
      .addPrimaryKeyConstraint('import_row_key', ['import_id', 'line'])
      .addForeignKeyConstraint('import_row_of_run', ['import_id'], 'import_run', ['id'])
      .addCheckConstraint(
        'import_row_outcome',
        sql`outcome in ('added', 'corrected', 'same', 'refused')`,
      ),
  )
  await db.schema
    .createIndex('import_row_by_place')
    .on('import_row')
    .columns(['import_id', 'metric_id', 'observed_on', 'site_id', 'participant_group'])
    .execute()
  await db.schema
    .createIndex('import_row_by_id')
    .on('import_row')
    .columns(['import_id', 'id'])
    .execute()

  await finish(
    db.schema
      .createTable('import_reject')
      .addColumn('import_id', 'text', (c) => c.notNull())
      .addColumn('line', 'integer', (c) => c.notNull())
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('column_name', 'text', (c) => c.notNull())
      .addColumn('code', 'text', (c) => c.notNull())
      .addColumn('message', 'text', (c) => c.notNull())
      .addColumn('cells', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('import_reject_key', ['import_id', 'line', 'position'])
      .addForeignKeyConstraint('import_reject_of_run', ['import_id'], 'import_run', ['id']),
  )
  await db.schema
    .createIndex('observation_by_import')
    .on('observation')
    .columns(['import_id', 'id'])
    .where('import_id', 'is not', null)
    .execute()
  await tellEarlier(db)
}

/** Imports from before: on the list too, so that they can be taken back. */
async function tellEarlier(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<Earlier>`
    select import_batch.id, file_name, rows, at, actor, payload
    from import_batch join ledger on ledger.tx = import_batch.tx`.execute(db)
  for (const { id, file_name, rows: read, at, actor, payload } of rows) {
    const counts = countsOf(payload)
    const { rows: departments } = await sql<{ id: string }>`
      select distinct metric.department_id as id from observation
      join metric on metric.id = observation.metric_id
      where observation.import_id = ${id} order by id`.execute(db)
    const ids = JSON.stringify(departments.map((department) => department.id))
    await sql`insert into import_run (id, actor, file_name, state, dry_run, good_rows_only,
        started_at, beat_at, ended_at, total_bytes, header, department_ids, accepted,
        bytes, rows, done, out_of, added, corrected, same, rejected)
      values (${id}, ${actor}, ${file_name}, 'published', 0, 0, ${at}, ${at}, ${at}, null, '[]',
        ${ids}, null, 0, ${read}, 0, 0, ${counts.added}, ${counts.corrected}, 0, 0)`.execute(db)
  }
}

interface Earlier {
  id: string
  file_name: string
  rows: number
  at: string
  actor: string
  payload: string
}

function countsOf(payload: string): { added: number; corrected: number } {
  const read: unknown = JSON.parse(payload)
  const after = memberOf(read, 'after')
  return {
    added: Number(memberOf(after, 'added') ?? 0),
    corrected: Number(memberOf(after, 'corrected') ?? 0),
  }
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? new Map<string, unknown>(Object.entries(value)).get(name)
    : undefined
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('observation_by_import').execute()
  for (const table of ['import_reject', 'import_row', 'import_run']) {
    await db.schema.dropTable(table).execute()
  }
}
