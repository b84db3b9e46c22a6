import * as fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { updateCycle } from '../../db/cycles.ts'
import { readDashboard } from '../../db/dashboard.ts'
import { getHead } from '../../db/ledger.ts'
import type { RecordedObservation } from '../../db/observations.ts'
import {
  correctObservation,
  findObservation,
  insertObservation,
  listObservations,
  withdrawObservation,
} from '../../db/observations.ts'
import { listSiteParts, recomputeMetric } from '../../db/roll-ups.ts'
import type { Db } from '../../db/tables.ts'
import { verifyObservations } from '../../db/verify-observations.ts'
import { verifyRollUps } from '../../db/verify.ts'
import { writing } from '../../db/writing.ts'
import type { CheckedObservation } from '../../domain/observation.ts'
import type { Metric } from '../../domain/plan.ts'
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

describe.each(DIALECTS)('%s: roll-ups', (dialect) => {
  const next = recorder()
  let db: Db
  let counted = 0

  beforeAll(async () => {
    db = await createDistrict(dialect)
  })
  beforeEach(() => {
    counted += 1
  })
  afterAll(() => db.destroy())

  test('a cycle is rolled up over sites, and site by site', async () => {
    const metric = await rate(['lincoln', 'roosevelt', 'washington'])
    await record(db, next(), metric, part('2022-08-01', 'lincoln', 3, 4))
    await record(db, next(), metric, part('2022-09-30', 'roosevelt', 0, 8))
    expect(await rollUpsOf(metric)).toMatchObject([
      { cycle_id: '2022-23-Q1', numerator: 3, denominator: 12, have: 2, expected: 3 },
    ])
    expect(await listSiteParts(db, metric.id)).toMatchObject([
      { siteId: 'lincoln', parts: { numerator: 3, denominator: 4 } },
      { siteId: 'roosevelt', parts: { numerator: 0, denominator: 8 } },
    ])
  })

  test('a cycle without standing observations has no roll-up', async () => {
    const metric = await rate([])
    const only = await record(db, next(), metric, part('2022-08-01', null, 3, 4))
    await writing(db, next(), (change) =>
      withdrawObservation(change, metric, only.id, { expectedVersion: 1, reason: 'not ours' }),
    )
    expect(await rollUpsOf(metric)).toEqual([])
    expect(await listSiteParts(db, metric.id)).toEqual([])
  })

  test('a moved observation leaves one cycle and joins another', async () => {
    const metric = await rate([])
    const only = await record(db, next(), metric, part('2022-09-30', null, 3, 4))
    const request = { expectedVersion: 1, reason: 'wrong day' }
    await writing(db, next(), (change) =>
      correctObservation(change, metric, only.id, part('2022-10-01', null, 3, 4), request),
    )
    expect(await rollUpsOf(metric)).toMatchObject([{ cycle_id: '2022-23-Q2', numerator: 3 }])
  })

  test('a reason without a number is a roll-up without a number', async () => {
    const metric = await rate([])
    await record(db, next(), metric, checked({ missing: 'not_held' }))
    expect(await rollUpsOf(metric)).toMatchObject([
      { observations: 0, numerator: null, missing_code: 'not_held', have: 0, expected: 1 },
    ])
  })

  test('a metric that is measured otherwise is rolled up again', async () => {
    const metric = await rate([])
    await record(db, next(), metric, part('2022-09-30', null, 3, 4))
    await db.updateTable('metric').set({ kind: 'count' }).where('id', '=', metric.id).execute()
    expect((await verifyRollUps(db)).ok).toBe(false)
    await writing(db, next(), (change) => recomputeMetric(change, metric.id))
    expect(await rollUpsOf(metric)).toMatchObject([{ numerator: null }])
    expect((await rollUpsOf(metric))[0]?.obstacle).toMatch('cannot be combined')
    expect((await verifyRollUps(db)).ok).toBe(true)
  })

  test('observations follow a cycle whose dates move, in all their versions', async () => {
    const metric = await rate([])
    const first = await record(db, next(), metric, part('2022-09-28', null, 3, 4))
    const request = { expectedVersion: 1, reason: 'miscounted' }
    await writing(db, next(), (change) =>
      correctObservation(change, metric, first.id, part('2022-09-28', null, 2, 4), request),
    )
    await endFirstCycle('2022-09-20', 1)
    expect(await rollUpsOf(metric)).toMatchObject([{ cycle_id: '2022-23-Q2', numerator: 2 }])
    expect(await findObservation(db, first.id)).toMatchObject({ cycleId: '2022-23-Q2' })
    expect(await findObservation(db, first.id, first.tx)).toMatchObject({ cycleId: '2022-23-Q1' })
    expect(new Set(await filedUnder(first.id))).toEqual(new Set(['2022-23-Q2']))
    expect(await verifyRollUps(db)).toMatchObject({ ok: true, differences: [] })
    await endFirstCycle('2022-09-30', 2)
    expect(await rollUpsOf(metric)).toMatchObject([{ cycle_id: '2022-23-Q1', numerator: 2 }])
  })

  test('a roll-up that was tampered with is named', async () => {
    const metric = await rate([])
    await record(db, next(), metric, part('2022-09-30', null, 3, 4))
    const tamper = (numerator: number) =>
      db.updateTable('roll_up').set({ numerator }).where('metric_id', '=', metric.id).execute()
    await tamper(4)
    expect(await verifyRollUps(db)).toMatchObject({
      ok: false,
      differences: [
        {
          metricId: metric.id,
          cycleId: '2022-23-Q1',
          siteId: null,
          stored: expect.stringContaining('"numerator":4'),
          made: expect.stringContaining('"numerator":3'),
        },
      ],
    })
    await tamper(3)
    expect(await verifyRollUps(db)).toMatchObject({ ok: true })
  })

  test('an observation filed under a wrong cycle is named', async () => {
    const metric = await rate([])
    const only = await record(db, next(), metric, part('2022-09-30', null, 3, 4))
    const file = (cycle: string) =>
      db.updateTable('observation').set({ cycle_id: cycle }).where('id', '=', only.id).execute()
    await file('2022-23-Q4')
    expect((await verifyRollUps(db)).differences).toMatchObject([{ cycleId: '2022-23-Q4' }])
    await file('2022-23-Q1')
  })

  test('after any sequence of changes the roll-ups agree and every earlier moment reads as then', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        counted += 1
        const metrics = [await rate(['lincoln', 'roosevelt']), await count()]
        const seen = []
        for (const one of steps) {
          await take(metrics, one)
          seen.push(await readAll(metrics, await getHead(db)))
        }
        for (const then of seen) expect(await readAll(metrics, then.asOf)).toEqual(then)
        expect(await verifyRollUps(db)).toMatchObject({ ok: true, differences: [] })
      }),
      { numRuns: 12 },
    )
    expect(await verifyObservations(db)).toMatchObject({ ok: true, counted: 0, fault: null })
  }, 60_000)

  async function take(metrics: Metric[], { what, which, to, place }: Step): Promise<void> {
    const metric = metrics[place % 2]
    if (!metric) return
    const after = metric.kind === 'rate' ? rateAt(to, place) : countAt(to, place)
    const { items } = await listObservations(db, { metricId: metric.id }, { limit: 500 })
    const one = items[which % Math.max(items.length, 1)]
    const request = { expectedVersion: one?.version ?? 0, reason: 'because' }
    await writing(db, next(), async (change) => {
      if (what === 'record' || !one) return insertObservation(change, metric, after)
      if (what === 'withdraw') return withdrawObservation(change, metric, one.id, request)
      return correctObservation(change, metric, one.id, after, request)
    })
  }

  /** Everything a reader of the two metrics could see, at the head by the roll-ups. */
  async function readAll(metrics: Metric[], asOf: number) {
    const head = await getHead(db)
    const ids = new Set(metrics.map(({ id }) => id))
    const scope = { schoolYear: THIS_YEAR, today: day('2023-01-20') }
    const dashboard = await readDashboard(db, asOf === head ? scope : { ...scope, asOf })
    const shown = dashboard.departments.flatMap(({ priorities }) =>
      priorities.flatMap(({ actions }) =>
        actions.flatMap((action) => action.metrics.filter(({ metric }) => ids.has(metric.id))),
      ),
    )
    const lists: RecordedObservation[][] = []
    for (const metricId of ids) {
      lists.push((await listObservations(db, { metricId, asOf }, { limit: 500 })).items)
    }
    return { asOf, shown, lists }
  }

  async function filedUnder(id: string): Promise<string[]> {
    const rows = await db
      .selectFrom('observation')
      .select('cycle_id')
      .where('id', '=', id)
      .execute()
    return rows.map((row) => row.cycle_id)
  }

  async function rollUpsOf({ id }: Metric) {
    return db.selectFrom('roll_up').selectAll().where('metric_id', '=', id).execute()
  }

  function endFirstCycle(endsOn: string, version: number) {
    return writing(db, next(), (change) =>
      updateCycle(change, '2022-23-Q1', { endsOn: day(endsOn) }, version),
    )
  }

  function rate(siteIds: string[]): Promise<Metric> {
    const measure = { kind: 'rate', unit: '%', baseline: 40, target: 80 } as const
    return addMetric(db, { id: `rate-${counted}`, letter: 'b', siteIds, ...measure })
  }

  function count(): Promise<Metric> {
    return addMetric(db, { id: `count-${counted}`, accumulates: true })
  }
})

interface Step {
  what: 'record' | 'correct' | 'withdraw'
  which: number
  to: number
  place: number
}

// Few places and days, so that changes meet each other.
const step = fc.record<Step>({
  what: fc.constantFrom('record', 'record', 'correct', 'withdraw'),
  which: fc.nat(5),
  to: fc.nat(6),
  place: fc.nat(7),
})

const DAYS = ['2022-07-01', '2022-09-30', '2022-10-01', '2023-06-30'] as const

function rateAt(to: number, place: number): CheckedObservation {
  const siteId = place % 4 < 2 ? 'lincoln' : 'roosevelt'
  if (to === 0) return checked({ observedOn: DAYS[0], siteId, missing: 'not_held' })
  return part(DAYS[to % 4] ?? DAYS[0], siteId, to, to + 3)
}

function countAt(to: number, place: number): CheckedObservation {
  const group = place % 4 < 2 ? '' : 'staff'
  return checked({ observedOn: DAYS[to % 4] ?? DAYS[0], group, value: to / 10 })
}

function part(observedOn: string, siteId: string | null, numerator: number, denominator: number) {
  return checked({ observedOn, siteId, numerator, denominator })
}
