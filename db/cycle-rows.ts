/** Cycles between the database and the domain. */

import type { CalendarDate, Cycle, SchoolYear } from '../domain/calendar.ts'
import { daysAfter } from '../domain/calendar.ts'
import type { Changes } from './changes.ts'
import type { CycleTable, Db, Instant, Transaction } from './tables.ts'

const DAYS_TO_LOG = 20

export interface DistrictCycle extends Cycle {
  /** Values are expected by this day. */
  dueOn: CalendarDate
  /** Days after `dueOn` on which a value is not yet called late. */
  graceDays: number
  meetingOn: CalendarDate | null
  closedAt: Instant | null
  closedBy: string | null
  /** Why it was closed although values were missing; null when none were. */
  closingReason: string | null
  version: number
}

/** A cycle to open; due 20 days after its end unless it says otherwise. */
export type NewCycle = Pick<Cycle, 'number' | 'name' | 'startsOn' | 'endsOn'> &
  Changes<Pick<DistrictCycle, 'dueOn' | 'graceDays' | 'meetingOn'>>

/** A school year's cycles, first one first. */
export async function listCycles(db: Db, year: SchoolYear): Promise<DistrictCycle[]> {
  const rows = await db
    .selectFrom('cycle')
    .selectAll()
    .where('school_year', '=', year)
    .orderBy('number')
    .execute()
  return rows.map(toCycle)
}

/** The cycles of some school years, at least one, first year and first cycle first. */
export async function listCyclesOf(db: Db, years: readonly SchoolYear[]): Promise<DistrictCycle[]> {
  const rows = await db
    .selectFrom('cycle')
    .selectAll()
    .where('school_year', 'in', years)
    .orderBy('school_year')
    .orderBy('number')
    .execute()
  return rows.map(toCycle)
}

/** The cycles of every school year, in order. */
export async function listEveryCycle(db: Db): Promise<DistrictCycle[]> {
  const rows = await db
    .selectFrom('cycle')
    .selectAll()
    .orderBy('school_year')
    .orderBy('number')
    .execute()
  return rows.map(toCycle)
}

/** A cycle by its id, `2022-23-Q1`. */
export async function findCycle(db: Db, id: string): Promise<DistrictCycle | undefined> {
  const row = await db.selectFrom('cycle').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toCycle(row)
}

/** `2022-23-Q1`; a name that an address cannot hold gives way to the number. */
function idOf(year: SchoolYear, { name, number }: NewCycle): string {
  return `${year}-${/^[A-Za-z0-9]{1,20}$/.test(name) ? name : number}`
}

/** Stores a new school year's cycles, without an entry of their own. */
export async function insertCycles(
  tx: Transaction,
  year: SchoolYear,
  cycles: readonly NewCycle[],
): Promise<DistrictCycle[]> {
  const opened = cycles.map((cycle) => ({
    id: idOf(year, cycle),
    schoolYear: year,
    number: cycle.number,
    name: cycle.name,
    startsOn: cycle.startsOn,
    endsOn: cycle.endsOn,
    dueOn: cycle.dueOn ?? daysAfter(cycle.endsOn, DAYS_TO_LOG),
    graceDays: cycle.graceDays ?? 0,
    meetingOn: cycle.meetingOn ?? null,
    closedAt: null,
    closedBy: null,
    closingReason: null,
    version: 1,
  }))
  if (opened.length > 0) await tx.insertInto('cycle').values(opened.map(toCycleRow)).execute()
  return opened
}

function toCycle(row: CycleTable): DistrictCycle {
  return {
    id: row.id,
    schoolYear: row.school_year,
    number: row.number,
    name: row.name,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    dueOn: row.due_on,
    graceDays: row.grace_days,
    meetingOn: row.meeting_on,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
    closingReason: row.closing_reason,
    version: row.version,
  }
}

/** The columns of a cycle. */
export function toCycleRow(cycle: DistrictCycle): CycleTable {
  return {
    id: cycle.id,
    school_year: cycle.schoolYear,
    number: cycle.number,
    name: cycle.name,
    starts_on: cycle.startsOn,
    ends_on: cycle.endsOn,
    due_on: cycle.dueOn,
    grace_days: cycle.graceDays,
    meeting_on: cycle.meetingOn,
    closed_at: cycle.closedAt,
    closed_by: cycle.closedBy,
    closing_reason: cycle.closingReason,
    version: cycle.version,
  }
}
