/** The lines of a text with what layout says about them: gaps and page breaks. */

import { fold, trimBlanks, withoutMarkdown } from './fold.ts'

/** A non-blank line, or a part of one where a form feed stands inside it. */
export interface SourceLine {
  /** 1-based, in the text as it was handed in. */
  number: number
  /** With its tabs and indent; cells of a Markdown table are separated by tabs. */
  raw: string
  /** Without blanks at its ends. */
  printed: string
  /** `printed` without Markdown at its front; labels are looked for here. */
  plain: string
  /** The start of `plain`, folded; offsets agree. */
  folded: string
  /** Whether blank lines come between it and the line before. */
  blankBefore: boolean
  /** Whether a page begins between the line before and it. */
  pageBefore: boolean
}

/** A text taken apart. */
export interface SourceText {
  lines: SourceLine[]
  /** Blank lines included. */
  lineCount: number
  /** The first line with characters that cannot be stored; null when there is none. */
  replacedAt: number | null
}

const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f]/g // oxlint-disable-line no-control-regex
const BREAKS = /[\f\v\u0085\u2028\u2029]/
const MOST_PAGE_MARKS = 0.25

/**
 * The non-blank lines of a text.
 *
 * Limit: one blank at the start of a line is a page mark only while few lines have it.
 */
export function splitLines(text: string): SourceText {
  const rows = text.toWellFormed().split(/\r\n|\n|\r/)
  const lines: SourceLine[] = []
  const marked: SourceLine[] = []
  let replacedAt: number | null = null
  let blank = false
  let page = false
  rows.forEach((row, index) => {
    const clean = row.replace(CONTROLS, ' ')
    if (clean !== row) replacedAt ??= index + 1
    for (const part of partsOf(clean)) {
      page ||= part.page
      const line = toLine(part.text, index + 1)
      if (line) {
        line.blankBefore = blank
        line.pageBefore = page
        lines.push(line)
        if (hasPageMark(part.text)) marked.push(line)
        blank = false
        page = false
      } else if (!part.page) blank = true
    }
  })
  if (marked.length <= lines.length * MOST_PAGE_MARKS) {
    for (const line of marked) line.pageBefore = true
  }
  return { lines, lineCount: rows.length, replacedAt }
}

function partsOf(row: string): { text: string; page: boolean }[] {
  if (!BREAKS.test(row)) return [{ text: row, page: false }]
  const parts: { text: string; page: boolean }[] = []
  let page = false
  for (const text of row.split(/([\f\v\u0085\u2028\u2029])/)) {
    if (text === '\f') page = true
    else if (text.length > 1 || (text && !BREAKS.test(text))) {
      parts.push({ text, page })
      page = false
    }
  }
  return page ? [...parts, { text: '', page }] : parts
}

function toLine(row: string, number: number): SourceLine | undefined {
  const trimmed = trimBlanks(row)
  if (trimmed === '') return undefined
  const raw = isTableRow(trimmed) ? trimmed.slice(1, -1).replaceAll('|', '\t') : row
  const printed = raw === row ? trimmed : trimBlanks(raw)
  if (printed === '') return undefined
  const plain = withoutMarkdown(printed)
  return { number, raw, printed, plain, folded: fold(plain), blankBefore: false, pageBefore: false }
}

function isTableRow(trimmed: string): boolean {
  return trimmed.length > 2 && trimmed.startsWith('|') && trimmed.endsWith('|')
}

function hasPageMark(row: string): boolean {
  return row.startsWith(' ') && row.length > 1 && row.charAt(1) !== ' ' && row.charAt(1) !== '\t'
}
