/** The lines and points of a metric's chart, lightest first, data on top. */

import type { ChartDataset } from 'chart.js'

import type { CalendarDate } from '../../../domain/calendar.ts'
import { words } from '../../words/words.ts'
import type { NumberUnit } from '../format.ts'
import { formatShort } from '../format.ts'
import type { ChartLook } from './chart-look.ts'
import { dayEnd, dayStart, noon } from './chart-time.ts'
import type { ChartDirection, ChartObservation, TimeChartModel } from './time-chart-model.ts'
import { tellOf } from './time-chart-model.ts'

export interface ChartPoint {
  /** Milliseconds in local time; see chart-time. */
  x: number
  /** Null breaks the line. */
  y: number | null
  note?: string
  /** Said instead of the value and its note. */
  told?: string
}

export type TimeChartDataset = ChartDataset<'line', ChartPoint[]>

/** The axis of marks that stand on the floor or the ceiling: 0 is the floor, 1 the ceiling. */
export const FLOOR_AXIS = 'floor'

export function timeChartDatasets(model: TimeChartModel, look: ChartLook): TimeChartDataset[] {
  return [
    ...toleranceBand(model, look),
    pathLine(model, look),
    cycleSteps(model, look),
    whiskers(model, look),
    restatedMarks(model, look),
    baselinePoint(model, look),
    observations(model, look),
    missing(model, look),
  ]
    .filter((dataset) => dataset.data.length > 0)
    .map((dataset, index, all) => Object.assign(dataset, { order: all.length - index }))
}

/**
 * The lowest and highest still on track around a point of the path. What is never negative
 * has no band below zero.
 */
export function bandAround(
  value: number,
  model: Pick<TimeChartModel, 'direction' | 'tolerance'> & Partial<Drawn>,
): [low: number, high: number] {
  const { direction } = model
  const reach = model.tolerance ?? 0
  const low = value - (fallsShortBelow(direction) ? reach : 0)
  const high = value + (above(direction) ? reach : 0)
  return [low < 0 && isNeverNegative(model) ? 0 : low, high]
}

type Drawn = Pick<TimeChartModel, 'observations' | 'path' | 'baseline'>

function isNeverNegative({ observations: all, path, baseline }: Partial<Drawn>): boolean {
  if (!all || !path) return false
  return [...all, ...path, ...(baseline ? [baseline] : [])].every(({ value }) => (value ?? 0) >= 0)
}

function fallsShortBelow(direction: ChartDirection): boolean {
  return direction !== 'down' && direction !== 'at_most'
}

function above(direction: ChartDirection): boolean {
  return direction !== 'up' && direction !== 'at_least'
}

function toleranceBand(model: TimeChartModel, look: ChartLook): TimeChartDataset[] {
  if (!model.tolerance) return []
  const edge = (end: 0 | 1) =>
    model.path.map(({ on, value }) => ({ x: noon(on), y: bandAround(value, model)[end] }))
  const invisible = { borderWidth: 0, pointRadius: 0, pointHitRadius: 0 }
  return [
    { label: '', data: edge(0), ...invisible },
    { label: '', data: edge(1), ...invisible, fill: '-1', backgroundColor: look.band },
  ]
}

function pathLine({ path }: TimeChartModel, look: ChartLook): TimeChartDataset {
  return {
    label: words().chart.path,
    data: path.map(({ on, value }) => ({ x: noon(on), y: value })),
    borderColor: look.path,
    borderWidth: 1.5,
    borderDash: [2, 4],
    borderCapStyle: 'round',
    pointRadius: 0,
    pointHitRadius: 8,
  }
}

function cycleSteps(model: TimeChartModel, look: ChartLook): TimeChartDataset {
  const { cycles, cycleValues, unit } = model
  const data = cycleValues.flatMap(({ cycle, value, low, high }): ChartPoint[] => {
    const found = cycles.find(({ name }) => name === cycle)
    if (!found || value === null) return []
    const [start, end] = [dayStart(found.startsOn), dayEnd(found.endsOn)]
    const note = cycleNote(cycle, { low, high }, unit)
    return [
      { x: start, y: value, note },
      { x: end, y: value, note },
      { x: end, y: null },
    ]
  })
  return {
    label: words().chart.cycleValue('').trim(),
    data,
    borderColor: look.step,
    borderWidth: 5,
    pointRadius: 0,
    pointHitRadius: 6,
    spanGaps: false,
  }
}

