/**
 * What a metric is judged against at a cycle: its own target, or for a running
 * total of the year the part of it that is due by then.
 * Decision: docs/decisions/0003-running-counts.md.
 */

import type { Measure } from './measure.ts'
import { isRunningTotal } from './pace.ts'
import type { AssessInput } from './progress.ts'

/** The part of what `assess` takes that comes from the metric. */
export type Goal = Pick<AssessInput, 'direction' | 'baseline' | 'target' | 'final'>

/** The goal of a metric at cycle k of N. */
export function goalOf(metric: Measure, cycleNumber: number, cycleCount: number): Goal {
  if (isRunningTotal(metric)) return runningGoal(metric, cycleNumber, cycleCount)
  return { direction: metric.direction, baseline: metric.baseline, target: targetOf(metric) }
}

// Both edges for `between`, null unless both are set.
function targetOf(
  measure: Pick<Measure, 'direction' | 'target' | 'targetHigh'>,
): AssessInput['target'] {
  const { direction, target, targetHigh } = measure
  if (direction !== 'between') return target
  return target === null || targetHigh === null ? null : [target, targetHigh]
}

// A total begins at 0 and grows towards the target, so `at_least` and `at_most` become paths,
// and the other conditions are scaled to the part of the year that is over.
function runningGoal(measure: Measure, cycleNumber: number, cycleCount: number): Goal {
  const { direction, baseline, target } = measure
  const final = cycleNumber >= cycleCount
  const byNow = (ofYear: number | null) =>
    ofYear === null ? null : (ofYear * cycleNumber) / cycleCount
  switch (direction) {
    case 'up':
    case 'at_least':
      return { direction: 'up', baseline: 0, target, final }
    case 'down':
    case 'at_most':
      return { direction: 'down', baseline: 0, target, final }
    case 'between': {
      const [low, high] = [byNow(target), byNow(measure.targetHigh)]
      return {
        direction,
        baseline,
        target: low === null || high === null ? null : [low, high],
        final,
      }
    }
    case 'exactly':
      return { direction, baseline, target: byNow(target), final }
    case 'keep':
      return { direction, baseline: byNow(baseline), target: byNow(target), final }
  }
}
