/** What somebody should know before the numbers of a file are used. */

import type { CountedRows, Task } from './count-rows.ts'
import type { Covered } from './covered.ts'
import { schoolYearsOf } from './covered.ts'
import type { SeenTable } from './look.ts'
import { readNumber } from './number-cell.ts'
import { sameWords } from './same-words.ts'

export type WarningCode =
  | 'encoding_guessed'
  | 'stray_quotes'
  | 'marks_mixed'
  | 'thousands_read'
  | 'serial_dates'
  | 'file_may_be_cut'
  | 'more_people_said'
  | 'people_not_additive'
  | 'doubtful_people'
  | 'repeated_answers'
  | 'beyond_percent'
  | 'cycle_not_filled'
  | 'several_school_years'
  | 'rounded'
  | 'period_not_over'
  | 'nothing_counted'

export interface Warning {
  code: WarningCode
  /** Plain English. */
  message: string
  /** Lines of the file that it is about. */
  lines: number[]
}

/** Rows at which systems end an export without saying so. */
const LIMITS = new Set([500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 65_535, 100_000, 1_048_575])
const PEOPLE = /user|visitor|unique|people|persons|accounts|attendees|participants/i

/** Every warning about a count. */
export function warningsOf(
  task: Task,
  {
    counted,
    covered,
    tables,
    fileName,
  }: {
    counted: CountedRows
    covered: Covered | null
    tables: readonly SeenTable[]
    fileName: string
  },
): Warning[] {
  return [
    ...aboutText(task),
    ...aboutNumbers(task, counted),
    ...aboutRows(task, counted, tables, fileName),
    ...aboutPeriod(task, counted, covered),
  ]
}

function aboutText({ source: { encoding }, chosen: { evidence } }: Task): Warning[] {
  const { strayQuotes, dates } = evidence
  return [
    ...when(
      encoding?.guessed === true,
      'encoding_guessed',
      `The file does not say its encoding; it was read as ${encoding?.name}. Check names with accents.`,
    ),
    ...when(
      strayQuotes.length > 0,
      'stray_quotes',
      'Quotes stand in the middle of cells; those cells were read as they stand.',
      strayQuotes,
    ),
    ...when(
      dates.serials > 0,
      'serial_dates',
      `${dates.serials} dates are a spreadsheet's day numbers, read as counted from 1900.`,
    ),
  ]
}

function aboutNumbers(
  { chosen: { evidence }, decisions, recipe }: Task,
  { rounded, amounts }: CountedRows,
): Warning[] {
  const { mark, either, percents } = evidence.numbers
  const percent = percents > 0 || decisions.percent === 'fraction'
  const beyond = amounts.filter(({ values: { value = 0 } }) => value < 0 || value > 100)
  const levels = recipe.counting.how === 'latest' || recipe.counting.how === 'wide to long'
  return [
    ...when(
      mark['.'] > 0 && mark[','] > 0,
      'marks_mixed',
      'Some numbers have a decimal comma and some a decimal point; each was read by its own.',
    ),
    ...when(
      either > 0,
      'thousands_read',
      `${either} numbers such as 1,234 were read with “${decisions.decimal}” as the decimal mark.`,
    ),
    ...when(rounded > 0, 'rounded', `${rounded} values were rounded to six decimal places.`),
    ...when(
      levels && percent && beyond.length > 0,
      'beyond_percent',
      `${beyond.length} numbers are below 0 or above 100 percent.`,
    ),
  ]
}

function aboutRows(
  { recipe: { counting, by }, chosen }: Task,
  { counted, read, signs }: CountedRows,
  tables: readonly SeenTable[],
  fileName: string,
): Warning[] {
  const said = peopleSaid(tables.filter(({ table }) => table !== chosen.table))
  const summed = counting.how === 'sum' && PEOPLE.test(`${counting.column} ${fileName}`)
  return [
    ...when(
      counted === 0,
      'nothing_counted',
      'No row was counted; the reasons are with the rows left out.',
    ),
    ...when(
      LIMITS.has(read),
      'file_may_be_cut',
      `The table has exactly ${read} rows, where some systems stop; check that the export is whole.`,
    ),
    ...when(
      said !== undefined && said > chosen.rows,
      'more_people_said',
      `The head of the file says ${said} participants, and ${chosen.rows} rows are listed.`,
    ),
    ...when(
      summed,
      'people_not_additive',
      'The same people may be in several rows, so their sum counts them more than once.',
    ),
    ...when(
      counting.how === 'distinct' && by !== 'cycle',
      'people_not_additive',
      `Whoever comes in two ${by}s counts in both; added up, these numbers count visits, not people.`,
    ),
    ...when(
      signs.doubtful.length > 0,
      'doubtful_people',
      'Some rows look like a second device, a program or a visit of a minute; leave them out with a ' +
        'filter if they are.',
      signs.doubtful,
    ),
    ...when(
      signs.repeated.length > 0,
      'repeated_answers',
      'Somebody answered twice on one day; “oncePer” in the recipe counts only the first answer.',
      signs.repeated,
    ),
  ]
}

function aboutPeriod(
  { recipe: { by, counting }, district: { today } }: Task,
  { days, amounts }: CountedRows,
  covered: Covered | null,
): Warning[] {
  const partly = (covered?.cycles ?? []).filter(({ filled }) => !filled)
  const levels =
    counting.how === 'latest' || (counting.how === 'wide to long' && counting.as === 'level')
  const open = amounts.filter(({ observedOn }) => observedOn > today)
  const years = days ? schoolYearsOf(days) : 1
  return [
    ...when(
      by !== 'day' &&
        !levels &&
        days !== null &&
        days.startsOn !== days.endsOn &&
        partly.length > 0,
      'cycle_not_filled',
      `The rows are of ${days?.startsOn} to ${days?.endsOn} and do not fill ` +
        `${partly.map(({ id, startsOn, endsOn }) => `${id} (only ${startsOn} to ${endsOn})`).join(', ')}.`,
    ),
    ...when(
      years > 1,
      'several_school_years',
      `The rows are of ${years} school years; check that every date is meant.`,
    ),
    ...when(
      open.length > 0,
      'period_not_over',
      `${open.length} numbers are of a period that is not over; count again after it, they are not recorded.`,
    ),
  ]
}

/** How many people another table of the file says there were. */
function peopleSaid(tables: readonly SeenTable[]): number | undefined {
  for (const { table, sample } of tables) {
    const at = table.headings.findIndex((heading) => sameWords(heading) === 'participants')
    const read = readNumber(sample[0]?.[at] ?? '')
    if (read.is === 'number') return read.value
  }
  return undefined
}

function when(holds: boolean, code: WarningCode, message: string, lines: number[] = []): Warning[] {
  return holds ? [{ code, message, lines }] : []
}
