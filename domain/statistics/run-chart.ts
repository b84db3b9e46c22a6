/** Runs and crossings around a median. Source: rules.md, section 5, after qicharts2 (Anhøj). */

import { assertNumbers, isGreater, medianOf, sizeOf } from './spread.ts'

/** The fewest points whose runs may be judged. */
export const RUN_POINTS = 10

export interface RunChart extends Runs {
  /** Null without any value. */
  median: number | null
}

export interface Runs {
  /** Points off the line; those on it drop out. */
  useful: number
  /** The longest run on one side; null when no point is off the line. */
  longest: number | null
  /** The longest that chance alone usually makes. */
  longestMax: number | null
  /** How often the line is crossed. */
  crossings: number | null
  /** The fewest that chance alone usually makes. */
  crossingsMin: number | null
  /** Whether chance alone does not explain the runs; never from fewer than ten points. */
  signal: boolean
}

/**
 * Runs around the median of the values; a missing one drops out, as one on the median does.
 *
 * Errors: throws RangeError for values that are no numbers.
 */
export function runChart(
  values: readonly (number | null)[],
  options: {
    /** Points the median is made of, from the first on, missing ones counted; all when left out. */
    baseline?: number
  } = {},
): RunChart {
  assertNumbers(values)
  const made = values.slice(0, options.baseline).flatMap((value) => value ?? [])
  if (made.length === 0) return { median: null, ...runsAround([], 0) }
  const median = medianOf(made)
  return { median, ...runsAround(values, median) }
}

/** Runs around any line. */
export function runsAround(values: readonly (number | null)[], line: number): Runs {
  const numbers = values.flatMap((value) => value ?? [])
  const size = sizeOf([line, ...numbers])
  const above = numbers
    .filter((value) => isGreater(value, line, size) || isGreater(line, value, size))
    .map((value) => value > line)
  const useful = above.length
  if (useful === 0) {
    return { useful, longest: null, crossings: null, ...NO_CRITICAL_VALUES, signal: false }
  }
  const { longest, crossings } = runsIn(above)
  const critical = criticalValues(useful)
  const { longestMax, crossingsMin } = critical
  const signal = numbers.length >= RUN_POINTS && (longest > longestMax || crossings < crossingsMin)
  return { useful, longest, crossings, ...critical, signal }
}

/** What chance alone usually keeps to, from the number of points off the line. */
export function criticalValues(useful: number): { longestMax: number; crossingsMin: number } {
  return {
    longestMax: Math.round(Math.log2(useful)) + 3,
    crossingsMin: fairQuantile(0.05, Math.max(useful - 1, 0)),
  }
}

const NO_CRITICAL_VALUES = { longestMax: null, crossingsMin: null }

function runsIn(above: readonly boolean[]): { longest: number; crossings: number } {
  let [longest, crossings, length] = [0, 0, 0]
  above.forEach((side, at) => {
    const turned = at > 0 && side !== above[at - 1]
    crossings += turned ? 1 : 0
    length = turned ? 1 : length + 1
    longest = Math.max(longest, length)
  })
  return { longest, crossings }
}

/** The fewest heads that at least this share of all throws of a fair coin stay at or under. */
function fairQuantile(share: number, throws: number): number {
  // Exact: the number of ways is a whole number, however many throws.
  const needed = BigInt(Math.round(share * 100)) * 2n ** BigInt(throws)
  let ways = 1n
  let sum = 1n
  let heads = 0
  while (sum * 100n < needed) {
    ways = (ways * BigInt(throws - heads)) / BigInt(heads + 1)
    heads += 1
    sum += ways
  }
  return heads
}
