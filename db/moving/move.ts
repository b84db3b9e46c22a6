/** From SQLite to PostgreSQL: everything, while nobody can write. */

import Sqlite from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'

import type { Result } from '../../domain/result.ts'
import { err, ok } from '../../domain/result.ts'
import type { LogEnd } from '../ledger.ts'
import { faultOfHead, readLogEnd } from '../ledger.ts'
import {
  findNewerSchema,
  listAppliedMigrations,
  migrateToLatest,
  NEWEST_SCHEMA,
  schemaNumberOf,
} from '../migrate.ts'
import { findBrokenPage, findLostRow, findNewerNumber } from '../self-check-sqlite.ts'
import type { Db, Tables } from '../tables.ts'
import type { RecordVerdict } from '../verify-record.ts'
import { verifyRecord } from '../verify-record.ts'
import { allOrNothing } from './all-or-nothing.ts'
import type { Counts } from './copy.ts'
import { copyRecord } from './copy.ts'
import { findOccupant } from './occupant.ts'

export interface Moved {
  counts: Counts
  /** Of the log, the same in both. */
  end: LogEnd
  verdict: RecordVerdict
}

/**
 * Copies a SQLite file into an empty database, verifies it there, and only then lets it stay.
 *
 * The file is locked for as long: it is refused while a server has it open, and no server can open it.
 * Errors: why nothing was moved, as a sentence.
 */
export async function moveRecord(path: string, target: Db): Promise<Result<Moved, string>> {
  const occupied = await findOccupant(target)
  if (occupied !== undefined) return err(occupied)
  const locked = lock(path)
  if (!locked) {
    return err(
      `Somebody has ${path} open. Stop the server and everything else that uses it, so that ` +
        'nothing is written there that does not come along.',
    )
  }
  const source = new Kysely<Tables>({ dialect: new SqliteDialect({ database: locked }) })
  try {
    const unsound = await findUnsound(source)
    if (unsound !== undefined) return err(unsound)
    await migrateToLatest(target)
    return await allOrNothing(target, async (to) => {
      const copied = await copyRecord(source, to)
      if (!copied.ok) return copied
      const end = await readLogEnd(source)
      const verdict = await verifyRecord(to, end.entries > 0 ? anchorOf(end) : undefined)
      return verdict.fault ? err(verdict.fault.why) : ok({ counts: copied.value, end, verdict })
    })
  } finally {
    await source.destroy()
  }
}

/** Undefined while another process, or another handle of this one, has the file open. */
function lock(path: string): Sqlite.Database | undefined {
  const database = new Sqlite(path, { fileMustExist: true, timeout: 0 })
  try {
    // Whoever has a file with a write-ahead log open holds a lock on it, used or not.
    database.pragma('locking_mode = exclusive')
    database.exec('begin exclusive; rollback')
    return database
  } catch (error) {
    database.close()
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      return undefined
    throw error
  }
}

/** Why a file cannot be moved as it is. */
async function findUnsound(source: Db): Promise<string | undefined> {
  const schema = schemaNumberOf(await listAppliedMigrations(source))
  if (schema < NEWEST_SCHEMA) {
    return (
      `The database has the schema ${schema}; this Quarterdeck has ${NEWEST_SCHEMA}. ` +
      'Run “npm run quarterdeck -- migrate” first.'
    )
  }
  return (
    (await findNewerNumber(source)) ??
    (await findNewerSchema(source)) ??
    (await findBrokenPage(source)) ??
    (await findLostRow(source)) ??
    (await faultOfHead(source))
  )
}

function anchorOf({ entries, head }: LogEnd) {
  return { tx: entries, hash: head }
}
