import { beforeEach, describe, expect, test } from 'vitest'

import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import { UsageError } from '../../server/command-line/command.ts'
import { snapshotCommand } from '../../server/command-line/snapshot.ts'
import { countRows } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { createDistrict } from '../support/recorded-district.ts'

describe.each(DIALECTS)('%s: sealing on the command line', (dialect) => {
  let db: Db
  let said: string[]

  beforeEach(async () => {
    db = await createDistrict(dialect)
    said = []
    return () => db.destroy()
  })

  test('seals, and prints what to keep', async () => {
    expect(await run('--cycle', '2022-23-Q1', '--title', ' DLN 1 ')).toBe(0)
    const sealed = await db.selectFrom('snapshot').selectAll().executeTakeFirstOrThrow()
    expect(said).toEqual([
      'Sealed packet 1: DLN 1',
      `  as of ${sealed.as_of}, log entry ${sealed.as_of_tx}, hash ${sealed.head}`,
      `  SHA-256 ${sealed.sha256}, ${sealed.bytes} bytes`,
    ])
    const { actor } = await db
      .selectFrom('ledger')
      .select('actor')
      .where('tx', '=', sealed.tx)
      .executeTakeFirstOrThrow()
    expect(actor).toBe('the command line')
    expect(await verifyRecord(db)).toMatchObject({ ok: true, packets: 1 })
  })

  test.each([
    ['--cycle', '2022-23-Q1'],
    ['--title', 'DLN 1'],
    ['--cycle', '2022-23-Q1', '--title', ' '],
  ])('%s %s is not enough', async (...words) => {
    await expect(run(...words)).rejects.toThrow(UsageError)
  })

  test('says that there is no such cycle', async () => {
    expect(await run('--cycle', '2031-32-Q1', '--title', 'DLN 1')).toBe(1)
    expect(said).toEqual(['There is no cycle 2031-32-Q1.'])
    expect(await countRows(db)).toMatchObject({ snapshot: 0 })
  })

  function run(...words: string[]): Promise<number> {
    return snapshotCommand.run({
      db,
      actor: 'the command line',
      address: 'http://localhost:3000',
      words,
      out: (line) => void said.push(line),
      say: (line) => void said.push(line),
      write: async (text) => void said.push(text),
    })
  }
})
