import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { getHead, verifyLedger } from '../../db/ledger.ts'
import type { RecordedObservation } from '../../db/observations.ts'
import {
  correctObservation,
  findObservation,
  insertObservation,
  listObservations,
  withdrawObservation,
} from '../../db/observations.ts'
import type { Db } from '../../db/tables.ts'
import { getDataVersion, writing } from '../../db/writing.ts'
import type { CheckedObservation } from '../../domain/observation.ts'
import type { Metric } from '../../domain/plan.ts'
import { DIALECTS } from '../support/databases.ts'
import {
  addMetric,
  checked,
  createDistrict,
  record,
  recorder,
} from '../support/recorded-district.ts'

describe.each(DIALECTS)('%s: observations', (dialect) => {
  const next = recorder()
  let db: Db
  let sessions: Metric
  let attendance: Metric

  beforeAll(async () => {
    db = await createDistrict(dialect)
    sessions = await addMetric(db, { id: 'sessions' })
    attendance = await addMetric(db, {
      id: 'attendance',
      kind: 'rate',
      letter: 'b',
      siteIds: ['lincoln', 'roosevelt'],
      departmentId: 'programs',
    })
  })
  afterAll(() => db.destroy())

  test('an observation is found as it was recorded', async () => {
    const observation = checked({
      observedOn: '2022-07-05',
      value: 0.1,
      note: 'Counted twice.\n=SUM(A1)',
      evidenceUrl: 'https://district.example/minutes',
      provenance: { file: 'a.csv', sha256: 'a'.repeat(64), rows: 3, leftOut: { 'no date': 1 } },
    })
    const stored = await record(db, next(), sessions, observation)
    expect(stored).toMatchObject({
      ...observation,
      metricId: 'sessions',
      version: 1,
      reason: null,
      recordedBy: 'data@district.example',
      recordedAt: '2022-10-05T18:01:00.000Z',
      withdrawn: false,
    })
    expect(await findObservation(db, stored.id)).toEqual(stored)
  })

  test('zero stays 0, a missing value stays null', async () => {
    const zero = await record(db, next(), sessions, checked({ observedOn: '2022-07-06', value: 0 }))
    const none = checked({ observedOn: '2022-07-07', missing: 'not_held' })
    const missing = await record(db, next(), sessions, none)
    expect((await findObservation(db, zero.id))?.value).toBe(0)
    expect(await findObservation(db, missing.id)).toMatchObject({ value: null, done: null })
  })

  test('a second observation in the same place gives the first and changes nothing', async () => {
    const first = await record(
      db,
      next(),
      sessions,
      checked({ observedOn: '2022-07-08', value: 1 }),
    )
    const head = await getHead(db)
    const again = checked({ observedOn: '2022-07-08', value: 2 })
    expect(await insert(sessions, again)).toEqual({ exists: first })
    expect(await getHead(db)).toBe(head)
  })

  test('other sites and groups of the same day stand beside each other', async () => {
    const rate = { observedOn: '2022-07-08', numerator: 1, denominator: 2 }
    const ids = [
      await record(db, next(), attendance, checked({ ...rate, siteId: 'lincoln' })),
      await record(db, next(), attendance, checked({ ...rate, siteId: 'roosevelt' })),
      await record(db, next(), attendance, checked({ ...rate, siteId: 'lincoln', group: 'staff' })),
    ].map(({ id }) => id)
    expect(new Set(ids).size).toBe(3)
  })

  test('a correction is the next version, with its reason', async () => {
    const first = await record(
      db,
      next(),
      sessions,
      checked({ observedOn: '2022-07-09', value: 1 }),
    )
    const corrected = await correct(first, { ...first, value: 3 })
    expect(corrected).toMatchObject({ id: first.id, version: 2, value: 3, reason: 'miscounted' })
    expect(await findObservation(db, first.id)).toEqual(corrected)
    expect(await findObservation(db, first.id, first.tx)).toEqual(first)
  })

  test('a correction from an old version is stale and gives the newest', async () => {
    const first = await record(
      db,
      next(),
      sessions,
      checked({ observedOn: '2022-07-10', value: 1 }),
    )
    const second = await correct(first, { ...first, value: 2 })
    expect(await correct(first, { ...first, value: 3 })).toEqual({ stale: second })
    expect(await withdraw(first)).toEqual({ stale: second })
  })

  test('a correction may move the observation, but not onto another', async () => {
    const there = await record(
      db,
      next(),
      sessions,
      checked({ observedOn: '2022-07-11', value: 1 }),
    )
    const first = await record(
      db,
      next(),
      sessions,
      checked({ observedOn: '2022-07-12', value: 2 }),
    )
    const onto = checked({ observedOn: '2022-07-11', value: 2 })
    expect(await correct(first, onto)).toEqual({ exists: there })
    const beyond = checked({ observedOn: '2022-12-12', value: 2 })
    expect(await correct(first, beyond)).toMatchObject({ cycleId: '2022-23-Q2', version: 2 })
    const again = checked({ observedOn: '2022-07-12', value: 5 })
    expect(await insert(sessions, again)).toMatchObject({ version: 1 })
  })

  test('a withdrawn observation is absent, and recording again continues it', async () => {
    const at = { observedOn: '2022-07-13' }
    const first = await record(db, next(), sessions, checked({ ...at, value: 1 }))
    const withdrawn = await withdraw(first)
    expect(withdrawn).toMatchObject({ version: 2, withdrawn: true, reason: 'miscounted' })
    expect(await findObservation(db, first.id)).toBeUndefined()
    expect(await withdraw(first)).toBe('absent')
    expect(await correct(first, first)).toBe('absent')

    const again = await record(db, next(), sessions, checked({ ...at, value: 7 }))
    expect(again).toMatchObject({ id: first.id, version: 3, value: 7, reason: 'recorded again' })
    expect(await findObservation(db, first.id, first.tx)).toEqual(first)
  })

  test('an observation of another metric is absent', async () => {
    const first = await record(
      db,
      next(),
      sessions,
      checked({ observedOn: '2022-07-14', value: 1 }),
    )
    const outcome = await writing(db, next(), (change) =>
      withdrawObservation(change, attendance, first.id, { expectedVersion: 1, reason: 'wrong' }),
    )
    expect(outcome).toBe('absent')
  })

  test('every change is on the record with what it was, what it is, and not the words of the note', async () => {
    const note = 'a name typed by mistake'
    const at = { observedOn: '2022-07-15' }
    const first = await record(db, next(), sessions, checked({ ...at, value: 1, note }))
    await correct(first, { ...first, value: 2 })
    const entries = await db
      .selectFrom('ledger')
      .selectAll()
      .where('entity', '=', 'observation')
      .where('entity_id', '=', first.id)
      .orderBy('tx')
      .execute()
    const payloads = entries.map(({ payload }): unknown => JSON.parse(payload))
    expect(payloads).toMatchObject([
      { metricId: 'sessions', after: { value: 1, observedOn: '2022-07-15', version: 1 } },
      { before: { value: 1 }, after: { value: 2, version: 2 }, reason: 'miscounted' },
    ])
    expect(payloads[0]).toHaveProperty('after.noteSha256', expect.stringMatching(/^[0-9a-f]{64}$/))
    expect(JSON.stringify(entries)).not.toContain('typed')
    expect(await verifyLedger(db)).toMatchObject({ ok: true })
  })

  test('a change is told to the readers of the year and of the next', async () => {
    const before = [await getDataVersion(db, '2022-23'), await getDataVersion(db, '2023-24')]
    await record(db, next(), sessions, checked({ observedOn: '2022-07-16', value: 1 }))
    const after = [await getDataVersion(db, '2022-23'), await getDataVersion(db, '2023-24')]
    expect(after).toEqual(before.map((version) => version + 1))
  })

  test('of two racing corrections one wins and the other is stale', async () => {
    let current = await record(
      db,
      next(),
      sessions,
      checked({ observedOn: '2022-07-17', value: 0 }),
    )
    for (let round = 1; round <= 50; round += 1) {
      const outcomes = await Promise.all([
        correct(current, { ...current, value: round }),
        correct(current, { ...current, value: -round }),
      ])
      const winner = outcomes.find((outcome) => outcome !== 'absent' && 'version' in outcome)
      if (!winner) throw new Error('nobody won')
      expect(outcomes).toContainEqual({ stale: winner })
      current = winner
    }
    expect(current.version).toBe(51)
  })

  test('lists narrow by every filter and page without a gap', async () => {
    const all = await listObservations(db, {}, { limit: 500 })
    expect(all.nextCursor).toBeNull()
    expect(all.items.map(({ id }) => id)).toEqual(all.items.map(({ id }) => id).toSorted())

    const paged: RecordedObservation[] = []
    let cursor: string | undefined
    do {
      const page = await listObservations(db, {}, { limit: 4, cursor })
      expect(page.items.length).toBeLessThanOrEqual(4)
      paged.push(...page.items)
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(paged).toEqual(all.items)
    const exact = await listObservations(db, {}, { limit: all.items.length })
    expect(exact).toEqual({ items: all.items, nextCursor: null })

    const count = async (filter: Parameters<typeof listObservations>[1]) =>
      (await listObservations(db, filter, { limit: 500 })).items.length
    const where = (keep: (one: RecordedObservation) => boolean) => all.items.filter(keep).length
    expect(await count({ metricId: 'attendance' })).toBe(3)
    expect(await count({ departmentId: 'programs' })).toBe(3)
    expect(await count({ siteId: 'lincoln' })).toBe(2)
    expect(await count({ cycleId: '2022-23-Q2' })).toBe(1)
    expect(await count({ schoolYear: sessions.schoolYear })).toBe(all.items.length)
    const from = checked({ observedOn: '2022-07-06' }).observedOn
    const to = checked({ observedOn: '2022-07-08' }).observedOn
    expect(await count({ from, to })).toBe(
      where(({ observedOn }) => observedOn >= from && observedOn <= to),
    )
  })

  test('a list of an earlier moment shows what stood then', async () => {
    const first = await record(
      db,
      next(),
      sessions,
      checked({ observedOn: '2022-07-18', value: 1 }),
    )
    const then = await listObservations(db, { asOf: first.tx }, { limit: 500 })
    await correct(first, { ...first, value: 2 })
    await record(db, next(), sessions, checked({ observedOn: '2022-07-19', value: 1 }))
    expect(await listObservations(db, { asOf: first.tx }, { limit: 500 })).toEqual(then)
  })

  test('the database itself refuses to rewrite or remove a version', async () => {
    const refusals = [
      sql`update observation set value = 9`,
      sql`update observation set note = 'better'`,
      sql`update observation set superseded_tx = null where superseded_tx is not null`,
      sql`update observation set superseded_tx = superseded_tx + 1 where superseded_tx is not null`,
      sql`delete from observation`,
    ]
    for (const statement of refusals) {
      await expect(statement.execute(db)).rejects.toThrow('append-only')
    }
  })

  function insert(metric: Metric, observation: CheckedObservation) {
    return writing(db, next(), (change) => insertObservation(change, metric, observation))
  }

  function correct(from: RecordedObservation, observation: CheckedObservation) {
    const request = { expectedVersion: from.version, reason: 'miscounted' }
    return writing(db, next(), (change) =>
      correctObservation(change, sessions, from.id, observation, request),
    )
  }

  function withdraw(from: RecordedObservation) {
    const request = { expectedVersion: from.version, reason: 'miscounted' }
    return writing(db, next(), (change) => withdrawObservation(change, sessions, from.id, request))
  }
})
