/** What streams and their cuts were at every ledger number, remembered by triggers as the plans are. */

import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'

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
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['stream_cut', 'stream_part', 'stream']) await forget(db, table)
}
