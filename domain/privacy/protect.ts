/**
 * Hiding further numbers until none of the sensitive ones can be worked out.
 * Source: rules.md, section 7.
 */

import type { Arc } from './network.ts'
import { canVary } from './network.ts'

/** A sum: which number is the total, and which are added. Indices of the arcs. */
export interface Line {
  total: number
  parts: readonly number[]
}

/** A table with its totals. */
export interface Sums {
  arcs: readonly Arc[]
  lines: readonly Line[]
  /** Which of the numbers are totals; hidden after the inner ones. */
  totals: ReadonlySet<number>
  /** The total of everything; hidden when nothing else helps. */
  last: number
}

/** What is to be protected. */
export interface Protection {
  /** Numbers that may not be printed, nor worked out. */
  sensitive: ReadonlySet<number>
  /** Numbers that are hidden already, for other reasons. */
  already: ReadonlySet<number>
  /** Whether a number may be hidden at all: a zero is printed. */
  mayHide: (index: number) => boolean
  /** The hidden rest under a printed total is 0 or at least this; 0 asks for nothing. */
  threshold: number
  /** Partners to take before any other, such as “not reported”. */
  first?: ReadonlySet<number>
}

/** How many patterns are tried for one with fewer partners. */
const MOST_TRIES = 2000

/**
 * The numbers to hide: the sensitive ones and the partners without which they
 * could be worked out. Of partners it takes few, inner ones before totals, and
 * small ones; the fewest there are, where the table is small enough to try.
 *
 * Shape: indices of the arcs.
 */
export function protect(sums: Sums, protection: Protection): Set<number> {
  const hidden = new Set([...protection.sensitive, ...protection.already])
  const least = hidden.size
  for (;;) {
    const partner = nextPartner(sums, protection, hidden)
    if (partner === undefined) break
    hidden.add(partner)
  }
  const enough = withoutNeedless(sums, protection, hidden)
  return fewer(sums, protection, enough.size - least - 1) ?? enough
}

/** Whether nothing sensitive can be worked out. */
export function isSafe(sums: Sums, protection: Protection, hidden: ReadonlySet<number>): boolean {
  return (
    sums.lines.every((line) => isCovered(line, sums, protection, hidden)) &&
    pinnedOf(sums, protection, hidden).length === 0
  )
}

function nextPartner(
  sums: Sums,
  protection: Protection,
  hidden: ReadonlySet<number>,
): number | undefined {
  const open = sums.lines.filter((line) => !isCovered(line, sums, protection, hidden))
  const nearby = open.length > 0 ? open : linesOf(sums, pinnedOf(sums, protection, hidden))
  if (nearby.length === 0) return undefined
  const free = (index: number) => !hidden.has(index) && protection.mayHide(index)
  const close = nearby.flatMap(({ total, parts }) => [...parts, total]).filter(free)
  const candidates = close.length > 0 ? close : sums.arcs.map((_, index) => index).filter(free)
  return ranked(sums, protection, hidden, candidates)[0]
}

/** Inner numbers before totals, then few lone ones left, then the smallest, then the first. */
function ranked(
  { arcs, lines, totals, last }: Sums,
  { first = NONE }: Protection,
  hidden: ReadonlySet<number>,
  candidates: readonly number[],
): number[] {
  const ranks = Array.from(new Set(candidates), (index) => {
    const after = new Set([...hidden, index])
    const lone = lines.filter((line) => countHidden(line, after) === 1).length
    const kind = index === last ? 2 : totals.has(index) ? 1 : 0
    return [kind, first.has(index) ? 0 : 1, lone, arcs[index]?.value ?? 0, index]
  })
  return ranks.toSorted(compare).map((rank) => rank.at(-1) ?? 0)
}

/** A pattern with at most so many partners, the fewest first; undefined when none was found. */
function fewer(sums: Sums, protection: Protection, most: number): Set<number> | undefined {
  const start = new Set([...protection.sensitive, ...protection.already])
  const search = { sums, protection, tries: MOST_TRIES, seen: new Set<string>() }
  for (let count = 0; count <= most && search.tries > 0; count += 1) {
    search.seen.clear()
    const found = withPartners(search, start, count)
    if (found) return found
  }
  return undefined
}

interface Search {
  sums: Sums
  protection: Protection
  tries: number
  /** Patterns that came to nothing. */
  seen: Set<string>
}

function withPartners(search: Search, hidden: Set<number>, count: number): Set<number> | undefined {
  const { sums, protection } = search
  if (search.tries <= 0) return undefined
  search.tries -= 1
  const open = sums.lines.find((line) => !isCovered(line, sums, protection, hidden))
  if (!open && pinnedOf(sums, protection, hidden).length === 0) return hidden
  if (count === 0) return undefined
  // An open sum is closed by one of its own numbers and by no other.
  const pool = open ? [...open.parts, open.total] : sums.arcs.map((_, index) => index)
  const free = (index: number) =>
    !hidden.has(index) && index !== sums.last && protection.mayHide(index)
  for (const index of ranked(sums, protection, hidden, pool.filter(free))) {
    const after = new Set([...hidden, index])
    const name = Array.from(after)
      .toSorted((a, b) => a - b)
      .join()
    if (search.seen.has(name)) continue
    search.seen.add(name)
    const found = withPartners(search, after, count - 1)
    if (found) return found
  }
  return undefined
}

// A partner taken early may have become needless by those taken after it. The largest go first: totals.
function withoutNeedless(
  sums: Sums,
  protection: Protection,
  hidden: ReadonlySet<number>,
): Set<number> {
  const kept = new Set(hidden)
  const partners = Array.from(hidden)
    .filter((index) => !protection.sensitive.has(index) && !protection.already.has(index))
    .toSorted((a, b) => (sums.arcs[b]?.value ?? 0) - (sums.arcs[a]?.value ?? 0) || b - a)
  for (const partner of partners) {
    kept.delete(partner)
    if (!isSafe(sums, protection, kept)) kept.add(partner)
  }
  return kept
}

function isCovered(
  line: Line,
  { arcs }: Sums,
  { threshold }: Protection,
  hidden: ReadonlySet<number>,
): boolean {
  const count = countHidden(line, hidden)
  if (count === 0) return true
  if (count === 1) return false
  if (hidden.has(line.total)) return true
  const rest = line.parts.reduce(
    (sum, part) => sum + (hidden.has(part) ? (arcs[part]?.value ?? 0) : 0),
    0,
  )
  return rest >= threshold
}

function pinnedOf(
  { arcs }: Sums,
  { sensitive }: Protection,
  hidden: ReadonlySet<number>,
): number[] {
  return Array.from(sensitive).filter((index) => !canVary(arcs, hidden, index))
}

function linesOf({ lines }: Sums, indices: readonly number[]): Line[] {
  return lines.filter(({ total, parts }) =>
    indices.some((index) => index === total || parts.includes(index)),
  )
}

function countHidden({ total, parts }: Line, hidden: ReadonlySet<number>): number {
  return parts.filter((part) => hidden.has(part)).length + (hidden.has(total) ? 1 : 0)
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, one] of a.entries()) {
    const difference = one - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

const NONE: ReadonlySet<number> = new Set()
