import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { verifyLedger } from '../../db/ledger.ts'
import { listVersions } from '../../db/observation-history.ts'
import { correctObservation, insertObservation } from '../../db/observations.ts'
import { readSeries } from '../../db/series.ts'
import type { Db } from '../../db/tables.ts'
import { writing } from '../../db/writing.ts'
import type { Metric } from '../../domain/plan.ts'
import { DIALECTS } from '../support/databases.ts'
import { day } from '../support/metrics.ts'
import { recorded } from '../support/record.ts'
import {
  addMetric,
  checked,
  createDistrict,
  LAST_YEAR,
  record,
  recorder,
} from '../support/recorded-district.ts'

const SURVEY = { invited: 180, answered: 124, scale: 5, wording: 'spring' }
const NOTHING = { invited: null, answered: null, scale: null, wording: null }
const RATE = { kind: 'rate', unit: '%' } as const

describe.each(DIALECTS)('%s: surveys', (dialect) => {
  const next = recorder()
  let db: Db
  let before: Metric
  let climate: Metric

  beforeAll(async () => {
    db = await createDistrict(dialect)
    before = await addMetric(db, { ...RATE, id: 'before', schoolYear: LAST_YEAR })
    climate = await addMetric(db, { ...RATE, id: 'climate', continuesId: 'before' })
  })
  afterAll(() => db.destroy())

  test('are kept with each version of the observation, and on the ledger', async () => {
    const metric = await addMetric(db, { ...RATE, id: 'kept', letter: 'k' })
    const first = checked({ numerator: 81, denominator: 120, survey: SURVEY })
    const { result, entries } = await recorded(
      db,
      async (change) => {
        const stored = await insertObservation(change, metric, first)
        if ('exists' in stored || 'closed' in stored) throw new Error('something is in the way')
        const corrected = { ...first, survey: { ...NOTHING, invited: 190 } }
        const request = { expectedVersion: 1, reason: 'ten more were invited' }
        await correctObservation(change, metric, stored.id, corrected, request)
        const without = { ...first, survey: null }
        return correctObservation(change, metric, stored.id, without, {
          expectedVersion: 2,
          reason: 'no survey',
        })
      },
      next(),
    )
    expect(result).toMatchObject({ version: 3, survey: null })
    expect(entries.map(({ payload }) => payload)).toMatchObject([
      { after: { survey: SURVEY } },
      { before: { survey: SURVEY }, after: { survey: { ...NOTHING, invited: 190 } } },
      { before: { survey: { invited: 190 } } },
    ])
    expect(entries[2]?.payload).not.toHaveProperty('after.survey')
    const versions = await listVersions(db, entries[0]?.entityId ?? '')
    expect(versions.map(({ survey }) => survey)).toEqual([
      SURVEY,
      { ...NOTHING, invited: 190 },
      null,
    ])
    expect(await verifyLedger(db)).toMatchObject({ ok: true })
  })

  test('of a year are read cycle by cycle, beginning with the year before', async () => {
    const first = { numerator: 60, denominator: 100, survey: { ...SURVEY, answered: null } }
    await record(db, next(), before, checked({ ...first, observedOn: '2022-05-10' }))
    const reworded = { ...SURVEY, answered: null, wording: 'autumn' }
    const second = { numerator: 80, denominator: 100, survey: reworded }
    await record(db, next(), climate, checked({ ...second, observedOn: '2022-08-10' }))
    const third = { numerator: 100, denominator: 105, survey: { ...NOTHING, invited: 300 } }
    const stored = await record(
      db,
      next(),
      climate,
      checked({ ...third, observedOn: '2022-11-10' }),
    )

    const surveys = await surveysOf('climate')
    expect(surveys).toMatchObject([
      {
        cycleId: '2022-23-Q1',
        invited: 180,
        answered: 100,
        valid: 100,
        favourable: 80,
        value: 80,
        interval: { method: 'wilson' },
        change: { comparable: false },
      },
      {
        cycleId: '2022-23-Q2',
        responseRate: 0.35,
        change: { comparable: true, changed: true },
      },
    ])
    expect(surveys[0]?.change?.sentence).toContain('“autumn” after “spring” in Q4 of 2021-22')
    expect(surveys[1]?.change?.sentence).toContain('since Q1')
    expect(await surveysOf('climate', stored.tx - 1)).toEqual(surveys.slice(0, 1))
  })

  test('start a new segment of the points where the question changed', async () => {
    const { statistics } = (await readSeries(db, 'climate', { today: day('2023-01-20') })) ?? {}
    expect(statistics?.segments.map(({ begins }) => begins)).toEqual([
      [],
      [{ on: '2022-08-10', label: 'New question: autumn' }],
    ])
  })

  test('of another kind of year before are compared with nothing', async () => {
    const scored = await addMetric(db, {
      id: 'scored',
      letter: 's',
      kind: 'score',
      scaleMin: 1,
      scaleMax: 5,
      continuesId: 'before',
    })
    const answers = { value: 4, n: 50, survey: { ...NOTHING, invited: 90 } }
    await record(db, next(), scored, checked(answers))
    expect(await surveysOf('scored')).toMatchObject([
      { value: 4, favourable: null, interval: { method: 'widest' }, change: null },
    ])
  })

  test('are none where no observation comes from one', async () => {
    const plain = await addMetric(db, { ...RATE, id: 'plain', letter: 'p', continuesId: 'before' })
    await record(db, next(), plain, checked({ numerator: 1, denominator: 2 }))
    expect(await surveysOf('plain')).toEqual([])
  })

  test('with more answers than people are refused by the database itself', async () => {
    const wrong = checked({
      observedOn: '2022-08-30',
      numerator: 1,
      denominator: 200,
      survey: SURVEY,
    })
    await expect(
      writing(db, next(), (change) => insertObservation(change, climate, wrong)),
    ).rejects.toThrow('observation_valid_of')
  })

  async function surveysOf(metricId: string, asOf?: number) {
    const series = await readSeries(db, metricId, { today: day('2023-01-20'), asOf })
    return series?.surveys ?? []
  }
})
