/** Versions over HTTP: `ETag`, `If-Match` and `If-None-Match`. */

import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'

const VERSION = /^"(?:[^"]*\.)?(\d+)"$/

/** The strong tag of a version. */
export function etagOf(version: number, id?: string): string {
  return id === undefined ? `"${version}"` : `"${id}.${version}"`
}

/** The version that `If-Match` names; undefined when it is missing, null when it names none of ours. */
export function versionToMatch(c: Context): number | null | undefined {
  const header = c.req.header('if-match')
  if (header === undefined) return undefined
  const version = VERSION.exec(header.trim())?.[1]
  return version === undefined ? null : Number(version)
}

/** Whether the asker already holds this tag. */
export function alreadyHeld(c: Context, etag: string): boolean {
  const header = c.req.header('if-none-match')
  if (header === undefined) return false
  return header.split(',').some((tag) => {
    const held = tag.trim()
    return held === '*' || held === etag || held === `W/${etag}`
  })
}

export const IfMatch = z.object({
  'if-match': z.string().optional().openapi({
    description: 'The ETag of the version being changed. Without it: 428. Not current: 412.',
    example: '"3"',
  }),
})
