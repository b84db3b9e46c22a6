import { createHash } from 'node:crypto'

import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { correctObservation } from '../../db/observations.ts'
import { findSnapshot, readPacket } from '../../db/snapshots.ts'
import type { Db } from '../../db/tables.ts'
import type { Recording } from '../../db/writing.ts'
import { writing } from '../../db/writing.ts'
import type { Answer, TestApi } from '../support/api.ts'
import { at, countRows, createTestApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import type { EveryKind } from '../support/every-kind.ts'
import { addMetrics, recordEverything } from '../support/every-kind.ts'
import {
  addMetric,
  checked,
  createDistrict,
  record,
  recorder,
} from '../support/recorded-district.ts'

const CYCLE = '2022-23-Q1'
const NEW = { cycleId: CYCLE, title: 'DLN 1: first quarter' }

describe.each(DIALECTS)('%s: sealed packets', (dialect) => {
  let db: Db
  let coordinator: TestApi
  let viewer: TestApi
  let metrics: EveryKind
  let next: () => Recording

  beforeEach(async () => {
    db = await createDistrict(dialect)
    next = recorder()
    metrics = await addMetrics(db)
    await recordEverything(db, next, metrics)
    coordinator = await createTestApi(dialect, { db, moment: '2022-10-06T18:00:00Z' })
    viewer = await createTestApi(dialect, { db, role: 'viewer', actor: 'v@district.example' })
    return () => db.destroy()
  })

  test('a packet is sealed with a number, a moment and the head of the log', async () => {
    const head = await db
      .selectFrom('ledger')
      .select(['tx', 'hash'])
      .orderBy('tx', 'desc')
      .executeTakeFirstOrThrow()
    const sealed = await seal()
    expect(sealed).toMatchObject({
      status: 201,
      body: {
        number: 1,
        title: NEW.title,
        cycleId: CYCLE,
        schoolYear: '2022-23',
        asOf: '2022-10-06T18:00:00.000Z',
        day: '2022-10-06',
        log: { number: head.tx, hash: head.hash },
        format: 1,
      },
    })
    expect(sealed.headers.get('location')).toBe(`/api/v1/snapshots/${textAt(sealed, 'id')}`)
    const read = await viewer.request('GET', `/snapshots/${textAt(sealed, 'id')}`)
    expect(read.body).toEqual(sealed.body)
    const entry = await db
      .selectFrom('ledger')
      .select(['payload', 'actor'])
      .where('action', '=', 'snapshot.seal')
      .executeTakeFirstOrThrow()
    expect(entry.actor).toBe('coordinator@district.example')
    expect(JSON.parse(entry.payload)).toMatchObject({
      after: { number: 1, sha256: textAt(sealed, 'sha256') },
    })
  })

  test('the archive is the bytes of its checksum, and so is each file in it', async () => {
    const sealed = await seal()
    const id = textAt(sealed, 'id')
    const archive = await bytesOf(`/snapshots/${id}/archive.zip`)
    expect(sha256(archive)).toBe(textAt(sealed, 'sha256'))
    const files = listedIn(sealed)
    expect(files.map(({ name }) => name)).toEqual([
      'README.txt',
      'observations.csv',
      'progress.csv',
      'metrics.csv',
      'reflections.csv',
      'decisions.csv',
      'packet.json',
      'datapackage.json',
      'SHA256SUMS',
    ])
    const sums = files.slice(0, -1).map((file) => `${file.sha256}  ${file.name}\n`)
    expect(archive.includes(Buffer.from(sums.join('')))).toBe(true)
    for (const name of ['observations.csv', 'progress.csv', 'metrics.csv', 'packet.json']) {
      const file = await bytesOf(`/snapshots/${id}/${name}`)
      expect([name, sha256(file)]).toEqual([name, files.find((one) => one.name === name)?.sha256])
    }
  })

  test('two packets of the same record have the same tables', async () => {
    const [one, other] = [await seal(), await seal()]
    expect(at(other, 'number')).toBe(2)
    expect(tableSums(other)).toEqual(tableSums(one))
    expect(at(other, 'sha256')).not.toBe(at(one, 'sha256'))
  })

  test('what is recorded later changes no byte of it', async () => {
    const sealed = await seal()
    const path = `/snapshots/${textAt(sealed, 'id')}/archive.zip`
    const before = await bytesOf(path)
    await correct(7)
    await addMetric(db, { id: 'later', letter: 'z' })
    expect((await bytesOf(path)).equals(before)).toBe(true)
    await expect(db.updateTable('snapshot').set({ title: 'Better' }).execute()).rejects.toThrow(
      'append-only',
    )
    await expect(db.deleteFrom('snapshot_piece').execute()).rejects.toThrow('append-only')
    await expect(db.updateTable('snapshot_file').set({ first_byte: 0 }).execute()).rejects.toThrow(
      'append-only',
    )
  })

  test('its figures are the exports’ of the moment', async () => {
    const exported = await viewer.request('GET', '/export/progress.csv?year=2022-23')
    const sealed = await seal()
    const rows = await bytesOf(`/snapshots/${textAt(sealed, 'id')}/progress.csv`)
    const [header, ...lines] = String(exported.body).split('\r\n')
    const reviewed = lines.filter((line) => line === '' || line.startsWith('2022-23,Q1,'))
    expect(reviewed.length).toBeGreaterThan(5)
    expect(rows.toString()).toBe([header, ...reviewed].join('\r\n'))
    const metric = await frozen(textAt(sealed, 'id'), 'sessions')
    const figures = rowsIn(rows)
      .filter((row) => row['metric_id'] === 'sessions')
      .map((row) => [row['cycle'], row['actual'], row['sentence']])
    expect(figures).toEqual(
      metric?.standings.map(({ cycleId, value, sentence }) => [
        cycleId.slice(-2),
        value === null ? '' : String(value),
        sentence,
      ]),
    )
  })

  test('values of cycles after its own are on their way, and not in it', async () => {
    await record(db, next(), metrics.budget, checked({ observedOn: '2022-11-01', value: 3 }))
    const id = textAt(await seal(), 'id')
    const rows = rowsIn(await bytesOf(`/snapshots/${id}/observations.csv`))
    expect(new Set(rows.map((row) => row['cycle']))).toEqual(new Set(['Q1']))
    expect((await frozen(id, 'budget'))?.standings).toHaveLength(1)
  })

  test('it says why a value was corrected, and what changed since the packet before', async () => {
    const first = await seal()
    await correct(7)
    const second = await seal({ title: 'DLN 1, again' })
    const changes = await viewer.request('GET', `/snapshots/${textAt(second, 'id')}/changes`)
    expect(at(changes, 'since.number')).toBe(1)
    expect(at(changes, 'items')).toMatchObject([
      {
        metricId: 'budget',
        presence: 'both',
        terms: [],
        cycles: [
          {
            cycleId: CYCLE,
            change: 'restated',
            before: { value: -12.25 },
            after: { value: 7 },
            reasons: ['the ledger was closed'],
            sentence: 'reported −12.3 at DLN 1, now 7: the ledger was closed',
          },
        ],
      },
    ])
    const since = `/snapshots/${textAt(first, 'id')}/changes?since=${textAt(second, 'id')}`
    expect(at(await viewer.request('GET', since), 'items.0.cycles.0.after.value')).toBe(-12.25)
    const none = await viewer.request('GET', `/snapshots/${textAt(first, 'id')}/changes`)
    expect(none).toMatchObject({ status: 200, body: { since: null, items: [] } })
  })

  test('small groups are hidden in every file of it, whoever reads it', async () => {
    const few = await addMetric(db, { id: 'few', letter: 'y', privacyClass: 'student' })
    await record(db, next(), few, checked({ value: 4 }))
    const sealed = await seal()
    const id = textAt(sealed, 'id')
    const rows = rowsIn(await bytesOf(`/snapshots/${id}/observations.csv`))
    expect(rows.filter((row) => row['metric_id'] === 'few')).toMatchObject([
      { value: '', suppressed: '*' },
    ])
    expect((await frozen(id, 'few'))?.standings[0]).toMatchObject({
      value: null,
      numerator: null,
      suppressed: '*',
    })
  })

  test('only a coordinator seals, of a cycle that has begun', async () => {
    const before = await countRows(db)
    expect(await viewer.request('POST', '/snapshots', { body: NEW })).toMatchObject({ status: 403 })
    expect(await seal({ cycleId: '2022-23-Q3' })).toMatchObject({
      status: 409,
      body: { type: 'urn:quarterdeck:problem:cycle_upcoming' },
    })
    expect(await seal({ cycleId: 'nowhere' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'cycleId' }] },
    })
    expect(await seal({ title: '' })).toMatchObject({ status: 400 })
    expect(await countRows(db)).toMatchObject({ snapshot: 0, observation: before['observation'] })
  })

  test('the same request with its key seals one packet', async () => {
    const headers = { 'idempotency-key': 'seal-it-once' }
    const first = await coordinator.request('POST', '/snapshots', { body: NEW, headers })
    const again = await coordinator.request('POST', '/snapshots', { body: NEW, headers })
    expect(again.body).toEqual(first.body)
    expect(await countRows(db)).toMatchObject({ snapshot: 1 })
  })

  test('a reader who has a file is not sent it again', async () => {
    const path = `/snapshots/${textAt(await seal(), 'id')}/archive.zip`
    const { headers } = await viewer.request('GET', path)
    const etag = headers.get('etag') ?? ''
    expect(headers.get('content-disposition')).toBe('attachment; filename="packet-1.zip"')
    const again = await viewer.request('GET', path, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
  })

  test.each(['nothing', 'archive', 'README.txt'])('there is no file %s.csv', async (name) => {
    const path = `/snapshots/${textAt(await seal(), 'id')}/${name}.csv`
    expect(await viewer.request('GET', path)).toMatchObject({ status: 404 })
  })

  function seal(partial: Partial<typeof NEW> = {}): Promise<Answer> {
    return coordinator.request('POST', '/snapshots', { body: { ...NEW, ...partial } })
  }

  async function bytesOf(path: string): Promise<Buffer> {
    const answer = await viewer.app.request(`/api/v1${path}`)
    expect([path, answer.status]).toEqual([path, 200])
    return Buffer.from(await answer.arrayBuffer())
  }

  /** A metric as a packet shows it. */
  async function frozen(id: string, metricId: string) {
    const snapshot = await findSnapshot(db, id)
    if (!snapshot) throw new Error(`no packet ${id}`)
    const { departments } = await readPacket(db, snapshot)
    return departments
      .flatMap(({ priorities }) => priorities)
      .flatMap(({ actions }) => actions)
      .flatMap((action) => action.metrics)
      .find((one) => one.id === metricId)
  }

  async function correct(value: number): Promise<void> {
    const { id } = await db
      .selectFrom('observation')
      .select('id')
      .where('metric_id', '=', 'budget')
      .executeTakeFirstOrThrow()
    await writing(db, next(), (change) =>
      correctObservation(change, metrics.budget, id, checked({ value }), {
        expectedVersion: 1,
        reason: 'the ledger was closed',
      }),
    )
  }
})

interface Listed {
  name: string
  sha256: string
}

function listedIn(answer: Answer): Listed[] {
  const files = at(answer, 'files')
  return Array.isArray(files) ? files : []
}

function tableSums(answer: Answer): string[] {
  return listedIn(answer).flatMap(({ name, sha256: sum }) => (name.endsWith('.csv') ? [sum] : []))
}

function rowsIn(bytes: Buffer) {
  return z.array(z.record(z.string(), z.string())).parse(parse(bytes, { columns: true }))
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
