import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { TestApi } from '../support/api.ts'
import { at, createTestApi } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { gridOf } from '../support/grids.ts'
import { addMetric, LAST_YEAR } from '../support/recorded-district.ts'

const VIEW = '/grid?year=2022-23&cycle=Q2'

describe.each(DIALECTS)('%s: status and change', (dialect) => {
  let api: TestApi

  beforeAll(async () => {
    api = await createTestApi(dialect, { moment: '2022-10-05T18:00:00Z' })
    const rate = { kind: 'rate', unit: '%', baseline: 40, target: 80 } as const
    await addMetric(api.db, { id: 'before', schoolYear: LAST_YEAR, ...rate })
    await addMetric(api.db, { id: 'rate', continuesId: 'before', ...rate })
    await addMetric(api.db, { id: 'other', letter: 'b' })
    await addMetric(api.db, {
      id: 'survey',
      departmentId: 'programs',
      privacyClass: 'survey',
      ...rate,
    })
    api.now('2023-01-10T18:00:00Z')
    await record({ metricId: 'before', observedOn: '2021-11-10', numerator: 59, denominator: 100 })
    await record({ metricId: 'rate', observedOn: '2022-11-10', numerator: 124, denominator: 200 })
    await record({ metricId: 'survey', observedOn: '2022-11-10', numerator: 5, denominator: 10 })
    api.now('2023-01-20T18:00:00Z')
    await set('rate', { definition: gridOf(), reason: 'Board decision' })
    await set('survey', { definition: gridOf(), reason: 'Board decision' })
  })
  afterAll(() => api.db.destroy())

  test('every metric of the cycle has its place, its words or the reason it has none', async () => {
    const answer = await api.request('GET', VIEW)
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      schoolYear: '2022-23',
      cycleId: '2022-23-Q2',
      cycle: 'Q2',
      asOf: null,
    })
    expect(at(answer, 'metrics.0')).toMatchObject({
      id: 'rate',
      department: { code: 'DR' },
      definition: gridOf(),
      value: 62,
      lastYear: 59,
      change: 3,
      n: 200,
      lastYearN: 100,
      level: 'high',
      row: 4,
      move: 'increased',
      column: 3,
      columns: 3,
      colour: 'green',
      reason: null,
    })
    expect(at(answer, 'metrics.1')).toMatchObject({ id: 'other', reason: 'no_cut_points' })
    expect(await api.request('GET', '/grid?year=2022-23&cycle=2022-23-Q2')).toMatchObject({
      body: answer.body,
    })
  })

  test('what its reader may not see is told by nothing in the answer', async () => {
    const path = `${VIEW}&department=programs`
    const hidden = { value: null, n: null, change: null, level: null, reason: 'too_few_to_show' }
    const answer = await api.request('GET', `${path}&smallGroups=hidden`)
    expect(at(answer, 'metrics')).toMatchObject([{ id: 'survey', ...hidden }])
    const staff = await api.request('GET', path)
    expect(at(staff, 'metrics')).toMatchObject([{ value: 50, n: 10, level: null, change: null }])
    expect(staff.headers.get('etag')).not.toBe(answer.headers.get('etag'))

    const viewer = await createTestApi(dialect, {
      db: api.db,
      role: 'viewer',
      moment: '2023-01-20T18:00:00Z',
    })
    expect(at(await viewer.request('GET', path), 'metrics')).toMatchObject([hidden])
  })

  test('an earlier moment has the values and the grids that stood then', async () => {
    const answer = await api.request('GET', `${VIEW}&asOf=2023-01-01T00:00:00Z`)
    expect(at(answer, 'metrics.0')).toMatchObject({ value: null, definition: null })
    expect(at(answer, 'asOf')).toBe('2023-01-01T00:00:00Z')
    const later = await api.request('GET', `${VIEW}&asOf=2023-01-15T00:00:00Z`)
    expect(at(later, 'metrics.0')).toMatchObject({ value: 62, definition: null })
  })

  test.each([
    ['/grid?year=2022-23&cycle=Q9', 'There is no such cycle of that school year.'],
    ['/grid?year=2030-31&cycle=Q1', 'There is no such school year.'],
    [`${VIEW}&department=nowhere`, 'There is no such department.'],
    ['/dashboard?year=2022-23&department=nowhere', 'There is no such department.'],
    ['/metrics/nowhere/grid', 'There is no such metric.'],
  ])('%s is not there', async (path, title) => {
    const answer = await api.request('GET', path)
    expect([answer.status, at(answer, 'title')]).toEqual([404, title])
    expect(answer.headers.get('etag')).toBeNull()
  })

  test('a department that is there is answered by the dashboard', async () => {
    const answer = await api.request('GET', '/dashboard?year=2022-23&department=programs')
    expect([answer.status, at(answer, 'departments.0.id')]).toEqual([200, 'programs'])
  })

  test('a view without its cycle is malformed', async () => {
    expect((await api.request('GET', '/grid?year=2022-23')).status).toBe(400)
  })

  test('304 answers a held tag until something changes', async () => {
    const first = await api.request('GET', VIEW)
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
    expect((await api.request('GET', VIEW, { headers })).status).toBe(304)
    await set('other', { definition: gridOf() })
    const second = await api.request('GET', VIEW, { headers })
    expect([second.status, at(second, 'metrics.1.reason')]).toEqual([200, 'no_value'])
  })

  test('a viewer sees the grid and may not set one', async () => {
    const viewer = await createTestApi(dialect, { db: api.db, role: 'viewer' })
    expect((await viewer.request('GET', '/metrics/rate/grid')).status).toBe(200)
    const headers = { 'if-match': '"1"' }
    const refused = await viewer.request('PUT', '/metrics/rate/grid', {
      body: { definition: null },
      headers,
    })
    expect(refused.status).toBe(403)
  })

  async function record(body: Record<string, unknown>) {
    const answer = await api.request('POST', '/observations', { body })
    expect(answer.status).toBe(201)
  }

  async function set(id: string, body: Record<string, unknown>) {
    const headers = { 'if-match': '"0"' }
    const answer = await api.request('PUT', `/metrics/${id}/grid`, { body, headers })
    expect(answer.status).toBe(200)
  }
})
