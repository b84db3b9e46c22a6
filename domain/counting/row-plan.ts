/** A recipe's columns and filters, made ready for a table's rows. */

import { columnAt, numberColumns } from './columns.ts'
import type { LeftOutReason } from './left-out.ts'
import type { Filter, Recipe } from './recipe.ts'
import { sameWords } from './same-words.ts'
import type { Table, TableRow } from './tables.ts'

export interface RowPlan {
  /** Why a row is not counted before its cells are read; null when it is. */
  leaveOut: (row: TableRow) => LeftOutReason | null
  /** Positions; null where the recipe names no such column. */
  dateAt: number | null
  siteAt: number | null
  onceAt: number | null
  numbersAt: number[]
}

/** The plan of a recipe for a table that has its columns. */
export function planRows(recipe: Recipe, table: Table): RowPlan {
  const { where = [], date, site, oncePer, totals = 'leave out' } = recipe
  const at = (column: string | undefined) => (column === undefined ? null : columnAt(column, table))
  const passes = createFilter(where, table)
  return {
    leaveOut: ({ kind, cells }) => {
      if (kind === 'note' || kind === 'wrong_cells') return kind
      if (kind === 'totals' && totals === 'leave out') return 'totals_row'
      if (kind === 'data' && totals === 'only') return 'not_totals_row'
      return passes(cells) ? null : 'filtered'
    },
    dateAt: at(date && 'column' in date ? date.column : undefined),
    // A totals row is of the district, whatever stands where sites are named.
    siteAt: totals === 'only' ? null : at(site),
    onceAt: at(oncePer),
    numbersAt: numberColumns(recipe, table),
  }
}

/** Whether all filters hold for a row. */
export function createFilter(
  filters: readonly Filter[],
  table: Table,
): (cells: readonly string[]) => boolean {
  const tests = filters.map((filter) => {
    const at = columnAt(filter.column, table)
    if ('filled' in filter)
      return (words: readonly string[]) => (sameWords(words[at] ?? '') !== '') === filter.filled
    const named = new Set(('is' in filter ? filter.is : filter.isNot).map(sameWords))
    const wanted = 'is' in filter
    return (words: readonly string[]) => named.has(sameWords(words[at] ?? '')) === wanted
  })
  return (cells) => tests.every((test) => test(cells))
}
