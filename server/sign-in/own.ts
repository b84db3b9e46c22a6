/** HTTP for what somebody does about their own sign-in: password and sessions. */

import { Hono } from 'hono'
import { z } from 'zod'

import { renamePerson, setPasswordHash } from '../../db/people.ts'
import { endSession, endSessions, listSessions } from '../../db/sessions.ts'
import { findDistrict } from '../../db/settings.ts'
import { writing } from '../../db/writing.ts'
import { isProofFresh } from '../../domain/access.ts'
import { LONGEST_PASSWORD } from '../../domain/password.ts'
import type { Env } from '../context.ts'
import { refuse } from '../problem.ts'
import { requestOf } from '../request-origin.ts'
import { absent } from '../respond.ts'
import type { Door } from './door-context.ts'
import { body, notSignedIn, proofNeeded, tooMany } from './door-context.ts'
import { forgetCookie, takeTry } from './entering.ts'
import { newPasswordError } from './new-password.ts'
import { fixedAccounts, wrongPassword } from './own-refusals.ts'
import { isPassword } from './password.ts'
import { recordAct } from './record.ts'
import type { Current } from './sessions.ts'
import { IDLE, currentSession } from './sessions.ts'

const PasswordChange = z.strictObject({
  currentPassword: z.string().min(1).max(LONGEST_PASSWORD),
  newPassword: z.string().max(1000),
})

const Rename = z.strictObject({ name: z.string().trim().min(1, 'Say your name.').max(200) })

export function ownRoutes(door: Door) {
  const { db, clock } = door
  return new Hono<Env>()
    .post('/change-password', body(PasswordChange), async (c) => {
      const current = await currentSession(door, c.req.raw.headers)
      if (!current) return notSignedIn(c)
      const { person, sessionId } = current
      if ((await findDistrict(db))?.demonstration) return fixedAccounts(c)
      const { currentPassword, newPassword } = c.req.valid('json')
      const blocked = await takeTry(c, door, person.email)
      if (blocked !== undefined) return tooMany(c, blocked)
      if (!(await isPassword(door, person, currentPassword))) {
        return wrongPassword(c)
      }
      await door.limits.account.forgive(person.email)
      const error = await newPasswordError(db, newPassword, person.email)
      if (error) {
        const errors = [{ ...error, path: 'newPassword' }]
        return refuse(c, 422, error.message, { errors, code: 'weak_password' })
      }
      const made = await (await door.auth.$context).password.hash(newPassword)
      await writing(
        db,
        { actor: person.id, at: clock.now(), request: requestOf(c) },
        async (change) => {
          await setPasswordHash(change, person.id, made)
          await endSessions(change.tx, person.id, { except: sessionId })
        },
      )
      return c.json({}, 200)
    })
    .post('/rename', body(Rename), async (c) => {
      const current = await currentSession(door, c.req.raw.headers)
      if (!current) return notSignedIn(c)
      if ((await findDistrict(db))?.demonstration) return fixedAccounts(c)
      const { name } = c.req.valid('json')
      const { id } = current.person
      await writing(db, { actor: id, at: clock.now(), request: requestOf(c) }, (change) =>
        renamePerson(change, id, name),
      )
      return c.json({ name }, 200)
    })
    .get('/list-sessions', async (c) => {
      const current = await currentSession(door, c.req.raw.headers)
      if (!current) return notSignedIn(c)
      const since = new Date(clock.now().getTime() - IDLE).toISOString()
      const sessions = await listSessions(db, current.person.id, since)
      const items = sessions.map(({ id, createdAt, usedAt, userAgent }) => ({
        id,
        createdAt,
        usedAt,
        userAgent,
        current: id === current.sessionId,
      }))
      return c.json({ items }, 200)
    })
    .post('/revoke-session', body(z.strictObject({ id: z.string().max(100) })), async (c) => {
      const current = await currentSession(door, c.req.raw.headers)
      if (!current) return notSignedIn(c)
      if (!isProved(door, current)) return proofNeeded(c)
      const { id } = c.req.valid('json')
      const isTheirs = await recordAct(c, door, current.person, 'end_session', ({ tx }) =>
        endSession(tx, current.person.id, id),
      )
      return isTheirs ? c.json({}, 200) : absent(c, 'session')
    })
    .post('/revoke-sessions', async (c) => {
      const current = await currentSession(door, c.req.raw.headers)
      if (!current) return notSignedIn(c)
      if (!isProved(door, current)) return proofNeeded(c)
      await recordAct(c, door, current.person, 'sign_out_everywhere', ({ tx }) =>
        endSessions(tx, current.person.id),
      )
      await forgetCookie(c, door)
      return c.json({}, 200)
    })
}

/** Whoever finds a browser open does not end the sign-ins of its owner elsewhere. */
function isProved({ clock }: Door, { proof }: Current): boolean {
  return isProofFresh(proof.at, clock.now())
}
