/** A recipe from JSON that somebody wrote or kept. */

import { isCalendarDate, isSchoolYear } from '../calendar.ts'
import type { Result } from '../result.ts'
import type { Shape } from './json-shape.ts'
import {
  flag,
  listOf,
  number,
  object,
  objectOf,
  oneOf,
  orNull,
  recordOf,
  text,
  textThat,
  wrong,
} from './json-shape.ts'
import { QUARTERS } from './period.ts'
import type { Counting, DateSource, Filter, Recipe, TypedValue } from './recipe.ts'
import { BUCKETS } from './recipe.ts'
import type { CountProblem } from './refusal.ts'
import { refusable } from './refusal.ts'

type How = Counting['how']
type Of<H extends How> = Extract<Counting, { how: H }>

const day = textThat(isCalendarDate, 'a date such as 2022-10-18')
const minutes = object<{ column: string; atLeast: number }>({ column: text, atLeast: number })
const percent = oneOf(['percent', 'fraction'])

const filter: Shape<Filter> = (given, at) => {
  const members = objectOf(given, at)
  if ('is' in members)
    return object<Extract<Filter, { is: unknown }>>({ column: text, is: listOf(text) })(given, at)
  if ('isNot' in members) {
    return object<Extract<Filter, { isNot: unknown }>>({ column: text, isNot: listOf(text) })(
      given,
      at,
    )
  }
  if ('filled' in members) {
    return object<Extract<Filter, { filled: unknown }>>({ column: text, filled: flag })(given, at)
  }
  return wrong(at, 'a column with is, isNot or filled')
}

const scale: Shape<readonly [number, number]> = (given, at) => {
  const [low, high, ...more] = listOf(number)(given, at)
  if (low === undefined || high === undefined || low >= high || more.length > 0) {
    return wrong(at, 'the lowest and the highest answer, such as [1, 5]')
  }
  return [low, high]
}

const roster: Shape<number | Record<string, number>> = (given, at) =>
  typeof given === 'number' ? number(given, at) : recordOf(number)(given, at)

const typedValue = object<TypedValue>(
  {
    on: day,
    site: text,
    value: number,
    numerator: number,
    denominator: number,
    mean: number,
    n: number,
  },
  ['site', 'value', 'numerator', 'denominator', 'mean', 'n'],
)

const dateSource: Shape<DateSource> = (given, at) => {
  const members = objectOf(given, at)
  if ('column' in members) return object<{ column: string }>({ column: text })(given, at)
  if ('above' in members) return object<{ above: string }>({ above: text })(given, at)
  const period = object<Extract<DateSource, { from: unknown }>>({ from: day, to: day })(given, at)
  return period.from <= period.to ? period : wrong(at, 'a period that ends after it begins')
}

const COUNTINGS: { [H in How]: Shape<Of<H>> } = {
  rows: object<Of<'rows'>>({ how: oneOf(['rows']) }),
  distinct: object<Of<'distinct'>>({ how: oneOf(['distinct']), keys: listOf(text), minutes }, [
    'minutes',
  ]),
  'ratio of columns': object<Of<'ratio of columns'>>({
    how: oneOf(['ratio of columns']),
    numerator: text,
    denominator: text,
  }),
  'ratio of rows': object<Of<'ratio of rows'>>({
    how: oneOf(['ratio of rows']),
    part: listOf(filter),
  }),
  'ratio of roster': object<Of<'ratio of roster'>>(
    { how: oneOf(['ratio of roster']), keys: listOf(text), minutes, roster },
    ['minutes', 'roster'],
  ),
  'percent favourable': object<Of<'percent favourable'>>(
    {
      how: oneOf(['percent favourable']),
      columns: listOf(text),
      favourable: listOf(text),
      ignored: listOf(text),
    },
    ['ignored'],
  ),
  'mean of scale': object<Of<'mean of scale'>>(
    { how: oneOf(['mean of scale']), columns: listOf(text), scale },
    ['scale'],
  ),
  sum: object<Of<'sum'>>({ how: oneOf(['sum']), column: text }),
  latest: object<Of<'latest'>>({ how: oneOf(['latest']), column: text, percent }, ['percent']),
  'wide to long': object<Of<'wide to long'>>(
    { how: oneOf(['wide to long']), heading: text, as: oneOf(['count', 'level']), percent },
    ['heading', 'percent'],
  ),
  typed: object<Of<'typed'>>({ how: oneOf(['typed']), values: listOf(typedValue) }),
}

const counting: Shape<Counting> = (given, at) => {
  const { how } = objectOf(given, at)
  const known = Object.entries(COUNTINGS).find(([name]) => name === how)
  return known
    ? known[1](given, at)
    : wrong(`${at}.how`, `one of: ${Object.keys(COUNTINGS).join(', ')}`)
}

const version: Shape<1> = (given, at) =>
  given === 1 ? 1 : wrong(at, '1; this recipe is of a newer product')

const recipe = object<Recipe>(
  {
    version,
    name: text,
    counting,
    part: text,
    table: (given, at) => (typeof given === 'number' ? number(given, at) : text(given, at)),
    where: listOf(filter),
    oncePer: text,
    date: dateSource,
    by: oneOf(BUCKETS),
    site: text,
    sites: recordOf(orNull(text)),
    totals: oneOf(['leave out', 'only', 'keep']),
    dateOrder: oneOf(['month_first', 'day_first']),
    decimal: oneOf(['.', ',']),
    quarters: oneOf(QUARTERS),
    schoolYear: textThat(isSchoolYear, 'a school year such as 2022-23'),
    metric: text,
  },
  [
    'part',
    'table',
    'where',
    'oncePer',
    'date',
    'site',
    'sites',
    'totals',
    'dateOrder',
    'decimal',
    'quarters',
    'schoolYear',
    'metric',
  ],
)

/**
 * The recipe that some JSON is.
 *
 * Errors: the first thing that is not as it should be, and where.
 */
export function checkRecipe(given: unknown): Promise<Result<Recipe, CountProblem>> {
  return refusable(() => recipe(given, ''))
}
