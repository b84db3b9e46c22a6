/**
 * Numbers and dates as people read them. A missing number is a dash, never 0.
 * A calendar date is read from its text, so no time zone can move it.
 */

import type { CalendarDate, SchoolYear } from '../../domain/calendar.ts'
import { unitAfter } from '../../domain/unit.ts'

/** How a metric's values are written. */
export interface NumberUnit {
  /** `percent` values are 0 to 100, not 0 to 1. */
  kind: 'number' | 'percent'
  /** What is counted, in the plural: `people`. Empty for a percent or a bare number. */
  label: string
  /** The most decimals shown, 0 to 6. */
  places: number
}

export const NO_NUMBER = '–'

const LOCALE = 'en-US'
const MINUS = '\u2212'

export interface NumberStyle {
  /** The most decimals shown; 1 when left out. */
  places?: number
  /** Keep trailing zeros, for a column whose decimal points line up. */
  fixed?: boolean
  /** Write `+` before a gain. */
  signed?: boolean
}

/** `1,234.5`; a dash when there is no number. */
export function formatNumber(value: number | null, style: NumberStyle = {}): string {
  return write(value, style, {})
}

/** `61.4%` from 61.4; a dash when there is no number. */
export function formatPercent(value: number | null, style: NumberStyle = {}): string {
  return write(value, style, { style: 'unit', unit: 'percent' })
}

/** A value with its unit: `61.4%`, `112 people`, `1 person`. */
export function formatValue(value: number | null, unit: NumberUnit): string {
  const short = formatShort(value, unit)
  return value === null || unit.label === '' ? short : `${short} ${unitAfter(short, unit.label)}`
}

/** A value where the unit is said elsewhere: `61.4%`, `112`. */
export function formatShort(value: number | null, unit: NumberUnit): string {
  const style = { places: unit.places }
  return unit.kind === 'percent' ? formatPercent(value, style) : formatNumber(value, style)
}

/** `Oct 5, 2022`. */
export function formatDate(date: CalendarDate): string {
  return formatter({ year: 'numeric', month: 'short', day: 'numeric' }).format(utc(date))
}

/** `Oct 5`, where the year is plain from its surroundings. */
export function formatDay(date: CalendarDate): string {
  return formatter({ month: 'short', day: 'numeric' }).format(utc(date))
}

/** The months of a cycle: `Oct–Dec`. Both days are inclusive. */
export function formatMonths(startsOn: CalendarDate, endsOn: CalendarDate): string {
  const month = formatter({ month: 'short' })
  const [first, last] = [month.format(utc(startsOn)), month.format(utc(endsOn))]
  return first === last ? first : `${first}–${last}`
}

/** `Oct 2022`: the month that a day is in. */
export function formatMonth(date: CalendarDate): string {
  return formatter({ year: 'numeric', month: 'short' }).format(utc(date))
}

/** `2022–23` with an en dash. */
export function formatSchoolYear(year: SchoolYear): string {
  return year.replace('-', '–')
}

/** A calendar date as milliseconds of its midnight in UTC, for distances between dates. */
export function utc(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`)
}

function write(
  value: number | null,
  { places = 1, fixed = false, signed = false }: NumberStyle,
  options: Intl.NumberFormatOptions,
): string {
  if (value === null || !Number.isFinite(value)) return NO_NUMBER
  const text = numberFormatter({
    ...options,
    maximumFractionDigits: places,
    minimumFractionDigits: fixed ? places : 0,
    signDisplay: signed ? 'exceptZero' : 'negative',
  }).format(value)
  return text.replace('-', MINUS)
}

const numberFormatters = new Map<string, Intl.NumberFormat>()

// Making an Intl formatter costs far more than using one; a page shows thousands of numbers.
function numberFormatter(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options)
  const found = numberFormatters.get(key) ?? new Intl.NumberFormat(LOCALE, options)
  numberFormatters.set(key, found)
  return found
}

const dateFormatters = new Map<string, Intl.DateTimeFormat>()

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options)
  const found =
    dateFormatters.get(key) ?? new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: 'UTC' })
  dateFormatters.set(key, found)
  return found
}
