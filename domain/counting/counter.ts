/** How each kind of counting adds a row to the number of its site and period. */

import type { CalendarDate } from '../calendar.ts'
import { checkNumber, roundToSixPlaces } from '../number.ts'
import { columnAt } from './columns.ts'
import type { Decisions } from './decide.ts'
import type { LeftOutReason, LeftOutRows } from './left-out.ts'
import { readMinutes, readNumber } from './number-cell.ts'
import type { Period } from './period.ts'
import type { Counting, Recipe } from './recipe.ts'
import { createFilter } from './row-plan.ts'
import { sameWords } from './same-words.ts'
import type { Table } from './tables.ts'
import type { Values } from './tally.ts'
import { keyOf, MOST_PEOPLE, PeopleTally, refusePeople, RowTally, SumTally } from './tally.ts'

/** The number of one site and period, as rows are added to it. */
export class Slot {
  readonly site: string | null
  readonly bucket: Period
  readonly rows = new RowTally()
  readonly sum = new SumTally()
  readonly base = new SumTally()
  readonly people = new PeopleTally()
  latest: { value: number; days: Period; line: number } | null = null

  constructor(site: string | null, bucket: Period) {
    this.site = site
    this.bucket = bucket
  }
}

export interface RowAt {
  cells: readonly string[]
  line: number
  days: Period
}

export interface Counter {
  /** Adds a row; gives the reason when there is nothing to add. */
  add: (slot: Slot, row: RowAt) => LeftOutReason | null
  /** The slot's number; null when it has none. */
  values: (slot: Slot, leftOut: LeftOutRows) => Values | null
  /** Values that were rounded to the places that are stored. */
  rounded: () => number
}

type Of<H extends Counting['how']> = Extract<Counting, { how: H }>

const IGNORED = ['', 'n/a', 'na', 'not applicable', "don't know"]

/** The counter of a recipe over a table. */
export function createCounter(recipe: Recipe, table: Table, decisions: Decisions): Counter {
  const { counting } = recipe
  const numbers = createNumberReader(counting, decisions)
  const at = (column: string) => columnAt(column, table)
  const by = (add: Counter['add'], values: Counter['values']): Counter => ({
    add,
    values,
    rounded: numbers.rounded,
  })
  switch (counting.how) {
    case 'rows':
      return by(countRow, ({ rows }) => ({ value: rows.rows }))
    case 'ratio of rows': {
      const isPart = createFilter(counting.part, table)
      return by(
        ({ rows }, { cells }) => (rows.add(isPart(cells)), null),
        ({ rows }) => ({ numerator: rows.part, denominator: rows.rows }),
      )
    }
    case 'distinct':
    case 'ratio of roster':
      return countPeople(counting, at, by)
    case 'ratio of columns':
      return countRatio(at(counting.numerator), at(counting.denominator), numbers.read, by)
    case 'percent favourable':
      return countFavourable(counting, counting.columns.map(at), by)
    case 'mean of scale':
      return countScale(counting, counting.columns.map(at), numbers.read, by)
    case 'sum': {
      const column = at(counting.column)
      return by(
        (slot, { cells }) => addTo(slot.sum, numbers.read(cells[column])),
        ({ sum }) => ({ value: sum.sum }),
      )
    }
    case 'latest': {
      const column = at(counting.column)
      return by(
        (slot, row) => keepLatest(slot, row, numbers.read(row.cells[column])),
        ({ latest }) => latest && { value: latest.value },
      )
    }
    case 'wide to long':
    case 'typed':
      return by(countRow, () => null)
  }
}

/** Adds the cells of one row whose columns are periods. */
export function createWideCounter(counting: Of<'wide to long'>, decisions: Decisions) {
  const numbers = createNumberReader(counting, decisions)
  return {
    rounded: numbers.rounded,
    add: (slot: Slot, row: RowAt, cell: string | undefined): LeftOutReason | null => {
      const value = numbers.read(cell)
      if (counting.as === 'count') return addTo(slot.sum, value)
      const { latest } = slot
      const again = latest?.days.endsOn === row.days.endsOn && latest.line !== row.line
      return again ? 'place_repeated' : keepLatest(slot, row, value)
    },
    values: ({ sum, latest }: Slot): Values | null => {
      if (counting.as === 'count') return sum.n > 0 ? { value: sum.sum } : null
      return latest && { value: latest.value }
    },
  }
}

type By = (add: Counter['add'], values: Counter['values']) => Counter
type ReadNumber = (cell: string | undefined) => number | LeftOutReason

