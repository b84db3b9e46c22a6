/** Sealed packets: kept byte for byte, and read from there for ever. */

import { Buffer } from 'node:buffer'
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'

import type { CalendarDate, SchoolYear } from '../domain/calendar.ts'
import type { Packet, PacketCover } from '../domain/packet/packet.ts'
import { recordChange } from './changes.ts'
import { newId } from './ids.ts'
import { getHead } from './ledger.ts'
import type { Archive, PlacedFile } from './packet-archive.ts'
import { PACKET_JSON } from './packet-files.ts'
import type { Db, Instant } from './tables.ts'
import type { Writing } from './writing.ts'
import { getDataVersion, getDataVersionUpTo } from './writing.ts'

/** A sealed packet without its bytes. */
export interface Snapshot {
  id: string
  number: number
  title: string
  cycleId: string
  schoolYear: SchoolYear
  asOf: Instant
  day: CalendarDate
  log: { number: number; hash: string }
  format: number
  /** Of the whole archive. */
  sha256: string
  bytes: number
  sealed: { by: string; at: Instant }
  /** In the order of the archive. */
  files: PlacedFile[]
}

/** What a packet is made of: as long as it is the same, so is the packet. */
export interface Basis {
  /** The last entry of the log, and its hash. */
  number: number
  hash: string
  /** The number the packet gets. */
  next: number
  /** How often what it shows has changed. */
  versions: string
}

export interface SnapshotQuery {
  schoolYear?: SchoolYear | undefined
  cycleId?: string | undefined
  /** A ledger number: those that were sealed by then. */
  asOf?: number | undefined
}

const PIECE = 1024 * 1024
const deflate = promisify(deflateRaw)
const inflate = promisify(inflateRaw)

/** What a packet of a school year would rest on now; undefined while nothing was ever recorded. */
export async function readBasis(db: Db, schoolYear: SchoolYear): Promise<Basis | undefined> {
  const number = await getHead(db)
  const entry = await db
    .selectFrom('ledger')
    .select('hash')
    .where('tx', '=', number)
    .executeTakeFirst()
  const last = await db
    .selectFrom('snapshot')
    .select('number')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const versions = [
    await getDataVersionUpTo(db, schoolYear),
    await getDataVersion(db, 'organisation'),
  ].join(' ')
  return entry && { number, hash: entry.hash, next: (last?.number ?? 0) + 1, versions }
}

interface NewSnapshot {
  cover: PacketCover
  archive: Archive
  basis: Basis
  /** A new one unless given. */
  id?: string | undefined
}

/** Seals a packet that was made of `basis`; undefined when what it shows has changed since. */
export async function insertSnapshot(
  writing: Writing,
  { cover, archive, basis, id = newId() }: NewSnapshot,
): Promise<Snapshot | undefined> {
  const { tx: db } = writing
  const now = await readBasis(db, cover.schoolYear)
  if (now?.versions !== basis.versions || now.next !== basis.next) return undefined
  const { number, title, cycle, schoolYear, asOf, day, log, format } = cover
  const { sha256, files } = archive
  const bytes = archive.bytes.length
  const tx = await recordChange(writing, {
    action: 'snapshot.seal',
    entityId: id,
    after: toRecorded({
      number,
      title,
      cycleId: cycle.id,
      schoolYear,
      asOf,
      day,
      log,
      format,
      sha256,
      bytes,
      files,
    }),
    scopes: ['snapshots'],
  })
  await db
    .insertInto('snapshot')
    .values({
      id,
      number,
      title,
      day,
      format,
      sha256,
      bytes,
      tx,
      cycle_id: cycle.id,
      school_year: schoolYear,
      as_of: asOf,
      as_of_tx: log.number,
      head: log.hash,
    })
    .execute()
  await insertBytes(db, id, archive)
  return findSnapshot(db, id)
}

async function insertBytes(db: Db, id: string, { bytes, files }: Archive): Promise<void> {
  await db
    .insertInto('snapshot_file')
    .values(
      files.map(({ name, title, firstByte, bytes: size, sha256 }, position) => ({
        snapshot_id: id,
        position,
        name,
        title,
        sha256,
        first_byte: firstByte,
        bytes: size,
      })),
    )
    .execute()
  for (let position = 0; position * PIECE < bytes.length; position += 1) {
    const content = await deflate(bytes.subarray(position * PIECE, (position + 1) * PIECE))
    await db.insertInto('snapshot_piece').values({ snapshot_id: id, position, content }).execute()
  }
}

/** A packet as its entry in the log tells of it. */
export function toRecorded(snapshot: Omit<Snapshot, 'id' | 'sealed'>) {
  const { number, title, cycleId, schoolYear, asOf, day, log, format, sha256, bytes } = snapshot
  const files = snapshot.files.map((file) => ({
    name: file.name,
    title: file.title,
    firstByte: file.firstByte,
    bytes: file.bytes,
    sha256: file.sha256,
  }))
  return { number, title, cycleId, schoolYear, asOf, day, log, format, sha256, bytes, files }
}

