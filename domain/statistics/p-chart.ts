/** Charts of counts out of counts, whose limits follow each point's denominator. Source: rules.md, section 5. */

import { assertNumbers, movingRanges, screenedMean } from './spread.ts'

export interface Fraction {
  numerator: number
  /** 0 makes no value; its limits are the whole range. */
  denominator: number
}

/** Fractions, 0 to 1 for shares. */
export interface VaryingLimits {
  /** Null when nothing was counted. */
  centre: number | null
  /** One a point. */
  lower: number[]
  upper: number[]
  /** From the centre to an unclipped limit, one a point. */
  reach: number[]
}

export const SIGMAS = 3
/** The mean of moving ranges, in standard deviations. */
export const RANGE_SIGMAS = 1.128

/**
 * The p chart: shares whose limits come from counting alone, clipped to 0 and 1.
 *
 * Errors: throws RangeError for what is no number, negative, or more than the whole.
 */
export function pChart(points: readonly Fraction[]): VaryingLimits {
  assertShares(points)
  return clipped(points, 1, 1)
}

/**
 * The p′ chart (Laney): shares that vary more, or less, than counting alone makes them.
 *
 * Errors: as `pChart`.
 */
export function pPrimeChart(points: readonly Fraction[]): VaryingLimits {
  assertShares(points)
  const ranges = movingRanges(scoresOf(points))
  return clipped(points, ranges.length > 0 ? screenedMean(ranges) / RANGE_SIGMAS : 1, 1)
}

/** How many standard deviations of counting each share is from the share of all; null where none can be. */
export function scoresOf(points: readonly Fraction[]): (number | null)[] {
  const centre = centreOf(points)
  const deviations = deviationsOf(points, centre)
  return points.map(({ numerator, denominator }, at) => {
    const deviation = deviations[at] ?? 0
    if (centre === null || denominator === 0 || deviation === 0) return null
    return (numerator / denominator - centre) / deviation
  })
}

/** The u chart: events per so many, which may exceed 1; clipped to 0. */
export function uChart(points: readonly Fraction[], multiplier = 1): VaryingLimits {
  const centre = centreOf(points)
  const reach = points.map(({ denominator }) =>
    denominator === 0 ? Infinity : SIGMAS * Math.sqrt((centre ?? 0) / denominator) * multiplier,
  )
  const middle = (centre ?? 0) * multiplier
  return {
    centre: centre === null ? null : middle,
    lower: reach.map((far) => Math.max(0, middle - far)),
    upper: reach.map((far) => middle + far),
    reach,
  }
}

function assertShares(points: readonly Fraction[]): void {
  for (const { numerator, denominator } of points) {
    assertNumbers([numerator, denominator])
    if (numerator < 0 || numerator > denominator) {
      throw new RangeError(`${numerator} of ${denominator} is not a share`)
    }
  }
}

function clipped(points: readonly Fraction[], widened: number, most: number): VaryingLimits {
  const centre = centreOf(points)
  const reach = deviationsOf(points, centre).map((deviation) => SIGMAS * deviation * widened)
  return {
    centre,
    lower: reach.map((far) => Math.max(0, (centre ?? 0) - far)),
    upper: reach.map((far) => Math.min(most, (centre ?? 0) + far)),
    reach,
  }
}

function centreOf(points: readonly Fraction[]): number | null {
  const total = points.reduce((sum, { denominator }) => sum + denominator, 0)
  if (total === 0) return null
  return points.reduce((sum, { numerator }) => sum + numerator, 0) / total
}

function deviationsOf(points: readonly Fraction[], centre: number | null): number[] {
  return points.map(({ denominator }) =>
    centre === null || denominator === 0
      ? Infinity
      : Math.sqrt((centre * (1 - centre)) / denominator),
  )
}
