import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { DepartmentChanges, NewDepartment } from '../../db/departments.ts'
import {
  findDepartment,
  insertDepartment,
  listDepartments,
  updateDepartment,
} from '../../db/departments.ts'
import { insertDivision } from '../../db/divisions.ts'
import type { Db } from '../../db/tables.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'
import { change } from '../support/plans.ts'
import { recorded, touchedBy } from '../support/record.ts'

describe.each(DIALECTS)('%s: departments', (dialect) => {
  let db: Db

  beforeEach(async () => {
    db = await createDatabase(dialect)
  })
  afterEach(() => db.destroy())

  test('a department gets its id, code and place from its name and turn', async () => {
    const { result, entries } = await recorded(db, (going) =>
      insertDepartment(going, { name: 'Data and Research' }),
    )
    expect(result).toEqual({
      id: 'data-and-research',
      code: 'DR',
      name: 'Data and Research',
      divisionId: null,
      position: 1,
      version: 1,
    })
    expect(await findDepartment(db, 'data-and-research')).toEqual(result)
    expect(entries).toEqual([
      {
        action: 'department.add',
        entity: 'department',
        entityId: 'data-and-research',
        payload: { after: result },
      },
    ])
  })

  test('ids and codes stay unique when names are alike', async () => {
    await insert({ name: 'Data and Research' })
    expect(await insert({ name: 'Data & Résearch' })).toMatchObject({
      id: 'data-research',
      code: 'DR2',
    })
    expect(await insert({ name: 'data-and-research' })).toMatchObject({
      id: 'data-and-research-2',
      code: 'DATA',
    })
  })

  test('what is given is kept', async () => {
    await change(db, (going) => insertDivision(going, { name: 'Support' }))
    const given = { id: 'd1', code: 'X9', name: 'Ninth', divisionId: 'support', position: 7 }
    expect(await insert(given)).toEqual({ ...given, version: 1 })
  })

  test.each([
    ['name', { name: 'Health' }],
    ['code', { name: 'Help', code: 'HEAL' }],
    ['id', { name: 'Help', id: 'health' }],
  ])('a second department with the same %s is not stored', async (_, second) => {
    await insert({ name: 'Health' })
    const again = await recorded(db, (going) => insertDepartment(going, second))
    expect(again).toEqual({ result: undefined, entries: [] })
    expect(await listDepartments(db)).toHaveLength(1)
  })

  test('departments are listed by place, then by name as people sort it', async () => {
    for (const name of ['School 10', 'école', 'School 9', 'Zoo', 'Eagle']) {
      await insert({ name, position: name === 'Zoo' ? 0 : 1 })
    }
    const listed = await listDepartments(db)
    expect(listed.map(({ name }) => name)).toEqual([
      'Zoo',
      'Eagle',
      'école',
      'School 9',
      'School 10',
    ])
  })

  test('a change keeps the rest and puts both states on the record', async () => {
    const before = await insert({ name: 'Health', position: 4 })
    const { result, entries } = await recorded(db, (going) =>
      updateDepartment(going, 'health', { name: 'Wellness', code: 'WE' }, 1),
    )
    const after = { ...before, name: 'Wellness', code: 'WE', version: 2 }
    expect(result).toEqual(after)
    expect(await findDepartment(db, 'health')).toEqual(after)
    expect(entries).toMatchObject([{ action: 'department.change', payload: { before, after } }])
  })

  test('a stale or absent department is not changed', async () => {
    await insert({ name: 'Health' })
    expect(await update('health', { name: 'Late' }, 2)).toBeUndefined()
    expect(await update('nobody', { name: 'Late' }, 1)).toBeUndefined()
    expect(await findDepartment(db, 'health')).toMatchObject({ name: 'Health', version: 1 })
  })

  test("another department's name or code is refused, its own is not", async () => {
    await insert({ name: 'Health' })
    await insert({ name: 'Safety' })
    expect(await update('safety', { name: 'Health' }, 1)).toBe('taken')
    expect(await update('safety', { code: 'HEAL' }, 1)).toBe('taken')
    expect(await update('safety', { name: 'Safety', code: 'SAFE' }, 1)).toMatchObject({
      version: 2,
    })
  })

  test('readers of the organisation look again', async () => {
    expect(
      await touchedBy(db, ['organisation'], (going) => insertDepartment(going, { name: 'New' })),
    ).toEqual(['organisation'])
  })

  function insert(department: NewDepartment) {
    return change(db, (going) => insertDepartment(going, department))
  }

  function update(id: string, changes: DepartmentChanges, version: number) {
    return change(db, (going) => updateDepartment(going, id, changes, version))
  }
})
