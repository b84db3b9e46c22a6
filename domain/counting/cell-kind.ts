/** What a cell looks like, as far as telling headings from data needs it. */

import { createDateReader } from './date-cell.ts'
import { readNumber } from './number-cell.ts'

export type CellKind = 'blank' | 'number' | 'day' | 'period' | 'mark' | 'text'

// Which day an instant falls on does not matter here.
const readDate = createDateReader('UTC')

/** The look of a cell; a mark says that there is no value. */
export function kindOf(cell: string): CellKind {
  if (cell.trim() === '') return 'blank'
  const number = readNumber(cell)
  if (number.is === 'number' || number.is === 'either') return 'number'
  if (number.is !== 'not_a_number') return 'mark'
  if (!/\d/.test(cell)) return 'text'
  const date = readDate(cell)
  if (date.is === 'day' || date.is === 'either') return 'day'
  return date.is === 'period' || date.is === 'quarter' ? 'period' : 'text'
}

/** How many cells hold anything. */
export function filledIn(cells: readonly string[]): number {
  let filled = 0
  for (const cell of cells) if (cell.trim() !== '') filled += 1
  return filled
}

const YEAR = /^(?:19|20|21)\d{2}$/

/** Whether a cell is a number as a year is one. */
export function isYear(cell: string): boolean {
  return YEAR.test(cell.trim())
}
