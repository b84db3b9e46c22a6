/** The CSV files of a database, whole. */

import type { ObservationExport } from '../../db/exports.ts'
import { observationRows } from '../../db/exports.ts'
import type { Db } from '../../db/tables.ts'
import { csvHeader, csvLine } from '../../domain/csv-line.ts'
import { OBSERVATION_COLUMNS } from '../../domain/csv-shapes.ts'

/** Everything a generator of pages yields. */
export async function allOf<T>(pages: AsyncIterable<T[]>): Promise<T[]> {
  const all: T[] = []
  for await (const page of pages) all.push(...page)
  return all
}

/** observations.csv. */
export async function observationsCsv(db: Db, scope: ObservationExport): Promise<string> {
  const rows = await allOf(observationRows(db, scope))
  return (
    csvHeader(OBSERVATION_COLUMNS) + rows.map((row) => csvLine(OBSERVATION_COLUMNS, row)).join('')
  )
}

/** A text as it might arrive: in pieces, as bytes. */
export async function* arriving(text: string, size = 1000): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