function countRow({ rows }: Slot): null {
  rows.add(false)
  return null
}

function countPeople(
  counting: Of<'distinct'> | Of<'ratio of roster'>,
  at: (column: string) => number,
  by: By,
): Counter {
  const keys = counting.keys.map(at)
  const minutesAt = counting.minutes && at(counting.minutes.column)
  const atLeast = counting.minutes?.atLeast ?? 0
  let people = 0
  return by(
    (slot, { cells }) => {
      const key = keyOf(cells, keys)
      if (key === '') return 'key_missing'
      const minutes = minutesAt === undefined ? 0 : (readMinutes(cells[minutesAt] ?? '') ?? 0)
      people += slot.people.add(key, minutes)
      if (people > MOST_PEOPLE) refusePeople()
      return null
    },
    (slot, leftOut) => {
      const { people: present, rowsUnder } = slot.people.count(atLeast)
      if (rowsUnder > 0) leftOut.add('under_minutes', null, rowsUnder)
      if (counting.how === 'distinct') return { value: present }
      const { roster = 0 } = counting
      const denominator = typeof roster === 'number' ? roster : (roster[slot.site ?? ''] ?? 0)
      return { numerator: present, denominator }
    },
  )
}

function countRatio(numeratorAt: number, denominatorAt: number, read: ReadNumber, by: By): Counter {
  return by(
    ({ sum, base }, { cells }) => {
      const numerator = read(cells[numeratorAt])
      const denominator = read(cells[denominatorAt])
      if (typeof numerator !== 'number') return numerator
      if (typeof denominator !== 'number') return denominator
      return sum.add(numerator) ?? base.add(denominator)
    },
    ({ sum, base }) => (base.sum > 0 ? { numerator: sum.sum, denominator: base.sum } : null),
  )
}

function countFavourable(
  counting: Of<'percent favourable'>,
  columns: readonly number[],
  by: By,
): Counter {
  const favourable = new Set(counting.favourable.map(sameWords))
  const ignored = new Set([...IGNORED, ...(counting.ignored ?? [])].map(sameWords))
  return by(
    ({ rows }, { cells }) => {
      const answers = columns
        .map((at) => sameWords(cells[at] ?? ''))
        .filter((answer) => !ignored.has(answer))
      for (const answer of answers) rows.add(favourable.has(answer))
      return answers.length === 0 ? 'no_answer' : null
    },
    ({ rows }) => ({ numerator: rows.part, denominator: rows.rows }),
  )
}

function countScale(
  { scale: [low, high] = [-Infinity, Infinity] }: Of<'mean of scale'>,
  columns: readonly number[],
  read: ReadNumber,
  by: By,
): Counter {
  return by(
    ({ sum }, { cells }) => {
      let reason: LeftOutReason | null = 'no_answer'
      for (const at of columns) {
        const answer = read(cells[at])
        if (typeof answer !== 'number') {
          if (reason === 'no_answer' && answer !== 'no_value') reason = answer
        } else if (answer < low || answer > high) reason = 'outside_scale'
        else if (sum.add(answer) === null) reason = null
      }
      return reason
    },
    ({ sum }) => (sum.n > 0 ? { mean: sum.mean(), n: sum.n } : null),
  )
}

function addTo(sum: SumTally, value: number | LeftOutReason): LeftOutReason | null {
  return typeof value === 'number' ? sum.add(value) : value
}

function keepLatest(slot: Slot, { days, line }: RowAt, value: number | LeftOutReason) {
  if (typeof value !== 'number') return value
  if (!slot.latest || isLater(days.endsOn, slot.latest.days.endsOn))
    slot.latest = { value, days, line }
  return null
}

/** Of rows of one day the later row stands. */
function isLater(day: CalendarDate, than: CalendarDate): boolean {
  return day >= than
}

function createNumberReader(counting: Counting, { decimal, percent }: Decisions) {
  const scales = counting.how === 'latest' || counting.how === 'wide to long'
  let rounded = 0
  return {
    rounded: () => rounded,
    read: (cell: string | undefined): number | LeftOutReason => {
      const read = readNumber(cell ?? '')
      if (read.is !== 'number' && read.is !== 'either') return read.is
      const given = read.is === 'number' ? read.value : read.byMark[decimal]
      const value = scales && percent === 'fraction' && !read.percent ? given * 100 : given
      const checked = checkNumber(value)
      if (checked.ok) return checked.value
      if (checked.error !== 'too_many_places') return 'number_too_large'
      rounded += 1
      return roundToSixPlaces(value)
    },
  }
}
