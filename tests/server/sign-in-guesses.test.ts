import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { DIALECTS } from '../support/databases.ts'
import type { TestDoor } from '../support/door.ts'
import { createDoor } from '../support/door.ts'

const COORDINATOR = 'coordinator@district.example'
const WRONG = 'not the password at all'
const SPAN = 15 * 60 * 1000

describe.each(DIALECTS)('%s: guessing', (dialect) => {
  let door: TestDoor

  beforeEach(async () => {
    door = await createDoor(dialect)
  })
  afterEach(async () => {
    vi.useRealTimers()
    await door.db.destroy()
  })

  test('an account is guessed at ten times, whatever the address and the letters’ case', async () => {
    const statuses: number[] = []
    for (let at = 0; at < 12; at += 1) {
      const headers = { 'x-forwarded-for': `192.0.2.${at}` }
      const browser = door.browser({ address: `10.0.1.${at}`, headers })
      const email = at % 2 === 0 ? COORDINATOR : ` ${COORDINATOR.toUpperCase()}`
      statuses.push((await browser.signIn(email, WRONG)).status)
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429])

    const right = await door.browser().signIn(COORDINATOR)
    const wrong = await door.browser().signIn(COORDINATOR, WRONG)
    expect(right).toMatchObject({ status: 429, body: wrong.body })
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(800)
    expect((await door.browser().signIn('editor@district.example')).status).toBe(200)

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + SPAN })
    expect((await door.browser().signIn(COORDINATOR)).status).toBe(200)
  })

  test('guesses at once count as much as one after the other', async () => {
    const answers = await Promise.all(
      Array.from({ length: 14 }, () => door.browser().signIn(COORDINATOR, WRONG)),
    )
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10)
  })

  test('two servers on one database count together, and keep no address there', async () => {
    const other = door.another()
    const statuses: number[] = []
    for (let at = 0; at < 11; at += 1) {
      const browser = (at % 2 === 0 ? door : other).browser({ address: '192.0.2.44' })
      statuses.push((await browser.signIn(COORDINATOR, WRONG)).status)
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429])
    const tries = await door.db.selectFrom('sign_in_try').selectAll().execute()
    expect(tries.length).toBeGreaterThan(10)
    expect(JSON.stringify(tries)).not.toMatch(/192\.0\.2\.44|district\.example/)
  })

  test('an account that is nobody’s is blocked just so', async () => {
    for (let at = 0; at < 10; at += 1) await door.browser().signIn('nobody@district.example')
    expect((await door.browser().signIn('nobody@district.example')).status).toBe(429)
  })

  test('coming in forgets the mistakes before', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (let at = 0; at < 6; at += 1) await door.browser().signIn(COORDINATOR, WRONG)
      expect((await door.browser().signIn(COORDINATOR)).status).toBe(200)
    }
  })
})

test('one address fails a hundred times, and others still come in', async () => {
  const door = await createDoor('sqlite')
  const flood = door.browser({ address: '10.9.9.9' })
  // Nothing is hashed once an account is blocked, so this is quick.
  for (let at = 0; at < 100; at += 1) await flood.signIn(COORDINATOR, WRONG)
  expect((await flood.signIn('editor@district.example')).status).toBe(429)
  const neighbour = door.browser({ address: '10.9.9.10' })
  expect((await neighbour.signIn('editor@district.example')).status).toBe(200)
  await door.db.destroy()
})

test('behind a proxy of ours the last hop counts, and what the client wrote before it does not', async () => {
  const door = await createDoor('sqlite', { trustProxy: true })
  for (let at = 0; at < 100; at += 1) {
    const headers = { 'x-forwarded-for': `192.0.2.${at}, 203.0.113.7` }
    await door.browser({ headers }).signIn(COORDINATOR, WRONG)
  }
  const from = (hop: string) => door.browser({ headers: { 'x-forwarded-for': hop } })
  expect((await from('1.2.3.4, 203.0.113.7').signIn('editor@district.example')).status).toBe(429)
  expect((await from('203.0.113.8').signIn('editor@district.example')).status).toBe(200)
  await door.db.destroy()
})

test('an IPv6 network counts as one address', async () => {
  const door = await createDoor('sqlite')
  for (let at = 0; at < 100; at += 1) {
    await door.browser({ address: `2001:db8:0:1::${at}` }).signIn(COORDINATOR, WRONG)
  }
  const same = door.browser({ address: '2001:db8:0:1:9:9:9:9' })
  expect((await same.signIn('editor@district.example')).status).toBe(429)
  const other = door.browser({ address: '2001:db8:0:2::1' })
  expect((await other.signIn('editor@district.example')).status).toBe(200)
  await door.db.destroy()
})
