/** Since when a person's name and address are forgotten; and the ways into the log that it lacked. */

import type { Kysely } from 'kysely'

const INDEXES = { entity_id: 'ledger_by_entity_id', at: 'ledger_by_at' }

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('person').addColumn('erased_at', 'text').execute()
  for (const [column, name] of Object.entries(INDEXES)) {
    await db.schema.createIndex(name).on('ledger').columns([column, 'tx']).execute()
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const name of Object.values(INDEXES)) await db.schema.dropIndex(name).execute()
  await db.schema.alterTable('person').dropColumn('erased_at').execute()
}
