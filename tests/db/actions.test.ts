import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { deleteAction, findAction, insertAction, updateAction } from '../../db/actions.ts'
import { findPlan } from '../../db/plans.ts'
import type { Db } from '../../db/tables.ts'
import { DIALECTS } from '../support/databases.ts'
import { observe } from '../support/observed.ts'
import { change, createPlan, METRICS, PLAN } from '../support/plans.ts'
import { recorded } from '../support/record.ts'

describe.each(DIALECTS)('%s: actions', (dialect) => {
  let db: Db

  beforeEach(async () => {
    db = await createPlan(dialect)
  })
  afterEach(() => db.destroy())

  test('an action comes last with the next number and each goal once', async () => {
    const { result, entries } = await recorded(db, (going) =>
      insertAction(going, {
        priorityId: 'priority-2',
        text: 'Third',
        needsResources: false,
        goals: ['LCAP 3', 'LCAP 1', 'LCAP 3'],
      }),
    )
    expect(result).toMatchObject({
      priorityId: 'priority-2',
      planId: PLAN,
      number: 3,
      text: 'Third',
      needsResources: false,
      goals: ['LCAP 1', 'LCAP 3'],
      version: 1,
    })
    const plan = await findPlan(db, PLAN)
    expect(plan?.priorities[1]?.actions.at(-1)).toEqual({ ...result, metrics: [] })
    expect(entries).toMatchObject([{ action: 'action.add', payload: { after: result } }])
  })

  test('an action of no priority is not stored', async () => {
    const refused = await recorded(db, (going) =>
      insertAction(going, { priorityId: 'no-such-priority', text: 'x' }),
    )
    expect(refused).toEqual({ result: undefined, entries: [] })
  })

  test('a change keeps the place and puts both states on the record', async () => {
    const before = await findAction(db, 'action-1')
    const { result, entries } = await recorded(db, (going) =>
      updateAction(going, 'action-1', { needsResources: null, goals: ['LCAP 4'] }, 1),
    )
    const after = { ...before, needsResources: null, goals: ['LCAP 4'], version: 2 }
    expect(result).toEqual(after)
    expect(await findAction(db, 'action-1')).toEqual(after)
    expect(entries).toMatchObject([{ action: 'action.change', payload: { before, after } }])
  })

  test('a stale or absent action is neither changed nor deleted', async () => {
    for (const [id, version] of [
      ['action-1', 2],
      ['no-such-action', 1],
    ] as const) {
      expect(
        await change(db, (going) => updateAction(going, id, { text: 'x' }, version)),
      ).toBeUndefined()
      expect(await change(db, (going) => deleteAction(going, id, version))).toBeUndefined()
    }
    expect(await findAction(db, 'action-1')).toMatchObject({ version: 1 })
  })

  test('a deleted action takes its metrics and goals along', async () => {
    expect(await change(db, (going) => deleteAction(going, 'action-1', 1))).toBe('deleted')
    const plan = await findPlan(db, PLAN)
    expect(plan?.priorities[0]?.actions).toEqual([])
    expect(await db.selectFrom('action_goal').selectAll().execute()).toEqual([])
  })

  test('an action says what keeps it', async () => {
    await observe(db, METRICS.count, 1)
    expect(await change(db, (going) => deleteAction(going, 'action-1', 1))).toEqual({
      observations: 1,
      deviations: 0,
      continuations: 0,
      reflections: 0,
      decisions: 0,
    })
    expect(await change(db, (going) => deleteAction(going, 'action-2', 1))).toBe('deleted')
  })
})
