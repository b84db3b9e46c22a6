/** What a column's cells prove about its dates and numbers, gathered over the whole file. */

import type { DateCell, DateOrder } from './date-cell.ts'
import type { DecimalMark, NumberCell } from './number-cell.ts'

/** Counts of cells, and the line of the first that leaves it open. */
export interface DateEvidence {
  order: Record<DateOrder, number>
  either: number
  eitherLine: number | null
  quarters: number
  serials: number
}

export interface NumberEvidence {
  mark: Record<DecimalMark, number>
  either: number
  eitherLine: number | null
  /** With a percent sign. */
  percents: number
  /** Without one: of 0 to 1 with decimals, and beyond 1. */
  fractions: number
  beyondOne: number
}

export function noDates(): DateEvidence {
  return {
    order: { month_first: 0, day_first: 0 },
    either: 0,
    eitherLine: null,
    quarters: 0,
    serials: 0,
  }
}

export function noNumbers(): NumberEvidence {
  return {
    mark: { '.': 0, ',': 0 },
    either: 0,
    eitherLine: null,
    percents: 0,
    fractions: 0,
    beyondOne: 0,
  }
}

/** Adds what a cell proves. */
export function weighDate(evidence: DateEvidence, cell: DateCell, line: number): void {
  if (cell.is === 'day' && cell.order) evidence.order[cell.order] += 1
  if (cell.is === 'quarter') evidence.quarters += 1
  if (cell.is === 'serial') evidence.serials += 1
  if (cell.is !== 'either') return
  evidence.either += 1
  evidence.eitherLine ??= line
}

/** Adds what a cell proves. */
export function weighNumber(evidence: NumberEvidence, cell: NumberCell, line: number): void {
  if (cell.is === 'either') {
    evidence.either += 1
    evidence.eitherLine ??= line
  }
  if (cell.is !== 'number') return
  if (cell.mark) evidence.mark[cell.mark] += 1
  if (cell.percent) evidence.percents += 1
  else if (Math.abs(cell.value) > 1) evidence.beyondOne += 1
  else if (!Number.isInteger(cell.value)) evidence.fractions += 1
}
