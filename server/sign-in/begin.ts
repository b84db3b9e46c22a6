/** Beginning a sign-in: its session, its end of the one before, its entry and its cookie. */

import { randomBytes } from 'node:crypto'

import type { Context } from 'hono'
import { setSignedCookie } from 'hono/cookie'

import type { Proof } from '../../db/people-tables.ts'
import type { Person } from '../../db/people.ts'
import { endSession, insertSession } from '../../db/sessions.ts'
import type { Writing } from '../../db/writing.ts'
import type { Env } from '../context.ts'
import { LONGEST_SESSION } from './auth.ts'
import type { Door } from './door-context.ts'
import { recordAct } from './record.ts'
import { currentSession } from './sessions.ts'

const LONGEST_AGENT = 200

export interface Beginning {
  person: Person
  provedBy: Proof
  /** What else holds or fails together with it; false begins nothing. */
  also?: (change: Writing) => Promise<boolean>
}

/** Signs somebody in, all or nothing; says whether it was done. */
export async function beginSession(
  c: Context<Env>,
  door: Door,
  { person, provedBy, also = async () => true }: Beginning,
): Promise<boolean> {
  const token = randomBytes(32).toString('base64url')
  const userAgent = c.req.header('user-agent')?.slice(0, LONGEST_AGENT) ?? ''
  // A session that this browser had before has no use any more.
  const before = await currentSession(door, c.req.raw.headers)
  const begun = await recordAct(c, door, person, 'sign_in', async (change) => {
    if (!(await also(change))) return false
    if (before) await endSession(change.tx, before.person.id, before.sessionId)
    const expiresAt = new Date(Date.parse(change.at) + LONGEST_SESSION).toISOString()
    await insertSession(change, { personId: person.id, token, provedBy, userAgent, expiresAt })
    return true
  })
  if (begun) await setCookie(c, door, token)
  return begun
}

/** The cookie as better-auth reads it. */
async function setCookie(c: Context, { auth }: Door, token: string): Promise<void> {
  const { authCookies, secret } = await auth.$context
  const { name, attributes } = authCookies.sessionToken
  const { maxAge = LONGEST_SESSION / 1000, secure = false } = attributes
  const shape = { httpOnly: true, sameSite: 'Lax', path: '/' } as const
  await setSignedCookie(c, name, token, secret, { ...shape, maxAge, secure })
}