/** Sealed packets, the newest first. */
export async function listSnapshots(db: Db, query: SnapshotQuery = {}): Promise<Snapshot[]> {
  let select = selectSnapshots(db)
  const { schoolYear, cycleId, asOf } = query
  if (schoolYear !== undefined) select = select.where('snapshot.school_year', '=', schoolYear)
  if (cycleId !== undefined) select = select.where('snapshot.cycle_id', '=', cycleId)
  if (asOf !== undefined) select = select.where('snapshot.tx', '<=', asOf)
  return withFiles(db, await select.orderBy('snapshot.number', 'desc').execute())
}

/** One of them. */
export async function findSnapshot(db: Db, id: string): Promise<Snapshot | undefined> {
  const rows = await selectSnapshots(db).where('snapshot.id', '=', id).execute()
  const [snapshot] = await withFiles(db, rows)
  return snapshot
}

/** The one that was sealed before it. */
export async function findSnapshotBefore(
  db: Db,
  { number }: Pick<Snapshot, 'number'>,
): Promise<Snapshot | undefined> {
  const rows = await selectSnapshots(db)
    .where('snapshot.number', '=', number - 1)
    .execute()
  const [snapshot] = await withFiles(db, rows)
  return snapshot
}

/** The id of the latest packet of each cycle that has one, by cycle id; of those sealed by a ledger number. */
export async function findLatestPackets(db: Db, asOf?: number): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('snapshot')
    .select(['cycle_id', 'id'])
    .$if(asOf !== undefined, (query) => query.where('tx', '<=', asOf ?? 0))
    .orderBy('number')
    .execute()
  return new Map(rows.map((row) => [row.cycle_id, row.id]))
}

function selectSnapshots(db: Db) {
  return db
    .selectFrom('snapshot')
    .innerJoin('ledger', 'ledger.tx', 'snapshot.tx')
    .selectAll('snapshot')
    .select(['ledger.actor', 'ledger.at'])
}

type SnapshotRow = Awaited<ReturnType<ReturnType<typeof selectSnapshots>['execute']>>[number]

async function withFiles(db: Db, rows: readonly SnapshotRow[]): Promise<Snapshot[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const files = await db
    .selectFrom('snapshot_file')
    .selectAll()
    .where('snapshot_id', 'in', ids)
    .orderBy('position')
    .execute()
  const byId = Map.groupBy(files, ({ snapshot_id }) => snapshot_id)
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    cycleId: row.cycle_id,
    schoolYear: row.school_year,
    asOf: row.as_of,
    day: row.day,
    log: { number: row.as_of_tx, hash: row.head },
    format: row.format,
    sha256: row.sha256,
    bytes: row.bytes,
    sealed: { by: row.actor, at: row.at },
    files: (byId.get(row.id) ?? []).map(({ name, title, first_byte, bytes, sha256 }) => ({
      name,
      title,
      bytes,
      sha256,
      firstByte: first_byte,
    })),
  }))
}

/**
 * The bytes of the archive from one to another, a piece at a time. They are not checked; `verify` does.
 *
 * Errors: throws when a piece is not there.
 */
export async function* readBytes(
  db: Db,
  id: string,
  { first, count }: { first: number; count: number },
): AsyncGenerator<Buffer> {
  const end = first + count
  for (let position = Math.floor(first / PIECE); position * PIECE < end; position += 1) {
    const row = await db
      .selectFrom('snapshot_piece')
      .select('content')
      .where('snapshot_id', '=', id)
      .where('position', '=', position)
      .executeTakeFirst()
    if (!row) throw new Error(`piece ${position} of packet ${id} is not there`)
    const piece = await inflate(row.content)
    const start = position * PIECE
    yield piece.subarray(Math.max(0, first - start), Math.min(PIECE, end - start))
  }
}

/** One file of a packet, whole; undefined where it has none of that name. */
export async function readPacketFile(
  db: Db,
  { id, files }: Pick<Snapshot, 'id' | 'files'>,
  name: string,
): Promise<Buffer | undefined> {
  const file = files.find((one) => one.name === name)
  if (!file) return undefined
  const parts: Buffer[] = []
  const range = { first: file.firstByte, count: file.bytes }
  for await (const part of readBytes(db, id, range)) parts.push(part)
  return Buffer.concat(parts)
}

/**
 * What a packet shows.
 *
 * Errors: throws when it does not say so, which `verify` explains.
 */
export async function readPacket(
  db: Db,
  snapshot: Pick<Snapshot, 'id' | 'files'>,
): Promise<Packet> {
  const bytes = await readPacketFile(db, snapshot, PACKET_JSON)
  if (!bytes) throw new Error(`packet ${snapshot.id} has no ${PACKET_JSON}`)
  // It was sealed by us, and its hash is in the log.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return JSON.parse(bytes.toString('utf8')) as Packet
}
