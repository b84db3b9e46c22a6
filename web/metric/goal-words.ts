/** A metric's baseline and target, said in words. */

import { isRunningTotal } from '../../domain/pace.ts'
import { formatSchoolYear } from '../shared/format.ts'
import { metricWords } from '../words/metric.ts'
import { sayTarget } from './amounts.ts'
import type { Metric, Series } from './series.ts'
import { schoolYearOf } from './series.ts'

/** `From 55 % to 65 % by the end of 2022–23; fewer is better.` */
export function goalWords(series: Series): string {
  const say = metricWords().goal
  const { metric } = series
  const parts = [
    aim(series),
    metric.direction === 'down' || metric.direction === 'at_most' ? say.fewer : '',
    isRunningTotal(metric) && metric.target !== null ? say.runningTotal : '',
  ]
  return `${parts.filter((part) => part !== '').join('; ')}.`
}

function aim({ metric, schoolYear }: Series): string {
  const say = metricWords().goal
  const { direction, baseline, target, targetHigh } = metric
  const shown = (value: number) => sayTarget(metric, value)
  const before = baseline === null ? '' : `; ${say.before(shown(baseline))}`
  if (direction === 'keep') {
    const kept = baseline ?? target
    return kept === null ? say.none : say.keep(shown(kept))
  }
  if (target === null) return say.none + before
  switch (direction) {
    case 'up':
    case 'down':
      return path(metric, target, formatSchoolYear(schoolYearOf(schoolYear)))
    case 'at_least':
      return say.atLeast(shown(target)) + before
    case 'at_most':
      return say.atMost(shown(target)) + before
    case 'exactly':
      return say.exactly(shown(target)) + before
    case 'between':
      return say.between(shown(target), shown(targetHigh ?? target)) + before
  }
}

function path(metric: Metric, target: number, year: string): string {
  const say = metricWords().goal
  const { baseline } = metric
  const goal = sayTarget(metric, target)
  if (baseline === null) return say.to(goal, year)
  // A running total starts at 0; what it was last year is not where it starts.
  if (isRunningTotal(metric)) {
    return `${say.to(goal, year)}; ${say.before(sayTarget(metric, baseline))}`
  }
  return say.fromTo(sayTarget(metric, baseline), goal, year)
}
