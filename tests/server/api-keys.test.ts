import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { TestApi } from '../support/api.ts'
import { at, createTestApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { DEPARTMENT, OTHER_DEPARTMENT } from '../support/plans.ts'
import { CANARY, createTwoDepartments, PARTS } from '../support/two-departments.ts'

const WANTED = { name: 'import', departmentId: DEPARTMENT, may: 'observe', expiresOn: '2023-06-30' }

describe.each(DIALECTS)('%s: API keys', (dialect) => {
  let api: TestApi

  beforeEach(async () => {
    api = await createTestApi(dialect, { db: await createTwoDepartments(dialect) })
  })
  afterEach(() => api.db.destroy())

  test('a key records for its department in its own name', async () => {
    const headers = await keyOf(WANTED)
    const body = { metricId: PARTS.own.metric, observedOn: '2022-10-04', value: 7 }
    const recorded = await api.request('POST', '/observations', { body, headers })
    expect(recorded).toMatchObject({ status: 201, body: { recordedBy: 'API key import' } })
    const me = await api.request('GET', '/me', { headers })
    expect(me.body).toMatchObject({ actor: 'API key import', role: 'observe_key' })
    const list = await api.request('GET', '/api-keys')
    expect(list.body).toMatchObject({
      items: [{ name: 'import', lastUsedOn: '2022-10-05', state: 'valid' }, {}],
    })
  })

  test('a key neither reads nor records for another department', async () => {
    const headers = await keyOf(WANTED)
    const body = { metricId: PARTS.other.metric, observedOn: '2022-10-04', value: 7 }
    expect(await api.request('POST', '/observations', { body, headers })).toMatchObject({
      status: 404,
    })
    const search = `/observations?department=${OTHER_DEPARTMENT}`
    for (const path of [`/plans/${PARTS.other.plan}`, search, '/events']) {
      const answer = await api.request('GET', path, { headers })
      expect([403, 404]).toContain(answer.status)
      expect(JSON.stringify(answer.body)).not.toContain(CANARY)
    }
  })

  test('a key that may read does not record', async () => {
    const headers = await keyOf({ ...WANTED, may: 'read' })
    const body = { metricId: PARTS.own.metric, observedOn: '2022-10-04', value: 7 }
    expect((await api.request('POST', '/observations', { body, headers })).status).toBe(403)
    const own = await api.request('GET', `/observations?department=${DEPARTMENT}`, { headers })
    expect(own.status).toBe(200)
  })

  test('a key lets in though its use cannot be noted', async () => {
    const headers = await keyOf(WANTED)
    await sql`alter table api_key rename column last_used_on to used_on`.execute(api.db)
    await sql`alter table api_key add column last_used_on text check (last_used_on is null)`.execute(
      api.db,
    )
    const me = await api.request('GET', '/me', { headers })
    expect(me).toMatchObject({ status: 200, body: { actor: 'API key import' } })
  })

  test('a body that is not JSON is malformed, not another department’s', async () => {
    const headers = { ...(await keyOf(WANTED)), 'content-type': 'application/json' }
    const answer = await api.request('POST', '/observations', { body: '{"metricId":', headers })
    expect(answer.status).toBe(400)
  })

  test('a key makes no keys', async () => {
    const headers = await keyOf(WANTED)
    const answer = await api.request('POST', '/api-keys', { body: WANTED, headers })
    expect(answer.status).toBe(403)
  })

  test('the secret is shown once and kept nowhere', async () => {
    const headers = { 'idempotency-key': 'make-the-key' }
    const made = await api.request('POST', '/api-keys', { body: WANTED, headers })
    const secret = textAt(made, 'secret')
    expect(secret).toMatch(/^qd_[\w-]{43}$/)
    const again = await api.request('POST', '/api-keys', { body: WANTED, headers })
    expect(again).toMatchObject({ status: 201, body: { id: at(made, 'id'), secret: null } })
    const tables = ['ledger', 'api_key', 'idempotency'] as const
    for (const table of tables) {
      const rows = await api.db.selectFrom(table).selectAll().execute()
      expect(rows.length).toBeGreaterThan(0)
      expect(JSON.stringify(rows)).not.toContain(secret.slice(3))
    }
  })

  test('a revoked key is refused at the next request', async () => {
    const made = await api.request('POST', '/api-keys', { body: WANTED })
    const headers = { authorization: `Bearer ${textAt(made, 'secret')}` }
    const path = `/api-keys/${textAt(made, 'id')}`
    const revoke = { headers: { 'if-match': '"1"' } }
    expect((await api.request('GET', '/me', { headers })).status).toBe(200)
    expect(await api.request('DELETE', path, revoke)).toMatchObject({ status: 200 })
    expect((await api.request('GET', '/me', { headers })).status).toBe(401)
    expect(await api.request('DELETE', path, revoke)).toMatchObject({ status: 412 })
  })

  test('a key ends after its last day, in the district’s time zone', async () => {
    const headers = await keyOf({ ...WANTED, expiresOn: '2022-10-31' })
    api.now('2022-11-01T06:59:59Z')
    expect((await api.request('GET', '/me', { headers })).status).toBe(200)
    api.now('2022-11-01T07:00:00Z')
    expect((await api.request('GET', '/me', { headers })).status).toBe(401)
    const list = await api.request('GET', '/api-keys')
    expect(list.body).toMatchObject({ items: [{ name: 'import', state: 'ended' }, {}] })
  })

  test.each([
    ['no scheme', 'qd_'],
    ['another scheme', 'Basic Y29vcmRpbmF0b3I6eA=='],
    ['an unknown secret', `Bearer qd_${'A'.repeat(43)}`],
    ['something else', 'Bearer x'],
  ])('%s is not let in as whoever is signed in', async (_, authorization) => {
    const answer = await api.request('GET', '/me', { headers: { authorization } })
    expect(answer).toMatchObject({
      status: 401,
      body: { type: 'urn:quarterdeck:problem:key_not_valid' },
    })
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  })

  test.each([
    ['a day that is past', { expiresOn: '2022-10-04' }, 422],
    ['a day too far away', { expiresOn: '2023-10-07' }, 422],
    ['a department that is not there', { departmentId: 'nowhere' }, 422],
    ['a name that is taken', { name: 'nightly' }, 409],
    ['a field of ours', { revokedAt: null }, 400],
    ['a role of people', { may: 'coordinator' }, 400],
  ])('%s is refused', async (_, change, status) => {
    const answer = await api.request('POST', '/api-keys', { body: { ...WANTED, ...change } })
    expect(answer.status).toBe(status)
  })

  test('today and a year from today are possible last days', async () => {
    for (const [name, expiresOn] of [
      ['today', '2022-10-05'],
      ['in a year', '2023-10-06'],
    ]) {
      const answer = await api.request('POST', '/api-keys', {
        body: { ...WANTED, name, expiresOn },
      })
      expect(answer.status).toBe(201)
    }
  })

  async function keyOf(wanted: object): Promise<Record<string, string>> {
    const made = await api.request('POST', '/api-keys', { body: wanted })
    return { authorization: `Bearer ${textAt(made, 'secret')}` }
  }
})
