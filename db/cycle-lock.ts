/**
 * The lock of a closed cycle. Whatever writes an observation asks here, within its transaction;
 * triggers stand behind it.
 */

import { isReason } from '../domain/approval.ts'
import type { CalendarDate } from '../domain/calendar.ts'
import { dayIn } from '../domain/day-in.ts'
import { findDistrict } from './settings.ts'
import type { Db, Instant } from './tables.ts'
import type { Writing } from './writing.ts'

/** The cycle that takes no change. */
export interface Locked {
  closed: string
}

/** Whether a department's values of a cycle are locked. */
export type IsLocked = (departmentId: string, cycleId: string) => boolean

/**
 * Whether a change to a department's values enters their cycles late; or the cycle that refuses it.
 *
 * Late is only who may be, with a reason that says enough.
 */
export async function passLock(
  writing: Writing,
  departmentId: string,
  cycleIds: readonly string[],
  reason: string | null | undefined,
): Promise<{ late: boolean } | Locked> {
  const isLocked = await readLocks(writing.tx, writing.at, cycleIds)
  const closed = cycleIds.find((id) => isLocked(departmentId, id))
  if (closed === undefined) return { late: false }
  return writing.mayBeLate && isReason(reason ?? '') ? { late: true } : { closed }
}

/** The locks of some cycles, at least one, at a moment. */
export async function readLocks(
  db: Db,
  at: Instant,
  cycleIds: readonly string[],
): Promise<IsLocked> {
  const closed = await db
    .selectFrom('cycle')
    .select('id')
    .where('id', 'in', cycleIds)
    .where('closed_at', 'is not', null)
    .execute()
  if (closed.length === 0) return () => false
  const ids = new Set(closed.map(({ id }) => id))
  const open = await readOpen(db, [...ids], await districtDay(db, at))
  return (departmentId, cycleId) => ids.has(cycleId) && !open.has(`${cycleId} ${departmentId}`)
}

/** `cycle department` of what is reopened on a day. */
async function readOpen(
  db: Db,
  cycleIds: readonly string[],
  today: CalendarDate,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('cycle_reopening')
    .select(['cycle_id', 'department_id', 'until_on'])
    .where('cycle_id', 'in', cycleIds)
    .orderBy('tx')
    .execute()
  const newest = new Map(rows.map((row) => [`${row.cycle_id} ${row.department_id}`, row.until_on]))
  return new Set([...newest].flatMap(([key, until]) => (until >= today ? [key] : [])))
}

/** The district's day of a moment; a demonstration never goes past its own. */
async function districtDay(db: Db, at: Instant): Promise<CalendarDate> {
  const district = await findDistrict(db)
  const day = dayIn(district?.timeZone ?? 'UTC', new Date(at))
  const last = district?.demonstrationOn ?? day
  return last < day ? last : day
}
