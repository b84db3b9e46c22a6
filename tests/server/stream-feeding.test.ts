import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { getHead } from '../../db/ledger.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import type { TestApi } from '../support/api.ts'
import { at, createPlanApi } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { DEPARTMENT, METRICS } from '../support/plans.ts'
import { addSurvey, answer, take } from '../support/streams.ts'

describe.each(DIALECTS)('%s: feeding earlier answers', (dialect) => {
  let api: TestApi
  let id: string

  beforeEach(async () => {
    api = await createPlanApi(dialect)
    id = await addSurvey(api)
    await answer(api, id)
    await answer(api, id, { siteId: 'lakeview-middle' })
    await answer(api, id, { observedOn: '2022-06-30' })
    await take(api, id, 'rate')
  })
  afterEach(() => api.db.destroy())

  test('a dry run counts the answers of the metric’s year and writes nothing', async () => {
    const counted = await feed({ dryRun: true })
    expect([counted.status, counted.body]).toEqual([200, { answers: 2, written: 0 }])
    expect(await observations()).toEqual([])
  })

  test('the metric gets them in one deed, and a second time nothing', async () => {
    expect((await feed({})).body).toEqual({ answers: 2, written: 2 })
    expect(await observations()).toMatchObject([
      { siteId: 'lakeview-middle', numerator: 34, denominator: 45 },
      { siteId: 'valley-high', numerator: 34, denominator: 45 },
    ])
    const head = await getHead(api.db)
    expect((await feed({})).body).toEqual({ answers: 2, written: 0 })
    expect(await getHead(api.db)).toBe(head)
  })

  test('the log says which answer each of them came from', async () => {
    await feed({})
    const rows = await api.db
      .selectFrom('ledger')
      .select(['tx', 'payload'])
      .where('action', '=', 'stream_answer.feed')
      .execute()
    const said = rows.flatMap(({ tx, payload }) => {
      const { fed }: { fed: string[] } = JSON.parse(payload)
      return fed.map((one): [string, number] => [one, tx])
    })
    const stored = await api.db.selectFrom('fed_observation').selectAll().execute()
    const fed = stored.map((row): [string, number] => [row.observation_id, row.tx])
    expect(new Map(said)).toEqual(new Map(fed))
    const ids = (await observations()).map((each) => each.id)
    expect(new Set(said.map(([one]) => one))).toEqual(new Set(ids))
    expect(Object(JSON.parse(rows[0]?.payload ?? '')).departmentId).toBe(DEPARTMENT)
    expect(await verifyRecord(api.db)).toMatchObject({ ok: true, fedCounted: 0 })
  })

  test('a value typed by hand that says otherwise stops all of it, unless a reason is given', async () => {
    const body = { metricId: METRICS.rate, observedOn: '2022-10-04', siteId: 'valley-high' }
    const typed = { ...body, numerator: 30, denominator: 45 }
    await api.request('POST', '/observations', { body: typed })
    const refused = await feed({})
    expect([refused.status, at(refused, 'errors.0.code')]).toEqual([409, 'typed_by_hand'])
    expect(await observations()).toHaveLength(1)
    expect((await feed({ reason: 'the forms were right' })).body).toMatchObject({ written: 2 })
  })

  test('a metric that does not take from the stream is refused', async () => {
    const other = await feed({ metricId: METRICS.count })
    expect([other.status, at(other, 'errors.0.path')]).toEqual([422, 'metricId'])
  })

  function feed(more: object) {
    return api.request('POST', `/streams/${id}/feed`, { body: { metricId: METRICS.rate, ...more } })
  }

  async function observations() {
    const items = at(await api.request('GET', `/observations?metric=${METRICS.rate}`), 'items')
    if (!Array.isArray(items)) throw new TypeError('no list')
    return items.toSorted((a, b) => (String(a.siteId) < String(b.siteId) ? -1 : 1))
  }
})
