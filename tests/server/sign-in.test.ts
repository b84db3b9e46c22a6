import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'

import { closeAccount } from '../../db/accounts.ts'
import { verifyLedger } from '../../db/ledger.ts'
import { DIALECTS } from '../support/databases.ts'
import type { TestDoor } from '../support/door.ts'
import { createDoor, OTHER_PASSWORD, PASSWORD } from '../support/door.ts'
import { change } from '../support/plans.ts'

const COORDINATOR = 'coordinator@district.example'
const EDITOR = 'editor@district.example'
const VIEWER = 'viewer@district.example'
const MINUTE = 60 * 1000
const HOUR = 60 * MINUTE
const COOKIE = 'quarterdeck.session'

describe.each(DIALECTS)('%s: signing in', (dialect) => {
  let door: TestDoor

  beforeAll(async () => {
    door = await createDoor(dialect)
  })
  afterAll(() => door.db.destroy())
  afterEach(() => vi.useRealTimers())

  test('nobody reads without it, and is told how to get in', async () => {
    for (const path of ['/me', '/settings', '/dashboard']) {
      const answer = await door.browser().ask('GET', `/api/v1${path}`)
      expect(answer).toMatchObject({
        status: 401,
        body: {
          type: 'urn:quarterdeck:problem:not_signed_in',
          detail: expect.stringContaining('/sign-in'),
        },
      })
    }
    expect((await door.browser().ask('GET', '/api/v1/openapi.json')).status).toBe(200)
    expect((await door.browser().ask('GET', '/api/v1/nothing')).status).toBe(404)
  })

  test('with address and password one is who one is, with one’s rights', async () => {
    const browser = door.browser()
    const answer = await browser.signIn(` ${EDITOR.toUpperCase()} `)
    expect(answer).toMatchObject({
      status: 200,
      body: { email: EDITOR, name: 'Sam', role: 'editor' },
    })
    const me = await browser.ask('GET', '/api/v1/me')
    expect(me).toMatchObject({ status: 200, body: { actor: EDITOR, role: 'editor' } })
    const refused = await browser.ask('POST', '/api/v1/divisions', { name: 'x' })
    expect(refused.status).toBe(403)
  })

  test('the session’s value is nowhere but in a cookie that scripts cannot read', async () => {
    const browser = door.browser()
    const answer = await browser.signIn(COORDINATOR)
    const [line = '', ...others] = answer.headers.getSetCookie()
    expect(others).toEqual([])
    expect(line.split('; ').slice(1).toSorted()).toEqual([
      'HttpOnly',
      'Max-Age=43200',
      'Path=/',
      'SameSite=Lax',
    ])
    const [token = ''] = (browser.cookies.get(COOKIE) ?? '').split('.')
    expect(token.length).toBeGreaterThanOrEqual(32)
    expect(JSON.stringify(answer.body)).not.toContain(token)
  })

  test('a session that nobody used for half an hour has ended', async () => {
    const browser = door.browser()
    await browser.signIn(COORDINATOR)
    later(29 * MINUTE)
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(200)
    later(58 * MINUTE)
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(200)
    later(89 * MINUTE)
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(401)
    vi.useRealTimers()
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(401)
  })

  test.each([12 * HOUR, 400 * 24 * HOUR])(
    'a session ends %d ms after it began, however much it is used',
    async (end) => {
      const browser = door.browser()
      await browser.signIn(COORDINATOR)
      for (let at = 20 * MINUTE; at < Math.min(end, 12 * HOUR); at += 20 * MINUTE) {
        later(at)
        expect((await browser.ask('GET', '/api/v1/me')).status).toBe(200)
      }
      later(end + MINUTE)
      expect((await browser.ask('GET', '/api/v1/me')).status).toBe(401)
    },
  )

  test('a value that was planted before never becomes a session', async () => {
    const browser = door.browser()
    const planted = 'planted-value-of-thirty-two-signs.c2lnbmVk'
    browser.cookies.set(COOKIE, planted)
    await browser.signIn(COORDINATOR)
    expect(browser.cookies.get(COOKIE)).not.toBe(planted)
    const attacker = door.browser()
    attacker.cookies.set(COOKIE, planted)
    expect((await attacker.ask('GET', '/api/v1/me')).status).toBe(401)
  })

  test('signing in again gives another value, and the one before is dead', async () => {
    const browser = door.browser()
    await browser.signIn(COORDINATOR)
    const before = browser.cookies.get(COOKIE) ?? ''
    await browser.signIn(EDITOR)
    expect(browser.cookies.get(COOKIE)).not.toBe(before)
    const other = door.browser()
    other.cookies.set(COOKIE, before)
    expect((await other.ask('GET', '/api/v1/me')).status).toBe(401)
  })

  test('mangled values are nobody’s', async () => {
    const browser = door.browser()
    await browser.signIn(COORDINATOR)
    const value = browser.cookies.get(COOKIE) ?? ''
    const [token = '', signature = ''] = value.split('.')
    const swapped = token.startsWith('a') ? `b${token.slice(1)}` : `a${token.slice(1)}`
    const mangled = [
      token,
      `${token}.`,
      `.${signature}`,
      `${swapped}.${signature}`,
      `${token}x.${signature}`,
      `${token}.${signature.slice(1)}`,
      value.toUpperCase(),
      value.slice(1),
      encodeURIComponent(value),
      '',
    ]
    const taken: string[] = []
    for (const wrong of mangled.filter((text) => text !== value)) {
      const attacker = door.browser()
      attacker.cookies.set(COOKIE, wrong)
      if ((await attacker.ask('GET', '/api/v1/me')).status !== 401) taken.push(wrong)
    }
    expect(taken).toEqual([])
    expect((await door.browser().ask('GET', `/api/v1/me?token=${token}`)).status).toBe(401)
  })

  test('signing out ends the session on the server too', async () => {
    const browser = door.browser()
    await browser.signIn(COORDINATOR)
    const value = browser.cookies.get(COOKIE) ?? ''
    expect((await browser.ask('POST', '/api/auth/sign-out')).status).toBe(200)
    expect(browser.cookies.size).toBe(0)
    browser.cookies.set(COOKIE, value)
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(401)
    expect((await browser.ask('POST', '/api/auth/sign-out')).status).toBe(200)
  })

  test('it is told apart by nothing whether there is an account', async () => {
    const wrong = await door.browser().signIn(VIEWER, 'not the password at all')
    const nobody = await door.browser().signIn('nobody@district.example', 'not the password at all')
    const nonsense = await door.browser().signIn('not an address', 'not the password at all')
    expect(wrong.status).toBe(401)
    expect(nobody).toMatchObject({ status: 401, body: wrong.body })
    expect(nonsense).toMatchObject({ status: 401, body: wrong.body })
    expect(Array.from(nobody.headers.keys())).toEqual(Array.from(wrong.headers.keys()))
  })

  test.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }],
  ])('another site’s page signs nobody in: %o', async (headers) => {
    const browser = door.browser({ headers })
    const answer = await browser.signIn(COORDINATOR)
    expect(answer).toMatchObject({
      status: 403,
      body: { type: 'urn:quarterdeck:problem:cross_site' },
    })
    expect(browser.cookies.size).toBe(0)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'a form of %s signs nobody in',
    async (type) => {
      const browser = door.browser({ headers: { 'content-type': type } })
      expect((await browser.signIn(COORDINATOR)).status).toBe(400)
      expect(browser.cookies.size).toBe(0)
    },
  )

  test('a change with a cookie says which page it comes from', async () => {
    const browser = door.browser()
    await browser.signIn(COORDINATOR)
    const cookie = `${COOKIE}=${browser.cookies.get(COOKIE)}`
    const response = await door.app.request('/api/v1/divisions', {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', referer: 'http://localhost/' },
      body: '{"name":"x"}',
    })
    expect(response.status).toBe(403)
  })

  test('a closed account is out at once, and cannot come in', async () => {
    const browsers = [door.browser(), door.browser()]
    for (const browser of browsers) expect((await browser.signIn(VIEWER)).status).toBe(200)
    await change(door.db, (going) => closeAccount(going, 'p3', 1))
    for (const browser of browsers) {
      expect((await browser.ask('GET', '/api/v1/me')).status).toBe(401)
    }
    expect((await door.browser().signIn(VIEWER)).status).toBe(401)
    await door.db.updateTable('person').set({ closed_at: null }).where('id', '=', 'p3').execute()
  })

  test('better-auth’s other routes are not there', async () => {
    const browser = door.browser()
    await browser.signIn(COORDINATOR)
    const there: string[] = []
    for (const path of [
      'sign-up/email',
      'update-user',
      'change-email',
      'delete-user',
      'set-password',
      'request-password-reset',
      'reset-password',
      'verify-password',
      'sign-in/social',
      'get-session',
      'ok',
      'error',
    ]) {
      const body = { name: 'x', email: 'x@district.example', password: PASSWORD }
      const posted = await browser.ask('POST', `/api/auth/${path}`, body)
      const got = await browser.ask('GET', `/api/auth/${path}`)
      if (posted.status !== 404 || got.status !== 404) there.push(path)
    }
    expect(there).toEqual([])
  })

  test('comings, goings and failures are on the record, without a secret', async () => {
    // Which request it was and from how near; nothing else.
    const REQUEST = expect.stringMatching(/^\{"request":\{"from":"private","id":"[\w-]{36}"\}\}$/)
    const browser = door.browser()
    await browser.signIn(EDITOR, OTHER_PASSWORD)
    await browser.signIn(EDITOR)
    await browser.ask('POST', '/api/auth/sign-out')
    await browser.signIn('nobody@district.example')
    const entries = await door.db
      .selectFrom('ledger')
      .select(['actor', 'action', 'entity_id', 'payload'])
      .orderBy('tx', 'desc')
      .limit(4)
      .execute()
    expect(entries.toReversed()).toEqual([
      { actor: 'p2', action: 'person.sign_in_failed', entity_id: 'p2', payload: REQUEST },
      { actor: 'p2', action: 'person.sign_in', entity_id: 'p2', payload: REQUEST },
      { actor: 'p2', action: 'person.sign_out', entity_id: 'p2', payload: REQUEST },
      { actor: 'unknown', action: 'person.sign_in_failed', entity_id: 'unknown', payload: REQUEST },
    ])
    expect(await verifyLedger(door.db)).toMatchObject({ ok: true })
  })

  function later(after: number): void {
    vi.useFakeTimers({ toFake: ['Date'], now: startedAt() + after })
  }

  let began: number | undefined
  function startedAt(): number {
    if (!vi.isFakeTimers()) began = Date.now()
    return began ?? Date.now()
  }
})

