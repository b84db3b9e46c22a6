import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import {
  findApiKey,
  findValidApiKey,
  insertApiKey,
  listApiKeys,
  markApiKeyUsed,
  revokeApiKey,
} from '../../db/api-keys.ts'
import type { Db } from '../../db/tables.ts'
import { calendarDate } from '../../domain/calendar.ts'
import { DIALECTS } from '../support/databases.ts'
import { change, createPlan, DEPARTMENT } from '../support/plans.ts'
import { recorded } from '../support/record.ts'

const HASH = 'a'.repeat(64)
const LAST = calendarDate('2023-06-30')
const WANTED = {
  name: 'nightly',
  departmentId: DEPARTMENT,
  role: 'observe_key',
  expiresOn: LAST,
  secretHash: HASH,
} as const

describe.each(DIALECTS)('%s: API keys', (dialect) => {
  let db: Db

  beforeEach(async () => {
    db = await createPlan(dialect)
  })
  afterEach(() => db.destroy())

  test('a key is found by the hash of its secret, which is on no record', async () => {
    const { result, entries } = await recorded(db, (going) => insertApiKey(going, WANTED))
    expect(result).toMatchObject({
      name: 'nightly',
      departmentId: DEPARTMENT,
      createdBy: 'coordinator@district.example',
      createdAt: '2022-09-01T17:00:00.000Z',
      lastUsedOn: null,
      revokedAt: null,
      version: 1,
    })
    expect(entries).toMatchObject([{ action: 'api_key.add', payload: { after: result } }])
    expect(JSON.stringify(entries)).not.toContain(HASH)
    expect(await findValidApiKey(db, HASH, LAST)).toEqual(result)
    expect(await findValidApiKey(db, 'b'.repeat(64), LAST)).toBeUndefined()
  })

  test('a second key with the same name is not stored', async () => {
    await change(db, (going) => insertApiKey(going, WANTED))
    const second = { ...WANTED, secretHash: 'b'.repeat(64) }
    const again = await recorded(db, (going) => insertApiKey(going, second))
    expect(again).toEqual({ result: undefined, entries: [] })
    expect(await listApiKeys(db)).toHaveLength(1)
  })

  test('a key is valid on its last day and not on the next', async () => {
    await change(db, (going) => insertApiKey(going, WANTED))
    expect(await findValidApiKey(db, HASH, LAST)).toBeDefined()
    expect(await findValidApiKey(db, HASH, calendarDate('2023-07-01'))).toBeUndefined()
  })

  test('a revoked key is valid no more, and stays in the list', async () => {
    const before = await change(db, (going) => insertApiKey(going, WANTED))
    const id = before?.id ?? ''
    expect(await change(db, (going) => revokeApiKey(going, id, 2))).toBeUndefined()
    const { result, entries } = await recorded(db, (going) => revokeApiKey(going, id, 1))
    expect(result).toEqual({ ...before, revokedAt: '2022-09-01T17:00:00.000Z', version: 2 })
    expect(entries).toMatchObject([{ action: 'api_key.revoke', payload: { before } }])
    expect(await findValidApiKey(db, HASH, LAST)).toBeUndefined()
    expect(await change(db, (going) => revokeApiKey(going, id, 2))).toBeUndefined()
    expect(await listApiKeys(db)).toEqual([result])
  })

  test('the day of its last use is noted', async () => {
    const key = await change(db, (going) => insertApiKey(going, WANTED))
    await markApiKeyUsed(db, key?.id ?? '', calendarDate('2022-10-05'))
    expect(await findApiKey(db, key?.id ?? '')).toMatchObject({ lastUsedOn: '2022-10-05' })
  })
})
