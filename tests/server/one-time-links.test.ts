import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

import { closeAccount } from '../../db/accounts.ts'
import { insertLink } from '../../db/one-time-links.ts'
import { insertPerson } from '../../db/people.ts'
import { writing } from '../../db/writing.ts'
import { firstSecret } from '../../server/sign-in/set-up-link.ts'
import { DIALECTS } from '../support/databases.ts'
import type { TestDoor } from '../support/door.ts'
import { createDoor, OTHER_PASSWORD } from '../support/door.ts'

const FIRST = 'first@district.example'
const DAY = 24 * 60 * 60 * 1000

describe.each(DIALECTS)('%s: one-time links', (dialect) => {
  let door: TestDoor

  beforeAll(async () => {
    door = await createDoor(dialect)
  })
  afterAll(() => door.db.destroy())
  afterEach(() => vi.useRealTimers())

  test('a lost password is set anew, and every session ends', async () => {
    const browser = door.browser()
    await browser.signIn('editor@district.example')
    const secret = await link('reset', 'p2')
    expect(await look(secret)).toMatchObject({ body: { email: 'editor@district.example' } })
    const weak = await use(secret, { password: 'passwordpassword' })
    expect(weak).toMatchObject({ status: 422, body: { errors: [{ path: 'password' }] } })
    // Whoever's link it is, it is theirs alone.
    expect((await use(secret, { email: 'coordinator@district.example' })).status).toBe(200)
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(401)
    const { status } = await door.browser().signIn('editor@district.example', OTHER_PASSWORD)
    expect(status).toBe(200)
  })

  test('it ends after a day, with a newer one, and with the account', async () => {
    const old = await link('reset', 'p3')
    const secret = await link('reset', 'p3')
    expect([(await look(old)).status, (await look(secret)).status]).toEqual([404, 200])
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + DAY })
    expect((await use(secret, {})).status).toBe(404)
    vi.useRealTimers()
    expect((await look(secret)).status).toBe(200)
    await writing(door.db, now(), (going) => closeAccount(going, 'p3', 1))
    expect((await use(secret, {})).status).toBe(404)
  })

  test('the secret is in no table', async () => {
    const secret = await link('reset', 'p2')
    const links = await door.db.selectFrom('one_time_link').selectAll().execute()
    const ledger = await door.db.selectFrom('ledger').select('payload').execute()
    expect(JSON.stringify([links, ledger])).not.toContain(secret)
    expect(secret.length).toBeGreaterThanOrEqual(43)
  })

  function link(purpose: 'set_up' | 'reset', personId: string): Promise<string> {
    return writing(door.db, now(), (going) => insertLink(going, { purpose, personId }))
  }

  const look = (secret: string) => lookAt(door, secret)
  const use = (secret: string, more: Chosen) => takeUp(door, secret, more)
})

describe.each(DIALECTS)('%s: the first coordinator’s link', (dialect) => {
  let door: TestDoor
  let secret: string

  beforeEach(async () => {
    door = await createDoor(dialect, { nobody: true })
    secret = (await firstSecret(door.db, 'nobody')) ?? ''
  })
  afterEach(() => door.db.destroy())

  test('says who they are, once', async () => {
    const seen = await lookAt(door, secret)
    expect(seen).toMatchObject({ status: 200, body: { purpose: 'set_up', email: null } })
    expect((await takeUp(door, secret, {})).status).toBe(422)
    expect((await takeUp(door, secret, { email: FIRST.toUpperCase() })).status).toBe(200)
    const browser = door.browser()
    expect(await browser.signIn(FIRST, OTHER_PASSWORD)).toMatchObject({
      status: 200,
      body: { name: 'New', role: 'coordinator' },
    })
    const again = await takeUp(door, secret, { email: 'second@district.example' })
    expect(again).toMatchObject({
      status: 404,
      body: { type: 'urn:quarterdeck:problem:link_spent' },
    })
    expect((await lookAt(door, secret)).status).toBe(404)
    expect(await firstSecret(door.db, 'nobody')).toBeUndefined()
  })

  test('used at once by many, serves one', async () => {
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) =>
        takeUp(door, secret, { email: `${name}@district.example` }),
      ),
    )
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b)
    expect(statuses).toEqual([200, 404, 404, 404])
  })

  test('is nobody’s any more once there is somebody', async () => {
    await writing(door.db, now(), (going) =>
      insertPerson(going, { name: 'Robin', email: FIRST, role: 'coordinator' }),
    )
    expect((await lookAt(door, secret)).status).toBe(404)
    const answer = await takeUp(door, secret, { email: 'second@district.example' })
    expect(answer.status).toBe(404)
  })
})

interface Chosen {
  email?: string
  password?: string
}

function lookAt(door: TestDoor, secret: string) {
  return door.browser().ask('POST', '/api/auth/link/look', { secret })
}

function takeUp(door: TestDoor, secret: string, more: Chosen) {
  const body = { secret, name: 'New', password: OTHER_PASSWORD, ...more }
  return door.browser().ask('POST', '/api/auth/link/use', body)
}

function now() {
  return { actor: 'coordinator@district.example', at: new Date() }
}
