/** Department plans: one per department and school year. */

import type { SchoolYear } from '../domain/calendar.ts'
import type { Plan } from '../domain/plan.ts'
import type { Changes } from './changes.ts'
import { recordChange, withChanges } from './changes.ts'
import { newId } from './ids.ts'
import { insertSections, toPlanRow } from './plan-rows.ts'
import type { PlanCover } from './plan-tree.ts'
import { readCover, readTree } from './plan-tree.ts'
import type { Db } from './tables.ts'
import type { Writing } from './writing.ts'

export { listPlans } from './plan-list.ts'

/** A plan's cover and sections, as a person types them; what is left out is empty. */
export type NewPlan = Pick<Plan, 'departmentId' | 'schoolYear'> &
  Changes<Omit<PlanCover, 'departmentId' | 'schoolYear' | 'version'>>

/** A named section replaces the one of that name; the others stay. */
export type PlanChanges = Changes<
  Pick<
    Plan,
    'state' | 'reportGenerated' | 'printedDepartment' | 'contacts' | 'emails' | 'phone' | 'sections'
  >
>

/** A plan with everything in it. */
export async function findPlan(db: Db, id: string): Promise<Plan | undefined> {
  const cover = await readCover(db, id)
  return cover && { ...cover, ...(await readTree(db, id)) }
}

/** A department's plan for a school year, with everything in it. */
export async function findPlanOf(
  db: Db,
  departmentId: string,
  schoolYear: SchoolYear,
): Promise<Plan | undefined> {
  const row = await db
    .selectFrom('plan')
    .select('id')
    .where('department_id', '=', departmentId)
    .where('school_year', '=', schoolYear)
    .executeTakeFirst()
  return row && findPlan(db, row.id)
}

/** Starts a plan, a draft unless it says otherwise; undefined when the department has one. */
export async function insertPlan(writing: Writing, plan: NewPlan): Promise<Plan | undefined> {
  const cover: PlanCover = {
    id: plan.id ?? newId(),
    departmentId: plan.departmentId,
    schoolYear: plan.schoolYear,
    kind: plan.kind ?? 'department_plan',
    state: plan.state ?? 'draft',
    reportGenerated: plan.reportGenerated ?? null,
    printedDepartment: plan.printedDepartment ?? null,
    contacts: plan.contacts ?? [],
    emails: plan.emails ?? [],
    phone: plan.phone ?? null,
    sections: plan.sections ?? {},
    version: 1,
  }
  const row = await writing.tx
    .insertInto('plan')
    .values({ ...toPlanRow(cover), source_text: null })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return undefined
  await insertSections(writing.tx, cover.id, cover.sections)
  await recordChange(writing, {
    action: 'plan.add',
    entityId: cover.id,
    after: cover,
    scopes: [cover.schoolYear],
  })
  return findPlan(writing.tx, cover.id)
}

/** Changes a plan's cover, sections or state; undefined when absent or stale. */
export async function updatePlan(
  writing: Writing,
  id: string,
  changes: PlanChanges,
  expectedVersion: number,
  reason?: string,
): Promise<Plan | undefined> {
  const { tx } = writing
  const before = await readCover(tx, id)
  if (before?.version !== expectedVersion) return undefined
  const sections = { ...before.sections, ...changes.sections }
  const after = { ...withChanges(before, changes), sections }
  await tx.updateTable('plan').set(toPlanRow(after)).where('id', '=', id).execute()
  if (changes.sections) {
    await tx.deleteFrom('plan_section').where('plan_id', '=', id).execute()
    await insertSections(tx, id, sections)
  }
  const scopes = [after.schoolYear]
  await recordChange(writing, {
    action: 'plan.change',
    entityId: id,
    before,
    after,
    reason,
    planId: id,
    scopes,
  })
  return findPlan(tx, id)
}
