import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { TestApi } from '../support/api.ts'
import { at, createPlanApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { DEPARTMENT, METRICS, OTHER_DEPARTMENT } from '../support/plans.ts'
import { OPTIONS, addSurvey, answer, take } from '../support/streams.ts'

describe.each(DIALECTS)('%s: streams and cuts', (dialect) => {
  let api: TestApi
  let id: string

  beforeEach(async () => {
    api = await createPlanApi(dialect)
    id = await addSurvey(api)
  })
  afterEach(() => api.db.destroy())

  test('a stream reads back with its parts in order and nothing taken yet', async () => {
    const read = await api.request('GET', `/streams/${id}`)
    expect([read.status, read.body]).toMatchObject([
      200,
      {
        departmentId: DEPARTMENT,
        name: 'Data user survey',
        parts: OPTIONS,
        metrics: [],
        recorded: 0,
      },
    ])
    const listed = await api.request('GET', `/streams?department=${DEPARTMENT}`)
    expect(at(listed, 'items')).toEqual([read.body])
    const others = await api.request('GET', `/streams?department=${OTHER_DEPARTMENT}`)
    expect(at(others, 'items')).toEqual([])
  })

  test('a second stream of the name is refused', async () => {
    const body = { departmentId: DEPARTMENT, name: 'Data user survey', parts: OPTIONS }
    expect((await api.request('POST', '/streams', { body })).status).toBe(409)
  })

  test('a metric says which stream it takes from, in words', async () => {
    const set = await take(api, id, 'rate')
    expect([set.status, set.body]).toMatchObject([
      200,
      { streamName: 'Data user survey', words: '4 and 5 of 1–5', version: 1 },
    ])
    expect((await api.request('GET', `/metrics/${METRICS.rate}/cut`)).body).toEqual(set.body)
    const stream = await api.request('GET', `/streams/${id}`)
    expect(at(stream, 'metrics')).toMatchObject([
      { metricId: METRICS.rate, schoolYear: '2022-23', words: '4 and 5 of 1–5' },
    ])
  })

  test('a cut of another kind, another department or no part is refused in words', async () => {
    const level = await put(api, METRICS.level, { streamId: id, kind: 'count', parts: ['5'] })
    expect([level.status, at(level, 'errors.0.code')]).toEqual([422, 'kind_does_not_fit'])
    const gone = await put(api, METRICS.rate, { streamId: id, kind: 'rate', parts: ['6'] })
    expect([gone.status, at(gone, 'errors.0.code')]).toEqual([422, 'part_unknown'])
    const nowhere = await put(api, METRICS.rate, {
      streamId: 'nowhere',
      kind: 'rate',
      parts: ['5'],
    })
    expect([nowhere.status, at(nowhere, 'errors.0.path')]).toEqual([422, 'streamId'])
  })

  test('a cut is ended and set again against its version', async () => {
    await take(api, id, 'rate')
    expect((await take(api, id, 'rate', 0)).status).toBe(412)
    const ended = await api.request('DELETE', `/metrics/${METRICS.rate}/cut`, {
      headers: { 'if-match': '"1"' },
    })
    expect([ended.status, ended.body]).toMatchObject([200, { cut: null, version: 2 }])
    expect((await take(api, id, 'rate', 2)).body).toMatchObject({ version: 3 })
  })

  test('metrics of one stream guard small groups alike', async () => {
    await take(api, id, 'rate')
    const unlike = await take(api, id, 'score')
    expect([unlike.status, at(unlike, 'errors.0.code')]).toEqual([422, 'privacy_differs'])
    await become(METRICS.rate, 'survey')
    expect((await take(api, id, 'score')).status).toBe(200)
    const apart = await become(METRICS.rate, 'public_body')
    expect([apart.status, at(apart, 'errors.0.code')]).toEqual([422, 'privacy_differs'])
    const headers = { 'if-match': '"1"' }
    await api.request('DELETE', `/metrics/${METRICS.rate}/cut`, { headers })
    expect((await become(METRICS.rate, 'public_body')).status).toBe(422)
  })

  test('the parts change until something is recorded, and never from under a cut', async () => {
    await take(api, id, 'rate')
    const longer = [...OPTIONS, { name: 'no opinion', points: null }]
    expect((await patch({ parts: longer }, 1)).status).toBe(200)
    const shorter = await patch({ parts: OPTIONS.slice(0, 4) }, 2)
    expect([shorter.status, at(shorter, 'errors.0.code')]).toEqual([422, 'part_unknown'])
    await answer(api, id, { counts: { 1: 2, 2: 0, 3: 9, 4: 20, 5: 14, 'no opinion': 1 } })
    expect((await patch({ name: 'User survey' }, 2)).status).toBe(422)
    expect((await patch({ parts: OPTIONS, reason: 'shorter form' }, 2)).status).toBe(409)
    const renamed = await patch({ name: 'User survey', reason: 'its new name' }, 2)
    expect([renamed.status, at(renamed, 'name')]).toEqual([200, 'User survey'])
  })

  test('a stream is removed only while the record does not refer to it', async () => {
    const remove = () => api.request('DELETE', `/streams/${id}`, { headers: { 'if-match': '"1"' } })
    await answer(api, id)
    expect((await remove()).status).toBe(409)
    const body = { departmentId: DEPARTMENT, name: 'Training log', parts: OPTIONS }
    const other = textAt(await api.request('POST', '/streams', { body }), 'id')
    const gone = await api.request('DELETE', `/streams/${other}`, {
      headers: { 'if-match': '"1"' },
    })
    expect([gone.status, (await api.request('GET', `/streams/${other}`)).status]).toEqual([
      204, 404,
    ])
  })

  test('an approved plan asks why a metric takes from a stream', async () => {
    await api.db.updateTable('plan').set({ state: 'approved' }).execute()
    expect((await take(api, id, 'rate')).status).toBe(422)
    const body = { streamId: id, kind: 'rate', parts: ['5'], reason: 'one survey for all' }
    const headers = { 'if-match': '"0"' }
    const set = await api.request('PUT', `/metrics/${METRICS.rate}/cut`, { body, headers })
    expect(set.status).toBe(200)
  })

  async function become(metric: string, privacyClass: string) {
    const read = await api.request('GET', `/metrics/${metric}`)
    const headers = { 'if-match': `"${String(at(read, 'version'))}"` }
    return api.request('PATCH', `/metrics/${metric}`, { body: { privacyClass }, headers })
  }

  function patch(body: object, version: number) {
    return api.request('PATCH', `/streams/${id}`, { body, headers: { 'if-match': `"${version}"` } })
  }
})

function put(api: TestApi, metric: string, body: object) {
  return api.request('PUT', `/metrics/${metric}/cut`, { body, headers: { 'if-match': '"0"' } })
}
