/** What was decided in the meetings: every version of it, and when it was taken. */

import type { SchoolYear } from '../domain/calendar.ts'
import type { Decision, DecisionState } from '../domain/decision.ts'
import { recordChange } from './changes.ts'
import { newId } from './ids.ts'
import { isStanding } from './standing-versions.ts'
import type { Db, Instant } from './tables.ts'
import type { Writing } from './writing.ts'

/** What a decision is about; it stays the same in every version. */
export interface DecisionPlace {
  /** The cycle that was looked back on. */
  cycleId: string
  departmentId: string
  actionId: string | null
  metricId: string | null
}

export interface TakenDecision extends Decision, DecisionPlace {
  id: string
  schoolYear: SchoolYear
  version: number
  /** Who took it, and when. */
  taken: { by: string; at: Instant }
  /** Who wrote this version, and when. */
  changed: { by: string; at: Instant }
}

export interface DecisionScope {
  id?: string | undefined
  schoolYear?: SchoolYear | undefined
  cycleId?: string | undefined
  departmentId?: string | undefined
  metricId?: string | undefined
  state?: DecisionState | undefined
  /** A ledger number: as the record stood after that entry. */
  asOf?: number | undefined
}

/** The decisions that were taken, the newest first. */
export async function listDecisions(db: Db, scope: DecisionScope = {}): Promise<TakenDecision[]> {
  const { id, schoolYear, cycleId, departmentId, metricId, state, asOf } = scope
  let query = db
    .selectFrom('decision')
    .innerJoin('ledger', 'ledger.tx', 'decision.tx')
    .innerJoin('decision as first', (join) =>
      join.onRef('first.id', '=', 'decision.id').on('first.version', '=', 1),
    )
    .innerJoin('ledger as taking', 'taking.tx', 'first.tx')
    .innerJoin('cycle', 'cycle.id', 'decision.cycle_id')
    .selectAll('decision')
    .select(['ledger.actor', 'ledger.at', 'taking.actor as taken_by', 'taking.at as taken_at'])
    .select('cycle.school_year')
    .where(isStanding('decision', asOf))
    .orderBy('first.tx', 'desc')
  if (id !== undefined) query = query.where('decision.id', '=', id)
  if (schoolYear !== undefined) query = query.where('cycle.school_year', '=', schoolYear)
  if (cycleId !== undefined) query = query.where('decision.cycle_id', '=', cycleId)
  if (departmentId !== undefined) query = query.where('decision.department_id', '=', departmentId)
  if (metricId !== undefined) query = query.where('decision.metric_id', '=', metricId)
  if (state !== undefined) query = query.where('decision.state', '=', state)
  const rows = await query.execute()
  return rows.map((row) => ({
    id: row.id,
    cycleId: row.cycle_id,
    schoolYear: row.school_year,
    departmentId: row.department_id,
    actionId: row.action_id,
    metricId: row.metric_id,
    kind: row.kind,
    text: row.text,
    owner: row.owner,
    dueOn: row.due_on,
    state: row.state,
    outcome: row.outcome,
    version: row.version,
    taken: { by: row.taken_by, at: row.taken_at },
    changed: { by: row.actor, at: row.at },
  }))
}

/** A decision by its id. */
export async function findDecision(
  db: Db,
  id: string,
  asOf?: number,
): Promise<TakenDecision | undefined> {
  const [decision] = await listDecisions(db, { id, asOf })
  return decision
}

/** Where a decision belongs; it takes a new id unless it has one. */
interface NewPlace extends DecisionPlace {
  schoolYear: SchoolYear
  id?: string
}

/** Puts a decision on the record and gives its id. What it says is checked before. */
export async function takeDecision(
  writing: Writing,
  { schoolYear, id = newId(), ...place }: NewPlace,
  said: Decision,
): Promise<string> {
  const decision = { id, ...placeOf(place), ...saidOf(said), version: 1 }
  const tx = await recordChange(writing, {
    action: 'decision.take',
    entityId: id,
    after: decision,
    scopes: [schoolYear],
  })
  await insertVersion(writing, decision, tx)
  return id
}

/** Writes the next version of a decision. */
export async function changeDecision(
  writing: Writing,
  before: TakenDecision,
  said: Decision,
): Promise<void> {
  const { id, version } = before
  const was = { id, ...placeOf(before), ...saidOf(before), version }
  const decision = { ...was, ...saidOf(said), version: version + 1 }
  const tx = await recordChange(writing, {
    action: 'decision.change',
    entityId: id,
    before: was,
    after: decision,
    scopes: [before.schoolYear],
  })
  await writing.tx
    .updateTable('decision')
    .set({ superseded_tx: tx })
    .where('id', '=', id)
    .where('superseded_tx', 'is', null)
    .execute()
  await insertVersion(writing, decision, tx)
}

type Version = Decision & DecisionPlace & { id: string; version: number }

async function insertVersion(writing: Writing, decision: Version, tx: number): Promise<void> {
  const { id, version, cycleId, departmentId, actionId, metricId } = decision
  const { dueOn, ...said } = saidOf(decision)
  await writing.tx
    .insertInto('decision')
    .values({
      id,
      version,
      cycle_id: cycleId,
      department_id: departmentId,
      action_id: actionId,
      metric_id: metricId,
      ...said,
      due_on: dueOn,
      tx,
      superseded_tx: null,
    })
    .execute()
}

function placeOf({ cycleId, departmentId, actionId, metricId }: DecisionPlace): DecisionPlace {
  return { cycleId, departmentId, actionId, metricId }
}

function saidOf({ kind, text, owner, dueOn, state, outcome }: Decision): Decision {
  return { kind, text, owner, dueOn, state, outcome }
}