test('over HTTPS the cookie is held to one host and never sent in the clear', async () => {
  const door = await createDoor('sqlite', {
    publicUrl: 'https://plans.district.example',
    realHash: true,
  })
  const browser = door.browser()
  const answer = await browser.signIn(COORDINATOR)
  const line = answer.headers.getSetCookie()[0] ?? ''
  expect(line).toMatch(/^__Host-quarterdeck\.session=/)
  expect(line.split('; ')).toEqual(expect.arrayContaining(['Secure', 'HttpOnly', 'Path=/']))
  expect(line).not.toMatch(/domain/i)
  expect((await browser.ask('GET', '/api/v1/me')).status).toBe(200)
  await browser.ask('POST', '/api/auth/sign-out')
  expect(browser.cookies.size).toBe(0)
  await door.db.destroy()
})

test.runIf(DIALECTS.includes('sqlite'))(
  'signing in on a full disk is answered as everything else is, and begins nothing',
  async () => {
    const door = await createDoor('sqlite')
    await sql`pragma max_page_count = 1`.execute(door.db)
    const browser = door.browser()
    const answers = new Set<number>()
    // The database still has some room in its pages.
    for (let time = 0; time < 500 && !answers.has(507); time += 1) {
      browser.cookies.clear()
      const answer = await browser.signIn(COORDINATOR)
      answers.add(answer.status)
    }
    expect([...answers]).toEqual([200, 507])
    expect(browser.cookies.size).toBe(0)
    await sql`pragma max_page_count = 4294967294`.execute(door.db)
    expect((await browser.signIn(COORDINATOR)).status).toBe(200)
    await door.db.destroy()
  },
)

test.runIf(DIALECTS.includes('sqlite'))(
  'whoever is in reads on when nothing can be written',
  async () => {
    const door = await createDoor('sqlite')
    const browser = door.browser()
    await browser.signIn(COORDINATOR)
    await sql`create trigger full before update on session begin select raise(abort, 'full'); end`.execute(
      door.db,
    )
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * MINUTE })
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(200)
    vi.useRealTimers()
    await door.db.destroy()
  },
)
