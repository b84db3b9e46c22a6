/**
 * A recipe: what is counted in a raw file, and what the file's columns, dates and
 * places mean. Plain JSON that is kept with a metric and used again for the next
 * export. Columns go by their heading, or by position as `#3`.
 */

import type { CalendarDate, SchoolYear } from '../calendar.ts'
import type { DateOrder } from './date-cell.ts'
import type { DecimalMark } from './number-cell.ts'
import type { Quarters } from './period.ts'

/** Rows for which it holds are counted; texts are compared without case and blanks. */
export type Filter =
  | { column: string; is: readonly string[] }
  | { column: string; isNot: readonly string[] }
  | { column: string; filled: boolean }

export type Counting =
  | { how: 'rows' }
  /** People or things, told apart by the first of the keys that is filled. */
  | { how: 'distinct'; keys: readonly string[]; minutes?: { column: string; atLeast: number } }
  /** Two columns added up. */
  | { how: 'ratio of columns'; numerator: string; denominator: string }
  /** Rows for which something holds, of all rows. */
  | { how: 'ratio of rows'; part: readonly Filter[] }
  /** Distinct people, of how many there are: everywhere, or by site code. */
  | {
      how: 'ratio of roster'
      keys: readonly string[]
      minutes?: { column: string; atLeast: number }
      roster?: number | Readonly<Record<string, number>>
    }
  | {
      how: 'percent favourable'
      columns: readonly string[]
      favourable: readonly string[]
      /** Beside empty cells and N/A. */
      ignored?: readonly string[]
    }
  | { how: 'mean of scale'; columns: readonly string[]; scale?: readonly [number, number] }
  | { how: 'sum'; column: string }
  | { how: 'latest'; column: string; percent?: PercentScale }
  /** Columns that are periods, each with one number a row. */
  | {
      how: 'wide to long'
      /** What stands after the period in the headings: `Vol.` of `2012-Q4 Vol.`. */
      heading?: string
      as: 'count' | 'level'
      percent?: PercentScale
    }
  /** Numbers that a person read from the file. */
  | { how: 'typed'; values: readonly TypedValue[] }

/** What a number without a percent sign is, in a column of percents. */
export type PercentScale = 'percent' | 'fraction'

export interface TypedValue {
  on: CalendarDate
  /** The site's code; absent, the district. */
  site?: string
  value?: number
  numerator?: number
  denominator?: number
  mean?: number
  n?: number
}

/** Where a row's day stands. */
export type DateSource =
  | { column: string }
  /** Under a heading of another table of the file, as a meeting's date is. */
  | { above: string }
  | { from: CalendarDate; to: CalendarDate }

export const BUCKETS = ['day', 'month', 'cycle'] as const
/** `day`: the day or period of the row itself. */
export type Bucket = (typeof BUCKETS)[number]

export interface Recipe {
  version: 1
  /** Kept with every number it made. */
  name: string
  counting: Counting
  /** Of an archive or workbook: the file or the sheet. */
  part?: string
  /** Of several tables: its number, or words of its title. */
  table?: number | string
  /** Every filter holds. */
  where?: readonly Filter[]
  /** Of rows with the same cell here and the same day only the first counts. */
  oncePer?: string
  date?: DateSource
  by: Bucket
  /** The column that names the site; absent, the district as one place. */
  site?: string
  /** Site codes by what files call them; null leaves the rows out. */
  sites?: Readonly<Record<string, string | null>>
  /** Rows that add up the others: left out unless they alone, or they too, are meant. */
  totals?: 'leave out' | 'only' | 'keep'
  dateOrder?: DateOrder
  decimal?: DecimalMark
  quarters?: Quarters
  /** Of months that stand without their year. */
  schoolYear?: SchoolYear
  /** The metric that the numbers are of. */
  metric?: string
}
