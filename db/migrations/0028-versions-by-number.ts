/** The versions of observations that an entry wrote, found by its number in the order in which they are checked. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import { isSqlite } from '../portable.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  // What an import vouches with was made in the order of the bytes of its ids.
  const id = isSqlite(db) ? sql`id` : sql`id collate "C"`
  await sql`create index observation_by_number on observation (tx, ${id})`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index observation_by_number`.execute(db)
}
