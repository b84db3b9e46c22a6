import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { TestApi } from '../support/api.ts'
import { at, createPlanApi } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { METRICS } from '../support/plans.ts'

describe.each(DIALECTS)('%s: milestone targets', (dialect) => {
  let api: TestApi

  beforeAll(async () => {
    api = await createPlanApi(dialect)
  })
  afterAll(() => api.db.destroy())

  test('a target shows on its metric, whose version it changes', async () => {
    const id = `${METRICS.rate}:2022-23-Q2`
    const set = await setTarget('2022-23-Q2', 48.5)
    expect(set.body).toEqual({
      id,
      metricId: METRICS.rate,
      cycleId: '2022-23-Q2',
      target: 48.5,
      version: 2,
    })
    expect(await targets()).toEqual({ '2022-23-Q2': 48.5 })
    const raised = await api.request('PATCH', `/milestones/${id}`, {
      body: { target: 50 },
      headers: { 'if-match': set.headers.get('etag') ?? '' },
    })
    expect(raised.body).toMatchObject({ target: 50, version: 3 })
    const headers = { 'if-match': '"3"' }
    const deleted = await api.request('DELETE', `/milestones/${id}`, { headers })
    expect([deleted.status, deleted.body]).toEqual([204, undefined])
    expect(await targets()).toEqual({})
  })

  test('a cycle has one target', async () => {
    await setTarget('2022-23-Q3', 55)
    const second = await setTarget('2022-23-Q3', 56)
    expect(second.status).toBe(409)
    expect(at(second, 'current')).toMatchObject({ id: `${METRICS.rate}:2022-23-Q3`, target: 55 })
  })

  test('a target that a percent can never reach is refused', async () => {
    for (const [target, code] of [
      [101, 'outside_percent'],
      [-1, 'outside_percent'],
      [0.1234567, 'too_many_places'],
    ] as const) {
      const answer = await setTarget('2022-23-Q1', target)
      expect(answer.status).toBe(422)
      expect(at(answer, 'errors.0')).toMatchObject({ path: 'target', code })
    }
  })

  test('a cycle of another year or of none is refused', async () => {
    await api.request('POST', '/years', { body: { id: '2023-24' } })
    for (const cycleId of ['2023-24-Q1', 'none']) {
      const answer = await setTarget(cycleId, 50)
      expect(answer.status).toBe(422)
      expect(at(answer, 'errors.0')).toMatchObject({ path: 'cycleId', code: 'unknown' })
    }
  })

  test('an id that is not two ids and a target that is not set are refused', async () => {
    const sent = { body: { target: 50 }, headers: { 'if-match': '"1"' } }
    expect((await api.request('PATCH', `/milestones/${METRICS.rate}`, sent)).status).toBe(400)
    const unset = `/milestones/${METRICS.rate}:2022-23-Q4`
    expect((await api.request('PATCH', unset, sent)).status).toBe(404)
  })

  test('targets of a metric with observations are changed with a reason', async () => {
    const observation = { metricId: METRICS.level, observedOn: '2022-09-30', value: 250 }
    await api.request('POST', '/observations', { body: observation })
    const wanted = { metricId: METRICS.level, cycleId: '2022-23-Q2', target: 260 }
    const silent = await api.request('POST', '/milestones', { body: wanted })
    expect([silent.status, at(silent, 'errors.0.code')]).toEqual([422, 'reason_missing'])
    const body = { ...wanted, reason: 'Agreed at the meeting' }
    const set = await api.request('POST', '/milestones', { body })
    expect(set.status).toBe(201)

    const path = `/milestones/${METRICS.level}:2022-23-Q2`
    const headers = { 'if-match': set.headers.get('etag') ?? '' }
    const change = { target: 270 }
    expect((await api.request('PATCH', path, { body: change, headers })).status).toBe(422)
    expect((await api.request('DELETE', path, { headers })).status).toBe(422)
    const deleted = await api.request('DELETE', `${path}?reason=Withdrawn`, { headers })
    expect(deleted.status).toBe(204)
  })

  const setTarget = (cycleId: string, target: number) =>
    api.request('POST', '/milestones', { body: { metricId: METRICS.rate, cycleId, target } })

  const targets = async () =>
    at(await api.request('GET', `/metrics/${METRICS.rate}`), 'milestoneTargets')
})
