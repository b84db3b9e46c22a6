/**
 * Judging a value against its path and target. Source: rules.md, section 3.
 */

import type { Coverage } from './coverage.ts'
import type { Direction, Tolerance } from './measure.ts'
import type { Telling } from './sentence.ts'
import { sentenceOf } from './sentence.ts'
import type { Status } from './status.ts'

/** What is judged. Numbers are in the metric's unit; null is no number, never 0. */
export interface AssessInput extends Telling {
  direction: Direction
  baseline: number | null
  /** For the school year; the two edges for `between`. */
  target: number | [number, number] | null
  /** The path at this cycle; null: the year's target is the path. */
  milestone: number | null
  actual: number | null
  tolerance: Tolerance
  /** Whether a value is owed: the cycle is over and the cadence asks for one. */
  due: boolean
  /** `floor` is a fraction, 0 to 1. */
  coverage?: (Coverage & { floor: number }) | undefined
  /** False while a running total may still leave the target it satisfies today. */
  final?: boolean | undefined
}

/** A status and its arithmetic. */
export interface Assessment {
  status: Status
  /** (actual − baseline) / (target − baseline), unclamped; null where it has no meaning. */
  progress: number | null
  /** How far the value is from the path or condition on the bad side; null when it is not. */
  shortBy: number | null
  sentence: string
}

/** The values that satisfy a target, both inclusive; infinite where open. */
export interface Bounds {
  low: number
  high: number
}

/**
 * What a comparison allows for, times the largest number compared. Sums and lines in doubles are
 * off by a few units in the last place; an edge that is met in exact arithmetic stays met, and the
 * slack grows with the numbers, so that a change of unit keeps it.
 */
export const SLACK = 64 * Number.EPSILON

/** The status of a value, its progress, how far it is short, and the sentence that says so. */
export function assess(input: AssessInput): Assessment {
  const { actual } = input
  const target = targetBounds(input)
  const tolerance = toleranceOf(input)
  const progress = progressOf(input)
  const judged =
    actual === null
      ? { status: statusOfNothing(input), shortBy: null }
      : judge(input, actual, target, tolerance)
  const sentence = sentenceOf({ input, ...judged, progress, target, tolerance })
  return { ...judged, progress, sentence }
}

/** Whether a direction goes from baseline to target; the others are conditions. */
export function followsPath(direction: Direction): boolean {
  return direction === 'up' || direction === 'down'
}

type Judgement = Pick<Assessment, 'status' | 'shortBy'>

// What cannot be combined was logged, so it is not waited for.
function statusOfNothing({ due, obstacle }: AssessInput): Status {
  return due || (obstacle ?? null) !== null ? 'no_data' : 'not_due'
}

function judge(
  input: AssessInput,
  actual: number,
  target: Bounds | null,
  tolerance: number,
): Judgement {
  const path = target && pathBounds(input, target)
  const slack = SLACK * sizeOf(input, actual, tolerance)
  const distance = path ? distanceFrom(path, actual) : 0
  const shortBy = distance > slack ? distance : null

  if (isIncomplete(input.coverage)) return { status: 'incomplete', shortBy }
  if (!target || !path) return { status: 'informative', shortBy: null }
  if (isSettled(input, target) && distanceFrom(target, actual) <= slack) {
    return { status: 'met', shortBy: null }
  }
  if (distance <= tolerance + slack) return { status: 'on_track', shortBy }
  return { status: distance <= 2 * tolerance + slack ? 'at_risk' : 'off_track', shortBy }
}

/** Whether a value was made with too few of the expected places. */
export function isIncomplete(coverage: AssessInput['coverage']): boolean {
  if (!coverage) return false
  return coverage.have < coverage.floor * coverage.expected * (1 - SLACK)
}

/**
 * Whether satisfying the target is for good.
 * A total that only grows cannot fall out of a target without an upper edge.
 */
export function isSettled({ final }: Pick<AssessInput, 'final'>, target: Bounds): boolean {
  return final !== false || target.high === Number.POSITIVE_INFINITY
}

/** The values that satisfy the year's target or condition; null without one. */
export function targetBounds({
  direction,
  baseline,
  target,
}: Pick<AssessInput, 'direction' | 'baseline' | 'target'>): Bounds | null {
  if (direction === 'keep') return boundsOf('keep', baseline ?? lowOf(target))
  if (target === null) return null
  if (direction === 'between' && typeof target !== 'number') {
    return { low: Math.min(...target), high: Math.max(...target) }
  }
  return boundsOf(direction, lowOf(target))
}

function lowOf(target: AssessInput['target']): number | null {
  return typeof target === 'number' || target === null ? target : target[0]
}

function boundsOf(direction: Direction, edge: number | null): Bounds | null {
  if (edge === null) return null
  const openAbove = direction === 'up' || direction === 'at_least'
  const openBelow = direction === 'down' || direction === 'at_most'
  return {
    low: openBelow ? Number.NEGATIVE_INFINITY : edge,
    high: openAbove ? Number.POSITIVE_INFINITY : edge,
  }
}

function pathBounds({ direction, milestone }: AssessInput, target: Bounds): Bounds {
  const path = followsPath(direction) ? boundsOf(direction, milestone) : null
  return path ?? target
}

function distanceFrom({ low, high }: Bounds, actual: number): number {
  return Math.max(low - actual, actual - high, 0)
}

/** The shortfall that is still on track, in the metric's unit. */
export function toleranceOf({
  direction,
  baseline,
  target,
  tolerance,
}: Pick<AssessInput, 'direction' | 'baseline' | 'target' | 'tolerance'>): number {
  if (tolerance.unit === 'value') return tolerance.amount
  if (!followsPath(direction) || baseline === null || typeof target !== 'number') return 0
  return (tolerance.amount * Math.abs(target - baseline)) / 100
}

function progressOf({ direction, baseline, target, actual }: AssessInput): number | null {
  if (!followsPath(direction) || typeof target !== 'number') return null
  if (actual === null || baseline === null || target === baseline) return null
  const progress = (actual - baseline) / (target - baseline)
  return progress === 0 ? 0 : progress
}

function sizeOf({ baseline, target, milestone }: AssessInput, ...others: number[]): number {
  const known = [baseline, target, milestone].flat().filter((number) => number !== null)
  return Math.max(...known.map(Math.abs), ...others.map(Math.abs))
}
