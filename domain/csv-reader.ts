/**
 * Reading CSV as it arrives: RFC 4180, with any line end, in pieces of any
 * size. A record knows the line it begins on, also after notes of several lines.
 */

export interface CsvRecord {
  /** 1 is the first line of the file. */
  line: number
  cells: string[]
  /** Why this record, and whatever follows it, cannot be read. */
  problem: 'quote_not_closed' | 'cell_too_long' | null
  /** Set where a quote stands inside a cell, which was read as it stands. */
  strayQuote?: true
}

/** Characters of the longest cell that is read, so that an open quote cannot swallow a file. */
export const LONGEST_CELL = 100_000

const BOM = '\uFEFF'
const SEPARATORS = [',', ';', '\t'] as const

/** Reads one file, piece by piece. Unless given, the separator is the one that its first line uses most. */
export class CsvReader {
  #pending = ''
  #stop: RegExp | undefined
  #line = 1
  #broken = false

  constructor(separator?: string) {
    if (separator !== undefined) this.#stop = stopAt(separator)
  }

  /** The records that end within this piece. */
  read(piece: string): CsvRecord[] {
    if (this.#broken) return []
    this.#pending += piece
    // The separator and the byte order mark are told by the whole first line.
    if (!this.#stop && !/[\r\n]/.test(this.#pending)) return this.#giveUpWhenLong()
    return this.#take('more')
  }

  /** The record that the file ends in, if there is one. */
  end(): CsvRecord[] {
    return this.#take('ended')
  }

  #take(state: 'more' | 'ended'): CsvRecord[] {
    if (this.#broken) return []
    if (!this.#stop) {
      if (this.#pending.startsWith(BOM)) this.#pending = this.#pending.slice(1)
      this.#stop = stopAt(separatorOf(this.#pending))
    }
    const records: CsvRecord[] = []
    let from = 0
    while (from < this.#pending.length) {
      const found = readRecord(this.#pending, from, this.#stop, state)
      if (!found) break
      const { end, ...record } = found
      const { cells, problem } = record
      // An empty line holds no record.
      if (cells.length > 1 || cells[0] !== '' || problem) {
        records.push({ line: this.#line, ...record })
      }
      this.#line += linesOf(cells)
      from = end
    }
    this.#pending = this.#pending.slice(from)
    return [...records, ...this.#giveUpWhenLong()]
  }

  #giveUpWhenLong(): CsvRecord[] {
    if (this.#pending.length <= LONGEST_CELL) return []
    this.#broken = true
    this.#pending = ''
    return [{ line: this.#line, cells: [], problem: 'cell_too_long' }]
  }
}

interface Found extends Omit<CsvRecord, 'line'> {
  end: number
}

/** The record that begins at `from`; undefined when more text may belong to it. */
function readRecord(
  text: string,
  from: number,
  stop: RegExp,
  state: 'more' | 'ended',
): Found | undefined {
  const cells: string[] = []
  let at = from
  let problem: CsvRecord['problem'] = null
  let stray = false
  const found = (end: number): Found => ({
    cells,
    end,
    problem,
    ...(stray && { strayQuote: true }),
  })
  for (;;) {
    let cell = ''
    const start = at
    if (text[at] === '"') {
      const quoted = readQuoted(text, at + 1)
      if (state === 'more' && quoted.end >= text.length) return undefined
      if (!quoted.closed) problem = 'quote_not_closed'
      cell = quoted.cell
      at = quoted.end
    }
    stop.lastIndex = at
    const end = stop.exec(text)?.index ?? text.length
    const rest = text.slice(at, end)
    stray ||= at > start ? rest.trim() !== '' : rest.includes('"')
    cells.push(cell + rest)
    if (end >= text.length) return state === 'more' ? undefined : found(end)
    at = end + 1
    if (text[end] !== '\r' && text[end] !== '\n') continue
    if (text[end] === '\n') return found(at)
    if (at >= text.length && state === 'more') return undefined
    return found(text[at] === '\n' ? at + 1 : at)
  }
}

/** A quoted cell from after its first quote; ends after its last. */
function readQuoted(text: string, from: number): { cell: string; end: number; closed: boolean } {
  let cell = ''
  let at = from
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return { cell: cell + text.slice(at), end: text.length, closed: false }
    cell += text.slice(at, quote)
    if (text[quote + 1] !== '"') return { cell, end: quote + 1, closed: true }
    cell += '"'
    at = quote + 2
  }
}

function separatorOf(text: string): string {
  const [header = ''] = text.split(/[\r\n]/, 1)
  const counts = SEPARATORS.map((separator) => header.split(separator).length)
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ','
}

function stopAt(separator: string): RegExp {
  return new RegExp(`[\\${separator}\\r\\n]`, 'g')
}

/** The lines that a record's cells stand on. */
export function linesOf(cells: readonly string[]): number {
  let lines = 1
  for (const cell of cells) {
    // Few cells have several, and looking for them all is slow.
    if (cell.includes('\n') || cell.includes('\r')) lines += cell.match(/\r\n|\r|\n/g)?.length ?? 0
  }
  return lines
}
