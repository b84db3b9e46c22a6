/** A cycle in four numbers, each a number of metrics. */

import { countStatuses } from '../../domain/status.ts'
import type { Metric } from './dashboard.ts'
import { standingAt } from './dashboard.ts'

export interface Summary {
  /** Off track, at risk, on track or met. */
  judged: number
  /** On track or met. */
  good: number
  /** Off track, at risk or incomplete. */
  attention: number
  /** A number is owed and there is none. */
  silent: number
  /** Without a target. */
  informative: number
}

export function summaryOf(metrics: readonly Metric[], cycleId: string): Summary {
  const counts = countStatuses(
    metrics.flatMap((metric) => standingAt(metric, cycleId)?.status ?? []),
  )
  const good = counts.on_track + counts.met
  const short = counts.off_track + counts.at_risk
  return {
    judged: good + short,
    good,
    attention: short + counts.incomplete,
    silent: counts.no_data,
    informative: counts.informative,
  }
}
