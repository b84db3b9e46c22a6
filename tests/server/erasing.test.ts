import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import type { TestApi } from '../support/api.ts'
import { at, createTestApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import type { TestDoor } from '../support/door.ts'
import { createDoor, OTHER_PASSWORD } from '../support/door.ts'
import { DEPARTMENT, insertExamplePlan, METRICS } from '../support/plans.ts'

const NOOR = {
  name: 'Noor Halvorsen',
  email: 'noor@district.example',
  role: 'coordinator',
  departmentIds: [],
}
const REASON = { reason: 'asked to be forgotten' }
const TRACES = /halvorsen|noor@|noor/i
const KEY = { name: 'Nightly', departmentId: DEPARTMENT, may: 'read' }

describe.each(DIALECTS)('%s: a person who is to be forgotten', { timeout: 60_000 }, (dialect) => {
  let door: TestDoor
  let api: TestApi
  let id: string
  let observation: string

  beforeEach(async () => {
    door = await createDoor(dialect)
    await insertExamplePlan(door.db)
    api = await createTestApi(dialect, { db: door.db, moment: new Date().toISOString() })
    const headers = { 'idempotency-key': 'add-noor-1' }
    const added = await api.request('POST', '/users', { body: NOOR, headers })
    id = textAt(added, 'id')
    const browser = door.browser()
    const use = { secret: textAt(added, 'secret'), name: NOOR.name, password: OTHER_PASSWORD }
    await browser.ask('POST', '/api/auth/link/use', use)
    await browser.signIn(NOOR.email, OTHER_PASSWORD)
    const body = { metricId: METRICS.level, observedOn: '2022-10-04', value: 300 }
    observation = textAt(await browser.ask('POST', '/api/v1/observations', body), 'id')
    const expiresOn = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10)
    await browser.ask('POST', '/api/v1/api-keys', { ...KEY, expiresOn })
  })
  afterEach(() => door.db.destroy())

  test('is on the record as an id, and called by their name in answers', async () => {
    const authors = await door.db.selectFrom('ledger').select('actor').distinct().execute()
    expect(authors.map(({ actor }) => actor)).toContain(id)
    expect(authors.map(({ actor }) => actor).filter((actor) => TRACES.test(actor))).toEqual([])
    expect((await api.request('GET', `/observations/${observation}`)).body).toMatchObject({
      recordedBy: NOOR.name,
    })
    const log = await api.request('GET', `/audit?actor=${id}&entity=observation`)
    expect(log.body).toMatchObject({ items: [{ actor: id, actorName: NOOR.name }] })
    expect((await api.request('GET', '/api-keys')).body).toMatchObject({
      items: [{ createdBy: NOOR.name, state: 'valid' }],
    })
    const series = await api.request('GET', `/metrics/${METRICS.level}/series`)
    expect(series.body).toMatchObject({ observations: [{ recordedBy: NOOR.name }] })
    expect((await api.request('GET', '/audit/choices')).body).toMatchObject({
      actors: expect.arrayContaining([{ actor: id, name: NOOR.name }]),
    })
  })

  test('is gone from every table and every answer, and the record still holds', async () => {
    expect(await tracesIn(door.db)).toEqual(['idempotency', 'person'])
    await close()
    const erased = await erase(REASON, '"3"')
    expect(erased).toMatchObject({ status: 200, body: { id, state: 'erased', email: '' } })
    const tag = id.slice(-4).toUpperCase()
    expect(at(erased, 'name')).toBe(`Person ${tag} (erased)`)
    expect(await tracesIn(door.db)).toEqual([])
    for (const path of [
      '/users',
      `/users/${id}`,
      '/audit?limit=500',
      '/audit/choices',
      '/api-keys',
      `/observations/${observation}`,
      `/observations/${observation}/history`,
      `/metrics/${METRICS.level}/series`,
      '/export/observations.csv',
      '/export/audit.csv',
    ]) {
      const { status, body } = await api.request('GET', path)
      expect(status).toBe(200)
      expect(JSON.stringify(body)).not.toMatch(TRACES)
    }
    expect((await api.request('GET', `/observations/${observation}`)).body).toMatchObject({
      recordedBy: `Person ${tag} (erased)`,
    })
    const log = await api.request('GET', `/audit?entityId=${id}&action=person.erase`)
    expect(log.body).toMatchObject({ items: [{ reason: REASON.reason }] })
    expect(await verifyRecord(door.db)).toMatchObject({ ok: true, fault: null })
  })

  test('has to be closed first, and then is erased once, for a reason', async () => {
    expect(await erase(REASON, '"1"')).toMatchObject({ status: 409 })
    await close()
    expect(await erase({}, '"3"')).toMatchObject({ status: 400 })
    expect(await erase({ reason: 'short' }, '"3"')).toMatchObject({ status: 400 })
    expect(await erase(REASON, '"1"')).toMatchObject({ status: 412 })
    const request = { body: REASON }
    expect(await api.request('POST', `/users/${id}/erase`, request)).toMatchObject({ status: 428 })
    expect(await erase(REASON, '"3"')).toMatchObject({ status: 200 })
    expect(await erase(REASON, '"4"')).toMatchObject({ status: 409 })
    const headers = { 'if-match': '"4"' }
    expect(await api.request('POST', `/users/${id}/reopen`, { headers })).toMatchObject({
      status: 409,
    })
    expect(await api.request('POST', `/users/${id}/link`)).toMatchObject({ status: 409 })
    expect((await api.request('POST', '/users', { body: NOOR })).status).toBe(201)
  })

  test('loses the API keys they made with the right to make them', async () => {
    const headers = { 'if-match': '"2"' }
    const body = { role: 'viewer' }
    expect(await api.request('PATCH', `/users/${id}`, { body, headers })).toMatchObject({
      status: 200,
    })
    expect((await api.request('GET', '/api-keys')).body).toMatchObject({
      items: [{ name: KEY.name, state: 'revoked' }],
    })
  })

  test('keeps them under another name', async () => {
    const headers = { 'if-match': '"2"' }
    await api.request('PATCH', `/users/${id}`, { body: { name: 'Noor B' }, headers })
    expect((await api.request('GET', '/api-keys')).body).toMatchObject({
      items: [{ createdBy: 'Noor B', state: 'valid' }],
    })
  })

  test('is not an editor’s to erase', async () => {
    const editor = await createTestApi(dialect, { role: 'editor', db: door.db })
    const sent = { body: REASON, headers: { 'if-match': '"1"' } }
    expect((await editor.request('POST', `/users/${id}/erase`, sent)).status).toBe(403)
  })

  async function close() {
    const person = await api.request('GET', `/users/${id}`)
    const headers = { 'if-match': person.headers.get('etag') ?? '' }
    expect((await api.request('DELETE', `/users/${id}`, { headers })).status).toBe(200)
  }

  function erase(body: object, version: string) {
    return api.request('POST', `/users/${id}/erase`, { body, headers: { 'if-match': version } })
  }
})

/** Which tables still say who the person was. */
async function tracesIn(db: Db): Promise<string[]> {
  const tables = await db.introspection.getTables()
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db)
    if (TRACES.test(JSON.stringify(rows))) found.push(name)
  }
  return found.toSorted()
}
