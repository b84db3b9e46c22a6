/** Plans in a list, with how much is in each. */

import { sql } from 'kysely'

import type { SchoolYear } from '../domain/calendar.ts'
import type { Plan } from '../domain/plan.ts'
import { byPosition } from './name-order.ts'
import type { Db } from './tables.ts'

interface PlanSummary extends Pick<
  Plan,
  'id' | 'departmentId' | 'schoolYear' | 'kind' | 'state' | 'reportGenerated' | 'version'
> {
  priorities: number
  actions: number
  /** Without the removed ones. */
  metrics: number
  /** Whether a part of it was changed after it was approved. */
  changedSinceApproval: boolean
}

interface PlanFilter {
  schoolYear?: SchoolYear | undefined
  departmentId?: string | undefined
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['execute']>>[number]

/** The plans that fit, newest year first, departments in the district's order. */
export async function listPlans(db: Db, filter: PlanFilter = {}): Promise<PlanSummary[]> {
  const { schoolYear, departmentId } = filter
  let query = summaries(db)
  if (schoolYear !== undefined) query = query.where('plan.school_year', '=', schoolYear)
  if (departmentId !== undefined) query = query.where('plan.department_id', '=', departmentId)
  const rows = await query.execute()
  return rows.toSorted(byYearAndPosition).map(toSummary)
}

function summaries(db: Db) {
  const rows = sql<number>`cast(count(*) as integer)`.as('rows')
  return db
    .selectFrom('plan')
    .innerJoin('department', 'department.id', 'plan.department_id')
    .selectAll('plan')
    .select(['department.position', 'department.name'])
    .select((eb) => [
      eb
        .selectFrom('priority')
        .whereRef('priority.plan_id', '=', 'plan.id')
        .select(rows)
        .as('priorities'),
      eb.selectFrom('action').whereRef('action.plan_id', '=', 'plan.id').select(rows).as('actions'),
      eb
        .selectFrom('metric')
        .whereRef('metric.plan_id', '=', 'plan.id')
        .where('metric.removed', '=', 0)
        .select(rows)
        .as('metrics'),
      // A deed is the last step of a plan that is as it was then.
      eb
        .selectFrom('plan_step')
        .whereRef('plan_step.plan_id', '=', 'plan.id')
        .select('plan_step.step')
        .orderBy('plan_step.tx', 'desc')
        .limit(1)
        .as('last_step'),
    ])
}

function byYearAndPosition(a: SummaryRow, b: SummaryRow): number {
  if (a.school_year !== b.school_year) return a.school_year < b.school_year ? 1 : -1
  return byPosition(a, b)
}

function toSummary(row: SummaryRow): PlanSummary {
  return {
    id: row.id,
    departmentId: row.department_id,
    schoolYear: row.school_year,
    kind: row.kind,
    state: row.state,
    reportGenerated: row.report_generated,
    version: row.version,
    priorities: row.priorities ?? 0,
    actions: row.actions ?? 0,
    metrics: row.metrics ?? 0,
    changedSinceApproval: row.state === 'approved' && row.last_step === 'change',
  }
}
