/** How many of the values that a cycle asks for are there. */

import { isDue } from '../../domain/pace.ts'
import type { Cycle, Metric } from './dashboard.ts'
import { standingAt } from './dashboard.ts'

/** Numbers of metrics. */
export interface Logged {
  /** Metrics that owe a value in the cycle by their cadence and can be measured. */
  expected: number
  /** Those with a value. */
  logged: number
  /** Those without one, but with a reason that somebody gave. */
  explained: number
}

/** What is logged of what a cycle asks for. */
export function loggedIn(
  metrics: readonly Metric[],
  cycle: Cycle,
  cycles: readonly Cycle[],
): Logged {
  const told = { expected: 0, logged: 0, explained: 0 }
  for (const metric of metrics) {
    const standing = standingAt(metric, cycle.id)
    if (!standing || metric.kind === null || standing.missing === 'not_due') continue
    if (!isDue(metric.cadence, cycle.number, cycles.length)) continue
    told.expected += 1
    if (standing.cycleValue !== null) told.logged += 1
    else if (standing.missing !== null) told.explained += 1
  }
  return told
}
