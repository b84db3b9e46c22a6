/** What is known of a table's dates, numbers and sites, and what has to be asked. */

import type { SchoolYear } from '../calendar.ts'
import { schoolYearFrom } from '../calendar.ts'
import { periodColumns } from './columns.ts'
import type { DateOrder } from './date-cell.ts'
import type { Evidence, SeenTable } from './look.ts'
import type { Reader } from './look.ts'
import type { DecimalMark } from './number-cell.ts'
import type { NamedPeriod, Period, Quarters } from './period.ts'
import { periodOfMonth, periodOfQuarter, QUARTERS, schoolYearIn } from './period.ts'
import { daysOf } from './place.ts'
import type { Questions } from './question.ts'
import type { PercentScale, Recipe } from './recipe.ts'
import { sameWords } from './same-words.ts'
import type { RowSource } from './source.ts'

/** How a table's cells are read. */
export interface Decisions {
  order: DateOrder
  decimal: DecimalMark
  quarters: Quarters
  percent: PercentScale
  /** Days of every row, where they stand beside the table or were typed. */
  days: Period | null
  /** The columns that are periods. */
  periods: { at: number; days: Period }[]
}

/** Decides what the file proves or the recipe says, and asks the rest. */
export function decide(
  recipe: Recipe,
  source: RowSource,
  chosen: SeenTable & { evidence: Evidence },
  all: readonly SeenTable[],
  { questions, reader }: { questions: Questions; reader: Reader },
): Decisions {
  const order = dateOrderOf(recipe, chosen.evidence, questions)
  const quarters = recipe.quarters ?? 'calendar'
  askQuarters(recipe, chosen, questions)
  askSites(chosen.evidence, questions)
  askScale(recipe, questions)
  return {
    order,
    decimal: decimalOf(recipe, source, chosen.evidence, questions),
    quarters,
    percent: percentOf(recipe, chosen, questions),
    days: daysBeside(recipe, chosen, all, { questions, reader }),
    periods: periodsOf(recipe, chosen, quarters, questions),
  }
}

function dateOrderOf(
  { dateOrder }: Recipe,
  { dates: { order, either, eitherLine } }: Evidence,
  questions: Questions,
): DateOrder {
  if (dateOrder) return dateOrder
  const { month_first: monthFirst, day_first: dayFirst } = order
  const mixed = monthFirst > 0 && dayFirst > 0
  if (mixed || (either > 0 && monthFirst === 0 && dayFirst === 0)) {
    const why = mixed
      ? `${monthFirst} dates can only be month/day/year and ${dayFirst} only day/month/year`
      : `every date, such as the one on line ${eitherLine}, can be month/day or day/month`
    questions.ask('dateOrder', null, `In which order are the dates written? In this file ${why}.`, [
      'month_first',
      'day_first',
    ])
  }
  return dayFirst > 0 ? 'day_first' : 'month_first'
}

function decimalOf(
  { decimal }: Recipe,
  source: RowSource,
  { numbers: { mark, either, eitherLine } }: Evidence,
  questions: Questions,
): DecimalMark {
  if (decimal) return decimal
  const point = mark['.'] > 0
  const comma = mark[','] > 0
  // A sheet's numbers are numbers, and a file parted by commas hardly has decimal commas.
  if (source.kind === 'sheet' || (!comma && (point || source.delimiter === ','))) return '.'
  if (comma && !point) return ','
  if (either > 0) {
    const why = point && comma ? 'both are used in this column' : 'nothing else in the column tells'
    questions.ask(
      'decimal',
      null,
      `Is the number on line ${eitherLine} a thousand or a decimal? Say the decimal mark; ${why}.`,
      ['.', ','],
    )
  }
  return '.'
}

function askQuarters(recipe: Recipe, { table, evidence }: SeenTable, questions: Questions): void {
  const wide = recipe.counting.how === 'wide to long' ? periodColumns(recipe.counting, table) : []
  const some = evidence !== null && evidence.dates.quarters > 0
  if (recipe.quarters || !(some || wide.some(({ named }) => named.is === 'quarter'))) return
  questions.ask(
    'quarters',
    null,
    'Which months are Q1? calendar: January to March; fiscal: July to September of the year ' +
      'before; april: April to June.',
    QUARTERS,
  )
}

