/** The columns of what hangs on a metric, as SQL holds them. */

import type { Better } from '../domain/status-grid.ts'

export interface MetricPartTables {
  metric_site: MetricSiteTable
  milestone_target: MilestoneTargetTable
  status_grid: StatusGridTable
  recipe: RecipeTable
}

interface MetricSiteTable {
  metric_id: string
  site_id: string
}

interface MilestoneTargetTable {
  metric_id: string
  cycle_id: string
  target: number
}

/** How files of a metric are counted. */
interface RecipeTable {
  metric_id: string
  /** Canonical JSON; null once forgotten, where the version goes on. */
  recipe: string | null
  version: number
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
