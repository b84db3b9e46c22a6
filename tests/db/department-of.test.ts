import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { findDepartmentOf } from '../../db/department-of.ts'
import type { Db } from '../../db/tables.ts'
import type { Part } from '../../domain/access.ts'
import { DIALECTS } from '../support/databases.ts'
import { createTwoDepartments, DISTRICT_EVENT, PARTS } from '../support/two-departments.ts'

const NAMES: Part[] = [
  'department',
  'plan',
  'chain',
  'priority',
  'action',
  'metric',
  'milestone',
  'event',
  'observation',
  'reflection',
  'decision',
  'stream',
  'answer',
]

describe.each(DIALECTS)('%s: the department of a part', (dialect) => {
  let db: Db

  beforeAll(async () => {
    db = await createTwoDepartments(dialect)
  })
  afterAll(() => db.destroy())

  test.each(NAMES)('%s', async (part) => {
    for (const whose of ['own', 'other'] as const) {
      const found = await findDepartmentOf(db, part, PARTS[whose][part])
      expect(found).toBe(PARTS[whose].department)
    }
    expect(await findDepartmentOf(db, part, 'nowhere')).toBeUndefined()
    expect(await findDepartmentOf(db, part, '')).toBeUndefined()
  })

  test('an event of the whole district is of no department', async () => {
    expect(await findDepartmentOf(db, 'event', DISTRICT_EVENT)).toBeNull()
  })
})
