/** A backup: everything that a database holds, of one moment, in one file that can be checked. */

import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import Sqlite from 'better-sqlite3'

import type { Result } from '../../domain/result.ts'
import { err, ok } from '../../domain/result.ts'
import { findNewerSchema, listAppliedMigrations, migrateAsFarAs } from '../migrate.ts'
import { allOrNothing } from '../moving/all-or-nothing.ts'
import { copyRecord } from '../moving/copy.ts'
import { openDatabase } from '../open.ts'
import type { Db } from '../tables.ts'
import { writeArchive } from './archive.ts'
import { checkCopy, measureFile } from './copied-file.ts'
import { putInPlace, withFolderBeside } from './disk.ts'
import type { Manifest } from './manifest.ts'
import { DATABASE } from './manifest.ts'

export interface Backup {
  manifest: Manifest
  /** Of the archive. */
  bytes: number
}

interface BackupOrder {
  /** Of the database, which people may be using. */
  url: string
  /** Where the backup is to be. */
  path: string
  /** The version of the product. */
  application: string
  at: Date
}

const FILE = 'file:'
/** How long a change that is running may take. */
const LONGEST_WAIT = 30_000

/**
 * Makes a backup. Nothing is changed in the database, its schema neither.
 *
 * Errors: why there is none, as a sentence.
 */
export async function makeBackup(order: BackupOrder): Promise<Result<Backup, string>> {
  const { path, url } = order
  if (existsSync(path)) return err(taken(path))
  if (!existsSync(dirname(path))) return err(`There is no folder ${dirname(path)}.`)
  return withFolderBeside(path, async (folder) => {
    const copy = join(folder, DATABASE)
    const copied = url.startsWith(FILE)
      ? await copyFile(url.slice(FILE.length), copy)
      : await copyServer(url, copy)
    if (!copied.ok) return copied
    const sound = await checkCopy(copy)
    if (!sound.ok) return sound
    const manifest: Manifest = {
      format: 1,
      application: order.application,
      schema: sound.value.schema,
      madeAt: order.at.toISOString(),
      from: url.startsWith(FILE) ? 'sqlite' : 'postgresql',
      database: { file: DATABASE, ...(await measureFile(copy)) },
      log: sound.value.log,
    }
    const archive = join(folder, 'archive.zip')
    await writeArchive(archive, manifest, copy)
    const { size } = await stat(archive)
    return (await putInPlace(archive, path)) ? ok({ manifest, bytes: size }) : err(taken(path))
  })
}

/** A page at a time, all of one moment: whoever writes meanwhile is neither held up nor in it. */
async function copyFile(from: string, to: string): Promise<Result<null, string>> {
  if (!existsSync(from)) return err(`There is no database at ${from}.`)
  const database = new Sqlite(from, { fileMustExist: true, timeout: LONGEST_WAIT })
  try {
    database.exec('begin')
    database.prepare('select count(*) from sqlite_master').get()
    await database.backup(to)
    return ok(null)
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error
    return err(`The database at ${from} cannot be read: ${error.message}.`)
  } finally {
    database.close()
  }
}

/** Into a SQLite file of the same schema, read in one transaction. */
async function copyServer(url: string, to: string): Promise<Result<null, string>> {
  const server = openDatabase(url)
  const file = openDatabase(`${FILE}${to}`)
  try {
    return await server
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((from) => copyTables(from, file))
  } finally {
    await file.destroy()
    await server.destroy()
  }
}

async function copyTables(from: Db, file: Db): Promise<Result<null, string>> {
  const newer = await findNewerSchema(from)
  if (newer !== undefined) return err(newer)
  const names = await listAppliedMigrations(from)
  if (names.length === 0) return err('There is nothing of Quarterdeck in the database.')
  await migrateAsFarAs(file, names)
  const copied = await allOrNothing(file, (to) => copyRecord(from, to))
  return copied.ok ? ok(null) : copied
}

function taken(path: string): string {
  return `There is a file ${path} already, and a backup takes no other’s place. Choose another name.`
}
