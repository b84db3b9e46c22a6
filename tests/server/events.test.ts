import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { TestApi } from '../support/api.ts'
import { at, createPlanApi } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { DEPARTMENT, METRICS, OTHER_DEPARTMENT } from '../support/plans.ts'

describe.each(DIALECTS)('%s: dated events', (dialect) => {
  let api: TestApi

  beforeAll(async () => {
    api = await createPlanApi(dialect)
    await add({ on: '2022-10-03', label: 'The metric’s', metricId: METRICS.rate, kind: 'rebase' })
    await add({ on: '2022-10-02', label: 'The department’s', departmentId: DEPARTMENT })
    await add({ on: '2022-10-01', label: 'The district’s' })
    await add({ on: '2022-10-04', label: 'Another’s', departmentId: OTHER_DEPARTMENT })
  })
  afterAll(() => api.db.destroy())

  const add = (body: object) => api.request('POST', '/events', { body })

  test('a metric shows its own events, its department’s and the district’s, oldest first', async () => {
    const list = await api.request('GET', `/events?metric=${METRICS.rate}`)
    expect(at(list, 'items')).toMatchObject([
      { label: 'The district’s', departmentId: null, metricId: null, kind: 'event' },
      { label: 'The department’s', departmentId: DEPARTMENT, metricId: null },
      { label: 'The metric’s', departmentId: DEPARTMENT, metricId: METRICS.rate, kind: 'rebase' },
    ])
  })

  test('all events are listed page by page', async () => {
    const page = await api.request('GET', '/events?limit=3')
    const cursor = String(at(page, 'nextCursor'))
    const rest = await api.request('GET', `/events?limit=3&cursor=${cursor}`)
    expect(at(rest, 'items')).toMatchObject([{ label: 'Another’s' }])
    expect(at(rest, 'nextCursor')).toBeNull()
  })

  test('events of a metric that is not there are not found', async () => {
    expect((await api.request('GET', '/events?metric=none')).status).toBe(404)
    expect((await api.request('GET', '/events?year=2022-23')).status).toBe(400)
  })

  test('an event belongs to one department that there is', async () => {
    const event = { on: '2022-10-05', label: 'x' }
    const absent = await add({ ...event, departmentId: 'none' })
    expect([absent.status, at(absent, 'errors.0.path')]).toEqual([422, 'departmentId'])
    const torn = await add({ ...event, metricId: METRICS.rate, departmentId: OTHER_DEPARTMENT })
    expect([torn.status, at(torn, 'errors.0.code')]).toEqual([422, 'not_its_department'])
  })
})
