/** When a value is due, and the path a metric is meant to take through the year. */

import type { CalendarDate, Cycle } from './calendar.ts'
import type { Cadence, Measure } from './measure.ts'
import type { Metric } from './plan.ts'

/** A metric with the milestone targets typed for it. */
export type PacedMetric = Measure & Pick<Metric, 'milestoneTargets'>

type PacedCycle = Pick<Cycle, 'id' | 'number'>

/** A place on the path, for a chart. */
export interface PathPoint {
  on: CalendarDate
  /** In the metric's unit. */
  value: number
}

const TIMES_A_YEAR: Record<Cadence, number> = {
  monthly: 12,
  quarterly: 4,
  twice_a_year: 2,
  yearly: 1,
}

/**
 * Whether a cadence asks for a value in a cycle: in each one in which another
 * of its periods (month, quarter, half, year) ends.
 */
export function isDue(cadence: Cadence, cycleNumber: number, cycleCount: number): boolean {
  const times = TIMES_A_YEAR[cadence]
  const endedBy = (number: number) => Math.floor((times * number) / cycleCount)
  return endedBy(cycleNumber) > endedBy(cycleNumber - 1)
}

/** Whether the running total of the year is judged. */
export function isRunningTotal({
  kind,
  accumulates,
}: Pick<Measure, 'kind' | 'accumulates'>): boolean {
  return kind === 'count' && accumulates
}

/** How the path at a cycle is found. Values are in the metric's unit. */
export type PathOrigin =
  | { from: 'typed'; value: number }
  | { from: 'line'; start: number; end: number; value: number }

/**
 * The milestone target of a cycle: typed, else on the straight line from
 * baseline to target. A running total starts from 0 whatever last year's was.
 *
 * Shape: null where there is no path: a condition, no target, no baseline.
 */
export function pathFor(
  metric: PacedMetric,
  cycles: readonly PacedCycle[],
  cycleNumber: number,
): number | null {
  return pathOriginOf(metric, cycles, cycleNumber)?.value ?? null
}

/** How `pathFor` came to its value. */
export function pathOriginOf(
  metric: PacedMetric,
  cycles: readonly PacedCycle[],
  cycleNumber: number,
): PathOrigin | null {
  const end = endOfPath(metric)
  if (!hasPath(metric)) return null
  const cycle = cycles.find(({ number }) => number === cycleNumber)
  const typed = cycle && metric.milestoneTargets[cycle.id]
  if (typed !== undefined && takesTyped(metric)) return { from: 'typed', value: typed }

  const start = startOfPath(metric)
  if (start === null || end === null) return null
  const share = ((end - start) * cycleNumber) / cycles.length
  return { from: 'line', start, end, value: cycleNumber >= cycles.length ? end : start + share }
}

/** The path from the start of the year through the end of each cycle, in order of date. */
export function pathPoints(metric: PacedMetric, cycles: readonly Cycle[]): PathPoint[] {
  const inOrder = cycles.toSorted((a, b) => a.number - b.number)
  const first = inOrder[0]
  const start = startOfPath(metric)
  const points = inOrder.flatMap((cycle): PathPoint[] => {
    const value = pathFor(metric, cycles, cycle.number)
    return value === null ? [] : [{ on: cycle.endsOn, value }]
  })
  return first && start !== null && points.length > 0
    ? [{ on: first.startsOn, value: start }, ...points]
    : points
}

// A condition is its own path, except for a running total, which grows towards it.
function hasPath(metric: Measure): boolean {
  if (isRunningTotal(metric)) return metric.direction !== 'between'
  return metric.direction === 'up' || metric.direction === 'down'
}

// A condition is judged by itself, so a milestone target typed for it would show another yardstick.
function takesTyped({ direction }: Measure): boolean {
  return direction !== 'exactly' && direction !== 'keep'
}

function startOfPath(metric: Measure): number | null {
  return isRunningTotal(metric) ? 0 : metric.baseline
}

function endOfPath(metric: Measure): number | null {
  return metric.direction === 'keep' ? metric.baseline : metric.target
}
