/**
 * The tables of a file as its rows arrive: title lines, notes, several tables one
 * under the other, totals rows. Only the rows after a gap are held, and few of them.
 */

import type { CsvRecord } from '../csv-reader.ts'
import { linesOf } from '../csv-reader.ts'
import { filledIn, kindOf } from './cell-kind.ts'
import { refuse } from './refusal.ts'
import type { Head } from './table-head.ts'
import { readHead } from './table-head.ts'
import { isTotals } from './totals.ts'

export interface Table {
  /** 1 is the first of the file. */
  number: number
  /** Lines that stand over it, and comments. */
  title: string[]
  /** By position; empty where a column has none. */
  headings: string[]
  /** The last line of the headings; null when it has none. */
  headingLine: number | null
}

export interface TableRow {
  table: Table
  line: number
  /** As many as the table has columns, except of `wrong_cells`. */
  cells: string[]
  kind: 'data' | 'totals' | 'note' | 'wrong_cells'
  strayQuote: boolean
}

/** Rows that are looked at before it is said what they are. */
const LOOK_AHEAD = 25
const MOST_TABLES = 100
const NOTE = /^(?:source|note|notes|generated|report|run date|printed|exported|\*|†|‡|#)/i
const LONG = 60

export class TableReader {
  /** The tables so far. */
  readonly tables: Table[] = []
  #open: { table: Table; typed: readonly number[] } | undefined
  /** Rows since the last gap, until it is known what they are; undefined within a table. */
  #segment: CsvRecord[] | undefined = []
  /** Single cells, which may be the title of a table to come. */
  #held: CsvRecord[] = []
  #nextLine = 1
  /** Whether short rows are filled up, as a sheet's are that end at their last value. */
  readonly #padded: boolean

  constructor(options: { padded: boolean }) {
    this.#padded = options.padded
  }

  /** The rows that are known by now. */
  read(record: CsvRecord): TableRow[] {
    const { line, cells } = record
    const rows: TableRow[] = []
    const filled = filledIn(cells)
    const comment = filled === 1 && cells[0]?.startsWith('#') === true
    if (line > this.#nextLine || filled === 0 || comment) rows.push(...this.#gap())
    this.#nextLine = line + linesOf(cells)
    if (filled === 0) return rows
    if (comment) {
      this.#hold([record])
      return rows
    }
    if (this.#segment) {
      this.#segment.push(record)
      if (this.#segment.length >= LOOK_AHEAD) rows.push(...this.#settle())
    } else if (this.#open) {
      rows.push(this.#rowOf(this.#open.table, record, 'same'))
    }
    return rows
  }

  /** The rows that were still looked at. */
  end(): TableRow[] {
    const rows = this.#gap('ended')
    // A list of single cells is a table of one column.
    if (this.tables.length > 0 || this.#held.length < 2) return rows
    return [...rows, ...this.#begin(this.#held, [])]
  }

  #gap(then: 'more' | 'ended' = 'more'): TableRow[] {
    const rows = this.#segment ? this.#settle(then) : []
    this.#segment = []
    return rows
  }

  /** Says what the rows since the gap are. */
  #settle(then: 'more' | 'ended' = 'more'): TableRow[] {
    const segment = this.#segment ?? []
    this.#segment = undefined
    const open = this.#open
    if (segment.length === 0) return []
    if (open && continues(segment, open)) {
      return segment.map((record) => this.#rowOf(open.table, record, 'same'))
    }
    const first = segment.findIndex(({ cells }) => filledIn(cells) > 1)
    const single = first < 0
    // A title of two cells has no rows of its own.
    const title =
      then === 'more' && segment.slice(first + 1).every(({ cells }) => filledIn(cells) === 1)
    if ((single || title) && segment.length < LOOK_AHEAD) {
      this.#hold(segment)
      return open ? segment.map((record) => this.#rowOf(open.table, record, 'after')) : []
    }
    return this.#begin(segment, this.#held)
  }

  #begin(segment: readonly CsvRecord[], held: readonly CsvRecord[]): TableRow[] {
    const head = readHead(segment)
    if (this.tables.length >= MOST_TABLES) {
      refuse(
        'too_many_tables',
        `The file has more than ${MOST_TABLES} tables; export only the one that is counted.`,
      )
    }
    const table = this.#tableOf(head, segment, held)
    this.tables.push(table)
    this.#open = { table, typed: head.typed }
    this.#held = []
    return segment
      .slice(head.titleRows + head.headingRows)
      .map((record) => this.#rowOf(table, record, 'same'))
  }

  #tableOf(head: Head, segment: readonly CsvRecord[], held: readonly CsvRecord[]): Table {
    const above = [...held, ...segment.slice(0, head.titleRows)]
    const lastHeading = segment[head.titleRows + head.headingRows - 1]
    return {
      number: this.tables.length + 1,
      title: above.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').join(' ')),
      headings: head.headings,
      headingLine: head.headingRows === 0 ? null : (lastHeading?.line ?? null),
    }
  }

  #hold(records: readonly CsvRecord[]): void {
    this.#held = [...this.#held, ...records].slice(-LOOK_AHEAD * 4)
  }

  #rowOf(table: Table, record: CsvRecord, where: 'same' | 'after'): TableRow {
    const width = table.headings.length
    const { line, strayQuote = false } = record
    const cells = fitted(record.cells, width, this.#padded)
    const kind = this.#kindOf(cells, width, where)
    return { table, line, cells, kind, strayQuote }
  }

  #kindOf(cells: readonly string[], width: number, where: 'same' | 'after'): TableRow['kind'] {
    if (isTotals(cells)) return 'totals'
    if (width > 2 && filledIn(cells) === 1) {
      const text = cells.find((cell) => cell.trim() !== '')?.trim() ?? ''
      if (where === 'after' || text.length > LONG || NOTE.test(text)) return 'note'
    }
    return cells.length === width ? 'data' : 'wrong_cells'
  }
}

/** Whether rows after a gap go on with the table before it. */
function continues(
  [first]: readonly CsvRecord[],
  { table, typed }: { table: Table; typed: readonly number[] },
): boolean {
  const width = table.headings.length
  if (!first || filledIn(first.cells) < Math.min(2, width)) return false
  if (filledIn(first.cells.slice(width)) > 0) return false
  const kinds = typed.map((at) => kindOf(first.cells[at] ?? '')).filter((kind) => kind !== 'blank')
  if (kinds.length > 0) return kinds.some((kind) => kind !== 'text')
  return first.cells.length === width
}

/** The cells without empty ones too many; with empty ones too few where that is not told. */
function fitted(cells: string[], width: number, padded: boolean): string[] {
  if (cells.length === width) return cells
  if (cells.length > width)
    return filledIn(cells.slice(width)) === 0 ? cells.slice(0, width) : cells
  return padded ? [...cells, ...Array<string>(width - cells.length).fill('')] : cells
}
