/** ZIP archives: their list of files, and the bytes of one. Source: APPNOTE 6.3. */

import type { Reading } from './reading.ts'
import { bytesOf, turn } from './reading.ts'
import { refuse } from './refusal.ts'

export interface ZipEntry {
  name: string
  /** 0 is stored, 8 is deflated. */
  method: number
  packed: number
  size: number
  /** Where its own header begins. */
  at: number
  locked: boolean
}

/** Files of an archive, and bytes that all of them unpack to. */
export const MOST_ENTRIES = 1000
export const LARGEST_UNPACKED = 20_000_000

const END = 0x06054b50
const END_SIZE = 22
const LONGEST_COMMENT = 65_535
const CENTRAL = 0x02014b50
const CENTRAL_SIZE = 46
const LOCAL_SIZE = 30
const LOCKED_FLAG = 1
const STORED = 0
const DEFLATED = 8

/**
 * The files of an archive.
 *
 * Errors: refuses damaged archives, and those that unpack to too much, before unpacking.
 */
export async function listEntries(file: Blob): Promise<ZipEntry[]> {
  const from = Math.max(0, file.size - END_SIZE - LONGEST_COMMENT)
  const tail = viewOf(await bytesOf(file, from, file.size))
  let end = tail.byteLength - END_SIZE
  while (end >= 0 && tail.getUint32(end, true) !== END) end -= 1
  if (end < 0) refuseDamaged()
  const count = tail.getUint16(end + 10, true)
  const size = tail.getUint32(end + 12, true)
  const start = tail.getUint32(end + 16, true)
  if (count > MOST_ENTRIES) {
    refuse(
      'archive_too_many_files',
      `The archive holds ${count.toLocaleString('en-US')} files; at most ` +
        `${MOST_ENTRIES.toLocaleString('en-US')} are read. Unpack it and count the file inside.`,
    )
  }
  if (start + size > file.size) refuseDamaged()
  const entries = readCentral(viewOf(await bytesOf(file, start, start + size)), count)
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > LARGEST_UNPACKED) refuseLarge()
  return entries
}

/**
 * One file of an archive, whose first bytes are judged before the others are unpacked.
 *
 * Errors: refuses locked and damaged files, and one that unpacks to more than it says.
 */
export async function unpack(
  file: Blob,
  entry: ZipEntry,
  { signal }: Reading,
  judge?: (beginning: Uint8Array) => void,
): Promise<Blob> {
  if (entry.locked) {
    refuse(
      'archive_locked',
      'The archive is locked by a password; unpack it and count the file inside.',
    )
  }
  if (entry.method !== STORED && entry.method !== DEFLATED) refuseDamaged()
  const local = viewOf(await bytesOf(file, entry.at, entry.at + LOCAL_SIZE))
  if (local.byteLength < LOCAL_SIZE) refuseDamaged()
  const start = entry.at + LOCAL_SIZE + local.getUint16(26, true) + local.getUint16(28, true)
  const packed = file.slice(start, start + entry.packed)
  if (entry.method === STORED) return packed
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  try {
    for await (const part of inflated(packed)) {
      signal?.throwIfAborted()
      if (size === 0) judge?.(part)
      size += part.length
      if (size > Math.min(entry.size, LARGEST_UNPACKED)) break
      parts.push(part)
      await turn()
    }
  } catch (thrown) {
    signal?.throwIfAborted()
    if (thrown instanceof TypeError) refuseDamaged()
    throw thrown
  }
  if (size > LARGEST_UNPACKED) refuseLarge()
  if (size !== entry.size) refuseDamaged()
  return new Blob(parts)
}

async function* inflated(packed: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = packed.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function readCentral(view: DataView, count: number): ZipEntry[] {
  const entries: ZipEntry[] = []
  let at = 0
  while (entries.length < count) {
    if (at + CENTRAL_SIZE > view.byteLength || view.getUint32(at, true) !== CENTRAL) refuseDamaged()
    const nameLength = view.getUint16(at + 28, true)
    const name = new Uint8Array(view.buffer, view.byteOffset + at + CENTRAL_SIZE, nameLength)
    entries.push({
      name: new TextDecoder().decode(name),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
      locked: (view.getUint16(at + 8, true) & LOCKED_FLAG) !== 0,
    })
    at += CENTRAL_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function refuseLarge(): never {
  refuse(
    'archive_too_large',
    `The file unpacks to more than ${LARGEST_UNPACKED / 1e6} MB, or says so; export the table as ` +
      'CSV, or a shorter period.',
  )
}

function refuseDamaged(): never {
  refuse('archive_damaged', 'The file is a damaged archive or workbook; export it again.')
}
