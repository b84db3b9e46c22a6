/** Where a table begins: its title lines, its rows of headings, and the headings made one. */

import type { CsvRecord } from '../csv-reader.ts'
import { filledIn, isYear, kindOf } from './cell-kind.ts'

/** The beginning of a table within some rows. */
export interface Head {
  /** Rows before the headings. */
  titleRows: number
  /** Rows of headings; 0 when the table has none and its columns are only numbered. */
  headingRows: number
  /** By position; empty where a column has none. */
  headings: string[]
  /** Positions of the columns whose cells are numbers or dates. */
  typed: number[]
}

/** A title that two cells share is rarer than a table of two columns. */
const FEWEST_FILLED = 2
const TYPICAL_SHARE = 0.6
const MOST_HEADING_ROWS = 3
const QUALTRICS = '{"ImportId"'
const SURVEY_MONKEY = /^respondent ?id$/i

/** The beginning of the table that some rows without a gap hold. */
export function readHead(rows: readonly CsvRecord[]): Head {
  const filled = rows.map(({ cells }) => filledIn(cells))
  const typical = medianOf(filled.filter((count) => count >= FEWEST_FILLED))
  const least = Math.max(typical === 0 ? 1 : FEWEST_FILLED, Math.ceil(typical * TYPICAL_SHARE))
  const titleRows = Math.max(
    filled.findIndex((count) => count >= least),
    0,
  )
  const first = rows[titleRows]?.cells ?? []
  if (isData(first, typedColumns(rows.slice(titleRows + 1)))) {
    const headings = first.map((_, at) => `Column ${at + 1}`)
    return { titleRows, headingRows: 0, headings, typed: typedColumns(rows.slice(titleRows)) }
  }
  let headingRows = 1
  while (
    headingRows < MOST_HEADING_ROWS &&
    isFurtherHeading(
      rows.slice(titleRows, titleRows + headingRows),
      rows.slice(titleRows + headingRows),
    )
  ) {
    headingRows += 1
  }
  const named = rows.slice(titleRows, titleRows + headingRows).map(({ cells }) => cells)
  const above = groupsAbove(rows[titleRows - 1]?.cells, first)
  return {
    titleRows,
    headingRows,
    headings: headingsOf(above ? [above, ...named] : named),
    typed: typedColumns(rows.slice(titleRows + headingRows)),
  }
}

/** Positions of the columns most of whose cells are numbers or dates. */
function typedColumns(rows: readonly CsvRecord[]): number[] {
  const width = Math.max(...rows.map(({ cells }) => cells.length), 0)
  return Array.from({ length: width }, (_, at) => at).filter((at) => {
    const kinds = rows
      .map(({ cells }) => kindOf(cells[at] ?? ''))
      .filter((kind) => kind !== 'blank' && kind !== 'mark')
    return kinds.length > 0 && kinds.filter((kind) => kind !== 'text').length >= kinds.length * 0.6
  })
}

/** Whether a row has numbers or days where the rows below have them, so that it is no heading. */
function isData(cells: readonly string[], typed: readonly number[]): boolean {
  const years = cells.filter(isYear).length
  return typed.some((at) => {
    const cell = cells[at] ?? ''
    const kind = kindOf(cell)
    return kind === 'day' || (kind === 'number' && !(isYear(cell) && years > 1))
  })
}

function isFurtherHeading(heads: readonly CsvRecord[], rest: readonly CsvRecord[]): boolean {
  const [row, ...below] = rest
  const [first] = heads
  if (!row || !first || below.length === 0) return false
  if (row.cells.some((cell) => cell.startsWith(QUALTRICS))) return true
  if (below[0]?.cells.some((cell) => cell.startsWith(QUALTRICS))) return true
  if (heads.length === 1 && SURVEY_MONKEY.test(first.cells[0]?.trim() ?? '')) {
    return (row.cells[0] ?? '').trim() === ''
  }
  const kinds = typedColumns(below)
    .map((at) => kindOf(row.cells[at] ?? ''))
    .filter((kind) => kind !== 'blank')
  const isText = kinds.length > 0 && kinds.every((kind) => kind === 'text')
  // One word above numbers may be a value that could not be read; two are headings.
  return isText && (kinds.length > 1 || first.cells.some((cell) => cell.trim() === ''))
}

/** Cells that stand over groups of repeated headings, such as years. */
function groupsAbove(above: readonly string[] | undefined, headings: readonly string[]) {
  if (!above || filledIn(above) < FEWEST_FILLED) return undefined
  const named = headings.map((heading) => heading.trim()).filter((heading) => heading !== '')
  return new Set(named).size < named.length ? above : undefined
}

/** Each column's cells made one; a group's name stands until the next group. */
function headingsOf(rows: readonly (readonly string[])[]): string[] {
  const qualtrics = rows.some((cells) => cells.some((cell) => cell.startsWith(QUALTRICS)))
  const used = qualtrics ? rows.slice(0, 1) : rows
  const spread = used.map((cells, at) => (at < used.length - 1 ? spreadRight(cells) : cells))
  const width = Math.max(...rows.map((cells) => cells.length), 0)
  return Array.from({ length: width }, (_, at) => {
    const parts = spread.map((cells) => (cells[at] ?? '').trim().replace(/\s+/g, ' '))
    return Array.from(new Set(parts.filter((part) => part !== ''))).join(' ')
  })
}

function spreadRight(cells: readonly string[]): string[] {
  let group = ''
  return cells.map((cell) => {
    if (cell.trim() !== '') group = cell
    return group
  })
}

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
