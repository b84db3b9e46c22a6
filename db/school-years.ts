/** School years. A new one comes with its monitoring cycles. */

import type { CalendarDate, SchoolYear } from '../domain/calendar.ts'
import { boundsOf, defaultCycles } from '../domain/calendar.ts'
import { recordChange, withChanges } from './changes.ts'
import type { NewCycle } from './cycle-rows.ts'
import { insertCycles, listCycles } from './cycle-rows.ts'
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

/**
 * Gives a school year other cycles, as long as nothing was logged, aimed at,
 * written, decided or planned in the ones it has.
 *
 * Errors: undefined when absent or stale; `in_use` once the cycles hold
 * observations, milestone targets, reflections, decisions or meetings, or one is closed.
 */
export async function replaceCycles(
  writing: Writing,
  year: SchoolYear,
  cycles: readonly NewCycle[],
  expectedVersion: number,
): Promise<SchoolYearRecord | 'in_use' | undefined> {
  const { tx } = writing
  const before = await findSchoolYear(tx, year)
  if (before?.version !== expectedVersion) return undefined
  const replaced = await listCycles(tx, year)
  const isClosed = replaced.some(({ closedAt }) => closedAt !== null)
  if (isClosed || (await areInUse(tx, year))) return 'in_use'
  await tx.deleteFrom('cycle').where('school_year', '=', year).execute()
  const after = withChanges(before, {})
  const { version } = after
  await tx.updateTable('school_year').set({ version }).where('id', '=', year).execute()
  await recordChange(writing, {
    action: 'school_year.change',
    entityId: year,
    before: { ...before, cycles: replaced },
    after: { ...after, cycles: await insertCycles(tx, year, cycles) },
    scopes: ['organisation', year],
  })
  return after
}

async function areInUse(db: Db, year: SchoolYear): Promise<boolean> {
  const observed = await db
    .selectFrom('observation')
    .select('id')
    .where('school_year', '=', year)
    .limit(1)
    .executeTakeFirst()
  if (observed) return true
  for (const table of ['milestone_target', 'reflection', 'decision', 'meeting'] as const) {
    const named = await db
      .selectFrom('cycle')
      .select('id')
      .where('school_year', '=', year)
      .where('id', 'in', (eb) => eb.selectFrom(table).select('cycle_id'))
      .limit(1)
      .executeTakeFirst()
    if (named) return true
  }
  return false
}

function toSchoolYear(row: SchoolYearTable): SchoolYearRecord {
  return { id: row.id, startsOn: row.starts_on, endsOn: row.ends_on, version: row.version }
}
