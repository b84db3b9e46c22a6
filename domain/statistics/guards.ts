/** When limits may be shown at all. Source: rules.md, sections 4 and 5. */

import { medianOf, movingRanges } from './spread.ts'

/** The fewest points that may carry limits. */
export const LIMIT_POINTS = 13

/** Up to this many points limits are a trial. */
export const TRIAL_POINTS = 20

const DISTINCT_VALUES = 4

/** What the guards say of one segment. */
export interface Guarded {
  drawn: boolean
  /** Drawn, but from so few points that the limits will still move. */
  trial: boolean
  /** Why nothing is drawn, in words. */
  why?: string
  /** Where a guard forbids a chart: the positions of the values that are not the usual one. */
  exceptions: number[]
}

/** Whether a segment may show limits, labels and icons; `made` are the points its limits are made of. */
export function guard(
  values: readonly (number | null)[],
  made: readonly (number | null)[] = values,
): Guarded {
  const count = made.filter((value) => value !== null).length
  if (count < LIMIT_POINTS) return refused(tooFew(count))
  const ranges = movingRanges(made)
  const still = ranges.filter((range) => range === 0).length
  if (still === ranges.length) return refused('No value differs from the one before it.', values)
  if (still > ranges.length / 2) {
    return refused('More than half of the values are the same as the one before.', values)
  }
  const distinct = new Set(made.filter((value) => value !== null)).size
  if (distinct < DISTINCT_VALUES) {
    return refused(`There are only ${distinct} different values.`, values)
  }
  return { drawn: true, trial: count <= TRIAL_POINTS, exceptions: [] }
}

/** Whether a segment has moving ranges and all are 0, so that nothing in it is a signal. */
export function isStill(values: readonly (number | null)[]): boolean {
  return movingRanges(values).every((range) => range === 0)
}

function refused(why: string, values: readonly (number | null)[] = []): Guarded {
  return { drawn: false, trial: false, why, exceptions: exceptionsOf(values) }
}

function tooFew(count: number): string {
  const points = count === 1 ? '1 point' : `${count} points`
  return `Limits need ${LIMIT_POINTS} points; there ${count === 1 ? 'is' : 'are'} ${points}.`
}

// Of two equally usual values the one nearer to the median is the usual one.
function exceptionsOf(values: readonly (number | null)[]): number[] {
  const numbers = values.flatMap((value) => value ?? [])
  const middle = medianOf(numbers)
  const [usual] = Array.from(
    Map.groupBy(numbers, (value) => value),
    ([value, own]) => ({ value, times: own.length }),
  ).toSorted(
    (a, b) =>
      b.times - a.times ||
      Math.abs(a.value - middle) - Math.abs(b.value - middle) ||
      a.value - b.value,
  )
  return values.flatMap((value, at) => (value === null || value === usual?.value ? [] : [at]))
}
