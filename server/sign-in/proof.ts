/** HTTP for showing again that it is oneself, before something dangerous. */

import type { Context } from 'hono'
import { Hono } from 'hono'
import { z } from 'zod'

import { findPasswordHash } from '../../db/people.ts'
import { proveSession } from '../../db/sessions.ts'
import { LONGEST_PASSWORD } from '../../domain/password.ts'
import type { Env } from '../context.ts'
import { refuse } from '../problem.ts'
import { Code, refuseCode } from './code.ts'
import type { Door } from './door-context.ts'
import { body, notSignedIn, tooMany } from './door-context.ts'
import { takeTry } from './entering.ts'
import { isPassword } from './password.ts'
import { recordAct, recordFailure } from './record.ts'
import { askedFactor, findUse, forgiveGuesses, takeGuess } from './second-factor.ts'
import type { Current } from './sessions.ts'
import { currentSession } from './sessions.ts'

const Proof = z.strictObject({ password: z.string().max(LONGEST_PASSWORD), code: Code }).partial()

export function proofRoutes(door: Door) {
  return new Hono<Env>()
    .get('/proof', async (c) => {
      const current = await currentSession(door, c.req.raw.headers)
      if (!current) return notSignedIn(c)
      const factor = await askedFactor(door.db, current.person.id)
      const hasPassword = (await findPasswordHash(door.db, current.person.id)) !== undefined
      const otherwise = hasPassword ? ('password' as const) : ('provider' as const)
      return c.json({ by: factor ? ('code' as const) : otherwise }, 200)
    })
    .post('/proof', body(Proof), async (c) => {
      const current = await currentSession(door, c.req.raw.headers)
      if (!current) return notSignedIn(c)
      const { password = '', code = '' } = c.req.valid('json')
      const factor = await askedFactor(door.db, current.person.id)
      if (!factor) return proveByPassword(c, door, current, password)
      const { person, sessionId } = current
      const blocked = await takeGuess(door, person.id)
      if (blocked !== undefined) return tooMany(c, blocked)
      const use = await findUse(door, factor, code)
      const proved =
        use &&
        (await recordAct(c, door, person, 'prove', async (change) => {
          if (!(await use(change))) return false
          await proveSession(change, sessionId, 'second_factor')
          return true
        }))
      if (!proved) {
        await recordFailure(c, door, person, 'prove_failed')
        return refuseCode(c, 422)
      }
      await forgiveGuesses(door, person.id)
      return c.json({}, 200)
    })
}

async function proveByPassword(
  c: Context<Env>,
  door: Door,
  { person, sessionId, proof }: Current,
  password: string,
) {
  const blocked = await takeTry(c, door, person.email)
  if (blocked !== undefined) return tooMany(c, blocked)
  if (!(await isPassword(door, person, password))) {
    await recordFailure(c, door, person, 'prove_failed')
    const message = 'This is not your password.'
    const errors = [{ path: 'password', message, code: 'wrong_password' }]
    return refuse(c, 422, message, { errors, code: 'wrong_password' })
  }
  await door.limits.account.forgive(person.email)
  await recordAct(c, door, person, 'prove', (change) => proveSession(change, sessionId, proof.by))
  return c.json({}, 200)
}
