/** What a measure can be at all, and limits that never leave it. */

import type { Measure } from '../measure.ts'
import { showAmount } from '../shown-number.ts'

/** In the metric's unit; infinite where there is no end. */
export interface Bounds {
  least: number
  most: number
}

export interface Clipped {
  lower: number
  upper: number
  /** Which limits would lie beyond what the measure can be. */
  lowerClipped: boolean
  upperClipped: boolean
}

/** The least and the most a metric can be. */
export function boundsOf({ kind, rateBase, scaleMin, scaleMax }: Measure): Bounds {
  switch (kind) {
    case 'rate':
    case 'yes_no':
      return { least: 0, most: rateBase }
    case 'score':
      return { least: scaleMin ?? -Infinity, most: scaleMax ?? Infinity }
    case 'count':
    case 'milestone':
      return { least: 0, most: Infinity }
    case 'level':
    case null:
      return { least: -Infinity, most: Infinity }
  }
}

/** Limits drawn no further than the measure reaches. */
export function clipLimits(limits: { lower: number; upper: number }, bounds: Bounds): Clipped {
  return {
    lower: Math.max(limits.lower, bounds.least),
    upper: Math.min(limits.upper, bounds.most),
    lowerClipped: limits.lower < bounds.least,
    upperClipped: limits.upper > bounds.most,
  }
}

/** That limits were clipped and where, in words; empty when none was. */
export function clippedSentence(
  { lowerClipped, upperClipped }: Pick<Clipped, 'lowerClipped' | 'upperClipped'>,
  { least, most }: Bounds,
  unit: string,
): string {
  const below = `below ${showAmount(least, unit)}`
  const above = `above ${showAmount(most, unit)}`
  if (lowerClipped && upperClipped) return `No limit is drawn ${below} or ${above}.`
  if (lowerClipped) return `The lower limit would be ${below}; it is drawn there.`
  return upperClipped ? `The upper limit would be ${above}; it is drawn there.` : ''
}
