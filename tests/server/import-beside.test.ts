import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { newId } from '../../db/ids.ts'
import { findRun } from '../../db/import-runs.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import { verifyRollUps } from '../../db/verify.ts'
import type { Importer } from '../../server/import-thread.ts'
import { createImporter } from '../../server/import-thread.ts'
import { arriving } from '../support/csv.ts'
import { DIALECTS, newPostgresUrl } from '../support/databases.ts'
import type { EveryKind } from '../support/every-kind.ts'
import { addMetrics } from '../support/every-kind.ts'
import { day } from '../support/metrics.ts'
import { checked, fillDistrict, record, recorder } from '../support/recorded-district.ts'

const ROWS = 6000
const LONG = { timeout: 120_000 }
const next = recorder()

describe.each(DIALECTS)('%s: beside a long import', (dialect) => {
  let folder: string
  let db: Db
  let metrics: EveryKind
  let importer: Importer
  let importId: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quarterdeck-beside-'))
    const url = dialect === 'sqlite' ? `file:${join(folder, 'beside.db')}` : await newPostgresUrl()
    db = openDatabase(url)
    await migrateToLatest(db)
    await fillDistrict(db)
    metrics = await addMetrics(db)
    importer = createImporter(db, url)
  }, 60_000)
  afterAll(async () => {
    await db.destroy()
    await rm(folder, { recursive: true, force: true })
  })

  test('others save, and see none of it before they see all of it', LONG, async () => {
    const { result, seen, saves } = await beside(() => importer.run(job(), file()))
    expect(result).toMatchObject({ state: 'published', counts: { added: ROWS } })
    importId = result.runId
    expect(seen).toEqual([
      '0 values, 0 added up, 0 entries',
      `${ROWS} values, ${ROWS} added up, 1 entries`,
    ])
    expect(saves).toBeGreaterThan(0)
    await expectSound(saves)
  })

  test('others save, and see all of it until they see that it was taken back', LONG, async () => {
    const run = await findRun(db, importId)
    if (!run || run.tx === null) throw new Error('it was not published')
    const options = { by: next(), reason: 'the wrong file was sent', mayBeLate: false }
    const { tx } = run
    const before = await countSaved()
    const { result, seen, saves } = await beside(() => importer.undo({ ...run, tx }, options))
    expect(result).toMatchObject({ withdrawn: ROWS, restored: 0 })
    expect(seen).toEqual([
      `${ROWS} values, ${ROWS} added up, 1 entries`,
      '0 values, 0 added up, 2 entries',
    ])
    expect(saves).toBeGreaterThan(0)
    await expectSound(before + saves)
  })

  /** Saves and looks while something goes on, and once after it. */
  async function beside<T>(work: () => Promise<T>) {
    const over = new AbortController()
    const seen = [await look()]
    const looking = async () => {
      while (!over.signal.aborted) {
        seen.push(await look())
        await setTimeout(2)
      }
    }
    let saves = 0
    const saving = async () => {
      while (!over.signal.aborted) {
        saves += 1
        const observation = checked({ group: `saved ${newId()}`, value: 1 })
        await record(db, next(), metrics.budget, observation)
        await setTimeout(20)
      }
    }
    const others = Promise.all([looking(), saving()])
    const result = await work().finally(() => over.abort())
    await others
    seen.push(await look())
    return { result, seen: seen.filter((one, at) => one !== seen[at - 1]), saves }
  }

  /** What is seen on the record of the imported metric, in one statement. */
  async function look(): Promise<string> {
    const { rows } = await sql<{ seen: string }>`
      select (select count(*) from observation where metric_id = 'sessions'
          and superseded_tx is null and withdrawn = 0
          and tx <> (select coalesce(max(tx), 0) from publishing)) || ' values, ' ||
        coalesce((select sum(observations) from roll_up where metric_id = 'sessions'), 0)
          || ' added up, ' ||
        (select count(*) from ledger where entity = 'import'
          and tx <> (select coalesce(max(tx), 0) from publishing)) || ' entries' as seen
    `.execute(db)
    return rows[0]?.seen ?? ''
  }

  async function countSaved(): Promise<number> {
    const rows = await db
      .selectFrom('observation')
      .select('id')
      .where('metric_id', '=', 'budget')
      .execute()
    return rows.length
  }

  async function expectSound(saved: number): Promise<void> {
    expect(await countSaved()).toBe(saved)
    expect(await verifyRecord(db)).toMatchObject({ ok: true })
    expect(await verifyRollUps(db)).toMatchObject({ ok: true })
  }
})

function job() {
  return {
    id: newId(),
    by: next(),
    fileName: 'values.csv',
    dryRun: false,
    goodRowsOnly: false,
    schoolYear: undefined,
    departmentIds: undefined,
    seesOthers: true,
    signedByImporter: false,
    latestDay: day('2024-01-20'),
    totalBytes: undefined,
    key: undefined,
    bom: false,
  }
}

function file() {
  const lines = Array.from({ length: ROWS }, (_, at) => `sessions,2022-08-01,group ${at},1`)
  return arriving(`metric_id,observed_on,participant_group,value\n${lines.join('\n')}\n`, 20_000)
}
