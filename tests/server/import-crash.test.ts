import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { insertApiKey } from '../../db/api-keys.ts'
import { sweepRuns } from '../../db/import-runs.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import { verifyRollUps } from '../../db/verify.ts'
import { writing } from '../../db/writing.ts'
import { createSecret, hashOfSecret } from '../../server/secret.ts'
import { countRows } from '../support/api.ts'
import { addMetrics } from '../support/every-kind.ts'
import { day } from '../support/metrics.ts'
import { fillDistrict } from '../support/recorded-district.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const ROWS = 20_000
const SECRET = createSecret()
const NOTHING = { import_row: 0, import_reject: 0, import_roll_up: 0, import_site_roll_up: 0 }

let folder: string
let db: Db
let server: { process: ChildProcess; address: string } | undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quarterdeck-crash-'))
  db = openDatabase(`file:${join(folder, 'crash.db')}`)
  await migrateToLatest(db)
  await fillDistrict(db)
  await addMetrics(db)
  const key = { departmentId: 'data', role: 'observe_key', expiresOn: day('2099-12-31') } as const
  await writing(db, { actor: 'setting up', at: new Date() }, (change) =>
    insertApiKey(change, { name: 'nightly', ...key, secretHash: hashOfSecret(SECRET) }),
  )
}, 60_000)
afterAll(async () => {
  server?.process.kill('SIGKILL')
  await db.destroy()
  await rm(folder, { recursive: true, force: true })
})

test(
  'a server killed while it imports leaves nothing, and the file can be sent again',
  { timeout: 240_000 },
  async () => {
    for (const state of ['reading', 'checking', 'publishing'] as const) {
      server = await start()
      const sent = send(server.address).catch(() => 'cut off')
      await reached(state)
      server.process.kill('SIGKILL')
      expect(await sent).toBe('cut off')
      expect(await countRows(db)).toMatchObject({ observation: 0, import_batch: 0 })
      await sweepRuns(db, new Date(Date.now() + 10 * 60 * 1000), '')
      expect(await countRows(db)).toMatchObject({ ...NOTHING, import_run: 0 })
    }
    server = await start()
    const health = setInterval(() => void fetch(`${server?.address}/healthz`), 50)
    const answer = await send(server.address)
    clearInterval(health)
    expect(answer).toMatchObject({ state: 'published', counts: { added: ROWS } })
    expect(await countRows(db)).toMatchObject({ ...NOTHING, observation: ROWS })
    expect(await verifyRecord(db)).toMatchObject({ ok: true })
    expect(await verifyRollUps(db)).toMatchObject({ ok: true })
  },
)

test('who goes away while the file is sent leaves nothing', { timeout: 60_000 }, async () => {
  server ??= await start()
  const before = await countRows(db)
  const leaving = new AbortController()
  const body = new ReadableStream<Uint8Array>({
    start: (to) =>
      to.enqueue(new TextEncoder().encode('metric_id,observed_on,value\nsessions,2022-08-01,9\n')),
  })
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: { authorization: `Bearer ${SECRET}`, 'content-type': 'text/csv' },
    body,
    duplex: 'half',
    signal: leaving.signal,
  }
  const sent = fetch(`${server.address}/api/v1/imports/observations`, init).catch(() => 'cut off')
  await reached('reading')
  leaving.abort()
  expect(await sent).toBe('cut off')
  await expect.poll(() => countRows(db), { timeout: 20_000 }).toEqual(before)
})

/** Waits until a run is in a state. */
async function reached(state: string): Promise<void> {
  await expect
    .poll(
      async () =>
        (await db.selectFrom('import_run').select('state').execute()).map((run) => run.state),
      { timeout: 60_000, interval: 2 },
    )
    .toContain(state)
}

async function send(address: string): Promise<unknown> {
  const lines = Array.from({ length: ROWS }, (_, n) => `sessions,2022-08-01,group ${n},${n}`)
  const answer = await fetch(`${address}/api/v1/imports/observations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SECRET}`, 'content-type': 'text/csv' },
    body: `metric_id,observed_on,participant_group,value\n${lines.join('\n')}\n`,
  })
  return answer.json()
}

async function start(): Promise<{ process: ChildProcess; address: string }> {
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: folder,
      DATABASE_URL: `file:${join(folder, 'crash.db')}`,
      LOG_LEVEL: 'warn',
      NODE_ENV: 'test',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const piece of child.stdout) {
    said += String(piece)
    const address = /http:\/\/localhost:\d+/.exec(said)?.[0]
    if (address !== undefined) {
      child.stdout.resume()
      return { process: child, address }
    }
  }
  throw new Error(`the server did not start: ${said}`)
}
