import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { findCycle } from '../../db/cycles.ts'
import { getHead } from '../../db/ledger.ts'
import { importObservations } from '../../db/observation-import.ts'
import { insertObservation } from '../../db/observations.ts'
import { insertReopening } from '../../db/reopenings.ts'
import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import { writing } from '../../db/writing.ts'
import { arriving, observationsCsv } from '../support/csv.ts'
import type { Dialect } from '../support/databases.ts'
import { DIALECTS } from '../support/databases.ts'
import type { EveryKind } from '../support/every-kind.ts'
import { addMetrics } from '../support/every-kind.ts'
import { day } from '../support/metrics.ts'
import { checked, createDistrict, recorder } from '../support/recorded-district.ts'

const next = recorder()

describe.each(DIALECTS)('%s: importing into closed cycles', (dialect) => {
  let db: Db
  let metrics: EveryKind

  beforeEach(async () => {
    db = await createDistrict(dialect)
    metrics = await addMetrics(db)
  })
  afterEach(() => db.destroy())

  test('a late value is late in a copy too, and says why', async () => {
    const late = { ...next(), at: new Date('2022-11-02T18:00:00Z') }
    await db
      .updateTable('cycle')
      .set({ closed_at: '2022-10-20T18:00:00.000Z' })
      .where('id', '=', '2022-23-Q1')
      .execute()
    await writing(db, late, (change) =>
      insertObservation(
        { ...change, mayBeLate: true, reason: 'the sheet came late' },
        metrics.sessions,
        checked({ observedOn: '2022-09-29', value: 3 }),
      ),
    )
    const file = await observationsCsv(db, { asOf: await getHead(db) })
    expect(file).toMatch(/,the sheet came late,.*,true\r\n$/)
    const copy = await createCopy(dialect)
    expect(await importCsv(copy, file)).toMatchObject({ rejects: [], counts: { added: 1 } })
    expect(await observationsCsv(copy, { asOf: await getHead(copy) })).toBe(file)
    expect(await verifyRecord(copy)).toMatchObject({ ok: true })
    const short = file.replace('the sheet came late', 'late')
    expect(await importCsv(copy, short)).toMatchObject({
      rejects: [{ code: 'late_without_reason' }],
    })
    await copy.destroy()
  })

  test('a closed cycle takes rows of the department that is let in', async () => {
    const closed = { closed_at: '2022-10-20T18:00:00.000Z' }
    await db.updateTable('cycle').set(closed).where('id', '=', '2022-23-Q1').execute()
    const file = 'metric_id,observed_on,value\nsessions,2022-09-30,1\n'
    expect(await importCsv(db, file)).toMatchObject({
      rejects: [{ line: 2, code: 'cycle_closed' }],
    })
    const cycle = await findCycle(db, '2022-23-Q1')
    if (!cycle) throw new Error('no cycle')
    const until = day('2026-12-31')
    const reopening = { departmentId: 'data', until, reason: 'a sheet came late' }
    await writing(db, next(), (change) => insertReopening(change, cycle, reopening))
    expect((await importCsv(db, file)).counts.added).toBe(1)
  })
})

async function createCopy(dialect: Dialect): Promise<Db> {
  const copy = await createDistrict(dialect)
  await addMetrics(copy)
  return copy
}

function importCsv(db: Db, file: string) {
  return importObservations(db, arriving(file, 700), {
    by: { actor: 'importer@district.example', at: new Date('2023-01-20T18:00:00Z') },
    fileName: 'values.csv',
    dryRun: false,
    latestDay: day('2024-01-20'),
  })
}
