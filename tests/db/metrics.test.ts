import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { updateDepartment } from '../../db/departments.ts'
import type { MetricChanges } from '../../db/metrics.ts'
import { findMetric, insertMetric, listMetrics, updateMetric } from '../../db/metrics.ts'
import { insertPlan } from '../../db/plans.ts'
import { updateDistrict } from '../../db/settings.ts'
import type { Db } from '../../db/tables.ts'
import { calendarDate } from '../../domain/calendar.ts'
import { DIALECTS } from '../support/databases.ts'
import { observe } from '../support/observed.ts'
import {
  change,
  createPlan,
  DEPARTMENT,
  METRICS,
  OTHER_DEPARTMENT,
  PLAN,
  SITES,
  YEAR,
} from '../support/plans.ts'
import { recorded, touchedBy } from '../support/record.ts'

describe.each(DIALECTS)('%s: metrics', (dialect) => {
  let db: Db
  const seen: string[] = []

  beforeEach(async () => {
    db = await createPlan(dialect, (event) => void seen.push(event.query.sql))
  })
  afterEach(() => db.destroy())

  test('a metric of which only the text is known gets the defaults', async () => {
    const { result, entries } = await recorded(db, (going) =>
      insertMetric(going, { id: 'new', actionId: 'action-3', text: 'Training logs,' }),
    )
    expect(result).toEqual({
      id: 'new',
      actionId: 'action-3',
      planId: PLAN,
      departmentId: DEPARTMENT,
      schoolYear: YEAR,
      letter: 'c',
      code: 'DR-2.2.c',
      text: 'Training logs,',
      title: '',
      kind: null,
      unit: '',
      direction: 'up',
      baseline: null,
      baselineOn: null,
      baselineSource: '',
      target: null,
      targetHigh: null,
      tolerance: { unit: 'percent_of_span', amount: 10 },
      cadence: 'quarterly',
      accumulates: false,
      acrossSites: 'sum',
      scaleMin: null,
      scaleMax: null,
      stages: [],
      targetStage: null,
      rateBase: 100,
      groupsOverlap: false,
      coverageFloor: 0.8,
      privacyClass: 'public_body',
      sourceSystem: '',
      definition: '',
      owner: '',
      headline: true,
      continuesId: null,
      cadenceReason: '',
      siteIds: [],
      milestoneTargets: {},
      version: 1,
    })
    expect(await findMetric(db, 'new')).toEqual(result)
    expect(entries).toMatchObject([
      {
        action: 'metric.add',
        entity: 'metric',
        entityId: 'new',
        payload: { after: { text: 'Training logs,' } },
      },
    ])
  })

  test('everything that may be said about a metric is kept', async () => {
    const given = {
      letter: 'B',
      text: '<b>=1+1</b>',
      title: 'Short',
      kind: 'score',
      unit: 'points',
      direction: 'between',
      baseline: 3.25,
      baselineOn: calendarDate('2022-06-30'),
      baselineSource: 'Survey',
      target: 3.5,
      targetHigh: 4.5,
      tolerance: { unit: 'value', amount: 0.1 },
      cadence: 'monthly',
      accumulates: true,
      acrossSites: 'mean',
      scaleMin: 1,
      scaleMax: 5,
      stages: ['one', 'two'],
      targetStage: 'two',
      rateBase: 1000,
      groupsOverlap: true,
      coverageFloor: 0.5,
      privacyClass: 'student',
      sourceSystem: 'Attendance',
      definition: 'What it is.',
      owner: 'Analyst',
      headline: false,
      continuesId: METRICS.score,
      cadenceReason: 'Because',
    } as const
    const stored = await change(db, (going) =>
      insertMetric(going, {
        actionId: 'action-3',
        ...given,
        stages: [...given.stages],
        siteIds: [...SITES].toReversed(),
      }),
    )
    expect(stored).toMatchObject({ ...given, siteIds: SITES, code: 'DR-2.2.B', version: 1 })
  })

  test('a metric of no action, of an unknown site or continuing an unknown one is not stored', async () => {
    const attempts = [
      [{ actionId: 'no-such-action' }, undefined],
      [{ actionId: 'action-1', id: METRICS.rate }, undefined],
      [{ actionId: 'action-1', siteIds: ['nowhere'] }, 'unknown_reference'],
      [{ actionId: 'action-1', continuesId: 'no-such-metric' }, 'unknown_reference'],
    ] as const
    for (const [metric, refusal] of attempts) {
      const siteIds = 'siteIds' in metric ? [...metric.siteIds] : []
      const { result, entries } = await recorded(db, (going) =>
        insertMetric(going, { text: 'x', ...metric, siteIds }),
      )
      expect([result, entries]).toEqual([refusal, []])
    }
  })

  test('a metric without a floor has the district’s, whatever that becomes', async () => {
    await change(db, (going) => updateDistrict(going, { coverageFloor: 0.6 }, 1))
    await update(METRICS.rate, { coverageFloor: 0.9 })
    expect(await findMetric(db, METRICS.count)).toMatchObject({ coverageFloor: 0.6 })
    expect(await findMetric(db, METRICS.rate)).toMatchObject({ coverageFloor: 0.9 })
    expect(
      await change(db, (going) =>
        updateMetric(going, METRICS.rate, { coverageFloor: null }, { expectedVersion: 2 }),
      ),
    ).toMatchObject({ coverageFloor: 0.6 })
  })

  test('a metric’s code follows its department, priority, action and letter', async () => {
    await change(db, (going) => updateDepartment(going, DEPARTMENT, { code: 'DATA' }, 1))
    await update(METRICS.rate, { letter: 'z' })
    expect(await findMetric(db, METRICS.rate)).toMatchObject({ code: 'DATA-2.2.z' })
  })

  test('metrics are listed in the order of print, in three queries', async () => {
    seen.length = 0
    const listed = await listMetrics(db, { schoolYear: YEAR })
    expect(seen).toHaveLength(3)
    expect(listed.map(({ code }) => code)).toEqual([
      'DR-1.1.a',
      'DR-1.1.b',
      'DR-2.1.a',
      'DR-2.1.b',
      'DR-2.2.a',
      'DR-2.2.b',
    ])
    expect(listed.map(({ siteIds }) => siteIds.length)).toEqual([3, 0, 0, 0, 3, 0])
  })

  test('a list holds what fits: a year, a department, a plan', async () => {
    await change(db, (going) =>
      insertPlan(going, { id: 'plan-2', departmentId: OTHER_DEPARTMENT, schoolYear: YEAR }),
    )
    const sizes = []
    for (const filter of [
      {},
      { departmentId: DEPARTMENT },
      { departmentId: OTHER_DEPARTMENT },
      { planId: PLAN },
      { planId: 'plan-2' },
      { schoolYear: YEAR, departmentId: DEPARTMENT, planId: PLAN },
    ]) {
      sizes.push((await listMetrics(db, filter)).length)
    }
    expect(sizes).toEqual([6, 6, 0, 6, 0, 6])
  })

  test('a change keeps the rest and puts both states on the record', async () => {
    const before = await findMetric(db, METRICS.count)
    const changes = {
      target: 150,
      siteIds: [SITES[1]],
      tolerance: { unit: 'value', amount: 2 },
    } as const
    const { result, entries } = await recorded(db, (going) =>
      updateMetric(
        going,
        METRICS.count,
        { ...changes, siteIds: [...changes.siteIds] },
        { expectedVersion: 1 },
      ),
    )
    const after = { ...before, ...changes, version: 2 }
    expect(result).toEqual(after)
    expect(await findMetric(db, METRICS.count)).toEqual(after)
    expect(entries).toMatchObject([
      {
        action: 'metric.change',
        payload: {
          before: { target: 120, siteIds: SITES, coverageFloor: null, version: 1 },
          after: { target: 150, siteIds: [SITES[1]], coverageFloor: null, version: 2 },
        },
      },
    ])
  })

  test('a stale or absent metric is not changed', async () => {
    expect(await update(METRICS.count, { target: 1 }, 2)).toBeUndefined()
    expect(await update('no-such-metric', { target: 1 }, 1)).toBeUndefined()
    expect(await update(METRICS.count, { siteIds: ['nowhere'] })).toBe('unknown_reference')
    expect(await findMetric(db, METRICS.count)).toMatchObject({ target: 120, version: 1 })
  })

  test('a metric with observations changes only with a reason', async () => {
    await observe(db, METRICS.count, 1)
    expect(await update(METRICS.count, { target: 1 })).toBe('reason_needed')
    expect(await update(METRICS.count, { target: 1 }, 1, '')).toBe('reason_needed')
    expect(await findMetric(db, METRICS.count)).toMatchObject({ target: 120, version: 1 })

    const { result, entries } = await recorded(db, (going) =>
      updateMetric(
        going,
        METRICS.count,
        { target: 1 },
        { expectedVersion: 1, reason: 'Agreed in the meeting' },
      ),
    )
    expect(result).toMatchObject({ target: 1, version: 2 })
    expect(entries).toMatchObject([{ payload: { reason: 'Agreed in the meeting' } }])
  })

  test('a changed measure makes the roll-ups anew', async () => {
    await observe(db, METRICS.count, 2)
    await update(METRICS.count, { kind: 'level' }, 1, 'It is a stock')
    const level = await db.selectFrom('roll_up').selectAll().execute()
    expect(level).toMatchObject([{ metric_id: METRICS.count, numerator: 4, expected: 3 }])
    await update(METRICS.count, { kind: 'count', siteIds: [] }, 2, 'It is a flow')
    const count = await db.selectFrom('roll_up').selectAll().execute()
    expect(count).toMatchObject([{ metric_id: METRICS.count, numerator: 8, expected: 1 }])
  })

  test("readers of the metric's year look again", async () => {
    const scopes = ['organisation', '2022-23', '2023-24']
    const edit = { expectedVersion: 1 }
    expect(
      await touchedBy(db, scopes, (going) => updateMetric(going, METRICS.count, {}, edit)),
    ).toEqual(['2022-23'])
  })

  function update(id: string, changes: MetricChanges, expectedVersion = 1, reason?: string) {
    return change(db, (going) => updateMetric(going, id, changes, { expectedVersion, reason }))
  }
})
