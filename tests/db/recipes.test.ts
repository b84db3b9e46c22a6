import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { deleteMetric } from '../../db/metrics.ts'
import { findRecipe, setRecipe } from '../../db/recipes.ts'
import type { Db } from '../../db/tables.ts'
import type { Recipe } from '../../domain/counting/recipe.ts'
import { DIALECTS } from '../support/databases.ts'
import { change, createPlan, METRICS } from '../support/plans.ts'
import { recorded } from '../support/record.ts'

const RECIPE: Recipe = {
  version: 1,
  name: 'Portal',
  counting: { how: 'distinct', keys: ['Account'] },
  by: 'month',
  sites: { 'Bay Laurel': '102' },
}

describe.each(DIALECTS)('%s: recipes', (dialect) => {
  let db: Db

  beforeEach(async () => {
    db = await createPlan(dialect)
  })
  afterEach(() => db.destroy())

  test('nothing is remembered until somebody counts', async () => {
    const none = { metricId: METRICS.rate, recipe: null, version: 0, from: null }
    expect(await findRecipe(db, METRICS.rate)).toEqual(none)
  })

  test('a recipe is remembered word for word, and the log has its name and hash alone', async () => {
    const { result, entries } = await recorded(db, (going) =>
      setRecipe(going, METRICS.rate, RECIPE, 0),
    )
    expect(result).toEqual({ metricId: METRICS.rate, recipe: RECIPE, version: 1, from: null })
    expect(await findRecipe(db, METRICS.rate)).toEqual(result)
    expect(entries).toEqual([
      {
        action: 'recipe.remember',
        entity: 'recipe',
        entityId: METRICS.rate,
        payload: { after: { name: 'Portal', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } },
      },
    ])
  })

  test('the same again changes nothing, a stale version is not stored', async () => {
    await change(db, (going) => setRecipe(going, METRICS.rate, RECIPE, 0))
    const { result, entries } = await recorded(db, (going) =>
      setRecipe(going, METRICS.rate, RECIPE, 1),
    )
    expect([result?.version, entries]).toEqual([1, []])
    expect(await change(db, (going) => setRecipe(going, METRICS.rate, null, 0))).toBe(undefined)
  })

  test('what is forgotten is gone from every table, and its version goes on', async () => {
    await change(db, (going) => setRecipe(going, METRICS.rate, RECIPE, 0))
    await change(db, (going) => setRecipe(going, METRICS.rate, null, 1))
    expect(await findRecipe(db, METRICS.rate)).toMatchObject({ recipe: null, version: 2 })
    const entries = await db.selectFrom('ledger').select('payload').execute()
    expect(JSON.stringify(entries)).not.toContain('Bay Laurel')
  })

  test('a metric that nothing was logged for is removed with its recipe', async () => {
    await change(db, (going) => setRecipe(going, METRICS.level, RECIPE, 0))
    await change(db, (going) => deleteMetric(going, METRICS.level, { expectedVersion: 1 }))
    expect(await db.selectFrom('recipe').selectAll().execute()).toEqual([])
  })
})
