/** The first pass over a file's rows: its tables, and what their cells prove or leave open. */

import { hasColumns } from './columns.ts'
import type { DateCell } from './date-cell.ts'
import type { DateEvidence, NumberEvidence } from './evidence.ts'
import { noDates, noNumbers, weighDate, weighNumber } from './evidence.ts'
import { readNumber } from './number-cell.ts'
import type { Reading } from './reading.ts'
import type { Recipe } from './recipe.ts'
import { refuse } from './refusal.ts'
import type { RowPlan } from './row-plan.ts'
import { planRows } from './row-plan.ts'
import type { RowSource } from './source.ts'
import type { Table, TableRow } from './tables.ts'
import { TableReader } from './tables.ts'

/** A table, with what its rows prove where it has the recipe's columns. */
export interface SeenTable {
  table: Table
  rows: number
  /** The first rows' cells. They stay on this computer. */
  sample: string[][]
  /** Null when a column of the recipe is missing. */
  evidence: Evidence | null
}

export interface Evidence {
  plan: RowPlan
  dates: DateEvidence
  numbers: NumberEvidence
  /** Sites as the file writes them, that nobody knows. */
  unknownSites: Set<string>
  strayQuotes: number[]
}

/** What reads a table's cells. */
export interface Reader {
  readDate: (cell: string) => DateCell
  siteOf: (label: string) => string | null | undefined
}

const SAMPLE = 5
const MOST_SITES = 500
const MOST_LINES = 8

/** What tells a source's tables apart. */
export function tableReaderOf({ kind }: RowSource): TableReader {
  return new TableReader({ padded: kind === 'sheet' })
}

/** Every row of a source, as soon as it is known to which table it belongs. */
export async function* tableRows(
  source: RowSource,
  tables: TableReader,
  reading: Reading,
): AsyncGenerator<TableRow[]> {
  for await (const records of source.rows(reading)) {
    yield records.flatMap((record) => tables.read(record))
  }
  yield tables.end()
}

/** The tables of a source; with a recipe, what it needs to know of them. */
export async function lookAt(
  source: RowSource,
  recipe: Recipe | undefined,
  reader: Reader,
  reading: Reading,
): Promise<SeenTable[]> {
  const known = new Map<number, SeenTable>()
  const tables = tableReaderOf(source)
  for await (const rows of tableRows(source, tables, reading)) {
    for (const row of rows) {
      const table = known.get(row.table.number) ?? begin(row.table, recipe)
      known.set(row.table.number, table)
      look(table, row, reader)
    }
  }
  return tables.tables.map((table) => known.get(table.number) ?? begin(table, recipe))
}

/** Refuses a file without a table or rows. */
export function refuseEmpty(tables: readonly Pick<SeenTable, 'rows'>[]): void {
  if (tables.length === 0) {
    refuse(
      'file_empty',
      'The file holds no table: nothing but line ends, or a single text; export it again.',
    )
  }
  if (tables.every(({ rows }) => rows === 0)) {
    refuse('no_rows', 'The file has headings and no rows under them; nothing can be counted.')
  }
}

function begin(table: Table, recipe: Recipe | undefined): SeenTable {
  const fits = recipe !== undefined && hasColumns(recipe, table)
  return {
    table,
    rows: 0,
    sample: [],
    evidence: fits
      ? {
          plan: planRows(recipe, table),
          dates: noDates(),
          numbers: noNumbers(),
          unknownSites: new Set(),
          strayQuotes: [],
        }
      : null,
  }
}

function look(seenTable: SeenTable, row: TableRow, { readDate, siteOf }: Reader): void {
  const { evidence, sample } = seenTable
  if (row.kind === 'data') {
    seenTable.rows += 1
    if (sample.length < SAMPLE) sample.push(row.cells)
  }
  if (!evidence) return
  const { plan, dates, numbers, unknownSites, strayQuotes } = evidence
  if (row.strayQuote && strayQuotes.length < MOST_LINES) strayQuotes.push(row.line)
  if (plan.leaveOut(row) !== null) return
  if (plan.dateAt !== null) weighDate(dates, readDate(row.cells[plan.dateAt] ?? ''), row.line)
  for (const at of plan.numbersAt) weighNumber(numbers, readNumber(row.cells[at] ?? ''), row.line)
  const label = plan.siteAt === null ? '' : (row.cells[plan.siteAt] ?? '').trim()
  if (label !== '' && unknownSites.size < MOST_SITES && siteOf(label) === undefined) {
    unknownSites.add(label)
  }
}
