import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Env } from '../../server/context.ts'
import { boundedReads } from '../../server/costly.ts'
import { listen } from '../../server/listen.ts'
import type { TestApi } from '../support/api.ts'
import { createTestApi } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { addMetric, checked, record, recorder } from '../support/recorded-district.ts'

const COSTLY = [
  '/export/observations.csv',
  '/export/audit.csv',
  '/audit/verify',
  '/privacy/audit?year=2022-23',
]

describe.each(DIALECTS)('%s: costly reads', (dialect) => {
  let api: TestApi
  let address: string
  let end: () => void

  beforeAll(async () => {
    api = await createTestApi(dialect)
    const metric = await addMetric(api.db, { id: 'sessions' })
    const next = recorder()
    for (const day of ['01', '02', '03']) {
      await record(api.db, next(), metric, checked({ observedOn: `2022-09-${day}`, value: 1 }))
    }
    const { server, port } = await listen({ fetch: api.app.fetch, port: 0, host: '127.0.0.1' })
    address = `http://127.0.0.1:${port}`
    end = () => server.closeAllConnections()
  })
  afterAll(async () => {
    end()
    await api.db.destroy()
  })

  test('asked for many at once are answered or put off in words, and health stays up', async () => {
    const asked = Array.from({ length: 120 }, async (_, at) => {
      const response = await fetch(`${address}/api/v1${COSTLY[at % COSTLY.length]}`)
      const text = await response.text()
      return { status: response.status, wait: response.headers.get('retry-after'), text }
    })
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
    const answers = await Promise.all(asked)
    const others = answers.filter(({ status }) => status !== 200)
    expect(answers.length).toBeGreaterThan(others.length)
    for (const { status, wait, text } of others) {
      expect(status).toBe(429)
      expect(wait).toBe('5')
      expect(text).toContain('You have 3 exports or checks running.')
    }
    for (const path of COSTLY) expect((await api.request('GET', path)).status).toBe(200)
  })

  test('that nobody takes to their end hold no transaction, and count until their reader goes', async () => {
    const slow = await Promise.all([1, 2, 3].map(() => open('/export/observations.csv')))
    expect((await api.request('GET', '/export/metrics.csv')).status).toBe(429)
    const body = { name: 'Meanwhile' }
    expect((await api.request('POST', '/divisions', { body })).status).toBe(201)
    await slow[0]?.cancel()
    expect((await api.request('GET', '/export/metrics.csv')).status).toBe(200)
    await Promise.all(slow.slice(1).map((one) => one.cancel()))
  })

  test('asked for their head alone count for nothing', async () => {
    for (let time = 0; time < 9; time += 1) {
      expect((await api.request('HEAD', '/export/observations.csv')).status).toBe(200)
    }
    expect((await api.request('GET', '/export/observations.csv')).status).toBe(200)
  })

  /** A file of which only the beginning is taken. */
  async function open(path: string) {
    const response = await api.app.request(`/api/v1${path}`)
    if (!response.body) throw new Error('no body')
    const reader = response.body.getReader()
    await reader.read()
    return reader
  }
})

describe('a gate for three of one and four of all', () => {
  const limits = { ofOne: 3, ofAll: 4, longest: 50 }

  test('puts off whoever comes when all turns are taken', async () => {
    const { take, wait } = gate()
    const statuses = await Promise.all(['a', 'a', 'a', 'b', 'c', 'a'].map(take))
    wait.resolve()
    expect(statuses.slice(4)).toEqual([503, 429])
    await new Promise((done) => setTimeout(done, 20))
    expect(await take('c')).toBe('running')
  })

  test('opens again after a read that broke', async () => {
    const { app } = gate()
    for (let time = 0; time < 9; time += 1)
      expect((await app.request('/break?who=a')).status).toBe(500)
  })

  test('forgets a file that nobody takes, in the end', async () => {
    const { app } = gate()
    for (const who of ['a', 'a', 'a']) await app.request(`/file?who=${who}`)
    expect((await app.request('/file?who=a')).status).toBe(429)
    await new Promise((done) => setTimeout(done, 120))
    expect((await app.request('/file?who=a')).status).toBe(200)
  })

  function gate() {
    const wait = Promise.withResolvers<void>()
    const app = new Hono<Env>()
    app.use(async (c, next) => {
      c.set('session', { actor: c.req.query('who') ?? '', role: 'viewer', departments: 'all' })
      await next()
    })
    app.use(boundedReads(limits))
    app.get('/slow', async (c) => {
      await wait.promise
      return c.text('done')
    })
    app.get('/break', () => {
      throw new Error('broken')
    })
    app.get('/file', (c) => {
      c.header('content-type', 'text/csv')
      return c.body(new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(9)) }))
    })
    app.onError((_, c) => c.text('broken', 500))
    /** The status of a refusal, or that it is being read. */
    const take = async (who: string) => {
      const asked = Promise.resolve(app.request(`/slow?who=${who}`)).then(({ status }) => status)
      const soon = new Promise<'running'>((done) => setTimeout(() => done('running'), 20))
      return Promise.race([asked.then((status) => (status === 200 ? 'running' : status)), soon])
    }
    return { app, take, wait }
  }
})
