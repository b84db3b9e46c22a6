import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { findMetric } from '../../db/metrics.ts'
import { setMilestoneTargets } from '../../db/milestone-targets.ts'
import type { Db } from '../../db/tables.ts'
import { DIALECTS } from '../support/databases.ts'
import { change, createPlan, METRICS } from '../support/plans.ts'
import { recorded, touchedBy } from '../support/record.ts'

describe.each(DIALECTS)('%s: milestone targets', (dialect) => {
  let db: Db

  beforeEach(async () => {
    db = await createPlan(dialect)
  })
  afterEach(() => db.destroy())

  test('targets replace those before, with both states on the record', async () => {
    await change(db, (going) =>
      setMilestoneTargets(going, METRICS.rate, { '2022-23-Q1': 45, '2022-23-Q2': 50 }),
    )
    const { result, entries } = await recorded(db, (going) =>
      setMilestoneTargets(going, METRICS.rate, { '2022-23-Q2': 0.1 }, 'Later start'),
    )
    expect(result).toMatchObject({ milestoneTargets: { '2022-23-Q2': 0.1 }, version: 3 })
    expect(await findMetric(db, METRICS.rate)).toEqual(result)
    expect(entries).toMatchObject([
      {
        action: 'metric.set_milestones',
        entity: 'metric',
        entityId: METRICS.rate,
        payload: {
          before: { milestoneTargets: { '2022-23-Q1': 45, '2022-23-Q2': 50 }, version: 2 },
          after: { milestoneTargets: { '2022-23-Q2': 0.1 }, version: 3 },
          reason: 'Later start',
        },
      },
    ])
    await change(db, (going) => setMilestoneTargets(going, METRICS.rate, {}))
    expect(await findMetric(db, METRICS.rate)).toMatchObject({ milestoneTargets: {}, version: 4 })
  })

  test('targets of an absent metric or an unknown cycle are refused', async () => {
    expect(
      await change(db, (going) => setMilestoneTargets(going, 'no-such-metric', {})),
    ).toBeUndefined()
    const { result, entries } = await recorded(db, (going) =>
      setMilestoneTargets(going, METRICS.rate, { '2023-24-Q1': 45 }),
    )
    expect([result, entries]).toEqual(['unknown_cycle', []])
  })

  test("readers of the metric's year look again", async () => {
    expect(
      await touchedBy(db, ['2022-23'], (going) => setMilestoneTargets(going, METRICS.rate, {})),
    ).toEqual(['2022-23'])
  })
})
