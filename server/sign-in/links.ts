/** HTTP for one-time links: the first coordinator, invitations and lost passwords. */

import { Hono } from 'hono'
import { z } from 'zod'

import { newId } from '../../db/ids.ts'
import type { OneTimeLink } from '../../db/one-time-links.ts'
import { endLinks, findLink, useLink } from '../../db/one-time-links.ts'
import type { Person } from '../../db/people.ts'
import {
  accountOf,
  findPerson,
  hasPeople,
  insertPerson,
  renamePerson,
  setPasswordHash,
} from '../../db/people.ts'
import { endSessions } from '../../db/sessions.ts'
import type { Writing } from '../../db/writing.ts'
import { writing } from '../../db/writing.ts'
import { networkOf } from '../address.ts'
import type { Env } from '../context.ts'
import { refuse } from '../problem.ts'
import { requestOf } from '../request-origin.ts'
import type { Door } from './door-context.ts'
import { body, tooMany } from './door-context.ts'
import { newPasswordError } from './new-password.ts'

const Secret = z.string().min(20).max(100)

const Use = z.strictObject({
  secret: Secret,
  /** Only when the link is not yet anybody's. */
  email: z.email('Write an address like name@district.org.').max(254).optional(),
  name: z.string().trim().min(1, 'Say your name.').max(200),
  password: z.string().max(1000),
})

export function linkRoutes(door: Door) {
  const { db, clock } = door
  return new Hono<Env>()
    .post('/link/look', body(z.strictObject({ secret: Secret })), async (c) => {
      const blocked = await door.limits.address.take(networkOf(c))
      if (blocked !== undefined) return tooMany(c, blocked)
      const found = await holderOf(door, c.req.valid('json').secret)
      if (!found) return spent(c)
      await door.limits.address.giveBack(networkOf(c))
      const { link, person } = found
      const { purpose } = link
      return c.json({ purpose, email: person?.email ?? null, name: person?.name ?? '' }, 200)
    })
    .post('/link/use', body(Use), async (c) => {
      const { secret, name, password, email: given } = c.req.valid('json')
      const blocked = await door.limits.address.take(networkOf(c))
      if (blocked !== undefined) return tooMany(c, blocked)
      const found = await holderOf(door, secret)
      if (!found) return spent(c)
      await door.limits.address.giveBack(networkOf(c))
      const email = found.person?.email ?? accountOf(given ?? '')
      if (email === '') return missingAddress(c)
      const error = await newPasswordError(db, password, email)
      if (error) {
        return refuse(c, 422, error.message, { errors: [error], code: 'weak_password' })
      }
      const hash = await (await door.auth.$context).password.hash(password)
      const id = found.person?.id ?? newId()
      const outcome = await writing(
        db,
        { actor: id, at: clock.now(), request: requestOf(c) },
        (change) => settle(change, { ...found, id, email, name, hash }),
      )
      if (outcome === 'spent') return spent(c)
      return c.json({ email }, 200)
    })
}

interface Settling {
  link: OneTimeLink
  person: Person | undefined
  /** Theirs, or the one they are to have. */
  id: string
  email: string
  name: string
  hash: string
}

async function settle(change: Writing, { link, person, id, email, name, hash }: Settling) {
  if (!(await useLink(change, link.id))) return 'spent'
  if (!person && (await hasPeople(change.tx))) return 'spent'
  const holder = person ?? (await insertPerson(change, { id, name, email, role: 'coordinator' }))
  if (!holder) return 'spent'
  if (person) await renamePerson(change, person.id, name)
  await setPasswordHash(change, holder.id, hash)
  await endLinks(change, holder.id)
  await endSessions(change.tx, holder.id)
  return 'done'
}

/** A link that may still be used, and whose it is. */
async function holderOf({ db, clock }: Door, secret: string) {
  const link = await findLink(db, secret, clock.now().toISOString())
  if (!link) return undefined
  // The first coordinator's link is nobody's any more once there is somebody.
  if (link.personId === null && (await hasPeople(db))) return undefined
  const person = link.personId === null ? undefined : await findPerson(db, { id: link.personId })
  if (link.personId !== null && person?.closedAt !== null) return undefined
  return { link, person }
}

type Asked = Parameters<typeof refuse>[0]

function spent(c: Asked) {
  return refuse(c, 404, 'This link has been used, or its time is over.', {
    detail:
      'Ask your coordinator for a new one. Whoever runs the server makes one with: npm run quarterdeck -- admin create EMAIL',
    code: 'link_spent',
  })
}

function missingAddress(c: Asked) {
  const message = 'Say which address you will sign in with.'
  const errors = [{ path: 'email', message, code: 'missing' }]
  return refuse(c, 422, message, { errors, code: 'missing' })
}
