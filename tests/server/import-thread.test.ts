import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import type { ImportRun } from '../../db/import-runs.ts'
import { findRun } from '../../db/import-runs.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { importObservations } from '../../db/observation-import.ts'
import { openDatabase } from '../../db/open.ts'
import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import { verifyRollUps } from '../../db/verify.ts'
import { createImporter } from '../../server/import-thread.ts'
import { arriving } from '../support/csv.ts'
import { addMetrics } from '../support/every-kind.ts'
import { day } from '../support/metrics.ts'
import { fillDistrict, recorder } from '../support/recorded-district.ts'

const ROWS = 600
const next = recorder()
const UNDO = { reason: 'the wrong file was sent', mayBeLate: true }
const HEADER = 'metric_id,observed_on,participant_group,value\n'

let folder: string
let url: string
let db: Db

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quarterdeck-thread-'))
  url = `file:${join(folder, 'thread.db')}`
  db = openDatabase(url)
  await migrateToLatest(db)
  await fillDistrict(db)
  await addMetrics(db)
})
afterAll(async () => {
  await db.destroy()
  await rm(folder, { recursive: true, force: true })
})

test('an import of many rows is taken back on a connection of its own', async () => {
  const run = await importRows(ROWS)
  // Whoever asks the server's own connection is told that it is closed.
  const closed = openDatabase(url)
  await closed.destroy()
  const importer = createImporter(closed, url)
  expect(await importer.undo(run, { by: next(), ...UNDO })).toMatchObject({ withdrawn: ROWS })
  expect(await importer.undo(run, { by: next(), ...UNDO })).toBe('undone_before')
  expect(await verifyRecord(db)).toMatchObject({ ok: true })
  expect(await verifyRollUps(db)).toMatchObject({ ok: true })
})

test('what stops it in its thread is thrown here', async () => {
  const run = await importRows(ROWS)
  const importer = createImporter(db, `file:${join(folder, 'nowhere', 'thread.db')}`)
  await expect(importer.undo(run, { by: next(), ...UNDO })).rejects.toThrow(/open/)
})

async function importRows(rows: number): Promise<ImportRun & { tx: number }> {
  const by = next()
  const lines = Array.from(
    { length: rows },
    (_, at) => `sessions,2022-08-01,${by.at.getTime()} ${at},1`,
  )
  const { runId } = await importObservations(db, arriving(`${HEADER}${lines.join('\n')}\n`), {
    by,
    fileName: 'values.csv',
    dryRun: false,
    latestDay: day('2024-01-20'),
  })
  const run = await findRun(db, runId)
  if (!run || run.tx === null) throw new Error('it was not published')
  return { ...run, tx: run.tx }
}
