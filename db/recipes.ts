/** How files of metrics are counted: one remembered recipe each, which can be forgotten again. */

import { canonicalJson } from '../domain/canonical-json.ts'
import { checkRecipe } from '../domain/counting/check-recipe.ts'
import type { Recipe } from '../domain/counting/recipe.ts'
import { Sha256 } from '../domain/counting/sha-256.ts'
import { recordChange, toJson } from './changes.ts'
import type { Db } from './tables.ts'
import type { Writing } from './writing.ts'

/** What is remembered for a metric; version 0 where nothing ever was. */
export interface RememberedRecipe {
  metricId: string
  recipe: Recipe | null
  version: number
}

/** What is remembered for a metric. A recipe of a newer product is none. */
export async function findRecipe(db: Db, metricId: string): Promise<RememberedRecipe> {
  const row = await db
    .selectFrom('recipe')
    .selectAll()
    .where('metric_id', '=', metricId)
    .executeTakeFirst()
  if (!row) return { metricId, recipe: null, version: 0 }
  const { recipe: kept, version } = row
  if (kept === null) return { metricId, recipe: null, version }
  const checked = await checkRecipe(JSON.parse(kept))
  return { metricId, recipe: checked.ok ? checked.value : null, version }
}

/**
 * Remembers a recipe, or forgets it with null; the caller has checked it. The log says by a hash
 * which one it was, so that what was forgotten is gone.
 *
 * Errors: undefined when it was changed in the meantime.
 */
export async function setRecipe(
  writing: Writing,
  metricId: string,
  recipe: Recipe | null,
  expectedVersion: number,
): Promise<RememberedRecipe | undefined> {
  const { tx } = writing
  const before = await findRecipe(tx, metricId)
  if (before.version !== expectedVersion) return undefined
  const text = recipe && canonicalJson(toJson(recipe))
  if (text === (before.recipe && canonicalJson(toJson(before.recipe)))) return before
  const version = before.version + 1
  const row = { metric_id: metricId, recipe: text, version }
  await tx
    .insertInto('recipe')
    .values(row)
    .onConflict((oc) => oc.column('metric_id').doUpdateSet({ recipe: text, version }))
    .execute()
  await recordChange(writing, {
    action: recipe ? 'recipe.remember' : 'recipe.forget',
    entityId: metricId,
    before: toldOf(before.recipe),
    after: toldOf(recipe),
    scopes: [],
  })
  return { metricId, recipe, version }
}

function toldOf(recipe: Recipe | null) {
  if (!recipe) return undefined
  const bytes = new TextEncoder().encode(canonicalJson(toJson(recipe)))
  return { name: recipe.name, sha256: new Sha256().update(bytes).hex() }
}
