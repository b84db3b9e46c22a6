/** Refused rows of an import as CSV, each with what is wrong in a column of its own: to mend and import again. */

import { csvLine, unguarded } from './csv-line.ts'
import { readHeader } from './observation-csv.ts'

/** The column that says what is wrong. An import does not read it. */
const ERROR_COLUMN = 'error'

const NUMBER = /^-?\d+(\.\d+)?$/

export interface RejectedRow {
  /** As read. */
  cells: readonly string[]
  /** Everything that is wrong with it. */
  problems: readonly { column: string; message: string }[]
}

/** Lines of CSV, given the file's header: first the header's own, then one for each row. */
export function createRejectsCsv(header: readonly string[]): {
  header: string
  line: (row: RejectedRow) => string
} {
  const known = readHeader(header)
  // A file of refused rows may be refused again.
  const kept = header.flatMap((name, at) => (isError(name) ? [] : [at]))
  const columns = [...kept.map(String), ERROR_COLUMN].map((name) => ({ name, type: 'string' }))
  const lineOf = (cells: readonly string[], error: string, asText: boolean) => {
    const typed = columns.map(({ name, type }) => {
      const cell = cells[Number(name)] ?? ''
      const isNumber = !asText && NUMBER.test(cell) && known[Number(name)]?.type !== 'string'
      return { name, type: isNumber ? 'number' : type }
    })
    const row = kept.map((at) => {
      const cell = cells[at] ?? ''
      return [String(at), known[at]?.type === 'string' ? unguarded(cell) : cell] as const
    })
    return csvLine(typed, { ...Object.fromEntries(row), [ERROR_COLUMN]: error })
  }
  return {
    header: lineOf(header, ERROR_COLUMN, true),
    line: ({ cells, problems }) =>
      lineOf(
        cells,
        problems
          .map(({ column, message }) => (column === '' ? message : `${column}: ${message}`))
          .join(' '),
        false,
      ),
  }
}

function isError(name: string): boolean {
  return name.trim().toLowerCase() === ERROR_COLUMN
}
