/** Dates of the dashboard as people read them. The API writes them as text. */

import { apiDate, apiYear } from '../api-date.ts'
import { formatDate, formatDay, formatMonths, formatSchoolYear } from '../shared/format.ts'
import type { Cycle } from './dashboard.ts'

/** `2022–23`. */
export function showYear(year: string): string {
  return formatSchoolYear(apiYear(year))
}

/** `Jan 20`. */
export function showDay(date: string): string {
  return formatDay(apiDate(date))
}

/** `Jan 20, 2023`. */
export function showDate(date: string): string {
  return formatDate(apiDate(date))
}

/** `Oct–Dec`. */
export function showMonths({ startsOn, endsOn }: Pick<Cycle, 'startsOn' | 'endsOn'>): string {
  return formatMonths(apiDate(startsOn), apiDate(endsOn))
}
