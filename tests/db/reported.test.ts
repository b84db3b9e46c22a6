import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { closeCycle } from '../../db/cycles.ts'
import { correctObservation, insertObservation } from '../../db/observations.ts'
import { readSeries } from '../../db/series.ts'
import type { Db } from '../../db/tables.ts'
import { writing } from '../../db/writing.ts'
import type { Metric } from '../../domain/plan.ts'
import { DIALECTS } from '../support/databases.ts'
import { day } from '../support/metrics.ts'
import {
  addMetric,
  checked,
  createDistrict,
  record,
  recorder,
  SITES,
  THIS_YEAR,
} from '../support/recorded-district.ts'
import { sealPacket } from '../support/sealed.ts'

const TODAY = day('2023-07-01')
const [LINCOLN, ROOSEVELT, WASHINGTON] = SITES
const Q1 = `${THIS_YEAR}-Q1`
const CLOSING = { reason: null, silent: [] }

describe.each(DIALECTS)('%s: what leadership was shown', (dialect) => {
  let next: ReturnType<typeof recorder>
  let db: Db
  let pupils: Metric

  beforeEach(async () => {
    next = recorder()
    db = await createDistrict(dialect)
    pupils = await addMetric(db, {
      id: 'pupils',
      kind: 'rate',
      unit: '%',
      privacyClass: 'student',
      siteIds: [...SITES],
    })
  })
  afterEach(() => db.destroy())

  const say = (siteId: string, numerator: number, denominator: number) =>
    record(
      db,
      next(),
      pupils,
      checked({ siteId, numerator, denominator, observedOn: '2022-08-01' }),
    )
  const correct = (
    { id }: { id: string },
    siteId: string,
    numerator: number,
    denominator: number,
  ) =>
    writing(db, next(), (change) =>
      correctObservation(
        { ...change, mayBeLate: true },
        pupils,
        id,
        checked({ siteId, numerator, denominator, observedOn: '2022-08-01' }),
        { expectedVersion: 1, reason: 'roster corrected' },
      ),
    )
  const restated = async (audience: 'staff' | 'without_small_groups' = 'staff', asOf?: number) =>
    (await readSeries(db, 'pupils', { today: TODAY, audience, asOf }))?.restated
  const close = () => writing(db, next(), (change) => closeCycle(change, Q1, CLOSING))

  test('a packet’s number stands beside today’s, with its meeting and the reason', async () => {
    const first = await say(ROOSEVELT, 31, 50)
    expect(await restated()).toEqual([])
    const { log } = await sealPacket(db, Q1)
    await correct(first, ROOSEVELT, 32, 50)
    expect(await restated()).toEqual([
      {
        cycleId: Q1,
        meeting: 1,
        reported: 62,
        now: 64,
        reasons: ['roster corrected'],
        sentence: 'reported 62\u202F% at DLN 1, now 64\u202F%: roster corrected',
      },
    ])
    expect(await restated('without_small_groups')).toHaveLength(1)
    expect(await restated('staff', log.number)).toEqual([])
  })

  test('without a packet the closing counts, and the first packet after it takes its place', async () => {
    const first = await say(ROOSEVELT, 31, 50)
    await close()
    await correct(first, ROOSEVELT, 32, 50)
    expect(await restated()).toMatchObject([
      {
        meeting: null,
        sentence: 'reported 62\u202F% when Q1 was closed, now 64\u202F%: roster corrected',
      },
    ])
    await sealPacket(db, Q1, { moment: '2022-10-06T20:00:00Z' })
    expect(await restated()).toEqual([])
  })

  test('a packet from before the cycle’s end had no whole cycle to report', async () => {
    const first = await say(ROOSEVELT, 31, 50)
    await sealPacket(db, Q1, { moment: '2022-09-30T20:00:00Z' })
    await correct(first, ROOSEVELT, 32, 50)
    expect(await restated()).toEqual([])
  })

  test('a small site’s share of the difference is told to nobody who may not see it', async () => {
    await say(ROOSEVELT, 30, 60)
    await say(WASHINGTON, 15, 30)
    await close()
    await writing(db, next(), async (change) => {
      await insertObservation(
        { ...change, mayBeLate: true, reason: 'a school was late' },
        pupils,
        checked({ siteId: LINCOLN, numerator: 4, denominator: 4, observedOn: '2022-08-01' }),
      )
    })
    expect(await restated()).toMatchObject([{ reported: 50, reasons: ['a school was late'] }])
    expect(await restated('without_small_groups')).toEqual([])
  })

  test('a value of another unit is not set beside it', async () => {
    const first = await say(ROOSEVELT, 31, 50)
    await close()
    await correct(first, ROOSEVELT, 32, 50)
    await db.updateTable('metric').set({ unit: 'pupils' }).where('id', '=', 'pupils').execute()
    expect(await restated()).toEqual([])
  })
})
