import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { findPlan } from '../../db/plans.ts'
import {
  deletePriority,
  findPriority,
  insertPriority,
  updatePriority,
} from '../../db/priorities.ts'
import type { Db } from '../../db/tables.ts'
import { DIALECTS } from '../support/databases.ts'
import { observe } from '../support/observed.ts'
import { change, createPlan, METRICS, PLAN } from '../support/plans.ts'
import { recorded } from '../support/record.ts'

describe.each(DIALECTS)('%s: priorities', (dialect) => {
  let db: Db

  beforeEach(async () => {
    db = await createPlan(dialect)
  })
  afterEach(() => db.destroy())

  test('a priority comes last with the next number', async () => {
    const { result, entries } = await recorded(db, (going) =>
      insertPriority(going, { planId: PLAN, title: 'Third' }),
    )
    expect(result).toMatchObject({ planId: PLAN, number: 3, title: 'Third', version: 1 })
    expect((await findPlan(db, PLAN))?.priorities.at(-1)).toEqual({ ...result, actions: [] })
    expect(entries).toMatchObject([{ action: 'priority.add', payload: { after: result } }])
  })

  test('a number may repeat, as it does in print', async () => {
    expect(
      await change(db, (going) => insertPriority(going, { planId: PLAN, title: 'x', number: 1 })),
    ).toMatchObject({ number: 1 })
    const plan = await findPlan(db, PLAN)
    expect(plan?.priorities.map(({ number }) => number)).toEqual([1, 2, 1])
  })

  test('a priority of no plan is not stored', async () => {
    const refused = await recorded(db, (going) =>
      insertPriority(going, { planId: 'no-such-plan', title: 'x' }),
    )
    expect(refused).toEqual({ result: undefined, entries: [] })
  })

  test('a change keeps the place and puts both states on the record', async () => {
    const before = await findPriority(db, 'priority-1')
    const { result, entries } = await recorded(db, (going) =>
      updatePriority(going, 'priority-1', { title: 'Best numbers', number: 9 }, 1),
    )
    const after = { ...before, title: 'Best numbers', number: 9, version: 2 }
    expect(result).toEqual(after)
    const plan = await findPlan(db, PLAN)
    expect(plan?.priorities[0]).toMatchObject(after)
    expect(plan?.priorities[0]?.actions[0]?.metrics[0]?.code).toBe('DR-9.1.a')
    expect(entries).toMatchObject([{ action: 'priority.change', payload: { before, after } }])
  })

  test('a stale or absent priority is neither changed nor deleted', async () => {
    for (const [id, version] of [
      ['priority-1', 2],
      ['no-such-priority', 1],
    ] as const) {
      expect(
        await change(db, (going) => updatePriority(going, id, { title: 'x' }, version)),
      ).toBeUndefined()
      expect(await change(db, (going) => deletePriority(going, id, version))).toBeUndefined()
    }
    expect(await findPriority(db, 'priority-1')).toMatchObject({ title: 'Better numbers' })
  })

  test('a deleted priority takes its actions and metrics along', async () => {
    const { result, entries } = await recorded(db, (going) =>
      deletePriority(going, 'priority-2', 1),
    )
    expect(result).toBe('deleted')
    const plan = await findPlan(db, PLAN)
    expect(plan?.priorities.map(({ id }) => id)).toEqual(['priority-1'])
    expect(await rowsOf('metric')).toBe(2)
    expect(await rowsOf('action')).toBe(1)
    expect(await rowsOf('metric_site')).toBe(3)
    expect(entries).toMatchObject([
      { action: 'priority.remove', payload: { before: { id: 'priority-2' } } },
    ])
  })

  test('a priority says how many observations keep it', async () => {
    await observe(db, METRICS.rate, 3)
    const { result, entries } = await recorded(db, (going) =>
      deletePriority(going, 'priority-2', 1),
    )
    const uses = { observations: 3, deviations: 0, continuations: 0, reflections: 0, decisions: 0 }
    expect([result, entries]).toEqual([uses, []])
    expect(await findPriority(db, 'priority-2')).toBeDefined()
  })

  async function rowsOf(table: 'metric' | 'action' | 'metric_site'): Promise<number> {
    return (await db.selectFrom(table).selectAll().execute()).length
  }
})
