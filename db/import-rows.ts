/** The rows of an import as observations to store, each with the line it is from. */

import { setImmediate } from 'node:timers/promises'

import type { CsvRecord } from '../domain/csv-reader.ts'
import { CsvReader } from '../domain/csv-reader.ts'
import type { Column } from '../domain/csv-shapes.ts'
import type { ColumnName, ImportProblem, RowStamp } from '../domain/observation-csv.ts'
import {
  columnOf,
  draftOf,
  headerProblems,
  nameCells,
  readHeader,
  stampOf,
} from '../domain/observation-csv.ts'
import type { CheckedObservation } from '../domain/observation.ts'
import { checkObservation } from '../domain/observation.ts'
import type { Metric } from '../domain/plan.ts'
import type { ImportLookup } from './import-lookup.ts'

/** A row that may be stored as far as it alone can tell. */
export interface ImportRow {
  line: number
  /** As read, for giving the row back when it is refused later. */
  cells: string[]
  metric: Metric
  observation: CheckedObservation
  stamp: RowStamp
  /** Whether its number was hidden when the file was made, so that it says nothing of what stands. */
  hidden: boolean
}

/** One reason why a row is refused; a row may have several. */
export interface ImportReject extends Omit<ImportProblem, 'code'> {
  /** An `ImportProblemCode`, also as read back from the record. */
  code: string
  /** 1 is the header's line; of a record of several lines, its first. */
  line: number
  /** The row as read. */
  cells: string[]
}

/** Some rows of a file, in its order. */
export interface ReadRows {
  /** Set with the first rows: the file's header. */
  header?: string[]
  rows: ImportRow[]
  rejects: ImportReject[]
  /** Records, without the header. */
  count: number
}

// Some hundred rows take a few milliseconds; then others have their turn.
const ROWS_A_TURN = 200
const CHARACTERS_A_TURN = 65_536
// PostgreSQL holds none.
const NUL = '\u0000'

/** Reads and checks a file's rows some at a time, letting other work in between. */
export async function* readRows(
  text: AsyncIterable<string>,
  lookup: ImportLookup,
  now: string,
): AsyncGenerator<ReadRows> {
  let columns: (Column<ColumnName> | undefined)[] | undefined
  for await (const records of turns(text)) {
    const read: ReadRows = { rows: [], rejects: [], count: 0 }
    for (const record of records) {
      if (!columns) {
        read.header = record.cells
        read.rejects.push(...rejectsOf(record, headerProblems(record.cells)))
        if (read.rejects.length > 0) {
          yield read
          return
        }
        columns = readHeader(record.cells)
        continue
      }
      read.count += 1
      const row = readRow(record, columns, lookup, now)
      if ('metric' in row) read.rows.push(row)
      else read.rejects.push(...rejectsOf(record, row))
    }
    yield read
  }
  if (columns) return
  const message = 'The file is empty; it begins with a line of column names.'
  const reject: ImportReject = { line: 1, cells: [], column: '', code: 'file_empty', message }
  yield { rows: [], rejects: [reject], count: 0 }
}

/** A problem of a row as its reject. */
function rejectsOf(
  { line, cells }: Pick<CsvRecord, 'line' | 'cells'>,
  problems: readonly ImportProblem[],
): ImportReject[] {
  return problems.map((problem) => ({ line, cells, ...problem }))
}

function readRow(
  record: CsvRecord,
  columns: readonly (Column<ColumnName> | undefined)[],
  lookup: ImportLookup,
  now: string,
): ImportRow | ImportProblem[] {
  const broken = problemOfRecord(record, columns.length)
  if (broken) return [broken]
  const cells = nameCells(columns, record.cells)
  const metric = lookup.metricOf(cells)
  const siteId = lookup.siteOf(cells)
  const { stamp, problems } = stampOf(cells, now)
  if (typeof siteId === 'object' && siteId !== null) problems.push(siteId)
  if (!('departmentId' in metric)) return [metric, ...problems]

  const place = typeof siteId === 'string' ? siteId : null
  const meant = draftOf(cells, metric, place)
  problems.push(...meant.problems)
  const checked = checkObservation(meant.draft, lookup.contextOf(metric))
  if (checked.ok && problems.length === 0) {
    const { line, cells: read } = record
    return { line, cells: read, metric, observation: checked.value, stamp, hidden: meant.hidden }
  }
  const told = new Set(problems.map(({ column }) => column))
  const broke = checked.ok ? [] : checked.error
  const further = broke.map(({ path, ...problem }) => ({ column: columnOf(path), ...problem }))
  return [...problems, ...further.filter(({ column }) => !told.has(column))]
}

function problemOfRecord({ cells, problem }: CsvRecord, width: number): ImportProblem | undefined {
  if (problem === 'quote_not_closed') {
    return { column: '', code: problem, message: 'A quote is opened and never closed; close it.' }
  }
  if (problem === 'cell_too_long') {
    const message = 'A cell is too long to be read; is a quote left open?'
    return { column: '', code: problem, message }
  }
  if (cells.some((cell) => cell.includes(NUL))) {
    const message = 'The row holds a zero character, which is no text; save the file again as CSV.'
    return { column: '', code: 'zero_character', message }
  }
  if (cells.length <= width) return undefined
  const message = `The row has ${cells.length} cells, the header ${width}; quote cells that hold commas.`
  return { column: '', code: 'cells_of_row', message }
}

async function* turns(text: AsyncIterable<string>): AsyncGenerator<CsvRecord[]> {
  const reader = new CsvReader()
  for await (const long of text) {
    for (let at = 0; at < long.length; at += CHARACTERS_A_TURN) {
      yield* slices(reader.read(long.slice(at, at + CHARACTERS_A_TURN)))
    }
  }
  yield* slices(reader.end())
}

async function* slices(records: CsvRecord[]): AsyncGenerator<CsvRecord[]> {
  for (let at = 0; at < records.length; at += ROWS_A_TURN) {
    yield records.slice(at, at + ROWS_A_TURN)
    await setImmediate()
  }
}
