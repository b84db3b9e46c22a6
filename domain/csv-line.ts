/**
 * Writing one line of CSV: RFC 4180 with CRLF. Text that a spreadsheet would
 * run as a formula gets a leading apostrophe; numbers keep their sign, for the
 * column decides and not the look of the cell.
 */

/** Null is an empty cell; zero is `0`. */
export type Cell = string | number | boolean | null

// An apostrophe is itself guarded when it stands before such text, so that reading can undo exactly one.
const RUNS_AS_FORMULA = /^'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u
const GUARDED = /^'+(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u
// Semicolons and tabs too: some spreadsheets part cells there.
const NEEDS_QUOTES = /[",;\r\n\t]|^\s|\s$/u

/** The header of some columns. */
export function csvHeader(columns: readonly { name: string }[]): string {
  return `${columns.map(({ name }) => name).join(',')}\r\n`
}

/** One line, its cells in the order of the columns. */
export function csvLine<Name extends string>(
  columns: readonly { name: Name; type: string }[],
  row: Readonly<Record<Name, Cell>>,
): string {
  return `${columns.map(({ name, type }) => toText(row[name], type)).join(',')}\r\n`
}

/** The text of a cell that was read, without the apostrophe that writing put before it. */
export function unguarded(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text
}

/** A number in plain decimals: `.` for the point, no grouping, no exponent. */
export function plainNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a number: ${value}`)
  const text = String(value === 0 ? 0 : value)
  const [digits = '', exponent] = text.split('e')
  if (exponent === undefined) return text
  const power = Number(exponent)
  if (power > 0) return BigInt(value).toString()
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.')
  return `${value < 0 ? '-' : ''}0.${'0'.repeat(-power - 1)}${whole}${fraction}`
}

function toText(cell: Cell, type: string): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return plainNumber(cell)
  if (typeof cell === 'boolean') return cell ? 'true' : 'false'
  const safe = type === 'string' && RUNS_AS_FORMULA.test(cell) ? `'${cell}` : cell
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
