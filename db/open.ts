/** Opens a database by URL: `file:<path>`, `file::memory:` or `postgres://…`. */

import Sqlite from 'better-sqlite3'
import type { DatabaseConnection, KyselyConfig, SqliteDialect } from 'kysely'
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'

import { PatientSqliteDialect } from './sqlite-dialect.ts'
import { withStatementCache } from './statement-cache.ts'
import type { Db, Tables } from './tables.ts'

const FILE = 'file:'
const SYNCHRONOUS_FULL = 2

/** The caller owns the handle and ends it with `db.destroy()`. */
export function openDatabase(url: string, log?: KyselyConfig['log']): Db {
  const dialect = url.startsWith(FILE) ? sqlite(url.slice(FILE.length)) : postgres(url)
  return new Kysely<Tables>({ dialect, ...(log && { log }) })
}

/** A SQLite database in memory that begins as an image of another, as `serialize()` gives it. */
export function openImage(image: Buffer, log?: KyselyConfig['log']): Db {
  return new Kysely<Tables>({ dialect: sqlite(image), ...(log && { log }) })
}

/**
 * A better-sqlite3 connection with the product's settings, read back.
 *
 * Errors: throws when a setting did not take.
 */
export function openSqlite(from: string | Buffer): Sqlite.Database {
  const database = new Sqlite(from)
  database.pragma('journal_mode = WAL')
  // better-sqlite3 is built to fall back to NORMAL under WAL, which loses commits at a power cut.
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('busy_timeout = 5000')
  database.pragma('trusted_schema = OFF')
  // Else `insert or replace` deletes a row without asking the trigger that refuses it.
  database.pragma('recursive_triggers = ON')
  // The setting reads back FULL until the first statement, whatever it will be.
  database.prepare('select 1').get()
  const read = (name: string) => database.pragma(name, { simple: true })
  if (read('synchronous') !== SYNCHRONOUS_FULL || read('foreign_keys') !== 1) {
    database.close()
    throw new Error(
      `SQLite did not take its settings: ${typeof from === 'string' ? from : 'an image'}`,
    )
  }
  return database
}

function sqlite(from: string | Buffer): SqliteDialect {
  const database = openSqlite(from)
  // The driver waits instead, without holding up the whole process.
  database.pragma('busy_timeout = 0')
  return new PatientSqliteDialect(
    { database: withStatementCache(database) },
    () => database.inTransaction,
  )
}

function postgres(url: string): PostgresDialect {
  const { INT8, NUMERIC, DATE, TIMESTAMPTZ } = types.builtins
  const asNumber = new Set<number>([INT8, NUMERIC])
  const asText = new Set<number>([DATE, TIMESTAMPTZ])
  const pool = new Pool({
    connectionString: url,
    types: {
      getTypeParser(oid, format) {
        if (asNumber.has(oid)) return Number
        if (asText.has(oid)) return String
        return types.getTypeParser(oid, format)
      },
    },
  })
  return new PostgresDialect({ pool, onCreateConnection: waitForDisk })
}

/** A commit is acknowledged when it is on disk, whatever the server's default is. */
async function waitForDisk(connection: DatabaseConnection): Promise<void> {
  await connection.executeQuery(
    CompiledQuery.raw(
      "select set_config(name, 'on', false) from pg_settings where name = 'synchronous_commit' and setting = 'off'",
    ),
  )
}
