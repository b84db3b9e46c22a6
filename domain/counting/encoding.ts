/** In which encoding a file is, told by all of its bytes, and its text. */

import { windows1252 } from '../windows-1252.ts'
import type { Reading } from './reading.ts'
import { bytesOf, piecesOf } from './reading.ts'
import { refuse } from './refusal.ts'
import { Sha256 } from './sha-256.ts'
import { refuseOtherText } from './sniff.ts'

export type EncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface Encoding {
  name: EncodingName
  /** Whether the encoding is a guess that a person should check. */
  guessed: boolean
}

/** What all bytes of a text file tell. */
export interface ByteFacts {
  /** 64 hexadecimal digits. */
  sha256: string
  encoding: Encoding
}

/** Sign-in pages may begin with a page of blank lines. */
const HEAD = 64 * 1024
const LINE_FEED = 0x0a

/** The hash of a file. */
export async function hashOf(file: Blob, reading: Reading): Promise<string> {
  const hash = new Sha256()
  for await (const piece of piecesOf(file, reading)) hash.update(piece)
  return hash.hex()
}

/**
 * The hash and encoding of a text file.
 *
 * Errors: refuses an empty file, NUL bytes, web pages, XML and JSON.
 */
export async function readByteFacts(file: Blob, reading: Reading): Promise<ByteFacts> {
  const head = await bytesOf(file, 0, HEAD)
  const encoding = markedEncoding(head)
  refuseOtherText(decode(head, encoding?.name ?? 'windows-1252').replace(/^(?:\uFEFF|ï»¿)/, ''))
  const hash = new Sha256()
  const utf8 = createUtf8Check()
  let line = 1
  for await (const piece of piecesOf(file, reading)) {
    hash.update(piece)
    if (encoding) continue
    const nul = piece.indexOf(0)
    if (nul >= 0) refuseNul(line + linesIn(piece.subarray(0, nul)))
    line += linesIn(piece)
    utf8.feed(piece)
  }
  return { sha256: hash.hex(), encoding: encoding ?? utf8.end() }
}

/** The text of a file as it arrives, without its byte order mark. */
export async function* textOf(
  file: Blob,
  { name }: Encoding,
  reading: Reading,
): AsyncGenerator<string> {
  if (name === 'windows-1252') {
    for await (const piece of piecesOf(file, reading)) yield windows1252(piece)
    return
  }
  const decoder = new TextDecoder(name)
  let before = 0
  for await (const piece of piecesOf(file, reading)) {
    const text = decoder.decode(piece, { stream: true })
    const nul = text.indexOf('\u0000')
    if (nul >= 0) refuseNul(before + text.slice(0, nul).split('\n').length)
    before += text.split('\n').length - 1
    yield text
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

function decode(bytes: Uint8Array, name: EncodingName): string {
  return name === 'windows-1252' ? windows1252(bytes) : new TextDecoder(name).decode(bytes)
}

function refuseNul(line: number): never {
  refuse(
    'nul_bytes',
    `Line ${line} holds NUL bytes, which no table has; the file is damaged, export it again.`,
    line,
  )
}

function linesIn(bytes: Uint8Array): number {
  let lines = 0
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) lines += 1
  return lines
}
