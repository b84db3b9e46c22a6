/**
 * Calendar dates without a time zone, school years and monitoring cycles. No
 * clock is read here; callers pass `today`.
 */

import { addDays } from 'date-fns/addDays'
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays'
import { isExists } from 'date-fns/isExists'
import { lastDayOfMonth } from 'date-fns/lastDayOfMonth'

/** A real calendar day, `YYYY-MM-DD`, 1900-07-01 to 2199-06-30. Sorts as text in calendar order. */
export type CalendarDate = string & { readonly brand: 'CalendarDate' }

/** A school year, `2022-23`: 1 July 2022 to 30 June 2023. */
export type SchoolYear = string & { readonly brand: 'SchoolYear' }

/** One monitoring period of a school year. */
export interface Cycle {
  /** `2022-23-Q1`. */
  id: string
  schoolYear: SchoolYear
  /** 1 is the first of the year. */
  number: number
  /** `Q1`. */
  name: string
  startsOn: CalendarDate
  /** Inclusive. */
  endsOn: CalendarDate
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const SCHOOL_YEAR = /^(\d{4})-(\d{2})$/
const FIRST_MONTH = 7
// Whole school years, so that every day has a school year and every school year has its days.
const FIRST_DAY = '1900-07-01'
const LAST_DAY = '2199-06-30'

/** Whether the text is a real day: `2024-02-29` is, `2023-02-29` is not. */
export function isCalendarDate(text: string): text is CalendarDate {
  const [, year, month, day] = DATE.exec(text) ?? []
  if (!year || !month || !day || text < FIRST_DAY || text > LAST_DAY) return false
  return isExists(Number(year), Number(month) - 1, Number(day))
}

/**
 * A calendar date from text we wrote ourselves.
 *
 * Errors: throws RangeError when the text is not one.
 */
export function calendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new RangeError(`not a calendar date: ${text}`)
  return text
}

/** Whether the text names a school year: `2022-23` does, `2022-24` does not. */
export function isSchoolYear(text: string): text is SchoolYear {
  const [, first, second] = SCHOOL_YEAR.exec(text) ?? []
  if (first === undefined || `${first}-07-01` < FIRST_DAY || `${first}-07-01` > LAST_DAY)
    return false
  return Number(second) === (Number(first) + 1) % 100
}

/**
 * A school year from text we wrote ourselves.
 *
 * Errors: throws RangeError when the text is not one.
 */
export function schoolYear(text: string): SchoolYear {
  if (!isSchoolYear(text)) throw new RangeError(`not a school year: ${text}`)
  return text
}

/** The school year that starts in a calendar year: 2022 gives `2022-23`. */
export function schoolYearFrom(firstYear: number): SchoolYear {
  const text = `${String(firstYear).padStart(4, '0')}-${String((firstYear + 1) % 100).padStart(2, '0')}`
  return schoolYear(text)
}

/** The school year a date belongs to. */
export function schoolYearOf(date: CalendarDate): SchoolYear {
  const { year, month } = partsOf(date)
  return schoolYearFrom(month >= FIRST_MONTH ? year : year - 1)
}

/** The year before: `2022-23` gives `2021-22`. */
export function previousSchoolYear(year: SchoolYear): SchoolYear {
  return schoolYearFrom(Number(year.slice(0, 4)) - 1)
}

/** The year after: `2022-23` gives `2023-24`. */
export function nextSchoolYear(year: SchoolYear): SchoolYear {
  return schoolYearFrom(Number(year.slice(0, 4)) + 1)
}

/** The first and last day of a school year, both inclusive. */
export function boundsOf(year: SchoolYear): { startsOn: CalendarDate; endsOn: CalendarDate } {
  const first = Number(year.slice(0, 4))
  return {
    startsOn: calendarDate(`${year.slice(0, 4)}-07-01`),
    endsOn: calendarDate(`${String(first + 1).padStart(4, '0')}-06-30`),
  }
}

/** The four fiscal quarters a district starts with. */
export function defaultCycles(year: SchoolYear): Cycle[] {
  const first = Number(year.slice(0, 4))
  return [0, 1, 2, 3].map((quarter) => {
    const startYear = quarter < 2 ? first : first + 1
    const startMonth = ((FIRST_MONTH - 1 + quarter * 3) % 12) + 1
    const startsOn = dateFrom(startYear, startMonth, 1)
    return {
      id: `${year}-Q${quarter + 1}`,
      schoolYear: year,
      number: quarter + 1,
      name: `Q${quarter + 1}`,
      startsOn,
      endsOn: endOfMonth(dateFrom(startYear, startMonth + 2, 1)),
    }
  })
}

/** The cycle that contains a date, or undefined when none does. */
export function cycleOf<C extends Pick<Cycle, 'startsOn' | 'endsOn'>>(
  date: CalendarDate,
  cycles: readonly C[],
): C | undefined {
  return cycles.find((cycle) => cycle.startsOn <= date && date <= cycle.endsOn)
}

/** The months a period touches, `YYYY-MM`, in order. */
export function monthsOf(period: { startsOn: CalendarDate; endsOn: CalendarDate }): string[] {
  const months: string[] = []
  let { year, month } = partsOf(period.startsOn)
  while (months.length < 240) {
    const name = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
    if (name > period.endsOn.slice(0, 7)) break
    months.push(name)
    month += 1
    if (month > 12) {
      month = 1
      year += 1
    }
  }
  return months
}

/** The date some days later (or earlier, when negative). */
export function daysAfter(date: CalendarDate, days: number): CalendarDate {
  return fromLocal(addDays(toLocal(date), days))
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return differenceInCalendarDays(toLocal(to), toLocal(from))
}

/** The last day of the date's month. */
export function endOfMonth(date: CalendarDate): CalendarDate {
  return fromLocal(lastDayOfMonth(toLocal(date)))
}

function dateFrom(year: number, month: number, day: number): CalendarDate {
  return calendarDate(textOf(year, month, day))
}

function partsOf(date: CalendarDate): { year: number; month: number; day: number } {
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  }
}

// Noon keeps a local Date on its own calendar day through every daylight-saving change.
function toLocal(date: CalendarDate): Date {
  const { year, month, day } = partsOf(date)
  const local = new Date(2000, month - 1, day, 12)
  local.setFullYear(year, month - 1, day)
  return local
}

function fromLocal(local: Date): CalendarDate {
  return calendarDate(textOf(local.getFullYear(), local.getMonth() + 1, local.getDate()))
}

function textOf(year: number, month: number, day: number): string {
  return [String(year).padStart(4, '0'), two(month), two(day)].join('-')
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
