/** A file's rows, whatever it is, to be gone through as often as needed. */

import { CsvReader, LONGEST_CELL } from '../csv-reader.ts'
import type { CsvRecord } from '../csv-reader.ts'
import type { Delimiter } from './delimiter.ts'
import { delimiterOf, MOST_COLUMNS, refuseWide } from './delimiter.ts'
import type { Encoding } from './encoding.ts'
import { markedEncoding, readByteFacts, textOf } from './encoding.ts'
import type { Reading } from './reading.ts'
import { bytesOf } from './reading.ts'
import { refuse } from './refusal.ts'
import { refuseOtherBytes } from './sniff.ts'

export interface RowSource {
  kind: 'text' | 'sheet'
  encoding: Encoding | null
  delimiter: Delimiter | null
  /** Some rows at a time, from the first. */
  rows: (reading: Reading) => AsyncGenerator<CsvRecord[]>
}

/** Enough to tell the delimiter. */
const BEGINNING = 64 * 1024
const HEAD = 2048
/** Bytes in which an open quote is longer than a cell may be. */
const EARLY = 512 * 1024

/** A text file's rows, and the hash of the file. */
export async function openText(
  file: Blob,
  reading: Reading,
): Promise<{ source: RowSource; sha256: string }> {
  if (file.size === 0) refuse('file_empty', 'The file is empty; export it again.')
  refuseOtherBytes(await bytesOf(file, 0, HEAD))
  await refuseEarly(file)
  const { encoding, sha256 } = await readByteFacts(file, reading)
  const { delimiter, skip } = delimiterOf(await beginningOf(file, encoding))
  const rows = (again: Reading) => textRows(file, encoding, delimiter, skip > 0, again)
  return { source: { kind: 'text', encoding, delimiter, rows }, sha256 }
}

async function beginningOf(file: Blob, encoding: Encoding): Promise<string> {
  let beginning = ''
  for await (const piece of textOf(file.slice(0, BEGINNING * 2), encoding, {})) beginning += piece
  return beginning.slice(0, BEGINNING)
}

/** Refuses what the first bytes tell, before all of a large file is read. */
async function refuseEarly(file: Blob): Promise<void> {
  const early = file.slice(0, EARLY)
  // No cell begins or ends elsewhere for letters that are read wrongly.
  const encoding = markedEncoding(await bytesOf(file, 0, HEAD)) ?? UTF_8
  const { delimiter } = delimiterOf(await beginningOf(early, encoding))
  const reader = new CsvReader(delimiter)
  for await (const piece of textOf(early, encoding, {}))
    for (const record of reader.read(piece)) refuseBroken(record)
}

const UTF_8: Encoding = { name: 'utf-8', guessed: true }

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
  if (problem === 'quote_not_closed') {
    refuse(
      'quote_not_closed',
      `A quote is opened on line ${line} and never closed, so the rows after it cannot be told; ` +
        'close or remove it.',
      line,
    )
  }
  if (problem === 'cell_too_long') {
    refuse(
      'cell_too_long',
      `A cell on line ${line} has more than ${LONGEST_CELL.toLocaleString('en-US')} characters; ` +
        'perhaps a quote is opened there and never closed.',
      line,
    )
  }
}
