/** Ways into a long ledger, and triggers that refuse an entry or a version out of turn. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import { inTurn, onceOnly } from '../append-only.ts'
import { isSqlite } from '../portable.ts'

const INDEXES = { actor: 'ledger_by_actor', action: 'ledger_by_action' }

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [column, name] of Object.entries(INDEXES)) {
    await db.schema.createIndex(name).on('ledger').columns([column, 'tx']).execute()
  }
  await inTurn(db, 'ledger')
  await onceOnly(db, 'observation', ['id', 'version'])
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const [name, table] of [
    ['ledger_in_turn', 'ledger'],
    ['observation_once_only', 'observation'],
  ] as const) {
    const on = isSqlite(db) ? sql`` : sql` on ${sql.table(table)}`
    await sql`drop trigger ${sql.ref(name)}${on}`.execute(db)
  }
  for (const name of Object.values(INDEXES)) await db.schema.dropIndex(name).execute()
}
