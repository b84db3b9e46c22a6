/** Brings a database to the newest schema. Safe to run at every start. */

import { sql } from 'kysely'
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration'

import { migrations } from './migrations/index.ts'
import { hasTable, isSqlite } from './portable.ts'
import type { Db } from './tables.ts'

/** The number of the newest migration. */
export const NEWEST_SCHEMA = schemaNumberOf(Object.keys(migrations))

/** Errors: throws what the failing migration threw. */
export async function migrateToLatest(db: Db): Promise<void> {
  const { error } = await createMigrator(db).migrateToLatest()
  if (error) throw error
  if (isSqlite(db) && (await readSchemaNumber(db)) !== NEWEST_SCHEMA) {
    await sql`pragma user_version = ${sql.lit(NEWEST_SCHEMA)}`.execute(db)
  }
}

/** The number of its newest migration that a SQLite file has in its head; 0 where none was written. */
export async function readSchemaNumber(db: Db): Promise<number> {
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(db)
  return rows[0]?.user_version ?? 0
}

/** Brings an empty database to the schema that a list of migrations ends with. */
export async function migrateAsFarAs(db: Db, names: readonly string[]): Promise<void> {
  const last = names.at(-1)
  if (last === undefined) throw new Error('no migration to go to')
  const { error } = await createMigrator(db).migrateTo(last)
  if (error) throw error
  if (isSqlite(db)) await sql`pragma user_version = ${sql.lit(schemaNumberOf(names))}`.execute(db)
}

/** The number of the newest of some migrations; 0 for none. */
export function schemaNumberOf(names: readonly string[]): number {
  return Math.max(0, ...names.map((name) => parseInt(name, 10)))
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

/** Which migrations only a newer product has, as a sentence; undefined where there are none. */
export async function findNewerSchema(db: Db): Promise<string | undefined> {
  if (!(await hasTable(db, DEFAULT_MIGRATION_TABLE))) return undefined
  const { rows } = await sql<{ name: string }>`
    select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name
  `.execute(db)
  const newer = rows.filter(({ name }) => !Object.hasOwn(migrations, name))
  if (newer.length === 0) return undefined
  const names = newer.map(({ name }) => name).join(', ')
  return `The database has the schema of a newer Quarterdeck, with ${names}; this one knows ${NEWEST_SCHEMA}.`
}
