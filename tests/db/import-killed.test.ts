import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { findRun, sweepRuns } from '../../db/import-runs.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import { verifyRollUps } from '../../db/verify.ts'
import { countRows } from '../support/api.ts'
import { DIALECTS, newPostgresUrl } from '../support/databases.ts'
import { addMetrics } from '../support/every-kind.ts'
import type { ImportWork } from '../support/import-process.ts'
import { fillDistrict } from '../support/recorded-district.ts'

const ROWS = 3000
const LONG = { timeout: 240_000 }
const NOTHING = { import_row: 0, import_reject: 0, import_roll_up: 0, import_site_roll_up: 0 }
/** Milliseconds after everything is ready: from before the change that publishes until about its end. */
const WAITS = [0, 60]

describe.each(DIALECTS)('%s: a process that is killed', (dialect) => {
  let folder: string
  let url: string
  let db: Db

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quarterdeck-killed-'))
    url = dialect === 'sqlite' ? `file:${join(folder, 'killed.db')}` : await newPostgresUrl()
    db = openDatabase(url)
    await migrateToLatest(db)
    await fillDistrict(db)
    await addMetrics(db)
  }, 60_000)
  afterAll(async () => {
    await db.destroy()
    await rm(folder, { recursive: true, force: true })
  })

  test('while it imports has stored nothing, or all of it', LONG, async () => {
    const states = (['reading', 'checking'] as const).map((one) => () => reached(one))
    for (const moment of [...states, ...WAITS.map((wait) => () => madeReady(wait)), undefined]) {
      await work(null, moment)
      const counts = await countRows(db)
      const isStored = counts.observation !== 0
      const [run, rows] = isStored ? [1, ROWS] : [0, 0]
      const expected = { observation: rows, import_run: run, import_batch: run }
      expect(counts).toMatchObject({ ...NOTHING, ...expected })
      await expectSound()
      if (isStored) return
    }
    throw new Error('nothing was ever stored')
  })

  test('while it takes an import back has changed nothing, or all of it', LONG, async () => {
    const { id } = await db.selectFrom('import_run').select('id').executeTakeFirstOrThrow()
    const waits = WAITS.map((wait) => () => madeReady(wait))
    for (const moment of [() => reached('reading'), ...waits, undefined]) {
      await work(id, moment)
      const isUndone = (await findRun(db, id))?.undone !== null
      expect(await countStanding()).toBe(isUndone ? 0 : ROWS)
      expect(await countRows(db)).toMatchObject({ ...NOTHING, import_run: 1 })
      await expectSound()
      if (isUndone) return
    }
    throw new Error('it was never taken back')
  })

  /** Starts a process and kills it at a moment, or lets it come to its end; then sweeps up as a server does. */
  async function work(undo: string | null, moment: (() => Promise<void>) | undefined) {
    const asked: ImportWork = { url, rows: ROWS, undo }
    const child = fork(new URL('../support/import-process.ts', import.meta.url), [
      JSON.stringify(asked),
    ])
    const ended = once(child, 'exit')
    await moment?.()
    if (moment) child.kill('SIGKILL')
    await ended
    await sweepRuns(db, new Date(Date.now() + 10 * 60 * 1000), '')
  }

  async function reached(state: string): Promise<void> {
    await eventually(async () => {
      const runs = await db.selectFrom('import_run').select('state').execute()
      return runs.some((run) => run.state === state)
    })
  }

  /** Waits until everything is ready to be published, and then a while. */
  async function madeReady(milliseconds: number): Promise<void> {
    await eventually(async () => (await countRows(db)).import_roll_up === 1)
    await setTimeout(milliseconds)
  }

  async function countStanding(): Promise<number> {
    const rows = await db
      .selectFrom('observation')
      .select('id')
      .where('superseded_tx', 'is', null)
      .where('withdrawn', '=', 0)
      .execute()
    return rows.length
  }

  async function expectSound(): Promise<void> {
    expect(await verifyRecord(db)).toMatchObject({ ok: true })
    expect(await verifyRollUps(db)).toMatchObject({ ok: true })
  }
})

async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  await expect.poll(isSo, { timeout: 60_000, interval: 2 }).toBe(true)
}
