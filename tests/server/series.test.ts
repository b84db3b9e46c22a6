import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Metric } from '../../domain/plan.ts'
import type { TestApi } from '../support/api.ts'
import { at, createTestApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { addMetric, LAST_YEAR, SITES } from '../support/recorded-district.ts'

describe.each(DIALECTS)('%s: the series of a metric over HTTP', (dialect) => {
  let api: TestApi
  let rate: Metric

  const record = async (moment: string, observation: object) => {
    api.now(moment)
    const answer = await api.request('POST', '/observations', { body: observation })
    expect(answer.status).toBe(201)
    return answer
  }
  const series = (id: string, query = '') => api.request('GET', `/metrics/${id}/series${query}`)

  beforeAll(async () => {
    api = await createTestApi(dialect, { moment: '2022-10-05T18:00:00Z' })
    const before = await addMetric(api.db, {
      id: 'before',
      kind: 'rate',
      unit: '%',
      schoolYear: LAST_YEAR,
    })
    rate = await addMetric(api.db, {
      id: 'rate',
      kind: 'rate',
      unit: '%',
      baseline: 40,
      target: 80,
      siteIds: [...SITES],
      continuesId: before.id,
    })
    await record('2022-10-05T18:00:00Z', {
      metricId: before.id,
      observedOn: '2021-11-10',
      numerator: 30,
      denominator: 100,
    })
    const values = [
      { siteId: 'lincoln', observedOn: '2022-11-10', numerator: 8, denominator: 10 },
      { siteId: 'roosevelt', observedOn: '2022-11-11', numerator: 3, denominator: 10 },
      { siteId: 'washington', observedOn: '2022-11-12', missing: 'not_held' },
      { siteId: 'lincoln', group: 'Staff', observedOn: '2022-11-10', numerator: 5, denominator: 6 },
    ]
    for (const value of values) {
      await record('2022-12-01T18:00:00Z', { metricId: rate.id, ...value })
    }
    await api.request('POST', '/events', {
      body: { on: '2022-11-01', label: 'New form', metricId: rate.id, departmentId: 'data' },
    })
    api.now('2023-01-20T18:00:00Z')
  })
  afterAll(() => api.db.destroy())

  test('cycles carry their standings, the path and the same cycle a year ago', async () => {
    const answer = await series(rate.id)
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      schoolYear: '2022-23',
      today: '2023-01-20',
      asOf: null,
      metric: { id: 'rate', code: rate.code, lacks: [], removed: false },
      place: { department: 'Data and Research', priorityNumber: 1, action: 'Train the site teams' },
      baseline: { on: '2022-07-01', value: 40 },
      tolerance: 4,
    })
    expect(at(answer, 'standings.1')).toMatchObject({
      cycleId: '2022-23-Q2',
      value: 55,
      numerator: 11,
      denominator: 20,
      path: 60,
      sameCycleLastYear: 30,
      lastYearDenominator: 100,
      coverage: { have: 2, expected: 3 },
      status: 'incomplete',
    })
    expect(at(answer, 'path')).toEqual([
      { on: '2022-07-01', value: 40 },
      { on: '2022-09-30', value: 50 },
      { on: '2022-12-31', value: 60 },
      { on: '2023-03-31', value: 70 },
      { on: '2023-06-30', value: 80 },
    ])
  })

  test('each site and group has its own part of a cycle', async () => {
    const answer = await series(rate.id)
    expect(at(answer, 'sites')).toMatchObject([
      { id: 'lincoln', expected: true, cycles: [{ cycleId: '2022-23-Q2', value: 80 }] },
      { id: 'roosevelt', cycles: [{ value: 30, numerator: 3, denominator: 10 }] },
      { id: 'washington', cycles: [{ value: null, missing: 'not_held' }] },
    ])
    expect(at(answer, 'groups')).toMatchObject([
      { name: 'Staff', cycles: [{ cycleId: '2022-23-Q2', numerator: 5, denominator: 6 }] },
    ])
    expect(at(answer, 'events')).toMatchObject([{ on: '2022-11-01', label: 'New form' }])
  })

  test('points over the years carry what may be said of them, and no more', async () => {
    const answer = await series(rate.id)
    expect(at(answer, 'statistics')).toMatchObject({
      chart: 'p',
      spacing: 'cycle',
      count: 1,
      level: 'value',
      mayDrawMedian: false,
      mayDrawLimits: false,
      runs: null,
      variation: null,
      assurance: null,
      segments: [{ from: 0, to: 5, count: 1, line: null, drawn: false, begins: [] }],
    })
    expect(at(answer, 'statistics.points')).toMatchObject([
      { name: 'Q2 2021–22', value: 30, numerator: 30, denominator: 100, gap: null },
      { name: 'Q3 2021–22', value: null, gap: 'no_value' },
      { name: 'Q4 2021–22', value: null, gap: 'no_value' },
      { name: 'Q1 2022–23', value: null, gap: 'no_value' },
      { name: 'Q2 2022–23', value: null, gap: 'incomplete', have: 2, expected: 3 },
      { name: 'Q3 2022–23', value: null, gap: 'not_over', label: null, upper: null },
    ])
    expect(at(answer, 'statistics.sentences.0')).toContain(' in Q2 2021–22.')
  })

  test('a correction shows before and after, and the past stays as it was', async () => {
    const id = textAt(await series(rate.id), 'observations.0.id')
    api.now('2023-01-21T18:00:00Z')
    const changed = await api.request('PATCH', `/observations/${id}`, {
      body: { numerator: 10, reason: 'two came late' },
      headers: { 'if-match': '"1"' },
    })
    expect(changed.status).toBe(200)

    const now = await series(rate.id)
    expect(at(now, 'restatements.0')).toMatchObject({
      before: { numerator: 8, version: 1 },
      version: { numerator: 10, version: 2, reason: 'two came late' },
    })
    expect(at(now, 'standings.1')).toMatchObject({ numerator: 13 })

    const then = await series(rate.id, '?asOf=2023-01-20T20:00:00Z')
    expect(then.body).toMatchObject({ asOf: '2023-01-20T20:00:00Z', restatements: [] })
    expect(at(then, 'standings.1')).toMatchObject({ numerator: 11 })
    const earlier = await series(rate.id, '?asOf=2022-11-30T20:00:00Z')
    expect(earlier.body).toMatchObject({ observations: [] })
  })

  test('304 answers a held tag until something changes', async () => {
    // The same day before and after, so that only the change makes another tag.
    api.now('2023-01-22T17:00:00Z')
    const first = await series(rate.id)
    const held = { 'if-none-match': first.headers.get('etag') ?? '' }
    const path = `/metrics/${rate.id}/series`
    expect((await api.request('GET', path, { headers: held })).status).toBe(304)
    await record('2023-01-22T18:00:00Z', {
      metricId: rate.id,
      siteId: 'washington',
      observedOn: '2022-12-10',
      numerator: 0,
      denominator: 10,
    })
    const next = await api.request('GET', path, { headers: held })
    expect(next.status).toBe(200)
    expect(at(next, 'sites.2.cycles.0')).toMatchObject({ value: 0, numerator: 0 })
  })

  test.each([
    ['a metric that is not there', '/metrics/none/series', 404],
    ['another school year', '/metrics/rate/series?year=2021-22', 404],
    ['its own school year', '/metrics/rate/series?year=2022-23', 200],
    ['a parameter that is not known', '/metrics/rate/series?cycle=Q1', 400],
    ['a moment that is none', '/metrics/rate/series?asOf=yesterday', 400],
  ])('%s', async (_, path, status) => {
    expect((await api.request('GET', path)).status).toBe(status)
  })

  test('a metric without a kind has cycles and no numbers', async () => {
    await addMetric(api.db, { id: 'plain', kind: null, baseline: null, target: null })
    const answer = await series('plain')
    expect(answer.body).toMatchObject({ path: [], observations: [], sites: [], groups: [] })
    expect(at(answer, 'metric.lacks.0.code')).toBe('kind_missing')
    expect(at(answer, 'standings.0.status')).toBe('no_data')
  })
})
