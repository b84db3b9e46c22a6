/**
 * What a metric did after a decision about it: then and now, side by side. It never says that
 * the one made the other. Decision: docs/decisions/0030-decisions-that-are-followed.md.
 */

import type { Measure } from './measure.ts'
import { isRunningTotal } from './pace.ts'
import { SLACK } from './progress.ts'
import type { CycleStanding } from './standing.ts'
import type { Status } from './status.ts'

/**
 * `there`: within the target then and now. `not_yet`: no later cycle is judged. `year_over`: there is
 * none in its school year, and nothing of the next can be set beside it. `nothing_then`: it was
 * not judged when it was decided. `other_question`: the survey asked something else in between.
 */
export const MOVES = [
  'towards',
  'away',
  'same',
  'there',
  'not_yet',
  'year_over',
  'nothing_then',
  'other_question',
  'hidden',
  'no_target',
] as const
export type Move = (typeof MOVES)[number]

/** What a metric has in a cycle, as its reader may see it. */
export type Shown = Pick<CycleStanding, 'cycleId' | 'value' | 'status' | 'suppressed'>

export interface Effect {
  /** In the cycle that was decided about. */
  before: Shown
  /** In the latest cycle after it that is judged; null before there is one. */
  since: Shown | null
  moved: Move
  /** What the distance is taken to: a running total only grows, so it is held against its path. */
  from: 'target' | 'path'
}

type Judged = Pick<Measure, 'kind' | 'accumulates' | 'direction' | 'target'>

/** The metric that continues it, in the school year after. */
export interface NextYear {
  metric: Measure
  /** In order. */
  standings: readonly CycleStanding[]
  /** Whether a cycle's value answers the question that was asked when it was decided. */
  asksTheSame: (cycleId: string) => boolean
}

export interface AfterStandings {
  /** Whether cycles of the year follow that are not among the standings. */
  goesOn?: boolean
  next?: NextYear | undefined
}

const JUDGED: ReadonlySet<Status> = new Set(['off_track', 'at_risk', 'on_track', 'met'])

/**
 * How a metric stood when it was decided about and how it stands since. What was decided about the
 * last cycle of a year is followed in the next, against the target that holds there.
 *
 * Errors: undefined when the cycle is not among the standings.
 */
export function effectOf(
  metric: Measure,
  cycleId: string,
  standings: readonly CycleStanding[],
  { goesOn = false, next }: AfterStandings = {},
): Effect | undefined {
  const at = standings.findIndex((standing) => standing.cycleId === cycleId)
  const then = standings[at]
  if (!then) return undefined
  const later = standings.slice(at + 1)
  const isOver = later.length === 0 && !goesOn
  if (isOver && next && maySetBeside(metric, next.metric)) return acrossYears(then, next)
  const last = later.findLastIndex(isShown)
  const now = later[last]
  return {
    before: shownOf(then),
    since: now ? shownOf(now) : null,
    moved: moveOf(metric, then, isOver ? undefined : later.slice(0, last + 1)),
    from: isRunningTotal(metric) ? 'path' : 'target',
  }
}

function acrossYears(then: CycleStanding, { metric, standings, asksTheSame }: NextYear): Effect {
  const last = standings.findLastIndex(isShown)
  const now = standings[last]
  const moved = moveOf(metric, then, standings.slice(0, last + 1))
  const isAsked = now === undefined || asksTheSame(now.cycleId)
  return {
    before: shownOf(then),
    since: now ? shownOf(now) : null,
    moved: isAsked || moved === 'hidden' ? moved : 'other_question',
    from: 'target',
  }
}

/** What has to be the same for values of two years to stand side by side. */
const SAME = [
  'kind',
  'unit',
  'direction',
  'acrossSites',
  'rateBase',
  'scaleMin',
  'scaleMax',
] as const

/**
 * Whether one distance can be taken of both: a running total begins again, and of a condition
 * only what it missed by is known, so that the condition itself has to be the same.
 */
function maySetBeside(before: Measure, after: Measure): boolean {
  if (isRunningTotal(before) || isRunningTotal(after)) return false
  if (SAME.some((term) => before[term] !== after[term])) return false
  if (before.stages.join('\n') !== after.stages.join('\n')) return false
  if (before.targetStage !== after.targetStage) return false
  const isWay = after.direction === 'up' || after.direction === 'down'
  const conditions = ['target', 'targetHigh', 'baseline'] as const
  return isWay || conditions.every((term) => before[term] === after[term])
}

/** Whether there is a number of the cycle, or one that is not shown. */
function isShown({ status, value, suppressed }: CycleStanding): boolean {
  return suppressed !== null || (value !== null && (JUDGED.has(status) || status === 'informative'))
}

/** `later` ends with the standing that is compared; undefined after the last cycle of the year. */
function moveOf(
  metric: Judged,
  then: CycleStanding,
  later: readonly CycleStanding[] | undefined,
): Move {
  const now = later?.at(-1)
  if (!now) return later ? 'not_yet' : 'year_over'
  if (then.suppressed !== null || now.suppressed !== null) return 'hidden'
  if (then.status === 'informative' || now.status === 'informative') return 'no_target'
  if (!JUDGED.has(then.status)) return 'nothing_then'
  if (later?.some(({ newQuestion }) => newQuestion?.previous)) return 'other_question'
  const [before, after] = [distanceOf(metric, then), distanceOf(metric, now)]
  const slack = SLACK * Math.max(...[then.value, now.value, metric.target].map(sizeOf))
  if (before <= slack && after <= slack) return 'there'
  if (Math.abs(after - before) <= slack) return 'same'
  return after < before ? 'towards' : 'away'
}

/** How far a judged value is from what is wanted, on the bad side. */
function distanceOf(metric: Judged, { value, shortBy }: CycleStanding): number {
  const { direction, target } = metric
  // A condition is its own path, and what `shortBy` is counted from.
  if (isRunningTotal(metric) || value === null || target === null) return shortBy ?? 0
  if (direction === 'up') return Math.max(target - value, 0)
  if (direction === 'down') return Math.max(value - target, 0)
  return shortBy ?? 0
}

function sizeOf(value: number | null): number {
  return Math.abs(value ?? 0)
}

function shownOf({ cycleId, value, status, suppressed }: CycleStanding): Shown {
  return { cycleId, value, status, suppressed }
}
