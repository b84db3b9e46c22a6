/** Importing observations.csv: all rows or none, as one batch, a verdict for each row that is refused. */

import { createHash } from 'node:crypto'

import type { CalendarDate, SchoolYear } from '../domain/calendar.ts'
import { storeBatch } from './import-batch.ts'
import type { ImportLookup } from './import-lookup.ts'
import { readLookup } from './import-lookup.ts'
import type { ImportReject, ReadRows } from './import-rows.ts'
import { readRows } from './import-rows.ts'
import type { SortedRows } from './import-sorting.ts'
import { sortRows } from './import-sorting.ts'
import type { Db } from './tables.ts'
import type { Recording } from './writing.ts'
import { writing } from './writing.ts'

export type { ImportReject } from './import-rows.ts'

export interface ImportOptions {
  by: Recording
  /** Named in the reason of every correction. */
  fileName: string
  /** Whether to say what would happen and store nothing. */
  dryRun: boolean
  /** Of rows that do not say theirs; else it follows from their day. */
  schoolYear?: SchoolYear | undefined
  /** Departments whose rows may be written; absent, all. */
  departmentIds?: ReadonlySet<string> | undefined
  /** No later day is accepted. */
  latestDay: CalendarDate
}

export interface ImportOutcome {
  /** Null when nothing was stored: a dry run, a refused row, or nothing new. */
  importId: string | null
  /** The ledger number of the batch. */
  tx: number | null
  /** Rows by what they do, or would do once no row is refused. */
  counts: { added: number; corrected: number; same: number; rejected: number }
  /** The file's header, for giving refused rows back. */
  header: string[]
  rejects: ImportReject[]
}

/**
 * Imports observations from CSV in UTF-8.
 *
 * A row whose observation is not on the record keeps what the file says of it:
 * id, version, reason, when and by whom it was recorded, so that a copy exports
 * the same rows. A row in the place of an observation corrects it, by the
 * importer and now. A row that says the same changes nothing.
 */
export async function importObservations(
  db: Db,
  source: AsyncIterable<Uint8Array | string>,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const lookup = await readLookup(db, options)
  const file = createFile(source)
  const read = await readRows(file.text(), lookup, options.by.at.toISOString())
  if (file.broken()) {
    const message = 'The file is not UTF-8; save it as “CSV UTF-8” and import that.'
    read.rejects = [{ line: 1, cells: [], column: '', code: 'file_not_utf8', message }]
  }
  const sort = (from: Db) => sortRows(from, read.rows, rulesOf(lookup, options))
  if (options.dryRun || read.rejects.length > 0) return outcomeOf(read, await sort(db), null)
  return writing(db, options.by, async (change) => {
    const sorted = await sort(change.tx)
    const changes = sorted.added.length + sorted.corrected.length
    if (sorted.rejects.length > 0 || changes === 0) return outcomeOf(read, sorted, null)
    const about = { fileName: options.fileName, sha256: file.sha256(), rows: read.count }
    return outcomeOf(read, sorted, await storeBatch(change, sorted, about, lookup.cycles))
  })
}

function rulesOf({ cycles }: ImportLookup, { by }: ImportOptions) {
  return { cycles, at: by.at.toISOString() }
}

function outcomeOf(
  { header, rejects }: ReadRows,
  sorted: SortedRows,
  batch: { importId: string; tx: number } | null,
): ImportOutcome {
  const all = [...rejects, ...sorted.rejects].toSorted((a, b) => a.line - b.line)
  return {
    importId: batch?.importId ?? null,
    tx: batch?.tx ?? null,
    counts: {
      added: sorted.added.length,
      corrected: sorted.corrected.length,
      same: sorted.same,
      rejected: new Set(all.map(({ line }) => line)).size,
    },
    header,
    rejects: all,
  }
}

/** A file's text as it arrives, with the hash of its bytes. */
function createFile(source: AsyncIterable<Uint8Array | string>) {
  const hash = createHash('sha256')
  let broken = false
  async function* text(): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const decode = (bytes?: Uint8Array) => {
      try {
        return decoder.decode(bytes, { stream: bytes !== undefined })
      } catch {
        broken = true
        return ''
      }
    }
    for await (const piece of source) {
      hash.update(piece)
      yield typeof piece === 'string' ? piece : decode(piece)
      if (broken) return
    }
    yield decode()
  }
  return { text, sha256: () => hash.digest('hex'), broken: () => broken }
}
