/** The words of the page that counts a file, in English. */

import type { CalendarDate } from '../../domain/calendar.ts'
import type { Delimiter } from '../../domain/counting/delimiter.ts'
import type { EncodingName } from '../../domain/counting/encoding.ts'
import type { How } from '../../domain/counting/fits.ts'
import type { Question } from '../../domain/counting/question.ts'
import type { RecipeGap } from '../../domain/counting/recipe-gaps.ts'
import type { Bucket } from '../../domain/counting/recipe.ts'
import { formatDate } from '../shared/format.ts'

const number = (count: number) => count.toLocaleString('en-US')
const many = (count: number, one: string, more: string) =>
  `${number(count)} ${count === 1 ? one : more}`

const encodings: Record<EncodingName, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
}

const delimiters: Record<Delimiter, string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
  '^': 'carets',
}

const hows: Record<How, string> = {
  rows: 'Rows, one for each',
  distinct: 'Different people or things, each once',
  sum: 'A column, added up',
  'wide to long': 'Columns that are months, quarters or years',
  'ratio of rows': 'Rows for which something holds, of all rows',
  'ratio of columns': 'One column added up, of another',
  'ratio of roster': 'Different people, of how many there are',
  'percent favourable': 'Favourable answers, of all answers',
  'mean of scale': 'The mean of answers on a scale',
  latest: 'The latest value of a column',
  typed: 'Numbers read by a person',
}

const buckets: Record<Bucket, string> = {
  day: 'Each day that stands in the file',
  month: 'Each month',
  cycle: 'Each cycle',
}

const gap: Record<RecipeGap, string> = {
  column: 'the column with the values',
  keys: 'the column that tells people apart',
  minutes: 'the column with the minutes',
  numerator: 'the column with how many',
  denominator: 'the column with of how many',
  columns: 'the columns with the answers',
  favourable: 'which answers are favourable',
  part: 'which rows are counted of all',
  where: 'the condition that is still open',
  date: 'when the rows were',
  site: 'the column that names the site',
}

const questionOf: Record<
  Exclude<Question['field'], 'date' | 'part' | 'scale' | 'roster' | 'sites'>,
  string
> = {
  table: 'Which table',
  dateOrder: 'Order of the dates',
  decimal: 'Decimal mark',
  quarters: 'What Q1 is',
  schoolYear: 'School year',
  percent: 'What the numbers are',
}

const choiceWords: Readonly<Record<string, string>> = {
  month_first: 'Month before day: 3/4 is March 4',
  day_first: 'Day before month: 3/4 is April 3',
  '.': 'A point: 1,234 is a thousand and more',
  ',': 'A comma: 1,234 is a little over one',
  calendar: 'Q1 is January to March',
  fiscal: 'Q1 is July to September of the year before',
  april: 'Q1 is April to June',
  percent: 'Percents: 0.5 is half of one percent',
  fraction: 'Fractions: 0.5 is 50 percent',
}

