/** Tags of answers that hold more than their own row, such as a plan with its metrics. */

import { createHash } from 'node:crypto'

import type { Context } from 'hono'

import { alreadyHeld, etagOf } from './etag.ts'

const LENGTH = 16

/** A strong tag that changes with anything in the body; `If-Match` reads the version at its end. */
export function contentTag(body: { version: number }): string {
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('base64url')
  return etagOf(body.version, digest.slice(0, LENGTH))
}

/** Puts the body's tag on the answer, and says whether the asker already holds that body. */
export function tagged(c: Context, body: { version: number }): 'held' | 'new' {
  const tag = contentTag(body)
  c.header('etag', tag)
  return alreadyHeld(c, tag) ? 'held' : 'new'
}
