import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createApp } from '../../server/app.ts'
import type { TestApi } from '../support/api.ts'
import { createTestApi } from '../support/api.ts'

describe('the guards before every route', () => {
  let api: TestApi

  beforeAll(async () => {
    api = await createTestApi('sqlite')
  })
  afterAll(() => api.db.destroy())

  test.each(['/api/v1/settings', '/api/v1/nothing', '/nothing', '/api/docs'])(
    '%s carries every protecting header',
    async (path) => {
      const origin = 'https://elsewhere.example'
      const { headers } = await api.app.request(path, { headers: { origin } })
      expect(headers.get('content-security-policy')).toContain("default-src 'self'")
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect(headers.get('content-security-policy')).not.toContain('unsafe-inline')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
    },
  )

  test.each([
    ['https://quarterdeck.district.example', 'max-age=31536000; includeSubDomains'],
    ['http://localhost:3000', null],
    [null, null],
  ])('under %s browsers are told to come back by HTTPS: %s', async (publicUrl, told) => {
    const app = createApp(
      { db: api.db, clock: { now: () => new Date() }, log: pino({ level: 'silent' }) },
      { publicUrl },
    )
    const { headers } = await app.request('/healthz')
    expect(headers.get('strict-transport-security')).toBe(told)
  })

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { origin: 'http://elsewhere.example' }],
    ['an opaque origin', { origin: 'null' }],
  ])('a write that %s makes a browser send is refused', async (_, headers) => {
    const answer = await api.request('POST', '/divisions', { body: { name: 'Forged' }, headers })
    expect(answer).toMatchObject({
      status: 403,
      body: { type: 'urn:quarterdeck:problem:cross_site' },
    })
  })

  test('a write from the product’s own page passes', async () => {
    const headers = { 'sec-fetch-site': 'same-origin', origin: 'http://localhost' }
    const answer = await api.request('POST', '/divisions', { body: { name: 'Own' }, headers })
    expect(answer.status).toBe(201)
  })

  test('a packed body is refused unread', async () => {
    const headers = { 'content-encoding': 'gzip' }
    const answer = await api.request('POST', '/divisions', { body: { name: 'x' }, headers })
    expect(answer.status).toBe(415)
  })

  test('a body of five megabytes is refused', async () => {
    const answer = await api.request('POST', '/divisions', { body: 'x'.repeat(5 * 1024 * 1024) })
    expect(answer.status).toBe(413)
  })

  test('a body that is not JSON is refused in the one shape', async () => {
    const answer = await api.app.request('/api/v1/divisions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name":',
    })
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  })

  test('a viewer reads and does not write', async () => {
    const viewer = await createTestApi('sqlite', { role: 'viewer' })
    expect((await viewer.request('GET', '/divisions')).status).toBe(200)
    const refused = await viewer.request('POST', '/divisions', { body: { name: 'x' } })
    expect(refused.status).toBe(403)
    await viewer.db.destroy()
  })

  test('the server is alive and ready', async () => {
    expect((await api.app.request('/healthz')).status).toBe(200)
    expect(await (await api.app.request('/readyz')).text()).toBe('ready\n')
  })
})
