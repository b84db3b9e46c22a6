/** Where in the plans each metric is, in words: for files that are read without the plans. */

import type { SchoolYear } from '../domain/calendar.ts'
import type { Metric } from '../domain/plan.ts'
import { readMetrics, toMetric } from './metric-rows.ts'
import type { Db } from './tables.ts'

export interface MetricPlace {
  metric: Metric
  /** Whether it is out of the plan; its observations stay. */
  removed: boolean
  departmentCode: string
  department: string
  priorityNumber: number
  priority: string
  actionNumber: number
  action: string
}

export interface PlaceFilter {
  schoolYear?: SchoolYear | undefined
  departmentId?: string | undefined
  metricId?: string | undefined
}

/** Every metric with its place, removed ones too, in the order of print. */
export async function listMetricPlaces(db: Db, filter: PlaceFilter): Promise<MetricPlace[]> {
  const { metricId, ...scope } = filter
  const stored = await readMetrics(db, { ...scope, id: metricId, removed: 'included' })
  const departments = await db.selectFrom('department').select(['id', 'code', 'name']).execute()
  const departmentOf = new Map(departments.map((department) => [department.id, department]))
  const actionOf = await readActions(db, filter)
  return stored.flatMap((metric) => {
    const department = departmentOf.get(metric.departmentId)
    const action = actionOf.get(metric.actionId)
    if (!department || !action) return []
    return [
      {
        metric: toMetric(metric),
        removed: metric.removed,
        departmentCode: department.code,
        department: department.name,
        priorityNumber: action.priority_number,
        priority: action.title,
        actionNumber: action.number,
        action: action.text,
      },
    ]
  })
}

async function readActions(db: Db, { schoolYear, departmentId }: PlaceFilter) {
  let query = db
    .selectFrom('action')
    .innerJoin('priority', 'priority.id', 'action.priority_id')
    .innerJoin('plan', 'plan.id', 'action.plan_id')
    .select(['action.id', 'action.number', 'action.text', 'priority.title'])
    .select('priority.number as priority_number')
  if (schoolYear !== undefined) query = query.where('plan.school_year', '=', schoolYear)
  if (departmentId !== undefined) query = query.where('plan.department_id', '=', departmentId)
  const rows = await query.execute()
  return new Map(rows.map((row) => [row.id, row]))
}
