/** A plan's text on its way to the server: pasted, a file, or the example. */

import { decodePlanBytes } from '../../domain/plan-text/decode.ts'
import type { ProblemDetails } from '../shared/page/Problem.tsx'
import { importWords } from '../words/plan-import.ts'

export interface Source {
  origin: 'pasted' | 'file' | 'example'
  /** The file's name; empty when there is no file. */
  name: string
  /** What is sent, as it is. */
  bytes: Uint8Array<ArrayBuffer>
  /** What the server will make of the bytes. */
  text: string
}

/** The API reads no more. */
const MOST_BYTES = 4 * 1024 * 1024

export function pastedSource(text: string): Source {
  return { origin: 'pasted', name: '', bytes: new TextEncoder().encode(text), text }
}

export function exampleSource(text: string): Source {
  return { ...pastedSource(text), origin: 'example' }
}

export function fileSource(name: string, bytes: Uint8Array<ArrayBuffer>): Source {
  return { origin: 'file', name, bytes, text: decodePlanBytes(bytes).text }
}

/** Why bytes need not be sent at all: too many, or plainly no text. */
export function problemOfBytes(bytes: Uint8Array): ProblemDetails | undefined {
  const say = importWords().source
  if (startsWith(bytes, '%PDF')) return say.pdf
  if (startsWith(bytes, 'PK\u0003\u0004') || startsWith(bytes, '\u00d0\u00cf\u0011\u00e0')) {
    return say.packed
  }
  return bytes.length > MOST_BYTES ? say.tooLarge : undefined
}

function startsWith(bytes: Uint8Array, mark: string): boolean {
  return Array.from(mark).every((character, at) => bytes[at] === character.charCodeAt(0))
}
