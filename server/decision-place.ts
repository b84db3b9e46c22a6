/** What a decision is about: the cycle that was looked back on, a department, an action or a metric. */

import type { Context } from 'hono'

import { findAction } from '../db/actions.ts'
import { findCycle } from '../db/cycles.ts'
import type { DecisionPlace } from '../db/decisions.ts'
import { findDepartment } from '../db/departments.ts'
import { findMetric } from '../db/metrics.ts'
import { findPlanScope } from '../db/plan-tree.ts'
import type { Db } from '../db/tables.ts'
import type { Env } from './context.ts'
import { unknown } from './respond.ts'

/** The place with the action of its metric; or why there is none. */
export async function findPlace(c: Context<Env>, db: Db, asked: DecisionPlace) {
  const cycle = await findCycle(db, asked.cycleId)
  if (!cycle) return { refused: unknown(c, 'cycleId', 'cycle') }
  if (!(await findDepartment(db, asked.departmentId))) {
    return { refused: unknown(c, 'departmentId', 'department') }
  }
  const metric = asked.metricId === null ? undefined : await findMetric(db, asked.metricId)
  const { schoolYear } = cycle
  const isOwn = metric?.departmentId === asked.departmentId && metric.schoolYear === schoolYear
  if (asked.metricId !== null && !isOwn) {
    return { refused: unknown(c, 'metricId', 'metric in the department’s plan of this year') }
  }
  const actionId = asked.actionId ?? metric?.actionId ?? null
  const isAbout = actionId === null || (await isOfPlan(db, actionId, { ...asked, schoolYear }))
  if (!isAbout || (metric && metric.actionId !== actionId)) {
    return { refused: unknown(c, 'actionId', 'action in the department’s plan of this year') }
  }
  return { ...asked, actionId, cycle, schoolYear }
}

async function isOfPlan(
  db: Db,
  actionId: string,
  { departmentId, schoolYear }: { departmentId: string; schoolYear: string },
): Promise<boolean> {
  const action = await findAction(db, actionId)
  const plan = action && (await findPlanScope(db, action.planId))
  return plan?.departmentId === departmentId && plan.schoolYear === schoolYear
}
