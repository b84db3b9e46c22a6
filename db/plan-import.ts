/** Stores a whole printed plan at once, with one entry on the record. */

import type { SchoolYear } from '../domain/calendar.ts'
import type { PlanAction, PlanDocument, PlanPriority } from '../domain/plan-text/document.ts'
import type { Plan } from '../domain/plan.ts'
import { recordChange } from './changes.ts'
import { chunksOf } from './chunks.ts'
import { newId } from './ids.ts'
import { newMeasure } from './metric-fields.ts'
import { toMetricRow } from './metric-rows.ts'
import { prioritiesOf, sectionsOf } from './plan-document.ts'
import {
  hashOfSource,
  insertChainParts,
  insertSections,
  toActionRow,
  toPlanRow,
  toPriorityRow,
} from './plan-rows.ts'
import { deletePartsOf, findUses } from './plan-uses.ts'
import { findPlan, findPlanOf } from './plans.ts'
import type { Transaction } from './tables.ts'
import type { Writing } from './writing.ts'

/** Where a printed plan goes. */
export interface ImportTarget {
  departmentId: string
  schoolYear: SchoolYear
  /** The text the document was read from, kept word for word. */
  sourceText: string
  /** Whether the department's plan of that year gives way. */
  replace?: boolean | undefined
}

type PlanPlace = Pick<Plan, 'id' | 'departmentId' | 'schoolYear'>

/**
 * Stores a printed plan as a draft, texts, letters and order as printed, and
 * gives it back. A plan it replaces keeps its id.
 *
 * Errors: `plan_exists` unless it may be replaced; `plan_in_use` when the
 * record refers to the metrics of the one it would replace.
 */
export async function storePlan(
  writing: Writing,
  document: PlanDocument,
  target: ImportTarget,
): Promise<Plan | 'plan_exists' | 'plan_in_use'> {
  const { tx } = writing
  const { departmentId, schoolYear, sourceText } = target
  const before = await findPlanOf(tx, departmentId, schoolYear)
  if (before && !target.replace) return 'plan_exists'
  if (before && (await findUses(tx, { planId: before.id }))) return 'plan_in_use'

  const place: PlanPlace = { id: before?.id ?? newId(), departmentId, schoolYear }
  const cover = coverOf(document, place, (before?.version ?? 0) + 1)
  const row = { ...toPlanRow(cover), source_text: sourceText }
  if (before) {
    await deletePartsOf(tx, { planId: before.id })
    await tx.updateTable('plan').set(row).where('id', '=', before.id).execute()
  } else {
    await tx.insertInto('plan').values(row).execute()
  }
  await insertSections(tx, place.id, cover.sections)
  await insertChains(tx, document, place)
  await insertPriorities(tx, prioritiesOf(document), place)

  const after = await findPlan(tx, place.id)
  if (!after) throw new Error(`no plan ${place.id}`)
  await recordChange(writing, {
    action: 'plan.import',
    entityId: place.id,
    before,
    after: { ...after, sourceTextSha256: hashOfSource(sourceText) },
    scopes: [schoolYear],
  })
  return after
}

function coverOf(
  document: PlanDocument,
  place: PlanPlace,
  version: number,
): Omit<Plan, 'chains' | 'priorities'> {
  return {
    ...place,
    kind: document.kind,
    state: 'draft',
    reportGenerated: document.reportGenerated,
    printedDepartment: document.department.name,
    contacts: document.department.contacts,
    emails: document.department.emails,
    phone: document.department.phone,
    sections: sectionsOf(document),
    version,
  }
}

async function insertChains(
  tx: Transaction,
  document: PlanDocument,
  { id: planId }: PlanPlace,
): Promise<void> {
  for (const [index, printed] of document.chains.entries()) {
    const chain = { ...printed, id: newId(), planId, number: index + 1, version: 1 }
    const { id, number, version } = chain
    await tx.insertInto('chain').values({ id, plan_id: planId, number, version }).execute()
    await insertChainParts(tx, chain)
  }
}

async function insertPriorities(
  tx: Transaction,
  priorities: readonly PlanPriority[],
  place: PlanPlace,
): Promise<void> {
  const stored = priorities.map((printed) => ({ id: newId(), printed }))
  const rows = stored.map(({ id, printed: { number, title } }, index) =>
    toPriorityRow({ id, planId: place.id, number, title, version: 1 }, index + 1),
  )
  for (const some of chunksOf(rows)) await tx.insertInto('priority').values(some).execute()
  await insertActions(
    tx,
    stored.flatMap(({ id, printed }) =>
      printed.actions.map((action, index) => ({ priorityId: id, position: index + 1, action })),
    ),
    place,
  )
}

async function insertActions(
  tx: Transaction,
  actions: readonly { priorityId: string; position: number; action: PlanAction }[],
  place: PlanPlace,
): Promise<void> {
  const stored = actions.map((printed) => ({ id: newId(), ...printed }))
  const rows = stored.map(({ id, priorityId, position, action }) =>
    toActionRow(
      {
        id,
        priorityId,
        planId: place.id,
        number: action.number,
        text: action.text,
        needsResources: action.needsResources ?? null,
        goals: [],
        version: 1,
      },
      position,
    ),
  )
  for (const some of chunksOf(rows)) await tx.insertInto('action').values(some).execute()
  const metrics = stored.flatMap(({ id, action }) => metricRows(id, action, place))
  for (const some of chunksOf(metrics)) await tx.insertInto('metric').values(some).execute()
}

function metricRows(actionId: string, action: PlanAction, place: PlanPlace) {
  const { id: planId, departmentId, schoolYear } = place
  return action.metrics.map(({ letter, text }, index) =>
    toMetricRow({
      ...newMeasure(),
      id: newId(),
      actionId,
      planId,
      departmentId,
      schoolYear,
      letter,
      text,
      position: index + 1,
      removed: false,
      version: 1,
    }),
  )
}
