/** HTTP for how files of a metric are counted: remembered for the next one, or forgotten. */

import { createRoute, z } from '@hono/zod-openapi'

import { findMetric } from '../db/metrics.ts'
import type { RememberedRecipe } from '../db/recipes.ts'
import { findRecipe, setRecipe } from '../db/recipes.ts'
import type { Json } from '../domain/canonical-json.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import { checkRemembered } from '../domain/counting/remembered.ts'
import { toJson } from '../domain/counting/to-json.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { etagOf, IfMatch } from './etag.ts'
import { EDIT_REFUSALS, invalid } from './plan-refusals.ts'
import { REFUSALS, refusal } from './problem.ts'
import { absent, outdated, requireVersion } from './respond.ts'
import { IdPath } from './schemas.ts'
import { write } from './write.ts'

const Recipe = z.record(z.string(), z.any()).openapi('Recipe', {
  description:
    'As `quarterdeck count --save` writes it, without what is of one file: part, table, stated days, school year, roster, typed values, labels of rows left out, and conditions on columns that name people.',
})

const Remembered = z
  .object({
    metricId: z.string(),
    recipe: Recipe.nullable(),
    version: z.int(),
    from: z.string().nullable().openapi({
      description:
        'The metric of an earlier year that it is from: the one that is continued, or the one of the same text. Null once something was remembered or forgotten here.',
    }),
  })
  .openapi('RememberedRecipe')

const Change = z
  .strictObject({ recipe: Recipe.nullable().openapi({ description: 'Null forgets it.' }) })
  .openapi('RecipeChange')

const one = { content: { 'application/json': { schema: Remembered } } }

const readRoute = createRoute({
  method: 'get',
  path: '/metrics/{id}/recipe',
  summary: 'Read how files of a metric are counted',
  request: { params: IdPath, query: z.strictObject({}) },
  responses: {
    200: { description: 'The recipe, null where none is remembered.', ...one },
    ...REFUSALS,
  },
})

const setRoute = createRoute({
  method: 'put',
  path: '/metrics/{id}/recipe',
  summary: 'Remember how files of a metric are counted, or forget it',
  request: {
    params: IdPath,
    headers: IfMatch,
    body: { required: true, content: { 'application/json': { schema: Change } } },
  },
  responses: {
    200: { description: 'Remembered or forgotten.', ...one },
    ...EDIT_REFUSALS,
    422: refusal('The recipe is none, or has more than is remembered.'),
  },
})

export function recipeRoutes(deps: Deps) {
  return createRouter()
    .openapi(readRoute, async (c) => {
      const { id } = c.req.valid('param')
      if (!(await findMetric(deps.db, id, { removed: 'included' }))) return absent(c, 'metric')
      const found = await findRecipe(deps.db, id)
      c.header('etag', etagOf(found.version))
      return c.json(toBody(found), 200)
    })
    .openapi(setRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      const { recipe } = c.req.valid('json')
      const checked = recipe && (await checkRemembered(recipe))
      if (checked && !checked.ok) {
        const { message, code } = checked.error
        const title = 'The recipe cannot be remembered.'
        return invalid(c, title, [{ path: 'recipe', message, code }])
      }
      return write(c, deps, async (change) => {
        const { id } = c.req.valid('param')
        if (!(await findMetric(change.tx, id))) return absent(c, 'metric')
        const after = await setRecipe(change, id, checked ? checked.value : null, match.version)
        if (!after) return outdated(c, toBody(await findRecipe(change.tx, id)))
        c.header('etag', etagOf(after.version))
        return c.json(toBody(after), 200)
      })
    })
}

function toBody({ metricId, recipe, version, from }: RememberedRecipe) {
  const plain: Record<string, Json> | null = recipe && JSON.parse(canonicalJson(toJson(recipe)))
  return { metricId, recipe: plain, version, from }
}
