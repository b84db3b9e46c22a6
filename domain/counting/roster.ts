/** How many people there are, counted from a second file: what a rate of people is of. */

import type { CalendarDate } from '../calendar.ts'
import { columnsByName } from './column-names.ts'
import type { Amount } from './count-rows.ts'
import type { Inspection } from './inspect.ts'
import type { Recipe } from './recipe.ts'
import { sameWords } from './same-words.ts'

/** The recipe by which a roster is counted for another: each of its people once, by site if that is. */
export function rosterRecipe(
  recipe: Recipe,
  { tables }: Pick<Inspection, 'tables'>,
  today: CalendarDate,
): Recipe {
  const table = tables.toSorted((a, b) => b.rows - a.rows)[0]
  const columns = table ? columnsByName(table.table) : []
  const named = (wanted: string) =>
    columns.find(({ name }) => sameWords(name) === sameWords(wanted))?.name ?? ''
  const keys = 'keys' in recipe.counting ? recipe.counting.keys : []
  const key = keys.map(named).find((name) => name !== '') ?? ''
  return {
    version: 1,
    name: 'Roster',
    counting: { how: 'distinct', keys: [key] },
    by: 'day',
    // A list of people has no dates; the day is thrown away.
    date: { from: today, to: today },
    ...(tables.length > 1 && table && { table: table.table.number }),
    ...(recipe.site !== undefined && { site: named(recipe.site) }),
    ...(recipe.sites && { sites: recipe.sites }),
  }
}

/** The recipe of the rate with the people of its roster, and with what the roster calls sites. */
export function rosterOf(recipe: Recipe, roster: Recipe, amounts: readonly Amount[]): Recipe {
  const { counting } = recipe
  if (counting.how !== 'ratio of roster') return recipe
  const people = amounts.map(({ site, values }) => [site, values.value ?? 0] as const)
  const sites = { ...recipe.sites, ...roster.sites }
  const whole = people.find(([site]) => site === null)?.[1]
  const bySite = Object.fromEntries(
    people.flatMap(([site, n]) => (site === null ? [] : [[site, n]])),
  )
  return {
    ...recipe,
    counting: { ...counting, roster: whole ?? bySite },
    ...(Object.keys(sites).length > 0 && { sites }),
  }
}
