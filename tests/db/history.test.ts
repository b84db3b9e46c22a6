import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { insertDatedEvent } from '../../db/dated-events.ts'
import { readHistory, readStatistics } from '../../db/history.ts'
import { getHead } from '../../db/ledger.ts'
import { insertSchoolYear } from '../../db/school-years.ts'
import type { Db } from '../../db/tables.ts'
import type { Audience } from '../../db/veiled-standings.ts'
import { getDataVersionUpTo, writing } from '../../db/writing.ts'
import { schoolYear } from '../../domain/calendar.ts'
import type { Metric } from '../../domain/plan.ts'
import { DIALECTS } from '../support/databases.ts'
import { day } from '../support/metrics.ts'
import {
  addMetric,
  checked,
  createDistrict,
  LAST_YEAR,
  record,
  recorder,
  THIS_YEAR,
} from '../support/recorded-district.ts'

describe.each(DIALECTS)('%s: the history of a metric', (dialect) => {
  let db: Db
  let shown: Metric
  const by = recorder()
  const statements: string[] = []
  const today = day('2023-01-20')

  beforeAll(async () => {
    db = await createDistrict(dialect, (event) => void statements.push(event.query.sql))
    const before = await addMetric(db, { id: 'before', schoolYear: LAST_YEAR })
    shown = await addMetric(db, { id: 'shown', continuesId: 'before' })
    await addMetric(db, { id: 'other' })
    for (const [metric, observedOn, value] of [
      [before, '2021-09-30', 3],
      [before, '2022-03-31', 4],
      [shown, '2022-09-30', 5],
      [shown, '2022-12-31', 6],
    ] as const) {
      await record(db, by(), metric, checked({ observedOn, value }))
    }
    await writing(db, by(), async (change) => {
      const events = [
        { label: 'of the year before', metricId: 'before', on: '2021-11-01' },
        { label: 'of the department', metricId: null, on: '2022-10-01' },
        { label: 'of another metric', metricId: 'other', on: '2022-10-02' },
        { label: 'only an event', metricId: 'shown', on: '2022-10-03', kind: 'event' as const },
      ]
      for (const { on, ...event } of events) {
        await insertDatedEvent(change, {
          kind: 'rebase',
          departmentId: 'data',
          ...event,
          on: day(on),
        })
      }
      await insertDatedEvent(change, {
        kind: 'rebase',
        departmentId: 'programs',
        on: day('2022-10-04'),
        label: 'of another department',
      })
      await insertDatedEvent(change, {
        kind: 'rebase',
        on: day('2022-10-05'),
        label: 'of the district',
      })
    })
  })
  afterAll(() => db.destroy())

  test('follows what the metric continues, oldest year first', async () => {
    const { years } = await readHistory(db, shown)
    expect(
      years.map(({ schoolYear: year, observations, cycles }) => [
        year,
        observations.map(({ value }) => value),
        cycles.map(({ id }) => id),
      ]),
    ).toEqual([
      [LAST_YEAR, [3, 4], ['2021-22-Q1', '2021-22-Q2', '2021-22-Q3', '2021-22-Q4']],
      [THIS_YEAR, [5, 6], ['2022-23-Q1', '2022-23-Q2', '2022-23-Q3', '2022-23-Q4']],
    ])
  })

  test('limits begin anew with events of any of its years, its department and the district', async () => {
    const { borders } = await readHistory(db, shown)
    expect(borders).toEqual([
      { on: '2021-11-01', label: 'of the year before' },
      { on: '2022-10-01', label: 'of the department' },
      { on: '2022-10-05', label: 'of the district' },
    ])
  })

  test('is judged as points over the years', async () => {
    const { points, segments, count, sentences } = await readStatistics(db, shown, { today })
    expect(points.map(({ name, gap, value }) => [name, gap ?? value])).toEqual([
      ['Q1 2021–22', 3],
      ['Q2 2021–22', 'no_value'],
      ['Q3 2021–22', 4],
      ['Q4 2021–22', 'no_value'],
      ['Q1 2022–23', 5],
      ['Q2 2022–23', 6],
      ['Q3 2022–23', 'not_over'],
    ])
    expect(segments.map(({ from }) => from)).toEqual([0, 1, 5])
    expect(count).toBe(1)
    expect(sentences[0]).toBe('6 in Q2 2022–23.')
  })

  test('shows its totals but those of few people to whoever may not see small groups', async () => {
    const seen = async (audience: Audience) => {
      const { points, heldBack } = await readStatistics(db, shown, { today, audience })
      return [points.flatMap(({ value }) => value ?? []), heldBack]
    }
    await record(db, by(), shown, checked({ observedOn: '2022-10-31', value: 20 }))
    expect(await seen('outside')).toEqual([[3, 4, 5, 26], 0])
    const survey = { privacy_class: 'survey' } as const
    await db.updateTable('metric').set(survey).where('id', '=', 'before').execute()
    expect(await seen('staff')).toEqual([[3, 4, 5, 26], 0])
    expect(await seen('without_small_groups')).toEqual([[5, 26], 2])
    await db.updateTable('metric').set(survey).where('id', '=', 'shown').execute()
    expect(await seen('without_small_groups')).toEqual([[26], 3])
    expect(await seen('outside')).toEqual([[26], 3])
  })

  test('is the earlier one as of an earlier moment', async () => {
    const asOf = await getHead(db)
    await record(db, by(), shown, checked({ observedOn: '2023-01-05', value: 9 }))
    const values = async (at?: number) =>
      (await readHistory(db, shown, { asOf: at })).years.at(-1)?.observations.length
    expect([await values(asOf), await values()]).toEqual([3, 4])
  })

  test('takes as many statements for two years as for one', async () => {
    const count = async (metric: Metric) => {
      statements.length = 0
      await readHistory(db, metric)
      return statements.length
    }
    const alone = await addMetric(db, { id: 'alone' })
    expect(await count(shown)).toBe(await count(alone))
  })

  test('keeps a year whose metric was taken out of its plan', async () => {
    const before = await addMetric(db, { id: 'gone', schoolYear: LAST_YEAR })
    const after = await addMetric(db, { id: 'after', continuesId: before.id })
    await db.updateTable('metric').set({ removed: 1 }).where('id', '=', 'gone').execute()
    expect((await readHistory(db, after)).years).toHaveLength(2)
  })

  test('ends where metrics continue each other in a circle', async () => {
    await addMetric(db, { id: 'a', schoolYear: LAST_YEAR })
    const b = await addMetric(db, { id: 'b', continuesId: 'a' })
    await db.updateTable('metric').set({ continues_id: 'b' }).where('id', '=', 'a').execute()
    expect((await readHistory(db, b)).years).toHaveLength(2)
  })

  test('a change in any earlier year is noticed, one of a later year is not', async () => {
    const old = schoolYear('2019-20')
    const before = await getDataVersionUpTo(db, THIS_YEAR)
    await writing(db, by(), async (change) => {
      await insertSchoolYear(change, old)
      change.touch(old)
    })
    const after = await getDataVersionUpTo(db, THIS_YEAR)
    expect(after).toBeGreaterThan(before)
    await writing(db, by(), async (change) => change.touch('2023-24'))
    expect(await getDataVersionUpTo(db, THIS_YEAR)).toBe(after)
  })
})