/** `Q2 value, 61 % to 74 %`. */
function cycleNote(
  cycle: string,
  { low, high }: { low: number | undefined; high: number | undefined },
  unit: NumberUnit,
): string {
  const say = words().chart
  if (low === undefined || high === undefined) return say.cycleValue(cycle)
  return `${say.cycleValue(cycle)}, ${say.between(formatShort(low, unit), formatShort(high, unit))}`
}

/** A line from end to end of an interval, a cap on each, in the middle of its cycle. */
function whiskers({ cycles, cycleValues }: TimeChartModel, look: ChartLook): TimeChartDataset {
  const data = cycleValues.flatMap(({ cycle, low, high }): ChartPoint[] => {
    const found = cycles.find(({ name }) => name === cycle)
    if (!found || low === undefined || high === undefined) return []
    const x = (dayStart(found.startsOn) + dayEnd(found.endsOn)) / 2
    return [
      { x, y: low },
      { x, y: high },
      { x, y: null },
    ]
  })
  return {
    label: '',
    data,
    borderColor: look.line,
    borderWidth: 1.5,
    pointStyle: 'line',
    pointRadius: 7,
    pointHoverRadius: 7,
    pointBorderColor: look.line,
    pointBorderWidth: 1.5,
    pointHitRadius: 0,
    spanGaps: false,
  }
}

/** A hollow mark where a cycle stood when it was reported, and a line to what it reads today. */
function restatedMarks({ restated = [] }: TimeChartModel, look: ChartLook): TimeChartDataset {
  const data = restated.flatMap((one): ChartPoint[] => {
    const [x, told] = [noon(one.on), tellOf(one)]
    return [
      { x, y: one.reported, told },
      { x, y: one.now, told },
      { x, y: null },
    ]
  })
  const perMark = <T>(mark: T, rest: T) => data.map((_, at) => (at % 3 === 0 ? mark : rest))
  return {
    label: words().chart.restated,
    data,
    clip: 12,
    spanGaps: false,
    borderColor: look.ink2,
    borderWidth: 1.5,
    pointStyle: 'rectRot',
    pointRadius: perMark(6.5, 0),
    pointHoverRadius: perMark(8, 0),
    pointBackgroundColor: look.paper,
    pointBorderColor: look.ink2,
    pointBorderWidth: 2,
  }
}

function baselinePoint({ baseline }: TimeChartModel, look: ChartLook): TimeChartDataset {
  return {
    label: words().chart.baseline,
    data: baseline ? [{ x: noon(baseline.on), y: baseline.value }] : [],
    clip: 12,
    pointStyle: 'rect',
    pointRadius: 5,
    pointBackgroundColor: look.paper,
    pointBorderColor: look.ink2,
    pointBorderWidth: 2,
  }
}

function observations(model: TimeChartModel, look: ChartLook): TimeChartDataset {
  const all = brokenAt(model.breaks ?? [], model.observations)
  const last = all.findLastIndex(({ value }) => value !== null)
  return {
    label: words().chart.observation,
    data: all.map(({ on, value, note }) => ({
      x: noon(on),
      y: value,
      ...(note !== undefined && { note }),
    })),
    clip: 12,
    spanGaps: false,
    borderColor: look.line,
    borderWidth: 2.5,
    borderJoinStyle: 'round',
    pointRadius: all.map((_, index) => (index === last ? 6 : 3.5)),
    pointHoverRadius: 7,
    pointBackgroundColor: look.line,
    pointBorderColor: look.paper,
    pointBorderWidth: all.map((_, index) => (index === last ? 2 : 1)),
  }
}

/** The observations with a gap where another question begins. */
function brokenAt(
  breaks: readonly CalendarDate[],
  all: readonly ChartObservation[],
): ChartObservation[] {
  return all.flatMap((one, at) => {
    const before = all[at - 1]?.on ?? one.on
    const ends = breaks.some((day) => before < day && day <= one.on)
    return ends ? [{ on: one.on, value: null }, one] : [one]
  })
}

function missing({ observations: all }: TimeChartModel, look: ChartLook): TimeChartDataset {
  const gaps = all.filter(({ value }) => value === null)
  const say = words().chart
  return {
    label: say.noNumber,
    yAxisID: FLOOR_AXIS,
    data: gaps.map(({ on, note, suppressed }) => ({
      x: noon(on),
      y: 0.035,
      note: note ?? (suppressed ? say.suppressed : say.noNumber),
    })),
    showLine: false,
    pointStyle: gaps.map(({ suppressed }) => (suppressed ? 'rect' : 'crossRot')),
    pointRadius: 4.5,
    pointBackgroundColor: look.ink3,
    pointBorderColor: look.ink3,
    pointBorderWidth: 1.75,
  }
}
