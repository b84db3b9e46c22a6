/** What each point of a control chart is, by its centre and its limits. Source: rules.md, section 5. */

import { isGreater, sizeOf } from './spread.ts'

export const LABELS = [
  'common_cause',
  'above_upper',
  'below_lower',
  'trend_increasing',
  'trend_decreasing',
  'two_in_three_above',
  'two_in_three_below',
  'shift_above',
  'shift_below',
] as const
export type Label = (typeof LABELS)[number]

const SHIFT_POINTS = 7
const TREND_STEPS = 6
/** From the centre to where a point is close to a limit, as a share of the way. */
export const NEAR = 2 / 3

/** Above, on or below; 0 also where there is no point. */
type Side = 1 | 0 | -1

/**
 * The label of every point, the first that holds: outside, trend, two of three, shift.
 *
 * A point on its limit is inside and one on the centre is on neither side. Of a rise that turns
 * into a fall, the turning point belongs to the fall. A missing value ends every run, breaks every
 * three and is itself called common cause: what lies on both sides of a gap are not neighbours.
 *
 * Shape: as `values`.
 */
export function labelPoints(
  values: readonly (number | null)[],
  centre: number,
  /** From the centre to a limit, in the unit of the values; one a point. */
  reach: readonly number[],
): Label[] {
  const size = sizeOf([centre, ...values.flatMap((value) => value ?? [])])
  const beyond = (share: number) =>
    values.map((value, at): Side => {
      const edge = share * (reach[at] ?? Infinity)
      return value === null ? 0 : sideOf(value, centre, edge, size)
    })
  const outside = beyond(1)
  const sides = beyond(0)
  const trends = runsOf(stepsOf(values, size), TREND_STEPS, 1)
  const pairs = twoInThree(beyond(NEAR), outside, sides)
  const shifts = runsOf(sides, SHIFT_POINTS, 0)
  return values.map((_, at) => {
    return (
      named(outside[at], 'above_upper', 'below_lower') ??
      named(trends[at], 'trend_increasing', 'trend_decreasing') ??
      named(pairs[at], 'two_in_three_above', 'two_in_three_below') ??
      named(shifts[at], 'shift_above', 'shift_below') ??
      'common_cause'
    )
  })
}

function sideOf(value: number, centre: number, edge: number, size: number): Side {
  if (isGreater(value, centre + edge, size)) return 1
  return isGreater(centre - edge, value, size) ? -1 : 0
}

/** Entry k is the move from point k to point k + 1. */
function stepsOf(values: readonly (number | null)[], size: number): Side[] {
  return values.slice(1).map((value, at) => {
    const before = values[at] ?? null
    return value === null || before === null ? 0 : sideOf(value, before, 0, size)
  })
}

/**
 * Marks every point of every stretch of equal signs that is long enough. A stretch of steps
 * has one point more than steps.
 */
function runsOf(signs: readonly Side[], least: number, more: 0 | 1): Side[] {
  const marks: Side[] = Array.from({ length: signs.length + more }, () => 0)
  for (let from = 0; from < signs.length;) {
    const sign = signs[from] ?? 0
    let to = from + 1
    while (to < signs.length && signs[to] === sign) to += 1
    if (sign !== 0 && to - from >= least) marks.fill(sign, from, to + more)
    from = to
  }
  return marks
}

function twoInThree(
  near: readonly Side[],
  outside: readonly Side[],
  sides: readonly Side[],
): Side[] {
  const close = near.map((side, at) => (outside[at] === 0 ? side : 0))
  const marks: Side[] = close.map(() => 0)
  for (let from = 0; from + 3 <= close.length; from += 1) {
    const side = sides[from] ?? 0
    const three = [from, from + 1, from + 2]
    const found = three.filter((at) => close[at] === side)
    if (side === 0 || found.length < 2 || three.some((at) => sides[at] !== side)) continue
    for (const at of found) marks[at] = side
  }
  return marks
}

function named(side: Side | undefined, above: Label, below: Label): Label | undefined {
  if (side === 1) return above
  return side === -1 ? below : undefined
}
