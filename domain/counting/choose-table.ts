/** Which of a file's tables a recipe is of. */

import { columnAt, refuseColumns } from './columns.ts'
import type { Evidence, SeenTable } from './look.ts'
import { refuseEmpty } from './look.ts'
import type { Questions } from './question.ts'
import type { Recipe } from './recipe.ts'
import { refuse } from './refusal.ts'
import { sameWords } from './same-words.ts'

/** A block of a head and a line under it is no table to count. */
const FEW_ROWS = 2

/**
 * The table that is counted; undefined when it has to be asked.
 *
 * Errors: refuses a file without a table or rows, and columns that are not there.
 */
export function chooseTable(
  recipe: Recipe,
  tables: readonly SeenTable[],
  questions: Questions,
): (SeenTable & { evidence: Evidence }) | undefined {
  refuseEmpty(tables)
  const meant = recipe.table === undefined ? tables : tablesMeant(recipe.table, tables)
  const fitting = meant.filter(hasEvidence)
  const large = fitting.filter(({ rows }) => rows > FEW_ROWS)
  const [one, ...others] = large.length > 0 ? large : fitting
  if (!one) refuseMissing(recipe, meant)
  if (others.length === 0) return one
  questions.ask(
    'table',
    null,
    'The file has several tables with the columns of the recipe; which one is counted?',
    fitting.map(({ table: { number, title } }) => [number, ...title.slice(0, 1)].join(' ')),
  )
  return undefined
}

function tablesMeant(wanted: number | string, tables: readonly SeenTable[]): SeenTable[] {
  const words = sameWords(String(wanted))
  const found = tables.filter(({ table }) =>
    typeof wanted === 'number'
      ? table.number === wanted
      : table.title.some((line) => sameWords(line).includes(words)),
  )
  if (found.length > 0) return found
  return refuse('table_unknown', `The file has no table “${wanted}”; it has ${tables.length}.`)
}

function refuseMissing(recipe: Recipe, seen: readonly SeenTable[]): never {
  const tables = seen.map(({ table }) => table)
  const [only] = tables
  // Of one table the missing column itself is named.
  if (only && tables.length === 1 && recipe.site !== undefined) columnAt(recipe.site, only)
  refuseColumns(recipe, tables)
}

function hasEvidence(seen: SeenTable): seen is SeenTable & { evidence: Evidence } {
  return seen.evidence !== null
}
