import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { TestApi } from '../support/api.ts'
import { at, countRows, createPlanApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { METRICS } from '../support/plans.ts'

/** A definition that the rules refuse, and the field and code they name. */
const NONSENSE: [object, string, string][] = [
  [{ kind: 'rate', unit: '%', target: 120 }, 'target', 'outside_percent'],
  [{ kind: 'score', scaleMin: 5, scaleMax: 1 }, 'scaleMax', 'scale_reversed'],
  [{ kind: 'score', scaleMin: 1, scaleMax: 5, target: 6 }, 'target', 'outside_scale'],
  [{ direction: 'between', target: 10, targetHigh: 5 }, 'targetHigh', 'between_reversed'],
  [{ direction: 'up', target: 10, targetHigh: 5 }, 'targetHigh', 'upper_edge_unused'],
  [{ direction: 'up', baseline: 10, target: 5 }, 'target', 'target_below_baseline'],
  [{ kind: 'milestone', stages: ['begun', 'Begun'] }, 'stages', 'stage_repeated'],
  [{ kind: 'level', accumulates: true }, 'accumulates', 'accumulates_not_a_count'],
  [{ baseline: 1.2345678 }, 'baseline', 'too_many_places'],
  [{ tolerance: { unit: 'value', amount: -1 } }, 'tolerance', 'tolerance_negative'],
  [{ rateBase: 0 }, 'rateBase', 'rate_base_not_positive'],
  [{ coverageFloor: 1.5 }, 'coverageFloor', 'coverage_floor_outside'],
  [{ siteIds: ['valley-high', 'none'] }, 'siteIds.1', 'unknown'],
  [{ continuesId: 'none' }, 'continuesId', 'unknown'],
  [{ continuesId: METRICS.rate }, 'continuesId', 'not_earlier'],
]

describe.each(DIALECTS)('%s: metrics', (dialect) => {
  let api: TestApi

  beforeAll(async () => {
    api = await createPlanApi(dialect)
  })
  afterAll(() => api.db.destroy())

  test.each(NONSENSE)('%j is refused, whether added or changed', async (definition, path, code) => {
    const before = await countRows(api.db)
    const added = await add({ text: 'Something', ...definition })
    const standing = textAt(await add({ text: 'Anything' }), 'id')
    const changed = await change(standing, definition)
    for (const answer of [added, changed]) {
      expect(answer.status).toBe(422)
      expect(at(answer, 'errors.0')).toMatchObject({ path, code, message: expect.any(String) })
    }
    await api.request('DELETE', `/metrics/${standing}`, { headers: { 'if-match': '"1"' } })
    const after = await countRows(api.db)
    expect([after.metric, after.metric_site]).toEqual([before.metric, before.metric_site])
  })

  test('every problem of a definition is named', async () => {
    const answer = await add({ text: 'x', rateBase: 0, baseline: 0.1234567, siteIds: ['none'] })
    expect(at(answer, 'errors')).toMatchObject([
      { path: 'baseline' },
      { path: 'rateBase' },
      { path: 'siteIds.0' },
    ])
  })

  test('a metric of which only the text is known says what it lacks', async () => {
    const added = await add({ text: 'Feedback from families' })
    expect(added.status).toBe(201)
    expect(added.body).toMatchObject({ kind: null, coverageFloor: 0.8, removed: false })
    expect(at(added, 'lacks')).toMatchObject([
      { path: 'kind', code: 'kind_missing' },
      { path: 'unit' },
      { path: 'baseline' },
      { path: 'target' },
    ])
    const location = added.headers.get('location') ?? ''
    expect((await api.request('GET', location.replace('/api/v1', ''))).body).toEqual(added.body)
  })

  test('a range keeps its upper edge until the direction is another', async () => {
    const range = { kind: 'level', unit: 'seats', direction: 'between', target: 5, targetHigh: 9 }
    const added = await add({ text: 'Open seats', ...range })
    expect(added.body).toMatchObject({ target: 5, targetHigh: 9, lacks: [] })
    const wider = await change(textAt(added, 'id'), { target: 4 })
    expect(wider.body).toMatchObject({ target: 4, targetHigh: 9 })
    const upward = await change(textAt(added, 'id'), { direction: 'at_least' }, '"2"')
    expect(upward.body).toMatchObject({ target: 4, targetHigh: null })
  })

  test('a metric that is held already is not sent again', async () => {
    const path = `/metrics/${METRICS.rate}`
    const first = await api.request('GET', path)
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
    expect((await api.request('GET', path, { headers })).status).toBe(304)
    await api.request('PATCH', '/settings', {
      body: { coverageFloor: 0.6 },
      headers: { 'if-match': '"1"' },
    })
    const moved = await api.request('GET', path, { headers })
    expect([moved.status, at(moved, 'coverageFloor')]).toEqual([200, 0.6])
  })

  test('a metric that is not there is not found, and takes no query', async () => {
    expect((await api.request('GET', '/metrics/none')).status).toBe(404)
    expect((await api.request('GET', `/metrics/${METRICS.rate}?full=1`)).status).toBe(400)
  })

  test('a stale change gets the metric as it stands, whatever else is wrong with it', async () => {
    const answer = await change(METRICS.rate, { target: 120 }, '"9"')
    expect([answer.status, at(answer, 'current.target')]).toEqual([412, 60])
  })

  test('a metric without observations is deleted without a reason', async () => {
    const id = textAt(await add({ text: 'A mistake' }), 'id')
    const headers = { 'if-match': '"1"' }
    const deleted = await api.request('DELETE', `/metrics/${id}`, { headers })
    expect([deleted.status, deleted.body]).toEqual([200, { outcome: 'deleted' }])
    expect((await api.request('GET', `/metrics/${id}`)).status).toBe(404)
  })

  test('a metric with observations is changed and removed with a reason, and stays readable', async () => {
    const path = `/metrics/${METRICS.level}`
    const observation = { metricId: METRICS.level, observedOn: '2022-09-30', value: 250 }
    expect((await api.request('POST', '/observations', { body: observation })).status).toBe(201)

    for (const reason of [undefined, '', '  ']) {
      const silent = await change(METRICS.level, { target: 400, reason })
      expect(silent.status).toBe(422)
      expect(at(silent, 'type')).toBe('urn:quarterdeck:problem:reason_missing')
      expect(at(silent, 'errors.0')).toMatchObject({ path: 'reason', code: 'reason_missing' })
    }
    const changed = await change(METRICS.level, { target: 400, reason: 'The board asked for more' })
    expect(changed.body).toMatchObject({ target: 400, version: 2 })

    const headers = { 'if-match': '"2"' }
    expect((await api.request('DELETE', path, { headers })).status).toBe(422)
    const removed = await api.request('DELETE', `${path}?reason=Replaced`, { headers })
    expect([removed.status, removed.body]).toEqual([200, { outcome: 'removed' }])
    expect((await api.request('GET', path)).body).toMatchObject({ removed: true, target: 400 })
    expect((await change(METRICS.level, { target: 1, reason: 'x' }, '"3"')).status).toBe(404)
  })

  const add = (definition: object) =>
    api.request('POST', '/metrics', { body: { actionId: 'action-1', ...definition } })

  const change = (id: string, body: object, version = '"1"') =>
    api.request('PATCH', `/metrics/${id}`, { body, headers: { 'if-match': version } })
})
