/** Page headers, page numbers and rules: what the page prints and the plan does not say. */

import type { SourceLine } from './source-lines.ts'

/** A school year as a page header prints it. */
export interface HeaderYear {
  line: number
  first: number
  /** Two or four digits. */
  second: string
}

/** The lines of a text without its furniture. */
export interface Content {
  /** Their gaps span what was taken out. */
  lines: SourceLine[]
  headerYears: HeaderYear[]
  /** Lines of page headers and page numbers. */
  pageLines: number[]
  /** Lines that only rule off. */
  ruleLines: number[]
}

const YEAR = '(\\d{4}) {0,3}[-/] {0,3}(\\d{4}|\\d{2})'
const HEADER = new RegExp(`^(.{0,110}?)\\b${YEAR} {1,9}department {1,9}plan$`, 'i')
const HEADER_TURNED = new RegExp(`^department {1,9}plan[ :-]{1,9}${YEAR}$`, 'i')
const HEADER_WITHOUT_YEAR = /^(?:annual )?department plan$/i
const DISTRICT = /\b(?:district|usd|schools?|office of education)\b/i
const SMALL_WORDS = new Set(['of', 'the', 'and', 'for', 'de'])
const NUMBERED_PAGE =
  /^(?:-+ ?)?(?:page|p\.|pg\.?) {0,3}[|:]? {0,3}\d{1,4}(?: {0,3}(?:of|\/) {0,3}\d{1,4})?(?: ?-+)?$/i
const PAGE_COUNT = /^\d{1,4} {0,3}(?:of|\/) {0,3}\d{1,4}$/i
const BARE_NUMBER = /^[-[( ]{0,3}\d{1,4}[-\]) ]{0,3}$/
const BROWSER_STAMP = /^\d{1,2}\/\d{1,2}\/\d{2,4}, {1,3}\d{1,2}:\d{2}(?: ?[ap]m)?\b.{0,100}$/i
const BROWSER_ADDRESS = /^https?:\/\/\S{1,300} {1,9}\d{1,4}\/\d{1,4}$/i

/**
 * Takes page headers, page numbers and ruled lines out of a text.
 *
 * Errors: none. The gaps of the lines that stay are set to span what was taken out.
 */
export function withoutFurniture(lines: readonly SourceLine[]): Content {
  const headers = findHeaders(lines)
  const page = lines.map((line, at) => headers.rows.has(at) || isPageNumber(line.folded))
  lines.forEach((line, at) => {
    if (line.folded.length < 12 && BARE_NUMBER.test(line.folded) && isBesidePage(lines, page, at))
      page[at] = true
  })
  const content: Content = { lines: [], headerYears: headers.years, pageLines: [], ruleLines: [] }
  let blank = false
  let turned = false
  lines.forEach((line, at) => {
    blank ||= line.blankBefore
    turned ||= line.pageBefore
    if (page[at]) {
      content.pageLines.push(line.number)
      turned = true
    } else if (isRule(line.printed)) {
      content.ruleLines.push(line.number)
      blank = true
    } else {
      line.blankBefore = blank
      line.pageBefore = turned
      content.lines.push(line)
      blank = false
      turned = false
    }
  })
  return content
}

function findHeaders(lines: readonly SourceLine[]): { rows: Set<number>; years: HeaderYear[] } {
  const rows = new Set<number>()
  const years: HeaderYear[] = []
  const names = new Set<string>()
  function takeName(at: number): boolean {
    const line = lines[at]
    if (!line || rows.has(at)) return false
    if (!isDistrictName(line) && !repeated.has(line.folded)) return false
    rows.add(at)
    names.add(line.folded.toUpperCase())
    return true
  }
  const repeated = repeatedNames(lines)
  lines.forEach((line, at) => {
    const found = headerYear(line)
    if (found) {
      rows.add(at)
      years.push(found.year)
      if (!found.named && !takeName(at - 1)) takeName(at + 1)
    } else if (HEADER_WITHOUT_YEAR.test(line.folded) && takeName(at - 1)) rows.add(at)
  })
  lines.forEach((line, at) => {
    if (names.size > 0 && line.folded.length < 110 && names.has(line.folded.toUpperCase())) {
      rows.add(at)
    }
  })
  return { rows, years }
}

/** Capital lines right above several page headers, whatever body they name. */
function repeatedNames(lines: readonly SourceLine[]): Set<string> {
  const counts = new Map<string, number>()
  let headers = 0
  lines.forEach((line, at) => {
    if (!headerYear(line)) return
    headers += 1
    const name = lines[at - 1]?.folded ?? ''
    const isName = !line.blankBefore && name.length > 4 && name.length < 110
    if (isName && !/[a-z]/.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1)
  })
  const least = Math.max(2, headers / 2)
  return new Set([...counts].filter(([, count]) => count >= least).map(([name]) => name))
}

function headerYear(line: SourceLine): { year: HeaderYear; named: boolean } | undefined {
  if (line.plain.length > 160 || !/department {1,9}plan/i.test(line.folded)) return undefined
  const [, before = '', first, second] = HEADER.exec(line.folded) ?? []
  if (first && second && (before.trim() === '' || DISTRICT.test(before))) {
    return { year: { line: line.number, first: Number(first), second }, named: before !== '' }
  }
  const [, turnedFirst, turnedSecond] = HEADER_TURNED.exec(line.folded) ?? []
  if (!turnedFirst || !turnedSecond) return undefined
  const year = { line: line.number, first: Number(turnedFirst), second: turnedSecond }
  return { year, named: false }
}

/** A short line of capitalised words with a word for a district in it. */
function isDistrictName({ plain, folded }: SourceLine): boolean {
  if (plain.length > 100 || !DISTRICT.test(folded) || /[.:;?!,]$/.test(folded)) return false
  return folded
    .split(' ')
    .every((word) => SMALL_WORDS.has(word.toLowerCase()) || !/^[a-z]/.test(word))
}

function isPageNumber(folded: string): boolean {
  if (!/^[-\dph]/i.test(folded)) return false
  if (NUMBERED_PAGE.test(folded) || PAGE_COUNT.test(folded)) return true
  return BROWSER_STAMP.test(folded) || BROWSER_ADDRESS.test(folded)
}

function isBesidePage(lines: readonly SourceLine[], page: boolean[], at: number): boolean {
  const beginsPage = lines[at]?.pageBefore === true
  return beginsPage || page[at - 1] === true || page[at + 1] === true || nextBeginsPage(lines, at)
}

function nextBeginsPage(lines: readonly SourceLine[], at: number): boolean {
  return lines[at + 1]?.pageBefore === true
}

function isRule(printed: string): boolean {
  if (printed.length < 2 || printed.length > 400) return false
  return /^[-_=*~:\s]+$/.test(printed)
}
