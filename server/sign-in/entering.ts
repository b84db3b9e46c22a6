/** HTTP for coming in and going out. */

import type { Context } from 'hono'
import { Hono } from 'hono'
import { z } from 'zod'

import { accountOf, findPerson } from '../../db/people.ts'
import { endSession } from '../../db/sessions.ts'
import { LONGEST_PASSWORD } from '../../domain/password.ts'
import { networkOf } from '../address.ts'
import type { Deps, Env } from '../context.ts'
import { refuse } from '../problem.ts'
import { beginSession } from './begin.ts'
import { Code, codeNeeded, refuseCode } from './code.ts'
import type { Door, Limits } from './door-context.ts'
import { body, passCookies, tooMany } from './door-context.ts'
import { createKeptLimit, createLimit } from './limits.ts'
import { isPassword } from './password.ts'
import { recordAct, recordFailure } from './record.ts'
import { askedFactor, findUse, forgiveGuesses, takeGuess } from './second-factor.ts'
import { currentSession } from './sessions.ts'

const SPAN = 15 * 60 * 1000
const GUESSES_AT_ACCOUNT = 10
// A whole school may sit behind one address.
const FAILURES_FROM_ADDRESS = 100
const RECORDED_FAILURES = 200
const MAILS_FROM_ADDRESS = 20
const MAILS_TO_ACCOUNT = 3
const GUESSES_AT_CODE = 5
const DAY = 24 * 60 * 60 * 1000
const GUESSES_AT_CODE_A_DAY = 30

const SignIn = z.strictObject({
  email: z.string().min(1).max(254),
  password: z.string().min(1).max(LONGEST_PASSWORD),
  /** For whoever has a second factor. */
  code: Code.optional(),
})

export function createLimits({ db, clock }: Deps, secret: string): Limits {
  const now = () => clock.now().getTime()
  const kept = { db, secret, now, span: SPAN }
  return {
    account: createKeptLimit({ ...kept, name: 'account', most: GUESSES_AT_ACCOUNT }),
    address: createKeptLimit({ ...kept, name: 'address', most: FAILURES_FROM_ADDRESS }),
    codes: createKeptLimit({ ...kept, name: 'code', most: GUESSES_AT_CODE }),
    codesOfDay: createKeptLimit({
      ...kept,
      name: 'code of a day',
      most: GUESSES_AT_CODE_A_DAY,
      span: DAY,
    }),
    mails: createKeptLimit({ ...kept, name: 'mail', most: MAILS_FROM_ADDRESS }),
    mailsToAccount: createKeptLimit({ ...kept, name: 'mail to account', most: MAILS_TO_ACCOUNT }),
    recorded: createLimit(RECORDED_FAILURES, SPAN, now),
  }
}

export function enterRoutes(door: Door) {
  return new Hono<Env>()
    .post('/sign-in/email', body(SignIn), async (c) => {
      const { email, password, code } = c.req.valid('json')
      const account = accountOf(email)
      const blocked = await takeTry(c, door, account)
      if (blocked !== undefined) return tooMany(c, blocked)
      const person = await findPerson(door.db, { email })
      if (!(await isPassword(door, person, password)) || !person) {
        await recordFailure(c, door, person, 'sign_in_failed')
        return wrongSignIn(c)
      }
      const factor = await askedFactor(door.db, person.id)
      if (factor && code === undefined) {
        await door.limits.account.giveBack(account)
        await door.limits.address.giveBack(networkOf(c))
        return codeNeeded(c)
      }
      const guessed = factor && (await takeGuess(door, person.id))
      if (guessed !== undefined) return tooMany(c, guessed)
      const also = factor && (await findUse(door, factor, code ?? ''))
      const provedBy = factor ? 'second_factor' : 'password'
      const isIn =
        (!factor || also) &&
        (await beginSession(c, door, { person, provedBy, ...(also && { also }) }))
      if (!isIn) {
        await recordFailure(c, door, person, 'second_factor_failed')
        return refuseCode(c, 401)
      }
      await door.limits.account.forgive(account)
      await door.limits.address.giveBack(networkOf(c))
      if (factor) await forgiveGuesses(door, person.id)
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
export async function takeTry(
  c: Context<Env>,
  { limits }: Door,
  account: string,
): Promise<number | undefined> {
  return (await limits.address.take(networkOf(c))) ?? limits.account.take(account)
}

/** The same whether there is no such account, it is closed, or the password is another. */
function wrongSignIn(c: Context) {
  return refuse(c, 401, 'The address or the password is not right.', {
    detail: 'Look at both again. If the password is lost, ask your coordinator for a new link.',
    code: 'wrong_sign_in',
  })
}
