/**
 * How the line, the limits and the words of a metric's points are made: by which rule, with the
 * numbers put in, of which points. It takes what a screen was answered, so it never says more.
 * Decision: docs/decisions/0014-explaining-other-figures.md.
 */

import type { Calculation, Question, SourcedRule } from '../calculation.ts'
import type { Measure } from '../measure.ts'
import { showTakenAway, showWorking } from '../shown-number.ts'
import { explainAssurance, explainLabel } from './explain-label.ts'
import { explainLimits } from './explain-limits.ts'
import { explainMedian, explainRuns } from './explain-median.ts'
import { betterOf } from './icons.ts'
import type { GapReason } from './points.ts'
import { movingRanges } from './spread.ts'
import type { JudgedPoint, Statistics, StatisticsSegment } from './statistics.ts'
import { targetOf } from './statistics.ts'
import { missedBy } from './words-of-change.ts'

/** A point as it was answered. */
export type ExplainedPoint = Omit<JudgedPoint, 'startsOn' | 'endsOn'> & { startsOn: string }

/** Statistics as they were answered. */
export interface ExplainedStatistics extends Pick<
  Statistics,
  'chart' | 'runs' | 'variation' | 'assurance'
> {
  points: readonly ExplainedPoint[]
  segments: readonly Pick<StatisticsSegment, 'from' | 'to' | 'line' | 'why'>[]
}

export interface UsedPoint {
  point: ExplainedPoint
  /** From the value just before it, without sign; null where neighbours are not compared. */
  step: number | null
}

/** How one segment was judged. */
export interface SegmentExplanation {
  rule: SourcedRule
  calculations: Calculation[]
  used: UsedPoint[]
  /** Periods without a value, and why. */
  leftOut: { name: string; gap: GapReason }[]
  /** Why there are no limits though there are points enough to ask; else null. */
  why: string | null
  /** What decided the label of its last value; empty where labels are not shown. */
  label: Question[]
  /** What decided whether the target can be relied on; only of the last segment. */
  assurance: Question[]
}

const DECISION = 'docs/decisions, number 8'

const RULES = {
  points: {
    name: 'Each point is its period’s own value; fewer than 5 have no line',
    source: DECISION,
  },
  median: {
    name: 'Run chart: the median of the points, with the runs and the crossings around it',
    source: `Anhøj and Olesen 2014, as in qicharts2; ${DECISION}`,
  },
  xmr: {
    name: 'XmR chart: the mean of the points, and limits at 2.66 times the mean step between neighbours',
    source: `Wheeler, as in NHSRplotthedots 0.2.2; ${DECISION}`,
  },
  p: {
    name: 'p chart: the share of all points together, and limits of three standard deviations that follow each point’s denominator',
    source: `Shewhart; ${DECISION}`,
  },
  p_prime: {
    name: 'p′ chart: a p chart whose limits are widened by how much the points really differ',
    source: `Laney 2002; ${DECISION}`,
  },
} as const satisfies Record<string, SourcedRule>

/** How the segment at a position is made and judged. */
export function explainSegment(
  statistics: ExplainedStatistics,
  measure: Measure,
  at: number,
): SegmentExplanation {
  const segment = statistics.segments[at]
  const points = statistics.points.slice(segment?.from, (segment?.to ?? -1) + 1)
  const isLast = at === statistics.segments.length - 1
  const values = points.flatMap(({ value }) => value ?? [])
  const line = segment?.line ?? null
  const limits = line === 'mean' ? explainLimits(statistics.chart, measure, points) : undefined
  const median = explainMedian(values, measure.unit)
  const runs = isLast ? statistics.runs : null
  const hasMedian = line === 'median' || runs !== null
  return {
    rule: RULES[line === null ? 'points' : line === 'median' ? 'median' : statistics.chart],
    calculations: [
      ...(limits?.calculations ?? []),
      ...(isLast ? [...changes(points, measure.unit), ...missed(points, measure)] : []),
      ...(hasMedian && median ? [median] : []),
      ...(runs ? explainRuns(runs, values.length) : []),
    ],
    used: usedOf(points, line === 'mean' && statistics.chart === 'xmr'),
    leftOut: points.flatMap(({ name, gap }) => (gap === null ? [] : [{ name, gap }])),
    why: segment?.why ?? null,
    ...judgedOf(statistics, measure, { points, limits, isLast }),
  }
}

function judgedOf(
  { assurance }: ExplainedStatistics,
  measure: Measure,
  {
    points,
    limits,
    isLast,
  }: {
    points: readonly ExplainedPoint[]
    limits: ReturnType<typeof explainLimits>
    isLast: boolean
  },
): Pick<SegmentExplanation, 'label' | 'assurance'> {
  const last = points.findLast(({ value }) => value !== null)
  if (!limits || !last || last.value === null || last.lower === null || last.upper === null) {
    return { label: [], assurance: [] }
  }
  const { value, label, lower, upper } = last
  const { unit, direction } = measure
  const target = targetOf(measure)
  return {
    label: label === null ? [] : explainLabel({ ...limits, label, value, lower, upper, unit }),
    assurance:
      isLast && typeof target === 'number'
        ? explainAssurance(assurance, betterOf(direction), { target, lower, upper, unit })
        : [],
  }
}

function usedOf(points: readonly ExplainedPoint[], compared: boolean): UsedPoint[] {
  return points.flatMap((point, at) => {
    if (point.value === null) return []
    const [step] = movingRanges([points[at - 1]?.value ?? null, point.value])
    return [{ point, step: compared ? (step ?? null) : null }]
  })
}

/** The last value beside the one before it, and the one of a year before. */
function changes(points: readonly ExplainedPoint[], unit: string): Calculation[] {
  const known = points.filter(({ value }) => value !== null)
  const [before, last] = known.slice(-2)
  if (!before || !last) return []
  const aYearAgo = `${Number(last.startsOn.slice(0, 4)) - 1}${last.startsOn.slice(4)}`
  const yearBefore = known.find(({ startsOn }) => startsOn === aYearAgo)
  const others = yearBefore && yearBefore !== before ? [before, yearBefore] : [before]
  return others.map((other) => {
    const difference = (last.value ?? 0) - (other.value ?? 0)
    const [now, then] = [last, other].map(({ value }) => showWorking(value ?? 0))
    const formula = `${now} − ${then} = ${showTakenAway(difference, unit)}`
    return { name: `Change from ${other.name}`, formula }
  })
}

function missed(points: readonly ExplainedPoint[], measure: Measure): Calculation[] {
  const { value = null } = points.findLast((point) => point.value !== null) ?? {}
  const target = targetOf(measure)
  if (value === null || target === null) return []
  const { edge, off } = missedBy(measure, target, value)
  if (off === 0) return []
  const [from, to] = [Math.max(edge, value), Math.min(edge, value)].map(showWorking)
  const formula = `${from} − ${to} = ${showTakenAway(off, measure.unit)}`
  return [{ name: 'Distance to the target', formula }]
}
