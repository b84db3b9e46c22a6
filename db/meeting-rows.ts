/** The rows of the CSV files of reflections and decisions: a page per cycle, none of them empty. */

import type { SchoolYear } from '../domain/calendar.ts'
import type { DecisionCells, ReflectionCells } from '../domain/meeting-csv.ts'
import type { DistrictCycle } from './cycle-rows.ts'
import { listCycles } from './cycle-rows.ts'
import type { TakenDecision } from './decisions.ts'
import { listDecisions } from './decisions.ts'
import { listDepartments } from './departments.ts'
import { lookBack } from './look-back.ts'
import type { ActionReflection } from './reflections.ts'
import { readReflections } from './reflections.ts'
import type { Db } from './tables.ts'

export interface MeetingExport {
  schoolYear: SchoolYear
  cycleId?: string | undefined
  departmentId?: string | undefined
  /** A ledger number: as the record stood after that entry. */
  asOf?: number | undefined
}

/** What separates the entries of a list in one cell. */
const BETWEEN = '; '

/** The decisions of each cycle as they stand: by department, first ones first. */
export async function* decisionRows(db: Db, scope: MeetingExport): AsyncGenerator<DecisionCells[]> {
  const places = await readPlaces(db, scope)
  for (const cycle of places.cycles) {
    const taken = await listDecisions(places.db, { ...scope, cycleId: cycle.id })
    const page = inPrint(taken.toReversed(), places, ({ departmentId }) => departmentId)
    if (page.length > 0) yield page.map((decision) => toDecisionCells(decision, cycle, places))
  }
}

/** The reflections of each cycle as they stand, in the order of print. */
export async function* reflectionRows(
  db: Db,
  scope: MeetingExport,
): AsyncGenerator<ReflectionCells[]> {
  const places = await readPlaces(db, scope)
  for (const cycle of places.cycles) {
    const written = await readReflections(places.db, { ...scope, cycleId: cycle.id })
    const inOrder = Array.from(places.actions.keys(), (id) => written.get(id) ?? [])
    const page = inPrint(inOrder.flat(), places, ({ actionId }) => departmentOf(actionId, places))
    if (page.length > 0) yield page.map((one) => toReflectionCells(one, cycle, places))
  }
}

interface Places {
  db: Db
  cycles: DistrictCycle[]
  /** Names of the departments by id, in the district's order. */
  departments: ReadonlyMap<string, string>
  /** By action id, in the order of print within a department. */
  actions: ReadonlyMap<string, ActionPlace>
  /** By metric id. */
  metrics: ReadonlyMap<string, { letter: string; text: string }>
}

interface ActionPlace {
  departmentId: string
  priorityNumber: number
  priority: string
  number: number
  text: string
}

async function readPlaces(db: Db, { schoolYear, cycleId, asOf }: MeetingExport): Promise<Places> {
  const then = lookBack(db, asOf)
  const cycles = await listCycles(then, schoolYear)
  const departments = await listDepartments(then)
  const metrics = await then
    .selectFrom('metric')
    .select(['id', 'letter', 'text'])
    .where('school_year', '=', schoolYear)
    .execute()
  return {
    db: then,
    cycles: cycles.filter(({ id }) => cycleId === undefined || id === cycleId),
    departments: new Map(departments.map(({ id, name }) => [id, name])),
    actions: await readActions(then, schoolYear),
    metrics: new Map(metrics.map(({ id, ...metric }) => [id, metric])),
  }
}

async function readActions(db: Db, schoolYear: SchoolYear): Promise<Map<string, ActionPlace>> {
  const rows = await db
    .selectFrom('action')
    .innerJoin('priority', 'priority.id', 'action.priority_id')
    .innerJoin('plan', 'plan.id', 'action.plan_id')
    .select(['action.id', 'action.number', 'action.text', 'plan.department_id'])
    .select(['priority.number as priority_number', 'priority.title'])
    .where('plan.school_year', '=', schoolYear)
    .orderBy('priority.position')
    .orderBy('action.position')
    .orderBy('action.id')
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        departmentId: row.department_id,
        priorityNumber: row.priority_number,
        priority: row.title,
        number: row.number,
        text: row.text,
      },
    ]),
  )
}

/** The departments in the district's order, each with its own in the order they come in. */
function inPrint<T>(rows: readonly T[], { departments }: Places, idOf: (row: T) => string): T[] {
  const order = Array.from(departments.keys())
  return rows.toSorted((a, b) => order.indexOf(idOf(a)) - order.indexOf(idOf(b)))
}

function departmentOf(actionId: string, { actions }: Places): string {
  return actions.get(actionId)?.departmentId ?? ''
}

function toDecisionCells(
  decision: TakenDecision,
  cycle: DistrictCycle,
  places: Places,
): DecisionCells {
  const { actionId, metricId, departmentId, taken, changed } = decision
  const metric = metricId === null ? undefined : places.metrics.get(metricId)
  return {
    decision_id: decision.id,
    ...toPlaceCells(cycle, actionId, departmentId, places),
    metric_letter: metric?.letter ?? null,
    metric: metric?.text ?? null,
    metric_id: metricId,
    kind: decision.kind,
    decision: decision.text,
    owner: decision.owner || null,
    due_on: decision.dueOn,
    state: decision.state,
    outcome: decision.outcome || null,
    decided_at: taken.at,
    decided_by: taken.by,
    changed_at: changed.at,
    changed_by: changed.by,
    version: decision.version,
  }
}

function toReflectionCells(
  reflection: ActionReflection,
  cycle: DistrictCycle,
  places: Places,
): ReflectionCells {
  const { actionId, cycleId, happened, learned, next, felt, written, readBy } = reflection
  return {
    reflection_id: `${actionId}:${cycleId}`,
    ...toPlaceCells(cycle, actionId, departmentOf(actionId, places), places),
    happened: happened || null,
    learned: learned || null,
    next: next || null,
    felt,
    written_at: written?.at ?? null,
    written_by: written?.by ?? null,
    acknowledged_by: readBy.map(({ by }) => by).join(BETWEEN) || null,
    version: reflection.version,
  }
}

function toPlaceCells(
  cycle: DistrictCycle,
  actionId: string | null,
  departmentId: string,
  { departments, actions }: Places,
) {
  const action = actionId === null ? undefined : actions.get(actionId)
  return {
    school_year: cycle.schoolYear,
    cycle: cycle.name,
    department: departments.get(departmentId) ?? departmentId,
    priority_number: action?.priorityNumber ?? null,
    priority: action?.priority ?? null,
    action_number: action?.number ?? null,
    action: action?.text ?? null,
  }
}
