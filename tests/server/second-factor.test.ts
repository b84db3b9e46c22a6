import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { at, textAt } from '../support/api.ts'
import type { Authenticator } from '../support/authenticator.ts'
import { setUpSecondFactor } from '../support/authenticator.ts'
import { DIALECTS } from '../support/databases.ts'
import type { TestBrowser, TestDoor } from '../support/door.ts'
import { createDoor, PASSWORD } from '../support/door.ts'

const COORDINATOR = 'coordinator@district.example'
const EDITOR = 'editor@district.example'
const MINUTE = 60 * 1000
const NEEDED = { status: 401, body: { type: 'urn:quarterdeck:problem:code_needed' } }
const WRONG = { status: 401, body: { type: 'urn:quarterdeck:problem:wrong_code' } }

describe.each(DIALECTS)('%s: a second factor', { timeout: 60_000 }, (dialect) => {
  let door: TestDoor
  let own: TestBrowser
  let app: Authenticator

  beforeEach(async () => {
    door = await createDoor(dialect)
    own = door.browser()
    await own.signIn(EDITOR)
    app = await setUpSecondFactor(own)
  })
  afterEach(async () => {
    vi.useRealTimers()
    await door.db.destroy()
  })

  test('is asked for once the password is right, and only then', async () => {
    const browser = door.browser()
    expect(await browser.signIn(EDITOR, 'not the password at all')).toMatchObject({
      status: 401,
      body: { type: 'urn:quarterdeck:problem:wrong_sign_in' },
    })
    expect(await browser.signIn(EDITOR)).toMatchObject(NEEDED)
    expect(browser.cookies.size).toBe(0)
    expect((await signIn(browser, app.code())).status).toBe(200)
    expect(await isIn(browser)).toBe(true)
  })

  test('a code is used once, also by two at the same time, and none before it', async () => {
    const code = app.code()
    const answers = await Promise.all([1, 2, 3].map(() => signIn(door.browser(), code)))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401, 401])
    expect(await signIn(door.browser(), code)).toMatchObject(WRONG)
    expect(await signIn(door.browser(), app.code(-1))).toMatchObject(WRONG)
    expect((await signIn(door.browser(), app.code(1))).status).toBe(200)
  })

  test.each(['000000', 'abcde-fghjk', 'x', '0'.repeat(40)])('%s is no code', async (code) => {
    expect(await signIn(door.browser(), code)).toMatchObject(WRONG)
  })

  test('a backup code lets somebody in once, however it is typed', async () => {
    const [first = '', second = ''] = app.backupCodes
    expect((await signIn(door.browser(), ` ${first.toUpperCase().replace('-', ' ')}`)).status).toBe(
      200,
    )
    expect(await signIn(door.browser(), first)).toMatchObject(WRONG)
    expect((await signIn(door.browser(), second)).status).toBe(200)
    const state = await own.ask('GET', '/api/auth/second-factor')
    expect(state.body).toEqual({ isOn: true, backupCodes: 8, hasPassword: true })
  })

  test('five wrong codes end the tries for a while, thirty for a day', async () => {
    for (let guess = 0; guess < 5; guess += 1) {
      expect(await signIn(door.browser(), '000000')).toMatchObject(WRONG)
    }
    const blocked = await signIn(door.browser({ address: '192.0.2.9' }), app.code())
    expect(blocked.status).toBe(429)
    expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(800)
    expect((await door.browser().signIn(COORDINATOR)).status).toBe(200)

    const began = Date.now()
    for (let span = 1; span < 6; span += 1) {
      vi.useFakeTimers({ toFake: ['Date'], now: began + span * 16 * MINUTE })
      for (let guess = 0; guess < 5; guess += 1) await signIn(door.browser(), '000000')
    }
    vi.useFakeTimers({ toFake: ['Date'], now: began + 7 * 16 * MINUTE })
    expect((await signIn(door.browser(), app.code())).status).toBe(429)
    vi.useFakeTimers({ toFake: ['Date'], now: began + 24 * 60 * MINUTE + 20 * MINUTE })
    expect((await signIn(door.browser(), app.code())).status).toBe(200)
  })

  test('asking for the code first costs no try', async () => {
    for (let time = 0; time < 12; time += 1) await door.browser().signIn(EDITOR)
    expect((await signIn(door.browser(), app.code())).status).toBe(200)
  })

  test('setting one up needs the password, and ends the sign-ins elsewhere', async () => {
    const [one, other] = [door.browser(), door.browser()]
    await one.signIn(COORDINATOR)
    await other.signIn(COORDINATOR)
    const begin = (currentPassword: string) =>
      one.ask('POST', '/api/auth/second-factor/begin', { currentPassword })
    expect(await begin('not the password')).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'currentPassword' }] },
    })
    expect((await begin(PASSWORD)).status).toBe(200)
    expect(
      await one.ask('POST', '/api/auth/second-factor/confirm', { code: '000000' }),
    ).toMatchObject({ status: 422, body: { errors: [{ path: 'code' }] } })
    expect((await door.browser().signIn(COORDINATOR)).status).toBe(200)
    expect(await isIn(other)).toBe(true)
    await setUpSecondFactor(one)
    expect([await isIn(one), await isIn(other)]).toEqual([true, false])
    expect((await begin(PASSWORD)).status).toBe(409)
  })

  test('turning it off, and other backup codes, need password and code', async () => {
    const send = (path: string, currentPassword: string, code: string) =>
      own.ask('POST', `/api/auth/second-factor/${path}`, { currentPassword, code })
    for (const path of ['off', 'backup-codes']) {
      expect((await send(path, 'not the password', app.code())).status).toBe(422)
      expect((await send(path, PASSWORD, '000000')).status).toBe(422)
    }
    const renewed = await send('backup-codes', PASSWORD, app.code())
    expect(renewed.status).toBe(200)
    expect(await signIn(door.browser(), app.backupCodes[0] ?? '')).toMatchObject(WRONG)
    expect((await send('off', PASSWORD, textAt(renewed, 'backupCodes.0'))).status).toBe(200)
    expect((await door.browser().signIn(EDITOR)).status).toBe(200)
    expect((await own.ask('GET', '/api/auth/second-factor')).body).toEqual({
      isOn: false,
      backupCodes: 0,
      hasPassword: true,
    })
  })

  test('nothing in the database opens it', async () => {
    const stored = JSON.stringify([
      await door.db.selectFrom('second_factor').selectAll().execute(),
      await door.db.selectFrom('backup_code').selectAll().execute(),
      await door.db.selectFrom('ledger').selectAll().execute(),
    ])
    expect(stored).not.toContain(app.secret)
    for (const code of app.backupCodes) expect(stored).not.toContain(code.replace('-', ''))
  })

  test('a coordinator takes it away with a reason, and whoever was in is out', async () => {
    const coordinator = door.browser()
    await coordinator.signIn(COORDINATOR)
    const clear = (id: string, reason: string) =>
      coordinator.ask('POST', `/api/v1/users/${id}/clear-second-factor`, { reason })
    expect((await clear('p2', 'lost')).status).toBe(400)
    expect((await clear('p3', 'their phone was stolen')).status).toBe(409)
    expect((await clear('p1', 'my phone was stolen')).status).toBe(409)
    const before = await coordinator.ask('GET', '/api/v1/users/p2')
    expect(at(before, 'hasSecondFactor')).toBe(true)
    const cleared = await clear('p2', 'their phone was stolen')
    expect(cleared).toMatchObject({ status: 200, body: { hasSecondFactor: false, signedIn: 0 } })
    expect(await isIn(own)).toBe(false)
    expect((await door.browser().signIn(EDITOR)).status).toBe(200)
    const log = await coordinator.ask('GET', '/api/v1/audit?limit=2')
    expect(JSON.stringify(log.body)).toContain('their phone was stolen')
  })

  test('closing an account forgets it', async () => {
    const coordinator = door.browser()
    await coordinator.signIn(COORDINATOR)
    const header = { ...(await coordinator.ask('GET', '/api/v1/users/p2')) }.headers
    const closing = door.browser({ headers: { 'if-match': header.get('etag') ?? '' } })
    for (const [name, value] of coordinator.cookies) closing.cookies.set(name, value)
    expect((await closing.ask('DELETE', '/api/v1/users/p2')).status).toBe(200)
    expect(await door.db.selectFrom('second_factor').selectAll().execute()).toEqual([])
    expect(await door.db.selectFrom('backup_code').selectAll().execute()).toEqual([])
  })

  test('the log says what was done, in order', async () => {
    await signIn(door.browser(), '000000')
    await signIn(door.browser(), app.backupCodes[0] ?? '')
    const entries = await door.db.selectFrom('ledger').select('action').orderBy('tx').execute()
    expect(entries.map(({ action }) => action).slice(-4)).toEqual([
      'person.second_factor_on',
      'person.second_factor_failed',
      'person.backup_code_use',
      'person.sign_in',
    ])
  })

  describe('where the district asks it of coordinators', () => {
    let coordinator: TestBrowser

    beforeEach(async () => {
      coordinator = door.browser({ headers: { 'if-match': '"1"' } })
      await coordinator.signIn(COORDINATOR)
    })

    const ask = (coordinatorsNeedSecondFactor: boolean) =>
      coordinator.ask('PATCH', '/api/v1/settings', { coordinatorsNeedSecondFactor })

    test('whoever asks it has one', async () => {
      expect(await ask(true)).toMatchObject({
        status: 422,
        body: { errors: [{ path: 'coordinatorsNeedSecondFactor' }] },
      })
      await setUpSecondFactor(coordinator)
      expect((await ask(true)).status).toBe(200)
    })

    test('a coordinator without one sets it up before anything else', async () => {
      await door.db.updateTable('district').set({ coordinators_need_second_factor: 1 }).execute()
      const me = await coordinator.ask('GET', '/api/v1/me')
      expect(me).toMatchObject({ status: 200, body: { lacksSecondFactor: true } })
      for (const path of ['/settings', '/users', '/dashboard', '/export/observations.csv']) {
        expect(await coordinator.ask('GET', `/api/v1${path}`)).toMatchObject({
          status: 403,
          body: { type: 'urn:quarterdeck:problem:second_factor_missing' },
        })
      }
      await setUpSecondFactor(coordinator)
      expect((await coordinator.ask('GET', '/api/v1/settings')).status).toBe(200)
      const viewer = door.browser()
      await viewer.signIn('viewer@district.example')
      expect((await viewer.ask('GET', '/api/v1/settings')).status).toBe(200)
    })
  })
})

function signIn(browser: TestBrowser, code: string) {
  const body = { email: EDITOR, password: PASSWORD, code }
  return browser.ask('POST', '/api/auth/sign-in/email', body)
}

async function isIn(browser: TestBrowser): Promise<boolean> {
  return (await browser.ask('GET', '/api/v1/me')).status === 200
}
