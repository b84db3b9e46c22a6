import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { findRun } from '../../db/import-runs.ts'
import { undoImport } from '../../db/import-undo.ts'
import { getHead } from '../../db/ledger.ts'
import { listVersions } from '../../db/observation-history.ts'
import { importObservations } from '../../db/observation-import.ts'
import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import { verifyRollUps } from '../../db/verify.ts'
import { arriving, observationsCsv } from '../support/csv.ts'
import { DIALECTS } from '../support/databases.ts'
import type { EveryKind } from '../support/every-kind.ts'
import { addMetrics } from '../support/every-kind.ts'
import { day } from '../support/metrics.ts'
import { checked, createDistrict, record, recorder } from '../support/recorded-district.ts'

const next = recorder()
const REASON = 'the wrong file was sent'
const HEADER = 'observation_id,metric_id,observed_on,value\n'

describe.each(DIALECTS)('%s: taking an import back', (dialect) => {
  let db: Db
  let metrics: EveryKind

  beforeEach(async () => {
    db = await createDistrict(dialect)
    metrics = await addMetrics(db)
  })
  afterEach(() => db.destroy())

  test('what it added is withdrawn, what it corrected or moved is as it was', async () => {
    const one = await record(db, next(), metrics.sessions, checked({ value: 1 }))
    const other = await record(
      db,
      next(),
      metrics.sessions,
      checked({ observedOn: '2022-10-02', value: 2 }),
    )
    const before = await observationsCsv(db, { asOf: await getHead(db) })
    const file = `${HEADER},sessions,2022-09-30,5\n${other.id},sessions,2022-10-03,2\n,sessions,2022-09-01,7\n`
    const { importId } = await send(file)
    expect(await undo(importId)).toMatchObject({ withdrawn: 1, restored: 2 })
    expect(values(await observationsCsv(db, { asOf: await getHead(db) }))).toEqual(values(before))
    expect(await listVersions(db, one.id)).toMatchObject([
      { version: 1, value: 1 },
      { version: 2, value: 5 },
      { version: 3, value: 1, reason: REASON },
    ])
    expect(await verifyRollUps(db)).toMatchObject({ ok: true })
    expect(await verifyRecord(db)).toMatchObject({ ok: true })
    expect(await undo(importId)).toBe('undone_before')
  })

  test('a value whose former place was taken since is named with its line', async () => {
    const place = checked({ observedOn: '2022-10-02', value: 2 })
    const moved = await record(db, next(), metrics.sessions, place)
    const file = `${HEADER}0,sessions,2022-09-01,7\n${moved.id},sessions,2022-10-03,2\n`
    const { importId } = await send(file)
    await record(db, next(), metrics.sessions, place)
    expect(await undo(importId)).toMatchObject({ obstacles: [{ line: 3, code: 'place_taken' }] })
    expect(await verifyRecord(db)).toMatchObject({ ok: true })
  })

  async function send(rows: string) {
    return importObservations(db, arriving(rows), {
      by: next(),
      fileName: 'values.csv',
      dryRun: false,
      latestDay: day('2024-01-20'),
    })
  }

  async function undo(id: string | null, mayBeLate = false) {
    const run = await findRun(db, id ?? '')
    if (run?.tx === null || !run) throw new Error('it was not published')
    return undoImport(db, { ...run, tx: run.tx }, { by: next(), reason: REASON, mayBeLate })
  }
})

/** The columns from the day to the numerator. */
function values(csv: string): string[][] {
  return csv.split('\r\n').map((line) => line.split(',').slice(13, 20))
}
