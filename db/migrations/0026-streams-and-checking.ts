/**
 * What streams and their cuts were at every ledger number, remembered by triggers as the plans are;
 * and the versions that an entry wrote, found by its number in the order in which they are checked.
 */

import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'

import { isSqlite } from '../portable.ts'
import { forget, remember } from '../remember.ts'

/** The first entry about a thing. */
function begun(entity: string, id: string): RawBuilder<unknown> {
  return sql`coalesce((select min(tx) from ledger where entity = ${sql.lit(entity)}
    and entity_id = ${sql.ref(`kept.${id}`)}), 0)`
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await remember(db, 'stream', { key: ['id'], since: begun('stream', 'id') })
  // Parts are read with their stream, so that their own beginning says nothing.
  await remember(db, 'stream_part', { key: ['stream_id', 'position'] })
  await remember(db, 'stream_cut', { key: ['metric_id'], since: begun('stream_cut', 'metric_id') })
  const id = isSqlite(db) ? sql`id` : sql`id collate "C"`
  await sql`create index observation_by_number on observation (tx, ${id})`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index observation_by_number`.execute(db)
  for (const table of ['stream_cut', 'stream_part', 'stream']) await forget(db, table)
}
