/**
 * Shares near none or all, which would tell what each person of a group did.
 * Source: rules.md, section 7; the tiers are those of NCES 2011-603.
 */

import type { People } from './population.ts'

/** A share said by its bound. */
export interface CodedRate {
  /** In percent. */
  bound: number
  side: 'at_most' | 'at_least'
}

const TIERS = [
  { people: 300, low: 1 },
  { people: 100, low: 2 },
  { people: 40, low: 5 },
  { people: 20, low: 10 },
  { people: 0, low: 20 },
] as const

/** How a share is said instead of its percent; null when it may be said as it is. */
export function codeRate(percent: number, people: number): CodedRate | null {
  const low = TIERS.find((tier) => people >= tier.people)?.low ?? 20
  if (percent <= low) return { bound: low, side: 'at_most' }
  if (percent >= 100 - low) return { bound: 100 - low, side: 'at_least' }
  return null
}

/** How the share of some people is said; null where it may be said as it is, and where nothing divides. */
export function codeOf({ population, numerator }: People): CodedRate | null {
  if (numerator === null || population <= 0) return null
  return codeRate((100 * numerator) / population, population)
}

/** `≤5 %` or `≥95 %`. */
export function showCodedRate({ bound, side }: CodedRate): string {
  return `${side === 'at_most' ? '≤' : '≥'}${bound}\u202F%`
}
