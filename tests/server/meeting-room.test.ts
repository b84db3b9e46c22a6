import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Db } from '../../db/tables.ts'
import type { Packet, PacketStanding } from '../../domain/packet/packet.ts'
import type { Answer, TestApi } from '../support/api.ts'
import { at, countRows, createTestApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { createFewPeople } from '../support/few-people.ts'
import { SITES } from '../support/recorded-district.ts'

const FIRST = '2022-23-Q1'
const SECOND = '2022-23-Q2'
/** What only the cover of a sealed packet has. */
const OF_THE_SEAL = { number: 0, title: '', asOf: '', log: null }

describe.each(DIALECTS)('%s: the room of a meeting', (dialect) => {
  let db: Db
  let coordinator: TestApi
  let viewer: TestApi
  let first: string
  let second: string

  beforeAll(async () => {
    db = await createFewPeople(dialect)
    const moment = '2022-10-20T18:00:00Z'
    coordinator = await createTestApi(dialect, { db, moment })
    viewer = await createTestApi(dialect, { db, moment, role: 'viewer' })
    first = await plan(FIRST, '2022-10-25')
    second = await plan(SECOND, '2023-01-25')
    await correct('all', { denominator: 50 }, 'roster corrected')
    await correct('few', { denominator: 6 }, 'a secret of few')
  })
  afterAll(() => db.destroy())

  test('shows, before any packet is sealed, what a packet then shows, and writes nothing', async () => {
    await coordinator.request('PUT', `/meetings/${first}/minutes`, {
      body: { departmentId: null, text: 'We began at nine.' },
      headers: { 'if-match': '"0"' },
    })
    const before = await countRows(db)
    const room = await read(viewer, first)
    expect(room.body).toMatchObject({
      meeting: { id: first, title: 'DLN 1', snapshotId: null },
      sealed: false,
      packet: { number: 0, title: 'DLN 1', asOf: '2022-10-20T18:00:00.000Z' },
      before: null,
      changes: null,
    })
    expect(await countRows(db)).toEqual(before)
    expect(packetIn(room).minutes).toEqual([
      {
        cycleId: FIRST,
        meeting: 'DLN 1',
        heldOn: '2022-10-25',
        departmentId: null,
        text: 'We began at nine.',
      },
    ])
    const packet = await seal(FIRST)
    expect({ ...packetIn(room), ...OF_THE_SEAL }).toEqual({ ...packet, ...OF_THE_SEAL })
    expect(reasonsIn(packetIn(room))).toContain('roster corrected')
    expect(reasonsIn(packetIn(room))).not.toContain('a secret of few')
  })

  test('shows the packet that was sealed, to the byte', async () => {
    await correct('all', { denominator: 60 }, 'counted again')
    const room = await read(viewer, first)
    const packetId = textAt(room, 'meeting.snapshotId')
    const { body } = await viewer.request('GET', `/snapshots/${packetId}/packet.json`)
    expect(at(room, 'sealed')).toBe(true)
    expect(JSON.stringify(packetIn(room))).toBe(JSON.stringify(body))
  })

  test('hides small groups from everybody, and holds back what they could be told from', async () => {
    // A single pupil more, beside the total that was printed.
    await correct('beside', { numerator: 21, denominator: 81 }, 'one pupil came later', SITES[2])
    viewer.now('2022-12-20T18:00:00Z')
    coordinator.now('2022-12-20T18:00:00Z')
    const rooms = [await read(viewer, second), await read(coordinator, second)]
    expect(rooms[0]?.body).toEqual(rooms[1]?.body)
    const packet = packetIn(rooms[0])
    expect(standingOf(packet, 'few', FIRST)).toMatchObject({ value: null, suppressed: '*' })
    expect(standingOf(packet, 'beside', FIRST)).toMatchObject({ value: null, suppressed: '*' })
    const dashboard = await coordinator.request('GET', '/dashboard?year=2022-23')
    expect(JSON.stringify(dashboard.body)).toContain('"denominator":181')
    expect(JSON.stringify(packet)).not.toContain('"denominator":181')
    const sealed = await seal(SECOND)
    expect({ ...packet, ...OF_THE_SEAL }).toEqual({ ...sealed, ...OF_THE_SEAL })
  })

  test('tells what changed since the packet of the cycle before', async () => {
    const room = await read(viewer, second)
    expect(room.body).toMatchObject({ sealed: true, before: { number: 1, cycle: { id: FIRST } } })
    expect(at(room, 'before.departments')).toBeUndefined()
    const changes = at(room, 'changes')
    expect(JSON.stringify(changes)).toMatch(/reported 80\s% at DLN 1, now 66\.7\s%: counted again/)
    const { body } = await viewer.request('GET', `/snapshots/${textAt(room, 'meeting.snapshotId')}/changes`) // prettier-ignore
    expect(changes).toEqual(at({ body }, 'items'))
  })

  test('of an earlier moment is as it was then', async () => {
    const then = await read(viewer, first, '?asOf=2022-10-20T17:59:59Z')
    expect(then.status).toBe(404)
    const now = await read(viewer, second)
    const later = await read(viewer, second, '?asOf=2022-11-01T00:00:00Z')
    expect(later.body).toMatchObject({
      sealed: false,
      packet: { number: 0, asOf: '2022-11-01T00:00:00.000Z', day: '2022-10-31' },
      before: { number: 1 },
    })
    expect(now.headers.get('etag')).not.toBe(later.headers.get('etag'))
  })

  test('is not sent twice, and is sent again once its agenda is another', async () => {
    const tag = (await read(viewer, second)).headers.get('etag') ?? ''
    const headers = { 'if-none-match': tag }
    expect((await viewer.request('GET', `/meetings/${second}/room`, { headers })).status).toBe(304)
    await coordinator.request('PATCH', `/meetings/${second}`, {
      body: { title: 'The second DLN' },
      headers: { 'if-match': '"1"' },
    })
    const again = await viewer.request('GET', `/meetings/${second}/room`, { headers })
    expect([again.status, at(again, 'meeting.title')]).toEqual([200, 'The second DLN'])
  })

  test('of a meeting that is not there is not found', async () => {
    expect((await read(viewer, 'none')).status).toBe(404)
  })

  test('that is not sealed follows the record', async () => {
    const third = await plan('2022-23-Q3', '2023-04-25')
    const before = await read(viewer, third)
    await correct('all', { denominator: 80 }, 'counted a third time')
    const after = await read(viewer, third)
    expect(standingOf(packetIn(before), 'all', FIRST)?.value).toBeCloseTo(66.7, 1)
    expect(standingOf(packetIn(after), 'all', FIRST)?.value).toBe(50)
  })

  async function plan(cycleId: string, heldOn: string): Promise<string> {
    const body = { cycleId, heldOn }
    return textAt(await coordinator.request('POST', '/meetings', { body }), 'id')
  }

  async function seal(cycleId: string): Promise<object> {
    const body = { cycleId, title: 'Shown to leadership' }
    const sealed = await coordinator.request('POST', '/snapshots', { body })
    const path = `/snapshots/${textAt(sealed, 'id')}/packet.json`
    const packet = (await viewer.request('GET', path)).body
    if (typeof packet !== 'object' || packet === null) throw new Error('no packet')
    return packet
  }

  async function correct(metric: string, numbers: object, reason: string, site?: string) {
    const list = await coordinator.request('GET', `/observations?metric=${metric}${site ? `&site=${site}` : ''}`) // prettier-ignore
    const path = `/observations/${textAt(list, 'items.0.id')}`
    const tag = (await coordinator.request('GET', path)).headers.get('etag') ?? ''
    const sent = { body: { ...numbers, reason }, headers: { 'if-match': tag } }
    expect((await coordinator.request('PATCH', path, sent)).status).toBe(200)
  }
})

function read(api: TestApi, id: string, query = ''): Promise<Answer> {
  return api.request('GET', `/meetings/${id}/room${query}`)
}

function packetIn(room: Answer | undefined): Packet {
  // It is what the tests are about.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return at(room ?? { body: null }, 'packet') as Packet
}

function standingOf(packet: Packet, metric: string, cycle: string): PacketStanding | undefined {
  const standings = packet.departments
    .flatMap(({ priorities }) => priorities)
    .flatMap(({ actions }) => actions)
    .flatMap(({ metrics }) => metrics)
    .find(({ id }) => id === metric)?.standings
  return standings?.find(({ cycleId }) => cycleId === cycle)
}

function reasonsIn(packet: Packet): string[] {
  return packet.departments
    .flatMap(({ priorities }) => priorities)
    .flatMap(({ actions }) => actions)
    .flatMap(({ metrics }) => metrics)
    .flatMap(({ standings }) => standings.flatMap(({ restatedBecause }) => restatedBecause))
}
