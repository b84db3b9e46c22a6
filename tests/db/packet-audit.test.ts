import { beforeEach, describe, expect, test } from 'vitest'

import { findCycle } from '../../db/cycles.ts'
import { archiveOf } from '../../db/packet-archive.ts'
import type { PacketFile } from '../../db/packet-archive.ts'
import { auditPackets } from '../../db/packet-audit.ts'
import { preparePacket } from '../../db/packet-sealing.ts'
import { insertSnapshot, listSnapshots, readPacketFile } from '../../db/snapshots.ts'
import type { Db } from '../../db/tables.ts'
import { writing } from '../../db/writing.ts'
import { DIALECTS } from '../support/databases.ts'
import { day } from '../support/metrics.ts'
import {
  addMetric,
  checked,
  createDistrict,
  record,
  recorder,
  SITES,
  THIS_YEAR,
} from '../support/recorded-district.ts'
import { sealPacket } from '../support/sealed.ts'

const CYCLE = `${THIS_YEAR}-Q1`

describe.each(DIALECTS)('%s: the audit of sealed packets', (dialect) => {
  let db: Db

  beforeEach(async () => {
    db = await createDistrict(dialect)
    const next = recorder()
    const few = await addMetric(db, { id: 'few', privacyClass: 'student', siteIds: [...SITES] })
    for (const [at, value] of [4, 25, 30].entries()) {
      await record(db, next(), few, checked({ siteId: SITES[at] ?? null, value }))
    }
    return () => db.destroy()
  })

  test('tries what is hidden, and finds nothing', async () => {
    await sealPacket(db, CYCLE, { title: 'First' })
    await sealPacket(db, CYCLE, { title: 'Second' })
    const audits = await auditPackets(db, THIS_YEAR)
    expect(audits).toMatchObject([
      { number: 1, title: 'First', untried: 0, recovered: [] },
      { number: 2, title: 'Second', untried: 0, recovered: [] },
    ])
    for (const { secrets } of audits) expect(secrets).toBeGreaterThan(0)
  })

  test('finds a number that the rows beside it give away', async () => {
    // As if nothing but the small number itself had been hidden.
    await sealPacket(db, CYCLE)
    const [sealed] = await listSnapshots(db)
    if (!sealed) throw new Error('nothing is sealed')
    const rows = (await readPacketFile(db, sealed, 'observations.csv'))?.toString('utf8') ?? ''
    const bare = rows
      .split('\r\n')
      .map((line) =>
        line.includes('roosevelt school') ? line.replace('too_few_to_report,*', ',') : line,
      )
      .join('\r\n')
    expect(bare).not.toBe(rows)
    await sealAgain('observations.csv', bare)
    const [, forged] = await auditPackets(db, THIS_YEAR)
    expect(forged?.recovered).toContainEqual({
      code: 'DR-1.1.a',
      cycleId: CYCLE,
      name: 'site lincoln',
      what: 'population',
    })
  })

  test('finds months of a metric that may tell none', async () => {
    await sealPacket(db, CYCLE)
    const [sealed] = await listSnapshots(db)
    if (!sealed) throw new Error('nothing is sealed')
    const packet = (await readPacketFile(db, sealed, 'packet.json'))?.toString('utf8') ?? ''
    const month = { cycleId: CYCLE, month: '2022-08', value: 4 }
    const told = packet.replace('"values":[]', `"values":[${JSON.stringify(month)}]`)
    expect(told).not.toBe(packet)
    await sealAgain('packet.json', told)
    const [honest, forged] = await auditPackets(db, THIS_YEAR)
    expect(honest?.recovered).toEqual([])
    expect(forged?.recovered).toEqual([
      { code: 'DR-1.1.a', cycleId: CYCLE, name: 'month 2022-08', what: 'population' },
    ])
  })

  /** Seals a packet of which one file is another. */
  async function sealAgain(name: string, content: string): Promise<void> {
    const cycle = await findCycle(db, CYCLE)
    if (!cycle) throw new Error('no cycle')
    const at = new Date('2022-10-06T20:00:00Z')
    const asked = { cycle, title: 'Forged', at, today: day('2022-10-06') }
    const prepared = await preparePacket(db, asked)
    if (!prepared) throw new Error('no district')
    const files = ['observations.csv', 'progress.csv', 'packet.json'].map((one): PacketFile => ({
      name: one,
      title: 'as it is, or forged',
      bytes: one === name ? Buffer.from(content) : cut(prepared.archive, one),
    }))
    const archive = await archiveOf(files)
    await writing(db, { actor: 'somebody', at }, (change) =>
      insertSnapshot(change, { ...prepared, archive }),
    )
  }
})

function cut({ bytes, files }: Awaited<ReturnType<typeof archiveOf>>, name: string): Buffer {
  const file = files.find((one) => one.name === name)
  if (!file) throw new Error(`no ${name}`)
  return bytes.subarray(file.firstByte, file.firstByte + file.bytes)
}
