/** Which number a row belongs to: its site and its month, cycle or day. */

import type { CalendarDate, Cycle } from '../calendar.ts'
import { cycleOf, defaultCycles, schoolYearOf } from '../calendar.ts'
import type { DateCell, DateOrder } from './date-cell.ts'
import type { LeftOutReason } from './left-out.ts'
import type { Period, Quarters } from './period.ts'
import { periodOfMonth, periodOfQuarter } from './period.ts'
import type { Bucket, Recipe } from './recipe.ts'
import { sameWords } from './same-words.ts'

/** The district as far as counting needs it. */
export interface District {
  sites: readonly { code: string; name: string }[]
  /** Of every school year; a year without any has the four quarters. */
  cycles: readonly Cycle[]
  /** Decides which day an instant falls on. */
  timeZone: string
  today: CalendarDate
}

/** What was said about a file's dates. */
export interface DateDecisions {
  order: DateOrder
  quarters: Quarters
}

/** The days that a cell stands for, or why there are none. */
export function daysOf(cell: DateCell, { order, quarters }: DateDecisions): Period | LeftOutReason {
  switch (cell.is) {
    case 'day':
      // A day that only the other order makes is not turned round for its row alone.
      if (cell.order && cell.order !== order) return 'date_not_read'
      return oneDay(cell.day)
    case 'serial':
      return oneDay(cell.day)
    case 'either':
      return oneDay(cell.byOrder[order])
    case 'period':
      return cell.period
    case 'quarter':
      return periodOfQuarter(cell.year, cell.quarter, quarters)
    case 'blank':
      return 'date_missing'
    case 'not_a_date':
      return 'date_not_read'
  }
}

/** The period whose number a row's days go to. */
export function bucketOf(
  days: Period,
  by: Bucket,
  cycles: readonly Cycle[],
): Period | LeftOutReason {
  if (by === 'day') return days
  const bucket = by === 'month' ? monthAround(days.startsOn) : cycleAround(days.startsOn, cycles)
  if (!bucket) return 'date_not_read'
  return days.endsOn <= bucket.endsOn ? bucket : 'period_too_long'
}

/** The cycle a day is in. */
export function cycleAround(day: CalendarDate, cycles: readonly Cycle[]): Cycle | undefined {
  return cycleOf(day, cycles) ?? cycleOf(day, defaultCycles(schoolYearOf(day)))
}

/** Site codes by what a file calls them; undefined for what nobody knows. */
export function createSiteFinder(
  { sites: said = {} }: Pick<Recipe, 'sites'>,
  { sites }: District,
): (label: string) => string | null | undefined {
  const codes = new Map<string, string | null>([
    ...sites.map(({ code, name }) => [sameWords(name), code] as const),
    ...sites.map(({ code }) => [sameWords(code), code] as const),
    ...Object.entries(said).map(([label, code]) => [sameWords(label), code] as const),
  ])
  return (label) => codes.get(sameWords(label))
}

function oneDay(day: CalendarDate): Period {
  return { startsOn: day, endsOn: day }
}

function monthAround(day: CalendarDate): Period {
  return periodOfMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7)))
}
