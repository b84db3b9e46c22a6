/** A metric's points with everything that may be drawn and said of them, and nothing that may not. */

import type { CalendarDate } from '../calendar.ts'
import { goalOf } from '../goal.ts'
import type { Measure } from '../measure.ts'
import { isRunningTotal } from '../pace.ts'
import { clippedSentence } from './bounds.ts'
import type { Assurance, Icon } from './icons.ts'
import type { JudgedSegment } from './judge-segment.ts'
import { judgeSegment } from './judge-segment.ts'
import type { Label } from './labels.ts'
import { periodsOf } from './periods.ts'
import type { Point, PointsInput } from './points.ts'
import { pointsOf } from './points.ts'
import type { RunChart } from './run-chart.ts'
import { runChart } from './run-chart.ts'
import type { Speech } from './speech.ts'
import type { ChartKind } from './which-chart.ts'
import { chartFor } from './which-chart.ts'
import { speechLevel, whatMayBeSaid } from './wording.ts'
import { heldBackOf, heldBackSentence } from './words-of-hidden.ts'
import { piecesOf } from './xmr.ts'

/** A day from which limits are made anew, and why. */
export interface Border {
  on: CalendarDate
  label: string
}

export interface StatisticsInput extends PointsInput {
  /** A segment begins at the first period that ends on or after one. */
  borders: readonly Border[]
}

export interface JudgedPoint extends Point {
  /** In the metric's unit, never beyond what it can be; null where limits may not be drawn. */
  lower: number | null
  upper: number | null
  /** Null where labels may not be shown. */
  label: Label | null
}

export interface StatisticsSegment {
  /** Position of the first and last point, inclusive. */
  from: number
  to: number
  /** Points with a value. */
  count: number
  /** What it begins with; empty for the first. */
  begins: readonly Border[]
  /** The line drawn through it: a median from 5 points, a mean with limits from 13, else null. */
  line: 'median' | 'mean' | null
  /** Where that line is, in the metric's unit. */
  centre: number | null
  drawn: boolean
  trial: boolean
  /** Why no limits are drawn, in words; null when they are. */
  why: string | null
}

export interface Statistics extends Speech {
  chart: ChartKind
  /** Whether a point is a calendar month or a monitoring period. */
  spacing: 'month' | 'cycle'
  points: JudgedPoint[]
  /** How many of them have a value that is not shown, for the sake of small groups. */
  heldBack: number
  /** In order; the last is what is spoken of. */
  segments: StatisticsSegment[]
  /** Of the last segment, from 10 points on. */
  runs: RunChart | null
  /** Of the last segment, where limits may be drawn. */
  variation: Icon
  assurance: Assurance
}

/** The points of a metric, judged segment by segment. */
export function statisticsOf(input: StatisticsInput): Statistics {
  const { years, borders } = input
  const shown = years.at(-1)
  const points = pointsOf(input)
  if (!shown) throw new Error('a history has at least the year that is shown')
  const { measure } = shown
  const chart = chartFor(measure.kind, points)
  const target = targetOf(measure)
  const starts = borders.map((border) => ({ border, at: startAt(points, border) }))
  const pieces = piecesOf(
    points.length,
    starts.map(({ at }) => at),
  ).map(({ from, to }) => {
    const own = points.slice(from, to + 1)
    const judged = judgeSegment(chart, measure, own, typeof target === 'number' ? target : null)
    const begins = starts.filter(({ at }) => at === from && from > 0).map(({ border }) => border)
    return { from, to, own, judged, begins }
  })
  const last = pieces.at(-1)
  const aYear = periodsOf(measure.cadence, shown.schoolYear, shown.cycles).length
  const speech = whatMayBeSaid({
    points: last?.own ?? [],
    unit: measure.unit,
    direction: measure.direction,
    target,
    sameLastYear: yearBefore(last?.own ?? [], aYear),
    since: last?.begins.map(({ label }) => label).join(', ') ?? '',
    ...(last && { judged: last.judged }),
  })
  // “There is no value yet” would not be true where there is one that is not shown.
  const isUnsaid = speech.count === 0 && heldBackOf(last?.own ?? []) > 0
  const said = speech.mayDrawLimits ? last?.judged : undefined
  return {
    ...speech,
    sentences: [
      ...(isUnsaid ? [] : speech.sentences),
      ...clippedOf(said, measure.unit),
      ...heldBackSentence(points),
    ],
    next: isUnsaid ? '' : speech.next,
    heldBack: heldBackOf(points),
    chart,
    spacing: measure.cadence === 'monthly' ? 'month' : 'cycle',
    points: pieces.flatMap(({ own, judged }) => own.map((point, at) => shownOf(point, judged, at))),
    segments: pieces.map(segmentOf),
    runs: speech.mayJudgeRuns ? runChart((last?.own ?? []).map(({ value }) => value)) : null,
    variation: said?.variation ?? null,
    assurance: said?.assurance ?? null,
  }
}

/** The position of the first point whose period ends on or after a day; after the last when none does. */
function startAt(points: readonly Point[], { on }: Border): number {
  const at = points.findIndex(({ endsOn }) => endsOn >= on)
  return at < 0 ? points.length : at
}

/** What one point can be compared with: never a year's total with one cycle's own count. */
export function targetOf(measure: Measure): number | readonly [number, number] | null {
  if (isRunningTotal(measure)) return null
  if (measure.direction === 'keep') return measure.baseline ?? measure.target
  return goalOf(measure, 1, 1).target
}

function yearBefore(points: readonly Point[], aYear: number) {
  const at = points.findLastIndex(({ value }) => value !== null)
  const { name, value } = points[at - aYear] ?? { name: '', value: null }
  return value === null ? null : { name, value }
}

function shownOf(point: Point, judged: JudgedSegment, at: number): JudgedPoint {
  const limits = judged.drawn ? judged.limits[at] : null
  const label = judged.drawn && point.value !== null ? (judged.labels[at] ?? null) : null
  return { ...point, lower: limits?.lower ?? null, upper: limits?.upper ?? null, label }
}

function segmentOf(piece: {
  from: number
  to: number
  own: readonly Point[]
  judged: JudgedSegment
  begins: readonly Border[]
}): StatisticsSegment {
  const { from, to, own, judged, begins } = piece
  const values = own.map(({ value }) => value)
  const count = values.filter((value) => value !== null).length
  const level = speechLevel(count)
  const hasMedian = level !== 'nothing' && level !== 'value' && level !== 'change'
  const line = judged.drawn ? 'mean' : hasMedian ? 'median' : null
  const centre = line === 'median' ? runChart(values).median : line && judged.mean
  const { drawn, trial, why = null } = judged
  return { from, to, count, begins, line, centre, drawn, trial, why }
}

function clippedOf(judged: JudgedSegment | undefined, unit: string): string[] {
  if (!judged) return []
  const clipped = {
    lowerClipped: judged.limits.some((limits) => limits?.lowerClipped),
    upperClipped: judged.limits.some((limits) => limits?.upperClipped),
  }
  const sentence = clippedSentence(clipped, judged.bounds, unit)
  return sentence === '' ? [] : [sentence]
}
