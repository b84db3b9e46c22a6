import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { DivisionChanges } from '../../db/divisions.ts'
import { findDivision, insertDivision, listDivisions, updateDivision } from '../../db/divisions.ts'
import type { Db } from '../../db/tables.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'
import { change } from '../support/plans.ts'
import { recorded } from '../support/record.ts'

describe.each(DIALECTS)('%s: divisions', (dialect) => {
  let db: Db

  beforeEach(async () => {
    db = await createDatabase(dialect)
  })
  afterEach(() => db.destroy())

  test('a division gets its id and place from its name and turn', async () => {
    const { result, entries } = await recorded(db, (going) =>
      insertDivision(going, { name: 'Business Services' }),
    )
    expect(result).toEqual({
      id: 'business-services',
      name: 'Business Services',
      position: 1,
      version: 1,
    })
    expect(await findDivision(db, 'business-services')).toEqual(result)
    expect(entries).toMatchObject([{ action: 'division.add', payload: { after: result } }])
  })

  test('a second division of the same name is not stored', async () => {
    await change(db, (going) => insertDivision(going, { name: 'Support' }))
    const again = await recorded(db, (going) => insertDivision(going, { name: 'Support' }))
    expect(again).toEqual({ result: undefined, entries: [] })
  })

  test('divisions are listed by place', async () => {
    for (const [name, position] of [
      ['Late', 2],
      ['Early', 1],
    ] as const) {
      await change(db, (going) => insertDivision(going, { name, position }))
    }
    expect((await listDivisions(db)).map(({ name }) => name)).toEqual(['Early', 'Late'])
  })

  test('a change keeps the rest and puts both states on the record', async () => {
    const before = await change(db, (going) => insertDivision(going, { name: 'Support' }))
    const { result, entries } = await recorded(db, (going) =>
      updateDivision(going, 'support', { name: 'Learning Support' }, 1),
    )
    const after = { ...before, name: 'Learning Support', version: 2 }
    expect(result).toEqual(after)
    expect(await findDivision(db, 'support')).toEqual(after)
    expect(entries).toMatchObject([{ action: 'division.change', payload: { before, after } }])
  })

  test('a stale or absent division is not changed, nor one whose new name is taken', async () => {
    await change(db, (going) => insertDivision(going, { name: 'Support' }))
    await change(db, (going) => insertDivision(going, { name: 'Business' }))
    expect(await update('support', { name: 'Late' }, 2)).toBeUndefined()
    expect(await update('nobody', { name: 'Late' }, 1)).toBeUndefined()
    expect(await update('support', { name: 'Business' }, 1)).toBe('taken')
    expect(await findDivision(db, 'support')).toMatchObject({ name: 'Support', version: 1 })
    expect(await update('support', { name: 'Support', position: 9 }, 1)).toMatchObject({
      position: 9,
    })
  })

  function update(id: string, changes: DivisionChanges, version: number) {
    return change(db, (going) => updateDivision(going, id, changes, version))
  }
})
