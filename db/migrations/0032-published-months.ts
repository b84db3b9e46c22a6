/** Whether the public may read a packet's months beside its cycles. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import { closedOnce, openAgain } from '../append-only.ts'

const WITHDRAWAL = { column: 'withdrawn_tx', derived: [] }

export async function up(db: Kysely<unknown>): Promise<void> {
  await openAgain(db, 'publication')
  await sql`alter table publication add column months integer not null default 0
    constraint publication_months check (months in (0, 1))`.execute(db)
  await closedOnce(db, 'publication', WITHDRAWAL)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await openAgain(db, 'publication')
  await db.schema.alterTable('publication').dropColumn('months').execute()
  await closedOnce(db, 'publication', WITHDRAWAL)
}
