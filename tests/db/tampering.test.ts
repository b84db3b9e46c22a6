import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { insertDivision } from '../../db/divisions.ts'
import type { Anchor } from '../../db/ledger.ts'
import { appendToLedger, getHead } from '../../db/ledger.ts'
import { importObservations } from '../../db/observation-import.ts'
import { listVersionsOf } from '../../db/observations-of-entry.ts'
import { correctObservation, withdrawObservation } from '../../db/observations.ts'
import type { Db, Transaction } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import { writing } from '../../db/writing.ts'
import { arriving } from '../support/csv.ts'
import { DIALECTS } from '../support/databases.ts'
import { day } from '../support/metrics.ts'
import {
  addMetric,
  checked,
  createDistrict,
  record,
  recorder,
} from '../support/recorded-district.ts'
import { dropGuards, foundAfter } from '../support/tampering.ts'

const FIRST = 'corrected-later'

describe.each(DIALECTS)('%s: a record bent past the product', (dialect) => {
  const next = recorder()
  let db: Db
  let anchor: Anchor
  let numbers: Record<'division' | 'first' | 'second' | 'withdrawn' | 'imported' | 'head', number>

  beforeAll(async () => {
    db = await createDistrict(dialect)
    const metric = await addMetric(db, { id: 'sessions', accumulates: true })
    await addMetric(db, { id: 'others' })
    await writing(db, next(), (change) => insertDivision(change, { name: 'Learning' }))
    const division = await getHead(db)
    const file = `observation_id,metric_id,observed_on,value,note\n${FIRST},sessions,2022-08-01,3,as counted\n,sessions,2022-08-02,0,\n`
    const by = next()
    const options = { by, fileName: 'values.csv', dryRun: false, latestDay: day('2023-01-20') }
    await importObservations(db, arriving(file), options)
    const imported = await getHead(db)
    const one = checked({ value: 4, note: 'as told' })
    const first = await record(db, next(), metric, one)
    const better = { expectedVersion: 1, reason: 'counted twice' }
    const changed = { ...one, value: 5 }
    await writing(db, next(), (change) => correctObservation(change, metric, first.id, changed, better)) // prettier-ignore
    const second = await getHead(db)
    const last = await record(db, next(), metric, checked({ observedOn: '2022-09-29', value: 7 }))
    const gone = { expectedVersion: 1, reason: 'not ours' }
    await writing(db, next(), (change) => withdrawObservation(change, metric, last.id, gone))
    const head = await getHead(db)
    numbers = { division, imported, first: first.tx, second, withdrawn: head, head }
    const { hash } = await db.selectFrom('ledger').select('hash').where('tx', '=', head).executeTakeFirstOrThrow() // prettier-ignore
    anchor = { tx: head, hash }
    await dropGuards(db, dialect)
  })
  afterAll(() => db.destroy())

  test('is whole before anybody bends it', async () => {
    expect(await verifyRecord(db, anchor)).toMatchObject({
      ok: true,
      events: numbers.head,
      head: anchor.hash,
      versions: 6,
      counted: 0,
      fault: null,
    })
  })

  test.each<[string, keyof typeof numbers, (db: Db, tx: number) => Promise<unknown>]>([
    [
      'one letter of what an entry says',
      'division',
      (tx, number) =>
        sql`update ledger set payload = replace(payload, 'Learning', 'Learninh') where tx = ${number}`.execute(
          tx,
        ),
    ],
    [
      'who is said to have done it',
      'second',
      (tx, number) => sql`update ledger set actor = 'somebody' where tx = ${number}`.execute(tx),
    ],
    [
      'when it is said to have been',
      'first',
      (tx, number) =>
        sql`update ledger set at = '2022-10-01T00:00:00.000Z' where tx = ${number}`.execute(tx),
    ],
    [
      'an entry taken out of the middle',
      'division',
      (tx, number) => sql`delete from ledger where tx = ${number}`.execute(tx),
    ],
  ])('%s is found in the log, at its entry', async (_, which, bend) => {
    const number = numbers[which]
    const verdict = await foundAfter(
      db,
      (tx) => bend(tx, number),
      (tx) => verifyRecord(tx),
    )
    expect(verdict).toMatchObject({
      ok: false,
      head: null,
      events: number - 1,
      fault: { part: 'log', number, why: expect.stringContaining(`${number}`) },
    })
    expect(verdict.fault?.next).toContain('Keep a copy')
  })

  test('a cut end is found by whoever kept the number and the hash, and by nobody else', async () => {
    const cut = async (tx: Db) => {
      await sql`delete from observation where tx = ${numbers.head}`.execute(tx)
      await sql`update observation set superseded_tx = null where superseded_tx = ${numbers.head}`.execute(
        tx,
      )
      await sql`delete from roll_up`.execute(tx)
      await sql`delete from ledger where tx = ${numbers.head}`.execute(tx)
    }
    expect(await foundAfter(db, cut, (tx) => verifyRecord(tx, anchor))).toMatchObject({
      ok: false,
      fault: { part: 'log', number: numbers.head, entry: null },
    })
    const alone = await foundAfter(db, cut, (tx) => verifyRecord(tx))
    expect(alone).toMatchObject({ events: numbers.head - 1, head: expect.any(String) })
    expect(alone.fault?.part).not.toBe('log')
  })

  test('a rewritten log that follows on is found by an earlier number and hash', async () => {
    const kept = { tx: numbers.division, hash: 'f'.repeat(64) }
    expect(await verifyRecord(db, kept)).toMatchObject({
      ok: false,
      fault: { part: 'log', number: numbers.division, entry: { action: 'division.add' } },
    })
  })

  test.each<[string, 'first' | 'second' | 'withdrawn' | 'imported', string]>([
    ['value = 9', 'second', 'other content'],
    ['value = 9', 'first', 'other content'],
    [`note = 'as it suits'`, 'second', 'other content'],
    [`observed_on = '2022-09-28'`, 'second', 'other content'],
    [`site_id = 'lincoln'`, 'second', 'other content'],
    [`participant_group = 'Staff'`, 'second', 'other content'],
    [`evidence_url = 'https://evidence.example'`, 'second', 'other content'],
    [`reason = 'a better reason'`, 'second', 'another reason'],
    [`recorded_by = 'somebody'`, 'second', 'somebody else'],
    [`recorded_at = '2022-10-01T00:00:00.000Z'`, 'second', 'another moment'],
    [`metric_id = 'others'`, 'second', 'another metric'],
    [`id = 'elsewhere'`, 'first', 'another observation'],
    ['withdrawn = 1', 'second', 'withdrawn'],
    [`withdrawn = 0`, 'withdrawn', 'withdrawn'],
    ['value = 9', 'withdrawn', 'other content'],
    ['value = value + 1', 'imported', 'other content'],
    [`recorded_by = 'somebody'`, 'imported', 'other content'],
    [`reason = 'a better reason'`, 'imported', 'other content'],
    ['import_id = null', 'imported', 'something else'],
    ['withdrawn = 1', 'imported', 'something else'],
    ['import_id = (select id from import_batch)', 'second', 'imported'],
    ['superseded_tx = superseded_tx + 1', 'first', 'replaced'],
    ['superseded_tx = tx + 1', 'imported', 'replaced'],
  ])(
    'a stored observation with %s, of the %s, is found beside an intact log',
    async (set, which, why) => {
      const number = numbers[which]
      const bend = (tx: Db) =>
        sql`update observation set ${sql.raw(set)} where tx = ${number}`.execute(tx)
      const verdict = await foundAfter(db, bend, (tx) => verifyRecord(tx))
      expect(verdict).toMatchObject({ ok: false, events: numbers.head, head: anchor.hash })
      expect(verdict.fault).toMatchObject({
        part: 'observation',
        number,
        entry: { at: expect.any(String) },
      })
      expect(verdict.fault?.why).toContain(why)
    },
  )

  test.each(['second', 'imported', 'withdrawn'] as const)(
    'an observation taken out, of the %s, is found',
    async (which) => {
      const number = numbers[which]
      const bend = (tx: Db) => sql`delete from observation where tx = ${number}`.execute(tx)
      expect((await foundAfter(db, bend, (tx) => verifyRecord(tx))).fault).toMatchObject({
        part: 'observation',
        number,
      })
    },
  )

  test.each(['division', 'first', 'imported'] as const)(
    'an observation slipped in beside the %s is found',
    async (which) => {
      const number = numbers[which]
      const bend = async (tx: Db) => {
        const like = await tx.selectFrom('observation').selectAll().where('tx', '=', numbers.second).executeTakeFirstOrThrow() // prettier-ignore
        const row = { ...like, id: 'slipped-in', observed_on: day('2022-09-01'), tx: number }
        await tx.insertInto('observation').values(row).execute()
      }
      expect((await foundAfter(db, bend, (tx) => verifyRecord(tx))).fault).toMatchObject({
        part: 'observation',
        number,
      })
    },
  )

  test.each([
    [1, undefined],
    [2, 'observation'],
  ])('an older import of one observation with %d stored is only counted', async (stored, part) => {
    const verdict = await foundAfter(
      db,
      (tx) => addOldImport(tx, stored),
      (tx) => verifyRecord(tx),
    )
    expect(verdict.counted).toBe(part ? 0 : 1)
    expect(verdict.fault?.part === 'observation').toBe(part === 'observation')
  })

  test('of two changes the earlier is named', async () => {
    const bend = async (tx: Db) => {
      await sql`update observation set value = 9 where tx = ${numbers.first}`.execute(tx)
      await sql`update observation set tx = ${numbers.division} where tx = ${numbers.second}`.execute(
        tx,
      )
    }
    const verdict = await foundAfter(db, bend, (tx) => verifyRecord(tx))
    expect(verdict.fault?.number).toBe(numbers.division)
  })

  test('what an import brought is read a page at a time, by the bytes of its ids', async () => {
    const ids = ['a', 'B', '0-z', FIRST]
    const bend = async (tx: Db) => {
      const like = await tx.selectFrom('observation').selectAll().where('tx', '=', numbers.second).executeTakeFirstOrThrow() // prettier-ignore
      for (const [at, id] of ids.entries()) {
        const row = { ...like, id, version: 9, observed_on: day(`2022-09-0${at + 1}`) }
        await tx
          .insertInto('observation')
          .values({ ...row, tx: numbers.division })
          .execute()
      }
    }
    const pages = await foundAfter(db, bend, (tx) =>
      Array.fromAsync(listVersionsOf(tx, numbers.division, 3)),
    )
    expect(pages.map((rows) => rows.map(({ id }) => id))).toEqual([['0-z', 'B', 'a'], [FIRST]])
  })

  test('a changed total is found beside observations that hold', async () => {
    const verdict = await foundAfter(db, bendTotals, (tx) => verifyRecord(tx))
    expect(verdict).toMatchObject({ ok: false, head: anchor.hash, versions: 6 })
    expect(verdict.fault).toMatchObject({ part: 'roll_up', number: null })
    expect(verdict.fault?.why).toContain('sessions')
  })
})

