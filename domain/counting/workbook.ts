/** The sheets of an XLSX workbook as rows of text. Source: ECMA-376, part 1. */

import type { CsvRecord } from '../csv-reader.ts'
import { LONGEST_CELL } from '../csv-reader.ts'
import { MOST_COLUMNS, refuseWide } from './broken-row.ts'
import type { Reading } from './reading.ts'
import { turn } from './reading.ts'
import { refuse } from './refusal.ts'
import type { NumberFormat } from './sheet-cell.ts'
import { formatOf, textOfNumber } from './sheet-cell.ts'
import { readXml } from './xml.ts'

export interface Sheet {
  name: string
  hidden: boolean
  /** Where its XML is, as the workbook's relations name it. */
  relation: string
}

/** The sheets in their order, and from when days are counted. */
export function readWorkbook(xml: string): { sheets: Sheet[]; since1904: boolean } {
  const sheets: Sheet[] = []
  let since1904 = false
  for (const part of readXml(xml)) {
    if (part.is !== 'open') continue
    const { name, state, id } = part.attributes
    if (part.name === 'workbookPr')
      since1904 = ['1', 'true'].includes(part.attributes.date1904 ?? '')
    if (part.name !== 'sheet' || name === undefined) continue
    sheets.push({ name, hidden: state !== undefined && state !== 'visible', relation: id ?? '' })
  }
  return { sheets, since1904 }
}

/** Paths within the archive by relation. */
export function readRelations(xml: string): Map<string, string> {
  const paths = new Map<string, string>()
  for (const part of readXml(xml)) {
    if (part.is !== 'open' || part.name !== 'Relationship') continue
    const { Id = '', Target = '' } = part.attributes
    paths.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
  }
  return paths
}

/** The texts that cells share, in order. */
export function readSharedTexts(xml: string): string[] {
  const texts: string[] = []
  let text = ''
  let within = false
  let phonetic = false
  for (const part of readXml(xml)) {
    if (part.is === 'text') {
      if (within && !phonetic) text += part.text
      continue
    }
    const opens = part.is === 'open' && !part.closed
    if (part.name === 't') within = opens
    if (part.name === 'rPh') phonetic = opens
    if (part.name !== 'si') continue
    if (part.is === 'close' || part.closed) texts.push(text)
    text = ''
  }
  return texts
}

/** What each cell style makes of a number. */
export function readFormats(xml: string): NumberFormat[] {
  const codes = new Map<number, string>()
  const formats: NumberFormat[] = []
  let within = false
  for (const part of readXml(xml)) {
    if (part.is === 'text') continue
    if (part.name === 'cellXfs') within = part.is === 'open'
    if (part.is === 'close') continue
    const { numFmtId = '0', formatCode } = part.attributes
    if (part.name === 'numFmt' && formatCode !== undefined) codes.set(Number(numFmtId), formatCode)
    if (part.name === 'xf' && within)
      formats.push(formatOf(Number(numFmtId), codes.get(Number(numFmtId))))
  }
  return formats
}

export interface SheetFacts {
  texts: readonly string[]
  formats: readonly NumberFormat[]
  since1904: boolean
}

const ROWS_A_TURN = 500
/** A sheet has no more. */
const MOST_ROWS = 1_048_576
/** Nor has a row of it. */
const MOST_CELLS = 16_384

/** A sheet's rows; an empty row is left out, and its number missing. */
export async function* readSheet(
  xml: string,
  facts: SheetFacts,
  { signal, onProgress }: Reading,
): AsyncGenerator<CsvRecord[]> {
  let rows: CsvRecord[] = []
  let last = 0
  for (const row of sheetRows(xml, facts)) {
    last = row.line
    rows.push(row)
    if (rows.length < ROWS_A_TURN) continue
    yield rows
    rows = []
    await turn()
    signal?.throwIfAborted()
    onProgress?.(last / (last + ROWS_A_TURN))
  }
  yield rows
  onProgress?.(1)
}

interface CellTag {
  at: number
  type: string
  style: number
}

function* sheetRows(xml: string, facts: SheetFacts): Generator<CsvRecord> {
  let rows = 0
  let inRow = 0
  let line = 0
  let cells: string[] = []
  let cell: CellTag | undefined
  let text = ''
  let within = false
  for (const part of readXml(xml)) {
    if (part.is === 'text') {
      if (within) text += part.text
      if (text.length > LONGEST_CELL) refuseLong(line)
      continue
    }
    const opens = part.is === 'open' && !part.closed
    if (part.name === 'row' && part.is === 'open') {
      rows += 1
      if (rows > MOST_ROWS) refuseLongSheet()
      line = Number(part.attributes.r ?? line + 1)
      cells = []
      inRow = 0
    }
    if (part.name === 'v' || part.name === 't') within = opens
    if (part.name === 'c' && part.is === 'open') {
      inRow += 1
      if (inRow > MOST_CELLS) refuseLongSheet()
      const { r, t = 'n', s = '0' } = part.attributes
      cell = { at: r === undefined ? cells.length : columnOf(r), type: t, style: Number(s) }
      text = ''
    }
    if (part.name === 'c' && !opens && cell) {
      put(cells, textOf(text, cell, facts), cell.at, line)
      cell = undefined
    }
    if (part.name === 'row' && !opens && cells.length > 0) yield { line, cells, problem: null }
  }
}

/** Styles may reach to the last column of a sheet; only what is written there counts. */
function put(cells: string[], text: string, at: number, line: number): void {
  if (at >= MOST_COLUMNS) {
    if (text !== '') refuseWide(at + 1, line)
    return
  }
  while (cells.length < at) cells.push('')
  cells[at] = text
}

function refuseLong(line: number): never {
  refuse(
    'cell_too_long',
    `A cell on line ${line} has more than ${LONGEST_CELL.toLocaleString('en-US')} characters; ` +
      'shorten it.',
    line,
  )
}

function refuseLongSheet(): never {
  refuse(
    'workbook_damaged',
    `The sheet has more than ${MOST_ROWS.toLocaleString('en-US')} rows, or a row of more than ` +
      `${MOST_CELLS.toLocaleString('en-US')} cells; save it again.`,
  )
}

function textOf(
  text: string,
  { type, style }: CellTag,
  { texts, formats, since1904 }: SheetFacts,
): string {
  if (type === 's') return texts[Number(text)] ?? ''
  if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE'
  if (type === 'n') return textOfNumber(text, formats[style] ?? 'plain', since1904)
  return text
}

/** The position of `B7` is 1. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference.toUpperCase()) {
    if (letter < 'A' || letter > 'Z') break
    column = column * 26 + letter.charCodeAt(0) - 64
  }
  return column - 1
}
