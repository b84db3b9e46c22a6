/** The answers that every editable resource gives in the same way. */

import type { Context } from 'hono'

import type { Env } from './context.ts'
import { etagOf, versionToMatch } from './etag.ts'
import { refuse } from './problem.ts'

/** 428 or 412 when the request does not say which version it changes. */
export function requireVersion(c: Context<Env>) {
  const version = versionToMatch(c)
  if (version === undefined) {
    return {
      refused: refuse(c, 428, 'Say which version you are changing.', {
        detail: 'Read the resource and send its ETag as If-Match.',
        code: 'if_match_missing',
      }),
    }
  }
  if (version === null) {
    return {
      refused: refuse(c, 412, 'If-Match names no version of this resource.', {
        detail: 'Send the ETag as it was given, with its quotation marks.',
        code: 'if_match_malformed',
      }),
    }
  }
  return { version }
}

/** 412 with the version that stands now. */
export function outdated(c: Context<Env>, current: { id?: string; version: number }) {
  c.header('etag', etagOf(current.version))
  return refuse(c, 412, 'Somebody else changed this in the meantime.', {
    detail: 'The body holds the current version. Compare, then repeat with its ETag.',
    code: 'outdated',
    current,
  })
}

/** 404 for a thing that is not there, or not visible to the asker. */
export function absent(c: Context<Env>, what: string) {
  return refuse(c, 404, `There is no such ${what}.`, { code: 'not_found' })
}

/** 409 for a name or code that is somebody else's. */
export function duplicate(c: Context<Env>, what: string) {
  return refuse(c, 409, `Another ${what} has this name or code.`, {
    detail: 'Choose another name or code.',
    code: 'duplicate',
  })
}

/** 422 for a field that names a thing that is not there. */
export function unknown(c: Context<Env>, path: string, what: string) {
  const message = `There is no such ${what}.`
  return refuse(c, 422, message, { errors: [{ path, message, code: 'unknown' }] })
}
