/** The metrics under one action. */

import type { Context } from './context.ts'
import { markToken } from './context.ts'
import type { PlanMetric } from './document.ts'
import { metricItemOf, numberedItemOf } from './labels.ts'
import { continues } from './paragraphs.ts'
import type { Token } from './tokens.ts'

/** Reads one list of metrics. */
export interface MetricsReader {
  isOpen(): boolean
  /** Whether a `Metrics` heading comes, so that lettered lines before it are text. */
  isExpected(): boolean
  open(token: Token, rest: string): void
  openWithoutHeading(token: Token): void
  take(token: Token): void
  finish(): PlanMetric[]
}

interface Draft {
  letter: string
  texts: string[]
  lastToken: Token
  hasLetter: boolean
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** Whether a line reads like a lettered metric. */
export function looksLikeMetric(token: Token): boolean {
  return metricItemOf(token.body)?.letter.length === 1
}

/** A list without metrics; `target` is its action's. */
export function createMetrics(context: Context, target: string, expected: boolean): MetricsReader {
  const drafts: Draft[] = []
  let open = false

  function add(token: Token, letter: string, text: string, hasLetter: boolean): void {
    drafts.push({ letter, texts: text === '' ? [] : [text], lastToken: token, hasLetter })
    markToken(context, token, 'metric', `${target}.metrics.${letter}`)
  }
  function takeBody(token: Token, body: string): void {
    const last = drafts.at(-1)
    const lettered = metricItemOf(body)
    if (lettered && isNextItem(lettered.letter, last)) {
      warnLetter(context, token, lettered.letter, last)
      add(token, lettered.letter, lettered.text, true)
    } else if (last && isContinuation(last, token, context)) {
      warnJoined(context, token, last)
      if (!(last.hasLetter && token.bullet)) last.texts.push(body)
      else last.texts.push(`- ${body}`)
      last.lastToken = token
      markToken(context, token, 'metric', `${target}.metrics.${last.letter}`)
    } else {
      const letter = letterAfter(last?.letter)
      warnNoLetter(context, token, letter)
      add(token, letter, numberedItemOf(body) ?? body, false)
    }
  }
  return {
    isOpen: () => open,
    isExpected: () => expected,
    open(token, rest) {
      open = true
      markToken(context, token, 'metrics_heading', `${target}.metrics`)
      if (rest !== '') takeBody(token, rest)
    },
    openWithoutHeading(token) {
      open = true
      const { number } = token.line
      const message = `Line ${number} reads like a metric, but no "Metrics" line stands above it. It is kept as a metric; add the line, or move the text to the action.`
      context.notes.warn(number, 'metrics_heading_missing', message)
    },
    take: (token) => takeBody(token, token.body),
    finish: () => drafts.map((draft) => finishMetric(draft, context)),
  }
}

/** Two letters are a metric's only after `z`: "is. " at the start of a wrapped line is not. */
function isNextItem(letter: string, last: Draft | undefined): boolean {
  if (letter.length === 1) return true
  return last !== undefined && letter.toLowerCase() === letterAfter(last.letter)
}

function isContinuation(last: Draft, token: Token, { layout }: Context): boolean {
  if (last.hasLetter) return !token.bullet || !last.lastToken.bullet
  if (token.bullet || numberedItemOf(token.body) !== undefined) return false
  if (last.lastToken.bullet) return true
  return !token.line.blankBefore || continues(last.lastToken, token, layout)
}

/** a to z, then aa, ab and so on, as the report's lists do. */
function letterAfter(letter: string | undefined): string {
  if (!letter) return 'a'
  const lower = letter.toLowerCase()
  const at = LETTERS.indexOf(lower.charAt(lower.length - 1)) + 1
  const front = lower.slice(0, -1)
  return at < LETTERS.length ? front + LETTERS.charAt(at) : `${letterAfter(front)}a`
}

function warnLetter(context: Context, token: Token, letter: string, last: Draft | undefined): void {
  const expected = letterAfter(last?.letter)
  if (letter === expected) return
  const { number } = token.line
  const message = `Line ${number} is metric "${letter}" where "${expected}" was expected. It is kept as printed and in its printed place; check that no metric is missing or printed twice.`
  context.notes.warn(number, 'metric_letter_unexpected', message)
}

function warnJoined({ layout, notes }: Context, token: Token, last: Draft): void {
  if (!token.line.blankBefore || continues(last.lastToken, token, layout)) return
  const { number } = token.line
  const message = `Line ${number} stands apart but has no label of its own, so it is read as the end of metric "${last.letter}". Take it out of the metric if it is not part of it.`
  notes.warn(number, 'metric_text_joined', message)
}

function warnNoLetter({ notes }: Context, token: Token, letter: string): void {
  const { number } = token.line
  const message = `The metric in line ${number} has no letter. It is kept as metric "${letter}"; check that it is a metric of its own.`
  notes.warn(number, 'metric_letter_missing', message)
}

function finishMetric({ letter, texts, lastToken }: Draft, { notes }: Context): PlanMetric {
  if (texts.length === 0) {
    const { number } = lastToken.line
    const message = `Metric "${letter}" in line ${number} has no text. It is kept without one; write what is measured after the letter.`
    notes.warn(number, 'metric_without_text', message)
  }
  return { letter, text: texts.join(' ') }
}
