/** What a recipe in the making does not say yet. */

import type { Filter, Recipe } from './recipe.ts'

/** A part of the form in which something is still to be chosen. */
export type RecipeGap =
  | 'column'
  | 'keys'
  | 'minutes'
  | 'numerator'
  | 'denominator'
  | 'columns'
  | 'favourable'
  | 'part'
  | 'where'
  | 'date'
  | 'site'

/** Whether nothing but what a question asks for is missing. */
export function fewGaps(recipe: Recipe): boolean {
  return gapsOf(recipe, { sites: false }).every((gap) => gap === 'date')
}

/** What is missing, in the order of the form; `sites` is whether the numbers have to name theirs. */
export function gapsOf(recipe: Recipe, { sites }: { sites: boolean }): RecipeGap[] {
  const { where = [], date, site, counting } = recipe
  const timeless = counting.how === 'wide to long' || counting.how === 'typed'
  const noDate = date === undefined || ('column' in date && date.column === '')
  return [
    ...countingGaps(recipe),
    ...(!timeless && noDate ? ['date' as const] : []),
    ...((sites && site === undefined) || site === '' ? ['site' as const] : []),
    ...(where.some(isOpen) ? ['where' as const] : []),
  ]
}

function countingGaps({ counting }: Recipe): RecipeGap[] {
  const when = (gap: RecipeGap, holds: boolean) => (holds ? [gap] : [])
  switch (counting.how) {
    case 'distinct':
    case 'ratio of roster':
      return [
        ...when('keys', counting.keys.length === 0 || counting.keys.includes('')),
        ...when('minutes', counting.minutes?.column === ''),
      ]
    case 'ratio of columns':
      return [
        ...when('numerator', counting.numerator === ''),
        ...when('denominator', counting.denominator === ''),
      ]
    case 'ratio of rows':
      return when('part', counting.part.length === 0 || counting.part.some(isOpen))
    case 'percent favourable':
      return [
        ...when('columns', counting.columns.length === 0),
        ...when('favourable', counting.favourable.length === 0),
      ]
    case 'mean of scale':
      return when('columns', counting.columns.length === 0)
    case 'sum':
    case 'latest':
      return when('column', counting.column === '')
    case 'rows':
    case 'wide to long':
    case 'typed':
      return []
  }
}

function isOpen(filter: Filter): boolean {
  if (filter.column === '') return true
  if ('is' in filter) return filter.is.length === 0
  return 'isNot' in filter && filter.isNot.length === 0
}
