import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { seedDemonstration } from '../../db/demo/seed.ts'
import { observationRows } from '../../db/exports.ts'
import { getHead } from '../../db/ledger.ts'
import type { Snapshot } from '../../db/snapshots.ts'
import { listSnapshots, readBytes, readPacket } from '../../db/snapshots.ts'
import type { Db } from '../../db/tables.ts'
import type { ObservationCells, ProgressCells } from '../../domain/csv-shapes.ts'
import { publicViewOf } from '../../domain/packet/public-view.ts'
import { allOf } from '../support/csv.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'
import { attack, guardedPeople } from '../support/file-attack.ts'

const T = 11
const Rows = z.array(
  z.record(
    z.string(),
    z.string().transform((cell) => (cell === '' ? null : cell)),
  ),
)

describe.each(DIALECTS)('%s: the demonstration’s sealed packets', (dialect) => {
  let db: Db
  let packets: Snapshot[]

  beforeAll(async () => {
    db = await createDatabase(dialect)
    await seedDemonstration(db)
    packets = await listSnapshots(db)
  })
  afterAll(() => db.destroy())

  test('give no small group away, each read whole', async () => {
    let tried = 0
    for (const packet of packets) {
      const observations = await fileOf<ObservationCells>(packet, 'observations.csv')
      const progress = await fileOf<ProgressCells>(packet, 'progress.csv')
      const shown = new Set(observations.map(({ observation_id: id }) => id))
      const truths = await guardedPeople(db, packet.log.number)
      const own = truths.filter(({ id }) => shown.has(id))
      const cycles = Map.groupBy(own, ({ metric_id, cycle_id }) => `${metric_id} ${cycle_id}`)
      for (const cycle of cycles.values()) {
        const { recovered, secrets } = attack(cycle, observations, progress)
        expect([packet.number, recovered]).toEqual([packet.number, []])
        tried += secrets
      }
    }
    expect(packets).toHaveLength(2)
    expect(tried).toBeGreaterThan(10)
  })

  test('show nothing that another packet or today’s file hides', async () => {
    const live = await allOf(observationRows(db, { asOf: await getHead(db) }))
    const files = [
      live,
      ...(await Promise.all(
        packets.map((one) => fileOf<ObservationCells>(one, 'observations.csv')),
      )),
    ]
    const small = new Set(
      (await guardedPeople(db))
        .filter(({ people }) => people > 0 && people < T)
        .map(({ id }) => id),
    )
    const hidden = new Set<string>()
    const shown = new Set<string>()
    for (const { observation_id, version, suppressed, missing_reason: missing } of files.flat()) {
      if (!small.has(String(observation_id)) || (missing !== null && suppressed === null)) continue
      const value = `${String(observation_id)} ${String(version)}`
      if (suppressed === null) shown.add(value)
      else hidden.add(value)
    }
    expect(hidden.size).toBeGreaterThan(10)
    expect([...shown]).toEqual([])
  })

  test('tell the public no figure that their own table hides, and no other', async () => {
    for (const packet of packets) {
      const { departments } = publicViewOf(await readPacket(db, packet), { texts: {} }, 'en')
      const told = departments
        .flatMap(({ priorities }) => priorities.flatMap(({ metrics }) => metrics))
        .flatMap(({ id, figures }) => figures.map((figure) => ({ id, ...figure })))
      const progress = await fileOf<ProgressCells>(packet, 'progress.csv')
      const rows = new Map(progress.map((row) => [`${row.metric_id} ${row.cycle}`, row]))
      expect(told).toHaveLength(progress.length)
      for (const { id, cycle, value, status, figure } of told) {
        const row = rows.get(`${id} ${cycle}`)
        const actual = row?.suppressed === null && row.actual !== null ? Number(row.actual) : null
        expect([id, cycle, value, status]).toEqual([id, cycle, actual, row?.status])
        expect([id, figure === 'hidden']).toEqual([id, row?.suppressed === '*'])
      }
    }
  })

  test('tell months of no metric in which anything is hidden or could be, and add up to the cycles', async () => {
    const guarded = new Set((await guardedPeople(db)).map(({ metric_id: id }) => id))
    let told = 0
    for (const packet of packets) {
      const { departments } = await readPacket(db, packet)
      const metrics = departments
        .flatMap(({ priorities }) => priorities.flatMap(({ actions }) => actions))
        .flatMap((action) => action.metrics)
      for (const { id, kind, accumulates, months, standings } of metrics) {
        const hides = standings.some(({ suppressed }) => suppressed !== null)
        const mustHide = hides || guarded.has(id)
        expect([id, mustHide && months?.withheld !== true]).toEqual([id, false])
        const withheld = months?.withheld === true ? months.values : []
        expect([id, withheld]).toEqual([id, []])
        if (kind !== 'count' || accumulates || months?.withheld) continue
        for (const { cycleId, cycleValue } of standings) {
          const own = (months?.values ?? []).filter((one) => one.cycleId === cycleId)
          if (own.length === 0 || own.some(({ value }) => value === null)) continue
          const sum = own.reduce((total, { value }) => total + (value ?? 0), 0)
          expect([id, cycleId, sum]).toEqual([id, cycleId, cycleValue])
          told += 1
        }
      }
    }
    expect(told).toBeGreaterThan(3)
  })

  async function fileOf<Cells>(packet: Snapshot, name: string): Promise<Cells[]> {
    const file = packet.files.find((one) => one.name === name)
    if (!file) throw new Error(`no ${name}`)
    const parts: Buffer[] = []
    const range = { first: file.firstByte, count: file.bytes }
    for await (const part of readBytes(db, packet.id, range)) parts.push(part)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Cells of a file are texts, which the attack reads as numbers.
    return Rows.parse(parse(Buffer.concat(parts), { columns: true })) as Cells[]
  }
})
