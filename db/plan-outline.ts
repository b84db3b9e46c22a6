/** Every plan of a school year without its texts, in a fixed number of queries. */

import type { SchoolYear } from '../domain/calendar.ts'
import type { PlanOutline } from '../domain/dashboard.ts'
import { listDepartments } from './departments.ts'
import { readMetrics, toMetric } from './metric-rows.ts'
import { toAction } from './plan-tree.ts'
import type { Db } from './tables.ts'

export interface PlanScope {
  schoolYear: SchoolYear
  /** One department; absent, all of them. */
  departmentId?: string | undefined
}

/** The outline of a year's plans, or of one department's. */
export async function readOutline(db: Db, scope: PlanScope): Promise<PlanOutline> {
  const { schoolYear, departmentId } = scope
  const departments = await listDepartments(db)
  const plans = await inScope(db, scope).select(['plan.id', 'department_id', 'state']).execute()
  const priorities = await inScope(db, scope)
    .innerJoin('priority', 'priority.plan_id', 'plan.id')
    .select(['priority.id', 'priority.plan_id', 'priority.number', 'priority.title'])
    .orderBy('priority.position')
    .orderBy('priority.id')
    .execute()
  const metrics = await readMetrics(db, { schoolYear, departmentId })
  return {
    departments: departments.filter(({ id }) => departmentId === undefined || id === departmentId),
    plans: plans.map(({ id, department_id, state }) => ({
      id,
      departmentId: department_id,
      state,
    })),
    priorities: priorities.map(({ id, plan_id, number, title }) => ({
      id,
      planId: plan_id,
      number,
      title,
    })),
    actions: await readActions(db, scope),
    metrics: metrics.map(toMetric),
  }
}

async function readActions(db: Db, scope: PlanScope): Promise<PlanOutline['actions']> {
  const actions = await inScope(db, scope)
    .innerJoin('action', 'action.plan_id', 'plan.id')
    .selectAll('action')
    .orderBy('action.position')
    .orderBy('action.id')
    .execute()
  const goals = await inScope(db, scope)
    .innerJoin('action', 'action.plan_id', 'plan.id')
    .innerJoin('action_goal', 'action_goal.action_id', 'action.id')
    .select(['action_goal.action_id', 'action_goal.goal'])
    .execute()
  const goalsOf = Map.groupBy(goals, (goal) => goal.action_id)
  return actions.map((row) =>
    toAction(
      row,
      (goalsOf.get(row.id) ?? []).map(({ goal }) => goal),
    ),
  )
}

function inScope(db: Db, { schoolYear, departmentId }: PlanScope) {
  const plans = db.selectFrom('plan').where('plan.school_year', '=', schoolYear)
  return departmentId === undefined ? plans : plans.where('plan.department_id', '=', departmentId)
}
