/** A file's rows, whatever it is, to be gone through as often as needed. */

import type { CsvRecord } from '../csv-reader.ts'
import { CsvReader } from '../csv-reader.ts'
import { MOST_COLUMNS, refuseLongRow, refuseOpenQuote, refuseWide } from './broken-row.ts'
import type { Delimiter } from './delimiter.ts'
import { delimiterOf } from './delimiter.ts'
import type { Encoding } from './encoding.ts'
import { encodingOf, markedEncoding, textOf } from './encoding.ts'
import type { Reading } from './reading.ts'
import { bytesOf } from './reading.ts'
import { refuse } from './refusal.ts'
import { RowCheck } from './row-check.ts'
import { refuseOtherKind } from './sniff.ts'

export interface RowSource {
  kind: 'text' | 'sheet'
  encoding: Encoding | null
  delimiter: Delimiter | null
  /** Some rows at a time, from the first. */
  rows: (reading: Reading) => AsyncGenerator<CsvRecord[]>
}

/** Bytes that tell what a file is; sign-in pages may begin with pages of blank lines. */
const BEGINNING = 512 * 1024
/** Characters that tell the delimiter. */
const SAMPLE = 64 * 1024
const HEAD = 2048

/**
 * A text file's rows.
 *
 * Errors: refuses what is no table, at the first byte that tells.
 */
export async function openText(file: Blob, reading: Reading): Promise<RowSource> {
  if (file.size === 0) refuse('file_empty', 'The file is empty; export it again.')
  const bytes = await bytesOf(file, 0, BEGINNING)
  const marked = markedEncoding(bytes.subarray(0, HEAD))
  // No cell begins or ends elsewhere for letters that are read wrongly.
  const beginning = new TextDecoder(marked?.name ?? 'utf-8').decode(bytes)
  refuseOtherKind(bytes, beginning)
  const { delimiter, skip } = delimiterOf(beginning.slice(0, SAMPLE))
  const encoding = await encodingOf(file, marked, new RowCheck(delimiter), reading)
  const rows = (again: Reading) => textRows(file, encoding, delimiter, skip > 0, again)
  return { kind: 'text', encoding, delimiter, rows }
}

async function* textRows(
  file: Blob,
  encoding: Encoding,
  delimiter: Delimiter,
  named: boolean,
  reading: Reading,
): AsyncGenerator<CsvRecord[]> {
  const reader = new CsvReader(delimiter)
  let first = named
  const checked = (records: CsvRecord[]) => {
    for (const record of records) refuseBroken(record)
    if (!first || records.length === 0) return records
    first = false
    return records.slice(1)
  }
  for await (const piece of textOf(file, encoding, reading)) yield checked(reader.read(piece))
  yield checked(reader.end())
}

function refuseBroken({ problem, line, cells }: CsvRecord): void {
  if (cells.length > MOST_COLUMNS) refuseWide(cells.length, line)
  if (problem === 'quote_not_closed') refuseOpenQuote(line)
  if (problem === 'cell_too_long') refuseLongRow(line)
}
