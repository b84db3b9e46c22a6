import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'

import { closeAccount } from '../../db/accounts.ts'
import { insertApiKey } from '../../db/api-keys.ts'
import { verifyLedger } from '../../db/ledger.ts'
import { calendarDate } from '../../domain/calendar.ts'
import { createSecret, hashOfSecret } from '../../server/secret.ts'
import { DIALECTS } from '../support/databases.ts'
import type { TestDoor } from '../support/door.ts'
import { createDoor } from '../support/door.ts'
import { change, DEPARTMENT } from '../support/plans.ts'

const MINUTE = 60 * 1000
const VIEWER = 'viewer@district.example'

describe.each(DIALECTS)('%s: refusals', (dialect) => {
  let door: TestDoor

  beforeAll(async () => {
    door = await createDoor(dialect)
  })
  afterAll(() => door.db.destroy())
  afterEach(() => vi.useRealTimers())

  test('of what is not one’s to do are on the record, sixty of one person at most', async () => {
    const browser = door.browser()
    await browser.signIn(VIEWER)
    for (let time = 0; time < 65; time += 1) {
      const { status } = await browser.ask('POST', '/api/v1/divisions', { name: 'x' })
      expect(status).toBe(403)
    }
    const entries = await recorded('p3')
    expect(entries).toHaveLength(60)
    expect(entries[0]).toMatchObject({ entity: 'route', entity_id: 'POST /divisions' })
    expect(entries[0]?.payload).toContain('/api/v1/divisions')
    expect((await verifyLedger(door.db)).ok).toBe(true)
  })

  test('of keys that are not valid are on the record, and slow one address down at every server', async () => {
    const guesser = stranger('10.0.0.7', `qd_${'x'.repeat(43)}`)
    for (let time = 0; time < 100; time += 1) expect((await guesser()).status).toBe(401)
    const slowed = await guesser()
    expect(slowed).toMatchObject({
      status: 429,
      body: { type: 'urn:quarterdeck:problem:too_many_tries' },
    })
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(14 * 60)
    expect(await recorded('unknown API key')).toHaveLength(60)

    const secret = await makeKey('a good one')
    expect((await stranger('10.0.0.7', secret)()).status).toBe(429)
    expect((await stranger('10.0.0.8', secret)()).status).toBe(200)
    const elsewhere = stranger('10.0.0.7', secret, door.another())
    expect((await elsewhere()).status).toBe(429)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 16 * MINUTE })
    expect((await stranger('10.0.0.7', secret)()).status).toBe(200)
  })

  test('begin at once for a closed account’s sessions and the keys it made', async () => {
    const browser = door.browser()
    await browser.signIn('editor@district.example')
    const secret = await makeKey('its own', 'editor@district.example')
    const other = await makeKey('another’s')
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(200)
    expect((await stranger('10.0.0.9', secret)()).status).toBe(200)
    await change(door.db, (going) => closeAccount(going, 'p2', 1))
    expect((await browser.ask('GET', '/api/v1/me')).status).toBe(401)
    expect((await stranger('10.0.0.9', secret)()).status).toBe(401)
    expect((await stranger('10.0.0.9', other)()).status).toBe(200)
  })

  /** Somebody who asks with a key from an address. */
  function stranger(address: string, secret: string, at = door) {
    const browser = at.browser({ address, headers: { authorization: `Bearer ${secret}` } })
    return () => browser.ask('GET', '/api/v1/me')
  }

  function recorded(actor: string) {
    return door.db
      .selectFrom('ledger')
      .select(['entity', 'entity_id', 'payload'])
      .where('action', '=', 'access.refuse')
      .where('actor', '=', actor)
      .execute()
  }

  async function makeKey(name: string, by = 'coordinator@district.example'): Promise<string> {
    const secret = createSecret()
    await change(door.db, (going) =>
      insertApiKey(
        { ...going, actor: by },
        {
          name,
          departmentId: DEPARTMENT,
          role: 'observe_key',
          expiresOn: calendarDate('2099-06-30'),
          secretHash: hashOfSecret(secret),
        },
      ),
    )
    return secret
  }
})
