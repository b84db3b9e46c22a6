/** Which character parts the cells of a text file. */

import { CsvReader } from '../csv-reader.ts'
import { MOST_COLUMNS, refuseWide } from './broken-row.ts'

export const DELIMITERS = [',', ';', '\t', '|', '^'] as const
export type Delimiter = (typeof DELIMITERS)[number]

const SEP_LINE = /^sep=([,;\t|^])(?:\r\n|\r|\n|$)/i

/**
 * The delimiter with which most records of a file's beginning are equally wide, and
 * how many characters of the beginning only say so (`sep=;`, as spreadsheets write).
 *
 * Errors: refuses a record of more than `MOST_COLUMNS` cells.
 */
export function delimiterOf(beginning: string): { delimiter: Delimiter; skip: number } {
  const [line = '', named] = SEP_LINE.exec(beginning) ?? []
  const said = DELIMITERS.find((one) => one === named)
  if (said) return { delimiter: said, skip: line.length }
  const fits = DELIMITERS.map((delimiter) => ({ delimiter, ...fitOf(beginning, delimiter) }))
  const [best] = fits
    .filter(({ width }) => width > 1)
    .toSorted((a, b) => b.share - a.share || b.width - a.width)
  return { delimiter: best?.delimiter ?? ',', skip: 0 }
}

/** The commonest width, and the share of records that have it. */
function fitOf(beginning: string, delimiter: Delimiter): { width: number; share: number } {
  const reader = new CsvReader(delimiter)
  const records = [...reader.read(beginning), ...reader.end()]
  // The last may be cut; it only counts where it is alone.
  const whole = records.length > 1 ? records.slice(0, -1) : records
  const widths = Array.from(
    Map.groupBy(whole, ({ cells }) => cells.length),
    ([width, { length }]) => ({ width, length }),
  )
  const [widest = 0] = widths.map(({ width }) => width).toSorted((a, b) => b - a)
  if (widest > MOST_COLUMNS)
    refuseWide(widest, whole.find(({ cells }) => cells.length === widest)?.line ?? 1)
  const [common] = widths.toSorted((a, b) => b.length - a.length || b.width - a.width)
  return common
    ? { width: common.width, share: common.length / whole.length }
    : { width: 0, share: 0 }
}
