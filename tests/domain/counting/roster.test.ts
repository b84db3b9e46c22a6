import { expect, test } from 'vitest'

import { calendarDate } from '../../../domain/calendar.ts'
import { inspectFile } from '../../../domain/counting/inspect.ts'
import type { Recipe } from '../../../domain/counting/recipe.ts'
import { rosterOf, rosterRecipe } from '../../../domain/counting/roster.ts'
import { counted, numbersOf } from '../../support/counting.ts'

const TODAY = calendarDate('2023-02-10')
const ROSTER = [
  'E-mail,school',
  'ann@x,Alder Creek Elementary',
  'ben@x,AV',
  'cat@x,AV',
  'ANN@x,101',
]
const SIGN_INS = ['Name,E-mail,School,Date', 'Ann,ann@x,101,2022-10-03', 'Cat,cat@x,301,2022-10-04']
const RECIPE: Recipe = {
  version: 1,
  name: 'Attendance',
  counting: { how: 'ratio of roster', keys: ['E-mail', 'Name'] },
  by: 'month',
  date: { column: 'Date' },
  site: 'School',
}

test('a roster’s people are counted once at each site, and are what the rate is of', async () => {
  const inspected = await inspectFile(new Blob([ROSTER.join('\n')]), undefined)
  if (!inspected.ok) throw new Error(inspected.error.message)
  const found = rosterRecipe(RECIPE, inspected.value, TODAY)
  expect(found).toMatchObject({ counting: { keys: ['E-mail'] }, site: 'school' })
  const recipe = { ...found, sites: { AV: '301' } }
  const { amounts } = await counted(ROSTER, recipe)
  const rate = rosterOf(RECIPE, recipe, amounts)
  expect(rate.counting).toMatchObject({ roster: { 101: 1, 301: 2 } })
  expect(rate.sites).toEqual({ AV: '301' })
  expect(numbersOf(await counted(SIGN_INS, rate))).toEqual({
    '2022-10-31 101': { numerator: 1, denominator: 1 },
    '2022-10-31 301': { numerator: 1, denominator: 2 },
  })
})

test('without sites a roster is one number', async () => {
  const { site: _site, ...whole } = RECIPE
  const recipe: Recipe = {
    version: 1,
    name: 'Roster',
    counting: { how: 'distinct', keys: ['E-mail'] },
    by: 'day',
    date: { from: TODAY, to: TODAY },
  }
  const { amounts } = await counted(ROSTER, recipe)
  expect(rosterOf(whole, recipe, amounts).counting).toMatchObject({ roster: 3 })
})
