/** School years. A new one comes with its monitoring cycles. */

import type { CalendarDate, SchoolYear } from '../domain/calendar.ts'
import { boundsOf, defaultCycles } from '../domain/calendar.ts'
import { recordChange } from './changes.ts'
import type { NewCycle } from './cycle-rows.ts'
import { insertCycles } from './cycle-rows.ts'
import type { Db, SchoolYearTable } from './tables.ts'
import type { Writing } from './writing.ts'

export interface SchoolYearRecord {
  id: SchoolYear
  startsOn: CalendarDate
  /** Inclusive. */
  endsOn: CalendarDate
  version: number
}

/** Every school year, newest first. */
export async function listSchoolYears(db: Db): Promise<SchoolYearRecord[]> {
  const rows = await db.selectFrom('school_year').selectAll().orderBy('id', 'desc').execute()
  return rows.map(toSchoolYear)
}

/** A school year the district has opened. */
export async function findSchoolYear(
  db: Db,
  year: SchoolYear,
): Promise<SchoolYearRecord | undefined> {
  const row = await db
    .selectFrom('school_year')
    .selectAll()
    .where('id', '=', year)
    .executeTakeFirst()
  return row && toSchoolYear(row)
}

/** Opens a school year with its cycles (the four fiscal quarters); undefined when it is open. */
export async function insertSchoolYear(
  writing: Writing,
  year: SchoolYear,
  cycles: readonly NewCycle[] = defaultCycles(year),
): Promise<SchoolYearRecord | undefined> {
  const { startsOn, endsOn } = boundsOf(year)
  const row = await writing.tx
    .insertInto('school_year')
    .values({ id: year, starts_on: startsOn, ends_on: endsOn, version: 1 })
    .onConflict((oc) => oc.column('id').doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) return undefined
  const opened = toSchoolYear(row)
  await recordChange(writing, {
    action: 'school_year.add',
    entityId: year,
    after: { ...opened, cycles: await insertCycles(writing.tx, year, cycles) },
    scopes: ['organisation', year],
  })
  return opened
}

function toSchoolYear(row: SchoolYearTable): SchoolYearRecord {
  return { id: row.id, startsOn: row.starts_on, endsOn: row.ends_on, version: row.version }
}
