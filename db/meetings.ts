/** The meetings of the cycles: every version of what was planned of each. */

import type { Expression, SqlBool } from 'kysely'
import { expressionBuilder } from 'kysely'

import type { SchoolYear } from '../domain/calendar.ts'
import { previousSchoolYear } from '../domain/calendar.ts'
import type { AgendaDepartment, AgendaItem, Meeting } from '../domain/meeting.ts'
import { recordChange } from './changes.ts'
import type { DistrictCycle } from './cycle-rows.ts'
import { listDepartments } from './departments.ts'
import { newId } from './ids.ts'
import type { Signed } from './reflections.ts'
import { isStanding } from './standing-versions.ts'
import type { Db, Tables } from './tables.ts'
import type { Writing } from './writing.ts'

export interface CycleMeeting extends Meeting {
  id: string
  version: number
  cycleId: string
  schoolYear: SchoolYear
  /** The entry that wrote this version. */
  tx: number
  /** Who wrote this version, and when. */
  changed: Signed
}

export interface MeetingScope {
  id?: string | undefined
  schoolYear?: SchoolYear | undefined
  cycleId?: string | undefined
  /** A ledger number: as the record stood after that entry. */
  asOf?: number | undefined
}

/** The meetings that are planned or were held, that of the newest cycle first. */
export async function listMeetings(db: Db, scope: MeetingScope = {}): Promise<CycleMeeting[]> {
  const { id, schoolYear, cycleId, asOf } = scope
  let query = db
    .selectFrom('meeting')
    .innerJoin('ledger', 'ledger.tx', 'meeting.tx')
    .innerJoin('cycle', 'cycle.id', 'meeting.cycle_id')
    .selectAll('meeting')
    .select(['ledger.actor', 'ledger.at', 'cycle.school_year'])
    .where(isStanding('meeting', asOf))
    .orderBy('cycle.school_year', 'desc')
    .orderBy('cycle.number', 'desc')
  if (id !== undefined) query = query.where('meeting.id', '=', id)
  if (schoolYear !== undefined) query = query.where('cycle.school_year', '=', schoolYear)
  if (cycleId !== undefined) query = query.where('meeting.cycle_id', '=', cycleId)
  const rows = await query.execute()
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    cycleId: row.cycle_id,
    schoolYear: row.school_year,
    title: row.title,
    heldOn: row.held_on,
    startsAt: row.starts_at,
    state: row.state,
    agenda: parseAgenda(row.agenda),
    tx: row.tx,
    changed: { by: row.actor, at: row.at },
  }))
}

/** A meeting by its id. */
export async function findMeeting(
  db: Db,
  id: string,
  asOf?: number,
): Promise<CycleMeeting | undefined> {
  const [meeting] = await listMeetings(db, { id, asOf })
  return meeting
}

/** What an agenda of a year is made of: every department in the district's order. */
export async function readAgendaDepartments(
  db: Db,
  schoolYear: SchoolYear,
): Promise<AgendaDepartment[]> {
  const rows = await db
    .selectFrom('priority')
    .innerJoin('plan', 'plan.id', 'priority.plan_id')
    .select(['plan.department_id', 'priority.id'])
    .where('plan.school_year', '=', schoolYear)
    .execute()
  const byDepartment = Map.groupBy(rows, (row) => row.department_id)
  const departments = await listDepartments(db)
  return departments.map(({ id, name }) => ({
    id,
    name,
    priorities: byDepartment.get(id)?.length ?? 0,
  }))
}

/**
 * Whether there is something to open a cycle's meeting with: a decision that is open, or an earlier
 * meeting; the year's first meeting asks about the year before.
 */
export async function hasEarlier(
  db: Db,
  cycle: Pick<DistrictCycle, 'schoolYear' | 'number'>,
): Promise<boolean> {
  const open = await db
    .selectFrom('decision')
    .innerJoin('cycle', 'cycle.id', 'decision.cycle_id')
    .select('decision.id')
    .where(isBefore(cycle, { yearBefore: true }))
    .where('decision.state', '=', 'open')
    .where(isStanding('decision', undefined))
    .limit(1)
    .executeTakeFirst()
  if (open) return true
  const held = await db
    .selectFrom('meeting')
    .innerJoin('cycle', 'cycle.id', 'meeting.cycle_id')
    .select('meeting.id')
    .where(isBefore(cycle, { yearBefore: cycle.number === 1 }))
    .where('meeting.state', '=', 'held')
    .where(isStanding('meeting', undefined))
    .limit(1)
    .executeTakeFirst()
  return held !== undefined
}

/** Whether a row's cycle is an earlier one of the same year, or of the one before. */
function isBefore(
  { schoolYear, number }: Pick<DistrictCycle, 'schoolYear' | 'number'>,
  { yearBefore }: { yearBefore: boolean },
): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'cycle'>()
  const own = eb.and([eb('cycle.school_year', '=', schoolYear), eb('cycle.number', '<', number)])
  if (!yearBefore) return own
  return eb.or([own, eb('cycle.school_year', '=', previousSchoolYear(schoolYear))])
}

/** Plans a cycle's meeting and gives its id; undefined when it has one. What is planned is checked before. */
export async function planMeeting(
  writing: Writing,
  cycle: Pick<DistrictCycle, 'id' | 'schoolYear'>,
  meeting: Meeting,
  id = newId(),
): Promise<string | undefined> {
  const [other] = await listMeetings(writing.tx, { cycleId: cycle.id })
  if (other) return undefined
  const planned = { id, cycleId: cycle.id, ...plannedOf(meeting), version: 1 }
  const tx = await recordChange(writing, {
    action: 'meeting.plan',
    entityId: id,
    after: planned,
    scopes: [cycle.schoolYear],
  })
  await insertVersion(writing, planned, tx)
  return id
}

/** Writes the next version of a meeting. */
export async function changeMeeting(
  writing: Writing,
  before: CycleMeeting,
  meeting: Meeting,
): Promise<void> {
  const { id, cycleId, version } = before
  const was = { id, cycleId, ...plannedOf(before), version }
  const changed = { ...was, ...plannedOf(meeting), version: version + 1 }
  const tx = await recordChange(writing, {
    action: 'meeting.change',
    entityId: id,
    before: was,
    after: changed,
    scopes: [before.schoolYear],
  })
  await writing.tx
    .updateTable('meeting')
    .set({ superseded_tx: tx })
    .where('id', '=', id)
    .where('superseded_tx', 'is', null)
    .execute()
  await insertVersion(writing, changed, tx)
}

/** An agenda as it is stored. */
function parseAgenda(json: string): AgendaItem[] {
  // Only this file writes it, and the log holds the same.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return JSON.parse(json) as AgendaItem[]
}

type Version = Meeting & { id: string; cycleId: string; version: number }

async function insertVersion(writing: Writing, meeting: Version, tx: number): Promise<void> {
  const { id, version, cycleId, title, heldOn, startsAt, state, agenda } = meeting
  await writing.tx
    .insertInto('meeting')
    .values({
      id,
      version,
      cycle_id: cycleId,
      title,
      held_on: heldOn,
      starts_at: startsAt,
      state,
      agenda: JSON.stringify(agenda),
      tx,
      superseded_tx: null,
    })
    .execute()
}

function plannedOf({ title, heldOn, startsAt, state, agenda }: Meeting): Meeting {
  return { title, heldOn, startsAt, state, agenda }
}
