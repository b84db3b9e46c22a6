import { createHash } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { readDashboard } from '../../db/dashboard.ts'
import { THIS_YEAR } from '../../db/demo/calendar.ts'
import { DEMO_PLAN_TEXTS } from '../../db/demo/plan-texts.ts'
import { seedDemonstration } from '../../db/demo/seed.ts'
import { getHeadAt, verifyLedger } from '../../db/ledger.ts'
import { listMetrics } from '../../db/metrics.ts'
import { listPlans } from '../../db/plan-list.ts'
import { findDistrict } from '../../db/settings.ts'
import { listSites } from '../../db/sites.ts'
import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import { verifyRollUps } from '../../db/verify.ts'
import { calendarDate } from '../../domain/calendar.ts'
import { canonicalJson } from '../../domain/canonical-json.ts'
import type { Dashboard } from '../../domain/dashboard.ts'
import {
  CADENCES,
  DIRECTIONS,
  MEASURE_KINDS,
  MISSING_CODES,
  PRIVACY_CLASSES,
  TOLERANCE_UNITS,
} from '../../domain/measure.ts'
import { readPlanText } from '../../domain/plan-text/read.ts'
import { STATUSES } from '../../domain/status.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'

describe.each(DIALECTS)('%s: the demonstration', (dialect) => {
  let db: Db
  let now: Dashboard

  beforeAll(async () => {
    db = await createDatabase(dialect)
    await seedDemonstration(db)
    now = await dashboard(db)
  })
  afterAll(() => db.destroy())

  test('is the same to the last byte every time, on every database', async () => {
    // The values are made when the modules load, so chance would show only in fresh ones.
    vi.resetModules()
    const fresh = await import('../../db/demo/seed.ts')
    const again = await createDatabase('sqlite')
    await fresh.seedDemonstration(again)
    expect(await fingerprint(again)).toBe(await fingerprint(db))
    expect(await verifyLedger(again)).toEqual(await verifyLedger(db))
    await again.destroy()
  })

  test('is an unbroken record', async () => {
    expect(await verifyRecord(db)).toMatchObject({ ok: true, counted: 0, fault: null })
  })

  test('ends on a day of February 2023 of a district that says it is invented', async () => {
    expect(await findDistrict(db)).toMatchObject({
      demonstration: true,
      demonstrationOn: '2023-02-10',
      meetingName: 'DLN',
    })
    const sites = await listSites(db)
    expect(sites.filter(({ closedOn }) => closedOn === null)).toHaveLength(24)
    expect(sites.filter(({ closedOn }) => closedOn !== null)).toHaveLength(1)
  })

  test('has plans of three years, of both kinds, in more than one state', async () => {
    const plans = await listPlans(db)
    expect(
      plans.map(({ id, priorities, actions, metrics }) => [id, priorities, actions, metrics]),
    ).toEqual([
      ['dr-2022', 3, 10, 23],
      ['sfp-2022', 4, 6, 6],
      ['tk-2022', 3, 4, 5],
      ['dr-2021', 3, 8, 9],
      ['sfp-2021', 3, 5, 5],
      ['its-2021', 1, 4, 5],
      ['dr-2020', 1, 1, 1],
      ['sfp-2020', 2, 2, 2],
    ])
    expect(new Set(plans.map(({ kind }) => kind))).toHaveLength(2)
    expect(new Set(plans.map(({ state }) => state))).toEqual(new Set(['approved', 'submitted']))
  })

  test('holds every status at the end of the last finished cycle', () => {
    expect(STATUSES.filter((status) => now.counts[1]?.[status] === 0)).toEqual([])
  })

  test('holds every kind, direction, cadence, privacy class and unit of tolerance', async () => {
    const metrics = await listMetrics(db)
    const used = (pick: (metric: (typeof metrics)[number]) => string | null) =>
      new Set(metrics.map(pick))
    expect(used(({ kind }) => kind)).toEqual(new Set(MEASURE_KINDS))
    expect(used(({ direction }) => direction)).toEqual(new Set(DIRECTIONS))
    expect(used(({ cadence }) => cadence)).toEqual(new Set(CADENCES))
    expect(used(({ privacyClass }) => privacyClass)).toEqual(new Set(PRIVACY_CLASSES))
    expect(used(({ tolerance }) => tolerance.unit)).toEqual(new Set(TOLERANCE_UNITS))
    expect(used(({ acrossSites }) => acrossSites)).toEqual(new Set(['sum', 'mean']))
  })

  test('says why, wherever a metric is measured less than quarterly', async () => {
    const seldom = (await listMetrics(db)).filter(
      ({ cadence }) => cadence === 'yearly' || cadence === 'twice_a_year',
    )
    expect(seldom.length).toBeGreaterThan(0)
    expect(seldom.filter(({ cadenceReason }) => cadenceReason === '')).toEqual([])
  })

  test('holds every reason for having no number, and real zeros', async () => {
    const rows = await db.selectFrom('observation').selectAll().execute()
    expect(rows.length).toBeGreaterThan(3000)
    expect(rows.length).toBeLessThan(6000)
    expect(new Set(rows.flatMap(({ missing_code }) => missing_code ?? []))).toEqual(
      new Set(MISSING_CODES),
    )
    expect(rows.filter(({ value }) => value === 0).length).toBeGreaterThan(2)
  })

  test('has groups that are too small to be shown, of pupils and of staff', async () => {
    const small = await db
      .selectFrom('observation')
      .innerJoin('metric', 'metric.id', 'observation.metric_id')
      .select(['metric.privacy_class', 'denominator', 'n'])
      .where('metric.privacy_class', '<>', 'public_body')
      .execute()
    const classes = small.flatMap(({ privacy_class, denominator, n }) =>
      (denominator ?? n ?? 11) < 11 ? [privacy_class] : [],
    )
    expect(new Set(classes)).toEqual(new Set(['survey', 'student']))
  })

  test('moves away from a target, goes beyond one, and returns to zero', () => {
    expect(standing('TK12-1.1.a', 1)).toMatchObject({ status: 'off_track' })
    expect(standing('TK12-1.1.a', 1)?.progress).toBeLessThan(0)
    expect(standing('DR-2.4.b', 1)?.progress).toBeGreaterThan(1)
    expect(standing('DR-3.1.a', 2)).toMatchObject({ status: 'met', value: 0 })
  })

  test('has a complete and an incomplete round of the 24 schools', () => {
    expect(standing('SFP-4.1.a', 1)?.coverage).toEqual({ have: 24, expected: 24 })
    expect(standing('TK12-2.2.a', 1)).toMatchObject({
      status: 'incomplete',
      coverage: { have: 14, expected: 24 },
    })
  })

  test('has a deviation beside the true status, and a metric of last year beside its own', () => {
    expect(standing('DR-2.3.a', 1)).toMatchObject({
      status: 'off_track',
      deviation: { endsOn: '2023-03-31' },
    })
    expect(standing('SFP-3.1.a', 1)?.sameCycleLastYear).toBeGreaterThan(40)
  })

  test('has nineteen months of council lessons in a row', async () => {
    const months = await db
      .selectFrom('observation')
      .select(['observed_on'])
      .where('metric_id', 'in', ['sfp-2021-3-2-a', 'sfp-2022-3-2-a'])
      .where('missing_code', 'is', null)
      .execute()
    expect(new Set(months.map(({ observed_on }) => observed_on.slice(0, 7)))).toHaveLength(19)
  })

  test('restates values with a reason, and takes one back', async () => {
    const later = await db
      .selectFrom('observation')
      .select(['id', 'withdrawn', 'late', 'reason', 'recorded_by'])
      .where('version', '>', 1)
      .orderBy('id')
      .execute()
    expect(later.map(({ withdrawn, late }) => [withdrawn, late])).toEqual([
      [0, 1],
      [1, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ])
    expect(later.every(({ reason }) => reason !== null && reason.length > 10)).toBe(true)
    expect(later.at(-1)?.reason).toContain('roster corrected')
  })

  test('looked different in December', async () => {
    const asOf = await getHeadAt(db, '2022-12-01T20:00:00.000Z')
    const then = await dashboard(db, { today: '2022-12-01', asOf })
    expect(then.counts[0]).toMatchObject({ no_data: 0 })
    expect(then.counts[1]?.not_due).toBeGreaterThan(10)
    expect(standing('SFP-3.1.a', 1, then)?.status).toBe('incomplete')
  })

  test('told up to December is the same story', async () => {
    const until = new Date('2022-12-15T20:00:00Z')
    const shorter = await createDatabase('sqlite')
    await seedDemonstration(shorter, { now: until })
    const { demonstrationOn } = (await findDistrict(shorter)) ?? {}
    expect(demonstrationOn).toBe('2022-12-15')
    const head = await getHeadAt(db, until.toISOString())
    expect(await versions(shorter)).toEqual(await versions(db, head))
    await shorter.destroy()
  })

  test('rolls up to what its observations say', async () => {
    expect(await verifyRollUps(db)).toMatchObject({ ok: true, differences: [] })
  })

  test('names roles and invented addresses, never people', async () => {
    const plans = await db.selectFrom('plan').select(['contacts', 'emails']).execute()
    const people = plans.flatMap(({ contacts }): unknown[] => JSON.parse(contacts))
    const owners = (await listMetrics(db)).map(({ owner }) => owner)
    for (const role of [...people, ...owners]) {
      expect(role).toMatch(
        /director|coordinator|analyst|specialist|engineer|coach|liaison|manager|lead|facilitator/i,
      )
    }
    expect(plans.map(({ emails }) => emails).join()).not.toMatch(/@(?!demo\.example)/)
    const actors = await db.selectFrom('ledger').select('actor').distinct().execute()
    expect(actors.filter(({ actor }) => !actor.endsWith('@demo.example'))).toEqual([])
  })

  test('refuses a district that is there already', async () => {
    await expect(seedDemonstration(db)).rejects.toThrow('the demonstration was refused')
  })

  function standing(code: string, cycle: number, { departments }: Dashboard = now) {
    return departments
      .flatMap(({ priorities }) => priorities)
      .flatMap(({ actions }) => actions)
      .flatMap(({ metrics }) => metrics)
      .find(({ metric }) => metric.code === code)?.standings[cycle]
  }
})

test('the example of a printed plan is read without a doubt', () => {
  for (const { department, text } of DEMO_PLAN_TEXTS) {
    const read = readPlanText(text)
    expect(read).toMatchObject({
      ok: true,
      value: {
        warnings: [],
        unread: [],
        plan: { schoolYear: '2022-23', department: { name: department } },
      },
    })
    const plan = read.ok ? read.value.plan : undefined
    expect(plan?.chains.map(({ ifWe, then }) => [ifWe.length, then.length])).toEqual([
      [2, 1],
      [1, 2],
    ])
    const actions = plan?.priorities.flatMap((priority) => priority.actions) ?? []
    expect(actions.map(({ metrics }) => metrics.length)).toEqual([2, 1, 1])
  }
})

function dashboard(db: Db, { today = '2023-02-10', asOf }: { today?: string; asOf?: number } = {}) {
  return readDashboard(db, {
    schoolYear: THIS_YEAR,
    today: calendarDate(today),
    asOf,
  })
}

async function fingerprint(db: Db): Promise<string> {
  const rows = await db
    .selectFrom('observation')
    .selectAll()
    .orderBy('id')
    .orderBy('version')
    .execute()
  const hash = createHash('sha256')
  for (const row of rows) hash.update(canonicalJson({ ...row }))
  return hash.digest('hex')
}

async function versions(db: Db, head = Number.MAX_SAFE_INTEGER) {
  const rows = await db.selectFrom('observation').selectAll().orderBy('tx').execute()
  return rows.flatMap(({ superseded_tx: _closed, ...row }) => (row.tx <= head ? [row] : []))
}
