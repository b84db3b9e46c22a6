/** In which encoding a file is, told by all of its bytes, and its text. */

import { windows1252 } from '../windows-1252.ts'
import type { Reading } from './reading.ts'
import { piecesOf } from './reading.ts'
import type { RowCheck, Units } from './row-check.ts'
import { Sha256 } from './sha-256.ts'

export type EncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface Encoding {
  name: EncodingName
  /** Whether the encoding is a guess that a person should check. */
  guessed: boolean
}

const UTF_8_MARK = 'ï»¿'

/** The hash of a file: 64 hexadecimal digits. */
export async function hashOf(file: Blob, reading: Reading): Promise<string> {
  const hash = new Sha256()
  for await (const piece of piecesOf(file, reading)) hash.update(piece)
  return hash.hex()
}

/**
 * The encoding of a text file, `marked` being what its first bytes tell.
 *
 * Errors: refuses what cannot be rows where it is first seen.
 */
export async function encodingOf(
  file: Blob,
  marked: Encoding | undefined,
  rows: RowCheck,
  reading: Reading,
): Promise<Encoding> {
  const utf8 = createUtf8Check()
  for await (const piece of piecesOf(file, reading)) {
    rows.feed(marked ? halvesOf(piece, marked) : piece)
    if (!marked) utf8.feed(piece)
  }
  rows.end()
  return marked ?? utf8.end()
}

/** The text of a file as it arrives, without its byte order mark. */
export async function* textOf(
  file: Blob,
  { name }: Encoding,
  reading: Reading,
): AsyncGenerator<string> {
  if (name === 'windows-1252') {
    let mark = UTF_8_MARK
    for await (const piece of piecesOf(file, reading)) {
      const text = windows1252(piece)
      yield mark !== '' && text.startsWith(mark) ? text.slice(mark.length) : text
      mark = ''
    }
    return
  }
  const decoder = new TextDecoder(name)
  for await (const piece of piecesOf(file, reading)) {
    yield decoder.decode(piece, { stream: true })
  }
  yield decoder.decode()
}

/** Marked or plain UTF-16; undefined when it is UTF-8 or older, which only the whole file tells. */
export function markedEncoding(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return { name: 'utf-16le', guessed: false }
  if (head[0] === 0xfe && head[1] === 0xff) return { name: 'utf-16be', guessed: false }
  // English text in UTF-16 has a zero in nearly every second byte.
  const zeros = [0, 0]
  for (const [at, value] of head.entries())
    if (value === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const most = head.length * 0.4
  if (head.length >= 4 && odd > most && even === 0) return { name: 'utf-16le', guessed: true }
  if (head.length >= 4 && even > most && odd === 0) return { name: 'utf-16be', guessed: true }
  return undefined
}

function createUtf8Check() {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let valid = true
  const check = (bytes?: Uint8Array) => {
    if (!valid) return
    try {
      decoder.decode(bytes, { stream: bytes !== undefined })
    } catch {
      valid = false
    }
  }
  return {
    feed: check,
    end: (): Encoding => {
      check()
      return valid ? { name: 'utf-8', guessed: false } : { name: 'windows-1252', guessed: true }
    },
  }
}

function halvesOf(bytes: Uint8Array, { name }: Encoding): Units {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const halves = new Uint16Array(bytes.length >> 1)
  const isLittle = name === 'utf-16le'
  for (let at = 0; at < halves.length; at += 1) halves[at] = view.getUint16(at * 2, isLittle)
  return halves
}
