/** The columns of what hangs on a metric, as SQL holds them. */

import type { Better } from '../domain/status-grid.ts'

export interface MetricSiteTable {
  metric_id: string
  site_id: string
}

export interface MilestoneTargetTable {
  metric_id: string
  cycle_id: string
  target: number
}

/** By what a metric is placed by its level and its change. Lists are canonical JSON. */
export interface StatusGridTable {
  metric_id: string
  better: Better
  /** Numbers in the metric's unit, ascending. */
  level_cuts: string
  change_cuts: string
  few_change_cuts: string
  /** Rows of colours, the worst level first. */
  colours: string
  few_colours: string
  /** 0 once taken out of use; the version goes on. */
  in_use: 0 | 1
  version: number
}
