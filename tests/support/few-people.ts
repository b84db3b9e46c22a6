/** A district with a metric of every kind, and shares of few pupils, of all pupils, and of all beside others. */

import type { Db } from '../../db/tables.ts'
import type { Dialect } from './databases.ts'
import { addMetrics, recordEverything } from './every-kind.ts'
import { addMetric, checked, createDistrict, record, recorder, SITES } from './recorded-district.ts'

/** The caller ends it with `destroy()`. */
export async function createFewPeople(dialect: Dialect): Promise<Db> {
  const db = await createDistrict(dialect)
  const next = recorder()
  await recordEverything(db, next, await addMetrics(db))
  const pupils = { kind: 'rate', unit: '%', privacyClass: 'student' } as const
  const shares = {
    few: [[2, 5]],
    all: [[40, 40]],
    beside: [[40, 40], [30, 60], [20, 80]], // prettier-ignore
  }
  for (const [id, sites] of Object.entries(shares)) {
    const siteIds = SITES.slice(0, sites.length)
    const metric = await addMetric(db, { id, ...pupils, siteIds, accumulates: id === 'few' })
    for (const [at, [numerator = 0, denominator = 0]] of sites.entries()) {
      const siteId = siteIds[at] ?? null
      await record(db, next(), metric, checked({ siteId, numerator, denominator }))
    }
  }
  return db
}
