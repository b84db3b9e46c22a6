import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { findRecipe, setRecipe } from '../../db/recipes.ts'
import type { Db } from '../../db/tables.ts'
import { writing } from '../../db/writing.ts'
import type { Recipe } from '../../domain/counting/recipe.ts'
import { DIALECTS } from '../support/databases.ts'
import { addMetric, createDistrict, LAST_YEAR, recorder } from '../support/recorded-district.ts'

const RECIPE: Recipe = { version: 1, name: 'Rows', counting: { how: 'rows' }, by: 'month' }
const OTHER: Recipe = { ...RECIPE, name: 'Others' }

describe.each(DIALECTS)('%s: what the year before was counted by', (dialect) => {
  let db: Db
  const by = recorder()

  beforeEach(async () => {
    db = await createDistrict(dialect)
    await addMetric(db, { id: 'before', text: 'Training logs', schoolYear: LAST_YEAR })
  })
  afterEach(() => db.destroy())

  test.each([
    ['continues it', { text: 'Logs of trainings', continuesId: 'before' }, 'before'],
    ['has the same text', { text: 'Training logs' }, 'before'],
    ['has another text', { text: 'Meeting agendas' }, null],
    ['is of another kind', { text: 'Training logs', kind: 'level' }, null],
  ] as const)('a metric that %s', async (_, metric, from) => {
    await addMetric(db, { id: 'now', ...metric })
    await set('before', RECIPE, 0)
    expect(await findRecipe(db, 'now')).toEqual({
      metricId: 'now',
      recipe: from && RECIPE,
      version: 0,
      from,
    })
  })

  test('of several metrics of one text none is taken, but the one that is continued', async () => {
    await addMetric(db, { id: 'twin', text: 'Training logs', schoolYear: LAST_YEAR })
    await addMetric(db, { id: 'now', text: 'Training logs' })
    await addMetric(db, { id: 'later', text: 'Training logs', continuesId: 'twin' })
    await set('before', RECIPE, 0)
    await set('twin', OTHER, 0)
    expect(await findRecipe(db, 'now')).toMatchObject({ recipe: null, from: null })
    expect(await findRecipe(db, 'later')).toMatchObject({ recipe: OTHER, from: 'twin' })
  })

  test('what is remembered or forgotten for the metric itself comes first', async () => {
    await addMetric(db, { id: 'now', text: 'Training logs' })
    await set('before', RECIPE, 0)
    expect(await set('now', null, 0)).toMatchObject({ recipe: null, version: 1 })
    expect(await findRecipe(db, 'now')).toMatchObject({ recipe: null, version: 1, from: null })
    await set('now', RECIPE, 1)
    expect(await findRecipe(db, 'now')).toMatchObject({ recipe: RECIPE, version: 2, from: null })
    expect(await findRecipe(db, 'before')).toMatchObject({ recipe: RECIPE, version: 1 })
  })

  test('what was forgotten the year before is gone here too', async () => {
    await addMetric(db, { id: 'now', text: 'Training logs' })
    await set('before', RECIPE, 0)
    await set('before', null, 1)
    expect(await findRecipe(db, 'now')).toMatchObject({ recipe: null, from: null })
  })

  function set(metricId: string, recipe: Recipe | null, version: number) {
    return writing(db, by(), (change) => setRecipe(change, metricId, recipe, version))
  }
})
