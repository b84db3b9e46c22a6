import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { readDashboard } from '../../db/dashboard.ts'
import { THIS_YEAR } from '../../db/demo/calendar.ts'
import { seedDemonstration } from '../../db/demo/seed.ts'
import { listGrids } from '../../db/status-grids.ts'
import type { Db } from '../../db/tables.ts'
import { calendarDate } from '../../domain/calendar.ts'
import { checkGrid } from '../../domain/grid-check.ts'
import type { GridEntry } from '../../domain/grid-view.ts'
import { composeGrid } from '../../domain/grid-view.ts'
import { COLOURS } from '../../domain/status-grid.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'

describe.each(DIALECTS)('%s: status and change in the demonstration', (dialect) => {
  let db: Db
  let defined: GridEntry[]

  beforeAll(async () => {
    db = await createDatabase(dialect)
    await seedDemonstration(db)
    const today = calendarDate('2023-02-10')
    const dashboard = await readDashboard(db, { schoolYear: THIS_YEAR, today })
    const grids = await listGrids(db, { schoolYear: THIS_YEAR })
    const entries = composeGrid(dashboard, `${THIS_YEAR}-Q2`, grids)
    defined = entries.filter(({ definition }) => definition !== null)
  })
  afterAll(() => db.destroy())

  test('every definition is one that a person could have set', () => {
    expect(defined.length).toBeGreaterThanOrEqual(8)
    const refused = defined.filter(
      ({ definition, metric }) => definition && !checkGrid(definition, metric).ok,
    )
    expect(refused).toEqual([])
  })

  test('every colour is held by some metric', () => {
    const held = new Set(defined.map(({ placed }) => placed.colour))
    expect(COLOURS.filter((colour) => !held.has(colour))).toEqual([])
  })

  test('has what a reader should have seen once', () => {
    expect(defined.some(({ definition }) => definition?.better === 'lower')).toBe(true)
    expect(defined.some(({ placed }) => placed.columns === 3 && placed.colour !== null)).toBe(true)
    expect(defined.some(({ placed }) => placed.reason === 'too_few_for_a_colour')).toBe(true)
    expect(defined.some(({ placed }) => placed.reason === 'no_value_last_year')).toBe(true)
  })
})