function bendTotals(tx: Db) {
  return sql`update roll_up set numerator = numerator + 1`.execute(tx)
}

/** An import of one observation as it was logged before its entry vouched for every row. */
async function addOldImport(tx: Transaction, stored: number): Promise<void> {
  const like = await tx
    .selectFrom('observation')
    .selectAll()
    .where('superseded_tx', 'is', null)
    .where('import_id', 'is', null)
    .orderBy('tx')
    .executeTakeFirstOrThrow()
  const by = { actor: 'importer', at: '2022-12-01T00:00:00.000Z' }
  const after = { added: 1, corrected: 0, observationsSha256: 'f'.repeat(64) }
  const entry = { action: 'observation.import', entity: 'import', entityId: 'older' }
  const number = await appendToLedger(tx, by, { ...entry, payload: { after } })
  const batch = { id: 'older', file_name: 'x', sha256: 'f'.repeat(64), rows: 1, undone_tx: null }
  await tx
    .insertInto('import_batch')
    .values({ ...batch, tx: number })
    .execute()
  for (let nth = 1; nth <= stored; nth += 1) {
    const own = { id: `older-${nth}`, observed_on: day(`2022-09-0${nth}`), import_id: 'older' }
    await tx
      .insertInto('observation')
      .values({ ...like, ...own, tx: number })
      .execute()
  }
}
