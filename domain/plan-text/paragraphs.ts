/** Whether a line goes on where the line before stopped. */

import { fold } from './fold.ts'
import type { Token } from './tokens.ts'

/** How the lines of a text are broken. */
export interface Layout {
  /** Whether paragraphs are wrapped over several lines. */
  wrapped: boolean
}

const LONG = 120
const MOST_LONG = 0.25
const LEAST_WRAPPED = 2
const NEARLY_FULL = 0.8
const OPEN_ENDING =
  /(?:^| )(?:and|or|of|the|a|an|to|for|with|in|on|at|by|from|as|than|that|their|our|its|into|through|between|within)$/

/**
 * How a text is broken, and the width of each of its parts.
 *
 * Source: generated reports print a paragraph per line; scanned ones wrap near
 * column 80 and in narrow columns.
 */
export function measureLayout(tokens: Token[]): Layout {
  let total = 0
  let long = 0
  let wraps = 0
  tokens.forEach((token, at) => {
    const { length } = token.line.printed
    total += length
    if (length > LONG) long += length
    const before = tokens[at - 1]
    if (before && token.kind === 'text' && !token.bullet && isWrap(before, token)) wraps += 1
  })
  setColumns(tokens)
  return { wrapped: long <= total * MOST_LONG && wraps >= LEAST_WRAPPED }
}

function isWrap(before: Token, token: Token): boolean {
  if (token.line.blankBefore || token.line.pageBefore) return false
  if (before.kind !== 'text' && before.kind !== 'chain') return false
  return startsLower(token.body) && !isFinished(before.body)
}

function setColumns(tokens: Token[]): void {
  let part: Token[] = []
  function close(): void {
    const columns = part.reduce((most, { line }) => {
      const { length } = line.printed
      return length <= LONG && length > most ? length : most
    }, 0)
    for (const token of part) token.columns = columns
    part = []
  }
  for (const token of tokens) {
    if (token.kind === 'heading' || token.kind === 'priority') close()
    part.push(token)
  }
  close()
}

/** Whether a line is part of the paragraph of the line before it. */
export function continues(before: Token, token: Token, { wrapped }: Layout): boolean {
  if (token.bullet) return false
  const { blankBefore, pageBefore } = token.line
  const flows = wrapped && !blankBefore && isFull(before, token)
  if (isFinished(before.body)) return flows
  if (OPEN_ENDING.test(fold(before.body.slice(-20)))) return true
  if (!startsLower(token.body)) return flows
  if (pageBefore || flows || before.bullet || !startsLower(before.body)) return true
  return wrapped && (!blankBefore || isFull(before, token))
}

/** Whether two lines of one column were broken between words rather than by choice. */
function isFull(before: Token, token: Token): boolean {
  const start = fold(token.body.slice(0, LONG))
  const space = start.indexOf(' ')
  const word = space < 0 ? start.length : space
  return before.line.printed.length + 1 + word >= before.columns * NEARLY_FULL
}

/** Whether a text ends like a sentence: with a stop, inside quotes and brackets too. */
export function isFinished(text: string): boolean {
  return /[.;:!?\u2026]["')\]\u2019\u201d]{0,3}$/.test(text.slice(-5))
}

/** Whether a text begins with a small letter. */
export function startsLower(text: string): boolean {
  const first = fold(text.slice(0, 3))
    .replace(/^["'(]+/, '')
    .charAt(0)
  return first !== first.toUpperCase()
}
