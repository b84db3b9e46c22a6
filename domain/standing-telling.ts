/** What a standing's sentence can say of its metric and cycle. */

import type { Cycle } from './calendar.ts'
import { countsMonths } from './coverage.ts'
import { isRunningTotal } from './pace.ts'
import type { Parts } from './parts.ts'
import type { Metric } from './plan.ts'
import type { Telling } from './sentence.ts'

/** A metric at a cycle. */
export interface AtCycle {
  metric: Metric
  /** In order. */
  cycles: readonly Cycle[]
  cycle: Cycle
  /** The parts of the cycles so far; the last is the cycle's own. */
  toDate: readonly Parts[]
}

/** The words for a sentence about `judged`: the cycle's own parts, or those of the year to date. */
export function tellingOf({ metric, cycles, cycle, toDate }: AtCycle, judged: Parts): Telling {
  const places = Math.max(metric.siteIds.length, 1)
  const runningTotal = isRunningTotal(metric)
  const isLacking = (_: Cycle, index: number) => toDate[index]?.numerator === null
  return {
    unit: metric.unit,
    kind: metric.kind,
    stages: metric.stages,
    targetStage: metric.targetStage,
    rateBase: metric.rateBase,
    places,
    cycleName: cycle.name,
    numerator: judged.numerator,
    denominator: judged.denominator,
    coverageOf: coverageNoun(metric, places),
    runningTotal,
    lacking: runningTotal ? cycles.filter(isLacking).map(({ name }) => name) : [],
    missing: judged.missing,
    obstacle: judged.obstacle,
  }
}

function coverageNoun(metric: Metric, places: number): string {
  if (!countsMonths(metric)) return 'sites'
  return places > 1 ? 'site-months' : 'months'
}
