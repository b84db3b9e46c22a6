import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { deleteChain, findChain, insertChain, updateChain } from '../../db/chains.ts'
import { findPlan } from '../../db/plans.ts'
import type { Db } from '../../db/tables.ts'
import { planChain } from '../../domain/plan-text/document.ts'
import { DIALECTS } from '../support/databases.ts'
import { change, createPlan, PLAN } from '../support/plans.ts'
import { recorded } from '../support/record.ts'

const EMPTY = planChain([], [], null)

describe.each(DIALECTS)('%s: chains', (dialect) => {
  let db: Db

  beforeEach(async () => {
    db = await createPlan(dialect)
  })
  afterEach(() => db.destroy())

  test('a chain takes the next number and keeps its texts in order', async () => {
    const texts = planChain(['b', 'a'], ['d', 'c'], 'e')
    const { result, entries } = await recorded(db, (going) =>
      insertChain(going, { planId: PLAN, ...texts }),
    )
    expect(result).toMatchObject({ planId: PLAN, number: 2, ...texts, version: 1 })
    expect(await findChain(db, result?.id ?? '')).toEqual(result)
    expect(entries).toMatchObject([{ action: 'chain.add', payload: { after: result } }])
  })

  test('a chain of no plan, or of a taken number, is not stored', async () => {
    const chains = [{ planId: 'no-such-plan' }, { planId: PLAN, number: 1 }]
    for (const chain of chains) {
      const refused = await recorded(db, (going) => insertChain(going, { ...chain, ...EMPTY }))
      expect(refused).toEqual({ result: undefined, entries: [] })
    }
  })

  test('a change replaces the texts and puts both states on the record', async () => {
    const before = await findChain(db, 'chain-1')
    const { result, entries } = await recorded(db, (going) =>
      updateChain(going, 'chain-1', { ifWe: ['only this'], whichWill: null, number: 3 }, 1),
    )
    const after = { ...before, ifWe: ['only this'], whichWill: null, number: 3, version: 2 }
    expect(result).toEqual(after)
    expect((await findPlan(db, PLAN))?.chains).toEqual([after])
    expect(entries).toMatchObject([{ action: 'chain.change', payload: { before, after } }])
  })

  test('a number of another chain is refused, its own is not', async () => {
    await change(db, (going) => insertChain(going, { id: 'chain-2', planId: PLAN, ...EMPTY }))
    expect(await change(db, (going) => updateChain(going, 'chain-2', { number: 1 }, 1))).toBe(
      'taken',
    )
    expect(
      await change(db, (going) => updateChain(going, 'chain-2', { number: 2 }, 1)),
    ).toMatchObject({ number: 2, version: 2 })
  })

  test('a stale or absent chain is neither changed nor deleted', async () => {
    for (const [id, version] of [
      ['chain-1', 2],
      ['no-such-chain', 1],
    ] as const) {
      expect(await change(db, (going) => updateChain(going, id, EMPTY, version))).toBeUndefined()
      expect(await change(db, (going) => deleteChain(going, id, version))).toBeUndefined()
    }
    expect(await findChain(db, 'chain-1')).toMatchObject({ version: 1 })
  })

  test('a deleted chain is gone, and on the record', async () => {
    const before = await findChain(db, 'chain-1')
    const { result, entries } = await recorded(db, (going) => deleteChain(going, 'chain-1', 1))
    expect(result).toBe('deleted')
    expect((await findPlan(db, PLAN))?.chains).toEqual([])
    expect(entries).toEqual([
      { action: 'chain.remove', entity: 'chain', entityId: 'chain-1', payload: { before } },
    ])
  })
})
