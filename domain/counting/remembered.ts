/**
 * What is remembered of a recipe for the next file. It leaves the computer, so it has the
 * headings, the answers that were chosen, and what files call the district's sites, and
 * nothing of a column that names people.
 */

import { canonicalJson } from '../canonical-json.ts'
import type { Result } from '../result.ts'
import { err } from '../result.ts'
import { checkRecipe } from './check-recipe.ts'
import type { Counting, Filter, Recipe } from './recipe.ts'
import type { CountProblem } from './refusal.ts'
import { sameWords } from './same-words.ts'
import { toJson } from './to-json.ts'

const PEOPLE =
  /\bnames?\b|e-?mail|\b(?:perm|student|pupil|person|people|parent|account|user|respondent|employee|staff|teacher) ?(?:id|no|nr|number|#)?\b\.?$|\bid\b|phone|address/i
const LARGEST = 32_000

/** The recipe without what is of one file; undefined when too little of it is left. */
export function rememberedOf(recipe: Recipe): Recipe | undefined {
  const counting = countingOf(recipe)
  if (!counting) return undefined
  const { part: _part, table: _table, date, schoolYear: _year, metric: _metric, ...kept } = recipe
  const { where = [], sites = {}, ...rest } = kept
  const filters = where.filter((filter) => !namesPeople(filter, recipe))
  const known = Object.entries(sites).filter(([, code]) => code !== null)
  const remembered: Recipe = {
    ...rest,
    counting,
    ...(date && !('from' in date) && { date }),
    ...(filters.length > 0 && { where: filters }),
    ...(known.length > 0 && { sites: Object.fromEntries(known) }),
  }
  return canonicalJson(toJson(remembered)).length <= LARGEST ? remembered : undefined
}

/**
 * A recipe to be remembered, from JSON that somebody sent.
 *
 * Errors: what is no recipe, and a recipe with more than is remembered.
 */
export async function checkRemembered(given: unknown): Promise<Result<Recipe, CountProblem>> {
  const recipe = await checkRecipe(given)
  if (!recipe.ok) return recipe
  const remembered = rememberedOf(recipe.value)
  if (remembered && text(remembered) === text(recipe.value)) return recipe
  return err({
    code: 'recipe_invalid',
    message:
      'A remembered recipe has no part, table, stated days, school year, roster, typed value or ' +
      'metric, no label of rows that are left out, and no condition on a column that names people.',
    line: null,
  })
}

function countingOf(recipe: Recipe): Counting | undefined {
  const { counting } = recipe
  switch (counting.how) {
    case 'ratio of roster': {
      const { roster: _roster, ...rest } = counting
      return rest
    }
    case 'ratio of rows':
      return counting.part.some((filter) => namesPeople(filter, recipe)) ? undefined : counting
    case 'typed':
      return undefined
    case 'percent favourable':
      return counting.columns.some(isOfPeople) ? undefined : counting
    case 'rows':
    case 'distinct':
    case 'ratio of columns':
    case 'mean of scale':
    case 'sum':
    case 'latest':
    case 'wide to long':
      return counting
  }
}

/** Whether a condition has cells of a column by which people are told apart. */
function namesPeople(filter: Filter, { counting, site }: Recipe): boolean {
  if ('filled' in filter) return false
  const keys = 'keys' in counting ? counting.keys : []
  const same = (column: string | undefined) =>
    column !== undefined && sameWords(column) === sameWords(filter.column)
  return keys.some(same) || (isOfPeople(filter.column) && !same(site))
}

function isOfPeople(column: string): boolean {
  return PEOPLE.test(column) || /^#\d+$/.test(column)
}

function text(recipe: Recipe): string {
  return canonicalJson(toJson(recipe))
}
