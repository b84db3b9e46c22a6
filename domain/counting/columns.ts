/** The columns that a recipe speaks of, found in a table. */

import { readHeadingPeriod } from './period.ts'
import type { NamedPeriod } from './period.ts'
import type { Counting, Recipe } from './recipe.ts'
import { refuse } from './refusal.ts'
import { sameWords } from './same-words.ts'
import type { Table } from './tables.ts'

const BY_POSITION = /^#(\d{1,5})$/
const MOST_SHOWN = 40

/** Whether a table has every column of the recipe, and is of periods where they are counted. */
export function hasColumns(recipe: Recipe, table: Table): boolean {
  if (recipe.counting.how === 'wide to long' && periodColumns(recipe.counting, table).length < 2) {
    return false
  }
  return namedColumns(recipe).every((column) => positionsOf(column, table).length > 0)
}

/**
 * The position of a column.
 *
 * Errors: refuses a heading that is not there or stands there twice.
 */
export function columnAt(column: string, table: Table): number {
  const [position, ...others] = positionsOf(column, table)
  if (position === undefined) refuseColumn(column, [table])
  if (others.length > 0) {
    const places = [position, ...others].map((at) => `#${at + 1}`).join(' or ')
    refuse('column_unknown', `The heading “${column}” stands over several columns; say ${places}.`)
  }
  return position
}

/** Refuses a recipe whose columns no table has. */
export function refuseColumns(recipe: Recipe, tables: readonly Table[]): never {
  for (const column of namedColumns(recipe)) {
    if (tables.every((table) => positionsOf(column, table).length === 0))
      refuseColumn(column, tables)
  }
  if (recipe.counting.how === 'wide to long') {
    const { heading } = recipe.counting
    const words = heading === undefined ? '' : ` followed by “${heading}”`
    refuse('column_unknown', `No table has headings that are months, quarters or years${words}.`)
  }
  refuse(
    'column_unknown',
    'No single table has all columns of the recipe; say which table is meant.',
  )
}

/** The columns of a wide table that are periods, with what they name. */
export function periodColumns(
  { heading = '' }: Extract<Counting, { how: 'wide to long' }>,
  { headings }: Table,
): { at: number; named: NamedPeriod }[] {
  return headings.flatMap((text, at) => {
    const read = readHeadingPeriod(text)
    return read && sameWords(read.rest) === sameWords(heading) ? [{ at, named: read.named }] : []
  })
}

/** The columns that are read as numbers. */
export function numberColumns({ counting }: Recipe, table: Table): number[] {
  const at = (column: string) => columnAt(column, table)
  switch (counting.how) {
    case 'ratio of columns':
      return [at(counting.numerator), at(counting.denominator)]
    case 'sum':
    case 'latest':
      return [at(counting.column)]
    case 'mean of scale':
      return counting.columns.map(at)
    case 'wide to long':
      return periodColumns(counting, table).map((column) => column.at)
    case 'rows':
    case 'distinct':
    case 'ratio of rows':
    case 'ratio of roster':
    case 'percent favourable':
    case 'typed':
      return []
  }
}

function namedColumns({ counting, where = [], oncePer, date, site }: Recipe): string[] {
  return [
    ...columnsOf(counting),
    ...where.map(({ column }) => column),
    ...(oncePer === undefined ? [] : [oncePer]),
    ...(date && 'column' in date ? [date.column] : []),
    ...(site === undefined ? [] : [site]),
  ]
}

function columnsOf(counting: Counting): string[] {
  switch (counting.how) {
    case 'distinct':
    case 'ratio of roster':
      return [...counting.keys, ...(counting.minutes ? [counting.minutes.column] : [])]
    case 'ratio of columns':
      return [counting.numerator, counting.denominator]
    case 'ratio of rows':
      return counting.part.map(({ column }) => column)
    case 'percent favourable':
    case 'mean of scale':
      return [...counting.columns]
    case 'sum':
    case 'latest':
      return [counting.column]
    case 'rows':
    case 'wide to long':
    case 'typed':
      return []
  }
}

function positionsOf(column: string, { headings }: Table): number[] {
  const [, position] = BY_POSITION.exec(column.trim()) ?? []
  if (position !== undefined) {
    const at = Number(position) - 1
    return at >= 0 && at < headings.length ? [at] : []
  }
  const words = sameWords(column)
  return headings.flatMap((heading, at) => (sameWords(heading) === words ? [at] : []))
}

function refuseColumn(column: string, tables: readonly Table[]): never {
  const headings = tables.flatMap((table) =>
    table.headings.map((heading, at) => heading || `#${at + 1}`),
  )
  const shown = headings.slice(0, MOST_SHOWN).map((heading) => `“${heading}”`)
  const more = headings.length > MOST_SHOWN ? ` and ${headings.length - MOST_SHOWN} more` : ''
  refuse(
    'column_unknown',
    `The file has no column “${column}”; it has ${shown.join(', ')}${more}. Correct the recipe.`,
  )
}
