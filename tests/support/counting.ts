/** Files to count, and the district they are counted for. */

import { calendarDate } from '../../domain/calendar.ts'
import type { Count } from '../../domain/counting/count.ts'
import { countFile } from '../../domain/counting/count.ts'
import type { District } from '../../domain/counting/place.ts'
import type { Recipe } from '../../domain/counting/recipe.ts'

export const DISTRICT: District = {
  sites: [
    { code: '101', name: 'Alder Creek Elementary' },
    { code: '301', name: 'Arroyo Vista High' },
  ],
  cycles: [],
  timeZone: 'America/Los_Angeles',
  today: calendarDate('2026-11-29'),
}

export type SomeRecipe = Omit<Recipe, 'version' | 'name' | 'by'> & Partial<Recipe>

/** Counts a file of some lines or bytes. */
export function count(
  file: string | Blob | readonly string[],
  recipe: SomeRecipe,
  name = 'file.csv',
) {
  const bytes =
    file instanceof Blob
      ? file
      : new Blob([typeof file === 'string' ? file : `${file.join('\n')}\n`])
  const whole: Recipe = { version: 1, name: 'test', by: 'month', ...recipe }
  return countFile({ file: bytes, name, recipe: whole, district: DISTRICT })
}

/** What is counted where nothing has to be asked. */
export async function counted(...given: Parameters<typeof count>): Promise<Count> {
  const outcome = await count(...given)
  if (!outcome.ok) throw new Error(outcome.error.message)
  if (!outcome.value.count) throw new Error(JSON.stringify(outcome.value.questions))
  return outcome.value.count
}

/** The numbers in short: `2022-09-30 101` and its values. */
export function numbersOf({ amounts }: Count): Record<string, object> {
  return Object.fromEntries(
    amounts.map(({ observedOn, site, values }) => [
      [observedOn, site ?? ''].join(' ').trim(),
      values,
    ]),
  )
}

/** What is left out, by reason. */
export function leftOutOf({ leftOut }: Count): Record<string, number> {
  return Object.fromEntries(leftOut.map(({ reason, count: rows }) => [reason, rows]))
}

/** The fields that are asked for, with what they are about. */
export async function askedFor(...given: Parameters<typeof count>): Promise<string[]> {
  const outcome = await count(...given)
  if (!outcome.ok) return [outcome.error.code]
  return outcome.value.questions.map(({ field, about }) =>
    about === null ? field : `${field} ${about}`,
  )
}
