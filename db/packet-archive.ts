/** The ZIP archive of a packet: the same files give the same bytes on every machine. */

import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'

import { ZipFile } from 'yazl'

export interface PacketFile {
  name: string
  /** What is in it, in a few words. */
  title: string
  bytes: Buffer
}

/** A file's place in the archive, where its bytes stand as they are. */
export interface PlacedFile extends Omit<PacketFile, 'bytes'> {
  firstByte: number
  bytes: number
  sha256: string
}

export interface Archive {
  bytes: Buffer
  sha256: string
  files: PlacedFile[]
}

const LOCAL_HEADER_BYTES = 30

/** Files in an archive, in their order, not compressed, of a fixed day. */
export async function archiveOf(files: readonly PacketFile[]): Promise<Archive> {
  // Of the local clock: an archive knows no time zones, and this is what is then written in it.
  const always = new Date(2000, 0, 1)
  const zip = new ZipFile()
  for (const { name, bytes } of files) {
    zip.addBuffer(bytes, name, {
      mtime: always,
      mode: 0o100644,
      compress: false,
      forceDosTimestamp: true,
    })
  }
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) {
    parts.push(Buffer.isBuffer(part) ? part : Buffer.from(part))
    await setImmediate()
  }
  const bytes = Buffer.concat(parts)
  return { bytes, sha256: sha256Of(bytes), files: placesOf(files, bytes) }
}

/** In lower-case hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * Where each file's bytes begin. They are looked at, so that a place is never wrong.
 *
 * Errors: throws when the archive does not hold a file as it is.
 */
function placesOf(files: readonly PacketFile[], archive: Buffer): PlacedFile[] {
  let at = 0
  return files.map(({ name, title, bytes }) => {
    const lengths = archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28)
    const firstByte = at + LOCAL_HEADER_BYTES + lengths
    at = firstByte + bytes.length
    if (!archive.subarray(firstByte, at).equals(bytes)) {
      throw new Error(`the archive does not hold ${name} as it is`)
    }
    return { name, title, firstByte, bytes: bytes.length, sha256: sha256Of(bytes) }
  })
}
