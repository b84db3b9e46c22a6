/** The labels of the report: priorities, actions, metrics, chains and cover fields. */

import { fold, trimBlanks, withoutBold } from './fold.ts'

/** The three labels of a chain. */
export type ChainLabel = 'ifWe' | 'then' | 'whichWill'

/** The fields of the cover. */
export type CoverField = 'name' | 'contacts' | 'emails' | 'phone' | 'generated'

/** A number read from a label. */
export interface LabelNumber {
  number: number
  /** Whether letters were read as digits: `l` for `1`, `IV` for 4. */
  unclear: boolean
}

const NUMBER = '(\\d{1,4}|[0-9lIiOo|]{1,2}|[IVX]{1,4})'
const PRIORITY = new RegExp(`^priority {0,9}#? {0,3}${NUMBER} {0,9}(?::|;|\\. | - )`, 'i')
const ACTION = new RegExp(
  `^([[({|]?) {0,9}action {0,9}#? {0,3}(?:\\d{1,2}\\.)?${NUMBER} {0,9}([\\])}|]?) {0,3}[:.]?`,
  'i',
)
const METRICS = /^metrics? {0,9}(?::|$)/i
const CHAIN = /^(?:([il1|]f {0,9}we)|(then)|(which {0,9}will)) {0,9}(?:\.[. ]{0,20}\.|\u2026)/i
const INNER_CHAIN = /[\s,;.](?:(if\s{0,9}we)|(then)|(which\s{0,9}will))\s{0,9}(?:\.{2,3}|\u2026)/gi
const INNER_HINT = /(?:then|will)\s{0,9}[.\u2026]/i
const NEXT_LABEL = new Map<ChainLabel, ChainLabel>([
  ['ifWe', 'then'],
  ['then', 'whichWill'],
  ['whichWill', 'ifWe'],
])
const LONGEST_CHAIN_ROW = 20_000
const COVER: readonly [CoverField, RegExp][] = [
  ['name', /^department {0,4}name {0,4}:/i],
  ['contacts', /^department {0,4}contacts?(?:\(s\))? {0,4}:/i],
  ['emails', /^contact {0,4}e-?mails?(?:\(s\))? {0,4}:/i],
  ['phone', /^contact {0,4}(?:tele)?phones?(?:\(s\))? {0,4}:/i],
  ['generated', /^report {0,4}(?:was )?last {0,4}generated {0,4}(?:on)? {0,4}:/i],
]
const METRIC = /^\(?([a-z]{1,2}) {0,2}[.)](?![a-z]{1,3}\.) {0,20}/i
const NUMBERED = /^\d{1,2}[.)] {1,20}/

/** A `Priority N:` with its title. */
export function priorityOf(
  plain: string,
  folded: string,
): (LabelNumber & { title: string }) | undefined {
  const match = PRIORITY.exec(folded)
  const number = match && readNumber(match[1])
  return number ? { ...number, title: trimBlanks(plain.slice(match[0].length)) } : undefined
}

/** An `[Action N]`, with what follows on its line. */
export function actionOf(
  plain: string,
  folded: string,
): (LabelNumber & { rest: string; bracketed: boolean }) | undefined {
  const match = ACTION.exec(folded)
  const number = match && readNumber(match[2])
  if (!number) return undefined
  const rest = trimBlanks(plain.slice(match[0].length))
  const bracketed = match[1] !== '' || match[3] !== ''
  const closed = match[3] !== '' || rest === ''
  return closed && (bracketed || rest === '') ? { ...number, rest, bracketed } : undefined
}

/** What follows a `Metrics` heading on its line. */
export function metricsHeadingOf(plain: string, folded: string): string | undefined {
  const match = METRICS.exec(folded)
  return match ? trimBlanks(plain.slice(match[0].length)) : undefined
}

/** A chain label with the text after it; several, where a line holds several. */
export function chainLabelsOf(
  plain: string,
  folded: string,
): { label: ChainLabel; text: string }[] | undefined {
  const match = CHAIN.exec(folded)
  if (!match) return undefined
  const labels = [{ label: labelAt(match), start: 0, end: match[0].length }]
  labels.push(...innerLabels(plain, labelAt(match), match[0].length))
  return labels.map(({ label, end }, index) => {
    const text = plain.slice(end, labels[index + 1]?.start ?? plain.length)
    return { label, text: trimBlanks(withoutDots(text)) }
  })
}

interface PlacedLabel {
  label: ChainLabel
  start: number
  end: number
}

/** Further labels of a line, where they complete whole chains; in prose "then..." is no label. */
function innerLabels(plain: string, first: ChainLabel, from: number): PlacedLabel[] {
  if (plain.length > LONGEST_CHAIN_ROW || !INNER_HINT.test(plain.slice(from))) return []
  const labels: PlacedLabel[] = []
  let expected = NEXT_LABEL.get(first)
  for (const match of plain.slice(from - 1).matchAll(INNER_CHAIN)) {
    const label = labelAt(match)
    if (label !== expected) return []
    const start = from + match.index
    labels.push({ label, start, end: start - 1 + match[0].length })
    expected = NEXT_LABEL.get(label)
  }
  return expected === 'ifWe' ? labels : []
}

function labelAt(match: RegExpExecArray): ChainLabel {
  if (match[1]) return 'ifWe'
  return match[2] ? 'then' : 'whichWill'
}

function withoutDots(text: string): string {
  let start = 0
  while (text.charAt(start) === '.' || text.charAt(start) === '\u2026') start += 1
  return text.slice(start)
}

/** A cover field with the value on its line. */
export function coverFieldOf(
  plain: string,
  folded: string,
): { field: CoverField; value: string } | undefined {
  for (const [field, pattern] of COVER) {
    const match = pattern.exec(folded)
    if (match) return { field, value: trimBlanks(plain.slice(match[0].length)) }
  }
  return undefined
}

/** A metric's letter and text, bullet taken off. */
export function metricItemOf(body: string): { letter: string; text: string } | undefined {
  const plain = withoutBold(body)
  const match = METRIC.exec(fold(plain))
  if (!match?.[1]) return undefined
  return { letter: match[1], text: trimBlanks(plain.slice(match[0].length)) }
}

/** The text after `1.` or `1)`, where a line begins so. */
export function numberedItemOf(body: string): string | undefined {
  const match = NUMBERED.exec(fold(body))
  return match ? trimBlanks(body.slice(match[0].length)) : undefined
}

function readNumber(text: string | undefined): LabelNumber | undefined {
  if (!text) return undefined
  if (/^\d+$/.test(text)) return { number: Number(text), unclear: false }
  if (/^[IVX]+$/.test(text)) return { number: fromRoman(text), unclear: true }
  const digits = text.replace(/[lIi|]/g, '1').replace(/[Oo]/g, '0')
  return /^\d+$/.test(digits) ? { number: Number(digits), unclear: true } : undefined
}

function fromRoman(text: string): number {
  const values = Array.from(text, (letter) => ({ I: 1, V: 5, X: 10 })[letter] ?? 0)
  return values.reduce(
    (sum, value, at) => (value < (values[at + 1] ?? 0) ? sum - value : sum + value),
    0,
  )
}
