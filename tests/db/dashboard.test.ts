import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { readDashboard } from '../../db/dashboard.ts'
import { insertDepartment } from '../../db/departments.ts'
import { correctObservation, withdrawObservation } from '../../db/observations.ts'
import type { Db } from '../../db/tables.ts'
import { writing } from '../../db/writing.ts'
import type { Dashboard, DashboardMetric } from '../../domain/dashboard.ts'
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

const TODAY = day('2023-01-20')

describe.each(DIALECTS)('%s: dashboard', (dialect) => {
  const next = recorder()
  const statements: string[] = []
  let db: Db
  let sessions: Metric

  beforeAll(async () => {
    db = await createDistrict(dialect, ({ query }) => void statements.push(query.sql))
    const before = await addMetric(db, { id: 'sessions-before', schoolYear: LAST_YEAR })
    const total = { accumulates: true, headline: true, continuesId: before.id }
    sessions = await addMetric(db, { id: 'sessions', ...total })
    const rate = { kind: 'rate', unit: '%', baseline: 40, target: 80 } as const
    const siteIds = ['lincoln', 'roosevelt', 'washington']
    const attendance = await addMetric(db, { id: 'attendance', letter: 'b', siteIds, ...rate })
    await addMetric(db, { id: 'survey', departmentId: 'programs', kind: null })

    await record(db, next(), before, checked({ observedOn: '2021-11-02', value: 17 }))
    await record(db, next(), sessions, checked({ observedOn: '2022-08-02', value: 25 }))
    await record(db, next(), sessions, checked({ observedOn: '2022-11-02', value: 10 }))
    for (const [siteId, numerator] of [
      ['lincoln', 30],
      ['roosevelt', 19],
    ] as const) {
      const part = { observedOn: '2022-09-02', siteId, numerator, denominator: 40 }
      await record(db, next(), attendance, checked(part))
    }
  })
  afterAll(() => db.destroy())

  test('departments lead down to each metric and its cycles', async () => {
    const dashboard = await read()
    expect(dashboard.cycles.map(({ name }) => name)).toEqual(['Q1', 'Q2', 'Q3', 'Q4'])
    expect(dashboard.departments.map(({ code }) => code)).toEqual(['DR', 'PR'])
    const [department] = dashboard.departments
    expect(department).toMatchObject({
      plan: { id: 'data-2022-23', state: 'approved' },
      priorities: [{ number: 1, title: 'Attendance', actions: [{ text: 'Train the site teams' }] }],
    })
    expect(metricsOf(dashboard).map(({ metric }) => metric.code)).toEqual([
      'DR-1.1.a',
      'DR-1.1.b',
      'PR-1.1.a',
    ])
  })

  test('a running total, its path and the year before are told by cycle', async () => {
    const [first] = metricsOf(await read())
    expect(first?.standings).toMatchObject([
      { cycleId: '2022-23-Q1', status: 'on_track', value: 25, sameCycleLastYear: null },
      {
        cycleId: '2022-23-Q2',
        status: 'at_risk',
        value: 35,
        cycleValue: 10,
        previous: 25,
        sameCycleLastYear: 17,
      },
      { cycleId: '2022-23-Q3', status: 'not_due', value: null },
      { cycleId: '2022-23-Q4', status: 'not_due', value: null },
    ])
  })

  test('a rate is divided once, and withheld below its coverage', async () => {
    const [, rate] = metricsOf(await read())
    expect(rate?.standings[0]).toMatchObject({
      status: 'incomplete',
      value: 61.25,
      numerator: 49,
      denominator: 80,
      coverage: { have: 2, expected: 3 },
    })
    expect(rate?.standings[1]).toMatchObject({
      status: 'no_data',
      coverage: { have: 0, expected: 3 },
    })
  })

  test('statuses are counted at every level, by cycle', async () => {
    const dashboard = await read()
    expect(dashboard.counts[0]).toMatchObject({ on_track: 1, incomplete: 1, no_data: 1, met: 0 })
    const [data, programs] = dashboard.departments
    expect(data?.counts[0]).toMatchObject({ on_track: 1, incomplete: 1, no_data: 0 })
    expect(data?.priorities[0]?.counts[1]).toMatchObject({ at_risk: 1, no_data: 1 })
    expect(data?.priorities[0]?.actions[0]?.counts[2]).toMatchObject({ not_due: 2 })
    expect(programs?.counts[0]).toMatchObject({ no_data: 1 })
  })

  test('the headline is the worst status of a headline metric, or none', async () => {
    const [data, programs] = (await read()).departments
    expect(data?.priorities[0]?.headline).toEqual(['on_track', 'at_risk', 'not_due', 'not_due'])
    expect(programs?.priorities[0]?.headline).toEqual([null, null, null, null])
  })

  test('one department is read alone', async () => {
    const scope = { schoolYear: THIS_YEAR, today: TODAY, departmentId: 'programs' }
    const dashboard = await readDashboard(db, scope)
    const whole = await read()
    expect(dashboard.departments).toEqual(whole.departments.slice(1))
  })

  test('a department without a plan is there, with nothing counted', async () => {
    await writing(db, next(), (change) =>
      insertDepartment(change, { id: 'new', code: 'NW', name: 'New' }),
    )
    const dashboard = await read()
    expect(dashboard.departments[2]).toMatchObject({ id: 'new', plan: null, priorities: [] })
  })

  test('an earlier moment shows what was read then, also of the year before', async () => {
    const then = await read()
    expect(await read(then.asOf)).toEqual(then)

    const other = { observedOn: '2022-11-03', value: 30 }
    const added = await record(db, next(), sessions, checked(other))
    const later = await read()
    await writing(db, next(), async (change) => {
      const request = { expectedVersion: 1, reason: 'miscounted' }
      const moved = checked({ observedOn: '2023-01-03', value: 31 })
      await correctObservation(change, sessions, added.id, moved, request)
    })
    await writing(db, next(), (change) =>
      withdrawObservation(change, sessions, added.id, { expectedVersion: 2, reason: 'not ours' }),
    )
    expect(await read(then.asOf)).toEqual(then)
    expect(await read(later.asOf)).toEqual(later)
    expect({ ...(await read()), asOf: 0 }).toEqual({ ...then, asOf: 0 })
  })

  test('an accepted deviation stands beside the status, from when it was accepted', async () => {
    const { asOf } = await read()
    await writing(db, next(), async ({ tx, log }) => {
      const entry = { action: 'deviation.accept', entity: 'deviation', entityId: '1', payload: {} }
      const deviation = { reason: 'staffing', owner: 'Director', ends_on: day('2023-03-01') }
      const row = { id: '1', metric_id: 'sessions', ...deviation, tx: await log(entry) }
      await tx.insertInto('deviation').values(row).execute()
    })
    const accepted = { reason: 'staffing', owner: 'Director', endsOn: '2023-03-01' }
    expect(metricsOf(await read())[0]?.standings[1]?.deviation).toEqual(accepted)
    expect(metricsOf(await read(asOf))[0]?.standings[1]?.deviation).toBeNull()
  })

  test('the number of queries does not grow, and of the history only questions are read', async () => {
    const first = await statementsOf(() => read())
    for (let n = 1; n <= 20; n += 1) {
      const metric = await addMetric(db, { id: `more-${n}`, letter: 'z' })
      await record(db, next(), metric, checked({ observedOn: '2022-08-02', value: n }))
    }
    const second = await statementsOf(() => read())
    expect(second).toEqual(first)
    expect(second.length).toBeLessThanOrEqual(16)
    const ofHistory = second.filter((statement) => /(from|join) "observation"/.test(statement))
    expect(ofHistory).toEqual([expect.stringContaining('"wording" is not null')])
    await expect(`${second.join(';\n')};\n`).toMatchFileSnapshot(`sql/dashboard.${dialect}.sql`)
  })

  test.runIf(dialect === 'sqlite')('no read scans the history or the roll-ups', async () => {
    const { asOf } = await read()
    const earlier = await statementsOf(async () => [await read(), await read(asOf)])
    const plans = await Promise.all(earlier.map((statement) => planOf(db, statement)))
    const scans = plans.flat().filter((detail) => /SCAN (observation|roll_up)\b/.test(detail))
    expect(earlier.some((statement) => /from "observation"/.test(statement))).toBe(true)
    expect(scans).toEqual([])
  })

  function read(asOf?: number): Promise<Dashboard> {
    return readDashboard(db, { schoolYear: THIS_YEAR, today: TODAY, asOf })
  }

  async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
    const from = statements.length
    await work()
    return statements.slice(from)
  }
})

function metricsOf(dashboard: Dashboard): DashboardMetric[] {
  return dashboard.departments.flatMap(({ priorities }) =>
    priorities.flatMap(({ actions }) => actions.flatMap(({ metrics }) => metrics)),
  )
}

async function planOf(db: Db, statement: string): Promise<string[]> {
  const { rows } = await sql<{ detail: string }>`explain query plan ${sql.raw(
    statement.replaceAll('?', 'null'),
  )}`.execute(db)
  return rows.map(({ detail }) => detail)
}
