/** The ZIP archive that a backup is: written once, and read a stretch at a time. Source: APPNOTE 6.3. */

import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { crc32, createInflateRaw } from 'node:zlib'

import { ZipFile } from 'yazl'

import type { Result } from '../../domain/result.ts'
import { err, ok } from '../../domain/result.ts'
import type { Manifest } from './manifest.ts'
import { DATABASE, MANIFEST, printManifest } from './manifest.ts'

/** Where a file of the archive is. */
export interface Member {
  name: string
  packed: number
  size: number
  crc: number
  /** Where its own header begins. */
  at: number
}

/** For the account alone that makes it: it holds everything. */
const PRIVATE = 0o600
const LOCAL = 0x04034b50
const LOCAL_SIZE = 30
const CENTRAL = 0x02014b50
const CENTRAL_SIZE = 46
const END = 0x06054b50
const END_SIZE = 22
const LONG_LOCATOR = 0x07064b50
const LONG_LOCATOR_SIZE = 20
const LONG_END_SIZE = 56
const LONG_FIELDS = 0x0001
const LONG = 0xffffffff
const LARGEST_LIST = 65_536
const DEFLATED = 8
const STRETCH = 65_536

/** Writes an archive of the two, and waits until the disk has it. There must be no file of that name. */
export async function writeArchive(
  path: string,
  manifest: Manifest,
  databasePath: string,
): Promise<void> {
  const zip = new ZipFile()
  const mtime = new Date(manifest.madeAt)
  const mode = 0o100600
  zip.addBuffer(Buffer.from(printManifest(manifest)), MANIFEST, { mtime, mode })
  zip.addFile(databasePath, DATABASE, { mtime, mode })
  const failed = new Promise<never>((_, reject) => void zip.once('error', reject))
  zip.end()
  const file = createWriteStream(path, { flags: 'wx', mode: PRIVATE, flush: true })
  await Promise.race([pipeline(zip.outputStream, file), failed])
}

/**
 * The files of an archive, by name.
 *
 * Errors: why it is none, or not whole, as a sentence.
 */
export async function listMembers(file: FileHandle): Promise<Result<Map<string, Member>, string>> {
  const { size } = await file.stat()
  if (size === 0) return err('It is empty.')
  const first = await readAt(file, 0, 4)
  if (first.length < 4 || first.readUInt32LE(0) !== LOCAL) {
    return err('It is no backup of Quarterdeck: it is not a ZIP archive.')
  }
  const list = await findList(file, size)
  if (!list || list.at + list.size > size || list.size > LARGEST_LIST) return err(CUT_SHORT)
  const members = readList(await readAt(file, list.at, list.size))
  return members ? ok(members) : err(CUT_SHORT)
}

const CUT_SHORT = 'It is cut short or damaged: the list of files at its end cannot be read.'

/** A short file of the archive, as text. */
export async function readText(
  file: FileHandle,
  member: Member,
  longest: number,
): Promise<Result<string, string>> {
  const parts: Buffer[] = []
  const read = await unpack(file, member, longest, async (unpacked) => {
    for await (const part of unpacked) parts.push(part)
  })
  return read.ok ? ok(Buffer.concat(parts).toString('utf8')) : read
}

/** Unpacks a file of the archive to a path, and gives its SHA-256. */
export async function unpackTo(
  file: FileHandle,
  member: Member,
  { path, bytes }: { path: string; bytes: number },
): Promise<Result<string, string>> {
  const to = createWriteStream(path, { flags: 'wx', mode: PRIVATE, flush: true })
  return unpack(file, member, bytes, (unpacked) => pipeline(unpacked, to))
}

