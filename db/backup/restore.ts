/** A backup made a database again: in an empty place, all of it or nothing. */

import { existsSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { join } from 'node:path'

import type { Result } from '../../domain/result.ts'
import { err, ok } from '../../domain/result.ts'
import { migrateToLatest } from '../migrate.ts'
import { allOrNothing } from '../moving/all-or-nothing.ts'
import { copyRecord } from '../moving/copy.ts'
import { findOccupant } from '../moving/occupant.ts'
import { openDatabase } from '../open.ts'
import type { Db } from '../tables.ts'
import type { RecordVerdict } from '../verify-record.ts'
import { verifyRecord } from '../verify-record.ts'
import { listMembers, readText, unpackTo } from './archive.ts'
import { checkCopy } from './copied-file.ts'
import { putInPlace, withFolderBeside } from './disk.ts'
import type { Manifest } from './manifest.ts'
import { DATABASE, MANIFEST, readManifest } from './manifest.ts'

export interface Restored {
  manifest: Manifest
  verdict: RecordVerdict
}

/** Where to: a SQLite file that is not there yet, or a server’s database that holds nothing. */
export type Place = { file: string } | { db: Db; beside: string }

const LONGEST_MANIFEST = 65_536

/**
 * Restores a backup, brings it to the newest schema and verifies it, before anything is in its place.
 *
 * Errors: why nothing was restored, as a sentence.
 */
export async function restoreBackup(path: string, place: Place): Promise<Result<Restored, string>> {
  const occupied = 'file' in place ? findFile(place.file) : await findOccupant(place.db)
  if (occupied !== undefined) return err(occupied)
  if (!existsSync(path)) return err(`There is no file ${path}.`)
  const target = 'file' in place ? place.file : place.beside
  return withFolderBeside(target, async (folder) => {
    const copy = join(folder, DATABASE)
    const manifest = await unpackChecked(path, copy)
    if (!manifest.ok) return err(`${path} cannot be restored. ${manifest.error}`)
    const verdict = await renew(copy, manifest.value)
    if (!verdict.ok) return err(`${path} cannot be restored. ${verdict.error}`)
    const put = 'file' in place ? await putFile(copy, place.file) : await putRows(copy, place.db)
    return put.ok ? ok({ manifest: manifest.value, verdict: verdict.value }) : put
  })
}

/** Unpacks the database of a backup, and holds it against what the backup says of itself. */
async function unpackChecked(path: string, copy: string): Promise<Result<Manifest, string>> {
  const file = await open(path, 'r')
  try {
    const manifest = await unpackDatabase(file, copy)
    if (!manifest.ok) return manifest
    const sound = await checkCopy(copy)
    if (!sound.ok) return sound
    const { schema, log } = manifest.value
    const isSame =
      sound.value.schema === schema &&
      sound.value.log.entries === log.entries &&
      sound.value.log.head === log.head
    return isSame ? manifest : err(`Its database is not the one that its ${MANIFEST} tells of.`)
  } finally {
    await file.close()
  }
}

async function unpackDatabase(file: FileHandle, copy: string): Promise<Result<Manifest, string>> {
  const members = await listMembers(file)
  if (!members.ok) return members
  const [told, held] = [members.value.get(MANIFEST), members.value.get(DATABASE)]
  if (!told || !held) {
    return err(
      `It is no backup of Quarterdeck, or not whole: it has no ${told ? DATABASE : MANIFEST}.`,
    )
  }
  const text = await readText(file, told, LONGEST_MANIFEST)
  if (!text.ok) return text
  const manifest = readManifest(text.value)
  if (!manifest.ok) return manifest
  const { bytes, sha256 } = manifest.value.database
  const unpacked = await unpackTo(file, held, { path: copy, bytes })
  if (!unpacked.ok) return unpacked
  if (unpacked.value === sha256) return manifest
  return err(`Its database has the SHA-256 ${unpacked.value}, and its ${MANIFEST} says ${sha256}.`)
}

/** Brings the copy to the newest schema, and verifies everything in it. */
async function renew(copy: string, { log }: Manifest): Promise<Result<RecordVerdict, string>> {
  const db = openDatabase(`file:${copy}`)
  try {
    await migrateToLatest(db)
    const verdict = await verifyRecord(
      db,
      log.entries > 0 ? { tx: log.entries, hash: log.head } : undefined,
    )
    return verdict.fault ? err(verdict.fault.why) : ok(verdict)
  } finally {
    await db.destroy()
  }
}

async function putFile(copy: string, file: string): Promise<Result<null, string>> {
  return (await putInPlace(copy, file)) ? ok(null) : err(taken(file))
}

async function putRows(copy: string, db: Db): Promise<Result<null, string>> {
  const from = openDatabase(`file:${copy}`)
  try {
    await migrateToLatest(db)
    return await allOrNothing(db, async (to) => {
      const copied = await copyRecord(from, to)
      if (!copied.ok) return copied
      const { fault } = await verifyRecord(to)
      return fault ? err(fault.why) : ok(null)
    })
  } finally {
    await from.destroy()
  }
}

/** A file that is in the way, or one of those that SQLite keeps beside it. */
function findFile(file: string): string | undefined {
  for (const path of [file, `${file}-wal`, `${file}-journal`]) {
    if (existsSync(path)) return taken(path)
  }
  return undefined
}

function taken(path: string): string {
  return (
    `There is a database already: ${path}. Move it elsewhere with the files beside it, or name ` +
    'another place in DATABASE_URL or DATA_DIR.'
  )
}
