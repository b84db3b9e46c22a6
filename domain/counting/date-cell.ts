/**
 * A cell read as a day or a longer period. `3/4/2023` may be March or April:
 * the rest of its column decides, or a person, never this file.
 */

import type { CalendarDate } from '../calendar.ts'
import { calendarDate, daysAfter, daysBetween, isCalendarDate } from '../calendar.ts'
import type { Period } from './period.ts'
import { MONTH_NAMES, monthNumber, readPeriod } from './period.ts'

export type DateOrder = 'month_first' | 'day_first'

export type DateCell =
  | { is: 'day'; day: CalendarDate; /** The order that it proves. */ order?: DateOrder }
  | { is: 'either'; byOrder: Record<DateOrder, CalendarDate> }
  /** A whole month, school year or stated quarter. */
  | { is: 'period'; period: Period }
  /** Quarter of a year that nobody said the beginning of. */
  | { is: 'quarter'; year: number; quarter: number }
  /** A spreadsheet's day number. */
  | { is: 'serial'; day: CalendarDate }
  | { is: 'blank' }
  | { is: 'not_a_date' }

const MONTH = `(?<name>${MONTH_NAMES})`
const TIME =
  /[T ,]\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?\s?m\.?)?\s*(?:[a-z]{1,5}|(?:gmt|utc)?\s*[+-]\d{1,2}:?\d{0,2})?$/i
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/i
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/
const EIGHT_DIGITS = /^((?:19|20|21)\d{2})(\d{2})(\d{2})$/
const NUMBERS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/
const NAME_FIRST = new RegExp(
  `^${MONTH}\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})$`,
  'i',
)
const DAY_FIRST = new RegExp(
  `^(?<day>\\d{1,2})[-\\s.]+${MONTH}\\.?[-\\s,]+(?<year>\\d{4}|\\d{2})$`,
  'i',
)
const SERIAL = /^\d{5}(?:\.\d+)?$/
// What a plain number may be taken for: 1954 to 2119, so that years and counts are no days.
const SERIALS = [20_000, 80_000] as const
const FIRST_DAY = calendarDate('1900-07-01')
const FIRST_SERIAL = 183
const DAYS = daysBetween(FIRST_DAY, calendarDate('2199-06-30'))
const FIRST_OF_1904 = 1462

/** Reads cells as dates; an instant becomes a day of the district's time zone. */
export function createDateReader(timeZone: string): (cell: string) => DateCell {
  const local = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return (cell) => {
    const text = cell.trim()
    if (text === '') return { is: 'blank' }
    if (INSTANT.test(text)) return dayOfInstant(text, local)
    const day = text.replace(TIME, '').replace(WEEKDAY, '').trim()
    return readDay(day) ?? readPeriod(day) ?? readSerial(text) ?? { is: 'not_a_date' }
  }
}

/** The day of a spreadsheet's day number; undefined before July 1900 and after June 2199. */
export function dayOfSerial(serial: number, since1904: boolean): CalendarDate | undefined {
  const days = Math.floor(serial) + (since1904 ? FIRST_OF_1904 : 0) - FIRST_SERIAL
  return days >= 0 && days <= DAYS ? daysAfter(FIRST_DAY, days) : undefined
}

function readDay(text: string): DateCell | undefined {
  const [, year, , month, date] = YEAR_FIRST.exec(text) ?? []
  if (year !== undefined) return dayOf(year, month, date)
  const [, y8, m8, d8] = EIGHT_DIGITS.exec(text) ?? []
  if (y8 !== undefined) return dayOf(y8, m8, d8)
  const named = (NAME_FIRST.exec(text) ?? DAY_FIRST.exec(text))?.groups
  if (named) {
    return dayOf(fourDigits(named.year ?? ''), String(monthNumber(named.name ?? '')), named.day)
  }
  const [, first = '', mark, second = '', short] = NUMBERS.exec(text) ?? []
  if (short === undefined) return undefined
  const full = fourDigits(short)
  const dayFirst = textOf(full, second, first)
  // A date parted by points is written day first wherever it is written.
  const monthFirst = mark === '.' ? '' : textOf(full, first, second)
  return ofBoth(monthFirst, dayFirst, mark === '.')
}

function ofBoth(monthFirst: string, dayFirst: string, pointed: boolean): DateCell {
  if (isCalendarDate(monthFirst)) {
    if (monthFirst === dayFirst) return { is: 'day', day: monthFirst }
    if (!isCalendarDate(dayFirst)) return { is: 'day', day: monthFirst, order: 'month_first' }
    return { is: 'either', byOrder: { month_first: monthFirst, day_first: dayFirst } }
  }
  if (!isCalendarDate(dayFirst)) return { is: 'not_a_date' }
  return { is: 'day', day: dayFirst, ...(!pointed && { order: 'day_first' }) }
}

function readSerial(text: string): DateCell | undefined {
  if (!SERIAL.test(text)) return undefined
  const serial = Number(text)
  if (serial < SERIALS[0] || serial > SERIALS[1]) return undefined
  const day = dayOfSerial(serial, false)
  return day === undefined ? undefined : { is: 'serial', day }
}

function dayOf(year = '', month = '', day = ''): DateCell {
  const text = textOf(year, month, day)
  return isCalendarDate(text) ? { is: 'day', day: text } : { is: 'not_a_date' }
}

function dayOfInstant(text: string, local: Intl.DateTimeFormat): DateCell {
  const at = new Date(text.replace(' ', 'T'))
  // A date that does not exist would be rolled over to the next month.
  if (Number.isNaN(at.getTime()) || !isCalendarDate(text.slice(0, 10))) return { is: 'not_a_date' }
  const day = local.format(at)
  return isCalendarDate(day) ? { is: 'day', day } : { is: 'not_a_date' }
}

function textOf(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function fourDigits(year: string): string {
  return year.length === 2 ? `20${year}` : year
}
