import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { findPlan } from '../../db/plans.ts'
import type { Db } from '../../db/tables.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'
import { insertExamplePlan, insertOrganisation, PLAN } from '../support/plans.ts'

describe.each(DIALECTS)('%s: plans', (dialect) => {
  let db: Db

  beforeAll(async () => {
    db = await createDatabase(dialect)
    await insertOrganisation(db)
    await insertExamplePlan(db)
  })
  afterAll(() => db.destroy())

  test('a plan reads back whole, in the order of print', async () => {
    const plan = await findPlan(db, PLAN)
    expect(
      plan?.priorities
        .flatMap((p) => p.actions)
        .flatMap((a) => a.metrics)
        .map((m) => m.code),
    ).toEqual(['DR-1.1.a', 'DR-1.1.b', 'DR-2.1.a', 'DR-2.1.b', 'DR-2.2.a', 'DR-2.2.b'])
    expect(plan).toMatchObject({})
  })
})
