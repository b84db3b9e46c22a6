/** Numbers that a person read from a file that no recipe can count. */

import type { MeasureKind } from '../measure.ts'
import type { Amount } from './count-rows.ts'
import type { Recipe, TypedValue } from './recipe.ts'

/** The numbers as they are recorded, first day first. */
export function typedAmounts(values: readonly TypedValue[]): Amount[] {
  return values
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .map(({ on, site = null, ...fields }) => ({
      site,
      observedOn: on,
      period: { startsOn: on, endsOn: on },
      values: fields,
    }))
}

/** The numbers that a typed value has, by what the metric is. */
export type TypedField = 'value' | 'numerator' | 'denominator' | 'mean' | 'n'

/** What has to be typed for a metric; nothing where its values are stages or a yes or no. */
export function typedFields(
  kind: MeasureKind | null,
  stages: readonly string[],
): readonly TypedField[] {
  switch (kind) {
    case 'count':
    case 'level':
      return ['value']
    case 'milestone':
      return stages.length === 0 ? ['value'] : []
    case 'rate':
      return ['numerator', 'denominator']
    case 'score':
      return ['mean', 'n']
    case 'yes_no':
    case null:
      return []
  }
}

/** The recipe of numbers that a person read. */
export function typedRecipe(values: readonly TypedValue[]): Recipe {
  return { version: 1, name: 'Typed from the file', counting: { how: 'typed', values }, by: 'day' }
}

/** Whether everything of a value is there. */
export function isTyped(value: TypedValue, fields: readonly TypedField[]): boolean {
  return fields.every((field) => value[field] !== undefined)
}

/** For each value, where an earlier one of the same day and site stands; -1 where none does. What is not whole says nothing yet. */
export function earlierOf(
  values: readonly TypedValue[],
  fields: readonly TypedField[],
): readonly number[] {
  const isAt = (one: TypedValue, { on, site }: TypedValue) =>
    one.on === on && one.site === site && isTyped(one, fields)
  return values.map((value, at) =>
    isTyped(value, fields) ? values.slice(0, at).findIndex((one) => isAt(one, value)) : -1,
  )
}
