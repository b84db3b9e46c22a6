import { expect, test } from 'vitest'

import { importObservations } from '../../db/observation-import.ts'
import type { Db } from '../../db/tables.ts'
import { verifyObservations } from '../../db/verify-observations.ts'
import { arriving } from '../support/csv.ts'
import { DIALECTS } from '../support/databases.ts'
import { day } from '../support/metrics.ts'
import { addMetric, createDistrict, recorder } from '../support/recorded-district.ts'

const ROWS = 1_200
const A_PAGE = 500

test.each(DIALECTS)('%s: a long import is checked without being held whole', async (dialect) => {
  const db = await createDistrict(dialect)
  await addMetric(db, { id: 'sessions' })
  const rows = Array.from({ length: ROWS }, (_, at) => `sessions,2022-08-01,group ${at},3`)
  const file = `metric_id,observed_on,participant_group,value\n${rows.join('\n')}\n`
  const options = {
    by: recorder()(),
    fileName: 'values.csv',
    dryRun: false,
    latestDay: day('2023-01-20'),
  }
  await importObservations(db, arriving(file), options)

  const answers: number[] = []
  expect(await verifyObservations(counting(db, answers))).toMatchObject({
    ok: true,
    versions: ROWS,
  })
  expect(Math.max(...answers)).toBe(A_PAGE)
  await db.destroy()
})

/** The same database, with how many rows each answer had. */
function counting(db: Db, answers: number[]): Db {
  return db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      answers.push(result.rows.length)
      return result
    },
  })
}
