/** Which control chart fits the points of a metric. Source: rules.md, section 5. */

import type { MeasureKind } from '../measure.ts'
import type { Point } from './points.ts'

export const CHARTS = ['xmr', 'p', 'p_prime'] as const
export type ChartKind = (typeof CHARTS)[number]

/** The fewest that must be expected on either side for counting alone to give limits. */
const EXPECTED = 5

/** From here on counting alone makes limits narrower than any real process keeps. */
const MANY = 1000

/**
 * The chart of a metric: p for a rate of counted shares, p′ where most denominators are in the
 * thousands, else XmR. Most is more than half of the points that have a value.
 */
export function chartFor(
  kind: MeasureKind | null,
  points: readonly Pick<Point, 'numerator' | 'denominator'>[],
): ChartKind {
  const shares = points.flatMap(({ numerator, denominator }) =>
    numerator === null || denominator === null ? [] : [{ numerator, denominator }],
  )
  const isShare = shares.every(({ numerator, denominator }) => numerator <= denominator)
  if (kind !== 'rate' || shares.length === 0 || !isShare) return 'xmr'
  const total = (name: 'numerator' | 'denominator') =>
    shares.reduce((sum, share) => sum + share[name], 0)
  const share = total('numerator') / total('denominator')
  const most = (fits: (denominator: number) => boolean) =>
    shares.filter(({ denominator }) => fits(denominator)).length > shares.length / 2
  if (!most((n) => n * share >= EXPECTED && n * (1 - share) >= EXPECTED)) return 'xmr'
  return most((n) => n >= MANY) ? 'p_prime' : 'p'
}
