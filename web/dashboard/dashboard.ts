/** The parts of the dashboard as the API answers it, and every metric with its place in them. */

import type { Status } from '../../domain/status.ts'
import { STATUSES } from '../../domain/status.ts'
import type { DashboardBody } from '../api.ts'

export type Dashboard = DashboardBody
export type Cycle = Dashboard['cycles'][number]
export type Department = Dashboard['departments'][number]
export type Priority = Department['priorities'][number]
export type Action = Priority['actions'][number]
export type Metric = Action['metrics'][number]
/** One metric in one cycle. */
export type Standing = Metric['cycles'][number]

/** A metric with all that it is part of. */
export interface Place {
  department: Department
  priority: Priority
  action: Action
  metric: Metric
}

/** Every metric, in the order of the plans. */
export function placesOf({ departments }: Pick<Dashboard, 'departments'>): Place[] {
  return departments.flatMap((department) =>
    department.priorities.flatMap((priority) =>
      priority.actions.flatMap((action) =>
        action.metrics.map((metric) => ({ department, priority, action, metric })),
      ),
    ),
  )
}

/** The metrics of one department or priority. */
export function metricsOf(part: Department | Priority): Metric[] {
  const priorities = 'priorities' in part ? part.priorities : [part]
  return priorities.flatMap(({ actions }) => actions.flatMap(({ metrics }) => metrics))
}

/** Where a metric stands in a cycle. */
export function standingAt(metric: Metric, cycleId: string): Standing | undefined {
  return metric.cycles.find((standing) => standing.cycleId === cycleId)
}

/** What a screen calls a metric: its short title, or else the printed text. */
export function nameOf({ title, text }: Pick<Metric, 'title' | 'text'>): string {
  return title === '' ? text : title
}

/** The statuses that any metric holds in any cycle, worst first. */
export function statusesHeld(metrics: readonly Metric[]): Status[] {
  const held = new Set(metrics.flatMap(({ cycles }) => cycles.map(({ status }) => status)))
  return STATUSES.filter((status) => held.has(status))
}
