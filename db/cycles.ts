/** The monitoring cycles of a school year. They always follow each other without a gap. */

import type { CalendarDate, Cycle, SchoolYear } from '../domain/calendar.ts'
import { daysAfter } from '../domain/calendar.ts'
import type { Changes } from './changes.ts'
import { recordChange, withChanges } from './changes.ts'
import type { CycleTable, Db, Instant, Transaction } from './tables.ts'
import type { Writing } from './writing.ts'

const DAYS_TO_LOG = 20

export interface DistrictCycle extends Cycle {
  /** Values are expected by this day. */
  dueOn: CalendarDate
  /** Days after `dueOn` on which a value is not yet called late. */
  graceDays: number
  meetingOn: CalendarDate | null
  closedAt: Instant | null
  version: number
}

/** A cycle to open; due 20 days after its end unless it says otherwise. */
export type NewCycle = Pick<Cycle, 'number' | 'name' | 'startsOn' | 'endsOn'> &
  Changes<Pick<DistrictCycle, 'dueOn' | 'graceDays' | 'meetingOn'>>

export type CycleChanges = Changes<
  Pick<
    DistrictCycle,
    'name' | 'startsOn' | 'endsOn' | 'dueOn' | 'graceDays' | 'meetingOn' | 'closedAt'
  >
>

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

/** A cycle by its id, `2022-23-Q1`. */
export async function findCycle(db: Db, id: string): Promise<DistrictCycle | undefined> {
  const row = await db.selectFrom('cycle').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toCycle(row)
}

/** Stores a new school year's cycles, without an entry of their own. */
export async function insertCycles(
  tx: Transaction,
  year: SchoolYear,
  cycles: readonly NewCycle[],
): Promise<DistrictCycle[]> {
  const opened = cycles.map((cycle) => ({
    id: `${year}-${cycle.name}`,
    schoolYear: year,
    number: cycle.number,
    name: cycle.name,
    startsOn: cycle.startsOn,
    endsOn: cycle.endsOn,
    dueOn: cycle.dueOn ?? daysAfter(cycle.endsOn, DAYS_TO_LOG),
    graceDays: cycle.graceDays ?? 0,
    meetingOn: cycle.meetingOn ?? null,
    closedAt: null,
    version: 1,
  }))
  if (opened.length > 0) await tx.insertInto('cycle').values(opened.map(toRow)).execute()
  return opened
}

/**
 * Changes a cycle; moving its first or last day moves the neighbour's as well.
 *
 * Errors: undefined when absent or stale; `dates_refused` when a cycle would be
 * left empty, be due before it ends, or reach beyond the school year.
 */
export async function updateCycle(
  writing: Writing,
  id: string,
  changes: CycleChanges,
  expectedVersion: number,
): Promise<DistrictCycle | 'dates_refused' | undefined> {
  const before = await findCycle(writing.tx, id)
  if (before?.version !== expectedVersion) return undefined
  const after = withChanges(before, changes)
  const cycles = await listCycles(writing.tx, after.schoolYear)
  const neighbours = cycles.flatMap((cycle) => movedBeside(cycle, before, after))
  if (!isInOrder(after, cycles) || !neighbours.every((cycle) => isInOrder(cycle, cycles))) {
    return 'dates_refused'
  }

  for (const cycle of [after, ...neighbours]) {
    await writing.tx.updateTable('cycle').set(toRow(cycle)).where('id', '=', cycle.id).execute()
  }
  await recordChange(writing, {
    action: 'cycle.change',
    entityId: id,
    before,
    after: { ...after, ...(neighbours.length > 0 && { neighbours }) },
    scopes: ['organisation', after.schoolYear],
  })
  return after
}

/** The cycle as its neighbour's move leaves it; nothing when it stays. */
function movedBeside(
  cycle: DistrictCycle,
  before: DistrictCycle,
  after: DistrictCycle,
): DistrictCycle[] {
  if (cycle.number === after.number - 1 && after.startsOn !== before.startsOn) {
    return [withChanges(cycle, { endsOn: daysAfter(after.startsOn, -1) })]
  }
  if (cycle.number === after.number + 1 && after.endsOn !== before.endsOn) {
    return [withChanges(cycle, { startsOn: daysAfter(after.endsOn, 1) })]
  }
  return []
}

function isInOrder(cycle: DistrictCycle, cycles: readonly DistrictCycle[]): boolean {
  const [first, last] = [cycles.at(0), cycles.at(-1)]
  if (cycle.id === first?.id && cycle.startsOn !== first.startsOn) return false
  if (cycle.id === last?.id && cycle.endsOn !== last.endsOn) return false
  return cycle.startsOn <= cycle.endsOn && cycle.endsOn <= cycle.dueOn
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
    version: row.version,
  }
}

function toRow(cycle: DistrictCycle): CycleTable {
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
    version: cycle.version,
  }
}
