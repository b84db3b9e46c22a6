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

const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f]/ // oxlint-disable-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f]/g // oxlint-disable-line no-control-regex
const BREAKS = /[\f\v\u0085\u2028\u2029]/
const MOST_PAGE_MARKS = 0.25
const LEAST_WIDE = 0.1

/** How many lines and pages a text is broken into, without taking it apart. */
export function countBreaks(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code > 0x0d && code !== 0x85 && code !== 0x2028 && code !== 0x2029) continue
    const isBreak = code >= 0x0a
    if (isBreak && !(code === 0x0d && text.charCodeAt(at + 1) === 0x0a)) count += 1
  }
  return count
}

/**
 * The non-blank lines of a text.
 *
 * Limit: one blank at the start of a line is a page mark only while few lines have it.
 */
export function splitLines(text: string): SourceText {
  const rows = text.toWellFormed().split(text.includes('\r') ? /\r\n|\n|\r/ : '\n')
  const hasControls = CONTROL.test(text)
  const hasBreaks = BREAKS.test(text)
  const lines: SourceLine[] = []
  const gaps: number[] = []
  let replacedAt: number | null = null
  let blanks = 0
  let page = false
  function take(part: string, number: number, turned: boolean): void {
    page ||= turned
    const line = toLine(part, number, page)
    if (!line) {
      if (!turned) blanks += 1
      return
    }
    gaps.push(blanks)
    lines.push(line)
    blanks = 0
    page = false
  }
  rows.forEach((row, index) => {
    const clean = hasControls ? row.replace(CONTROLS, ' ') : row
    if (clean !== row) replacedAt ??= index + 1
    if (!hasBreaks) take(clean, index + 1, false)
    else for (const part of partsOf(clean)) take(part.text, index + 1, part.page)
  })
  setGaps(lines, gaps)
  return { lines, lineCount: rows.length, replacedAt }
}

function setGaps(lines: SourceLine[], gaps: readonly number[]): void {
  const marked = lines.filter(({ raw }) => hasPageMark(raw))
  if (marked.length <= lines.length * MOST_PAGE_MARKS) {
    for (const line of marked) line.pageBefore = true
  }
  const spacing = lineSpacing(gaps)
  lines.forEach((line, at) => {
    line.blankBefore = (gaps[at] ?? 0) > spacing
  })
}

/**
 * The blank lines between any two lines of a paragraph: none, save in a text that
 * is double-spaced throughout and sets its paragraphs still further apart.
 */
function lineSpacing(gaps: readonly number[]): number {
  const inner = gaps.slice(1)
  const least = inner.reduce((before, gap) => Math.min(before, gap), Infinity)
  if (inner.length === 0 || least === 0) return 0
  const wide = inner.filter((gap) => gap > least)
  return wide.length >= inner.length * LEAST_WIDE ? least : 0
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

function toLine(row: string, number: number, pageBefore: boolean): SourceLine | undefined {
  const trimmed = trimBlanks(row)
  if (trimmed === '') return undefined
  const raw = isTableRow(trimmed) ? trimmed.slice(1, -1).replaceAll('|', '\t') : row
  const printed = raw === row ? trimmed : trimBlanks(raw)
  if (printed === '') return undefined
  const plain = withoutMarkdown(printed)
  return { number, raw, printed, plain, folded: fold(plain), blankBefore: false, pageBefore }
}

function isTableRow(trimmed: string): boolean {
  return trimmed.length > 2 && trimmed.startsWith('|') && trimmed.endsWith('|')
}

function hasPageMark(row: string): boolean {
  return row.startsWith(' ') && row.length > 1 && row.charAt(1) !== ' ' && row.charAt(1) !== '\t'
}
