import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { closeCycle, findCycle } from '../../db/cycles.ts'
import { insertReopening } from '../../db/reopenings.ts'
import { replaceCycles } from '../../db/school-years.ts'
import type { Db, NewObservationRow } from '../../db/tables.ts'
import { calendarDate, defaultCycles } from '../../domain/calendar.ts'
import { DIALECTS } from '../support/databases.ts'
import { observationRow, observe } from '../support/observed.ts'
import {
  change,
  createPlan,
  DEPARTMENT,
  METRICS,
  OTHER_DEPARTMENT,
  YEAR,
} from '../support/plans.ts'

const Q2 = `${YEAR}-Q2`
const REASON = 'counted once more'

/** What the database itself holds, whatever the server forgets to ask. */
describe.each(DIALECTS)('%s: the triggers of a closed cycle', (dialect) => {
  let db: Db

  beforeEach(async () => {
    db = await createPlan(dialect)
    await observe(db, METRICS.level, 1)
    await change(db, (going) => closeCycle(going, Q2, { reason: null, silent: [] }))
  })
  afterEach(() => db.destroy())

  test('a new value is refused', async () => {
    await expect(insert({ id: 'new', observed_on: calendarDate('2022-10-20') })).rejects.toThrow(
      'cycle closed',
    )
    await insert({ id: 'new', cycle_id: `${YEAR}-Q3`, observed_on: calendarDate('2023-01-20') })
  })

  test('neither does a version leave it for another cycle', async () => {
    const moved = { cycle_id: `${YEAR}-Q3`, observed_on: calendarDate('2023-01-20') }
    await expect(next({ ...moved, reason: REASON })).rejects.toThrow('cycle closed')
    await expect(next({ withdrawn: 1, reason: REASON })).rejects.toThrow('cycle closed')
  })

  test('a late version with its reason is let in, and not without', async () => {
    await expect(next({ late: 1, reason: 'too short' })).rejects.toThrow('observation_late_reason')
    await next({ late: 1, reason: REASON })
  })

  test('a reopening lets in its department while it lasts', async () => {
    await reopen(OTHER_DEPARTMENT, '2022-12-31')
    await expect(next({ reason: 'x' })).rejects.toThrow('cycle closed')
    // The ledger's day is 1 September in UTC, and may be 31 August in the district.
    await reopen(DEPARTMENT, '2022-08-30')
    await expect(next({ reason: 'x' })).rejects.toThrow('cycle closed')
    await reopen(DEPARTMENT, '2022-08-31')
    await next({ reason: 'x' })
  })

  test('what is closed stays closed, with its days', async () => {
    for (const set of [
      sql`closed_at = null`,
      sql`closed_at = '2023-02-02T00:00:00.000Z'`,
      sql`due_on = '2023-02-20'`,
      sql`grace_days = 9`,
    ]) {
      await expect(sql`update cycle set ${set} where id = ${Q2}`.execute(db)).rejects.toThrow(
        'cycle closed',
      )
    }
    await sql`update cycle set name = 'Autumn' where id = ${Q2}`.execute(db)
    await expect(db.deleteFrom('cycle').where('id', '=', Q2).execute()).rejects.toThrow(
      'cycle closed',
    )
  })

  test('a year with a closed cycle keeps its cycles', async () => {
    const empty = await createPlan(dialect)
    await change(empty, (going) => closeCycle(going, Q2, { reason: null, silent: [] }))
    const replaced = change(empty, (going) => replaceCycles(going, YEAR, defaultCycles(YEAR), 1))
    expect(await replaced).toBe('in_use')
    await empty.destroy()
  })

  async function reopen(departmentId: string, until: string): Promise<void> {
    const cycle = await findCycle(db, Q2)
    if (!cycle) throw new Error('no cycle')
    const reopening = { departmentId, until: calendarDate(until), reason: REASON }
    await change(db, (going) => insertReopening(going, cycle, reopening))
  }

  /** The next version of the observation that stands, as no function of ours would store it. */
  async function next(columns: Partial<NewObservationRow>): Promise<void> {
    await change(db, async ({ tx, log }) => {
      const number = await log({
        action: 'observation.correct',
        entity: 'observation',
        entityId: `${METRICS.level}-1`,
        payload: {},
      })
      await tx
        .updateTable('observation')
        .set({ superseded_tx: number })
        .where('id', '=', `${METRICS.level}-1`)
        .execute()
      const row = { ...observationRow(METRICS.level, number), id: `${METRICS.level}-1`, version: 2 }
      await tx
        .insertInto('observation')
        .values({ ...row, observed_on: calendarDate('2022-10-01'), ...columns })
        .execute()
    })
  }

  async function insert(columns: Partial<NewObservationRow>): Promise<void> {
    const row = { ...observationRow(METRICS.level, 1), ...columns }
    await db.insertInto('observation').values(row).execute()
  }
})
