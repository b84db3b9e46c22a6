import { expect, test } from 'vitest'

import { calendarDate, schoolYear } from '../../../domain/calendar.ts'
import type { Recipe } from '../../../domain/counting/recipe.ts'
import { checkRemembered, rememberedOf } from '../../../domain/counting/remembered.ts'

const KEPT: Recipe = {
  version: 1,
  name: 'Portal',
  counting: { how: 'distinct', keys: ['Account Name'] },
  by: 'month',
  date: { column: 'Date' },
  site: 'School',
  where: [{ column: 'User Type', is: ['Parent'] }],
  sites: { 'Bay Laurel': '102' },
  dateOrder: 'month_first',
}

test('headings, chosen answers and what files call sites are remembered', async () => {
  expect(rememberedOf(KEPT)).toEqual(KEPT)
  expect(await checkRemembered(KEPT)).toEqual({ ok: true, value: KEPT })
})

const OF_ONE_FILE: [what: string, Partial<Recipe>, lost: (keyof Recipe)[]][] = [
  ['a part', { part: 'Table data.csv' }, ['part']],
  ['a table', { table: 2 }, ['table']],
  [
    'stated days',
    { date: { from: calendarDate('2022-10-01'), to: calendarDate('2022-10-31') } },
    ['date'],
  ],
  ['a school year', { schoolYear: schoolYear('2022-23') }, ['schoolYear']],
  ['a metric', { metric: 'metric-1' }, ['metric']],
  ['labels of rows left out', { sites: { 'Ann Lee': null } }, ['sites']],
  [
    'a person left out by a key',
    { where: [{ column: 'account name', isNot: ['ann'] }] },
    ['where'],
  ],
  ['a person by name', { where: [{ column: 'Student Name', is: ['ann'] }] }, ['where']],
  ['a person by address', { where: [{ column: 'Email', is: ['ann@mail.example'] }] }, ['where']],
  ['a person by number', { where: [{ column: 'Perm ID', is: ['4711'] }] }, ['where']],
  ['cells of a column without a heading', { where: [{ column: '#3', is: ['ann'] }] }, ['where']],
]

test.each(OF_ONE_FILE)(
  '%s is not remembered, and refused where it is sent',
  async (_, part, lost) => {
    const remembered = rememberedOf({ ...KEPT, ...part })
    for (const name of lost) expect(remembered).not.toHaveProperty(name)
    expect(remembered?.counting).toEqual(KEPT.counting)
    expect(await checkRemembered({ ...KEPT, ...part })).toMatchObject({
      ok: false,
      error: { code: 'recipe_invalid' },
    })
  },
)

test('whether a column of names is filled is remembered', () => {
  const where = [{ column: 'Email', filled: true }]
  expect(rememberedOf({ ...KEPT, where })?.where).toEqual(where)
})

test('how many are on the roster is asked for each file', () => {
  const counting = { how: 'ratio of roster', keys: ['Email'], roster: { 101: 20 } } as const
  expect(rememberedOf({ ...KEPT, counting })?.counting).toEqual({
    how: 'ratio of roster',
    keys: ['Email'],
  })
})

test.each([
  { how: 'typed', values: [{ on: calendarDate('2022-10-01'), value: 1 }] },
  { how: 'ratio of rows', part: [{ column: 'Name', is: ['ann'] }] },
  { how: 'percent favourable', columns: ['Your name'], favourable: ['ann'] },
] as const)('nothing is left of a recipe of people or typed values: $how', (counting) => {
  expect(rememberedOf({ ...KEPT, counting })).toBe(undefined)
})

test.each([900, 3000])('a recipe with %i sites fits or is not remembered', (count) => {
  const sites = Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`a school of number ${at}`, '101']),
  )
  expect(rememberedOf({ ...KEPT, sites }) === undefined).toBe(count > 1000)
})
