/** What a SQLite file is asked before it is opened for writing. */

import { existsSync, statSync } from 'node:fs'

import Sqlite from 'better-sqlite3'
import { Kysely, SqliteDialect, sql } from 'kysely'

import { NEWEST_SCHEMA, readSchemaNumber } from './migrate.ts'
import type { Db, Tables } from './tables.ts'

/** What a reader finds in a file that it cannot change; undefined where there is none yet. */
export async function readFile<T>(
  path: string,
  read: (db: Db) => Promise<T>,
): Promise<T | undefined> {
  if (!existsSync(path) || statSync(path).size === 0) return undefined
  const isOpenElsewhere = existsSync(`${path}-wal`)
  const database = new Sqlite(path, { readonly: true })
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
  try {
    return await read(db)
  } finally {
    await db.destroy()
    if (database.open) database.close()
    if (!isOpenElsewhere) tidy(path)
  }
}

/** The number that a newer product has left; each migration has one. */
export async function findNewerNumber(db: Db): Promise<string | undefined> {
  const stored = await readSchemaNumber(db)
  if (stored <= NEWEST_SCHEMA) return undefined
  return `The database has the schema ${stored} of a newer Quarterdeck; this one knows ${NEWEST_SCHEMA}.`
}

export async function findBrokenPage(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db)
  const said = rows[0]?.quick_check
  return said === 'ok' ? undefined : `The database file is damaged: ${said}.`
}

export async function findLostRow(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ table: string; parent: string }>`
    select "table", parent from pragma_foreign_key_check limit 1
  `.execute(db)
  return rows[0] && lostReference(rows[0].table, rows[0].parent)
}

/** A row refers to one that is not there. */
export function lostReference(table: string, parent: string): string {
  return `A row of the table ${table} refers to a row of ${parent} that is not there.`
}

// A reader may not take away the two files beside that SQLite made for it; a writer does.
function tidy(path: string): void {
  const database = new Sqlite(path)
  try {
    database.pragma('user_version')
  } finally {
    database.close()
  }
}
