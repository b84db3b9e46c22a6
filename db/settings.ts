/** The district itself: one row of settings. */

import type { CalendarDate } from '../domain/calendar.ts'
import type { Changes } from './changes.ts'
import { recordChange, withChanges } from './changes.ts'
import type { DistrictTable } from './district-table.ts'
import type { Db } from './tables.ts'
import type { Writing } from './writing.ts'

export interface District {
  name: string
  /** `America/Los_Angeles`; decides what "today" is. */
  timeZone: string
  /** The district's own name for its leadership meeting. */
  meetingName: string
  /** Groups of fewer people are hidden. */
  smallestGroup: number
  /** Fraction of the expected places, for metrics that have no floor of their own. */
  coverageFloor: number
  /** Whether the values are invented. */
  demonstration: boolean
  /** The demonstration's "today"; null in a real district. */
  demonstrationOn: CalendarDate | null
  /** Whether coordinators come in with a second factor only. */
  coordinatorsNeedSecondFactor: boolean
  /** Whether people are reminded by mail, where mail is set up. */
  remindersOn: boolean
  /** Days before the due day on which the first reminder goes out. */
  reminderDaysBefore: number
  /** After the last day in time a reminder goes out every so many days. */
  reminderDaysAfter: number
  version: number
}

/** What nobody chose yet: a password is enough, and nobody is reminded. */
const UNCHOSEN = {
  coordinatorsNeedSecondFactor: false,
  remindersOn: false,
  reminderDaysBefore: 7,
  reminderDaysAfter: 3,
}

export type NewDistrict = Omit<District, 'version' | keyof typeof UNCHOSEN>

/** The district, or undefined before it is set up. */
export async function findDistrict(db: Db): Promise<District | undefined> {
  const row = await db.selectFrom('district').selectAll().executeTakeFirst()
  return row && toDistrict(row)
}

/** Sets the district up; undefined when there is one. */
export async function insertDistrict(
  writing: Writing,
  district: NewDistrict,
): Promise<District | undefined> {
  const row = await writing.tx
    .insertInto('district')
    .values({
      id: 1,
      ...toColumns({ ...district, ...UNCHOSEN, version: 1 }),
    })
    .onConflict((oc) => oc.column('id').doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) return undefined
  const after = toDistrict(row)
  await record(writing, { action: 'district.add', after })
  return after
}

/** Changes the settings; undefined when there is no district or its version is another. */
export async function updateDistrict(
  writing: Writing,
  changes: Changes<Omit<District, 'version'>>,
  expectedVersion: number,
): Promise<District | undefined> {
  const before = await findDistrict(writing.tx)
  if (before?.version !== expectedVersion) return undefined
  const after = withChanges(before, changes)
  await writing.tx.updateTable('district').set(toColumns(after)).execute()
  await record(writing, { action: 'district.change', before, after })
  return after
}

function record(
  writing: Writing,
  change: { action: `district.${string}`; before?: District; after: District },
) {
  return recordChange(writing, { ...change, entityId: 'district', scopes: ['organisation'] })
}

function toDistrict(row: DistrictTable): District {
  return {
    name: row.name,
    timeZone: row.time_zone,
    meetingName: row.meeting_name,
    smallestGroup: row.smallest_group,
    coverageFloor: row.coverage_floor,
    demonstration: row.demonstration === 1,
    demonstrationOn: row.demonstration_on,
    coordinatorsNeedSecondFactor: row.coordinators_need_second_factor === 1,
    remindersOn: row.reminders_on === 1,
    reminderDaysBefore: row.remind_days_before,
    reminderDaysAfter: row.remind_days_after,
    version: row.version,
  }
}

function toColumns(district: District): Omit<DistrictTable, 'id'> {
  return {
    name: district.name,
    time_zone: district.timeZone,
    meeting_name: district.meetingName,
    smallest_group: district.smallestGroup,
    coverage_floor: district.coverageFloor,
    demonstration: district.demonstration ? 1 : 0,
    demonstration_on: district.demonstrationOn,
    coordinators_need_second_factor: district.coordinatorsNeedSecondFactor ? 1 : 0,
    reminders_on: district.remindersOn ? 1 : 0,
    remind_days_before: district.reminderDaysBefore,
    remind_days_after: district.reminderDaysAfter,
    version: district.version,
  }
}
