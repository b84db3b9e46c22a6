/** The recipe that the form for a file begins with: remembered, of a known layout, or nearly empty. */

import type { Measure } from '../measure.ts'
import { columnsByName } from './column-names.ts'
import { hasColumns } from './columns.ts'
import { createDateReader } from './date-cell.ts'
import type { How } from './fits.ts'
import { countingsFor } from './fits.ts'
import type { Inspection } from './inspect.ts'
import { fewGaps } from './recipe-gaps.ts'
import type { Bucket, Counting, DateSource, Recipe } from './recipe.ts'

type SeenTable = Inspection['tables'][number]
type OfMetric = Pick<Measure, 'kind' | 'stages' | 'scaleMin' | 'scaleMax' | 'cadence'> & {
  /** Sites that it expects a number from. */
  siteIds: readonly string[]
}

export interface FirstRecipe {
  recipe: Recipe
  /** Whether it was remembered or is of a known layout; null when a person has to say it all. */
  from: 'remembered' | 'layout' | null
}

/** What a recipe is called where nobody named it; kept with every number it makes. */
const NAMES: Record<How, string> = {
  rows: 'Rows counted',
  distinct: 'People or things, each once',
  'ratio of columns': 'One column of another',
  'ratio of rows': 'Rows of all rows',
  'ratio of roster': 'People of a roster',
  'percent favourable': 'Favourable answers',
  'mean of scale': 'Mean of answers',
  sum: 'A column added up',
  latest: 'The latest value',
  'wide to long': 'Periods side by side',
  typed: 'Typed from the file',
}

/** The recipe to begin with; undefined where the metric's values cannot be counted. */
export function firstRecipe(
  { tables, suggestion, part, parts }: Omit<Inspection, 'sha256' | 'encoding' | 'delimiter'>,
  measure: OfMetric,
  remembered: Recipe | null,
): FirstRecipe | undefined {
  const ways = countingsFor(measure)
  const [usual] = ways
  if (usual === undefined) return undefined
  const ofPart = part !== null && parts.length > 1 ? { part } : {}
  const fits = (recipe: Recipe) => ways.includes(recipe.counting.how)
  const known = remembered && fits(remembered) ? tableWith(remembered, tables) : undefined
  if (remembered && known) {
    return { recipe: { ...remembered, ...ofTable(known, tables), ...ofPart }, from: 'remembered' }
  }
  const of = (suggestion && tableWith(suggestion, tables)) ?? largestOf(tables)
  const place = { ...(of && ofTable(of, tables)), ...ofPart }
  const site = suggestion?.site ?? (of && siteIn(of))
  if (suggestion && fits(suggestion)) {
    const bySite = measure.siteIds.length > 0 && site !== undefined && { site }
    return { recipe: withMetric({ ...suggestion, ...place, ...bySite }, measure), from: 'layout' }
  }
  const date = suggestion?.date ?? (of && dateIn(of))
  const recipe: Recipe = {
    version: 1,
    name: NAMES[usual],
    counting: blankCounting(usual, measure),
    by: suggestion?.by ?? bucketFor(measure),
    ...place,
    ...(date && { date }),
    ...(site !== undefined && { site }),
  }
  return { recipe, from: null }
}

/** The recipe with another way of counting, of which nothing is said yet. */
export function withHow(recipe: Recipe, how: How, measure: OfMetric): Recipe {
  if (recipe.counting.how === how) return recipe
  return { ...recipe, name: NAMES[how], counting: blankCounting(how, measure) }
}

/** The recipe for another table, with the columns that it has too. */
export function forTable(recipe: Recipe, table: SeenTable, measure: OfMetric): Recipe {
  const moved = { ...recipe, table: table.table.number }
  if (fewGaps(moved) && hasColumns(moved, table.table)) return moved
  const { date: _date, site: _site, where: _where, oncePer: _oncePer, ...rest } = moved
  const date = dateIn(table)
  const site = siteIn(table)
  return {
    ...rest,
    counting: blankCounting(recipe.counting.how, measure),
    ...(date && { date }),
    ...(site !== undefined && { site }),
  }
}

function withMetric(recipe: Recipe, { kind }: OfMetric): Recipe {
  const { counting } = recipe
  if (counting.how !== 'wide to long') return recipe
  return { ...recipe, counting: { ...counting, as: kind === 'count' ? 'count' : 'level' } }
}

function blankCounting(how: How, { kind, scaleMin, scaleMax }: OfMetric): Counting {
  switch (how) {
    case 'rows':
      return { how }
    case 'distinct':
    case 'ratio of roster':
      return { how, keys: [''] }
    case 'ratio of columns':
      return { how, numerator: '', denominator: '' }
    case 'ratio of rows':
      return { how, part: [{ column: '', is: [] }] }
    case 'percent favourable':
      return { how, columns: [], favourable: [] }
    case 'mean of scale': {
      const scale = scaleMin === null || scaleMax === null ? null : ([scaleMin, scaleMax] as const)
      return { how, columns: [], ...(scale && { scale }) }
    }
    case 'sum':
    case 'latest':
      return { how, column: '' }
    case 'wide to long':
      return { how, as: kind === 'count' ? 'count' : 'level' }
    case 'typed':
      return { how, values: [] }
  }
}

function bucketFor({ cadence }: OfMetric): Bucket {
  return cadence === 'monthly' ? 'month' : 'cycle'
}

function tableWith(recipe: Recipe, tables: readonly SeenTable[]): SeenTable | undefined {
  const meant = tables.filter(({ table }) => hasColumns(recipe, table))
  const said = meant.find(({ table }) => table.number === recipe.table)
  return said ?? largestOf(meant)
}

function largestOf(tables: readonly SeenTable[]): SeenTable | undefined {
  return tables.toSorted((a, b) => b.rows - a.rows)[0]
}

function ofTable({ table }: SeenTable, tables: readonly SeenTable[]): { table?: number } {
  return tables.length > 1 ? { table: table.number } : {}
}

/** The one column whose first cells are all days. */
function dateIn({ table, sample }: SeenTable): DateSource | undefined {
  const readDate = createDateReader('UTC')
  const dates = columnsByName(table).filter(({ at }) => {
    const filled = sample.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '')
    return filled.length > 0 && filled.every((cell) => DAYS.has(readDate(cell).is))
  })
  const named = dates.filter(({ at }) => /date|timestamp|month/i.test(table.headings[at] ?? ''))
  const [one, ...others] = named.length > 0 ? named : dates
  return one && others.length === 0 ? { column: one.name } : undefined
}

const DAYS: ReadonlySet<string> = new Set(['day', 'either', 'period', 'quarter'])

/** The one column that is called a school, site or campus. */
function siteIn({ table }: SeenTable): string | undefined {
  const [one, ...others] = columnsByName(table).filter(({ at }) =>
    /^(?:school|site|campus)(?: name)?$/i.test((table.headings[at] ?? '').trim()),
  )
  return others.length === 0 ? one?.name : undefined
}
