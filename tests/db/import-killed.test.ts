import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { resumePublishing } from '../../db/import-resuming.ts'
import { findRun, sweepRuns } from '../../db/import-runs.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { standing } from '../../db/observation-row.ts'
import { openDatabase } from '../../db/open.ts'
import { findPublishing } from '../../db/publishing.ts'
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
/** Versions on the record when the process is killed, at least: a piece of three, all of them. */
const THERE = [1, 2900]

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

  test('while it imports has stored nothing, or all of it, for every reader', LONG, async () => {
    for (const state of ['reading', 'checking', 'publishing']) {
      await workUntil(null, () => reached(state))
      expect(await countSeen()).toBe(0)
      await expectSound()
      await sweepUp()
      if ((await countRows(db)).import_batch === 1) break
      expect(await countRows(db)).toMatchObject({ ...NOTHING, observation: 0, import_run: 0 })
    }
    for (const there of THERE) {
      await takeAllBack()
      await workUntil(null, () => onRecord(there))
      // Once all of them are there, the process may have shown them before it was killed.
      const isShown = there > 2000 && (await findPublishing(db)) === undefined
      expect(await countSeen()).toBe(isShown ? ROWS : 0)
      await expectSound()
      await sweepUp()
      expect(await countSeen()).toBe(ROWS)
      expect(await countRows(db)).toMatchObject(NOTHING)
      expect(await findRun(db, await newestRun())).toMatchObject({
        state: 'published',
        undone: null,
        counts: { added: ROWS },
      })
      await expectSound()
    }
  })

  test('while it takes an import back has changed nothing, or all of it', LONG, async () => {
    const id = await newestRun()
    await workUntil(id, () => reached('reading'))
    await sweepUp()
    expect(await findRun(db, id)).toMatchObject({ undone: null })
    expect(await countSeen()).toBe(ROWS)
    const before = await countStored()
    await workUntil(id, async () => {
      await eventually(async () => (await countStored()) > before + 1000)
    })
    expect(await countSeen()).toBe(ROWS)
    await expectSound()
    await sweepUp()
    expect(await countSeen()).toBe(0)
    expect(await findRun(db, id)).toMatchObject({ undone: { reason: 'the wrong file was sent' } })
    expect(await countRows(db)).toMatchObject(NOTHING)
    await expectSound()
  })

  /** Starts a process and kills it at a moment; without one it comes to its end. */
  async function workUntil(undo: string | null, moment?: () => Promise<void>) {
    const asked: ImportWork = { url, rows: ROWS, undo }
    const child = fork(new URL('../support/import-process.ts', import.meta.url), [
      JSON.stringify(asked),
    ])
    const ended = once(child, 'exit')
    await moment?.()
    if (moment) child.kill('SIGKILL')
    await ended
  }

  /** As a server does some minutes later. */
  async function sweepUp(): Promise<void> {
    const later = new Date(Date.now() + 10 * 60 * 1000)
    await resumePublishing(db, later)
    await sweepRuns(db, later, '')
  }

  async function takeAllBack(): Promise<void> {
    const runs = await db.selectFrom('import_run').select('id').execute()
    for (const { id } of runs) {
      if ((await findRun(db, id))?.undone === null) await workUntil(id)
    }
  }

  async function newestRun(): Promise<string> {
    const { id } = await db
      .selectFrom('import_run')
      .select('id')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    return id
  }

  /** Waits until so many of the newest import's versions are on the record. */
  async function onRecord(there: number): Promise<void> {
    const before = await countStored()
    await eventually(async () => (await countStored()) >= before + there)
  }

  async function reached(state: string): Promise<void> {
    await eventually(async () => {
      const runs = await db.selectFrom('import_run').select('state').execute()
      return runs.some((run) => run.state === state)
    })
  }

  async function countStored(): Promise<number> {
    return (await countRows(db)).observation ?? 0
  }

  async function countSeen(): Promise<number> {
    const rows = await db.selectFrom('observation').select('id').where(standing()).execute()
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
