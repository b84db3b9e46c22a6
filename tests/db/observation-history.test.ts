import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { listRestatements, listVersions } from '../../db/observation-history.ts'
import { correctObservation, withdrawObservation } from '../../db/observations.ts'
import type { Db } from '../../db/tables.ts'
import { writing } from '../../db/writing.ts'
import type { Metric } from '../../domain/plan.ts'
import { DIALECTS } from '../support/databases.ts'
import {
  addMetric,
  checked,
  createDistrict,
  record,
  recorder,
} from '../support/recorded-district.ts'

describe.each(DIALECTS)('%s: observation history', (dialect) => {
  const next = recorder()
  let db: Db
  let sessions: Metric

  beforeAll(async () => {
    db = await createDistrict(dialect)
    sessions = await addMetric(db, { id: 'sessions' })
  })
  afterAll(() => db.destroy())

  test('every version is kept, the first one first', async () => {
    const first = await record(db, next(), sessions, checked({ value: 1 }))
    await correct(first.id, 1, 2, 'one sheet was missing')
    await withdraw(first.id, 2)
    await record(db, next(), sessions, checked({ value: 3 }))

    const versions = await listVersions(db, first.id)
    expect(versions).toMatchObject([
      { version: 1, value: 1, reason: null, withdrawn: false },
      { version: 2, value: 2, reason: 'one sheet was missing', withdrawn: false },
      { version: 3, value: 2, reason: 'not ours', withdrawn: true },
      { version: 4, value: 3, reason: 'recorded again', withdrawn: false },
    ])
    expect(versions.map(({ tx }) => tx)).toEqual([
      first.tx,
      first.tx + 1,
      first.tx + 2,
      first.tx + 3,
    ])
  })

  test('an unknown observation has no versions', async () => {
    expect(await listVersions(db, 'nobody')).toEqual([])
  })

  test('restatements name what it was and what it became, the newest first', async () => {
    const other = await addMetric(db, { id: 'other', letter: 'b' })
    const plain = await record(db, next(), other, checked({ value: 5 }))
    expect(await listRestatements(db, 'other')).toEqual([])

    const restatements = await listRestatements(db, 'sessions')
    expect(restatements).toMatchObject([
      { version: { version: 4, value: 3 }, before: null },
      { version: { version: 3, withdrawn: true }, before: { version: 2, value: 2 } },
      { version: { version: 2, value: 2 }, before: { version: 1, value: 1 } },
    ])
    const [, , second] = restatements
    expect(await listRestatements(db, 'sessions', second?.version.tx)).toEqual([second])
    expect(plain.version).toBe(1)
  })

  function correct(id: string, expectedVersion: number, value: number, reason: string) {
    return writing(db, next(), (change) =>
      correctObservation(change, sessions, id, checked({ value }), { expectedVersion, reason }),
    )
  }

  function withdraw(id: string, expectedVersion: number) {
    const request = { expectedVersion, reason: 'not ours' }
    return writing(db, next(), (change) => withdrawObservation(change, sessions, id, request))
  }
})
