/** Closed cycles that a department may change again, for a time and with a reason. */

import type { CalendarDate } from '../domain/calendar.ts'
import { recordChange } from './changes.ts'
import type { DistrictCycle } from './cycle-rows.ts'
import type { Db, Instant } from './tables.ts'
import type { Writing } from './writing.ts'

export interface Reopening {
  cycleId: string
  departmentId: string
  /** The last day, inclusive. */
  until: CalendarDate
  reason: string
  by: string
  at: Instant
}

/** Every reopening of some cycles, at least one, newest first. Of a department the newest counts. */
export async function listReopenings(db: Db, cycleIds: readonly string[]): Promise<Reopening[]> {
  return db
    .selectFrom('cycle_reopening')
    .innerJoin('ledger', 'ledger.tx', 'cycle_reopening.tx')
    .select([
      'cycle_reopening.cycle_id as cycleId',
      'cycle_reopening.department_id as departmentId',
      'cycle_reopening.until_on as until',
      'cycle_reopening.reason',
      'ledger.actor as by',
      'ledger.at',
    ])
    .where('cycle_reopening.cycle_id', 'in', cycleIds)
    .orderBy('cycle_reopening.tx', 'desc')
    .execute()
}

/** Opens a closed cycle again for one department. */
export async function insertReopening(
  writing: Writing,
  cycle: DistrictCycle,
  reopening: Pick<Reopening, 'departmentId' | 'until' | 'reason'>,
): Promise<void> {
  const { departmentId, until, reason } = reopening
  const tx = await recordChange(writing, {
    action: 'cycle.reopen',
    entityId: cycle.id,
    after: { departmentId, until },
    reason,
    scopes: ['organisation', cycle.schoolYear],
  })
  await writing.tx
    .insertInto('cycle_reopening')
    .values({ tx, cycle_id: cycle.id, department_id: departmentId, until_on: until, reason })
    .execute()
}
