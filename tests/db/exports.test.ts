import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { metricRows, observationRows, progressRows } from '../../db/exports.ts'
import { getHead } from '../../db/ledger.ts'
import { correctObservation } from '../../db/observations.ts'
import type { Db } from '../../db/tables.ts'
import { writing } from '../../db/writing.ts'
import type { Metric } from '../../domain/plan.ts'
import { allOf, observationsCsv } from '../support/csv.ts'
import { DIALECTS } from '../support/databases.ts'
import { day } from '../support/metrics.ts'
import {
  addMetric,
  checked,
  createDistrict,
  record,
  recorder,
  THIS_YEAR,
} from '../support/recorded-district.ts'

describe.each(DIALECTS)('%s: exports', (dialect) => {
  const next = recorder()
  const statements: string[] = []
  let db: Db
  let sessions: Metric
  let attendance: Metric

  beforeAll(async () => {
    db = await createDistrict(dialect, ({ query }) => void statements.push(query.sql))
    attendance = await addMetric(db, {
      id: 'attendance',
      departmentId: 'programs',
      kind: 'rate',
      unit: '%',
      siteIds: ['roosevelt', 'lincoln'],
    })
    sessions = await addMetric(db, {
      id: 'sessions',
      letter: 'b',
      text: '=Sessions, held',
      milestoneTargets: { '2022-23-Q2': 40 },
    })
    for (const siteId of ['roosevelt', 'lincoln']) {
      const part = { observedOn: '2022-08-01', siteId, numerator: 0, denominator: 7 }
      await record(db, next(), attendance, checked(part))
    }
    await record(db, next(), sessions, checked({ observedOn: '2022-09-01', value: 0, note: '-5' }))
    await record(db, next(), sessions, checked({ observedOn: '2022-08-01', value: 0.1 }))
    await record(db, next(), sessions, checked({ observedOn: '2022-08-02', missing: 'not_held' }))
  })
  afterAll(() => db.destroy())

  test('observations come by metric as printed, day and site, with zero and nothing apart', async () => {
    const rows = await allOf(observationRows(db, { asOf: await getHead(db) }))
    const told = rows.map((row) => [row.metric_id, row.observed_on, row.site_code, row.value])
    expect(told).toEqual([
      ['sessions', '2022-08-01', null, 0.1],
      ['sessions', '2022-08-02', null, null],
      ['sessions', '2022-09-01', null, 0],
      ['attendance', '2022-08-01', 'LIN', null],
      ['attendance', '2022-08-01', 'ROO', null],
    ])
    expect(rows[3]).toMatchObject({
      school_year: '2022-23',
      cycle: 'Q1',
      department: 'Programs',
      priority_number: 1,
      priority: 'Attendance',
      action_number: 1,
      measure_kind: 'rate',
      numerator: 0,
      denominator: 7,
      site: 'lincoln school',
      version: 1,
      recorded_by: 'data@district.example',
    })
  })

  test('text that a spreadsheet would run is guarded, numbers are not', async () => {
    const csv = await observationsCsv(db, { asOf: await getHead(db), departmentId: 'data' })
    const [, first, second, third] = csv.split('\r\n')
    expect(first).toContain(`"'=Sessions, held"`)
    expect(first).toContain(',2022-08-01,,,,0.1,,,,,,,')
    expect(second).toContain(',2022-08-02,,,,,,,,not_held,,')
    expect(third).toContain(`,2022-09-01,,,,0,,,,,,'-5,`)
  })

  test('a year and a department narrow', async () => {
    const asOf = await getHead(db)
    expect(await allOf(observationRows(db, { asOf, departmentId: 'programs' }))).toHaveLength(2)
    const other = await allOf(observationRows(db, { asOf, schoolYear: sessions.schoolYear }))
    expect(other).toHaveLength(5)
  })

  test('an export of one moment is the same later, however much was changed', async () => {
    const asOf = await getHead(db)
    const then = await observationsCsv(db, { asOf })
    const added = await record(
      db,
      next(),
      sessions,
      checked({ observedOn: '2022-07-01', value: 1 }),
    )
    const request = { expectedVersion: 1, reason: 'wrong day' }
    await writing(db, next(), (change) =>
      correctObservation(change, sessions, added.id, checked({ value: 2 }), request),
    )
    expect(await observationsCsv(db, { asOf })).toBe(then)
    expect(await observationsCsv(db, { asOf: await getHead(db) })).not.toBe(then)
  })

  test('many observations of few days come in pages, each once', async () => {
    const busy = await addMetric(db, { id: 'busy', letter: 'c' })
    const groups = Array.from({ length: 1300 }, (_, n) => `group ${String(n).padStart(4, '0')}`)
    await writing(db, next(), async ({ tx, log }) => {
      const entry = { action: 'note', entity: 'test', entityId: 'busy', payload: {} }
      const number = await log(entry)
      for (const [at, group] of groups.entries()) {
        const observedOn = at < 1250 ? '2022-08-01' : '2022-08-02'
        await tx
          .insertInto('observation')
          .values(rowOf(busy, observedOn, group, number))
          .execute()
      }
    })
    const pages = []
    for await (const page of observationRows(db, { asOf: await getHead(db) })) pages.push(page)
    const found = pages.flat().filter(({ metric_id }) => metric_id === 'busy')
    expect(found.map(({ participant_group }) => participant_group)).toEqual(groups)
    expect(pages.length).toBeGreaterThan(1)
    const paging = statements.findLast((text) => /from "observation".*limit/.test(text)) ?? ''
    await expect(`${paging};\n`).toMatchFileSnapshot(`sql/exports.${dialect}.sql`)
  })

  test('progress has one row per metric and cycle, judged', async () => {
    const scope = { schoolYear: THIS_YEAR, today: day('2023-01-20') }
    const rows = await allOf(progressRows(db, { ...scope, departmentId: 'programs' }))
    expect(rows).toHaveLength(4)
    expect(rows[0]).toMatchObject({
      metric_id: 'attendance',
      cycle: 'Q1',
      baseline: 0,
      target: 100,
      direction: 'up',
      path: 25,
      actual: 0,
      progress: 0,
      status: 'off_track',
      short_by: 25,
      coverage_have: 2,
      coverage_expected: 2,
      numerator: 0,
      denominator: 14,
      suppressed: null,
    })
    expect(rows[1]).toMatchObject({ cycle: 'Q2', status: 'no_data', actual: null, previous: 0 })
  })

  test('metrics have their whole definition', async () => {
    const [row] = await allOf(metricRows(db, { departmentId: 'data' }))
    expect(row).toMatchObject({
      metric_id: 'sessions',
      metric_code: 'DR-1.1.b',
      milestone_targets: 'Q2=40',
      tolerance: 10,
      tolerance_unit: 'percent_of_span',
      coverage_floor: 0.8,
      removed: false,
    })
    const [other] = await allOf(metricRows(db, { departmentId: 'programs' }))
    expect(other).toMatchObject({ site_codes: 'LIN; ROO' })
  })
})

function rowOf(metric: Metric, observedOn: string, group: string, tx: number) {
  return {
    id: crypto.randomUUID(),
    version: 1,
    metric_id: metric.id,
    school_year: metric.schoolYear,
    cycle_id: '2022-23-Q1',
    site_id: null,
    participant_group: group,
    observed_on: day(observedOn),
    value: 1,
    note: '',
    withdrawn: 0,
    recorded_at: '2022-10-05T18:00:00.000Z',
    recorded_by: 'data@district.example',
    tx,
  } as const
}
