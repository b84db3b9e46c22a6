import type { Server } from 'node:http'

import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import { createApp } from '../../server/app.ts'
import { listen } from '../../server/listen.ts'
import { DIALECTS } from '../support/databases.ts'
import { addMetric, createDistrict } from '../support/recorded-district.ts'

const ROUNDS = 1000
const EDITORS = ['one', 'two'] as const
const CLOCK = { now: () => new Date('2022-10-05T18:00:00Z') }

interface Answer {
  status: number
  etag: string
  body: Record<string, unknown>
}

describe.each(DIALECTS)('%s: two editors at once', { timeout: 180_000 }, (dialect) => {
  let db: Db
  const servers: Server[] = []
  const addresses: string[] = []

  beforeAll(async () => {
    db = await createDistrict(dialect)
    await addMetric(db, { id: 'sessions' })
    for (const actor of EDITORS) {
      const session = { actor, role: 'editor', departments: ['data'] } as const
      const deps = { db, clock: CLOCK, log: pino({ level: 'silent' }) }
      const app = createApp(deps, { session, publicUrl: null })
      const { server, port } = await listen({ fetch: app.fetch, port: 0, host: '127.0.0.1' })
      servers.push(server)
      addresses.push(`http://127.0.0.1:${port}/api/v1`)
    }
  })
  afterAll(async () => {
    for (const server of servers) server.closeAllConnections()
    await db.destroy()
  })

  test(`never lose a correction, ${ROUNDS} times`, async () => {
    const first = { metricId: 'sessions', observedOn: '2022-10-04', value: 0 }
    const { body, etag } = await ask(0, 'POST', '/observations', first)
    const path = `/observations/${String(body.id)}`
    const { won, value } = await race(path, etag, 'value', (round, editor) => ({
      value: round * 2 + editor,
      reason: 'counted again',
    }))
    expect(won).toBe(ROUNDS)
    const now = await ask(1, 'GET', path)
    expect(now.body).toMatchObject({ value, version: ROUNDS + 1 })
    const rows = await db.selectFrom('observation').select(['version', 'tx']).orderBy('version').execute() // prettier-ignore
    expect(rows.map(({ version }) => version)).toEqual(upTo(ROUNDS + 1))
    expect(rows.map(({ tx }) => tx)).toEqual(rows.map(({ tx }) => tx).toSorted((a, b) => a - b))
    expect(await countEntries('observation.correct')).toBe(ROUNDS)
    expect(await verifyRecord(db)).toMatchObject({ ok: true, fault: null })
  })

  test('never lose a change of a plan’s part, 250 times', async () => {
    const path = '/priorities/data-2022-23-1'
    const { won, value } = await race(path, '"1"', 'title', named, 250)
    expect(won).toBe(250)
    const row = await db.selectFrom('priority').select(['title', 'version']).where('id', '=', 'data-2022-23-1').executeTakeFirst() // prettier-ignore
    expect(row).toEqual({ title: value, version: 251 })
    expect(await countEntries('priority.change')).toBe(250)
  })

  test('a request sent twenty times at once with one key is done once, with one answer', async () => {
    const sent = { metricId: 'sessions', observedOn: '2022-10-03', value: 7 }
    const before = await countEntries('observation.record')
    const headers = { 'idempotency-key': 'twenty-at-once' }
    const answers = await Promise.all(
      upTo(20).map(() => ask(0, 'POST', '/observations', sent, headers)),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(new Set(answers.map(({ etag }) => etag)).size).toBe(1)
    expect(await countEntries('observation.record')).toBe(before + 1)
    const other = await ask(0, 'POST', '/observations', { ...sent, value: 8 }, headers)
    expect(other.status).toBe(409)
    const somebodyElse = await ask(1, 'POST', '/observations', sent, headers)
    expect(somebodyElse.body).toMatchObject({ type: 'urn:quarterdeck:problem:already_recorded' })
  })

  /** Both change the same version in every round; one of them is to win, and the other to be told. */
  async function race(
    path: string,
    first: string,
    member: string,
    change: (round: number, editor: number) => object,
    rounds = ROUNDS,
  ) {
    let etag = first
    let won = 0
    let value: unknown
    for (let round = 1; round <= rounds; round += 1) {
      const answers = await Promise.all(
        EDITORS.map((_, at) => ask(at, 'PATCH', path, change(round, at), { 'if-match': etag })),
      )
      const winners = answers.filter(({ status }) => status === 200)
      const losers = answers.filter(({ status }) => status === 412)
      const [winner] = winners
      if (!winner || winners.length !== 1 || losers.length !== 1) {
        throw new Error(`round ${round}: ${answers.map(({ status }) => status).join(', ')}`)
      }
      won += 1
      etag = winner.etag
      value = winner.body[member]
    }
    return { won, value }
  }

  async function ask(
    editor: number,
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${addresses[editor]}${path}`, {
      method,
      headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    })
    const told: unknown = await response.json()
    return {
      status: response.status,
      etag: response.headers.get('etag') ?? '',
      body: Object.fromEntries(Object.entries(told ?? {})),
    }
  }

  async function countEntries(action: string): Promise<number> {
    const rows = await db.selectFrom('ledger').select('tx').where('action', '=', action).execute()
    return rows.length
  }
})

function named(round: number, editor: number): object {
  return { title: `Round ${round} of ${editor}`, reason: 'said better' }
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, at) => at + 1)
}
