/** A metric's points over the years as their chart draws them. */

import type { CalendarDate } from '../../../domain/calendar.ts'
import { isRunningTotal } from '../../../domain/pace.ts'
import type { NumberUnit } from '../../shared/format.ts'
import { controlWords } from '../../words/control.ts'
import { metricWords } from '../../words/metric.ts'
import { numberUnitOf, plain } from '../amounts.ts'
import type { Series } from '../series.ts'
import { day } from '../series.ts'

export type Statistics = Series['statistics']
export type StatisticsPoint = Statistics['points'][number]

/** How a point is drawn: a signal in the good or the wrong direction, one of neither, or none. */
export type Tone = 'plain' | 'good' | 'bad' | 'neutral'

export interface ControlPoint {
  name: string
  startsOn: CalendarDate
  endsOn: CalendarDate
  /** In the metric's unit; null is a gap. */
  value: number | null
  hidden: boolean
  /** Whether a number is still to come, so that its lack is no gap. */
  running: boolean
  tone: Tone
  /** The label in words, or why there is no value. */
  what: string
  /** What it was divided from, or how many places; empty for nothing to say. */
  made: string
  lower: number | null
  upper: number | null
  /** Of its segment: a median or a mean; null where no line may be drawn. */
  centre: number | null
  line: 'median' | 'mean' | null
  /** The names of the events from which limits are made anew here. */
  begins: string[]
}

export interface ControlModel {
  unit: NumberUnit
  points: ControlPoint[]
  /** What a point can be compared with; both edges of a range, or one value twice. */
  target: { low: number; high: number } | null
  /** The events that cut, in order. */
  borders: { on: CalendarDate; label: string; before: CalendarDate }[]
}

/** The model of a metric's statistics. */
export function controlModelOf({ metric, statistics }: Series): ControlModel {
  const { points, segments } = statistics
  return {
    unit: numberUnitOf(metric),
    points: segments.flatMap(({ from, to, begins, line, centre }) =>
      points.slice(from, to + 1).map((point, at) => ({
        ...pointOf(point, metric),
        line,
        centre,
        begins: at === 0 ? begins.map(({ label }) => label) : [],
      })),
    ),
    target: targetOf(metric),
    borders: segments.flatMap(({ from, begins }) =>
      begins.map(({ on, label }) => ({
        on: day(on),
        label,
        before: day(points[from]?.startsOn ?? on),
      })),
    ),
  }
}

/** Whether a label is good: high ones are when more is better. */
export function toneOf(
  label: StatisticsPoint['label'],
  direction: Series['metric']['direction'],
): Tone {
  if (label === null || label === 'common_cause') return 'plain'
  const high = label === 'above_upper' || label.endsWith('above') || label === 'trend_increasing'
  switch (direction) {
    case 'up':
    case 'at_least':
      return high ? 'good' : 'bad'
    case 'down':
    case 'at_most':
      return high ? 'bad' : 'good'
    case 'between':
    case 'exactly':
    case 'keep':
      return 'neutral'
  }
}

function pointOf(point: StatisticsPoint, metric: Series['metric']) {
  const { name, startsOn, endsOn, value, lower, upper, label, gap } = point
  return {
    name,
    startsOn: day(startsOn),
    endsOn: day(endsOn),
    value,
    hidden: gap === 'suppressed',
    running: gap === 'not_over',
    tone: toneOf(label, metric.direction),
    what: whatOf(point),
    made: madeOf(point, metric),
    lower,
    upper,
  }
}

function whatOf({ label, gap, missing, have, expected }: StatisticsPoint): string {
  const say = controlWords()
  if (gap === 'incomplete') return `${say.gaps.incomplete}: ${say.ofPlaces(have, expected)}`
  if (missing !== null) return metricWords().missing[missing]
  if (gap !== null) return say.gaps[gap]
  return label === null ? '' : say.labels[label]
}

function madeOf({ numerator, denominator }: StatisticsPoint, { kind }: Series['metric']): string {
  if (numerator === null || denominator === null) return ''
  const say = metricWords()
  if (kind === 'score') return say.answers(plain(denominator))
  const divides = kind === 'rate' || kind === 'yes_no'
  return divides ? say.ofWhole(plain(numerator), plain(denominator)) : ''
}

// A year's total is no target of one period's own count.
function targetOf(metric: Series['metric']): ControlModel['target'] {
  if (isRunningTotal(metric)) return null
  const { direction, baseline, target, targetHigh } = metric
  const low = direction === 'keep' ? (baseline ?? target) : target
  const high = direction === 'between' ? targetHigh : low
  return low === null || high === null ? null : { low, high }
}
