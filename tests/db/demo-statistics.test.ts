import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { seedDemonstration } from '../../db/demo/seed.ts'
import { readStatistics } from '../../db/history.ts'
import { findMetric } from '../../db/metrics.ts'
import type { Db } from '../../db/tables.ts'
import { calendarDate } from '../../domain/calendar.ts'
import { createDatabase } from '../support/databases.ts'

describe('the demonstration shows every level of speech', () => {
  let db: Db
  beforeAll(async () => {
    db = await createDatabase('sqlite')
    await seedDemonstration(db)
  })
  afterAll(() => db.destroy())

  const statistics = async (id: string) => {
    const metric = await findMetric(db, id)
    if (!metric) throw new Error(`no metric ${id}`)
    return readStatistics(db, metric, { today: calendarDate('2023-02-10') })
  }

  test.each([
    ['a shift down since an event', 'dr-2022-3-1-a', 21, 'limits', 'xmr', 'improvement_low'],
    ['a rate judged by its denominators', 'sfp-2022-3-1-a', 23, 'limits', 'p', 'improvement_high'],
    [
      'ordinary variation, sometimes on target',
      'sfp-2022-1-1-a',
      23,
      'limits',
      'p',
      'common_cause',
    ],
    ['twelve months, whose runs are judged', 'sfp-2021-3-2-a', 12, 'runs', 'xmr', null],
    ['two quarters, which only changed', 'dr-2022-1-3-a', 2, 'change', 'xmr', null],
    ['six quarters around their median', 'dr-2022-1-1-a', 6, 'median', 'xmr', null],
  ] as const)('%s', async (_, id, count, level, chart, variation) => {
    expect(await statistics(id)).toMatchObject({ count, level, chart, variation })
  })

  test.each(['dr-2022-3-1-a', 'sfp-2022-3-1-a', 'sfp-2022-1-1-a'])(
    'the limits of %s are firm',
    async (id) => {
      const { trial, segments } = await statistics(id)
      expect(trial).toBe(false)
      expect(segments.at(-1)).toMatchObject({ drawn: true, trial: false })
    },
  )

  test('no run in the metric that is in control is longer than chance makes it', async () => {
    const { runs, variation } = await statistics('sfp-2022-1-1-a')
    expect(runs).toMatchObject({ signal: false })
    expect(variation).toBe('common_cause')
  })

  test('a new way of counting begins the limits that are firm now', async () => {
    const { segments } = await statistics('dr-2022-3-1-a')
    expect(segments).toMatchObject([
      { count: 10, drawn: false, begins: [] },
      {
        count: 21,
        drawn: true,
        begins: [{ on: '2021-05-03', label: 'Help desk counts every request' }],
      },
    ])
  })

  test('an event from which limits are made anew, after a year that has its own', async () => {
    const { segments, count, next } = await statistics('dr-2022-2-4-a')
    expect(segments).toMatchObject([
      { count: 13, drawn: true, trial: true, begins: [] },
      { count: 6, drawn: false, line: 'median', begins: [{ label: 'Portal on the phone' }] },
    ])
    expect(count).toBe(6)
    expect(next).toContain('since “Portal on the phone”')
  })
})
