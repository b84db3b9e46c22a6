import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { correctObservation } from '../../db/observations.ts'
import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import { writing } from '../../db/writing.ts'
import { DIALECTS } from '../support/databases.ts'
import { addMetrics, recordEverything } from '../support/every-kind.ts'
import {
  addMetric,
  checked,
  createDistrict,
  record,
  recorder,
} from '../support/recorded-district.ts'
import { sealPacket } from '../support/sealed.ts'
import { dropGuards, foundAfter } from '../support/tampering.ts'

describe.each(DIALECTS)('%s: packets bent past the product', (dialect) => {
  let db: Db
  let sealedAt: number

  beforeAll(async () => {
    db = await createDistrict(dialect)
    const next = recorder()
    const metrics = await addMetrics(db)
    await recordEverything(db, next, metrics)
    const few = await addMetric(db, {
      id: 'few',
      letter: 'y',
      privacyClass: 'student',
      siteIds: ['lincoln', 'roosevelt', 'washington'],
    })
    for (const [siteId, value] of [
      ['lincoln', 4],
      ['roosevelt', 25],
      ['washington', 30],
    ] as const) {
      await record(db, next(), few, checked({ siteId, value }))
    }
    await sealPacket(db, '2022-23-Q1', { moment: '2022-10-06T18:00:00Z' })
    const { tx } = await db.selectFrom('snapshot').select('tx').executeTakeFirstOrThrow()
    sealedAt = tx
    // What comes later: a correction, more of the few, a stricter district, another target.
    const { id } = await db
      .selectFrom('observation')
      .select('id')
      .where('metric_id', '=', 'budget')
      .executeTakeFirstOrThrow()
    await writing(db, next(), (change) =>
      correctObservation(change, metrics.budget, id, checked({ value: 7 }), {
        expectedVersion: 1,
        reason: 'the ledger was closed',
      }),
    )
    await record(db, next(), few, checked({ siteId: 'lincoln', group: 'new', value: 12 }))
    await dropGuards(db, dialect)
    if (dialect === 'postgres') {
      for (const table of ['snapshot', 'snapshot_file', 'snapshot_piece']) {
        await sql`alter table ${sql.table(table)} disable trigger user`.execute(db)
      }
    }
  })
  afterAll(() => db.destroy())

  test('hold although the record went on', async () => {
    expect(await verifyRecord(db)).toMatchObject({ ok: true, packets: 1, fault: null })
  })

  test.each<[string, string, (db: Db) => Promise<unknown>]>([
    [
      'another title',
      'what is stored of it is not what was sealed',
      (tx) => tx.updateTable('snapshot').set({ title: 'Better' }).execute(),
    ],
    [
      'another checksum',
      'what is stored of it is not what was sealed',
      (tx) =>
        tx
          .updateTable('snapshot')
          .set({ sha256: 'f'.repeat(64) })
          .execute(),
    ],
    [
      'another stretch of a file',
      'what is stored of it is not what was sealed',
      (tx) => tx.updateTable('snapshot_file').set({ first_byte: 0 }).execute(),
    ],
    [
      'bytes that cannot be read',
      'a part of it is gone or cannot be read',
      (tx) =>
        tx
          .updateTable('snapshot_piece')
          .set({ content: Buffer.from('x') })
          .execute(),
    ],
    [
      'bytes that are gone',
      'a part of it is gone or cannot be read',
      (tx) => tx.deleteFrom('snapshot_piece').execute(),
    ],
    [
      'the whole packet',
      'it is no longer stored',
      async (tx) => {
        for (const table of ['snapshot_piece', 'snapshot_file', 'snapshot'] as const) {
          await tx.deleteFrom(table).execute()
        }
      },
    ],
  ])('%s is found', async (_, why, bend) => {
    const verdict = await foundAfter(db, bend, (tx) => verifyRecord(tx))
    expect(verdict).toMatchObject({
      ok: false,
      fault: { part: 'packet', number: sealedAt, why: expect.stringContaining(why) },
    })
  })
})
