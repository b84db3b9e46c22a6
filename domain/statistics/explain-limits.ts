/** The arithmetic of a mean and its limits, with the numbers put in. Source: rules.md, section 5. */

import type { Calculation } from '../calculation.ts'
import type { Measure } from '../measure.ts'
import { showExactly, showResult, showWorking } from '../shown-number.ts'
import type { Bounds } from './bounds.ts'
import { boundsOf, clipLimits } from './bounds.ts'
import type { Fraction } from './p-chart.ts'
import { pChart, pPrimeChart, RANGE_SIGMAS, scoresOf, SIGMAS } from './p-chart.ts'
import type { Point } from './points.ts'
import { meanOf, movingRanges, SCREEN, screen, screenedMean } from './spread.ts'
import type { ChartKind } from './which-chart.ts'
import { LIMIT } from './xmr.ts'

/** A point as far as limits are made of it. */
export type LimitPoint = Pick<Point, 'name' | 'value' | 'numerator' | 'denominator'>

/** The mean and the limits of a segment, at its last value. */
export interface ExplainedLimits {
  /** In the metric's unit, unrounded. */
  mean: number
  /** From the mean to an unclipped limit. */
  reach: number
  calculations: Calculation[]
}

/** How the mean and the limits of a segment are made; undefined where nothing was counted. */
export function explainLimits(
  chart: ChartKind,
  measure: Measure,
  points: readonly LimitPoint[],
): ExplainedLimits | undefined {
  return chart === 'xmr' ? singleLimits(measure, points) : shareLimits(chart, measure, points)
}

function singleLimits(
  measure: Measure,
  points: readonly LimitPoint[],
): ExplainedLimits | undefined {
  const values = points.map(({ value }) => value)
  const numbers = values.filter((value) => value !== null)
  if (numbers.length === 0) return undefined
  const mean = meanOf(numbers)
  const ranges = movingRanges(values)
  const step = screenedMean(ranges)
  const reach = LIMIT * step
  const way = `${LIMIT} × ${showWorking(step)}`
  return {
    mean,
    reach,
    calculations: [
      {
        name: 'Mean',
        formula: `${averaged(numbers, 'values')} = ${showWorking(mean)}`,
      },
      ...steps(ranges, 'Mean step between neighbours'),
      ...ends({ mean, reach }, measure, (sign) => `${showWorking(mean)} ${sign} ${way}`, [
        'Upper limit',
        'Lower limit',
      ]),
    ],
  }
}

function shareLimits(
  chart: 'p' | 'p_prime',
  measure: Measure,
  points: readonly LimitPoint[],
): ExplainedLimits | undefined {
  const { rateBase } = measure
  const shares = points.map(fractionOf)
  const { centre, reach } = chart === 'p' ? pChart(shares) : pPrimeChart(shares)
  const at = points.findLastIndex(({ value }) => value !== null)
  const [last, far] = [points[at], reach[at]]
  if (centre === null || !last || far === undefined) return undefined
  const [share, rest] = [centre, 1 - centre].map(showWorking)
  const counting = `√(${share} × ${rest} ÷ ${showExactly(last.denominator ?? 0)})`
  const spread = chart === 'p' ? [] : widening(shares)
  const widened = chart === 'p' ? '' : ` × ${showWorking(widthOf(shares))}`
  const times = rateBase === 1 ? '' : ` × ${showExactly(rateBase)}`
  const of = `of ${last.name}`
  return {
    mean: centre * rateBase,
    reach: far * rateBase,
    calculations: [
      { name: 'Share of all', formula: `${pooled(shares)} = ${share}` },
      ...(times === ''
        ? []
        : [
            {
              name: 'Mean',
              formula: `${share}${times} = ${showResult(centre * rateBase, measure.unit)}`,
            },
          ]),
      ...spread,
      ...ends(
        { mean: centre * rateBase, reach: far * rateBase },
        measure,
        (sign) => `(${share} ${sign} ${SIGMAS} × ${counting}${widened})${times}`,
        [`Upper limit ${of}`, `Lower limit ${of}`],
      ),
    ],
  }
}

/** The mean moving range, and again without the ranges that are too large. */
function steps(ranges: readonly number[], name: string): Calculation[] {
  const { all, border, kept } = screen(ranges)
  const first = { name, formula: `${averaged(ranges, 'steps')} = ${showWorking(all)}` }
  const dropped = ranges.length - kept.length
  if (ranges.length === 0) return [{ name, formula: 'There are no neighbours, so it is 0' }]
  if (dropped === 0 || kept.length === 0) return [first]
  const edge = `${SCREEN} × ${showWorking(all)} = ${showWorking(border)}`
  const again = `${averaged(kept, 'steps')} = ${showWorking(meanOf(kept))}`
  return [
    first,
    { name: `Left out, once: ${counted(dropped, 'step')} of this or more`, formula: edge },
    { name: 'Mean step of the others', formula: again },
  ]
}

function widening(points: readonly Fraction[]): Calculation[] {
  const ranges = movingRanges(scoresOf(points))
  const step = screenedMean(ranges)
  const width = showWorking(widthOf(points))
  if (ranges.length === 0) return []
  return [
    ...steps(ranges, 'Mean step between neighbours, each share in its own standard deviations'),
    { name: 'Widened by', formula: `${showWorking(step)} ÷ ${RANGE_SIGMAS} = ${width}` },
  ]
}

function widthOf(points: readonly Fraction[]): number {
  const ranges = movingRanges(scoresOf(points))
  return ranges.length > 0 ? screenedMean(ranges) / RANGE_SIGMAS : 1
}

/** Both limits; of one that would leave what the measure can be, where it is drawn. */
function ends(
  { mean, reach }: { mean: number; reach: number },
  measure: Measure,
  formula: (sign: '+' | '−') => string,
  [upperName, lowerName]: readonly [string, string],
): Calculation[] {
  const bounds = boundsOf(measure)
  const limits = { lower: mean - reach, upper: mean + reach }
  const clipped = clipLimits(limits, bounds)
  const told = (sign: '+' | '−', limit: number, drawn: number | null) =>
    `${formula(sign)} = ${showResult(limit, measure.unit)}${drawnAt(drawn, bounds, measure.unit)}`
  return [
    {
      name: upperName,
      formula: told('+', limits.upper, clipped.upperClipped ? clipped.upper : null),
    },
    {
      name: lowerName,
      formula: told('−', limits.lower, clipped.lowerClipped ? clipped.lower : null),
    },
  ]
}

function drawnAt(drawn: number | null, { least }: Bounds, unit: string): string {
  if (drawn === null) return ''
  const which = drawn === least ? 'least' : 'most'
  return `; drawn at ${showResult(drawn, unit)}, the ${which} it can be`
}

function averaged(numbers: readonly number[], noun: string): string {
  const sum = meanOf(numbers) * numbers.length
  return `${showWorking(sum)} ÷ ${counted(numbers.length, noun.slice(0, -1))}`
}

function pooled(points: readonly Fraction[]): string {
  const [top, whole] = (['numerator', 'denominator'] as const).map((name) =>
    showWorking(points.reduce((sum, point) => sum + point[name], 0)),
  )
  return `${top} ÷ ${whole}`
}

// A gap keeps its place, so that no neighbours are made across it.
function fractionOf({ numerator, denominator }: LimitPoint): Fraction {
  return { numerator: numerator ?? 0, denominator: denominator ?? 0 }
}

function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`
}
