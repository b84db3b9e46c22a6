/** Refuses what neither database has a name or a text for, before anything is looked up by it. */

import type { Context, MiddlewareHandler } from 'hono'

import type { Env } from './context.ts'
import type { InputError } from './problem.ts'
import { refuse } from './problem.ts'

// Tab, line feed and carriage return are text.
const CONTROL_IN_ADDRESS = /%(?:0[0-8bcef]|1[0-9a-f]|7f)/i
const NUL = '\u0000'
const ESCAPED_NUL = String.raw`\u0000`

/** PostgreSQL holds no NUL, and an address has no control characters at all. */
export const plainTextOnly: MiddlewareHandler<Env> = async (c, next) => {
  if (CONTROL_IN_ADDRESS.test(c.req.url)) return notPlain(c, [])
  const isJson = /[/+]json\b/.test(c.req.header('content-type') ?? '')
  if (!isJson || !(await c.req.text()).includes(ESCAPED_NUL)) return next()
  const sent: unknown = await c.req.json().catch(() => undefined)
  const places = placesOfNul(sent)
  if (places.length === 0) return next()
  const message = 'Remove the control characters.'
  return notPlain(
    c,
    places.map((path) => ({ path, message, code: 'malformed' })),
  )
}

function notPlain(c: Context<Env>, errors: InputError[]) {
  return refuse(c, 400, 'The request has control characters in it.', {
    detail: 'Remove them, from the address and from every text of the body.',
    errors,
    code: 'malformed',
  })
}

// No body of ours is nested so deep.
const DEEPEST = 50

/** Where texts and names have a NUL, with dots: `sections.purpose.0`; or where it is nested too deep to tell. */
function placesOfNul(value: unknown, path = '', depth = 0): string[] {
  if (typeof value === 'string') return value.includes(NUL) ? [path] : []
  if (typeof value !== 'object' || value === null) return []
  if (depth > DEEPEST) return [path]
  return Object.entries(value).flatMap(([key, member]) => {
    if (key.includes(NUL)) return [path]
    return placesOfNul(member, path === '' ? key : `${path}.${key}`, depth + 1)
  })
}
