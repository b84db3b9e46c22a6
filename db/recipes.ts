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
  /** The metric of an earlier year that it is from, while none of its own was ever remembered. */
  from: string | null
}

/**
 * What is remembered for a metric; until something is, what was for the metric that it continues,
 * or for the one of the same text in an earlier year. A recipe of a newer product is none.
 */
export async function findRecipe(db: Db, metricId: string): Promise<RememberedRecipe> {
  const row = await db
    .selectFrom('recipe')
    .selectAll()
    .where('metric_id', '=', metricId)
    .executeTakeFirst()
  if (!row) return { metricId, version: 0, ...(await findEarlier(db, metricId)) }
  return { metricId, version: row.version, recipe: await read(row.recipe), from: null }
}

/** What the earlier years count by; nothing where several metrics have the same text. */
async function findEarlier(
  db: Db,
  metricId: string,
): Promise<Pick<RememberedRecipe, 'recipe' | 'from'>> {
  const rows = await db
    .selectFrom('metric as own')
    .innerJoin('metric as earlier', (join) =>
      join
        .onRef('earlier.department_id', '=', 'own.department_id')
        .onRef('earlier.school_year', '<', 'own.school_year')
        .onRef('earlier.kind', '=', 'own.kind'),
    )
    .innerJoin('recipe', 'recipe.metric_id', 'earlier.id')
    .select(['earlier.id', 'earlier.school_year', 'own.continues_id', 'recipe.recipe'])
    .where('own.id', '=', metricId)
    .where('recipe.recipe', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('earlier.id', '=', eb.ref('own.continues_id')),
        eb('earlier.text', '=', eb.ref('own.text')),
      ]),
    )
    .orderBy('earlier.school_year', 'desc')
    .execute()
  const [latest] = rows
  const sameYear = rows.filter((row) => row.school_year === latest?.school_year)
  const found =
    rows.find((row) => row.id === row.continues_id) ?? (sameYear.length === 1 ? latest : undefined)
  const recipe = await read(found?.recipe ?? null)
  return { recipe, from: recipe && found ? found.id : null }
}

async function read(kept: string | null): Promise<Recipe | null> {
  if (kept === null) return null
  const checked = await checkRecipe(JSON.parse(kept))
  return checked.ok ? checked.value : null
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
  const own = before.from === null ? before.recipe : null
  const isSame = text === (own && canonicalJson(toJson(own)))
  // To forget what an earlier year says is to remember that there is none.
  if (isSame && (text !== null || before.from === null)) return before
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
    before: toldOf(own),
    after: toldOf(recipe),
    scopes: [],
  })
  return { metricId, recipe, version, from: null }
}

function toldOf(recipe: Recipe | null) {
  if (!recipe) return undefined
  const bytes = new TextEncoder().encode(canonicalJson(toJson(recipe)))
  return { name: recipe.name, sha256: new Sha256().update(bytes).hex() }
}
