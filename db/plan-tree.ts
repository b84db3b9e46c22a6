/** A plan read whole: a fixed number of queries, joined here. */

import { planChain } from '../domain/plan-text/document.ts'
import type { Action, Chain, Plan, Priority } from '../domain/plan.ts'
import { readMetrics, toMetric } from './metric-rows.ts'
import type { ActionTable, ChainPartTable, Db, PlanTable } from './tables.ts'
import { fromTextList } from './text-list.ts'

/** A plan without its chains and priorities. */
export type PlanCover = Omit<Plan, 'chains' | 'priorities'>

/** A plan's cover fields and sections. */
export async function readCover(db: Db, id: string): Promise<PlanCover | undefined> {
  const row = await db.selectFrom('plan').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const texts = await db
    .selectFrom('plan_section')
    .select(['name', 'text'])
    .where('plan_id', '=', id)
    .orderBy('position')
    .execute()
  return toCover(row, texts)
}

/** A plan's chains, and its priorities with their actions and metrics, in the order of print. */
export async function readTree(
  db: Db,
  planId: string,
): Promise<Pick<Plan, 'chains' | 'priorities'>> {
  const chains = await readChains(db, planId)
  const priorities = await db
    .selectFrom('priority')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('position')
    .execute()
  const actionsOf = Map.groupBy(await readActions(db, planId), (action) => action.priorityId)
  return {
    chains,
    priorities: priorities.map((row): Priority => ({
      id: row.id,
      planId: row.plan_id,
      number: row.number,
      title: row.title,
      actions: actionsOf.get(row.id) ?? [],
      version: row.version,
    })),
  }
}

/** A plan's chains, in their order. */
export async function readChains(db: Db, planId: string): Promise<Chain[]> {
  const chains = await db
    .selectFrom('chain')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('number')
    .execute()
  const parts = await db
    .selectFrom('chain_part')
    .innerJoin('chain', 'chain.id', 'chain_part.chain_id')
    .select(['chain_part.chain_id', 'chain_part.part', 'chain_part.text'])
    .where('chain.plan_id', '=', planId)
    .orderBy('chain_part.position')
    .execute()
  const partsOf = Map.groupBy(parts, (part) => part.chain_id)
  return chains.map((chain) => {
    const printed = partsOf.get(chain.id) ?? []
    const textsOf = (name: ChainPartTable['part']) =>
      printed.flatMap(({ part, text }) => (part === name ? [text] : []))
    return {
      id: chain.id,
      planId,
      number: chain.number,
      ...planChain(textsOf('if_we'), textsOf('then'), textsOf('which_will')[0] ?? null),
      version: chain.version,
    }
  })
}

/** A plan's department and school year. */
export async function findPlanScope(
  db: Db,
  planId: string,
): Promise<Pick<Plan, 'departmentId' | 'schoolYear'> | undefined> {
  const row = await db
    .selectFrom('plan')
    .select(['department_id', 'school_year'])
    .where('id', '=', planId)
    .executeTakeFirst()
  return row && { departmentId: row.department_id, schoolYear: row.school_year }
}

/** The scopes whose readers must look again when part of a plan changes. */
export async function scopesOfPlan(db: Db, planId: string): Promise<string[]> {
  const plan = await findPlanScope(db, planId)
  return plan ? [plan.schoolYear] : []
}

async function readActions(db: Db, planId: string): Promise<Action[]> {
  const actions = await db
    .selectFrom('action')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('position')
    .execute()
  const goals = await db
    .selectFrom('action_goal')
    .innerJoin('action', 'action.id', 'action_goal.action_id')
    .select(['action_goal.action_id', 'action_goal.goal'])
    .where('action.plan_id', '=', planId)
    .execute()
  const metrics = await readMetrics(db, { planId })
  const goalsOf = Map.groupBy(goals, (goal) => goal.action_id)
  const metricsOf = Map.groupBy(metrics, (metric) => metric.actionId)
  return actions.map((row) => ({
    ...toAction(
      row,
      (goalsOf.get(row.id) ?? []).map(({ goal }) => goal),
    ),
    metrics: (metricsOf.get(row.id) ?? []).map(toMetric),
  }))
}

/** An action without its metrics; goals in order of their text. */
export function toAction(row: ActionTable, goals: readonly string[]): Omit<Action, 'metrics'> {
  return {
    id: row.id,
    priorityId: row.priority_id,
    planId: row.plan_id,
    number: row.number,
    text: row.text,
    needsResources: row.needs_resources === null ? null : row.needs_resources === 1,
    goals: goals.toSorted(),
    version: row.version,
  }
}

function toCover(row: PlanTable, texts: readonly { name: string; text: string }[]): PlanCover {
  return {
    id: row.id,
    departmentId: row.department_id,
    schoolYear: row.school_year,
    kind: row.kind,
    state: row.state,
    reportGenerated: row.report_generated,
    printedDepartment: row.printed_department,
    contacts: fromTextList(row.contacts),
    emails: fromTextList(row.emails),
    phone: row.phone,
    sections: Object.fromEntries(
      [...Map.groupBy(texts, ({ name }) => name)].map(([name, rows]) => [
        name,
        rows.map(({ text }) => text),
      ]),
    ),
    version: row.version,
  }
}
