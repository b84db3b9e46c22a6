/** HTTP for a forgotten password: a one-time link by mail, where the district has set mail up. */

import type { Context } from 'hono'
import { Hono } from 'hono'
import { z } from 'zod'

import { insertLink } from '../../db/one-time-links.ts'
import { accountOf, findPerson } from '../../db/people.ts'
import { findDistrict } from '../../db/settings.ts'
import { writing } from '../../db/writing.ts'
import { networkOf } from '../address.ts'
import type { Env } from '../context.ts'
import { refuse } from '../problem.ts'
import { requestOf } from '../request-origin.ts'
import type { Door } from './door-context.ts'
import { body, tooMany } from './door-context.ts'
import { NOBODY } from './record.ts'
import { setUpLink } from './set-up-link.ts'

const LINK_MINUTES = 60
const Forgotten = z.strictObject({ email: z.string().trim().min(1).max(254) })

export function forgottenRoutes(door: Door) {
  return new Hono<Env>().post('/forgotten', body(Forgotten), async (c) => {
    const isDemonstration = (await findDistrict(door.db))?.demonstration
    if (!door.sendMail || isDemonstration) return withoutMail(c)
    const blocked = await door.limits.mails.take(networkOf(c))
    if (blocked !== undefined) return tooMany(c, blocked)
    const { email } = c.req.valid('json')
    const request = requestOf(c)
    // Answered first, so that neither the answer nor its time tells whether there is an account.
    setImmediate(() => void sendLink(door, email, request))
    return c.json({ minutes: LINK_MINUTES }, 202)
  })
}

type Request = ReturnType<typeof requestOf>

/** Sends a link to whoever has an open account; nobody is told how it went. */
async function sendLink(door: Door, email: string, request: Request): Promise<void> {
  const { db, clock, log, limits, sendMail, address } = door
  try {
    const person = await findPerson(db, { email })
    if (person?.closedAt !== null || !sendMail) return
    if ((await limits.mailsToAccount.take(accountOf(email))) !== undefined) return
    const district = await findDistrict(db)
    const secret = await writing(db, { actor: NOBODY, at: clock.now(), request }, (change) =>
      insertLink(change, { purpose: 'reset', personId: person.id, minutes: LINK_MINUTES }),
    )
    const fromName = district?.name ?? 'Quarterdeck'
    await sendMail({
      to: person.email,
      fromName,
      ...mailOf(fromName, setUpLink(address(), secret)),
    })
  } catch (error) {
    // The error's words may have the address in them.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    log.error({ code, requestId: request?.id }, 'a link for a forgotten password was not sent')
  }
}

function mailOf(district: string, link: string) {
  return {
    subject: `A new password for ${district}`,
    text: [
      `Somebody asked for a new password for your account at ${district}, in Quarterdeck.`,
      '',
      'Open this link to choose one. It works once, and for an hour:',
      '',
      link,
      '',
      'It ends every sign-in with the password you have now. If you have a second',
      'factor, it stays. If it was not you who asked, do nothing: nothing changes.',
      '',
    ].join('\n'),
  }
}

function withoutMail(c: Context) {
  return refuse(c, 404, 'This server sends no mail.', {
    detail: 'Ask your coordinator for a link with which you choose a new password.',
    code: 'no_mail',
  })
}
