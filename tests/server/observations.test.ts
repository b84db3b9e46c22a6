import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Metric } from '../../domain/plan.ts'
import type { Answer, TestApi } from '../support/api.ts'
import { at, createTestApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { addMetric, SITES } from '../support/recorded-district.ts'

describe.each(DIALECTS)('%s: observations over HTTP', (dialect) => {
  let api: TestApi
  let rate: Metric
  let count: Metric
  let score: Metric

  beforeAll(async () => {
    api = await createTestApi(dialect, { moment: '2023-04-05T18:00:00Z' })
    rate = await addMetric(api.db, { id: 'rate', kind: 'rate', siteIds: [...SITES] })
    count = await addMetric(api.db, { id: 'count', kind: 'count', unit: 'people', rateBase: 1 })
    score = await addMetric(api.db, {
      id: 'score',
      kind: 'score',
      scaleMin: 1,
      scaleMax: 5,
      baseline: null,
      target: 4,
    })
  })
  afterAll(() => api.db.destroy())

  test('a recorded value reads back with its address and its tag', async () => {
    const sent = { metricId: count.id, observedOn: '2022-10-05', value: 0, note: 'none yet' }
    const answer = await api.request('POST', '/observations', { body: sent })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ value: 0, version: 1, cycleId: '2022-23-Q2', mean: null })
    const id = textAt(answer, 'id')
    expect(answer.headers.get('location')).toBe(`/api/v1/observations/${id}`)
    expect(answer.headers.get('etag')).toBe(`"${id}.1"`)

    const read = await api.request('GET', `/observations/${id}`)
    expect(read.body).toEqual(answer.body)
    const tag = answer.headers.get('etag') ?? ''
    const again = await api.request('GET', `/observations/${id}`, {
      headers: { 'if-none-match': tag },
    })
    expect(again.status).toBe(304)
  })

  test('a score is sent and read as mean and n', async () => {
    const body = { metricId: score.id, observedOn: '2022-10-06', mean: 4.25, n: 31 }
    const answer = await api.request('POST', '/observations', { body })
    expect(answer.body).toMatchObject({ mean: 4.25, n: 31, value: 4.25 })
  })

  test.each([
    ['a numerator above its denominator', { numerator: 12, denominator: 10 }, 'numerator'],
    ['a day that does not exist', { observedOn: '2023-02-29' }, 'observedOn'],
    ['a day outside the school year', { observedOn: '2023-07-01' }, 'observedOn'],
    ['a site that is not there', { siteId: 'nowhere' }, 'siteId'],
    ['another kind’s field', { value: 3 }, 'value'],
  ])('422 names the field of %s', async (_, wrong, path) => {
    const good = { observedOn: '2022-11-01', siteId: SITES[0], numerator: 9, denominator: 10 }
    const answer = await record({ ...good, ...wrong })
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(at(answer, 'errors.0.path')).toBe(path)
    expect(textAt(answer, 'errors.0.message').length).toBeGreaterThan(20)
  })

  test('1e309 is refused as a number that is too large, not as a malformed request', async () => {
    const answer = await api.app.request('/api/v1/observations', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"metricId":"${count.id}","observedOn":"2022-10-07","value":1e309}`,
    })
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ errors: [{ path: 'value' }] })
  })

  test('400 for a field that observations do not have', async () => {
    const answer = await record({ observedOn: '2022-11-01', recordedBy: 'somebody else' })
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ errors: [{ code: 'unknown_field' }] })
  })

  test('a second value in the same place is a question of correction, with the first in it', async () => {
    const place = { observedOn: '2022-11-02', siteId: SITES[0] }
    const first = await record({ ...place, numerator: 8, denominator: 10 })
    const second = await record({ ...place, numerator: 9, denominator: 10 })
    expect(second.status).toBe(409)
    expect(second.body).toMatchObject({ current: { id: textAt(first, 'id'), numerator: 8 } })
  })

  test('a correction needs the current version and a reason, and leaves its history', async () => {
    const first = await record({
      observedOn: '2022-11-03',
      siteId: SITES[1],
      numerator: 7,
      denominator: 10,
    })
    const path = `/observations/${textAt(first, 'id')}`
    const tag = first.headers.get('etag') ?? ''
    const body = { numerator: 9, reason: 'roster corrected' }

    expect((await api.request('PATCH', path, { body })).status).toBe(428)
    expect(await change(path, '"1.9"', body)).toMatchObject({
      status: 412,
      body: { current: { numerator: 7 } },
    })
    expect(await change(path, tag, { numerator: 9 })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'reason' }] },
    })
    expect(await change(path, tag, body)).toMatchObject({
      status: 200,
      body: { numerator: 9, denominator: 10, version: 2, reason: 'roster corrected' },
    })
    expect((await change(path, tag, body)).status).toBe(412)

    const history = await api.request('GET', `${path}/history`)
    expect(history.body).toMatchObject({ items: [{ numerator: 7 }, { numerator: 9 }] })
  })

  test('a missing code replaced by a number is gone, and the other way round', async () => {
    const place = { observedOn: '2022-11-04', siteId: SITES[2] }
    const first = await record({ ...place, missing: 'not_held' })
    const path = `/observations/${textAt(first, 'id')}`
    const counted = await change(path, first.headers.get('etag') ?? '', {
      numerator: 0,
      denominator: 10,
      reason: 'it was held',
    })
    expect(counted.body).toMatchObject({ missing: null, numerator: 0 })
    const gone = await change(path, counted.headers.get('etag') ?? '', {
      missing: 'not_held',
      reason: 'it was not',
    })
    expect(gone.body).toMatchObject({ missing: 'not_held', numerator: null })
  })

  test('a withdrawn value leaves the list and stays in its history', async () => {
    const place = { observedOn: '2022-11-05', siteId: SITES[0] }
    const first = await record({ ...place, numerator: 1, denominator: 10 })
    const id = textAt(first, 'id')
    const headers = { 'if-match': first.headers.get('etag') ?? '' }
    expect((await api.request('DELETE', `/observations/${id}`, { headers })).status).toBe(422)
    const gone = await api.request('DELETE', `/observations/${id}?reason=entered%20twice`, {
      headers,
    })
    expect(gone).toMatchObject({ status: 200, body: { withdrawn: true, reason: 'entered twice' } })
    expect((await api.request('GET', `/observations/${id}`)).status).toBe(404)
    const again = await record({ ...place, numerator: 2, denominator: 10 })
    expect(again).toMatchObject({ status: 201, body: { id, version: 3 } })
  })

  test('an earlier moment answers with what was known then', async () => {
    api.now('2023-04-06T10:00:00Z')
    const first = await record({
      observedOn: '2022-11-06',
      siteId: SITES[0],
      numerator: 3,
      denominator: 10,
    })
    api.now('2023-04-06T12:00:00Z')
    const path = `/observations/${textAt(first, 'id')}`
    await change(path, first.headers.get('etag') ?? '', { numerator: 4, reason: 'recount' })

    const then = await api.request('GET', `${path}?asOf=2023-04-06T11:00:00Z`)
    expect(then.body).toMatchObject({ numerator: 3, version: 1 })
    expect((await api.request('GET', path)).body).toMatchObject({ numerator: 4 })
    const list = await api.request(
      'GET',
      '/observations?metric=rate&from=2022-11-06&to=2022-11-06&asOf=2023-04-06T11:00:00Z',
    )
    expect(list.body).toMatchObject({ items: [{ numerator: 3 }], nextCursor: null })
  })

  test('a request sent twice with one key records once', async () => {
    const sent = {
      body: { metricId: count.id, observedOn: '2022-12-01', value: 5 },
      headers: { 'idempotency-key': `key-${dialect}-1` },
    }
    const [first, second] = await Promise.all([
      api.request('POST', '/observations', sent),
      api.request('POST', '/observations', sent),
    ])
    expect(first.status).toBe(201)
    expect(second).toMatchObject({ status: 201, body: first.body })
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'))

    const other = { ...sent, body: { ...sent.body, value: 6 } }
    expect((await api.request('POST', '/observations', other)).status).toBe(409)
  })

  test('of two corrections made from one version, one is stored', async () => {
    const first = await record({
      observedOn: '2022-11-07',
      siteId: SITES[0],
      numerator: 3,
      denominator: 10,
    })
    const path = `/observations/${textAt(first, 'id')}`
    const tag = first.headers.get('etag') ?? ''
    const answers = await Promise.all(
      [4, 5].map((numerator) => change(path, tag, { numerator, reason: 'recount' })),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412])
  })

  test('a list goes on where its page ended, and refuses what it does not know', async () => {
    const page = await api.request('GET', '/observations?metric=rate&limit=2')
    const next = await api.request(
      'GET',
      `/observations?metric=rate&limit=2&cursor=${encodeURIComponent(textAt(page, 'nextCursor'))}`,
    )
    expect(at(next, 'items.0.id')).not.toBe(at(page, 'items.0.id'))
    expect(at(next, 'items.0.id')).not.toBe(at(page, 'items.1.id'))
    expect((await api.request('GET', '/observations?metrics=rate')).status).toBe(400)
  })

  function record(partial: object): Promise<Answer> {
    return api.request('POST', '/observations', { body: { metricId: rate.id, ...partial } })
  }

  function change(path: string, tag: string, body: object): Promise<Answer> {
    return api.request('PATCH', path, { body, headers: { 'if-match': tag } })
  }
})
