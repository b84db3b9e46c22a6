/** What is hidden of numbers that add up to printed totals: people first, then shares. */

import { codeOf } from './coded-rate.ts'
import type { Arc } from './network.ts'
import type { People } from './population.ts'
import type { Sums } from './protect.ts'
import { protect } from './protect.ts'
import { isSmall } from './suppress.ts'

/** `hidden`: nothing is shown; `coded`: the share is said by its bound. */
export type Veil = 'hidden' | 'coded'

/** Numbers that add up. People and sums have the same indices. */
export interface PeopleSums {
  sums: Sums
  people: readonly People[]
}

export interface HideOptions {
  threshold: number
  /** Numbers that are hidden for other reasons. */
  already: ReadonlySet<number>
  /** Numbers that were hidden for another's share alone; how many people they are is no secret. */
  alreadyShares?: ReadonlySet<number>
  /** Numbers of people that may be printed no more than small ones, since they tell what is in them. */
  telling?: ReadonlySet<number>
  /** Partners to take before any other. */
  first?: ReadonlySet<number>
}

/** What is hidden of sums, by index. */
export interface HiddenSums {
  veils: Map<number, Veil>
  /** Those of the hidden that keep another's share secret, and no number of people. */
  forShares: Set<number>
}

/**
 * What is hidden: small groups with their partners, and shares near none or
 * all with theirs, so that no numerator gives one away.
 */
export function hideSums(given: PeopleSums, options: HideOptions): HiddenSums {
  const { sums, people } = given
  const { threshold, already, alreadyShares = NONE, telling = NONE, first } = options
  const mayHide = (index: number) => (people[index]?.population ?? 0) !== 0
  const isSmallAt = (index: number) => isSmall(people[index]?.population ?? 0, threshold)
  const small = new Set(people.keys().filter(isSmallAt)).union(telling)
  const hidden = protect(sums, {
    sensitive: small,
    already,
    mayHide,
    threshold,
    ...(first && { first }),
  })
  const veils = new Map<number, Veil>(Array.from(hidden, (index) => [index, 'hidden']))
  // A partner of a small group may be near a bound itself: hidden, its share is no less a secret.
  const nearBound = new Set(people.keys().filter((index) => isNearBound(people[index])))
  const coded = nearBound.difference(hidden)
  const forShares = new Set<number>()

  const arcs = sums.arcs.map((arc, index) => toShareArc(arc, people[index], coded.has(index)))
  const shares = { ...sums, arcs }
  // What a small group counts is not asked for: hidden with its partners it stands in a circle of
  // hidden numbers. Those of them that cannot both grow and shrink are near a bound, so each is in a
  // circle that it can change in. If one of these leads through the small group, that is its own; if
  // none does, they lead around it from one of its sums to the other.
  const partners = protect(shares, {
    sensitive: nearBound,
    already: hidden.union(alreadyShares),
    mayHide,
    threshold: 0,
  })
  for (const index of partners) {
    if (hidden.has(index)) continue
    if (coded.has(index) && !alreadyShares.has(index)) veils.set(index, 'coded')
    else {
      veils.set(index, 'hidden')
      forShares.add(index)
    }
  }
  return { veils, forShares }
}

const NONE: ReadonlySet<number> = new Set()
const NOBODY: People = { population: 0, numerator: null }

/** Whether a share of some people is said by its bound at most. */
export function isNearBound(people: People | undefined): boolean {
  return people !== undefined && codeOf(people) !== null
}

// Of a hidden share an onlooker knows no more than that it is one; of a coded share, its bound.
function toShareArc(arc: Arc, people: People = NOBODY, isCodedHere: boolean): Arc {
  const { numerator, population } = people
  const value = numerator ?? 0
  const code = isCodedHere ? codeOf(people) : null
  // Of events there may be more than people.
  const most = value > population ? Number.POSITIVE_INFINITY : population
  const edge = code === null ? 0 : (code.bound * population) / 100
  const low = code?.side === 'at_least' ? Math.ceil(edge) : 0
  const high = code?.side === 'at_most' ? Math.floor(edge) : most
  return { ...arc, value, down: Math.max(value - low, 0), up: Math.max(high - value, 0) }
}
