/** The text of an uploaded plan file, whatever it was saved as. */

import { windows1252 } from '../windows-1252.ts'

/** The text, and how sure its encoding is. */
export interface DecodedPlan {
  text: string
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  /** Whether the encoding is a guess that a person should check. */
  guessed: boolean
}

/**
 * The text of a file's bytes, without its byte order mark.
 *
 * Errors: none; bytes that are not UTF-8 are read as Windows-1252, which is a guess.
 */
export function decodePlanBytes(bytes: Uint8Array): DecodedPlan {
  if (startsWith(bytes, [0xff, 0xfe])) return utf16(bytes, 'utf-16le', false)
  if (startsWith(bytes, [0xfe, 0xff])) return utf16(bytes, 'utf-16be', false)
  const silent = utf16WithoutMark(bytes)
  if (silent) return utf16(bytes, silent, true)
  const text = strictUtf8(bytes)
  if (text !== undefined) return { text, encoding: 'utf-8', guessed: false }
  return { text: windows1252(bytes), encoding: 'windows-1252', guessed: true }
}

function startsWith(bytes: Uint8Array, mark: number[]): boolean {
  return mark.every((value, index) => bytes[index] === value)
}

function utf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be', guessed: boolean) {
  return { text: new TextDecoder(encoding).decode(bytes), encoding, guessed }
}

/** English text in UTF-16 has a zero in nearly every second byte. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 2000)
  if (sample.length < 4) return undefined
  const zeros = [0, 0]
  sample.forEach((value, index) => {
    if (value === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  })
  const most = sample.length * 0.4
  if ((zeros[1] ?? 0) > most) return 'utf-16le'
  return (zeros[0] ?? 0) > most ? 'utf-16be' : undefined
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
