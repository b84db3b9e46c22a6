/** How many people a number is about, and whether so few of them may be shown. */

import type { Measure, PrivacyClass } from '../measure.ts'
import type { ObservedValues } from '../observation.ts'
import { SMALLEST_GROUP } from './suppress.ts'

/** A number's people: how many there are, and how many of them it counts where it is a share. */
export interface People {
  population: number
  /** Null where nothing divides. */
  numerator: number | null
}

/** Whether a metric's small groups are hidden at all. */
export function isGuarded({ kind }: Pick<Measure, 'kind'>, privacyClass: PrivacyClass): boolean {
  return privacyClass !== 'public_body' && kind !== null && countsPeople(kind)
}

/** Whether a rate counts some of its people, and not events, of which there may be more than people. */
export function countsSome({ rateBase }: Pick<Measure, 'rateBase'>): boolean {
  return rateBase === 100
}

/** The smallest group of a metric that is printed. Pupils are never shown in fewer than 11. */
export function thresholdFor(privacyClass: PrivacyClass, smallestGroup: number): number {
  return privacyClass === 'student' ? Math.max(smallestGroup, SMALLEST_GROUP) : smallestGroup
}

/**
 * The people behind an observation: a rate's denominator, a score's answers, what a
 * count or level counts.
 *
 * Shape: null where there is no number; a score without its answers is about
 * nobody knows how many, so it is taken for one.
 */
export function peopleOf({ kind }: Pick<Measure, 'kind'>, observed: ObservedValues): People | null {
  const { value, numerator, denominator, n } = observed
  switch (kind) {
    case 'rate':
      return denominator === null ? null : { population: denominator, numerator }
    case 'score':
      return value === null ? null : { population: n ?? 1, numerator: null }
    case 'count':
    case 'level':
      return value === null ? null : { population: value, numerator: null }
    case 'milestone':
    case 'yes_no':
    case null:
      return null
  }
}

function countsPeople(kind: NonNullable<Measure['kind']>): boolean {
  return kind !== 'milestone' && kind !== 'yes_no'
}
