import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { THIS_YEAR } from '../../db/demo/calendar.ts'
import { seedDemonstration } from '../../db/demo/seed.ts'
import { observationRows, progressRows } from '../../db/exports.ts'
import { getHead } from '../../db/ledger.ts'
import type { Db } from '../../db/tables.ts'
import { calendarDate } from '../../domain/calendar.ts'
import { allOf } from '../support/csv.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'
import { attack, guardedPeople } from '../support/file-attack.ts'

const T = 11
const TODAY = calendarDate('2023-02-10')

/**
 * An attack on the files themselves: nothing here knows what was chosen to be
 * hidden, only what the rows of the two CSV files say, and the true values to
 * see whether they were found.
 */
describe.each(DIALECTS)('%s: the demonstration’s CSV files', (dialect) => {
  let db: Db

  beforeAll(async () => {
    db = await createDatabase(dialect)
    await seedDemonstration(db)
  })
  afterAll(() => db.destroy())

  test('give no small group away, read together', async () => {
    const observations = await allOf(observationRows(db, { asOf: await getHead(db) }))
    const progress = await allOf(progressRows(db, { schoolYear: THIS_YEAR, today: TODAY }))
    const truths = await guardedPeople(db)
    const small = truths.filter(({ people }) => people > 0 && people < T)
    expect(small.length).toBeGreaterThan(10)

    const cycles = Map.groupBy(truths, ({ metric_id, cycle_id }) => `${metric_id} ${cycle_id}`)
    let tried = 0
    for (const own of cycles.values()) {
      const { recovered, secrets } = attack(own, observations, progress)
      expect(recovered).toEqual([])
      tried += secrets
    }
    expect(tried).toBeGreaterThan(10)
  })
})
