/** Each line of a report with the part it could play; the reader decides by context. */

import { fold, trimBlanks } from './fold.ts'
import type { ChainLabel, CoverField, LabelNumber } from './labels.ts'
import { actionOf, chainLabelsOf, coverFieldOf, metricsHeadingOf, priorityOf } from './labels.ts'
import type { SectionKey } from './phrases.ts'
import { headingBeforeColon, matchPhrase } from './phrases.ts'
import type { SourceLine } from './source-lines.ts'

/** A line, or the lines of one wrapped heading or question. */
export type Token = TokenText & TokenRole

/** What every token has, so that any of them can be taken as plain text. */
export interface TokenText {
  line: SourceLine
  /** The last line; another than `line` only where a phrase is wrapped. */
  lastLine: number
  /** As printed, without a bullet. */
  body: string
  bullet: boolean
  /** The longest line of its part of the text, in characters. */
  columns: number
}

type TokenRole =
  | { kind: 'heading'; section: SectionKey; rest: string }
  | { kind: 'other_heading'; heading: string }
  | { kind: 'question'; section: SectionKey }
  | { kind: 'cover'; field: CoverField; value: string }
  | { kind: 'chain'; labels: { label: ChainLabel; text: string }[] }
  | { kind: 'joiner' }
  | ({ kind: 'priority'; title: string } & LabelNumber)
  | ({ kind: 'action'; rest: string; bracketed: boolean } & LabelNumber)
  | { kind: 'metrics'; rest: string }
  | { kind: 'text' }

const BULLETS = new Set(
  '-*+\u2022\u25cf\u25aa\u25a0\u25e6\u25cb\u00b7\u2023\u25a1\u2013\u2014\uf0b7\u27a2\u2043',
)
const SCANNED_BULLET = /^[eo\u00a9\u00a2\u00ab\u00b0] {1,9}(?=[A-Z])/
const QUESTION = /^(?:what|which|how|did|do|does|is|are|who|when|where|why|based on|please)\b/i

/** The tokens of a report's lines, in order. */
export function tokenize(lines: readonly SourceLine[]): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]
    if (!line) break
    const phrase = matchPhrase(lines, at)
    const last = lines[at + (phrase?.lineCount ?? 1) - 1] ?? line
    const role: TokenRole = phrase ? phraseRole(phrase) : (roleOf(line) ?? textRole(lines, at))
    const { body, bullet } = bulleted(line)
    tokens.push({ line, lastLine: last.number, columns: 0, body, bullet, ...role })
    if (phrase) at += phrase.lineCount - 1
  }
  return tokens
}

function phraseRole(phrase: { kind: 'heading' | 'question'; section: SectionKey }): TokenRole {
  const { kind, section } = phrase
  return kind === 'heading' ? { kind, section, rest: '' } : { kind, section }
}

function roleOf({ plain, folded }: SourceLine): TokenRole | undefined {
  switch (folded.charAt(0).toLowerCase()) {
    case 'p': {
      const priority = priorityOf(plain, folded)
      return priority && { kind: 'priority', ...priority }
    }
    case '[':
    case '(':
    case '{':
      return actionRole(plain, folded)
    case 'a':
      if (/^and$/i.test(folded)) return { kind: 'joiner' }
      return actionRole(plain, folded)
    case 'm': {
      const rest = metricsHeadingOf(plain, folded)
      return rest === undefined ? undefined : { kind: 'metrics', rest }
    }
    default:
      return rarerRole(plain, folded)
  }
}

function actionRole(plain: string, folded: string): TokenRole | undefined {
  const action = actionOf(plain, folded)
  return action && { kind: 'action', ...action }
}

function rarerRole(plain: string, folded: string): TokenRole | undefined {
  const labels = chainLabelsOf(plain, folded)
  if (labels) return { kind: 'chain', labels }
  if (folded.startsWith('|')) return actionRole(plain, folded)
  const cover = coverFieldOf(plain, folded)
  if (cover) return { kind: 'cover', ...cover }
  const heading = headingBeforeColon(folded)
  if (!heading) return undefined
  return { kind: 'heading', section: heading.section, rest: trimBlanks(plain.slice(heading.end)) }
}

/** A heading that the report does not know stands over a question, or is marked as one. */
function textRole(lines: readonly SourceLine[], at: number): TokenRole {
  const line = lines[at]
  const next = lines[at + 1]
  if (!line || line.plain.length > 100 || line.plain.length < 3) return { kind: 'text' }
  if (/^#{1,6} /.test(line.printed)) return { kind: 'other_heading', heading: line.plain }
  const apart = at === 0 || line.blankBefore || line.pageBefore
  if (!apart || !next || !isTitle(line.folded) || !isQuestion(next.folded)) return { kind: 'text' }
  return { kind: 'other_heading', heading: line.plain }
}

function isTitle(folded: string): boolean {
  if (/[.;:,?!]$/.test(folded) || !/^[A-Z]/.test(folded)) return false
  const words = folded.split(' ').filter((word) => /^[a-z]/i.test(word))
  const small = words.filter((word) => /^[a-z]/.test(word))
  return words.length > 0 && words.length <= 12 && small.every((word) => word.length <= 4)
}

/** Whether a line reads like a question that a form prints under its heading. */
export function isQuestion(folded: string): boolean {
  return (
    folded.endsWith('?') && QUESTION.test(folded) && /\b(?:your?|department|plan)\b/i.test(folded)
  )
}

/** A line's text without its bullet. */
function bulleted(line: SourceLine): { body: string; bullet: boolean } {
  const { printed } = line
  if (
    BULLETS.has(printed.charAt(0)) &&
    !printed.startsWith('**') &&
    !/^[-+*]\d/.test(printed.slice(0, 2))
  ) {
    return { body: trimBlanks(printed.slice(1)), bullet: true }
  }
  const scanned = SCANNED_BULLET.exec(fold(printed.slice(0, 20)))
  if (scanned) return { body: trimBlanks(printed.slice(scanned[0].length)), bullet: true }
  return { body: printed, bullet: false }
}
