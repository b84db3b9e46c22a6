import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { insertDeviation, listDeviations } from '../../db/deviations.ts'
import type { Db } from '../../db/tables.ts'
import { calendarDate, schoolYear } from '../../domain/calendar.ts'
import { DIALECTS } from '../support/databases.ts'
import { createPlan, METRICS, YEAR } from '../support/plans.ts'
import { recorded } from '../support/record.ts'

describe.each(DIALECTS)('%s: deviations', (dialect) => {
  let db: Db

  beforeEach(async () => {
    db = await createPlan(dialect)
  })
  afterEach(() => db.destroy())

  test('an accepted deviation points to the entry that accepted it', async () => {
    const endsOn = calendarDate('2023-01-31')
    const given = { metricId: METRICS.rate, reason: 'New form', owner: 'Director', endsOn }
    const { result, entries } = await recorded(db, (going) => insertDeviation(going, given))
    expect(result).toMatchObject(given)
    expect(entries).toMatchObject([
      { action: 'deviation.add', entityId: result?.id, payload: { after: given } },
    ])
    const [entry] = await db
      .selectFrom('ledger')
      .selectAll()
      .where('tx', '=', result?.tx ?? 0)
      .execute()
    expect(entry?.entity_id).toBe(result?.id)
    expect(await listDeviations(db, YEAR)).toEqual([result])
    expect(await listDeviations(db, schoolYear('2023-24'))).toEqual([])
  })

  test('a deviation of no metric is not accepted', async () => {
    const endsOn = calendarDate('2023-01-31')
    const refused = await recorded(db, (going) =>
      insertDeviation(going, { metricId: 'no-such-metric', reason: 'r', owner: 'o', endsOn }),
    )
    expect(refused).toEqual({ result: undefined, entries: [] })
  })
})
