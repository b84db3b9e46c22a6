/** HTTP for coming in and going out. */

import type { Context } from 'hono'
import { Hono } from 'hono'
import { z } from 'zod'

import { accountOf, findPerson } from '../../db/people.ts'
import { endSession } from '../../db/sessions.ts'
import { LONGEST_PASSWORD } from '../../domain/password.ts'
import type { Clock, Env } from '../context.ts'
import { refuse } from '../problem.ts'
import { addressOf } from './address.ts'
import type { Door, Limits } from './door-context.ts'
import { body, passCookies, tooMany } from './door-context.ts'
import { createLimit } from './limits.ts'
import { recordAct } from './record.ts'
import { currentSession } from './sessions.ts'

const SPAN = 15 * 60 * 1000
const GUESSES_AT_ACCOUNT = 10
// A whole school may sit behind one address.
const FAILURES_FROM_ADDRESS = 100
const RECORDED_FAILURES = 200
const LONGEST_AGENT = 200

const SignIn = z.strictObject({
  email: z.string().min(1).max(254),
  password: z.string().min(1).max(LONGEST_PASSWORD),
})

export function createLimits(clock: Clock): Limits {
  const now = () => clock.now().getTime()
  return {
    account: createLimit(GUESSES_AT_ACCOUNT, SPAN, now),
    address: createLimit(FAILURES_FROM_ADDRESS, SPAN, now),
    recorded: createLimit(RECORDED_FAILURES, SPAN, now),
  }
}

export function enterRoutes(door: Door) {
  return new Hono<Env>()
    .post('/sign-in/email', body(SignIn), async (c) => {
      const { email, password } = c.req.valid('json')
      const blocked = takeTry(c, door, accountOf(email))
      if (blocked !== undefined) return tooMany(c, blocked)
      const agent = c.req.header('user-agent')?.slice(0, LONGEST_AGENT) ?? ''
      const answer = await door.auth.api.signInEmail({
        body: { email: accountOf(email), password },
        headers: new Headers({ 'user-agent': agent }),
        asResponse: true,
      })
      if (answer.status >= 500) throw new Error(`better-auth answered ${answer.status}`)
      const person = await findPerson(door.db, { email })
      if (!answer.ok || !person) {
        if (door.limits.recorded.take('all') === undefined) {
          await recordAct(c, door, person, 'sign_in_failed')
        }
        return wrongSignIn(c)
      }
      door.limits.account.forgive(accountOf(email))
      door.limits.address.giveBack(addressOf(c, door.trustProxy))
      // A session that this browser had before has no use any more.
      const before = await currentSession(door, c.req.raw.headers)
      await recordAct(c, door, person, 'sign_in', async ({ tx }) => {
        if (before) await endSession(tx, before.person.id, before.sessionId)
      })
      passCookies(c, answer)
      return c.json({ email: person.email, name: person.name, role: person.role }, 200)
    })
    .post('/sign-out', async (c) => {
      const current = await currentSession(door, c.req.raw.headers)
      if (current) {
        await recordAct(c, door, current.person, 'sign_out', ({ tx }) =>
          endSession(tx, current.person.id, current.sessionId),
        )
      }
      await forgetCookie(c, door)
      return c.json({}, 200)
    })
}

/** Tells the browser to forget the session. */
export async function forgetCookie(c: Context, { auth }: Door): Promise<void> {
  passCookies(c, await auth.api.signOut({ headers: new Headers(), asResponse: true }))
}

/** Counts a try before its password is looked at, so that tries at once count too. */
export function takeTry(c: Context, door: Door, account: string): number | undefined {
  const { limits, trustProxy } = door
  return limits.address.take(addressOf(c, trustProxy)) ?? limits.account.take(account)
}

/** The same whether there is no such account, it is closed, or the password is another. */
function wrongSignIn(c: Context) {
  return refuse(c, 401, 'The address or the password is not right.', {
    detail: 'Look at both again. If the password is lost, ask your coordinator for a new link.',
    code: 'wrong_sign_in',
  })
}