/** Hands on what is unpacked as it comes, never more than there is to be, and gives its SHA-256. */
async function unpack(
  file: FileHandle,
  { name, at, packed, size, crc }: Member,
  longest: number,
  take: (unpacked: AsyncIterable<Buffer>) => Promise<void>,
): Promise<Result<string, string>> {
  if (size > longest) return err(`Its ${name} is longer than it may be.`)
  const header = await readAt(file, at, LOCAL_SIZE)
  if (header.length < LOCAL_SIZE || header.readUInt32LE(0) !== LOCAL) return err(unreadable(name))
  const start = at + LOCAL_SIZE + header.readUInt16LE(26) + header.readUInt16LE(28)
  const hash = createHash('sha256')
  let [sum, count] = [0, 0]
  try {
    await pipeline(stretchOf(file, start, packed), createInflateRaw(), measured, take)
  } catch (error) {
    if (isOfPacking(error)) return err(unreadable(name))
    throw error
  }
  if (count !== size || sum !== crc) return err(`Its ${name} is damaged: its checksum is another.`)
  return ok(hash.digest('hex'))

  async function* measured(unpacked: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const part of unpacked) {
      count += part.length
      if (count > size) continue
      sum = crc32(part, sum)
      hash.update(part)
      yield part
    }
  }
}

function unreadable(name: string): string {
  return `Its ${name} is damaged: it cannot be unpacked.`
}

function isOfPacking(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}

async function findList(
  file: FileHandle,
  size: number,
): Promise<{ at: number; size: number } | undefined> {
  if (size < END_SIZE) return undefined
  const end = await readAt(file, size - END_SIZE, END_SIZE)
  if (end.readUInt32LE(0) !== END) return undefined
  const list = { size: end.readUInt32LE(12), at: end.readUInt32LE(16) }
  if (list.at !== LONG && list.size !== LONG) return list
  const place = size - END_SIZE - LONG_LOCATOR_SIZE
  const locator = place < 0 ? undefined : await readAt(file, place, LONG_LOCATOR_SIZE)
  if (locator?.readUInt32LE(0) !== LONG_LOCATOR) return undefined
  const long = await readAt(file, Number(locator.readBigUInt64LE(8)), LONG_END_SIZE)
  if (long.length < LONG_END_SIZE) return undefined
  return { size: Number(long.readBigUInt64LE(40)), at: Number(long.readBigUInt64LE(48)) }
}

/** Undefined where it is damaged. */
function readList(list: Buffer): Map<string, Member> | undefined {
  const members = new Map<string, Member>()
  for (let at = 0; at < list.length;) {
    if (at + CENTRAL_SIZE > list.length || list.readUInt32LE(at) !== CENTRAL) return undefined
    if (list.readUInt16LE(at + 10) !== DEFLATED) return undefined
    const nameEnd = at + CENTRAL_SIZE + list.readUInt16LE(at + 28)
    const moreEnd = nameEnd + list.readUInt16LE(at + 30)
    if (moreEnd > list.length) return undefined
    const name = list.subarray(at + CENTRAL_SIZE, nameEnd).toString('utf8')
    const more = longFieldsOf(list.subarray(nameEnd, moreEnd))
    // A length that is too long for its place stands in this order among the long ones.
    const read = (place: number) => {
      const short = list.readUInt32LE(at + place)
      return short === LONG ? Number(more.shift() ?? LONG) : short
    }
    const size = read(24)
    const packed = read(20)
    const start = read(42)
    members.set(name, { name, size, packed, at: start, crc: list.readUInt32LE(at + 16) })
    at = moreEnd + list.readUInt16LE(at + 32)
  }
  return members
}

function longFieldsOf(more: Buffer): bigint[] {
  for (let at = 0; at + 4 <= more.length; at += 4 + more.readUInt16LE(at + 2)) {
    if (more.readUInt16LE(at) !== LONG_FIELDS) continue
    const fields: bigint[] = []
    const end = Math.min(more.length, at + 4 + more.readUInt16LE(at + 2))
    for (let place = at + 4; place + 8 <= end; place += 8) fields.push(more.readBigUInt64LE(place))
    return fields
  }
  return []
}

async function* stretchOf(file: FileHandle, from: number, length: number): AsyncGenerator<Buffer> {
  for (let at = from; at < from + length; at += STRETCH) {
    yield await readAt(file, at, Math.min(STRETCH, from + length - at))
  }
}

/** Less where the file ends before. */
async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}
