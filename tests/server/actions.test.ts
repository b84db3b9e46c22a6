import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { TestApi } from '../support/api.ts'
import { at, countRows, createPlanApi } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { METRICS, PLAN } from '../support/plans.ts'

describe.each(DIALECTS)('%s: priorities and actions', (dialect) => {
  let api: TestApi

  beforeAll(async () => {
    api = await createPlanApi(dialect)
  })
  afterAll(() => api.db.destroy())

  const headers = { 'if-match': '"1"' }

  test('what has observations below it stays, and says how many', async () => {
    const body = { metricId: METRICS.level, observedOn: '2022-09-30', value: 250 }
    await api.request('POST', '/observations', { body })
    const before = await countRows(api.db)
    for (const path of ['/actions/action-2', '/priorities/priority-2']) {
      const answer = await api.request('DELETE', path, { headers })
      expect(answer.status).toBe(409)
      expect(at(answer, 'type')).toBe('urn:quarterdeck:problem:in_use')
      expect(at(answer, 'detail')).toContain('1 observations')
    }
    expect(await countRows(api.db)).toEqual(before)
  })

  test('what has none goes with everything below it', async () => {
    expect((await api.request('DELETE', '/priorities/priority-1', { headers })).status).toBe(204)
    const plan = await api.request('GET', `/plans/${PLAN}`)
    expect(at(plan, 'priorities.0.id')).toBe('priority-2')
    expect((await api.request('GET', `/metrics/${METRICS.count}`)).status).toBe(404)
  })

  test('numbers follow on from the last one, and may repeat as in print', async () => {
    const wanted = { priorityId: 'priority-2', text: 'Once more' }
    const next = await api.request('POST', '/actions', { body: wanted })
    const repeated = await api.request('POST', '/actions', { body: { ...wanted, number: 1 } })
    expect([at(next, 'number'), at(repeated, 'number')]).toEqual([3, 1])
  })
})
