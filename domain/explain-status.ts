/** How a figure is judged: its path, its progress, and the status, decided in order. */

import type { Coverage } from './coverage.ts'
import type { ExplainedCycle, ExplainedMetric } from './explain-value.ts'
import type { Goal } from './goal.ts'
import { goalOf } from './goal.ts'
import { pathOriginOf } from './pace.ts'
import type { Bounds } from './progress.ts'
import { followsPath, isSettled, targetBounds, toleranceOf } from './progress.ts'
import { showTarget } from './sentence-amount.ts'
import type { Telling } from './sentence.ts'
import { NARROW_SPACE, showAmount, showExactly, showNumber } from './shown-number.ts'
import type { CycleStanding } from './standing.ts'
import type { Status } from './status.ts'

/** What of a standing its explanation needs. */
export type ExplainedStanding = Pick<
  CycleStanding,
  'status' | 'value' | 'path' | 'progress' | 'shortBy' | 'coverage' | 'missing'
>

/** One question on the way to a status, in English. */
export interface Step {
  /** What the answer yes decides. */
  status: Status
  /** Without its question mark: `Is coverage under the floor: 14 of 24 is 58.3 %, the floor is 80 %`. */
  question: string
  /** The last step of a list is the only one that holds. */
  holds: boolean
}

/** The arithmetic of a judgement, in English. */
export interface Judged {
  /** `40 + (80 − 40) × 2 ÷ 4 = 60`; what there is instead of a path. */
  path: string
  /** `(62 − 40) ÷ (80 − 40) = 55 %`, or why there is none. */
  progress: string
  /** `10 % of 40 = 4`; empty where nothing is allowed for. */
  tolerance: string
  /** In the order they are asked; ends with the one that decided. */
  steps: Step[]
}

/** What the judgement of a metric in one cycle is made of. */
export interface Judging {
  metric: ExplainedMetric
  cycles: readonly ExplainedCycle[]
  cycle: ExplainedCycle
  standing: ExplainedStanding
}

/** How a standing was judged. */
export function explainStatus(judging: Judging): Judged {
  const { metric, cycles, cycle } = judging
  const goal = goalOf(metric, cycle.number, cycles.length)
  return {
    path: pathWords(judging),
    progress: progressWords(judging, goal),
    tolerance: toleranceWords(judging, goal),
    steps: stepsOf(judging, goal),
  }
}

function pathWords({ metric, cycles, cycle }: Judging): string {
  const origin = pathOriginOf(metric, cycles, cycle.number)
  const say = (value: number) => showTarget(tellingOf(metric), value)
  if (origin === null) {
    if (metric.direction !== 'up' && metric.direction !== 'down') {
      return 'A condition has no path: it holds or it does not.'
    }
    return metric.target === null
      ? 'Without a target there is no path.'
      : 'Without a baseline there is no path; the year’s target is the yardstick.'
  }
  if (origin.from === 'typed') return `Typed for ${cycle.name}: ${say(origin.value)}`
  const [start, end] = [origin.start, origin.end].map(showExactly)
  const share = `${cycle.number} ÷ ${cycles.length}`
  const line =
    origin.start === 0 ? `${end} × ${share}` : `${start} + (${end} − ${start}) × ${share}`
  return `${line} = ${say(origin.value)}`
}

function progressWords({ standing }: Judging, { baseline, target }: Goal): string {
  const { progress, value } = standing
  if (progress === null || value === null || baseline === null || typeof target !== 'number') {
    return ''
  }
  const [from, to, now] = [baseline, target, value].map((one) => showNumber(one))
  const note = progress < 0 ? ', moved away' : progress > 1 ? ', beyond the target' : ''
  return `(${now} − ${from}) ÷ (${to} − ${from}) = ${showAmount(progress * 100, '%')}${note}`
}

function toleranceWords({ metric }: Judging, goal: Goal): string {
  const { tolerance } = metric
  const allowed = toleranceOf({ ...goal, tolerance })
  if (allowed === 0) return ''
  if (tolerance.unit === 'value') return showExactly(allowed)
  const span = typeof goal.target === 'number' ? goal.target - (goal.baseline ?? 0) : 0
  const percent = `${showExactly(tolerance.amount)}${NARROW_SPACE}%`
  return `${percent} of ${showExactly(Math.abs(span))} = ${showExactly(allowed)}`
}

// The order of `assess`: the first that holds decides.
function stepsOf(judging: Judging, goal: Goal): Step[] {
  const { standing } = judging
  const asked = standing.value === null ? ofNothing(standing) : ofValue(judging, goal)
  const at = asked.findIndex(([status]) => status === standing.status)
  return asked
    .slice(0, at + 1)
    .map(([status, question], index) => ({ status, question, holds: index === at }))
}

type Asked = [status: Status, question: string]

function ofNothing({ missing }: ExplainedStanding): Asked[] {
  const notDue = missing === 'not_due' ? 'did the reason say “not due”' : 'is none owed yet'
  return [
    ['not_due', `Is there no number, and ${notDue}`],
    ['no_data', 'Is there no number, though one is owed or what was logged cannot be combined'],
  ]
}

function ofValue({ metric, standing }: Judging, goal: Goal): Asked[] {
  const target = targetBounds(goal)
  const tolerance = toleranceOf({ ...goal, tolerance: metric.tolerance })
  const { shortBy } = standing
  const short = shortBy === null ? 'it is not short' : `it is short by ${showNumber(shortBy)}`
  const yardstick = followsPath(goal.direction) && standing.path !== null ? 'path' : 'target'
  return [
    ['incomplete', coverageWords(standing.coverage, metric.coverageFloor)],
    ['informative', 'Is there no target, so that nothing is judged'],
    ['met', metWords(metric, goal, target)],
    [
      'on_track',
      `Is it beyond the ${yardstick} or within the tolerance: ${short}, ${allowedWords(tolerance)}`,
    ],
    ['at_risk', `Is it within twice the tolerance: ${short}, ${allowedWords(2 * tolerance)}`],
    ['off_track', 'Is it further away than that'],
  ]
}

function allowedWords(allowed: number): string {
  return allowed === 0 ? 'nothing is allowed for' : `${showNumber(allowed)} is allowed for`
}

function coverageWords({ have, expected }: Coverage, floor: number): string {
  const share = expected > 0 ? ` is ${showAmount((100 * have) / expected, '%')}` : ''
  const least = showAmount(floor * 100, '%')
  return `Is coverage under the floor: ${have} of ${expected}${share}, the floor is ${least}`
}

function metWords(metric: ExplainedMetric, goal: Goal, target: Bounds | null): string {
  if (target === null) return 'Is the target met'
  const settled = isSettled(goal, target)
    ? ''
    : ', which a running total can only at the year’s end'
  return `Is the target met: ${boundsWords(metric, target)}${settled}`
}

function boundsWords(metric: ExplainedMetric, { low, high }: Bounds): string {
  const say = (value: number) => showTarget(tellingOf(metric), value)
  if (high === Number.POSITIVE_INFINITY) return `at least ${say(low)}`
  if (low === Number.NEGATIVE_INFINITY) return `at most ${say(high)}`
  return low === high ? `exactly ${say(low)}` : `${say(low)} to ${say(high)}`
}

function tellingOf({
  kind,
  unit,
  stages,
  targetStage,
  rateBase,
  siteIds,
}: ExplainedMetric): Telling {
  return { kind, unit, stages, targetStage, rateBase, places: Math.max(siteIds.length, 1) }
}
