import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { insertDatedEvent } from '../../db/dated-events.ts'
import { insertDeviation } from '../../db/deviations.ts'
import { deleteMetric, findMetric, insertMetric, listMetrics } from '../../db/metrics.ts'
import { setMilestoneTargets } from '../../db/milestone-targets.ts'
import type { Db } from '../../db/tables.ts'
import { calendarDate } from '../../domain/calendar.ts'
import { DIALECTS } from '../support/databases.ts'
import { observe } from '../support/observed.ts'
import { change, createPlan, METRICS } from '../support/plans.ts'
import { recorded } from '../support/record.ts'

describe.each(DIALECTS)('%s: removed metrics', (dialect) => {
  let db: Db

  beforeEach(async () => {
    db = await createPlan(dialect)
  })
  afterEach(() => db.destroy())

  test('a metric that nothing refers to is deleted with all that hangs on it', async () => {
    await change(db, async (going) => {
      await setMilestoneTargets(going, METRICS.rate, { '2022-23-Q1': 45 })
      const on = calendarDate('2022-11-01')
      await insertDatedEvent(going, { metricId: METRICS.rate, on, label: 'New form' })
    })
    const { result, entries } = await recorded(db, (going) =>
      deleteMetric(going, METRICS.rate, { expectedVersion: 2 }),
    )
    expect(result).toBe('deleted')
    expect(await findMetric(db, METRICS.rate, { removed: 'included' })).toBeUndefined()
    expect(await db.selectFrom('milestone_target').selectAll().execute()).toEqual([])
    expect(await db.selectFrom('dated_event').selectAll().execute()).toEqual([])
    expect(entries).toMatchObject([
      {
        action: 'metric.remove',
        payload: { before: { id: METRICS.rate, milestoneTargets: { '2022-23-Q1': 45 } } },
      },
    ])
  })

  test('a metric with observations is taken out with a reason and stays readable', async () => {
    await observe(db, METRICS.rate, 1)
    expect(await remove(METRICS.rate)).toBe('reason_needed')
    const { result, entries } = await recorded(db, (going) =>
      deleteMetric(going, METRICS.rate, { expectedVersion: 1, reason: 'Not asked any more' }),
    )
    expect(result).toBe('removed')
    expect(await findMetric(db, METRICS.rate)).toBeUndefined()
    expect(await findMetric(db, METRICS.rate, { removed: 'included' })).toMatchObject({
      version: 2,
    })
    expect(await listMetrics(db)).toHaveLength(5)
    expect(await listMetrics(db, { removed: 'included' })).toHaveLength(6)
    expect(entries).toMatchObject([
      {
        action: 'metric.remove',
        payload: {
          before: { removed: false },
          after: { removed: true },
          reason: 'Not asked any more',
        },
      },
    ])
  })

  test('a metric with an accepted deviation, or continued by another, stays readable', async () => {
    await change(db, async (going) => {
      const endsOn = calendarDate('2023-01-31')
      await insertDeviation(going, { metricId: METRICS.rate, reason: 'r', owner: 'o', endsOn })
      await insertMetric(going, { actionId: 'action-1', text: 'x', continuesId: METRICS.count })
    })
    expect(await remove(METRICS.rate)).toBe('removed')
    expect(await remove(METRICS.count)).toBe('removed')
  })

  test('a stale, absent or removed metric is not taken out', async () => {
    expect(await remove(METRICS.rate, 2)).toBeUndefined()
    expect(await remove('no-such-metric')).toBeUndefined()
    await observe(db, METRICS.rate, 1)
    expect(await remove(METRICS.rate, 1, 'why')).toBe('removed')
    expect(await remove(METRICS.rate, 2, 'why')).toBeUndefined()
  })

  test('the letter of a removed metric is not given again', async () => {
    await observe(db, METRICS.milestone, 1)
    await remove(METRICS.milestone, 1, 'why')
    expect(
      await change(db, (going) => insertMetric(going, { actionId: 'action-3', text: 'x' })),
    ).toMatchObject({ letter: 'c' })
  })

  function remove(id: string, expectedVersion = 1, reason?: string) {
    return change(db, (going) => deleteMetric(going, id, { expectedVersion, reason }))
  }
})
