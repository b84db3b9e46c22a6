/** The cycles whose days somebody's calendar shows. */

import type { CalendarDate } from '../domain/calendar.ts'
import type { DistrictCycle } from './cycle-rows.ts'
import { listCyclesOf } from './cycle-rows.ts'
import type { CycleMeeting } from './meetings.ts'
import { listMeetings } from './meetings.ts'
import type { Person } from './people.ts'
import { listSchoolYears } from './school-years.ts'
import type { Db, Instant } from './tables.ts'

export interface FeedCycle extends DistrictCycle {
  /** Of the person's own departments, the ones with a plan that year; empty for the whole district. */
  departmentIds: string[]
  /** Of the departments that are the person's, those that may change it again although it is closed. */
  reopened: ReopenedFor[]
  /** What is planned of its meeting; null where nobody planned one. */
  meeting: FeedMeeting | null
  /** The number and the moment of the last entry about the cycles of its year. */
  changed: { number: number; at: Instant }
}

export interface FeedMeeting extends Pick<CycleMeeting, 'heldOn' | 'startsAt' | 'agenda'> {
  /** The number and the moment of the entry that says so. */
  number: number
  at: Instant
}

export interface ReopenedFor {
  departmentId: string
  /** The last day, inclusive. */
  until: CalendarDate
  /** The number and the moment of the entry that opened it. */
  number: number
  at: Instant
}

const CHANGES = ['school_year.add', 'school_year.change', 'cycle.change', 'cycle.close']

/** Every cycle of the years in which a person's departments have a plan; of all years for the whole district. */
export async function readFeedCycles(
  db: Db,
  { departments }: Pick<Person, 'departments'>,
): Promise<FeedCycle[]> {
  const years = (await listSchoolYears(db)).map(({ id }) => id)
  if (years.length === 0) return []
  const planned = departments === 'all' ? undefined : await readPlanned(db, departments)
  const cycles = await listCyclesOf(db, years)
  const changes = await readChanges(db)
  const reopenings = await readReopened(db)
  const meetings = await readPlannedMeetings(db)
  return cycles.flatMap((cycle) => {
    const departmentIds = planned?.get(cycle.schoolYear) ?? []
    if (planned !== undefined && departmentIds.length === 0) return []
    const changed = changes.get(cycle.schoolYear) ?? { number: 0, at: '1970-01-01T00:00:00.000Z' }
    const reopened = (reopenings.get(cycle.id) ?? []).filter(
      ({ departmentId }) => planned === undefined || departmentIds.includes(departmentId),
    )
    const meeting = meetings.get(cycle.id) ?? null
    return [{ ...cycle, departmentIds, reopened, changed, meeting }]
  })
}

/** A name that no other district's record has: the hash of its first entry, shortened. */
export async function readRecordName(db: Db): Promise<string> {
  const first = await db
    .selectFrom('ledger')
    .select('hash')
    .orderBy('tx')
    .limit(1)
    .executeTakeFirst()
  return first?.hash.slice(0, 16) ?? 'empty'
}

async function readPlanned(db: Db, departments: readonly string[]): Promise<Map<string, string[]>> {
  if (departments.length === 0) return new Map()
  const plans = await db
    .selectFrom('plan')
    .select(['school_year', 'department_id'])
    .where('department_id', 'in', departments)
    .orderBy('department_id')
    .execute()
  const byYear = Map.groupBy(plans, (plan) => plan.school_year)
  return new Map(
    Array.from(byYear, ([year, own]) => [
      year,
      [...new Set(own.map((plan) => plan.department_id))],
    ]),
  )
}

/** By cycle id. */
async function readPlannedMeetings(db: Db): Promise<Map<string, FeedMeeting>> {
  const meetings = await listMeetings(db)
  return new Map(
    meetings.map(({ cycleId, heldOn, startsAt, agenda, tx, changed }) => [
      cycleId,
      { heldOn, startsAt, agenda, number: tx, at: changed.at },
    ]),
  )
}

/** By cycle id: of each department the newest reopening, which alone counts. */
async function readReopened(db: Db): Promise<Map<string, ReopenedFor[]>> {
  const rows = await db
    .selectFrom('cycle_reopening')
    .innerJoin('ledger', 'ledger.tx', 'cycle_reopening.tx')
    .select([
      'cycle_reopening.cycle_id as cycleId',
      'cycle_reopening.department_id as departmentId',
      'cycle_reopening.until_on as until',
      'cycle_reopening.tx as number',
      'ledger.at',
    ])
    .orderBy('cycle_reopening.tx')
    .execute()
  const newest = new Map(rows.map((row) => [`${row.cycleId} ${row.departmentId}`, row]))
  return Map.groupBy(newest.values(), ({ cycleId }) => cycleId)
}

async function readChanges(db: Db): Promise<Map<string, { number: number; at: Instant }>> {
  const entries = await db
    .selectFrom('ledger')
    .select(['tx', 'at', 'entity_id'])
    .where('entity', 'in', ['school_year', 'cycle'])
    .where('action', 'in', CHANGES)
    .orderBy('tx')
    .execute()
  return new Map(
    entries.map((entry) => [entry.entity_id.slice(0, 7), { number: entry.tx, at: entry.at }]),
  )
}
