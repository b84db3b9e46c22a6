/** Whether a database may be used: it is looked at, at every start, before anything is written to it. */

import type { Result } from '../domain/result.ts'
import { err, ok } from '../domain/result.ts'
import { faultOfHead } from './ledger.ts'
import { findNewerSchema } from './migrate.ts'
import { openDatabase } from './open.ts'
import { findLostReference, findUnsafeSetting } from './self-check-postgres.ts'
import { findBrokenPage, findLostRow, findNewerNumber, readFile } from './self-check-sqlite.ts'
import type { Db } from './tables.ts'

/**
 * - `schema`: a newer product has written it.
 * - `reading`: it cannot be read, or not reached.
 * - `settings`: what it acknowledges could be lost.
 * - `references`, `log`: something was changed past the product.
 */
type UnfitPart = 'schema' | 'reading' | 'settings' | 'references' | 'log'

/** Why a database is not used. */
export interface Unfit {
  part: UnfitPart
  /** What is wrong, as a sentence. */
  why: string
  /** What to do about it. */
  next: string
}

const FILE = 'file:'
const CHANGED =
  'Keep a copy of the database as it is. “npm run quarterdeck -- verify” says what of the record still holds. ' +
  'Go back to the newest backup that verifies.'

const NEXT: Readonly<Record<UnfitPart, string>> = {
  schema: 'Start the newer Quarterdeck, or go back to a backup from before it was first started.',
  reading:
    'Check DATABASE_URL, and whether the database can be reached. If it is damaged, keep a copy of it as it is, and go ' +
    'back to the newest backup that verifies.',
  settings: 'Change that, and start again.',
  references: CHANGED,
  log: CHANGED,
}

/** Opens a database that may be used. Of one that may not, nothing is changed. */
export async function openFit(url: string): Promise<Result<Db, Unfit>> {
  try {
    const unfit = url.startsWith(FILE)
      ? await readFile(url.slice(FILE.length), findUnfitFile)
      : await findUnfitServer(url)
    return unfit ? err(unfit) : ok(openDatabase(url))
  } catch (error) {
    const why = `The database cannot be used: ${wordsOf(error)}.`
    return err({ part: 'reading', why, next: NEXT.reading })
  }
}

async function findUnfitFile(db: Db): Promise<Unfit | undefined> {
  return (
    because('schema', (await findNewerNumber(db)) ?? (await findNewerSchema(db))) ??
    because('reading', await findBrokenPage(db)) ??
    because('references', await findLostRow(db)) ??
    because('log', await faultOfHead(db))
  )
}

async function findUnfitServer(url: string): Promise<Unfit | undefined> {
  const db = openDatabase(url)
  try {
    return (
      because('schema', await findNewerSchema(db)) ??
      because('settings', await findUnsafeSetting(db)) ??
      because('references', await findLostReference(db)) ??
      because('log', await faultOfHead(db))
    )
  } finally {
    await db.destroy()
  }
}

function because(part: UnfitPart, why: string | undefined): Unfit | undefined {
  return why === undefined ? undefined : { part, why, next: NEXT[part] }
}

/** A connection that several addresses refused has a code and no message. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.message !== '') return error.message
  return 'code' in error ? String(error.code) : error.name
}
