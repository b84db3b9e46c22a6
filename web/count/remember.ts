/** Remembering on the server how a metric's files are counted, and forgetting it. */

import { parseResponse } from 'hono/client'

import type { Recipe } from '../../domain/counting/recipe.ts'
import { rememberedOf } from '../../domain/counting/remembered.ts'
import type { Api } from '../api.ts'

/**
 * Keeps what may be kept of a recipe; null forgets what there is. Gives whether anything could be
 * kept.
 *
 * Errors: throws what `parseResponse` throws.
 */
export async function remember(
  api: Api,
  metricId: string,
  recipe: Recipe | null,
  version: number,
): Promise<boolean> {
  const kept = recipe && rememberedOf(recipe)
  if (kept === undefined) return false
  await parseResponse(
    api.recipes[':id'].recipe.$put({
      param: { id: metricId },
      header: { 'if-match': `"${version}"` },
      json: { recipe: kept && { ...kept } },
    }),
  )
  return true
}