function askSites({ unknownSites }: Evidence, questions: Questions): void {
  for (const label of unknownSites) {
    questions.ask('sites', label, `Which site is “${label}”? Say its code, or leave its rows out.`)
  }
}

function askScale({ counting }: Recipe, questions: Questions): void {
  if (counting.how !== 'mean of scale' || counting.scale) return
  questions.ask(
    'scale',
    counting.columns.join(', '),
    'Which are the lowest and the highest answer of the scale? The answers given do not tell.',
  )
}

const SAYS_PERCENT = /%|percent|\brate\b|\bpct\b/i

function percentOf(
  recipe: Recipe,
  { evidence, table }: SeenTable & { evidence: Evidence },
  questions: Questions,
): PercentScale {
  const { counting } = recipe
  if (counting.how !== 'latest' && counting.how !== 'wide to long') return 'percent'
  if (counting.percent) return counting.percent
  const { percents, fractions, beyondOne } = evidence.numbers
  const heading = evidence.plan.numbersAt.map((at) => table.headings[at] ?? '').join(' ')
  const mixed = fractions > 0 && (percents > 0 || (beyondOne > 0 && SAYS_PERCENT.test(heading)))
  const allFractions = fractions > 0 && beyondOne === 0 && SAYS_PERCENT.test(heading)
  if (mixed || allFractions) {
    questions.ask(
      'percent',
      counting.how === 'latest' ? counting.column : null,
      `${fractions} numbers without a percent sign are between 0 and 1. Is 0.5 a half of one ` +
        'percent (percent) or 50 percent (fraction)?',
      ['percent', 'fraction'],
    )
  }
  return 'percent'
}

function daysBeside(
  recipe: Recipe,
  { table }: SeenTable,
  all: readonly SeenTable[],
  { questions, reader }: { questions: Questions; reader: Reader },
): Period | null {
  const { date, counting } = recipe
  if (counting.how === 'typed' || counting.how === 'wide to long') return null
  if (date && 'from' in date) return { startsOn: date.from, endsOn: date.to }
  if (date && 'column' in date) return null
  if (date) {
    const cell = cellUnder(
      date.above,
      all.filter((other) => other.table !== table),
    )
    const read = cell === undefined ? undefined : reader.readDate(cell)
    const order = recipe.dateOrder ?? (read?.is === 'day' ? read.order : undefined)
    if (read?.is === 'either' && !order) {
      questions.ask('dateOrder', date.above, `In which order is the date under “${date.above}”?`, [
        'month_first',
        'day_first',
      ])
    }
    const days = read && daysOf(read, { order: order ?? 'month_first', quarters: 'calendar' })
    if (days && typeof days !== 'string') return days
  }
  questions.ask(
    'date',
    null,
    'No column says when: of which day or period are the numbers? Say its first and last day.',
  )
  return null
}

function cellUnder(heading: string, tables: readonly SeenTable[]): string | undefined {
  for (const { table, sample } of tables) {
    const at = table.headings.findIndex((one) => sameWords(one) === sameWords(heading))
    if (at >= 0) return sample[0]?.[at]
  }
  return undefined
}

function periodsOf(
  recipe: Recipe,
  { table }: SeenTable,
  quarters: Quarters,
  questions: Questions,
): Decisions['periods'] {
  if (recipe.counting.how !== 'wide to long') return []
  const year = recipe.schoolYear ?? yearOfTitle(table.title)
  return periodColumns(recipe.counting, table).flatMap(({ at, named }) => {
    const days = daysNamed(named, quarters, year)
    if (days) return [{ at, days }]
    questions.ask(
      'schoolYear',
      null,
      'The headings are months without a year: of which school year are they? Say it as 2022-23.',
    )
    return []
  })
}

function daysNamed(
  named: NamedPeriod,
  quarters: Quarters,
  year: SchoolYear | undefined,
): Period | undefined {
  if (named.is === 'period') return named.period
  if (named.is === 'quarter') return periodOfQuarter(named.year, named.quarter, quarters)
  if (year === undefined) return undefined
  const first = Number(year.slice(0, 4))
  return periodOfMonth(named.month >= 7 ? first : first + 1, named.month)
}

function yearOfTitle(title: readonly string[]): SchoolYear | undefined {
  const [first] = title.flatMap((line) => schoolYearIn(line) ?? [])
  return first === undefined ? undefined : schoolYearFrom(first)
}
