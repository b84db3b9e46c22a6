import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { findDistrict, insertDistrict, updateDistrict } from '../../db/settings.ts'
import type { Db } from '../../db/tables.ts'
import { calendarDate } from '../../domain/calendar.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'
import { change } from '../support/plans.ts'
import { recorded, touchedBy } from '../support/record.ts'

const DISTRICT = {
  name: 'Example Unified',
  timeZone: 'America/Los_Angeles',
  meetingName: 'DLN',
  smallestGroup: 11,
  coverageFloor: 0.8,
  demonstration: true,
  demonstrationOn: calendarDate('2023-02-01'),
}

describe.each(DIALECTS)('%s: settings', (dialect) => {
  let db: Db

  beforeEach(async () => {
    db = await createDatabase(dialect)
  })
  afterEach(() => db.destroy())

  test('there is no district before it is set up', async () => {
    expect(await findDistrict(db)).toBeUndefined()
    expect(
      await change(db, (going) => updateDistrict(going, { name: 'Nobody' }, 1)),
    ).toBeUndefined()
  })

  test('the district reads back as it was set up, and only once', async () => {
    const { result, entries } = await recorded(db, (going) => insertDistrict(going, DISTRICT))
    expect(result).toEqual({
      ...DISTRICT,
      coordinatorsNeedSecondFactor: false,
      remindersOn: false,
      reminderDaysBefore: 7,
      reminderDaysAfter: 3,
      version: 1,
    })
    expect(await findDistrict(db)).toEqual(result)
    expect(entries).toEqual([
      {
        action: 'district.add',
        entity: 'district',
        entityId: 'district',
        payload: { after: result },
      },
    ])

    const again = await recorded(db, (going) => insertDistrict(going, { ...DISTRICT, name: 'B' }))
    expect(again).toEqual({ result: undefined, entries: [] })
    expect(await findDistrict(db)).toEqual(result)
  })

  test('a change keeps the rest and puts both states on the record', async () => {
    const before = await change(db, (going) => insertDistrict(going, DISTRICT))
    const { result, entries } = await recorded(db, (going) =>
      updateDistrict(
        going,
        {
          meetingName: 'Leaders',
          demonstration: false,
          demonstrationOn: null,
          coordinatorsNeedSecondFactor: true,
          remindersOn: true,
          reminderDaysBefore: 14,
          reminderDaysAfter: 1,
          name: undefined,
        },
        1,
      ),
    )
    const after = {
      ...before,
      meetingName: 'Leaders',
      demonstration: false,
      demonstrationOn: null,
      coordinatorsNeedSecondFactor: true,
      remindersOn: true,
      reminderDaysBefore: 14,
      reminderDaysAfter: 1,
      version: 2,
    }
    expect(result).toEqual(after)
    expect(await findDistrict(db)).toEqual(after)
    expect(entries).toMatchObject([{ action: 'district.change', payload: { before, after } }])
  })

  test('a stale change is refused', async () => {
    await change(db, (going) => insertDistrict(going, DISTRICT))
    const late = await recorded(db, (going) => updateDistrict(going, { name: 'Late' }, 2))
    expect(late).toEqual({ result: undefined, entries: [] })
    expect(await findDistrict(db)).toMatchObject({ name: 'Example Unified', version: 1 })
  })

  test('readers of the organisation look again', async () => {
    const scopes = ['organisation', '2022-23']
    expect(await touchedBy(db, scopes, (going) => insertDistrict(going, DISTRICT))).toEqual([
      'organisation',
    ])
  })
})
