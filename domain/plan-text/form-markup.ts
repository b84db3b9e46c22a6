/** The words of a form's cell without the HTML that was left in it. */

import { trimBlanks } from './fold.ts'

interface Piece {
  /** A tag's name, `/` before a closing one; undefined for text. */
  tag?: string
  text: string
}

const BLOCK = /^\/?(?:p|br|div|tr|td|li|h[1-6])$/
const LIST = /^(?:ul|ol)$/
const LIST_END = /^\/(?:ul|ol)$/
const TAG = /^\/?[a-z][a-z0-9]{0,9}(?=[\s/>])/i
const ITEM_DASH = /[ \u00a0]\u2013[ \u00a0]/
const ENTITIES = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&nbsp;', ' '],
])

/**
 * The paragraphs and list items of a cell.
 *
 * Source: the form's lists are never closed, and an en dash between blanks
 * separates their items; a hyphen does not.
 */
export function cellLines(cell: string): string[] {
  const lines: string[] = []
  let words: string[] = []
  let inList = false
  function close(): void {
    const text = trimBlanks(words.join(''))
    words = []
    const items = inList ? splitItems(text) : [text]
    for (const item of items) if (item !== '') lines.push(item)
  }
  for (const { tag, text } of scanMarkup(cell)) {
    if (tag === undefined) words.push(text)
    else if (BLOCK.test(tag)) close()
    else if (LIST.test(tag) || LIST_END.test(tag)) {
      close()
      inList = LIST.test(tag)
    }
  }
  close()
  return lines
}

/** A label's words: help in italics is no part of it. */
export function withoutHelp(cell: string): string {
  if (!cell.includes('<') && !cell.includes('&')) return cell
  const words: string[] = []
  let help = false
  for (const { tag, text } of scanMarkup(cell)) {
    if (tag === 'i' || tag === 'em') help = true
    else if (tag === '/i' || tag === '/em') help = false
    else if (tag === undefined && !help) words.push(text)
  }
  return trimBlanks(words.join(''))
}

/** The parts of a text that begin with a list. */
export function splitAtLists(text: string): string[] {
  return text.split(/(?=<[uo]l[\s>])/i).filter((part) => cellLines(part).length > 0)
}

function splitItems(text: string): string[] {
  const dashed = text
    .replace(/^\u2013[ \u00a0]/, '')
    .split(ITEM_DASH)
    .map(trimBlanks)
  return dashed.length > 1 ? dashed : splitNumbered(dashed[0] ?? '')
}

/** Splits `1. x 2. y 3. z` where the numbers follow each other from 1. */
function splitNumbered(text: string): string[] {
  if (!text.startsWith('1. ')) return [text]
  const items: string[] = []
  let start = 3
  for (let number = 2; ; number += 1) {
    const mark = ` ${number}. `
    const at = text.indexOf(mark, start)
    items.push(trimBlanks(text.slice(start, at < 0 ? undefined : at)))
    if (at < 0) return items
    start = at + mark.length
  }
}

function scanMarkup(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  let open = text.indexOf('<')
  let close = -1
  while (open >= 0) {
    if (close < open) close = text.indexOf('>', open)
    if (close < 0) break
    const tag = TAG.exec(text.slice(open + 1, open + 14))?.[0].toLowerCase()
    if (tag) {
      pieces.push({ text: decoded(text.slice(from, open)) }, { tag, text: '' })
      from = close + 1
    }
    open = text.indexOf('<', tag ? from : open + 1)
  }
  pieces.push({ text: decoded(text.slice(from)) })
  return pieces
}

function decoded(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES.get(entity) ?? entity)
}
