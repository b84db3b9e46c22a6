/** What no row of a table may be, and the words of its refusal. */

import { LONGEST_CELL } from '../csv-reader.ts'
import { refuse } from './refusal.ts'

/** Columns of the widest table that is read. */
export const MOST_COLUMNS = 2000

/** Refuses a row of too many cells. */
export function refuseWide(width: number, line: number): never {
  refuse(
    'too_many_columns',
    `Line ${line} has ${width.toLocaleString('en-US')} columns or more; at most ` +
      `${MOST_COLUMNS.toLocaleString('en-US')} are read. Export only the columns that are counted.`,
    line,
  )
}

/** Refuses a row in which a quote is opened that nothing closes. */
export function refuseOpenQuote(line: number): never {
  refuse(
    'quote_not_closed',
    `A quote is opened on line ${line} and never closed, so the rows after it cannot be told; ` +
      'close or remove it.',
    line,
  )
}

/** Refuses a row that does not end. */
export function refuseLongRow(line: number): never {
  refuse(
    'cell_too_long',
    `A cell on line ${line} has more than ${LONGEST_CELL.toLocaleString('en-US')} characters; ` +
      'perhaps a quote is opened there and never closed.',
    line,
  )
}

/** Refuses a row with a character that no text has. */
export function refuseNul(line: number): never {
  refuse(
    'nul_bytes',
    `Line ${line} holds NUL bytes, which no table has; the file is damaged, export it again.`,
    line,
  )
}
