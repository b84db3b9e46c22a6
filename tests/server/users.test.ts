import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { TestApi } from '../support/api.ts'
import { at, createTestApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import type { TestDoor } from '../support/door.ts'
import { createDoor, OTHER_PASSWORD } from '../support/door.ts'
import { DEPARTMENT, OTHER_DEPARTMENT } from '../support/plans.ts'

const SAM = 'editor@district.example'
const KIM = 'viewer@district.example'
const NEW = {
  name: 'Noor',
  email: 'Noor@District.Example',
  role: 'editor',
  departmentIds: [DEPARTMENT],
}

describe.each(DIALECTS)('%s: people', { timeout: 60_000 }, (dialect) => {
  let door: TestDoor
  /** The same district, asked by its coordinator. */
  let api: TestApi

  beforeEach(async () => {
    door = await createDoor(dialect)
    const moment = new Date().toISOString()
    api = await createTestApi(dialect, { db: door.db, moment })
  })
  afterEach(() => door.db.destroy())

  test('are listed by name, with what they are and how they come in', async () => {
    await door.browser().signIn(KIM)
    const list = await api.request('GET', '/users')
    expect(list).toMatchObject({
      status: 200,
      body: {
        items: [
          { name: 'Kim', role: 'viewer', departmentIds: null, state: 'active', signedIn: 1 },
          { name: 'Robin', role: 'coordinator', departmentIds: null, signedIn: 0 },
          { name: 'Sam', role: 'editor', departmentIds: [DEPARTMENT], version: 1 },
        ],
      },
    })
    expect(JSON.stringify(list.body)).not.toMatch(/password|hash|token/i)
  })

  test('come in by the link that adding them made, and then are no more invited', async () => {
    const added = await api.request('POST', '/users', { body: NEW })
    expect(added).toMatchObject({
      status: 201,
      body: { email: 'noor@district.example', state: 'invited', departmentIds: [DEPARTMENT] },
    })
    const use = { secret: textAt(added, 'secret'), name: 'Noor', password: OTHER_PASSWORD }
    expect((await door.browser().ask('POST', '/api/auth/link/use', use)).status).toBe(200)
    const browser = door.browser()
    expect((await browser.signIn(NEW.email, OTHER_PASSWORD)).status).toBe(200)
    expect((await browser.ask('GET', '/api/v1/me')).body).toMatchObject({
      role: 'editor',
      departmentIds: [DEPARTMENT],
    })
    const read = await api.request('GET', `/users/${textAt(added, 'id')}`)
    expect(read.body).toMatchObject({ state: 'active', signedIn: 1 })
  })

  test('are added once, whatever the case of their address', async () => {
    const headers = { 'idempotency-key': 'add-noor-once' }
    const added = await api.request('POST', '/users', { body: NEW, headers })
    const again = await api.request('POST', '/users', { body: NEW, headers })
    expect(again).toMatchObject({ status: 201, body: { id: at(added, 'id'), secret: null } })
    const other = await api.request('POST', '/users', {
      body: { ...NEW, email: SAM.toUpperCase() },
    })
    expect(other).toMatchObject({ status: 409, body: { errors: [{ path: 'email' }] } })
  })

  test.each([
    ['an editor of no department', { departmentIds: [] }, 'departments_of_role'],
    ['a viewer of one', { role: 'viewer' }, 'departments_of_role'],
    ['an editor of none that is there', { departmentIds: ['nowhere'] }, 'unknown'],
  ])('%s is refused at the departments', async (_, changes, code) => {
    const refused = await api.request('POST', '/users', { body: { ...NEW, ...changes } })
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'departmentIds', code }] },
    })
    expect(at(await api.request('GET', '/users'), 'items.3')).toBeUndefined()
  })

  test.each([
    { email: 'no address' },
    { name: '' },
    { role: 'observe_key' },
    { isAdmin: true },
    { id: 'p9' },
  ])('%o is malformed', async (changes) => {
    const refused = await api.request('POST', '/users', { body: { ...NEW, ...changes } })
    expect(refused.status).toBe(400)
  })

  test('move to another department from their next request on', async () => {
    const browser = door.browser()
    await browser.signIn(SAM)
    const body = { departmentIds: [OTHER_DEPARTMENT] }
    const changed = await change('PATCH', 'p2', '"1"', body)
    expect(changed).toMatchObject({
      status: 200,
      body: { departmentIds: [OTHER_DEPARTMENT], version: 2 },
    })
    expect((await browser.ask('GET', '/api/v1/me')).body).toMatchObject({
      departmentIds: [OTHER_DEPARTMENT],
    })
  })

  test('keep their departments with another name, and lose them with a role in the district', async () => {
    expect(await change('PATCH', 'p2', '"1"', { name: 'Samira' })).toMatchObject({
      body: { name: 'Samira', departmentIds: [DEPARTMENT] },
    })
    expect(await change('PATCH', 'p2', '"2"', { role: 'owner' })).toMatchObject({
      body: { role: 'owner', departmentIds: [DEPARTMENT] },
    })
    expect(await change('PATCH', 'p2', '"3"', { role: 'auditor' })).toMatchObject({
      body: { role: 'auditor', departmentIds: null },
    })
    const rows = await door.db.selectFrom('department_member').selectAll().execute()
    expect(rows).toEqual([])
  })

  test('are not changed from an old version', async () => {
    await change('PATCH', 'p2', '"1"', { name: 'Samira' })
    expect(await change('PATCH', 'p2', '"1"', { name: 'Samuel' })).toMatchObject({
      status: 412,
      body: { current: { name: 'Samira', version: 2 } },
    })
    const bare = await api.request('PATCH', '/users/p2', { body: { name: 'Samuel' } })
    expect(bare.status).toBe(428)
  })

  test('are out at once when their account is closed, and the keys that they made with them', async () => {
    await change('PATCH', 'p3', '"1"', { role: 'coordinator' })
    const one = door.browser()
    const two = door.browser()
    await one.signIn(KIM)
    await two.signIn(KIM)
    const expiresOn = new Date().toISOString().slice(0, 10)
    const wanted = { name: 'nightly', departmentId: DEPARTMENT, may: 'read', expiresOn }
    const key = await one.ask('POST', '/api/v1/api-keys', wanted)
    const headers = { authorization: `Bearer ${textAt(key, 'secret')}` }
    expect((await api.request('GET', '/me', { headers })).status).toBe(200)
    expect(await change('DELETE', 'p3', '"2"')).toMatchObject({
      status: 200,
      body: { state: 'closed', signedIn: 0 },
    })
    for (const browser of [one, two]) {
      expect((await browser.ask('GET', '/api/v1/me')).status).toBe(401)
    }
    expect((await api.request('GET', '/me', { headers })).status).toBe(401)
    expect((await door.browser().signIn(KIM)).status).toBe(401)
    expect(await change('DELETE', 'p3', '"3"')).toMatchObject({ status: 412 })
  })

  test('whose account is opened again need a new password', async () => {
    await change('DELETE', 'p3', '"1"')
    expect((await api.request('POST', '/users/p3/link')).status).toBe(409)
    expect(await change('POST', 'p3/reopen', '"2"')).toMatchObject({
      status: 200,
      body: { state: 'invited', closedAt: null },
    })
    expect((await door.browser().signIn(KIM)).status).toBe(401)
    const link = await api.request('POST', '/users/p3/link')
    expect(link).toMatchObject({ status: 201, body: { purpose: 'invite', hours: 24 } })
    const use = { secret: textAt(link, 'secret'), name: 'Kim', password: OTHER_PASSWORD }
    expect((await door.browser().ask('POST', '/api/auth/link/use', use)).status).toBe(200)
    expect((await door.browser().signIn(KIM, OTHER_PASSWORD)).status).toBe(200)
  })

  test('who lost their password keep the old one until the link is used', async () => {
    const link = await api.request('POST', '/users/p2/link')
    expect(link).toMatchObject({ status: 201, body: { purpose: 'reset' } })
    expect((await door.browser().signIn(SAM)).status).toBe(200)
  })

  test('are signed out everywhere', async () => {
    const browser = door.browser()
    await browser.signIn(SAM)
    expect(await api.request('POST', '/users/p2/sign-out')).toMatchObject({
      status: 200,
      body: { signedIn: 0, state: 'active' },
    })
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(401)
  })

  test('the last coordinator who can sign in stays one', async () => {
    for (const [method, body] of [['DELETE'], ['PATCH', { role: 'viewer' }]] as const) {
      expect(await change(method, 'p1', '"1"', body)).toMatchObject({
        status: 409,
        body: { type: 'urn:quarterdeck:problem:last_coordinator' },
      })
    }
    await api.request('POST', '/users', {
      body: { ...NEW, role: 'coordinator', departmentIds: [] },
    })
    expect((await change('DELETE', 'p1', '"1"')).status).toBe(409)
    await change('PATCH', 'p3', '"1"', { role: 'coordinator' })
    expect((await change('DELETE', 'p1', '"1"')).status).toBe(200)
  })

  test('somebody who is not there is not found', async () => {
    const paths = ['/users/p9', '/users/p9/link', '/users/p9/sign-out', '/users/p9/reopen'] as const
    const methods = ['GET', 'POST', 'POST', 'POST'] as const
    const headers = { 'if-match': '"1"' }
    for (const [index, path] of paths.entries()) {
      const answer = await api.request(methods[index] ?? 'GET', path, { headers })
      expect(answer.status).toBe(404)
    }
  })

  test('the record says what changed and no name, address or secret', async () => {
    const added = await api.request('POST', '/users', { body: NEW })
    await change('PATCH', 'p2', '"1"', { name: 'Samira', role: 'owner' })
    const rows = await door.db
      .selectFrom('ledger')
      .select(['action', 'payload'])
      .where('entity', '=', 'person')
      .orderBy('tx', 'desc')
      .limit(2)
      .execute()
    expect(rows.map(({ action }) => action)).toEqual(['person.change', 'person.add'])
    expect(rows[0]?.payload).toContain('"role":"owner"')
    const told = JSON.stringify(rows)
    for (const word of ['Samira', 'Noor', 'noor@', textAt(added, 'secret')]) {
      expect(told).not.toContain(word)
    }
  })

  test('the roles say what each may do', async () => {
    const { body } = await api.request('GET', '/roles')
    expect(body).toMatchObject({
      items: [
        { role: 'coordinator', inDepartments: false },
        { role: 'owner', inDepartments: true },
        { role: 'editor', inDepartments: true },
        { role: 'viewer', inDepartments: false, rights: ['public', 'read', 'read_district'] },
        { role: 'auditor', inDepartments: false },
      ],
    })
  })

  function change(method: string, path: string, version: string, body?: unknown) {
    return api.request(method, `/users/${path}`, { headers: { 'if-match': version }, body })
  }
})
