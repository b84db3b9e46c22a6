/** Whether a value is so far from the last one that somebody should look at it again. It never refuses. */

import type { Measure } from './measure.ts'
import { roundToSixPlaces } from './number.ts'

/** A value beside the last one at the same place; both in the metric's unit. */
export interface Unusual {
  /** `times` is a factor above 1, up or down; `apart` is in the metric's unit. */
  how: 'times' | 'apart'
  /** Rounded for words: `4` for “four times”. */
  size: number
  direction: 'more' | 'less'
}

/** Counts and levels that change by less than this are never remarked on. */
const SMALLEST_DIFFERENCE = 5
const FACTOR = 3
/** Of the whole that a share or a scale is out of. */
const PART_OF_WHOLE = 0.3

/** What is unusual about a value, or undefined. Milestones and yes/no are never unusual. */
export function unusualAgainst(
  measure: Pick<Measure, 'kind' | 'rateBase' | 'scaleMin' | 'scaleMax'>,
  value: number,
  last: number,
): Unusual | undefined {
  const direction = value > last ? 'more' : 'less'
  const distance = Math.abs(value - last)
  const whole = wholeOf(measure)
  if (whole !== undefined) {
    if (roundToSixPlaces(distance) <= roundToSixPlaces(whole * PART_OF_WHOLE)) return undefined
    return { how: 'apart', size: Math.round(distance * 10) / 10, direction }
  }
  if (measure.kind !== 'count' && measure.kind !== 'level') return undefined
  if (distance < SMALLEST_DIFFERENCE || value * last <= 0) return undefined
  const factor = Math.max(Math.abs(value / last), Math.abs(last / value))
  return factor < FACTOR ? undefined : { how: 'times', size: Math.round(factor), direction }
}

/** What a share or a mean is out of; undefined where there is no end. */
function wholeOf({
  kind,
  rateBase,
  scaleMin,
  scaleMax,
}: Parameters<typeof unusualAgainst>[0]): number | undefined {
  if (kind === 'rate' && rateBase === 100) return 100
  if (kind !== 'score' || scaleMin === null || scaleMax === null) return undefined
  return scaleMax - scaleMin
}
