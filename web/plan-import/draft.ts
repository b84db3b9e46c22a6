/** Keeps a plan's text in this browser until it is stored. A browser without storage keeps nothing. */

import type { Source } from './source.ts'
import { exampleSource, fileSource, pastedSource } from './source.ts'

const PLACE = 'quarterdeck.plan-import'
const CHUNK = 0x2000

// A text that was stored is not kept again by a timer that was already running.
let finishedAt = Number.NEGATIVE_INFINITY
const STILL_RUNNING = 2000

/** Whether the text is kept; a very long one does not fit. */
export function keepSource(source: Source): boolean {
  const { origin, name, text, bytes } = source
  if (performance.now() - finishedAt < STILL_RUNNING) return true
  const content = origin === 'file' ? toCharacters(bytes) : text
  try {
    localStorage.setItem(PLACE, JSON.stringify([origin, name, content]))
    return true
  } catch {
    dropSource()
    return false
  }
}

/** What was kept, byte for byte. */
export function findSource(): Source | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? 'null')
    if (!Array.isArray(kept) || !kept.every((part) => typeof part === 'string')) return undefined
    const [origin, name, content] = kept
    if (!content || name === undefined) return undefined
    if (origin === 'file') return fileSource(name, toBytes(content))
    return origin === 'example' ? exampleSource(content) : pastedSource(content)
  } catch {
    return undefined
  }
}

/** Forgets the text once it is stored. */
export function finishSource(): void {
  finishedAt = performance.now()
  dropSource()
}

export function dropSource(): void {
  try {
    localStorage.removeItem(PLACE)
  } catch {
    // Nothing was kept either.
  }
}

/** One character for each byte, whatever the bytes mean. */
function toCharacters(bytes: Uint8Array): string {
  const chunks: string[] = []
  for (let start = 0; start < bytes.length; start += CHUNK) {
    chunks.push(String.fromCharCode(...bytes.subarray(start, start + CHUNK)))
  }
  return chunks.join('')
}

function toBytes(characters: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(characters.length)
  for (let at = 0; at < characters.length; at += 1) bytes[at] = characters.charCodeAt(at)
  return bytes
}
