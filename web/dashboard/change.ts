/** How many metrics stand better or worse than one cycle before. Statuses are compared, not values. */

import type { Status } from '../../domain/status.ts'
import type { Cycle, Metric } from './dashboard.ts'
import { standingAt } from './dashboard.ts'

/** Two cycles that can be compared. */
export interface Span {
  from: Cycle
  to: Cycle
}

/** Numbers of metrics; one that is judged in only one of the two cycles is in neither. */
export interface Change {
  better: number
  worse: number
}

/** From worst to best. A metric with another status was not judged. */
const JUDGED: readonly Status[] = ['off_track', 'at_risk', 'on_track', 'met']

/** The last two cycles, up to the one in view, in which any metric was judged; null without two. */
export function spanOf(
  metrics: readonly Metric[],
  cycles: readonly Cycle[],
  inView: Cycle,
): Span | null {
  const judged = cycles.filter(
    ({ id, number }) =>
      number <= inView.number && metrics.some((metric) => rankAt(metric, id) !== null),
  )
  const [from, to] = judged.slice(-2)
  return from && to ? { from, to } : null
}

/** How many metrics changed their status for the better and for the worse. */
export function changeOver(metrics: readonly Metric[], { from, to }: Span): Change {
  const change = { better: 0, worse: 0 }
  for (const metric of metrics) {
    const [before, after] = [rankAt(metric, from.id), rankAt(metric, to.id)]
    if (before === null || after === null) continue
    if (after > before) change.better += 1
    if (after < before) change.worse += 1
  }
  return change
}

function rankAt(metric: Metric, cycleId: string): number | null {
  const status = standingAt(metric, cycleId)?.status
  const rank = status === undefined ? -1 : JUDGED.indexOf(status)
  return rank < 0 ? null : rank
}
