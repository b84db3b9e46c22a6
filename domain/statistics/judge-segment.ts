/** One segment of a metric's points judged by the chart that fits: the same rules for every chart. */

import type { Measure } from '../measure.ts'
import type { Bounds, Clipped } from './bounds.ts'
import { boundsOf, clipLimits } from './bounds.ts'
import { guard } from './guards.ts'
import { assuranceOf, betterOf, variationOf } from './icons.ts'
import type { Label } from './labels.ts'
import { labelPoints } from './labels.ts'
import { pChart, pPrimeChart } from './p-chart.ts'
import type { Point } from './points.ts'
import type { Judged } from './speech.ts'
import type { ChartKind } from './which-chart.ts'
import { xmr } from './xmr.ts'

export interface JudgedSegment extends Judged {
  /** Null without any value. */
  mean: number | null
  /** As the points; null where a point has no limits. */
  limits: (Clipped | null)[]
  labels: Label[]
  bounds: Bounds
}

/** What a chart says of the points of one segment, whether or not it may be shown. */
export function judgeSegment(
  kind: ChartKind,
  measure: Measure,
  points: readonly Point[],
  target: number | null,
): JudgedSegment {
  const better = betterOf(measure.direction)
  const bounds = boundsOf(measure)
  const values = points.map(({ value }) => value)
  const { mean, reach, labels, guarded } =
    kind === 'xmr' ? single(values) : shares(kind, measure, points)
  const limits = reach.map((far) =>
    far === null || mean === null
      ? null
      : clipLimits({ lower: mean - far, upper: mean + far }, bounds),
  )
  const lastAt = values.findLastIndex((value) => value !== null)
  const last = limits[lastAt] ?? undefined
  return {
    ...guarded,
    mean,
    limits,
    labels,
    bounds,
    lower: last?.lower ?? null,
    upper: last?.upper ?? null,
    label: labels[lastAt] ?? 'common_cause',
    variation: variationOf(labels[lastAt], better),
    assurance: assuranceOf(last, target, better),
  }
}

function single(values: readonly (number | null)[]) {
  const { segments, labels } = xmr(values, { better: null })
  const [segment] = segments
  const reach = segment ? segment.upper - segment.mean : null
  return {
    mean: segment?.mean ?? null,
    reach: values.map(() => reach),
    labels,
    guarded: segment ?? guard(values),
  }
}

const NOTHING = { numerator: 0, denominator: 0 }

function shares(kind: 'p' | 'p_prime', { rateBase }: Measure, points: readonly Point[]) {
  // A gap keeps its place, so that no neighbours are made across it.
  const counted = points.map(({ numerator, denominator }) =>
    numerator === null || denominator === null ? NOTHING : { numerator, denominator },
  )
  const { centre, reach } = kind === 'p' ? pChart(counted) : pPrimeChart(counted)
  const mean = centre === null ? null : centre * rateBase
  const values = points.map(({ value }) => value)
  const far = reach.map((size) => (Number.isFinite(size) ? size * rateBase : null))
  return {
    mean,
    reach: far,
    labels: labelPoints(
      values,
      mean ?? 0,
      far.map((size) => size ?? Infinity),
    ),
    guarded: guard(values),
  }
}
