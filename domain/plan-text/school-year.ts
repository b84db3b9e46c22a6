/** The school year of a plan: from its page headers, else from its budget. */

import type { SchoolYear } from '../calendar.ts'
import { isSchoolYear } from '../calendar.ts'
import { fold } from './fold.ts'
import type { HeaderYear } from './furniture.ts'
import type { Notes } from './notes.ts'

const NEAR_SCHOOL_YEAR =
  /\b(\d{4}) {0,2}[-/] {0,2}(\d{4}|\d{2})\b.{0,3}\bschool year\b|\bschool year\b.{0,12}?\b(\d{4}) {0,2}[-/] {0,2}(\d{4}|\d{2})\b/i
const BUDGET_REACH = 2000

/** The school year of two printed years: `2022-2023` and `2022-23` are the same. */
function toSchoolYear(first: number, second: string): SchoolYear | undefined {
  const text = `${first}-${second.slice(-2)}`
  const whole = second.length === 2 || Number(second) === first + 1
  return whole && isSchoolYear(text) ? text : undefined
}

/**
 * The school year that the page headers agree on, else the one that the budget names.
 *
 * Errors: null with a warning; no year is ever taken from the prior-year section.
 */
export function findSchoolYear(
  headers: readonly HeaderYear[],
  budget: string | null,
  notes: Notes,
): SchoolYear | null {
  const lines = new Map<SchoolYear, number>()
  for (const { line, first, second } of headers) {
    const year = toSchoolYear(first, second)
    if (year && !lines.has(year)) lines.set(year, line)
    else if (!year) warnUnclear(notes, line, `${first}-${second}`)
  }
  const [year, ...others] = lines.keys()
  if (year && others.length === 0) return year
  if (year) {
    const places = [...lines].slice(0, 10).map(([each, line]) => `${each} (line ${line})`)
    const line = Math.max(...lines.values())
    const message = `The headings name different school years: ${places.join(', ')}. The year is left open; choose the right one.`
    notes.warn(line, 'school_years_disagree', message)
    return null
  }
  const named = yearInBudget(budget)
  if (named) return named
  const message = 'No heading and no budget names the school year. Choose the year of this plan.'
  notes.warn(1, 'school_year_missing', message)
  return null
}

function yearInBudget(budget: string | null): SchoolYear | undefined {
  const match = NEAR_SCHOOL_YEAR.exec(fold(budget ?? '', BUDGET_REACH))
  const [, before, beforeEnd, after, afterEnd] = match ?? []
  const first = before ?? after
  const second = beforeEnd ?? afterEnd
  return first && second ? toSchoolYear(Number(first), second) : undefined
}

function warnUnclear(notes: Notes, line: number, printed: string): void {
  const message = `The heading in line ${line} says ${printed}, which is no school year. It is left out; correct it if the plan's year is missing.`
  notes.warn(line, 'school_year_unclear', message)
}
