/** The flags that answer what a file leaves open, and the recipe with its answers. */

import type { Question } from '../../domain/counting/question.ts'
import type { Recipe } from '../../domain/counting/recipe.ts'

/** The options of `count` that become part of the recipe. */
export const ANSWER_OPTIONS = {
  part: { type: 'string' },
  table: { type: 'string' },
  date: { type: 'string' },
  'date-order': { type: 'string' },
  decimal: { type: 'string' },
  quarters: { type: 'string' },
  'school-year': { type: 'string' },
  site: { type: 'string', multiple: true },
  scale: { type: 'string' },
  percent: { type: 'string' },
  roster: { type: 'string', multiple: true },
  metric: { type: 'string' },
} as const

export type Answers = Partial<
  Record<Exclude<keyof typeof ANSWER_OPTIONS, 'site' | 'roster'>, string | undefined>
> & { site?: string[] | undefined; roster?: string[] | undefined }

const FLAGS: Record<Question['field'], string> = {
  part: '--part NAME',
  table: '--table NUMBER',
  date: '--date 2022-10-18, or --date 2022-10-01..2022-10-31',
  dateOrder: '--date-order month_first or day_first',
  decimal: '--decimal . or ,',
  quarters: '--quarters calendar, fiscal or april',
  schoolYear: '--school-year 2022-23',
  sites: '--site "AS WRITTEN=CODE", or "AS WRITTEN=" to leave out',
  scale: '--scale 1-5',
  percent: '--percent percent or fraction',
  roster: '--roster 240, or --roster CODE=24 for each site',
}

/** The flag that answers a question. */
export function flagFor({ field, about }: Question): string {
  if (field === 'sites')
    return `--site "${about ?? ''}=CODE", or "${about ?? ''}=" to leave its rows out`
  return field === 'roster' && about !== null ? `--roster ${about}=24` : FLAGS[field]
}

/** The recipe with its answers put in, as JSON that is yet to be checked. */
export function withAnswers(recipe: Recipe, answers: Answers): Record<string, unknown> {
  const { table, date, scale, percent, site = [], roster = [] } = answers
  const sites = { ...recipe.sites, ...Object.fromEntries(site.map(siteOf)) }
  return {
    ...recipe,
    ...given('part', answers.part),
    ...given(
      'table',
      table === undefined ? undefined : /^\d+$/.test(table) ? Number(table) : table,
    ),
    ...given('date', date === undefined ? undefined : periodOf(date)),
    ...given('dateOrder', answers['date-order']),
    ...given('decimal', answers.decimal),
    ...given('quarters', answers.quarters),
    ...given('schoolYear', answers['school-year']),
    ...given('metric', answers.metric),
    ...(Object.keys(sites).length > 0 && { sites }),
    counting: {
      ...recipe.counting,
      ...given('scale', scale?.split('-').map(Number)),
      ...given('percent', percent),
      ...given('roster', rosterOf(roster)),
    },
  }
}

function given(name: string, value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [name]: value }
}

function periodOf(text: string): { from: string; to: string } {
  const [from = '', to = from] = text.split('..')
  return { from, to }
}

function siteOf(text: string): [label: string, code: string | null] {
  const at = text.lastIndexOf('=')
  const code = text.slice(at + 1)
  return [text.slice(0, at), code === '' ? null : code]
}

function rosterOf(texts: readonly string[]): number | Record<string, number> | undefined {
  const [first] = texts
  if (first === undefined) return undefined
  if (!first.includes('=')) return Number(first)
  return Object.fromEntries(
    texts.map((text) => [
      text.slice(0, text.lastIndexOf('=')),
      Number(text.slice(text.lastIndexOf('=') + 1)),
    ]),
  )
}
