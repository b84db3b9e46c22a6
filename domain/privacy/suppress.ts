/**
 * Which counts of a list or table are hidden, so that no small group can be
 * seen or worked out. Source: rules.md, section 7.
 */

import type { Arc } from './network.ts'
import type { Sums } from './protect.ts'
import { protect } from './protect.ts'

/** The smallest group that is printed, where a district has not chosen. */
export const SMALLEST_GROUP = 11

export interface SuppressedList {
  /** One for each count. */
  hidden: boolean[]
  totalHidden: boolean
}

export interface SuppressedTable {
  hidden: boolean[][]
  rowTotals: boolean[]
  columnTotals: boolean[]
  grandTotal: boolean
}

/** Whether so many people are too few to be printed; nobody is not. */
export function isSmall(people: number, threshold: number): boolean {
  return people > 0 && people < threshold
}

/**
 * What to hide of a list whose total is printed: the small counts, and the
 * smallest others until at least two of together `threshold` people are hidden.
 *
 * `notReported` is the index of the count that is hidden before any other.
 * Errors: throws RangeError for a count that is no number, which would hide nothing.
 */
export function suppressList(
  counts: readonly number[],
  options: { threshold: number; notReported?: number },
): SuppressedList {
  const { threshold, notReported } = options
  assertCounts(counts)
  const hidden = counts.map((count) => isSmall(count, threshold))
  if (!hidden.includes(true)) return { hidden, totalHidden: false }

  const partners = counts
    .map((count, index) => ({ count, index }))
    .filter(({ count, index }) => count > 0 && !hidden[index])
    .toSorted(
      (a, b) =>
        Number(b.index === notReported) - Number(a.index === notReported) || a.count - b.count,
    )
  while (!isEnough(counts, hidden, threshold)) {
    const partner = partners.shift()
    if (!partner) return { hidden, totalHidden: true }
    hidden[partner.index] = true
  }
  return { hidden, totalHidden: false }
}

function assertCounts(counts: readonly number[]): void {
  const strange = counts.find((count) => !Number.isFinite(count))
  if (strange !== undefined) throw new RangeError(`a count is a number, not ${strange}`)
}

// Every hidden count is at least one, so as many ones as hidden counts are no secret. A small one
// alone is never enough: it is below the threshold.
function isEnough(counts: readonly number[], hidden: readonly boolean[], threshold: number) {
  const own = counts.filter((_, index) => hidden[index])
  const sum = own.reduce((all, count) => all + count, 0)
  return sum >= threshold && sum > own.length
}

/**
 * What to hide of a table whose row totals, column totals and grand total are
 * printed where they are not hidden themselves.
 *
 * Errors: as `suppressList`, and for rows of different lengths.
 */
export function suppressTable(
  counts: readonly (readonly number[])[],
  { threshold }: { threshold: number },
): SuppressedTable {
  for (const row of counts) {
    assertCounts(row)
    if (row.length !== counts[0]?.length) throw new RangeError('a table has rows of one length')
  }
  const table = tableSums(counts)
  const { sums } = table
  const sensitive = new Set<number>()
  for (const [index, { value }] of sums.arcs.entries()) {
    if (isSmall(value, threshold)) sensitive.add(index)
  }
  const hidden = protect(sums, {
    sensitive,
    already: new Set(),
    mayHide: (index) => (sums.arcs[index]?.value ?? 0) > 0,
    threshold,
  })
  return {
    hidden: counts.map((row, at) => row.map((_, column) => hidden.has(table.cell(at, column)))),
    rowTotals: counts.map((_, at) => hidden.has(table.rowTotal(at))),
    columnTotals: (counts[0] ?? []).map((_, at) => hidden.has(table.columnTotal(at))),
    grandTotal: hidden.has(table.grandTotal),
  }
}

/** A table's numbers as sums, and where in them each number is. */
export interface TableSums {
  sums: Sums
  cell: (row: number, column: number) => number
  rowTotal: (row: number) => number
  columnTotal: (column: number) => number
  grandTotal: number
}

/** Rows and columns of counts with their totals; every hidden positive count is at least `least`, a row of them `leastOfRow` (1). */
export function tableSums(
  counts: readonly (readonly number[])[],
  least: (row: number, column: number) => number = () => 1,
  leastOfRow: (row: number) => number = () => 1,
): TableSums {
  const height = counts.length
  const width = counts[0]?.length ?? 0
  const [acrossRows, acrossColumns] = [height + width, height + width + 1]
  const cell = (row: number, column: number) => row * width + column
  const rowTotal = (row: number) => height * width + row
  const columnTotal = (column: number) => height * width + height + column
  const grandTotal = height * width + height + width

  const arcs: Arc[] = []
  const add = (from: number, to: number, value: number, atLeast: number) =>
    arcs.push({ from, to, value, down: Math.max(value - atLeast, 0), up: Number.POSITIVE_INFINITY })
  for (const [row, values] of counts.entries()) {
    for (const [column, value] of values.entries()) {
      add(height + column, row, value, least(row, column))
    }
  }
  for (const [row, values] of counts.entries()) {
    add(row, acrossRows, sumOf(values), leastOfRow(row))
  }
  const columns = Array.from({ length: width }, (_, column) =>
    sumOf(counts.map((values) => values[column] ?? 0)),
  )
  for (const [column, value] of columns.entries()) add(acrossColumns, height + column, value, 1)
  add(acrossRows, acrossColumns, sumOf(columns), 1)

  const rows = counts.map((_, row) => row)
  const lines = [
    ...rows.map((row) => ({
      total: rowTotal(row),
      parts: columns.map((_, column) => cell(row, column)),
    })),
    ...columns.map((_, column) => ({
      total: columnTotal(column),
      parts: rows.map((row) => cell(row, column)),
    })),
    { total: grandTotal, parts: rows.map(rowTotal) },
    { total: grandTotal, parts: columns.map((_, column) => columnTotal(column)) },
  ]
  const totals = new Set(arcs.keys().filter((index) => index >= height * width))
  return {
    sums: { arcs, lines, totals, last: grandTotal },
    cell,
    rowTotal,
    columnTotal,
    grandTotal,
  }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
