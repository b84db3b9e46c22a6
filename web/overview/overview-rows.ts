/** The rows of the overview: each department, and under it its priorities. */

import type { Status, StatusCounts } from '../../domain/status.ts'
import { countStatuses, STATUSES } from '../../domain/status.ts'
import type { Change, Span } from '../dashboard/change.ts'
import { changeOver } from '../dashboard/change.ts'
import type { Cycle, Dashboard, Department, Metric, Priority } from '../dashboard/dashboard.ts'
import { metricsOf } from '../dashboard/dashboard.ts'
import type { Logged } from '../dashboard/logged.ts'
import { loggedIn } from '../dashboard/logged.ts'
import { onSameDay } from '../past/past.ts'

export interface OverviewRow {
  key: string
  department: Department
  /** Absent in the row of the department itself. */
  priority?: Priority
  /** By cycle id. */
  cells: Record<string, OverviewCell>
  /** The priority's headline word in the cycle in view. */
  headline: Status | null
  /** Null when fewer than two cycles were judged. */
  change: Change | null
}

export interface OverviewCell {
  counts: StatusCounts
  logged: Logged
}

/** One row for each department and each of its priorities, in the order of the plans. */
export function overviewRows(
  { departments, cycles }: Pick<Dashboard, 'departments' | 'cycles'>,
  inView: Cycle,
  span: Span | null,
): OverviewRow[] {
  const rowOf = (part: Department | Priority) => {
    const metrics = metricsOf(part)
    return {
      cells: cellsOf(part.counts, metrics, cycles),
      change: span && metrics.length > 0 ? changeOver(metrics, span) : null,
    }
  }
  return departments.flatMap((department): OverviewRow[] => [
    { key: department.id, department, headline: null, ...rowOf(department) },
    ...department.priorities.map((priority) => ({
      key: priority.id,
      department,
      priority,
      headline: priority.headline[inView.id] ?? null,
      ...rowOf(priority),
    })),
  ])
}

/** The page that a cell leads down to. */
export function cellHref(row: OverviewRow, cycle: Cycle, year: string): string {
  const search = new URLSearchParams({
    year,
    ...(row.priority && { priority: String(row.priority.number) }),
    cycle: cycle.name,
  })
  return onSameDay(`/departments/${encodeURIComponent(row.department.id)}?${search}`)
}

function cellsOf(
  counts: Department['counts'],
  metrics: readonly Metric[],
  cycles: readonly Cycle[],
): OverviewRow['cells'] {
  return Object.fromEntries(
    cycles.map((cycle) => [
      cycle.id,
      {
        counts: counts[cycle.id] ?? countStatuses([]),
        logged: loggedIn(metrics, cycle, cycles),
      },
    ]),
  )
}

/** The counts of metrics that owe or have a number; the others would drown them. */
export function withoutNotDue(counts: StatusCounts): StatusCounts {
  return { ...counts, not_due: 0 }
}

/** Whether no metric at all is counted. */
export function isEmpty(counts: StatusCounts): boolean {
  return STATUSES.every((status) => counts[status] === 0)
}

/** Whether there is nothing to count yet: no metric owes a number, and none has one. */
export function isAwaited(counts: StatusCounts): boolean {
  return STATUSES.every((status) => status === 'not_due' || counts[status] === 0)
}
