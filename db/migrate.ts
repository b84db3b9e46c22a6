/** Brings a database to the newest schema. Safe to run at every start. */

import { Migrator } from 'kysely/migration'

import { migrations } from './migrations/index.ts'
import type { Db } from './tables.ts'

/** Errors: throws what the failing migration threw. */
export async function migrateToLatest(db: Db): Promise<void> {
  const { error } = await createMigrator(db).migrateToLatest()
  if (error) throw error
}

/** For tests that walk the schema up and down; the server only goes up. */
export function createMigrator(db: Db): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => migrations } })
}

/** The names of the migrations this database has, in order. */
export async function listAppliedMigrations(db: Db): Promise<string[]> {
  const all = await createMigrator(db).getMigrations()
  return all.filter(({ executedAt }) => executedAt !== undefined).map(({ name }) => name)
}
