import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { CycleChanges } from '../../db/cycles.ts'
import { findCycle, listCycles, updateCycle } from '../../db/cycles.ts'
import { insertSchoolYear } from '../../db/school-years.ts'
import type { Db } from '../../db/tables.ts'
import { calendarDate } from '../../domain/calendar.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'
import { observe } from '../support/observed.ts'
import { change, insertExamplePlan, insertOrganisation, METRICS, YEAR } from '../support/plans.ts'
import { recorded, touchedBy } from '../support/record.ts'

describe.each(DIALECTS)('%s: cycles', (dialect) => {
  let db: Db

  beforeEach(async () => {
    db = await createDatabase(dialect)
    await change(db, (going) => insertSchoolYear(going, YEAR))
  })
  afterEach(() => db.destroy())

  test('a change keeps the rest and puts both states on the record', async () => {
    const before = await findCycle(db, '2022-23-Q2')
    const closing = {
      graceDays: 3,
      meetingOn: calendarDate('2023-02-01'),
    }
    const { result, entries } = await recorded(db, (going) =>
      updateCycle(going, '2022-23-Q2', closing, 1),
    )
    const after = { ...before, ...closing, version: 2 }
    expect(result).toEqual(after)
    expect(await findCycle(db, '2022-23-Q2')).toEqual(after)
    expect(entries).toEqual([
      {
        action: 'cycle.change',
        entity: 'cycle',
        entityId: '2022-23-Q2',
        payload: { before, after },
      },
    ])
  })

  test('a stale or absent cycle is not changed', async () => {
    expect(await update('2022-23-Q1', { graceDays: 1 }, 2)).toBeUndefined()
    expect(await update('2022-23-Q9', { graceDays: 1 }, 1)).toBeUndefined()
    expect(await findCycle(db, '2022-23-Q1')).toMatchObject({ graceDays: 0, version: 1 })
  })

  test('the next cycle begins the day after a moved end', async () => {
    const moved = { endsOn: calendarDate('2022-10-07') }
    const { entries } = await recorded(db, (going) => updateCycle(going, '2022-23-Q1', moved, 1))
    expect(await bounds()).toEqual([
      ['2022-07-01', '2022-10-07', 2],
      ['2022-10-08', '2022-12-31', 2],
      ['2023-01-01', '2023-03-31', 1],
      ['2023-04-01', '2023-06-30', 1],
    ])
    expect(entries).toMatchObject([
      { payload: { after: { neighbours: [{ id: '2022-23-Q2', startsOn: '2022-10-08' }] } } },
    ])
  })

  test('the cycle before ends the day before a moved start', async () => {
    await update('2022-23-Q3', { startsOn: calendarDate('2022-12-17') }, 1)
    expect(await bounds()).toMatchObject([
      ['2022-07-01', '2022-09-30', 1],
      ['2022-10-01', '2022-12-16', 2],
      ['2022-12-17', '2023-03-31', 2],
      ['2023-04-01', '2023-06-30', 1],
    ])
  })

  test('observations follow the days they were true', async () => {
    await insertOrganisation(db)
    await insertExamplePlan(db)
    await observe(db, METRICS.level, 2)
    await update('2022-23-Q1', { endsOn: calendarDate('2022-10-01') }, 1)
    const filed = await db
      .selectFrom('observation')
      .select(['observed_on', 'cycle_id'])
      .orderBy('observed_on')
      .execute()
    expect(filed).toEqual([
      { observed_on: '2022-10-01', cycle_id: '2022-23-Q1' },
      { observed_on: '2022-10-02', cycle_id: '2022-23-Q2' },
    ])
    const rolledUp = await db.selectFrom('roll_up').select('cycle_id').orderBy('cycle_id').execute()
    expect(rolledUp.map(({ cycle_id }) => cycle_id)).toEqual(['2022-23-Q1', '2022-23-Q2'])
  })

  test.each<[string, string, CycleChanges]>([
    ['beginning before the year', '2022-23-Q1', { startsOn: calendarDate('2022-06-30') }],
    ['beginning after the first day', '2022-23-Q1', { startsOn: calendarDate('2022-07-02') }],
    ['ending after the year', '2022-23-Q4', { endsOn: calendarDate('2023-07-01') }],
    ['ending before it begins', '2022-23-Q2', { endsOn: calendarDate('2022-09-30') }],
    ['swallowing the next', '2022-23-Q1', { endsOn: calendarDate('2022-12-31') }],
    ['being due before it ends', '2022-23-Q2', { dueOn: calendarDate('2022-12-30') }],
    ['ending after it is due', '2022-23-Q1', { endsOn: calendarDate('2022-10-21') }],
    [
      'leaving the one before due too early',
      '2022-23-Q2',
      { startsOn: calendarDate('2022-11-01') },
    ],
  ])('dates are refused for %s', async (_, id, changes) => {
    const { result, entries } = await recorded(db, (going) => updateCycle(going, id, changes, 1))
    expect([result, entries]).toEqual(['dates_refused', []])
    expect((await listCycles(db, YEAR)).map(({ version }) => version)).toEqual([1, 1, 1, 1])
  })

  test('readers of the year and of the organisation look again', async () => {
    const scopes = ['organisation', '2022-23', '2021-22']
    expect(
      await touchedBy(db, scopes, (going) => updateCycle(going, '2022-23-Q1', { graceDays: 9 }, 1)),
    ).toEqual(['organisation', '2022-23'])
  })

  function update(id: string, changes: CycleChanges, version: number) {
    return change(db, (going) => updateCycle(going, id, changes, version))
  }

  async function bounds() {
    const cycles = await listCycles(db, YEAR)
    return cycles.map(({ startsOn, endsOn, version }) => [startsOn, endsOn, version])
  }
})
