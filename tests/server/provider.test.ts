import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { closeAccount } from '../../db/accounts.ts'
import { setUpSecondFactor } from '../support/authenticator.ts'
import { DIALECTS } from '../support/databases.ts'
import type { TestBrowser, TestDoor } from '../support/door.ts'
import { createDoor } from '../support/door.ts'
import type { TestProvider } from '../support/identity-provider.ts'
import { CLIENT, startProvider } from '../support/identity-provider.ts'
import { change } from '../support/plans.ts'

const EDITOR = 'editor@district.example'
const COORDINATOR = 'coordinator@district.example'
const MINUTE = 60 * 1000

describe.each(DIALECTS)('%s: the district’s identity provider', { timeout: 60_000 }, (dialect) => {
  let provider: TestProvider
  let door: TestDoor
  let browser: TestBrowser

  beforeEach(async () => {
    provider = await startProvider()
    door = await createDoor(dialect, { provider: { ...CLIENT, issuer: provider.issuer } })
    browser = door.browser()
  })
  afterEach(async () => {
    vi.useRealTimers()
    await door.db.destroy()
    await provider.stop()
  })

  test('lets somebody in whose address it vouches for, and back to their page', async () => {
    const there = await leave('/overview?year=2022-23')
    const sent = new URL(there).searchParams
    expect(sent.get('code_challenge_method')).toBe('S256')
    expect(sent.get('redirect_uri')).toBe('http://localhost/api/auth/oidc/callback')
    const back = await comeBack(there, { email: 'Editor@District.Example' })
    expect([back.status, back.headers.get('location')]).toEqual([302, '/overview?year=2022-23'])
    expect(await browser.ask('GET', '/api/v1/me')).toMatchObject({
      status: 200,
      body: { actor: EDITOR, role: 'editor' },
    })
    expect(await signIns()).toBe(1)
  })

  test.each([
    ['an address that is not verified', { email: EDITOR, email_verified: false }, 'unknown'],
    ['an address verified by a text', { email: EDITOR, email_verified: 'true' }, 'unknown'],
    ['an address of nobody', { email: 'nobody@district.example' }, 'unknown'],
    ['no address', {}, 'unknown'],
    ['another issuer', { email: EDITOR, iss: 'https://elsewhere.example' }, 'provider'],
    ['another audience', { email: EDITOR, aud: 'elsewhere' }, 'provider'],
    ['another nonce', { email: EDITOR, nonce: 'planted' }, 'provider'],
    ['a time that is over', { email: EDITOR, exp: 1 }, 'provider'],
  ])('%s lets nobody in', async (_, claims, why) => {
    const back = await comeBack(await leave(), claims)
    expect(back.headers.get('location')).toBe(`/sign-in?refused=${why}`)
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(401)
    expect(await signIns()).toBe(0)
  })

  test('a closed account stays closed, and nobody is added', async () => {
    await change(door.db, (going) => closeAccount(going, 'p3', 1))
    const back = await comeBack(await leave(), { email: 'viewer@district.example' })
    expect(back.headers.get('location')).toBe('/sign-in?refused=unknown')
    expect(await door.db.selectFrom('person').select('id').execute()).toHaveLength(3)
  })

  test('a token that another key signed lets nobody in', async () => {
    provider.forge()
    const back = await comeBack(await leave(), { email: EDITOR })
    expect(back.headers.get('location')).toBe('/sign-in?refused=provider')
  })

  test('a code is good in the browser that began, once, with its state, for ten minutes', async () => {
    const there = await leave()
    const search = provider.visit(there, { email: EDITOR })
    const stranger = await door.browser().ask('GET', `/api/auth/oidc/callback${search}`)
    expect(stranger.headers.get('location')).toBe('/sign-in?refused=journey')
    const state = new URLSearchParams(search)
    state.set('state', 'planted')
    const planted = await browser.ask('GET', `/api/auth/oidc/callback?${state}`)
    expect(planted.headers.get('location')).toBe('/sign-in?refused=provider')
    const again = await browser.ask('GET', `/api/auth/oidc/callback${search}`)
    expect(again.headers.get('location')).toBe('/sign-in?refused=journey')

    const late = await leave()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * MINUTE })
    const back = await comeBack(late, { email: EDITOR })
    expect(back.headers.get('location')).toBe('/sign-in?refused=journey')
  })

  test.each([
    '//elsewhere.example',
    'https://elsewhere.example/',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/api/auth/oidc',
    'javascript:alert(1)',
  ])('it never leads to %s', async (next) => {
    const back = await comeBack(await leave(next), { email: EDITOR })
    expect(back.headers.get('location')).toBe('/')
  })

  test.each(['token_endpoint', 'jwks_uri'])('a %s on another host is never asked', async (name) => {
    const trap = await startProvider()
    provider.says[name] = `${trap.issuer}/token`
    const back = await comeBack(await leave(), { email: EDITOR })
    expect(back.headers.get('location')).toBe('/sign-in?refused=provider')
    expect(trap.asked).toEqual([])
    await trap.stop()
  })

  test('a discovery of another issuer is not believed', async () => {
    provider.says.issuer = 'https://elsewhere.example'
    const answer = await browser.ask('GET', '/api/auth/oidc')
    expect(answer.headers.get('location')).toBe('/sign-in?refused=provider')
    delete provider.says.issuer
    expect((await leave()).startsWith(provider.issuer)).toBe(true)
  })

  test('who has a second factor here is asked by the provider alone, and so is a coordinator', async () => {
    await browser.signIn(COORDINATOR)
    await setUpSecondFactor(browser)
    await door.db.updateTable('district').set({ coordinators_need_second_factor: 1 }).execute()
    browser = door.browser()
    await comeBack(await leave(), { email: COORDINATOR })
    expect((await browser.ask('GET', '/api/v1/settings')).status).toBe(200)
  })

  test('somebody without a password shows there that it is still them', async () => {
    await door.db.deleteFrom('account').where('person_id', '=', 'p1').execute()
    await comeBack(await leave(), { email: COORDINATOR })
    expect((await browser.ask('GET', '/api/auth/proof')).body).toEqual({ by: 'provider' })
    const began = Date.now()
    vi.useFakeTimers({ toFake: ['Date'], now: began + 11 * MINUTE })
    const add = () =>
      browser.ask('POST', '/api/v1/users', { name: 'N', email: 'n@b.example', role: 'viewer' })
    expect((await add()).status).toBe(403)
    const other = await comeBack(await leave('/', '&again=yes'), { email: EDITOR })
    expect(other.headers.get('location')).toBe('/sign-in?refused=other')
    const stale = await comeBack(await leave('/', '&again=yes'), {
      email: COORDINATOR,
      auth_time: Math.floor(began / 1000),
    })
    expect(stale.headers.get('location')).toBe('/sign-in?refused=provider')
    expect((await add()).status).toBe(403)
    const same = await comeBack(await leave('/', '&again=yes'), { email: COORDINATOR })
    expect(same.headers.get('location')).toBe('/sign-in?proved=yes')
    expect((await add()).status).toBe(201)
  })

  /** Where the door sends whoever wants to come in. */
  async function leave(next = '/', more = ''): Promise<string> {
    const answer = await browser.ask(
      'GET',
      `/api/auth/oidc?next=${encodeURIComponent(next)}${more}`,
    )
    return answer.headers.get('location') ?? ''
  }

  function comeBack(there: string, claims: Record<string, unknown>) {
    return browser.ask('GET', `/api/auth/oidc/callback${provider.visit(there, claims)}`)
  }

  async function signIns(): Promise<number> {
    const entries = await door.db
      .selectFrom('ledger')
      .select('tx')
      .where('action', '=', 'person.sign_in')
      .execute()
    return entries.length
  }
})

test('where none is set up there is no way to one', async () => {
  const door = await createDoor('sqlite')
  expect((await door.browser().ask('GET', '/api/auth/oidc')).status).toBe(404)
  expect((await door.browser().ask('GET', '/api/auth/oidc/callback?code=x')).status).toBe(404)
  await door.db.destroy()
})
