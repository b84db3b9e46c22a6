import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { ROUTES } from '../../domain/access.ts'
import { setUpSecondFactor } from '../support/authenticator.ts'
import { DIALECTS } from '../support/databases.ts'
import type { TestBrowser, TestDoor } from '../support/door.ts'
import { createDoor, PASSWORD } from '../support/door.ts'

const COORDINATOR = 'coordinator@district.example'
const MINUTE = 60 * 1000
const NEEDED = { status: 403, body: { type: 'urn:quarterdeck:problem:proof_needed' } }
const NEW_PERSON = { name: 'Noor', email: 'noor@district.example', role: 'viewer' }

describe.each(DIALECTS)('%s: showing again that it is oneself', { timeout: 60_000 }, (dialect) => {
  let door: TestDoor
  let browser: TestBrowser

  beforeEach(async () => {
    door = await createDoor(dialect)
    browser = door.browser()
    await browser.signIn(COORDINATOR)
  })
  afterEach(async () => {
    vi.useRealTimers()
    await door.db.destroy()
  })

  const add = () => browser.ask('POST', '/api/v1/users', NEW_PERSON)
  const prove = (proof: object) => browser.ask('POST', '/api/auth/proof', proof)

  test('is asked for ten minutes after the sign-in, and holds for ten', async () => {
    const began = Date.now()
    later(began, 9 * MINUTE)
    expect(
      (await browser.ask('POST', '/api/v1/users', { ...NEW_PERSON, email: 'a@b.example' })).status,
    ).toBe(201)
    later(began, 11 * MINUTE)
    expect(await add()).toMatchObject(NEEDED)
    expect((await browser.ask('GET', '/api/auth/proof')).body).toEqual({ by: 'password' })
    expect(await prove({ password: 'not the password' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'password' }] },
    })
    expect(await add()).toMatchObject(NEEDED)
    expect((await prove({ password: PASSWORD })).status).toBe(200)
    expect((await add()).status).toBe(201)
    later(began, 22 * MINUTE)
    expect(await add()).toMatchObject(NEEDED)
  })

  test('is asked by every route that the table names, before the body is looked at', async () => {
    later(Date.now(), 11 * MINUTE)
    const asking = Object.entries(ROUTES).flatMap(([route, { proof }]) => (proof ? [route] : []))
    const answered: string[] = []
    for (const route of asking) {
      const [method = '', path = ''] = route.split(' ')
      const body = method === 'DELETE' ? undefined : {}
      const answer = await browser.ask(method, `/api/v1${path.replace('{id}', 'p2')}`, body)
      if (answer.status !== 403) answered.push(route)
    }
    expect(answered).toEqual([])
    expect((await browser.ask('GET', '/api/v1/users')).status).toBe(200)
    expect((await browser.ask('POST', '/api/v1/users/p2/sign-out')).status).toBe(200)
  })

  test('whoever has no right is told that, and asked nothing', async () => {
    const viewer = door.browser()
    await viewer.signIn('viewer@district.example')
    later(Date.now(), 11 * MINUTE)
    expect(await viewer.ask('POST', '/api/v1/users', NEW_PERSON)).toMatchObject({
      status: 403,
      body: { type: 'urn:quarterdeck:problem:not_allowed' },
    })
  })

  test('with a second factor it is a code, and the password is not enough', async () => {
    const app = await setUpSecondFactor(browser)
    later(Date.now(), 11 * MINUTE)
    expect((await browser.ask('GET', '/api/auth/proof')).body).toEqual({ by: 'code' })
    expect((await prove({ password: PASSWORD })).status).toBe(422)
    expect((await prove({ code: '000000' })).status).toBe(422)
    expect(await add()).toMatchObject(NEEDED)
    const code = app.code()
    expect((await prove({ code })).status).toBe(200)
    expect((await prove({ code })).status).toBe(422)
    expect((await add()).status).toBe(201)
  })

  test('guessing is slowed as signing in is', async () => {
    later(Date.now(), 11 * MINUTE)
    for (let guess = 0; guess < 10; guess += 1) await prove({ password: `guess ${guess}` })
    expect((await prove({ password: PASSWORD })).status).toBe(429)
  })

  test('is nobody’s who is not signed in, and stands on the log', async () => {
    expect(
      (await door.browser().ask('POST', '/api/auth/proof', { password: PASSWORD })).status,
    ).toBe(401)
    await prove({ password: 'not the password' })
    await prove({ password: PASSWORD })
    const entries = await door.db.selectFrom('ledger').select('action').orderBy('tx').execute()
    expect(entries.map(({ action }) => action).slice(-2)).toEqual([
      'person.prove_failed',
      'person.prove',
    ])
  })
})

function later(began: number, after: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: began + after })
}
