/** What a metric's card shows of a standing: its figure, what stands behind it, and its year. */

import { showTarget } from '../../domain/sentence-amount.ts'
import { showNumber } from '../../domain/shown-number.ts'
import { apiDate } from '../api-date.ts'
import type { Cycle, Metric, Standing } from '../dashboard/dashboard.ts'
import type { NumberUnit } from '../shared/format.ts'
import type { SparklineProps } from '../shared/sparkline/Sparkline.tsx'
import { departmentWords } from '../words/department.ts'

const PERCENT: NumberUnit = { kind: 'percent', label: '', places: 1 }
/** From here on one decimal is enough, as in the sentences. */
const ONE_DECIMAL_FROM = 10

/** How a metric's values are written. */
export function unitOf({ unit, kind, stages }: Metric, standing: Standing): NumberUnit {
  if (unit === '%') return PERCENT
  const ofOnePlace = standing.coverage.expected <= 1
  if (kind === 'milestone' && stages.length === 0 && ofOnePlace) return PERCENT
  const label = kind === 'milestone' && !ofOnePlace ? departmentWords().sites : unit
  const places = Math.abs(standing.value ?? 0) < ONE_DECIMAL_FROM ? 2 : 1
  return { kind: 'number', label, places }
}

/** The figure in words, where it is not a number: a stage, yes or no. */
export function figureInWords({ kind, stages }: Metric, standing: Standing): string | undefined {
  const say = departmentWords()
  const { value, coverage } = standing
  if (value === null || coverage.expected > 1) return undefined
  if (kind === 'yes_no') return value > 0 ? say.yes : say.no
  return kind === 'milestone' ? stages[value] : undefined
}

/** What stands behind the figure: "149 of 240 · 23 of 24 reported". */
export function behindFigure(metric: Metric, standing: Standing): string {
  const say = departmentWords()
  const { value, numerator, denominator, coverage } = standing
  if (value === null) return ''
  const { kind, stages } = metric
  const parts: string[] = []
  if (kind === 'milestone' && stages.length > 0 && coverage.expected <= 1) {
    parts.push(say.stage(showNumber(value + 1), stages.length))
  }
  if (denominator !== null && kind === 'score') parts.push(say.answers(showNumber(denominator)))
  if (denominator !== null && numerator !== null && kind !== 'score' && denominator > 1) {
    parts.push(say.ofWhole(showNumber(numerator), showNumber(denominator)))
  }
  if (coverage.expected > 1) {
    parts.push(say.reported(showNumber(coverage.have), showNumber(coverage.expected)))
  }
  return parts.join(' · ')
}

/**
 * What the sentence beside it leaves open of the metric's aim: "From 55 % to 75 % this year".
 * A condition is in the sentence already, when there is one. Empty when nothing is left.
 */
export function goalInWords(metric: Metric, standing: Standing): string {
  const say = departmentWords().goal
  const { direction } = metric
  const isPath = direction === 'up' || direction === 'down'
  const isSaid = !isPath && standing.value !== null
  const aim = isSaid ? '' : aimInWords(metric, Math.max(standing.coverage.expected, 1))
  const isLower = direction === 'down' || direction === 'at_most'
  const words = [aim, isLower && say.lower].filter(Boolean).join('; ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function aimInWords(metric: Metric, places: number): string {
  const say = departmentWords().goal
  const { kind, unit, stages, direction, baseline, target, targetHigh } = metric
  const show = (value: number) => showTarget({ kind, unit, stages, places }, value)
  if (direction === 'keep') {
    const kept = baseline ?? target
    return kept === null ? say.none : say.keep(show(kept))
  }
  if (target === null) return say.none
  if (kind === 'yes_no' && places <= 1) return target > 0 ? say.yes : say.no
  switch (direction) {
    case 'up':
    case 'down':
      if (metric.accumulates) return say.to(show(target))
      return baseline === null
        ? say.toNoBaseline(show(target))
        : say.fromTo(show(baseline), show(target))
    case 'at_least':
      return say.atLeast(show(target))
    case 'at_most':
      return say.atMost(show(target))
    case 'between':
      return say.between(show(target), show(targetHigh ?? target))
    case 'exactly':
      return say.exactly(show(target))
  }
}

/** A metric's year as a line: one point for each cycle with a value, a gap where one is owed. */
export function yearOf(metric: Metric, cycles: readonly Cycle[]): SparklineYear {
  const inOrder = cycles.map((cycle, at) => ({ cycle, standing: metric.cycles[at] }))
  const points = inOrder.flatMap(({ cycle, standing }) => {
    if (!standing || standing.status === 'not_due') return []
    const on = standing.value === null ? cycle.endsOn : (standing.lastOn ?? cycle.endsOn)
    return [{ on: apiDate(on), value: standing.value, apart: standing.newQuestion?.previous }]
  })
  const path = inOrder.flatMap(({ cycle, standing }) =>
    standing?.path == null ? [] : [{ on: apiDate(cycle.endsOn), value: standing.path }],
  )
  const first = cycles[0]?.startsOn ?? ''
  const start = metric.accumulates ? 0 : metric.baseline
  if (path.length > 0 && start !== null) path.unshift({ on: apiDate(first), value: start })
  return {
    points,
    path,
    from: apiDate(first),
    to: apiDate(cycles.at(-1)?.endsOn ?? ''),
    ticks: cycles.map(({ startsOn }) => apiDate(startsOn)),
  }
}

export type SparklineYear = Pick<SparklineProps, 'points' | 'path' | 'from' | 'to' | 'ticks'>
