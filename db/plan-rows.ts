/** A plan's parts on their way into the database. */

import { createHash } from 'node:crypto'

import type { Action, Chain, Plan, Priority } from '../domain/plan.ts'
import { chunksOf } from './chunks.ts'
import type {
  ActionTable,
  ChainPartTable,
  PlanTable,
  PriorityTable,
  Transaction,
} from './tables.ts'
import { toTextList } from './text-list.ts'

/** The columns of a plan's cover, but for the imported text. */
export function toPlanRow(
  cover: Omit<Plan, 'sections' | 'chains' | 'priorities'>,
): Omit<PlanTable, 'source_text'> {
  return {
    id: cover.id,
    department_id: cover.departmentId,
    school_year: cover.schoolYear,
    kind: cover.kind,
    state: cover.state,
    report_generated: cover.reportGenerated,
    printed_department: cover.printedDepartment,
    contacts: toTextList(cover.contacts),
    emails: toTextList(cover.emails),
    phone: cover.phone,
    version: cover.version,
  }
}

/** The SHA-256 by which the log vouches for the text that a plan was read from. */
export function hashOfSource(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The columns of a priority. */
export function toPriorityRow(
  priority: Omit<Priority, 'actions'>,
  position: number,
): PriorityTable {
  return {
    id: priority.id,
    plan_id: priority.planId,
    number: priority.number,
    position,
    title: priority.title,
    version: priority.version,
  }
}

/** The columns of an action. */
export function toActionRow(action: Omit<Action, 'metrics'>, position: number): ActionTable {
  return {
    id: action.id,
    priority_id: action.priorityId,
    plan_id: action.planId,
    number: action.number,
    position,
    text: action.text,
    needs_resources: action.needsResources === null ? null : action.needsResources ? 1 : 0,
    version: action.version,
  }
}

/** Stores a plan's sections; an empty one leaves no trace. */
export async function insertSections(
  tx: Transaction,
  planId: string,
  sections: Plan['sections'],
): Promise<void> {
  const rows = Object.entries(sections).flatMap(([name, texts]) =>
    texts.map((text, index) => ({ plan_id: planId, name, position: index + 1, text })),
  )
  for (const some of chunksOf(rows)) await tx.insertInto('plan_section').values(some).execute()
}

/** Stores a chain's texts. */
export async function insertChainParts(tx: Transaction, chain: Chain): Promise<void> {
  const partsOf = (part: ChainPartTable['part'], texts: readonly string[]) =>
    texts.map((text, index) => ({ chain_id: chain.id, part, position: index + 1, text }))
  const rows = [
    ...partsOf('if_we', chain.ifWe),
    ...partsOf('then', chain.then),
    ...partsOf('which_will', chain.whichWill === null ? [] : [chain.whichWill]),
  ]
  for (const some of chunksOf(rows)) await tx.insertInto('chain_part').values(some).execute()
}

/** Stores the goals an action serves. */
export async function insertGoals(
  tx: Transaction,
  action: Pick<Action, 'id' | 'goals'>,
): Promise<void> {
  const rows = [...new Set(action.goals)].map((goal) => ({ action_id: action.id, goal }))
  for (const some of chunksOf(rows)) await tx.insertInto('action_goal').values(some).execute()
}
