/** How often public pages may be opened from one address. */

import type { Deps } from '../context.ts'

/**
 * A school is behind one address: three hundred parents may open a page, change its language and
 * open it again within a minute. Each server counts by itself, and what it has drawn costs it little.
 */
const MOST_IN_A_MINUTE = 1200
const MINUTE = 60_000
/** Addresses counted at a time; the one that was seen first is forgotten for another. */
const MOST_NETWORKS = 10_000

/** Counts a visit; gives the whole seconds to wait where there were too many, else undefined. */
export type CountVisit = (network: string) => number | undefined

export function createVisits(clock: Deps['clock'], most: number = MOST_IN_A_MINUTE): CountVisit {
  const counted = new Map<string, { since: number; visits: number }>()
  return (network) => {
    const now = clock.now().getTime()
    const before = counted.get(network)
    const running = before && now - before.since < MINUTE ? before : { since: now, visits: 0 }
    if (running.visits >= most) return Math.ceil((running.since + MINUTE - now) / 1000)
    running.visits += 1
    if (running !== before) counted.delete(network)
    counted.set(network, running)
    const [first] = counted.keys()
    if (counted.size > MOST_NETWORKS && first !== undefined) counted.delete(first)
    return undefined
  }
}
