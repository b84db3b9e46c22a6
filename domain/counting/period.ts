/** Months, quarters and years as they stand in cells and headings. */

import type { CalendarDate } from '../calendar.ts'
import { boundsOf, calendarDate, defaultCycles, endOfMonth, schoolYearFrom } from '../calendar.ts'

/** Days from first to last, both inclusive. */
export interface Period {
  startsOn: CalendarDate
  endsOn: CalendarDate
}

/**
 * What the quarters of a year are: `calendar`, Q1 is January to March; `fiscal`, Q1 of
 * 2023 is July to September 2022; `april`, Q1 is April to June.
 */
export const QUARTERS = ['calendar', 'fiscal', 'april'] as const
export type Quarters = (typeof QUARTERS)[number]

/** A period that a text names, or the part of one that it leaves to be said. */
export type NamedPeriod =
  | { is: 'period'; period: Period }
  | { is: 'quarter'; year: number; quarter: number }
  /** A month of a school year that stands elsewhere; 1 is January. */
  | { is: 'month'; month: number }

/** The names of months, for regular expressions that ignore case. */
export const MONTH_NAMES =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|' +
  'sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const SCHOOL_YEAR = String.raw`(?:sy\s*)?((?:19|20|21)\d{2})\s*[-–/]\s*((?:19|20|21)?\d{2})`
const YEAR = '(?:19|20|21)\\d{2}'

const FORMS: readonly [form: RegExp, read: (parts: string[]) => NamedPeriod | undefined][] = [
  [pattern(`(${MONTH_NAMES})\\.?[\\s-]*'?(${YEAR}|\\d{2})`), ([name, year]) => monthOf(year, name)],
  [pattern(`(${YEAR})[\\s-]+(${MONTH_NAMES})`), ([year, name]) => monthOf(year, name)],
  [pattern(`(${YEAR})[-/](0[1-9]|1[0-2])`), ([year, month]) => isoMonth(year, month)],
  [pattern(`(0?[1-9]|1[0-2])/(${YEAR})`), ([month, year]) => isoMonth(year, month)],
  [pattern(`q([1-4])\\s*(?:of\\s*)?${SCHOOL_YEAR}`), ([q, from, to]) => quarterOf(from, to, q)],
  [pattern(`${SCHOOL_YEAR}\\s*[-,]?\\s*q([1-4])`), ([from, to, q]) => quarterOf(from, to, q)],
  [pattern(`(${YEAR})\\s*[-/]?\\s*q([1-4])`), ([year, q]) => bareQuarter(year, q)],
  [pattern(`q([1-4])\\s*[-/]?\\s*(${YEAR})`), ([q, year]) => bareQuarter(year, q)],
  [pattern(SCHOOL_YEAR), ([from, to]) => wholeYear(from, to)],
  [
    pattern(`(${YEAR})(\\d{2})`),
    ([from, to]) => (Number(to) > 12 ? wholeYear(from, to) : undefined),
  ],
]
const MONTH_ALONE = pattern(`(${MONTH_NAMES})\\.?`)
const YEAR_ALONE = pattern(`(${YEAR})`)

/** The number of a month's name, 1 to 12. */
export function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

/** The period that a cell is, without a year alone, which may be any number. */
export function readPeriod(text: string): Exclude<NamedPeriod, { is: 'month' }> | undefined {
  const read = firstForm(text.trim())
  return read?.named.is === 'month' || read?.rest !== '' ? undefined : read.named
}

/** The period that a heading begins with, and what else it says: `2012-Q4 Vol.`. */
export function readHeadingPeriod(
  heading: string,
): { named: NamedPeriod; rest: string } | undefined {
  const text = heading.trim()
  const read = firstForm(text)
  if (read) return read
  const [, name, rest = ''] = MONTH_ALONE.exec(text) ?? []
  if (name !== undefined)
    return { named: { is: 'month', month: monthNumber(name) }, rest: rest.trim() }
  const [, year, after = ''] = YEAR_ALONE.exec(text) ?? []
  if (year === undefined) return undefined
  const period = { startsOn: calendarDate(`${year}-01-01`), endsOn: calendarDate(`${year}-12-31`) }
  return { named: { is: 'period', period }, rest: after.trim() }
}

/** A quarter's days. */
export function periodOfQuarter(year: number, quarter: number, quarters: Quarters): Period {
  const first = { calendar: 1, fiscal: -5, april: 4 }[quarters] + (quarter - 1) * 3
  return monthsFrom(year, first, 3)
}

/** A month's days; 13 is January of the next year, 0 December of the one before. */
export function periodOfMonth(year: number, month: number): Period {
  return monthsFrom(year, month, 1)
}

/** The first school year that a text names, as a title does: `2022-2023`. */
export function schoolYearIn(text: string): number | undefined {
  const [, from, to] = new RegExp(`(?<!\\d)${SCHOOL_YEAR}(?!\\d)`, 'i').exec(text) ?? []
  return from !== undefined && isNextYear(from, to ?? '') ? Number(from) : undefined
}

function monthsFrom(year: number, month: number, length: number): Period {
  const startsOn = firstOf(year, month)
  return { startsOn, endsOn: endOfMonth(firstOf(year, month + length - 1)) }
}

function firstOf(year: number, month: number): CalendarDate {
  const ahead = year * 12 + month - 1
  const text = `${Math.floor(ahead / 12)}-${String((ahead % 12) + 1).padStart(2, '0')}-01`
  return calendarDate(text)
}

function firstForm(text: string): { named: NamedPeriod; rest: string } | undefined {
  for (const [form, read] of FORMS) {
    const found = form.exec(text)
    const named = found && read(found.slice(1, -1))
    if (named) return { named, rest: (found.at(-1) ?? '').trim() }
  }
  return undefined
}

/** Whatever follows the form has to begin apart from it. */
function pattern(form: string): RegExp {
  return new RegExp(`^${form}(?![\\w/-])(.*)$`, 'is')
}

function monthOf(year = '', name = ''): NamedPeriod {
  const full = Number(year.length === 2 ? `20${year}` : year)
  return { is: 'period', period: periodOfMonth(full, monthNumber(name)) }
}

function isoMonth(year = '', month = ''): NamedPeriod | undefined {
  // `2009-10` may be October or a school year.
  if (month.length === 2 && isNextYear(year, month)) return undefined
  return { is: 'period', period: periodOfMonth(Number(year), Number(month)) }
}

function bareQuarter(year = '', quarter = ''): NamedPeriod {
  return { is: 'quarter', year: Number(year), quarter: Number(quarter) }
}

function quarterOf(from = '', to = '', quarter = ''): NamedPeriod | undefined {
  if (!isNextYear(from, to)) return undefined
  const cycle = defaultCycles(schoolYearFrom(Number(from)))[Number(quarter) - 1]
  return cycle && { is: 'period', period: { startsOn: cycle.startsOn, endsOn: cycle.endsOn } }
}

function wholeYear(from = '', to = ''): NamedPeriod | undefined {
  if (!isNextYear(from, to) || (to.length === 2 && Number(to) <= 12)) return undefined
  return { is: 'period', period: boundsOf(schoolYearFrom(Number(from))) }
}

function isNextYear(from: string, to: string): boolean {
  return Number(to) % 100 === (Number(from) + 1) % 100
}
