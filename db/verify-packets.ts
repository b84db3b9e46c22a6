/** Whether sealed packets are what was sealed, and say what the record said. */

import { Buffer } from 'node:buffer'
import { setImmediate } from 'node:timers/promises'

import type { Json } from '../domain/canonical-json.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import type { Cell } from '../domain/csv-line.ts'
import { csvHeader, csvLine } from '../domain/csv-line.ts'
import type { Column } from '../domain/csv-shapes.ts'
import { OBSERVATION_COLUMNS, PROGRESS_COLUMNS } from '../domain/csv-shapes.ts'
import { differenceFromHistory } from '../domain/packet/against-history.ts'
import { toJson } from './changes.ts'
import { readDashboard } from './dashboard.ts'
import { observationRows, progressPages } from './exports.ts'
import { sha256Of } from './packet-archive.ts'
import { rowsIn } from './packet-rows.ts'
import type { Snapshot } from './snapshots.ts'
import { listSnapshots, readBytes, readPacket, toRecorded } from './snapshots.ts'
import type { Db } from './tables.ts'

export interface PacketVerdict {
  /** How many packets were compared. */
  packets: number
  fault: PacketFault | null
}

export interface PacketFault {
  /** The entry that sealed it; null for a packet that no entry tells of. */
  number: number | null
  why: string
}

/** Compares every packet with the entry that sealed it, with its checksums and with the record of its moment. */
export async function verifyPackets(db: Db): Promise<PacketVerdict> {
  const entries = await db
    .selectFrom('ledger')
    .select(['tx', 'entity_id', 'payload'])
    .where('action', '=', 'snapshot.seal')
    .orderBy('tx')
    .execute()
  const sealed = new Map((await listSnapshots(db)).map((one) => [one.id, one]))
  for (const { tx, entity_id: id, payload } of entries) {
    const snapshot = sealed.get(id)
    sealed.delete(id)
    const why = snapshot ? await faultOf(db, snapshot, payload) : 'it is no longer stored'
    if (why !== undefined) {
      const name = snapshot ? `Packet ${snapshot.number}` : `The packet ${id}`
      return { packets: entries.length, fault: { number: tx, why: `${name}: ${why}` } }
    }
    await setImmediate()
  }
  const [extra] = sealed.values()
  const why = extra && `Packet ${extra.number} is stored, and no entry tells of it`
  return { packets: entries.length, fault: why === undefined ? null : { number: null, why } }
}

async function faultOf(db: Db, snapshot: Snapshot, payload: string): Promise<string | undefined> {
  const told: { after?: Json } = JSON.parse(payload)
  if (canonicalJson(told.after ?? null) !== canonicalJson(toJson(toRecorded(snapshot)))) {
    return 'what is stored of it is not what was sealed'
  }
  const archive = await readArchive(db, snapshot)
  if (!archive) return 'a part of it is gone or cannot be read'
  if (sha256Of(archive) !== snapshot.sha256) return 'its bytes are not those that were sealed'
  const torn = snapshot.files.find(
    (file) => sha256Of(cut(archive, file.firstByte, file.bytes)) !== file.sha256,
  )
  if (torn) return `its file ${torn.name} is not the one that was sealed`
  return faultBesideHistory(db, snapshot, archive)
}

async function readArchive(db: Db, { id, bytes }: Snapshot): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  try {
    for await (const part of readBytes(db, id, { first: 0, count: bytes })) parts.push(part)
  } catch {
    return undefined
  }
  return Buffer.concat(parts)
}

/** The tables are made again from the record of its moment, with nothing hidden. */
async function faultBesideHistory(
  db: Db,
  snapshot: Snapshot,
  archive: Buffer,
): Promise<string | undefined> {
  const { schoolYear, day, log } = snapshot
  const { cycles, cycle } = await readPacket(db, snapshot)
  const reviewed = cycles.filter(({ number }) => number <= cycle.number)
  const cycleIds = new Set(reviewed.map(({ id }) => id))
  const observations: Record<string, Cell>[] = []
  const scope = { schoolYear, asOf: log.number, past: true, bare: true, cycleIds }
  for await (const page of observationRows(db, scope)) observations.push(...page)
  const dashboard = await readDashboard(db, { schoolYear, today: day, asOf: log.number })
  const progress: Record<string, Cell>[] = Array.from(progressPages(dashboard, cycleIds)).flat()
  const tables = [
    {
      name: 'observations.csv',
      columns: OBSERVATION_COLUMNS,
      rows: observations,
      key: ['observation_id'],
    },
    {
      name: 'progress.csv',
      columns: PROGRESS_COLUMNS,
      rows: progress,
      key: ['metric_id', 'cycle'],
    },
  ]
  for (const { name, columns, rows, key } of tables) {
    const file = snapshot.files.find((one) => one.name === name)
    if (!file) return `it has no ${name}`
    const sealed = cut(archive, file.firstByte, file.bytes).toString('utf8')
    const history = csvHeader(columns) + rows.map((row) => csvLine<string>(columns, row)).join('')
    const difference = differenceFromHistory(rowsIn(sealed), rowsIn(history), {
      columns: columnsIn(sealed, columns),
      key,
    })
    if (difference !== undefined) return `${name}: ${difference}`
  }
  return undefined
}

/** The columns that the file had when it was sealed; some may have been added since. */
function columnsIn(csv: string, columns: readonly Column[]): Column[] {
  const [header = ''] = csv.split('\r\n', 1)
  const had = new Set(header.split(','))
  return columns.filter(({ name }) => had.has(name))
}

function cut(archive: Buffer, first: number, count: number): Buffer {
  return archive.subarray(first, first + count)
}
