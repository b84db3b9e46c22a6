/** Names for rows: random ids, readable slugs and short codes. */

import { randomUUIDv7 } from 'node:crypto'

const LONGEST_SLUG = 60
const LONGEST_CODE = 6
const SMALL_WORDS = new Set(['a', 'an', 'and', 'at', 'for', 'in', 'of', 'on', 'the', 'to', 'with'])

/** A new id, later ones sorting after earlier ones to the millisecond. */
export function newId(): string {
  return randomUUIDv7()
}

/** A name as part of an address, ASCII: `Data & Research` gives `data-research`. */
export function slugOf(name: string): string {
  const words = toAscii(name)
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? ['unnamed']
  return words.join('-').slice(0, LONGEST_SLUG).replace(/-$/, '')
}

/** A name's initials without its small words: `Data and Research` gives `DR`; a lone word is cut. */
export function codeOf(name: string): string {
  const words = toAscii(name)
    .split(/\s+/)
    .map((word) => word.replaceAll(/[^A-Za-z0-9]/g, ''))
    .filter((word) => word !== '' && !SMALL_WORDS.has(word.toLowerCase()))
  const [first = 'X', ...others] = words
  if (others.length === 0) return first.slice(0, 4).toUpperCase()
  return words
    .map((word) => word.slice(0, 1))
    .join('')
    .slice(0, LONGEST_CODE)
    .toUpperCase()
}

/** The wished text, or the first of `wish2`, `wish3`, … that nobody has. */
export function firstFree(wish: string, taken: Iterable<string>, separator = ''): string {
  const others = new Set(taken)
  let text = wish
  for (let n = 2; others.has(text); n += 1) text = `${wish}${separator}${n}`
  return text
}

function toAscii(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{Mark}/gu, '')
}
