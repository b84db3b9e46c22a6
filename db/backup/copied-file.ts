/** A SQLite file that nobody else uses: looked through before it is trusted. */

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'

import Sqlite from 'better-sqlite3'
import { Kysely, SqliteDialect, sql } from 'kysely'

import type { Result } from '../../domain/result.ts'
import { err, ok } from '../../domain/result.ts'
import type { LogEnd } from '../ledger.ts'
import { faultOfHead, readLogEnd } from '../ledger.ts'
import { findNewerSchema, listAppliedMigrations, schemaNumberOf } from '../migrate.ts'
import { findLostRow, findNewerNumber } from '../self-check-sqlite.ts'
import type { Db, Tables } from '../tables.ts'

/** What a sound file holds. */
export interface Sound {
  schema: number
  log: LogEnd
}

/**
 * Looks a whole file through, and leaves it without files beside it.
 *
 * Errors: what does not hold, as a sentence.
 */
export async function checkCopy(path: string): Promise<Result<Sound, string>> {
  const database = new Sqlite(path, { fileMustExist: true })
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
  try {
    // A write-ahead log shares memory with other processes, which not every disk can.
    database.pragma('locking_mode = exclusive')
    database.pragma('journal_mode = delete')
    return await look(db)
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error
    return err(`The database in it cannot be read: ${error.message}.`)
  } finally {
    await db.destroy()
    if (database.open) database.close()
  }
}

/** Its length and SHA-256. */
export async function measureFile(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part)
  const { size } = await stat(path)
  return { bytes: size, sha256: hash.digest('hex') }
}

async function look(db: Db): Promise<Result<Sound, string>> {
  const newer = (await findNewerNumber(db)) ?? (await findNewerSchema(db))
  if (newer !== undefined) return err(newer)
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(1)`.execute(db)
  const said = rows[0]?.integrity_check
  if (said !== 'ok') return err(`The database file is damaged: ${said}.`)
  const names = await listAppliedMigrations(db)
  const schema = schemaNumberOf(names)
  if (schema === 0) return err('It is not a database of Quarterdeck.')
  const why = (await findLostRow(db)) ?? (await faultOfHead(db))
  return why === undefined ? ok({ schema, log: await readLogEnd(db) }) : err(why)
}
