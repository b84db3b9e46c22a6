/** What a backup says of itself: what it holds, of when, and by what it is known to be whole. */

import type { Result } from '../../domain/result.ts'
import { err, ok } from '../../domain/result.ts'
import type { LogEnd } from '../ledger.ts'
import { NEWEST_SCHEMA } from '../migrate.ts'
import type { Instant } from '../tables.ts'

/** The names inside of the archive. */
export const MANIFEST = 'manifest.json'
export const DATABASE = 'quarterdeck.sqlite'

export interface Manifest {
  format: 1
  /** The version of the product that made it. */
  application: string
  /** The number of the newest migration that the database has had. */
  schema: number
  /** Everything that was acknowledged before this moment is in it. */
  madeAt: Instant
  from: 'sqlite' | 'postgresql'
  /** The SQLite file inside. */
  database: { file: typeof DATABASE; bytes: number; sha256: string }
  log: LogEnd
}

const SHA_256 = /^[0-9a-f]{64}$/

/** The manifest as it goes into the archive. */
export function printManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`
}

/**
 * The manifest that a text is.
 *
 * Errors: why it is none that can be restored here, as a sentence.
 */
export function readManifest(text: string): Result<Manifest, string> {
  const read = parse(text)
  if (!read) return err(`Its ${MANIFEST} cannot be read.`)
  const { format, schema } = read
  if (typeof format === 'number' && format > 1) {
    return err(`It is of the format ${format} of a newer Quarterdeck; this one knows 1.`)
  }
  if (typeof schema === 'number' && schema > NEWEST_SCHEMA) {
    return err(
      `It was made by a newer Quarterdeck, with the schema ${schema}; this one knows ${NEWEST_SCHEMA}. ` +
        'Restore it with the Quarterdeck that made it, or a newer one.',
    )
  }
  return isManifest(read) ? ok(read) : err(`Its ${MANIFEST} does not say what a backup’s does.`)
}

function parse(text: string): Partial<Record<keyof Manifest, unknown>> | undefined {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null ? read : undefined
  } catch {
    return undefined
  }
}

function isManifest(read: Partial<Record<keyof Manifest, unknown>>): read is Manifest {
  const { format, application, schema, madeAt, from, database, log } = read
  return (
    format === 1 &&
    typeof application === 'string' &&
    Number.isSafeInteger(schema) &&
    typeof madeAt === 'string' &&
    (from === 'sqlite' || from === 'postgresql') &&
    valueOf(database, 'file') === DATABASE &&
    Number.isSafeInteger(valueOf(database, 'bytes')) &&
    SHA_256.test(String(valueOf(database, 'sha256'))) &&
    Number.isSafeInteger(valueOf(log, 'entries')) &&
    SHA_256.test(String(valueOf(log, 'head')))
  )
}

function valueOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}
