import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { deleteMetric } from '../../db/metrics.ts'
import type { GridEdit } from '../../db/status-grids.ts'
import { findGrid, listGrids, setGrid } from '../../db/status-grids.ts'
import type { Db } from '../../db/tables.ts'
import type { GridDefinition } from '../../domain/status-grid.ts'
import { DIALECTS } from '../support/databases.ts'
import { gridOf } from '../support/grids.ts'
import { observe } from '../support/observed.ts'
import {
  change,
  createPlan,
  DEPARTMENT,
  METRICS,
  OTHER_DEPARTMENT,
  YEAR,
} from '../support/plans.ts'
import { recorded, touchedBy } from '../support/record.ts'

describe.each(DIALECTS)('%s: status grids', (dialect) => {
  let db: Db

  beforeEach(async () => {
    db = await createPlan(dialect)
  })
  afterEach(() => db.destroy())

  test('a metric has no grid until someone sets one', async () => {
    const none = { metricId: METRICS.rate, definition: null, version: 0 }
    expect(await findGrid(db, METRICS.rate)).toEqual(none)
    expect(await listGrids(db, { schoolYear: YEAR })).toEqual(new Map())
  })

  test('a grid is set, read back to the last digit and on the record', async () => {
    const definition = gridOf({ levelCuts: [0.1, 0.3, 61.234567, 80] })
    const { result, entries } = await recorded(db, (going) =>
      setGrid(going, METRICS.rate, definition, { expectedVersion: 0 }),
    )
    expect(result).toEqual({ metricId: METRICS.rate, definition, version: 1 })
    expect(await findGrid(db, METRICS.rate)).toEqual(result)
    expect(entries).toEqual([
      {
        action: 'status_grid.set',
        entity: 'status_grid',
        entityId: METRICS.rate,
        payload: { after: definition },
      },
    ])
  })

  test('a change keeps both states and its reason; a stale one is not stored', async () => {
    await set(gridOf(), { expectedVersion: 0 })
    const second = gridOf({ better: 'lower', fewChangeCuts: [-3, 3] })
    const { entries } = await recorded(db, (going) =>
      setGrid(going, METRICS.rate, second, { expectedVersion: 1, reason: 'Board decision' }),
    )
    expect(entries).toMatchObject([
      { payload: { before: gridOf(), after: second, reason: 'Board decision' } },
    ])
    expect(await set(gridOf(), { expectedVersion: 1 })).toBeUndefined()
    expect(await findGrid(db, METRICS.rate)).toMatchObject({ definition: second, version: 2 })
  })

  test('once the metric has observations a reason is needed', async () => {
    await observe(db, METRICS.rate, 1)
    expect(await set(gridOf(), { expectedVersion: 0 })).toBe('reason_needed')
    expect(await findGrid(db, METRICS.rate)).toMatchObject({ version: 0 })
    expect(await set(gridOf(), { expectedVersion: 0, reason: 'why' })).toMatchObject({ version: 1 })
  })

  test('a grid taken out of use is not there, and its version goes on', async () => {
    await set(gridOf(), { expectedVersion: 0 })
    const { result, entries } = await recorded(db, (going) =>
      setGrid(going, METRICS.rate, null, { expectedVersion: 1 }),
    )
    expect(result).toEqual({ metricId: METRICS.rate, definition: null, version: 2 })
    expect(await findGrid(db, METRICS.rate)).toEqual(result)
    expect(await listGrids(db, { schoolYear: YEAR })).toEqual(new Map())
    expect(entries).toEqual([
      {
        action: 'status_grid.remove',
        entity: 'status_grid',
        entityId: METRICS.rate,
        payload: { before: gridOf() },
      },
    ])
    const again = await recorded(db, (going) =>
      setGrid(going, METRICS.rate, null, { expectedVersion: 2 }),
    )
    expect(again.entries).toEqual([])
    expect(await set(gridOf(), { expectedVersion: 2 })).toMatchObject({ version: 3 })
    expect(await findGrid(db, METRICS.rate)).toMatchObject({ definition: gridOf() })
  })

  test('the grids of a year are listed by metric, all or of one department', async () => {
    await set(gridOf(), { expectedVersion: 0 })
    const found = new Map([[METRICS.rate, gridOf()]])
    expect(await listGrids(db, { schoolYear: YEAR })).toEqual(found)
    expect(await listGrids(db, { schoolYear: YEAR, departmentId: DEPARTMENT })).toEqual(found)
    const other = { schoolYear: YEAR, departmentId: OTHER_DEPARTMENT }
    expect(await listGrids(db, other)).toEqual(new Map())
  })

  test('an absent or removed metric takes no grid', async () => {
    const absent = await change(db, (going) =>
      setGrid(going, 'no-such-metric', gridOf(), { expectedVersion: 0 }),
    )
    expect(absent).toBeUndefined()
    await observe(db, METRICS.rate, 1)
    await change(db, (going) =>
      deleteMetric(going, METRICS.rate, { expectedVersion: 1, reason: 'why' }),
    )
    expect(await set(gridOf(), { expectedVersion: 0, reason: 'why' })).toBeUndefined()
  })

  test('the grid of a deleted metric goes with it; of a removed one it stays', async () => {
    await set(gridOf(), { expectedVersion: 0 })
    await change(db, (going) => deleteMetric(going, METRICS.rate, { expectedVersion: 1 }))
    expect(await db.selectFrom('status_grid').selectAll().execute()).toEqual([])

    await observe(db, METRICS.level, 1)
    await change(db, (going) =>
      setGrid(going, METRICS.level, gridOf(), { expectedVersion: 0, reason: 'why' }),
    )
    await change(db, (going) =>
      deleteMetric(going, METRICS.level, { expectedVersion: 1, reason: 'why' }),
    )
    expect(await findGrid(db, METRICS.level)).toMatchObject({ definition: gridOf() })
  })

  test("readers of the metric's year look again", async () => {
    const touched = await touchedBy(db, ['2022-23', 'organisation'], (going) =>
      setGrid(going, METRICS.rate, gridOf(), { expectedVersion: 0 }),
    )
    expect(touched).toEqual(['2022-23'])
  })

  function set(definition: GridDefinition, edit: GridEdit) {
    return change(db, (going) => setGrid(going, METRICS.rate, definition, edit))
  }
})
