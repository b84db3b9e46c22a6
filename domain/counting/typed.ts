/** Numbers that a person read from a file that no recipe can count. */

import type { Amount } from './count-rows.ts'
import type { TypedValue } from './recipe.ts'

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
