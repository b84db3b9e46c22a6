import { describe, expect, test } from 'vitest'

import { insertObservations } from '../../db/demo/many-observations.ts'
import { seedDemonstration } from '../../db/demo/seed.ts'
import { findMetric } from '../../db/metrics.ts'
import { insertObservation } from '../../db/observations.ts'
import type { Db } from '../../db/tables.ts'
import type { Writing } from '../../db/writing.ts'
import { writing } from '../../db/writing.ts'
import { calendarDate, schoolYear } from '../../domain/calendar.ts'
import type { CheckedObservation } from '../../domain/observation.ts'
import type { Metric } from '../../domain/plan.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'

describe.each(DIALECTS)('%s: recording the demonstration', (dialect) => {
  test('many readings at once leave the record of one after the other', async () => {
    const [many, single] = [await createDatabase(dialect), await createDatabase(dialect)]
    const readings = ['2021-09-30', '2021-10-29', '2021-10-30'].map((observedOn, n) => ({
      id: `reading-${n}`,
      checked: countOn(observedOn, n + 3),
    }))
    await onFirstMetric(many, (change, metric) => insertObservations(change, metric, readings))
    await onFirstMetric(single, async (change, metric) => {
      for (const { id, checked } of readings)
        await insertObservation(change, metric, checked, { id })
    })
    expect(await recordOf(many)).toEqual(await recordOf(single))
    await Promise.all([many.destroy(), single.destroy()])
  })
})

async function onFirstMetric(db: Db, work: (change: Writing, metric: Metric) => Promise<void>) {
  await seedDemonstration(db, { now: new Date('2021-08-19T18:00:00Z') })
  const by = { actor: 'data@demo.example', at: new Date('2021-11-02T18:00:00Z') }
  const metric = await findMetric(db, 'dr-2021-1-1-a')
  if (!metric) throw new Error('no metric')
  await writing(db, by, (change) => work(change, metric))
}

function countOn(observedOn: string, value: number): CheckedObservation {
  return {
    observedOn: calendarDate(observedOn),
    cycleId: observedOn < '2021-10' ? '2021-22-Q1' : '2021-22-Q2',
    schoolYear: schoolYear('2021-22'),
    siteId: null,
    group: '',
    value,
    numerator: null,
    denominator: null,
    n: null,
    stage: null,
    done: null,
    missing: null,
    survey: null,
    note: 'counted by hand',
    evidenceUrl: null,
    provenance: null,
  }
}

async function recordOf(db: Db) {
  return {
    observations: await db.selectFrom('observation').selectAll().orderBy('tx').execute(),
    ledger: await db.selectFrom('ledger').selectAll().orderBy('tx').execute(),
    rollUps: await db.selectFrom('roll_up').selectAll().orderBy('cycle_id').execute(),
    sites: await db.selectFrom('site_roll_up').selectAll().orderBy('cycle_id').execute(),
    scopes: await db.selectFrom('data_version').selectAll().orderBy('scope').execute(),
  }
}
