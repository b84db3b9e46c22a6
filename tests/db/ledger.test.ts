import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { getHead, getHeadAt, verifyLedger } from '../../db/ledger.ts'
import type { Db } from '../../db/tables.ts'
import { getDataVersion, writing } from '../../db/writing.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'

describe.each(DIALECTS)('%s: ledger', (dialect) => {
  let db: Db

  beforeAll(async () => {
    db = await createDatabase(dialect)
  })
  afterAll(() => db.destroy())

  test('entries are numbered without a gap, also when a change between them fails', async () => {
    await note('first', '2022-10-01T10:00:00Z')
    await expect(
      writing(db, by('2022-10-01T11:00:00Z'), async ({ log }) => {
        await log({ action: 'note', entity: 'test', entityId: 'lost', payload: {} })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    await note('second', '2022-10-01T12:00:00Z')

    expect(await getHead(db)).toBe(2)
    expect(await verifyLedger(db)).toMatchObject({ ok: true, events: 2 })
  })

  test('a moment finds the newest entry known then', async () => {
    expect(await getHeadAt(db, '2022-10-01T09:59:59.999Z')).toBe(0)
    expect(await getHeadAt(db, '2022-10-01T10:00:00.000Z')).toBe(1)
    expect(await getHeadAt(db, '2022-10-01T12:00:00.000Z')).toBe(2)
  })

  test('twenty writers at once leave one unbroken chain', async () => {
    const names = Array.from({ length: 20 }, (_, n) => `writer ${n}`)
    await Promise.all(names.map((name) => note(name, '2022-10-02T10:00:00Z')))
    expect(await verifyLedger(db)).toMatchObject({ ok: true, events: 22 })
  })

  test('a touched scope counts up once per change', async () => {
    const before = await getDataVersion(db, '2022-23')
    await writing(db, by('2022-10-03T10:00:00Z'), async ({ touch }) => {
      touch('2022-23')
      touch('2022-23')
    })
    expect(await getDataVersion(db, '2022-23')).toBe(before + 1)
  })

  test('the database itself refuses to change or remove an entry', async () => {
    await expect(sql`update ledger set actor = 'nobody' where tx = 1`.execute(db)).rejects.toThrow(
      'append-only',
    )
    await expect(sql`delete from ledger where tx = 1`.execute(db)).rejects.toThrow('append-only')
  })

  test('a changed entry is named by the verification', async () => {
    await sql
      .raw(
        dialect === 'sqlite'
          ? 'drop trigger ledger_no_update'
          : 'alter table ledger disable trigger ledger_no_update',
      )
      .execute(db)
    await sql`update ledger set actor = 'nobody' where tx = 2`.execute(db)
    expect(await verifyLedger(db)).toMatchObject({ ok: false, brokenAt: 2 })
  })

  function note(text: string, at: string) {
    return writing(db, by(at), ({ log }) =>
      log({ action: 'note', entity: 'test', entityId: text, payload: { after: { text } } }),
    )
  }
})

function by(at: string) {
  return { actor: 'coordinator@district.example', at: new Date(at) }
}
