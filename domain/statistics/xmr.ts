/**
 * The XmR chart: single values judged by how much neighbours usually differ.
 * Source: rules.md, section 5, after NHSRplotthedots 0.2.2.
 */

import { guard, isStill } from './guards.ts'
import type { Assurance, Better, Icon } from './icons.ts'
import { assuranceOf, variationOf } from './icons.ts'
import type { Label } from './labels.ts'
import { labelPoints } from './labels.ts'
import { assertNumbers, meanOf, movingRanges, screenedMean } from './spread.ts'

export type { Assurance, Better, Icon } from './icons.ts'
export type { Label } from './labels.ts'

export interface XmrOptions {
  /** Which way is good; null where neither is. */
  better: Better
  /** In the unit of the values. */
  target?: number | null
  /** Positions of points that begin a new segment; the first point begins one anyway. */
  rebaseAt?: number[]
  /** How many points of each segment, missing ones counted, its mean and limits are made of. */
  freezeAfter?: number
}

/** Points that are judged together. */
export interface Segment {
  /** Position of the first point. */
  from: number
  /** Position of the last point, inclusive. */
  to: number
  mean: number
  lower: number
  upper: number
  /** Whether this segment's limits and labels may be shown. */
  drawn: boolean
  /** Drawn from 13 to 20 points. */
  trial: boolean
  why?: string
  /** Positions of the unusual values where a guard forbids limits. */
  exceptions: number[]
}

export interface Xmr {
  /** In order; one without any value is left out. */
  segments: Segment[]
  /** As the values; a missing one is called common cause. */
  labels: Label[]
  /** Of the last point that has a value; null where it is alone in its segment. */
  variation: Icon
  assurance: Assurance
  /** Whether the last segment may be shown: its limits, its labels and the icons. */
  drawn: boolean
  trial: boolean
  /** Why it may not, in words. */
  why?: string
}

/** From the mean to a limit, in mean moving ranges. */
export const LIMIT = 2.66

/**
 * Limits and labels of values in order; null is a missing one.
 *
 * Computed from two points on, whatever may be shown. Moving ranges are taken between neighbours
 * that both exist, within a segment. Where all of them are 0, nothing is a signal. The icons are
 * those of the last segment.
 *
 * Unit: as the values; limits are not clipped, see `clipLimits`.
 * Errors: throws RangeError for values that are no numbers.
 */
export function xmr(values: readonly (number | null)[], options: XmrOptions): Xmr {
  const { better, target, rebaseAt = [], freezeAfter = Infinity } = options
  assertNumbers(values)
  const labels: Label[] = values.map(() => 'common_cause')
  const segments = piecesOf(values.length, rebaseAt).flatMap(({ from, to }) => {
    const own = values.slice(from, to + 1)
    const judged = judge(own, freezeAfter)
    if (!judged) return []
    labels.splice(from, own.length, ...judged.labels)
    const exceptions = judged.segment.exceptions.map((at) => at + from)
    return [{ ...judged.segment, from, to, exceptions }]
  })
  const last = segments.at(-1)
  const count = values.slice(last?.from).filter(isThere).length
  return {
    segments,
    labels,
    variation: count < 2 ? null : variationOf(labels[values.findLastIndex(isThere)], better),
    assurance: count < 2 ? null : assuranceOf(last, target, better),
    drawn: last?.drawn ?? false,
    trial: last?.trial ?? false,
    ...whyOf(last),
  }
}

/** First and last positions of each segment, cut where a new one begins; none of an empty list. */
export function piecesOf(
  length: number,
  rebaseAt: readonly number[],
): { from: number; to: number }[] {
  if (length === 0) return []
  const inside = rebaseAt.filter((at) => at > 0 && at < length)
  const starts = Array.from(new Set([0, ...inside])).toSorted((a, b) => a - b)
  return starts.map((from, index) => ({ from, to: (starts[index + 1] ?? length) - 1 }))
}

function judge(
  values: readonly (number | null)[],
  freezeAfter: number,
): { segment: Omit<Segment, 'from' | 'to'>; labels: Label[] } | undefined {
  const made = values.slice(0, freezeAfter)
  const numbers = made.filter(isThere)
  if (numbers.length === 0) return undefined
  const mean = meanOf(numbers)
  const reach = LIMIT * screenedMean(movingRanges(made))
  return {
    segment: { mean, lower: mean - reach, upper: mean + reach, ...guard(values, made) },
    labels: isStill(made)
      ? values.map(() => 'common_cause')
      : labelPoints(
          values,
          mean,
          values.map(() => reach),
        ),
  }
}

function whyOf(last: Segment | undefined): { why?: string } {
  const why = last ? last.why : guard([]).why
  return why === undefined ? {} : { why }
}

function isThere(value: number | null): value is number {
  return value !== null
}
