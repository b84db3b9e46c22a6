/** HTTP for one's own second factor: setting it up, its backup codes, turning it off. */

import type { Context } from 'hono'
import { Hono } from 'hono'
import { z } from 'zod'

import { findPasswordHash } from '../../db/people.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  countBackupCodes,
  findSecondFactor,
  replaceBackupCodes,
  turnOffSecondFactor,
} from '../../db/second-factors.ts'
import { endSessions, proveSession } from '../../db/sessions.ts'
import { findDistrict } from '../../db/settings.ts'
import type { Writing } from '../../db/writing.ts'
import { writing } from '../../db/writing.ts'
import { LONGEST_PASSWORD } from '../../domain/password.ts'
import type { Env } from '../context.ts'
import { refuse } from '../problem.ts'
import { requestOf } from '../request-origin.ts'
import { createBackupCodes } from './backup-codes.ts'
import { Code, refuseCode } from './code.ts'
import type { Door } from './door-context.ts'
import { body, notSignedIn, tooMany } from './door-context.ts'
import { takeTry } from './entering.ts'
import { codeAddress, createCodeSecret, findStep } from './one-time-code.ts'
import { fixedAccounts, wrongPassword } from './own-refusals.ts'
import { isPassword } from './password.ts'
import { recordFailure } from './record.ts'
import type { UseCode } from './second-factor.ts'
import { askedFactor, findUse, forgiveGuesses, readSecret, takeGuess } from './second-factor.ts'
import type { Current } from './sessions.ts'
import { currentSession } from './sessions.ts'

const Password = z.string().min(1).max(LONGEST_PASSWORD)
const Begin = z.strictObject({ currentPassword: Password })
const Confirm = z.strictObject({ code: Code })
const Both = z.strictObject({ currentPassword: Password, code: Code })

export function secondFactorRoutes(door: Door) {
  const { db, clock, seal } = door
  const change = <T>(c: Context<Env>, { person }: Current, work: (going: Writing) => Promise<T>) =>
    writing(db, { actor: person.email, at: clock.now(), request: requestOf(c) }, work)
  return new Hono<Env>()
    .get('/second-factor', async (c) => {
      const current = await currentSession(door, c.req.raw.headers)
      if (!current) return notSignedIn(c)
      const isOn = (await askedFactor(db, current.person.id)) !== undefined
      const backupCodes = await countBackupCodes(db, current.person.id)
      const hasPassword = (await findPasswordHash(db, current.person.id)) !== undefined
      return c.json({ isOn, backupCodes, hasPassword }, 200)
    })
    .post('/second-factor/begin', body(Begin), async (c) => {
      const current = await currentSession(door, c.req.raw.headers)
      if (!current) return notSignedIn(c)
      const district = await findDistrict(db)
      if (district?.demonstration) return fixedAccounts(c)
      const refused = await askPassword(c, door, current, c.req.valid('json').currentPassword)
      if (refused) return refused
      const { person } = current
      const secret = createCodeSecret()
      const sealed = seal.close(secret, person.id)
      const begun = await change(c, current, (going) => beginSecondFactor(going, person.id, sealed))
      if (!begun) return alreadyOn(c)
      const issuer = `Quarterdeck ${district?.name ?? ''}`.trim()
      return c.json({ secret, address: codeAddress(secret, person.email, issuer) }, 200)
    })
    .post('/second-factor/confirm', body(Confirm), async (c) => {
      const current = await currentSession(door, c.req.raw.headers)
      if (!current) return notSignedIn(c)
      const { person, sessionId } = current
      const begun = await findSecondFactor(db, person.id)
      if (!begun) return notBegun(c)
      if (begun.confirmedAt !== null) return alreadyOn(c)
      const blocked = await takeGuess(door, person.id)
      if (blocked !== undefined) return tooMany(c, blocked)
      const secret = readSecret(door, begun)
      const code = c.req.valid('json').code.replaceAll(/\s/g, '')
      const step = secret && findStep(secret, code, { now: clock.now(), after: null })
      if (!step) return refuseCode(c, 422)
      const codes = await createBackupCodes()
      const isOn = await change(c, current, async (going) => {
        if (!(await confirmSecondFactor(going, person.id, { step, codes }))) return false
        // Elsewhere it was shown by a password alone that it is them.
        await endSessions(going.tx, person.id, { except: sessionId })
        await proveSession(going, sessionId, 'second_factor')
        return true
      })
      if (!isOn) return alreadyOn(c)
      await forgiveGuesses(door, person.id)
      return c.json({ backupCodes: codes.codes }, 200)
    })
    .post('/second-factor/backup-codes', body(Both), async (c) => {
      const current = await currentSession(door, c.req.raw.headers)
      if (!current) return notSignedIn(c)
      const asked = await askBoth(c, door, current, c.req.valid('json'))
      if ('refused' in asked) return asked.refused
      const codes = await createBackupCodes()
      const done = await change(c, current, async (going) => {
        if (!(await asked.use(going))) return false
        await replaceBackupCodes(going, current.person.id, codes)
        return true
      })
      return done ? c.json({ backupCodes: codes.codes }, 200) : refuseCode(c, 422)
    })
    .post('/second-factor/off', body(Both), async (c) => {
      const current = await currentSession(door, c.req.raw.headers)
      if (!current) return notSignedIn(c)
      const asked = await askBoth(c, door, current, c.req.valid('json'))
      if ('refused' in asked) return asked.refused
      const done = await change(c, current, async (going) => {
        if (!(await asked.use(going))) return false
        await turnOffSecondFactor(going, current.person.id)
        await proveSession(going, current.sessionId, 'password')
        return true
      })
      return done ? c.json({}, 200) : refuseCode(c, 422)
    })
}

/** Refuses unless the password is the one that whoever is signed in has. */
async function askPassword(c: Context<Env>, door: Door, { person }: Current, password: string) {
  const blocked = await takeTry(c, door, person.email)
  if (blocked !== undefined) return tooMany(c, blocked)
  if (!(await isPassword(door, person, password))) return wrongPassword(c)
  await door.limits.account.forgive(person.email)
  return undefined
}

type Refused = ReturnType<
  typeof refuseCode<422> | typeof tooMany | typeof notBegun | typeof wrongPassword
>
type Asked = { use: UseCode } | { refused: Refused }

/** Asks for the password and for a code, and gives how the code is used up. */
async function askBoth(
  c: Context<Env>,
  door: Door,
  current: Current,
  { currentPassword, code }: z.infer<typeof Both>,
): Promise<Asked> {
  const refused = await askPassword(c, door, current, currentPassword)
  if (refused) return { refused }
  const { person } = current
  const factor = await askedFactor(door.db, person.id)
  if (!factor) return { refused: notBegun(c) }
  const blocked = await takeGuess(door, person.id)
  if (blocked !== undefined) return { refused: tooMany(c, blocked) }
  const use = await findUse(door, factor, code)
  if (!use) {
    await recordFailure(c, door, person, 'second_factor_failed')
    return { refused: refuseCode(c, 422) }
  }
  await forgiveGuesses(door, person.id)
  return { use }
}

function alreadyOn(c: Context<Env>) {
  return refuse(c, 409, 'You have a second factor already.', {
    detail: 'Turn it off first, with your password and a code.',
    code: 'second_factor_on',
  })
}

function notBegun(c: Context<Env>) {
  return refuse(c, 409, 'You have no second factor.', {
    detail: 'Begin to set it up first.',
    code: 'second_factor_off',
  })
}
