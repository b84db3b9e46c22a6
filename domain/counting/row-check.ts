/**
 * Whether the bytes of a text file can be rows, told as they arrive: much sooner than by
 * making cells of them. It never refuses what the reader of rows would read.
 */

import { LONGEST_CELL } from '../csv-reader.ts'
import {
  MOST_COLUMNS,
  refuseLongRow,
  refuseNul,
  refuseOpenQuote,
  refuseWide,
} from './broken-row.ts'

/** Bytes, or the halves of characters in UTF-16. */
export type Units = Uint8Array | Uint16Array

const OTHER = 0
const NUL = 1
const QUOTE = 2
const SEPARATOR = 3
const RETURN = 4
const LINE_FEED = 5
const KINDS = 128

const PLAIN = 0
const QUOTED = 1
const CELL_BEGINS = 2
const QUOTE_ENDS = 3

/** Reads one file. */
export class RowCheck {
  readonly #kinds = new Uint8Array(KINDS)
  #within = CELL_BEGINS
  #line = 1
  /** Where the open row begins. */
  #rowLine = 1
  #rowAt = 0
  #cells = 1
  #returnAt = -2
  /** Units of the pieces before, and characters of the open row in them. */
  #before = 0
  #held = 0

  constructor(separator: string) {
    this.#kinds[0] = NUL
    this.#kinds[0x22] = QUOTE
    this.#kinds[0x0d] = RETURN
    this.#kinds[0x0a] = LINE_FEED
    this.#kinds[separator.charCodeAt(0)] = SEPARATOR
  }

  /** Errors: refuses NUL, too many cells, and a row that is too long at the end of a piece. */
  feed(units: Units): void {
    const kinds = this.#kinds
    for (let at = this.#before === 0 ? markOf(units) : 0; at < units.length; at += 1) {
      const unit = units[at] ?? 0
      const kind = unit < KINDS ? kinds[unit] : OTHER
      if (kind !== OTHER || this.#within > QUOTED) this.#meet(kind, this.#before + at)
    }
    const tail = units.subarray(Math.max(this.#rowAt - this.#before, 0))
    if (this.#rowAt >= this.#before) this.#held = 0
    this.#held += charactersOf(tail)
    this.#before += units.length
    if (this.#held > LONGEST_CELL) refuseLongRow(this.#rowLine)
  }

  /** Errors: refuses a quote that is still open. */
  end(): void {
    if (this.#within === QUOTED) refuseOpenQuote(this.#rowLine)
  }

  #meet(kind: number | undefined, at: number): void {
    if (kind === NUL) refuseNul(this.#line)
    if (kind === RETURN || kind === LINE_FEED) this.#endLine(kind, at)
    else if (kind === QUOTE && this.#within !== PLAIN)
      this.#within = this.#within === QUOTED ? QUOTE_ENDS : QUOTED
    else if (this.#within !== QUOTED) this.#goOn(kind)
  }

  #goOn(kind: number | undefined): void {
    this.#within = kind === SEPARATOR ? CELL_BEGINS : PLAIN
    if (kind !== SEPARATOR) return
    this.#cells += 1
    if (this.#cells > MOST_COLUMNS) refuseWide(this.#cells, this.#rowLine)
  }

  #endLine(kind: number, at: number): void {
    const isSecondHalf = kind === LINE_FEED && at === this.#returnAt + 1
    if (kind === RETURN) this.#returnAt = at
    if (!isSecondHalf) this.#line += 1
    if (this.#within === QUOTED) return
    this.#within = CELL_BEGINS
    this.#cells = 1
    this.#rowLine = this.#line
    this.#rowAt = at + 1
  }
}

/** Units of the byte order mark. */
function markOf([first, second, third]: Units): number {
  if (first === 0xfeff) return 1
  return first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0
}

/** Never too many: what goes on with a character is none. */
function charactersOf(units: Units): number {
  if (units instanceof Uint16Array) return units.length
  let characters = 0
  for (const unit of units) if ((unit & 0xc0) !== 0x80) characters += 1
  return characters
}
