import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { storeAnswer } from '../../db/idempotency.ts'
import { insertLink } from '../../db/one-time-links.ts'
import { insertReminders } from '../../db/reminders.ts'
import { writing } from '../../db/writing.ts'
import { dayIn } from '../../server/clock.ts'
import { sweep } from '../../server/sweep.ts'
import { DIALECTS } from '../support/databases.ts'
import type { TestDoor } from '../support/door.ts'
import { createDoor } from '../support/door.ts'

const DAY = 24 * 60 * 60 * 1000
const HOUR = 60 * 60 * 1000

describe.each(DIALECTS)('%s: what has ended', { timeout: 60_000 }, (dialect) => {
  let door: TestDoor

  beforeEach(async () => {
    door = await createDoor(dialect)
    const actor = 'coordinator@district.example'
    await writing(door.db, { actor, at: new Date() }, async (change) => {
      await insertLink(change, { purpose: 'reset', personId: 'p2' })
      const kept = { requestHash: '0'.repeat(64), status: 201, response: '{}', headers: {} }
      await storeAnswer(change, { ...kept, principal: actor, key: 'made-today' })
    })
    await door.browser().signIn('viewer@district.example')
    await door.browser().signIn('viewer@district.example', 'not the password')
  })
  afterEach(() => door.db.destroy())

  test('a reminder is forgotten after 400 days', async () => {
    const on = dayIn('UTC', new Date())
    await insertReminders(door.db, [{ personId: 'p2', kind: 'own' }], { on, at: on })
    await sweepIn(400 * DAY)
    expect(await door.db.selectFrom('reminder').selectAll().execute()).toHaveLength(1)
    await sweepIn(402 * DAY)
    expect(await door.db.selectFrom('reminder').selectAll().execute()).toEqual([])
  })

  test('stays while it can still be used', async () => {
    await sweepIn(0)
    expect(await counts()).toEqual({ session: 1, one_time_link: 1, sign_in_try: 2, idempotency: 1 })
  })

  test('is forgotten: a sign-in after twelve hours, links and tries after a day, an answer after 30', async () => {
    await sweepIn(12 * HOUR + 1000)
    expect(await counts()).toMatchObject({ session: 0, one_time_link: 1, sign_in_try: 2 })
    await sweepIn(DAY + 1000)
    expect(await counts()).toMatchObject({ one_time_link: 0, sign_in_try: 0, idempotency: 1 })
    await sweepIn(30 * DAY - HOUR)
    expect(await counts()).toMatchObject({ idempotency: 1 })
    await sweepIn(30 * DAY + HOUR)
    expect(await counts()).toMatchObject({ idempotency: 0 })
  })

  function sweepIn(later: number): Promise<void> {
    return sweep({ db: door.db, clock: { now: () => new Date(Date.now() + later) } })
  }

  async function counts(): Promise<Record<string, number>> {
    const tables = ['session', 'one_time_link', 'sign_in_try', 'idempotency'] as const
    const found = tables.map(
      async (table) =>
        [table, (await door.db.selectFrom(table).selectAll().execute()).length] as const,
    )
    return Object.fromEntries(await Promise.all(found))
  }
})
