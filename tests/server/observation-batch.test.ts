import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Metric } from '../../domain/plan.ts'
import type { TestApi } from '../support/api.ts'
import { at, countRows, createTestApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { addMetric, SITES } from '../support/recorded-district.ts'

const [FIRST, SECOND] = SITES
const DAY = '2022-11-01'

describe.each(DIALECTS)('%s: a batch of observations', (dialect) => {
  let api: TestApi
  let rate: Metric
  let count: Metric

  beforeAll(async () => {
    api = await createTestApi(dialect, { moment: '2023-04-05T18:00:00Z' })
    rate = await addMetric(api.db, { id: 'rate', kind: 'rate', siteIds: [...SITES] })
    count = await addMetric(api.db, { id: 'count', kind: 'count', unit: 'people', rateBase: 1 })
  })
  afterAll(() => api.db.destroy())

  const send = (cells: object[], headers: Record<string, string> = {}) =>
    api.request('POST', '/observations/batch', { body: { cells }, headers })

  test('every cell is written, answered in order, and rolled up', async () => {
    const answer = await send([
      { metricId: rate.id, observedOn: DAY, siteId: FIRST, numerator: 9, denominator: 10 },
      { metricId: rate.id, observedOn: DAY, siteId: SECOND, numerator: 0, denominator: 20 },
      { metricId: count.id, observedOn: DAY, missing: 'not_held', note: 'moved to January' },
    ])
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      cells: [
        { outcome: 'recorded', observation: { siteId: FIRST, numerator: 9, version: 1 } },
        { outcome: 'recorded', observation: { siteId: SECOND, numerator: 0, version: 1 } },
        { outcome: 'recorded', observation: { metricId: count.id, missing: 'not_held' } },
      ],
    })
    const series = await api.request('GET', `/metrics/${rate.id}/series`)
    expect(JSON.stringify(series.body)).toContain('"numerator":9,"denominator":30')
    const verified = await api.request('GET', '/audit/verify')
    expect(verified.body).toMatchObject({ ok: true })
  })

  test('a cell that says what already stands changes nothing', async () => {
    const before = await countRows(api.db)
    const answer = await send([
      { metricId: rate.id, observedOn: DAY, siteId: FIRST, numerator: 9, denominator: 10 },
    ])
    expect(at(answer, 'cells.0.outcome')).toBe('same')
    expect(await countRows(api.db)).toEqual(before)
  })

  test('one batch records, corrects and takes back', async () => {
    const [one, two] = await standing()
    const answer = await send([
      {
        metricId: rate.id,
        observedOn: DAY,
        siteId: FIRST,
        numerator: 8,
        denominator: 10,
        corrects: { id: one?.id, version: 1, reason: 'roster corrected' },
      },
      { metricId: rate.id, withdraws: { id: two?.id, version: 1, reason: 'wrong site' } },
      { metricId: count.id, observedOn: '2022-12-01', value: 0 },
    ])
    expect(answer.body).toMatchObject({
      cells: [
        { outcome: 'corrected', observation: { version: 2, reason: 'roster corrected' } },
        { outcome: 'withdrawn', observation: { version: 2, withdrawn: true } },
        { outcome: 'recorded', observation: { value: 0 } },
      ],
    })
    const series = await api.request('GET', `/metrics/${rate.id}/series`)
    expect(JSON.stringify(series.body)).toContain('"numerator":8,"denominator":10')
  })

  test('one refused cell refuses all, and every fault of every cell is named', async () => {
    const before = await countRows(api.db)
    const answer = await send([
      { metricId: count.id, observedOn: '2022-12-02', value: 3 },
      { metricId: rate.id, observedOn: DAY, siteId: 'nowhere', numerator: 9, denominator: 10 },
      {
        metricId: rate.id,
        observedOn: '2023-02-29',
        siteId: FIRST,
        numerator: 12,
        denominator: 10,
      },
      { metricId: 'nothing', observedOn: DAY, value: 1 },
    ])
    expect(answer.status).toBe(422)
    expect(pathsOf(answer.body)).toEqual([
      'cells.1.siteId',
      'cells.2.observedOn',
      'cells.2.numerator',
      'cells.3.metricId',
    ])
    expect(await countRows(api.db)).toEqual(before)
  })

  test('409 holds what stands in the way of each cell, and nothing is written', async () => {
    const [one] = await standing()
    const before = await countRows(api.db)
    const answer = await send([
      { metricId: count.id, observedOn: '2022-12-03', value: 3 },
      { metricId: rate.id, observedOn: DAY, siteId: FIRST, numerator: 1, denominator: 10 },
      {
        metricId: count.id,
        observedOn: '2022-12-01',
        value: 7,
        corrects: { id: one?.id, version: 1, reason: 'another metric’s' },
      },
    ])
    expect(answer.status).toBe(409)
    expect(answer.body).toMatchObject({
      errors: [
        { path: 'cells.1', code: 'occupied' },
        { path: 'cells.2', code: 'absent' },
      ],
      current: [{ cell: 1, observation: { numerator: 8, version: 2 } }],
    })
    expect(await countRows(api.db)).toEqual(before)
  })

  test('409 for a version that somebody changed meanwhile', async () => {
    const [one] = await standing()
    const corrects = { id: one?.id, version: 1, reason: 'from an old page' }
    const answer = await send([
      {
        metricId: rate.id,
        observedOn: DAY,
        siteId: FIRST,
        numerator: 7,
        denominator: 10,
        corrects,
      },
    ])
    expect(answer.status).toBe(409)
    expect(answer.body).toMatchObject({
      errors: [{ path: 'cells.0', code: 'outdated' }],
      current: [{ cell: 0, observation: { version: 2, numerator: 8 } }],
    })
  })

  test('a value of another metric is not there, even where both say the same', async () => {
    const twin = await addMetric(api.db, { id: 'twin', kind: 'count', unit: 'people', rateBase: 1 })
    const cell = { metricId: twin.id, observedOn: '2022-12-04', value: 4 }
    const made = await send([cell])
    const corrects = { id: at(made, 'cells.0.observation.id'), version: 1, reason: 'not mine' }
    const answer = await send([{ ...cell, metricId: count.id, corrects }])
    expect(answer.status).toBe(409)
    expect(at(answer, 'errors.0.code')).toBe('absent')
    expect(answer.body).toMatchObject({ current: [] })
  })

  test.each([
    ['twice in one place', { observedOn: '2022-12-05', value: 2 }, 'cell_repeated'],
    [
      'a correction without a reason',
      { observedOn: '2022-12-06', value: 2, corrects: target(' ') },
      'reason_missing',
    ],
    [
      'a value beside a withdrawal',
      { value: 2, withdraws: target('wrong') },
      'withdrawn_with_value',
    ],
  ])('422 for %s', async (_, wrong, code) => {
    const answer = await send([
      { metricId: count.id, observedOn: '2022-12-05', value: 1 },
      { metricId: count.id, ...wrong },
    ])
    expect(answer.status).toBe(422)
    expect(at(answer, 'errors.0.code')).toBe(code)
  })

  test('423 for a closed cycle', async () => {
    await api.db
      .updateTable('cycle')
      .set({ closed_at: '2022-10-20T18:00:00Z' })
      .where('id', '=', '2022-23-Q1')
      .execute()
    const answer = await send([{ metricId: count.id, observedOn: '2022-09-05', value: 1 }])
    expect(answer.status).toBe(423)
    expect(at(answer, 'errors.0.path')).toBe('cells.0.observedOn')
  })

  test('the same key and cells are written once, whatever happened to the answer', async () => {
    const cells = [{ metricId: count.id, observedOn: '2022-12-09', value: 5 }]
    const headers = { 'idempotency-key': 'a-key-of-the-grid' }
    const first = await send(cells, headers)
    const again = await send(cells, headers)
    expect(at(first, 'cells.0.outcome')).toBe('recorded')
    expect(again.body).toEqual(first.body)
  })

  test('5,001 cells are refused before any is read', async () => {
    const cells = Array.from({ length: 5001 }, () => ({ metricId: count.id }))
    expect((await send(cells)).status).toBe(400)
  })

  test('a coordinator corrects late in a batch too, each with a reason', async () => {
    const observedOn = '2022-10-07'
    const first = await send([{ metricId: count.id, observedOn, value: 1 }])
    await api.db
      .updateTable('cycle')
      .set({ closed_at: '2023-01-20T18:00:00Z' })
      .where('id', '=', '2022-23-Q2')
      .execute()
    const id = textAt(first, 'cells.0.observation.id')
    const late = (reason: string) =>
      send([{ metricId: count.id, observedOn, value: 2, corrects: { id, version: 1, reason } }])
    expect((await late('too short')).status).toBe(423)
    expect(await late('the sheet came late')).toMatchObject({
      status: 200,
      body: { cells: [{ outcome: 'corrected', observation: { late: true } }] },
    })
  })

  async function standing() {
    return api.db
      .selectFrom('observation')
      .select(['id', 'version'])
      .where('metric_id', '=', rate.id)
      .where('superseded_tx', 'is', null)
      .where('withdrawn', '=', 0)
      .orderBy('id')
      .execute()
  }
})

function target(reason: string) {
  return { id: '0', version: 1, reason }
}

function pathsOf(body: unknown): unknown[] {
  const errors = typeof body === 'object' && body !== null && 'errors' in body ? body.errors : []
  return Array.isArray(errors) ? errors.map(({ path }: { path: string }) => path) : []
}
