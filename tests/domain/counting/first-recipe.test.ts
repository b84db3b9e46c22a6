import { expect, test } from 'vitest'

import { columnsByName } from '../../../domain/counting/column-names.ts'
import { firstRecipe, forTable, withHow } from '../../../domain/counting/first-recipe.ts'
import { countingsFor } from '../../../domain/counting/fits.ts'
import type { Inspection } from '../../../domain/counting/inspect.ts'
import { inspectFile } from '../../../domain/counting/inspect.ts'
import { gapsOf } from '../../../domain/counting/recipe-gaps.ts'
import type { Recipe } from '../../../domain/counting/recipe.ts'
import { metricOf, rateOf } from '../../support/metrics.ts'

const COUNT = metricOf({ cadence: 'monthly' })
const RATE = rateOf()
const PORTAL = [
  'School,Account Name,User Type,Information Area,Date',
  'Alder Creek Elementary,a@mail.example,Parent,Grades,2022-10-03',
]
const SHEET = ['Campus,Who,Present on', 'Alder,Ann,10/18/2022', 'Bay,Ben,10/19/2022']

test('a known layout is suggested where its numbers are of the metric’s kind', async () => {
  const first = firstRecipe(await inspected(PORTAL), COUNT, null)
  expect(first?.from).toBe('layout')
  expect(first?.recipe.counting).toEqual({ how: 'distinct', keys: ['Account Name'] })
  expect(first?.recipe.site).toBe(undefined)
  const bySite = firstRecipe(await inspected(PORTAL), { ...COUNT, siteIds: ['alder'] }, null)
  expect(bySite?.recipe.site).toBe('School')
})

test('of a layout whose numbers are of another kind only place and date are taken', async () => {
  const first = firstRecipe(await inspected(PORTAL), RATE, null)
  expect(first).toMatchObject({
    from: null,
    recipe: { counting: { how: 'ratio of rows' }, date: { column: 'Date' }, site: 'School' },
  })
})

test('an unknown file offers its one column of days and its one column of sites', async () => {
  const first = firstRecipe(await inspected(SHEET), RATE, null)
  expect(first?.recipe).toMatchObject({
    date: { column: 'Present on' },
    site: 'Campus',
    by: 'cycle',
  })
  const two = firstRecipe(
    await inspected(['Campus,School,Begun,Ended', 'A,B,10/18/2022,10/19/2022']),
    COUNT,
    null,
  )
  expect(two?.recipe).toEqual({
    version: 1,
    name: 'Rows counted',
    counting: { how: 'rows' },
    by: 'month',
  })
})

test('what was remembered comes first, where the file has its columns', async () => {
  const remembered: Recipe = {
    version: 1,
    name: 'Sheets',
    counting: { how: 'distinct', keys: ['who'] },
    by: 'cycle',
    date: { column: 'Present on' },
  }
  const first = firstRecipe(await inspected(SHEET), COUNT, remembered)
  expect(first).toEqual({ recipe: remembered, from: 'remembered' })
  expect(firstRecipe(await inspected(PORTAL), COUNT, remembered)?.from).toBe('layout')
  expect(firstRecipe(await inspected(SHEET), RATE, remembered)?.from).toBe(null)
})

test('of several tables the largest is meant', async () => {
  const file = ['Topic,Held on', 'Council,2022-10-03', '', ...SHEET]
  const seen = await inspected(file)
  expect(firstRecipe(seen, COUNT, null)?.recipe.table).toBe(2)
  const [small] = seen.tables
  const recipe = firstRecipe(seen, COUNT, null)?.recipe
  const moved = small && recipe && forTable(recipe, small, COUNT)
  expect(moved).toMatchObject({ table: 1, date: { column: 'Held on' } })
  expect(moved?.site).toBe(undefined)
})

test('nothing is offered for stages and for a yes or no', async () => {
  const seen = await inspected(SHEET)
  expect(firstRecipe(seen, { ...COUNT, kind: 'yes_no' }, null)).toBe(undefined)
  expect(countingsFor({ kind: 'milestone', stages: ['begun', 'done'] })).toEqual([])
  expect(countingsFor({ kind: 'milestone', stages: [] })).toEqual(['latest', 'wide to long'])
})

test('another way of counting has nothing said of it yet, and the scale of the metric', () => {
  const recipe: Recipe = { version: 1, name: 'x', counting: { how: 'rows' }, by: 'month' }
  expect(withHow(recipe, 'rows', COUNT)).toBe(recipe)
  const scored = withHow(recipe, 'mean of scale', { ...COUNT, scaleMin: 1, scaleMax: 5 })
  expect(scored.counting).toEqual({ how: 'mean of scale', columns: [], scale: [1, 5] })
  expect(gapsOf(scored, { sites: true })).toEqual(['columns', 'date', 'site'])
  expect(
    gapsOf(
      { ...recipe, date: { column: 'Day' }, where: [{ column: 'x', is: [] }] },
      { sites: false },
    ),
  ).toEqual(['where'])
})

test('a column goes by its heading, or by its position where that does not tell', () => {
  const names = columnsByName({ headings: ['Day', 'Views', 'views ', '', '#2'] })
  expect(names.map(({ name }) => name)).toEqual(['Day', '#2', '#3', '#4', '#5'])
})

async function inspected(lines: readonly string[]): Promise<Inspection> {
  const outcome = await inspectFile(new Blob([`${lines.join('\n')}\n`]), undefined)
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}
