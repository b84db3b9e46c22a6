import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { readDashboard } from '../../db/dashboard.ts'
import { progressRows } from '../../db/exports.ts'
import { readSeries } from '../../db/series.ts'
import type { Db } from '../../db/tables.ts'
import { composeGrid } from '../../domain/grid-view.ts'
import type { CycleStanding } from '../../domain/standing.ts'
import { DIALECTS } from '../support/databases.ts'
import { gridOf } from '../support/grids.ts'
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

const TODAY = day('2023-07-10')
const RATE = { kind: 'rate', unit: '%' } as const
const NOTHING = { invited: null, answered: null, scale: null, wording: null }

describe.each(DIALECTS)('%s: a survey that asks another question', (dialect) => {
  const next = recorder()
  let db: Db
  let reworded = 0

  beforeAll(async () => {
    db = await createDistrict(dialect)
    const before = await addMetric(db, { ...RATE, id: 'before', schoolYear: LAST_YEAR })
    const climate = await addMetric(db, { ...RATE, id: 'climate', continuesId: 'before' })
    for (const [metric, observedOn, numerator, wording] of [
      [before, '2021-08-10', 60, null],
      [before, '2021-11-10', 62, null],
      [before, '2022-02-10', 64, 'spring'],
      [before, '2022-05-10', 66, 'spring'],
      [before, '2022-05-20', 68, 'winter'],
      [climate, '2022-08-10', 70, 'spring'],
      [climate, '2022-11-10', 72, null],
      [climate, '2023-02-10', 74, 'winter'],
      [climate, '2023-05-10', 76, 'winter'],
    ] as const) {
      const survey = wording === null ? null : { ...NOTHING, wording }
      const said = checked({ observedOn, numerator, denominator: 100, survey })
      const { tx } = await record(db, next(), metric, said)
      if (metric === climate && wording === 'winter') reworded ||= tx
    }
  })
  afterAll(() => db.destroy())

  test('is compared with nothing on the other side, wherever it is shown', async () => {
    const shown = await dashboardStandings()
    expect(shown.map(comparedOf)).toEqual([
      [null, 60],
      [70, 62],
      [null, null],
      [74, null],
    ])
    expect(shown.map(({ newQuestion }) => newQuestion)).toEqual([
      undefined,
      undefined,
      { previous: true, lastYear: true },
      { previous: false, lastYear: true },
    ])
    const series = await readSeries(db, 'climate', { today: TODAY })
    expect(series?.standings).toEqual(shown)
    expect(await progressComparisons()).toEqual(shown.map(comparedOf))
  })

  test('has no change in its grid, and the reason there', async () => {
    const dashboard = await readDashboard(db, { schoolYear: THIS_YEAR, today: TODAY })
    const definitions = new Map([['climate', gridOf()]])
    const [placed] = composeGrid(dashboard, '2022-23-Q3', definitions)
    expect(placed?.placed).toMatchObject({ change: null, colour: null, reason: 'question_changed' })
  })

  test('is compared as before the other question, at a moment before it', async () => {
    const shown = await dashboardStandings(reworded - 1)
    expect(shown.map(comparedOf)).toEqual([
      [null, 60],
      [70, 62],
      [72, 64],
      [null, null],
    ])
    const series = await readSeries(db, 'climate', { today: TODAY, asOf: reworded - 1 })
    expect(series?.standings).toEqual(shown)
    expect(await progressComparisons(reworded - 1)).toEqual(shown.map(comparedOf))
  })

  test('knows what was asked before the year before, where that states nothing', async () => {
    const first = await addMetric(db, { ...RATE, id: 'first', schoolYear: LAST_YEAR })
    const between = { id: 'between', schoolYear: LAST_YEAR, continuesId: 'first' }
    const second = await addMetric(db, { ...RATE, ...between })
    const third = await addMetric(db, { ...RATE, id: 'third', letter: 'n', continuesId: 'between' })
    const answers = { numerator: 25, denominator: 50 }
    const long = { ...answers, survey: { ...NOTHING, wording: 'long' } }
    const short = { ...answers, survey: { ...NOTHING, wording: 'short' } }
    await record(db, next(), first, checked({ ...long, observedOn: '2021-07-10' }))
    await record(db, next(), second, checked({ ...answers, observedOn: '2021-08-10' }))
    await record(db, next(), third, checked({ ...short, observedOn: '2022-08-10' }))
    const series = await readSeries(db, 'third', { today: TODAY })
    expect(series?.standings[0]).toMatchObject({
      cycleValue: 50,
      sameCycleLastYear: null,
      newQuestion: { lastYear: true },
    })
  })

  async function dashboardStandings(asOf?: number): Promise<CycleStanding[]> {
    const read = await readDashboard(db, { schoolYear: THIS_YEAR, today: TODAY, asOf })
    const metrics = read.departments.flatMap(({ priorities }) =>
      priorities.flatMap(({ actions }) => actions.flatMap((action) => action.metrics)),
    )
    return metrics.find(({ metric }) => metric.id === 'climate')?.standings ?? []
  }

  async function progressComparisons(asOf?: number): Promise<unknown[][]> {
    const rows = await Array.fromAsync(
      progressRows(db, { schoolYear: THIS_YEAR, today: TODAY, asOf }),
    )
    return rows
      .flat()
      .filter((row) => row.metric_id === 'climate')
      .map((row) => [row.previous, row.same_cycle_last_year])
  }
})

function comparedOf({ previous, sameCycleLastYear }: CycleStanding): (number | null)[] {
  return [previous, sameCycleLastYear]
}
