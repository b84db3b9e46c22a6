import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { listCycles } from '../../db/cycles.ts'
import { findSchoolYear, insertSchoolYear, listSchoolYears } from '../../db/school-years.ts'
import type { Db } from '../../db/tables.ts'
import { calendarDate, schoolYear } from '../../domain/calendar.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'
import { change, YEAR } from '../support/plans.ts'
import { recorded, touchedBy } from '../support/record.ts'

describe.each(DIALECTS)('%s: school years', (dialect) => {
  let db: Db

  beforeEach(async () => {
    db = await createDatabase(dialect)
  })
  afterEach(() => db.destroy())

  test('a year opens with four quarters, each due twenty days after its end', async () => {
    const { result, entries } = await recorded(db, (going) => insertSchoolYear(going, YEAR))
    expect(result).toEqual({
      id: '2022-23',
      startsOn: '2022-07-01',
      endsOn: '2023-06-30',
      version: 1,
    })
    expect(await findSchoolYear(db, YEAR)).toEqual(result)
    const cycles = await listCycles(db, YEAR)
    expect(cycles.map(({ id, dueOn, graceDays }) => [id, dueOn, graceDays])).toEqual([
      ['2022-23-Q1', '2022-10-20', 0],
      ['2022-23-Q2', '2023-01-20', 0],
      ['2022-23-Q3', '2023-04-20', 0],
      ['2022-23-Q4', '2023-07-20', 0],
    ])
    expect(entries).toEqual([
      {
        action: 'school_year.add',
        entity: 'school_year',
        entityId: '2022-23',
        payload: { after: { ...result, cycles } },
      },
    ])
  })

  test('a year takes the cycles it is given', async () => {
    await change(db, (going) =>
      insertSchoolYear(going, YEAR, [
        {
          number: 1,
          name: 'Fall',
          startsOn: calendarDate('2022-07-01'),
          endsOn: calendarDate('2022-12-31'),
          dueOn: calendarDate('2023-01-09'),
          graceDays: 5,
          meetingOn: calendarDate('2023-01-18'),
        },
        {
          number: 2,
          name: 'Spring',
          startsOn: calendarDate('2023-01-01'),
          endsOn: calendarDate('2023-06-30'),
        },
      ]),
    )
    expect(await listCycles(db, YEAR)).toMatchObject([
      { id: '2022-23-Fall', dueOn: '2023-01-09', graceDays: 5, meetingOn: '2023-01-18' },
      { id: '2022-23-Spring', dueOn: '2023-07-20', graceDays: 0, meetingOn: null },
    ])
  })

  test('a year opens once', async () => {
    await change(db, (going) => insertSchoolYear(going, YEAR))
    const again = await recorded(db, (going) => insertSchoolYear(going, YEAR))
    expect(again).toEqual({ result: undefined, entries: [] })
    expect(await listCycles(db, YEAR)).toHaveLength(4)
  })

  test('years are listed newest first', async () => {
    for (const year of ['2021-22', '2023-24', '2022-23']) {
      await change(db, (going) => insertSchoolYear(going, schoolYear(year)))
    }
    const years = await listSchoolYears(db)
    expect(years.map(({ id }) => id)).toEqual(['2023-24', '2022-23', '2021-22'])
  })

  test('a year that was not opened is not there', async () => {
    expect(await findSchoolYear(db, YEAR)).toBeUndefined()
    expect(await listCycles(db, YEAR)).toEqual([])
  })

  test('readers of the year and of the organisation look again', async () => {
    const scopes = ['organisation', '2022-23', '2023-24']
    expect(await touchedBy(db, scopes, (going) => insertSchoolYear(going, YEAR))).toEqual([
      'organisation',
      '2022-23',
    ])
  })
})
