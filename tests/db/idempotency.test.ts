import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { findAnswer, storeAnswer, sweepAnswers } from '../../db/idempotency.ts'
import type { Db } from '../../db/tables.ts'
import { writing } from '../../db/writing.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'

const ANSWER = {
  requestHash: 'a'.repeat(64),
  status: 201,
  response: '{"id":"1"}',
  headers: { etag: '"1.1"', location: '/api/v1/observations/1' },
}

describe.each(DIALECTS)('%s: idempotency', (dialect) => {
  let db: Db

  beforeAll(async () => {
    db = await createDatabase(dialect)
  })
  afterAll(() => db.destroy())

  test('an answer is given again to the same principal and key only', async () => {
    await store('one@district.example', 'key-1', '2022-10-05T18:00:00Z')
    expect(await findAnswer(db, 'one@district.example', 'key-1')).toEqual(ANSWER)
    expect(await findAnswer(db, 'one@district.example', 'key-2')).toBeUndefined()
    expect(await findAnswer(db, 'two@district.example', 'key-1')).toBeUndefined()
  })

  test('a second answer to one key is refused', async () => {
    await expect(store('one@district.example', 'key-1', '2022-10-05T19:00:00Z')).rejects.toThrow(
      /unique/i,
    )
  })

  test('an answer is not kept when its change fails', async () => {
    const by = { actor: 'one', at: new Date('2022-10-05T18:00:00Z') }
    const failing = writing(db, by, async (change) => {
      await storeAnswer(change, { ...ANSWER, principal: 'one', key: 'lost' })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await findAnswer(db, 'one', 'lost')).toBeUndefined()
  })

  test('sweeping forgets the answers given before a moment, and no later one', async () => {
    await store('one@district.example', 'later', '2022-10-06T18:00:00Z')
    const count = async () => (await db.selectFrom('idempotency').select('key').execute()).length
    const before = await count()
    await sweepAnswers(db, '2022-10-06T18:00:00.000Z')
    expect(await count()).toBe(before - 1)
    expect(await findAnswer(db, 'one@district.example', 'later')).toEqual(ANSWER)
  })

  function store(principal: string, key: string, at: string) {
    return writing(db, { actor: principal, at: new Date(at) }, (change) =>
      storeAnswer(change, { ...ANSWER, principal, key }),
    )
  }
})
