import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { TestApi } from '../support/api.ts'
import { at, createPlanApi } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { gridOf } from '../support/grids.ts'
import { observe } from '../support/observed.ts'
import { METRICS } from '../support/plans.ts'

const PATH = `/metrics/${METRICS.rate}/grid`

describe.each(DIALECTS)('%s: a metric’s grid', (dialect) => {
  let api: TestApi

  beforeEach(async () => {
    api = await createPlanApi(dialect)
  })
  afterEach(() => api.db.destroy())

  test('before one is set, a start is offered and nothing is defined', async () => {
    const answer = await api.request('GET', PATH)
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      metricId: METRICS.rate,
      definition: null,
      offered: { better: 'higher', levelCuts: [30, 40, 50, 60] },
      version: 0,
    })
    const headers = { 'if-none-match': answer.headers.get('etag') ?? '' }
    expect((await api.request('GET', PATH, { headers })).status).toBe(304)
  })

  test('its tag changes with the grid and with what is offered', async () => {
    const first = await api.request('GET', PATH)
    await api.request('PATCH', `/metrics/${METRICS.rate}`, {
      body: { target: 80 },
      headers: { 'if-match': '"1"' },
    })
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
    const second = await api.request('GET', PATH, { headers })
    expect([second.status, at(second, 'offered.levelCuts.3')]).toEqual([200, 80])
    await set(gridOf(), second.headers.get('etag') ?? '')
    const third = await api.request('GET', PATH)
    expect(third.headers.get('etag')).not.toBe(second.headers.get('etag'))
  })

  test('a grid is set against its version and taken out of use', async () => {
    const added = await set(gridOf(), '"0"')
    expect([added.status, added.body]).toMatchObject([200, { definition: gridOf(), version: 1 }])
    expect((await api.request('GET', PATH)).body).toEqual(added.body)
    const taken = await set(null, added.headers.get('etag') ?? '')
    expect([taken.status, taken.body]).toMatchObject([200, { definition: null, version: 2 }])
  })

  test('a stale version is refused with the current one, a missing one is asked for', async () => {
    await set(gridOf(), '"0"')
    const stale = await set(gridOf({ fewChangeCuts: [-3, 3] }), '"0"')
    expect([stale.status, at(stale, 'current')]).toMatchObject([
      412,
      { definition: gridOf(), version: 1 },
    ])
    expect((await api.request('PUT', PATH, { body: { definition: null } })).status).toBe(428)
  })

  test('every contradiction is refused in words, by its field, and nothing is stored', async () => {
    const wrong = gridOf({ levelCuts: [40, 20, 60, 80], changeCuts: [1, 2, 3, 4], colours: [] })
    const answer = await set(wrong, '"0"')
    expect(answer.status).toBe(422)
    expect(at(answer, 'errors')).toMatchObject([
      {
        path: 'levelCuts',
        code: 'cuts_not_ascending',
        message: 'Cut points go up from left to right: 20 does not come after 40.',
      },
      { path: 'changeCuts', code: 'changes_all_one_way' },
      { path: 'colours', code: 'wrong_shape' },
    ])
    expect(await api.request('GET', PATH)).toMatchObject({ body: { version: 0 } })
  })

  test('a colour that there is not and a field too many are malformed', async () => {
    const headers = { 'if-match': '"0"' }
    for (const definition of [
      { ...gridOf(), colours: [['purple']] },
      { ...gridOf(), levelCuts: ['1'] },
      { ...gridOf(), more: 1 },
    ]) {
      const answer = await api.request('PUT', PATH, { body: { definition }, headers })
      expect(answer.status).toBe(400)
    }
  })

  test('once the metric has observations the reason is asked for', async () => {
    await observe(api.db, METRICS.rate, 1)
    const without = await set(gridOf(), '"0"')
    expect([without.status, at(without, 'errors.0.path')]).toEqual([422, 'reason'])
    expect((await set(gridOf(), '"0"', '  ')).status).toBe(422)
    expect((await set(gridOf(), '"0"', 'Board decision')).status).toBe(200)
  })

  test('an absent metric has no grid to set', async () => {
    const answer = await api.request('PUT', '/metrics/nowhere/grid', {
      body: { definition: gridOf() },
      headers: { 'if-match': '"0"' },
    })
    expect(answer.status).toBe(404)
  })

  function set(definition: unknown, match: string, reason?: string) {
    const headers = { 'if-match': match }
    const body = { definition, ...(reason !== undefined && { reason }) }
    return api.request('PUT', PATH, { body, headers })
  }
})
