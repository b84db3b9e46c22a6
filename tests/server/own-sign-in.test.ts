import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { at, countRows } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import type { TestBrowser, TestDoor } from '../support/door.ts'
import { createDoor, OTHER_PASSWORD, PASSWORD } from '../support/door.ts'

const EDITOR = 'editor@district.example'

describe.each(DIALECTS)('%s: one’s own sign-in', (dialect) => {
  let door: TestDoor

  beforeAll(async () => {
    door = await createDoor(dialect)
  })
  afterAll(() => door.db.destroy())

  test('nobody else’s: each of it asks for a session', async () => {
    const stranger = door.browser()
    const open: string[] = []
    for (const [method, path, body] of [
      ['POST', 'change-password', { currentPassword: PASSWORD, newPassword: OTHER_PASSWORD }],
      ['GET', 'list-sessions', undefined],
      ['POST', 'revoke-session', { id: 'x' }],
      ['POST', 'revoke-sessions', undefined],
    ] as const) {
      const { status } = await stranger.ask(method, `/api/auth/${path}`, body)
      if (status !== 401) open.push(path)
    }
    expect(open).toEqual([])
  })

  test('a new password needs the one before, and ends the other sessions', async () => {
    const [own, other] = await signedIn(EDITOR, EDITOR)
    const wrong = await change(own, OTHER_PASSWORD, OTHER_PASSWORD)
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: 'currentPassword' }] } })
    expect(await isIn(other)).toBe(true)

    expect((await change(own, PASSWORD, OTHER_PASSWORD)).status).toBe(200)
    expect([await isIn(own), await isIn(other)]).toEqual([true, false])
    expect((await door.browser().signIn(EDITOR)).status).toBe(401)
    expect((await door.browser().signIn(EDITOR, OTHER_PASSWORD)).status).toBe(200)
    expect((await change(own, OTHER_PASSWORD, PASSWORD)).status).toBe(200)
  })

  test.each([
    ['fourteen signs', 'too_short'],
    ['correct horse battery staple', 'common'],
    ['P@ssw0rdP@ssw0rd', 'repeats'],
    ['editor@district.example', 'own_name'],
    ['Example Unified', 'own_name'],
  ])('%s is refused as %s', async (password, code) => {
    const [own] = await signedIn(EDITOR)
    const answer = await change(own, PASSWORD, password)
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: 'newPassword', code }] } })
    expect(JSON.stringify(answer.body)).not.toContain(password)
  })

  test('guessing the password before is slowed as signing in is', async () => {
    const [own] = await signedIn('coordinator@district.example')
    for (let guess = 0; guess < 10; guess += 1) await change(own, `guess ${guess}`, OTHER_PASSWORD)
    expect((await change(own, PASSWORD, OTHER_PASSWORD)).status).toBe(429)
  })

  test('sees their sessions, not their values, and ends one or all', async () => {
    const viewer = 'viewer@district.example'
    const [first, second, third] = await signedIn(viewer, viewer, viewer)
    const [stranger] = await signedIn(EDITOR)
    const list = await first.ask('GET', '/api/auth/list-sessions')
    expect(at(list, 'items.2.id')).toBeDefined()
    expect(at(list, 'items.3')).toBeUndefined()
    for (const value of first.cookies.values()) {
      expect(JSON.stringify(list.body)).not.toContain(value.split('.')[0])
    }
    const own = await second.ask('GET', '/api/auth/list-sessions')
    const items = [0, 1, 2].map((n) => at(own, `items.${n}`))
    const id = items.map((item) => at({ body: item }, 'current')).indexOf(true)
    const ended = { id: at(own, `items.${id}.id`) }
    const entries = await countRows(door.db)
    expect((await stranger.ask('POST', '/api/auth/revoke-session', ended)).status).toBe(404)
    expect(await isIn(second)).toBe(true)
    expect(await countRows(door.db)).toEqual(entries)
    expect((await first.ask('POST', '/api/auth/revoke-session', ended)).status).toBe(200)
    expect([await isIn(first), await isIn(second), await isIn(third)]).toEqual([true, false, true])

    expect((await first.ask('POST', '/api/auth/revoke-sessions')).status).toBe(200)
    expect([await isIn(first), await isIn(third), await isIn(stranger)]).toEqual([
      false,
      false,
      true,
    ])
  })

  test('shows again that it is them before sessions are ended, but not to go out', async () => {
    const [first, second] = await signedIn(EDITOR, EDITOR)
    const list = await first.ask('GET', '/api/auth/list-sessions')
    const ended = { id: at(list, 'items.0.id') }
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60 * 1000 })
    for (const [path, body] of [
      ['revoke-session', ended],
      ['revoke-sessions', undefined],
    ] as const) {
      expect(await first.ask('POST', `/api/auth/${path}`, body)).toMatchObject({
        status: 403,
        body: { type: 'urn:quarterdeck:problem:proof_needed' },
      })
    }
    expect([await isIn(first), await isIn(second)]).toEqual([true, true])
    expect((await second.ask('POST', '/api/auth/sign-out')).status).toBe(200)
    await first.ask('POST', '/api/auth/proof', { password: PASSWORD })
    expect((await first.ask('POST', '/api/auth/revoke-sessions')).status).toBe(200)
    expect(await isIn(first)).toBe(false)
    vi.useRealTimers()
  })

  async function signedIn(...emails: string[]) {
    const browsers: TestBrowser[] = []
    for (const email of emails) {
      const browser = door.browser()
      expect((await browser.signIn(email)).status).toBe(200)
      browsers.push(browser)
    }
    const [a = door.browser(), b = a, c = b] = browsers
    return [a, b, c] as const
  }
})

function change(browser: TestBrowser, currentPassword: string, newPassword: string) {
  return browser.ask('POST', '/api/auth/change-password', { currentPassword, newPassword })
}

async function isIn(browser: TestBrowser): Promise<boolean> {
  return (await browser.ask('GET', '/api/v1/me')).status === 200
}
