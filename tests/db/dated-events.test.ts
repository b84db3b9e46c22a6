import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import {
  deleteDatedEvent,
  findDatedEvent,
  insertDatedEvent,
  listDatedEvents,
  listDatedEventsOf,
  updateDatedEvent,
} from '../../db/dated-events.ts'
import type { Db } from '../../db/tables.ts'
import { calendarDate } from '../../domain/calendar.ts'
import { DIALECTS } from '../support/databases.ts'
import { change, createPlan, DEPARTMENT, METRICS, OTHER_DEPARTMENT } from '../support/plans.ts'
import { recorded } from '../support/record.ts'

describe.each(DIALECTS)('%s: dated events', (dialect) => {
  let db: Db

  beforeEach(async () => {
    db = await createPlan(dialect)
  })
  afterEach(() => db.destroy())

  test('an event is added, changed and deleted, each with an entry', async () => {
    const on = calendarDate('2022-11-01')
    const added = await recorded(db, (going) =>
      insertDatedEvent(going, { id: 'e1', on, label: 'New form' }),
    )
    const first = {
      id: 'e1',
      departmentId: null,
      metricId: null,
      on,
      label: 'New form',
      kind: 'event',
      version: 1,
    }
    expect(added.result).toEqual(first)
    expect(await findDatedEvent(db, 'e1')).toEqual(first)

    const changed = await recorded(db, (going) =>
      updateDatedEvent(going, 'e1', { kind: 'rebase', label: 'New wording' }, 1),
    )
    const second = { ...first, kind: 'rebase', label: 'New wording', version: 2 }
    expect(changed.result).toEqual(second)

    const deleted = await recorded(db, (going) => deleteDatedEvent(going, 'e1', 2))
    expect(deleted.result).toBe('deleted')
    expect(await listDatedEvents(db)).toEqual([])
    expect([...added.entries, ...changed.entries, ...deleted.entries]).toMatchObject([
      { action: 'dated_event.add', payload: { after: first } },
      { action: 'dated_event.change', payload: { before: first, after: second } },
      { action: 'dated_event.remove', payload: { before: second } },
    ])
  })

  test('an event with a taken id, or a stale one, is left alone', async () => {
    const event = { id: 'e1', on: calendarDate('2022-11-01'), label: 'New form' }
    await change(db, (going) => insertDatedEvent(going, event))
    expect(await change(db, (going) => insertDatedEvent(going, event))).toBeUndefined()
    expect(await change(db, (going) => updateDatedEvent(going, 'e1', {}, 2))).toBeUndefined()
    expect(await change(db, (going) => deleteDatedEvent(going, 'e1', 2))).toBeUndefined()
    expect(await change(db, (going) => deleteDatedEvent(going, 'e2', 1))).toBeUndefined()
    expect(await findDatedEvent(db, 'e1')).toMatchObject({ version: 1 })
  })

  test("a metric shows its own events, its department's and the district's, oldest first", async () => {
    const events = [
      { id: 'own', metricId: METRICS.rate, on: calendarDate('2022-12-01') },
      { id: 'district', on: calendarDate('2022-10-01') },
      { id: 'department', departmentId: DEPARTMENT, on: calendarDate('2022-11-01') },
      { id: 'other metric', metricId: METRICS.count, on: calendarDate('2022-11-02') },
      { id: 'other department', departmentId: OTHER_DEPARTMENT, on: calendarDate('2022-11-03') },
      {
        id: 'own in its department',
        metricId: METRICS.rate,
        departmentId: DEPARTMENT,
        on: calendarDate('2022-12-02'),
      },
      {
        id: 'other metric of the department',
        metricId: METRICS.count,
        departmentId: DEPARTMENT,
        on: calendarDate('2022-12-03'),
      },
    ]
    await change(db, async (going) => {
      for (const event of events) await insertDatedEvent(going, { ...event, label: 'x' })
    })
    const metric = { id: METRICS.rate, departmentId: DEPARTMENT }
    expect((await listDatedEventsOf(db, metric)).map(({ id }) => id)).toEqual([
      'district',
      'department',
      'own',
      'own in its department',
    ])
    expect(await listDatedEvents(db)).toHaveLength(7)
  })
})