const say = {
  name: 'Count a file',
  title: 'Count a file',
  lede: 'The file is read on this computer and stays here. Only the counts are recorded, with the file’s name and its fingerprint.',
  steps: ['The file', 'What it means', 'The numbers'],
  toMetric: 'To the metric',
  notYoursTitle: 'You can read this metric, not record for it',
  notYours: 'Numbers are recorded by the department’s editors and by coordinators.',
  undefinedTitle: 'Nobody has said how this metric is measured',
  undefinedWhy: 'Say it on the metric’s page; then a file can be counted for it.',
  noCountTitle: 'This metric is not counted from rows',
  noCountWhy: 'Its values are stages, or a yes or no. Record them on the metric’s page.',

  chooseFile: 'Choose a file',
  chooseAnother: 'Choose another file',
  fileHint:
    'CSV, TSV, text, Excel (.xlsx) or a ZIP of CSV files; or drop one anywhere on this page.',
  drop: 'Drop the file to read it',
  reading: 'Reading the file',
  listing: 'Listing what stands in the column',
  counting: 'Counting',
  cancel: 'Cancel',
  broken:
    'The file could not be read. It may have been moved or changed since it was chosen; choose it again.',
  refusedTitle: 'This file cannot be counted',
  refusedMend: 'Nothing was read from it, and nothing was sent.',
  size: (bytes: number) =>
    bytes < 100_000
      ? `${number(Math.ceil(bytes / 1000))} KB`
      : `${number(Math.round(bytes / 100_000) / 10)} MB`,
  encoding: (name: EncodingName, guessed: boolean, delimiter: Delimiter) =>
    `${encodings[name]}${guessed ? ' (a guess; check letters with accents)' : ''}, parted by ${delimiters[delimiter]}`,
  workbook: 'a workbook or archive',
  part: 'Which part is counted',
  partHint: 'The file holds several sheets or files.',
  emptyPart: (name: string) => `“${name}” holds no table`,
  emptyPartMend: 'Choose another part of the file.',
  hiddenPart: (name: string) => `${name} (hidden)`,
  choose: 'Choose…',
  previewCaption: (rows: number, table: number | null) =>
    `${table === null ? 'The' : `Table ${table}, the`} first of ${many(rows, 'row', 'rows')}`,
  row: 'Row',
  noHeading: (column: number) => `Column ${column}, no heading`,
  sameHeading: (heading: string, column: number) => `${heading} (column ${column})`,
  moreColumns: (count: number) => `${many(count, 'more column is', 'more columns are')} not shown.`,
  staysHere: 'These cells are shown on this screen only; they are not sent.',

  from: {
    remembered: (name: string) => `Filled in as the last file was counted: ${name}.`,
    inherited: (name: string) => `Filled in as this metric was counted the year before: ${name}.`,
    layout: (name: string) => `The headings are of a layout that is known: ${name}. Check it.`,
  },
  forget: 'Forget it',
  forgotten: 'It is forgotten. What is filled in here stays for this file.',
  keep: 'Remember for the next file what the columns mean and what it calls the sites',
  kept: 'The next file is counted in the same way.',
  table: 'Which table',
  tableOf: (at: number, rows: number, told: string) =>
    `Table ${at}, ${many(rows, 'row', 'rows')}: ${told.slice(0, 60)}`,
  how: 'What is counted',
  hows,
  valueColumn: 'Column with the values',
  key: 'Column that tells people or things apart',
  keyHint: 'An e-mail address or an account tells better than a name.',
  secondKey: 'Where that is empty',
  noSecondKey: 'Leave the row out',
  minutesColumn: 'Only those present long enough, by the column',
  noMinutes: 'However long',
  minutes: 'At least so many minutes',
  numerator: 'How many',
  denominator: 'Of how many',
  partLegend: 'Counted of all rows are those where',
  questionColumns: 'Columns with the answers',
  favourable: 'Favourable are the answers',
  ignored: 'Not counted as answers, beside empty cells and N/A',
  ignoredMore: 'Answers that are left out',
  scaleOf: (low: number, high: number) => `The metric’s scale is ${low} to ${high}.`,
  wideHeading: 'What stands in the headings beside the period',
  wideHint: 'Such as “Views” in “Oct 2022 Views”. Empty where a heading is the period alone.',
  date: 'When',
  dateHint: 'The column with the date or month of a row.',
  dateAbove: (heading: string) => `Over the table: ${heading}`,
  dateStated: 'No column says it; I say the days',
  firstDay: 'First day',
  lastDay: 'Last day',
  by: 'One number for',
  buckets,
  site: 'Column that names the site',
  siteNeeded: 'This metric is logged by site.',
  noSite: 'None: the whole district as one place',
  where: 'Only rows where',
  addFilter: 'Leave some rows out',
  addAnotherFilter: 'And another condition',
  removeFilter: 'Remove this condition',
  filterColumn: 'Column',
  filterWay: 'Condition',
  filterValues: 'Values',
  ways: {
    is: 'is one of',
    isNot: 'is none of',
    filled: 'is filled in',
    empty: 'is empty',
  },
  another: 'Another value',
  add: 'Add',
  tooManyAnswers: 'There are more different values than are listed here.',
  rows: (count: number) => many(count, 'row', 'rows'),
  more: 'Totals rows, and answers given twice',
  totals: 'Rows that add up the others',
  totalsWays: {
    'leave out': 'Leave them out',
    only: 'Only they are counted',
    keep: 'Count them too',
  },
  oncePer: 'On one day, only the first row of each',
  everyRow: 'Every row counts',
  questions: 'The file leaves this open; please say',
  questionOf,
  choiceWords,
  sitesAsked: (count: number) =>
    `${many(count, 'name is', 'names are')} not one of the district’s sites. Which site is it? It is remembered for the next file.`,
  leaveOut: 'None: leave its rows out',
  about: 'These numbers are of a group of people',
  aboutSurvey: 'These numbers are of a group of people, or of a survey',
  group: 'Participant group',
  groupHint: 'Empty: of everyone.',
  rosterLegend: 'Of how many people',
  rosterFile: 'Count them in a second file',
  rosterHint: 'A list of the people who belong to it, each counted once.',
  rosterTold: (told: readonly string[]) => `On the roster: ${told.join(', ')}.`,
  rosterParts: 'This file has several sheets or files; save the one that is meant by itself.',
  rosterCount: 'Count the roster',
  rosterNote: (file: string, sha256: string) =>
    `Of the people in “${file}”, SHA-256 ${sha256.slice(0, 16)}…`,
  roster: 'People on the roster',
  rosterOf: (site: string) => `People on the roster of ${site}`,
  lowest: 'Lowest answer',
  highest: 'Highest answer',
  gap,
  gaps: (gaps: readonly string[]) => `Still to be said: ${gaps.join('; ')}.`,
  notCounted: 'The file was not counted',
  count: 'Count the file',
  countAgain: 'Count with these answers',

  counted: (counted: number, read: number) =>
    `${number(counted)} of ${many(read, 'row', 'rows')} counted.`,
  covered: (from: CalendarDate, to: CalendarDate) =>
    from === to
      ? `They are of ${formatDate(from)}.`
      : `They are of ${formatDate(from)} to ${formatDate(to)}.`,
  lines: (lines: readonly number[]) =>
    `(${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')})`,
  besideTitle: (count: number) =>
    count === 1
      ? 'Another value stands in the same cycle'
      : `${number(count)} other values stand in the same cycles`,
  beside: (told: readonly string[]) =>
    `${told.join('; ')}. The cycle adds all of them up; withdraw those that say the same as this file.`,
  besideOne: (on: CalendarDate, site: string, value: string) =>
    `${value} on ${formatDate(on)}${site === '' ? '' : `, ${site}`}`,
  numbersCaption: (unit: string) =>
    unit === '' ? 'The numbers that would be stored' : `The numbers that would be stored, ${unit}`,
  period: 'Period',
  siteAndPeriod: 'Site and period',
  recordedOn: 'Recorded for',
  countedHeader: 'Counted',
  standing: 'On the record',
  nothing: '–',
  becomes: 'What happens',
  isNew: 'New',
  isSame: 'The same: nothing',
  isNotOver: 'Not over yet: not recorded',
  isChanged: 'Change it',
  district: 'Whole district',
  fromTo: (from: CalendarDate, to: CalendarDate) => `${formatDate(from)} – ${formatDate(to)}`,
  moreNumbers: (count: number) =>
    `${many(count, 'more number is', 'more numbers are')} not shown here; they are recorded too.`,
  differTitle: (count: number) =>
    count === 1
      ? 'One value on the record is another'
      : `${number(count)} values on the record are others`,
  differ: 'Both are shown above. What stands stays, unless you choose to change it and say why.',
  changeAll: (count: number) => `Change all ${number(count)}`,
  why: 'Why are they changed?',
  whyHint: 'It stays on the record beside both values.',
  record: (added: number, changed: number) =>
    [
      added > 0 && `Record ${many(added, 'number', 'numbers')}`,
      changed > 0 && `${added > 0 ? 'and change' : 'Change'} ${number(changed)}`,
    ]
      .filter(Boolean)
      .join(' '),
  recorded: (added: number, changed: number) =>
    `${[
      added > 0 && many(added, 'number is', 'numbers are'),
      changed > 0 && `${number(changed)} changed`,
    ]
      .filter(Boolean)
      .join(' and ')} on the record.`,
  allThereTitle: 'Nothing is to be recorded',
  allThere: 'Every number stands on the record already.',
  sameFile: (who: string, when: string) =>
    `This very file was recorded by ${who} on ${when}; it changes nothing.`,
  noneLeftOut: 'No row was left out.',
  leftOutCaption: 'Rows that are in no number',
  leftOutWhy: 'Why',
  leftOutReason: (reason: string) => `The row ${reason}`,
  leftOutRows: 'Rows',
  leftOutLines: 'Such as on line',
} as const

export function countWords() {
  return say
}
