import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { TestApi } from '../support/api.ts'
import { at, createPlanApi } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { METRICS } from '../support/plans.ts'

const PATH = `/metrics/${METRICS.rate}/recipe`
const RECIPE = {
  version: 1,
  name: 'Sheets',
  counting: { how: 'distinct', keys: ['Email'] },
  by: 'month',
}

describe.each(DIALECTS)('%s: a metric’s recipe', (dialect) => {
  let api: TestApi

  beforeEach(async () => {
    api = await createPlanApi(dialect)
  })
  afterEach(() => api.db.destroy())

  test('it is remembered against its version, read back, and forgotten', async () => {
    expect((await api.request('GET', PATH)).body).toMatchObject({ recipe: null, version: 0 })
    const first = await put({ recipe: RECIPE }, '"0"')
    expect([first.status, first.body]).toMatchObject([200, { recipe: RECIPE, version: 1 }])
    const read = await api.request('GET', PATH)
    expect(read.body).toEqual(first.body)
    const gone = await put({ recipe: null }, read.headers.get('etag') ?? '')
    expect([gone.status, gone.body]).toMatchObject([200, { recipe: null, version: 2 }])
  })

  test('a stale version is refused with the current one, a missing one is asked for', async () => {
    await put({ recipe: RECIPE }, '"0"')
    const stale = await put({ recipe: null }, '"0"')
    expect([stale.status, at(stale, 'current.version')]).toEqual([412, 1])
    expect((await api.request('PUT', PATH, { body: { recipe: null } })).status).toBe(428)
  })

  test.each([
    [{ ...RECIPE, where: [{ column: 'Student Name', is: ['Ann'] }] }],
    [{ ...RECIPE, sites: { Ann: null } }],
    [{ ...RECIPE, cells: ['Ann'] }],
    [{ name: 'x' }],
  ])('cells of people and what is no recipe are refused: %j', async (recipe) => {
    const answer = await put({ recipe }, '"0"')
    expect([answer.status, at(answer, 'errors.0.path')]).toEqual([422, 'recipe'])
    expect((await api.request('GET', PATH)).body).toMatchObject({ recipe: null, version: 0 })
  })

  test('there is none of a metric that is not there', async () => {
    expect((await api.request('GET', '/metrics/nothing/recipe')).status).toBe(404)
  })

  function put(body: object, version: string) {
    return api.request('PUT', PATH, { body, headers: { 'if-match': version } })
  }
})
