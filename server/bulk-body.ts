/** Files that are read as they arrive and never held whole: the routes that take them, and how large they may be. */

import type { Context } from 'hono'

import type { Env } from './context.ts'
import { refuse } from './problem.ts'
import { BASE } from './scope.ts'

/** 128 MiB: 100 MB of rows and some room. */
export const LARGEST_FILE = 128 * 1024 * 1024
const PATH = `${BASE}/imports/observations`
const TYPES = new Set(['text/csv', 'application/octet-stream'])

/** Whether a request sends a file that its route reads as it arrives. */
export function sendsFile(c: Context<Env>): boolean {
  return c.req.method === 'POST' && c.req.path === PATH && isFile(c)
}

/** Whether the body is said to be CSV, or just bytes. */
export function isFile(c: Context<Env>): boolean {
  const type = c.req.header('content-type') ?? ''
  return TYPES.has(type.split(';', 1).join().trim().toLowerCase())
}

/** How many bytes were announced. */
export function announced(c: Context<Env>): number | undefined {
  const length = Number(c.req.header('content-length') ?? Number.NaN)
  return Number.isSafeInteger(length) ? length : undefined
}

/** Whether more was announced than so many bytes. */
export function isTooLarge(c: Context<Env>, largest: number): boolean {
  return (announced(c) ?? 0) > largest
}

/** More came than is read. */
export class TooLarge extends Error {}

/**
 * The body, piece by piece, announced or not.
 *
 * Errors: throws TooLarge once more than so many bytes came; and what the connection breaks off with.
 */
export async function* piecesOf(c: Context<Env>, largest: number): AsyncGenerator<Uint8Array> {
  const { body } = c.req.raw
  if (!body) return
  let bytes = 0
  const reader = body.getReader()
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      bytes += value.length
      if (bytes > largest) throw new TooLarge()
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

export function tooLarge(c: Context<Env>, largest: number) {
  return refuse(c, 413, 'The file is too large.', {
    detail: `Send at most ${Math.floor(largest / 1024 / 1024)} MB; import a longer one in parts.`,
    code: 'too_large',
  })
}

export function notFile(c: Context<Env>) {
  return refuse(c, 415, 'The body is not CSV.', {
    detail: 'Send the file as it is, with Content-Type: text/csv.',
    code: 'media_type',
  })
}
