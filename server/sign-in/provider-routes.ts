/** HTTP for coming in by the district's identity provider. */

import type { Context } from 'hono'
import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'

import { findPerson } from '../../db/people.ts'
import { proveSession } from '../../db/sessions.ts'
import { findDistrict } from '../../db/settings.ts'
import { ownPage } from '../../domain/own-page.ts'
import { networkOf } from '../address.ts'
import type { Env } from '../context.ts'
import { refuse } from '../problem.ts'
import { beginSession } from './begin.ts'
import type { Door } from './door-context.ts'
import { tooMany } from './door-context.ts'
import { recordAct, recordFailure } from './record.ts'
import { currentSession } from './sessions.ts'

const JOURNEY_SECONDS = 10 * 60
const OWNER = 'journey'
const CALLBACK = '/api/auth/oidc/callback'

/** What the browser keeps, sealed, while somebody is at the provider. */
const Kept = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
  until: z.number(),
  /** The sign-in that is to be proved again; null when one is to begin. */
  sessionId: z.string().nullable(),
})
type Kept = z.infer<typeof Kept>

export function providerRoutes(door: Door) {
  const { provider, clock, journeySeal } = door
  return new Hono<Env>()
    .get('/oidc', async (c) => {
      const isDemonstration = (await findDistrict(door.db))?.demonstration
      if (!provider || isDemonstration) return withoutProvider(c)
      const again = c.req.query('again') !== undefined
      const current = again ? await currentSession(door, c.req.raw.headers) : undefined
      if (again && !current) return c.redirect('/sign-in')
      try {
        const { address, journey } = await provider.begin(returnTo(door), again)
        const next = ownPage(c.req.query('next'))
        const until = clock.now().getTime() + JOURNEY_SECONDS * 1000
        const kept: Kept = { ...journey, next, until, sessionId: current?.sessionId ?? null }
        keep(c, door, journeySeal.close(JSON.stringify(kept), OWNER), JOURNEY_SECONDS)
        return c.redirect(address)
      } catch (error) {
        door.log.error({ error }, 'the identity provider cannot be asked')
        return c.redirect('/sign-in?refused=provider')
      }
    })
    .get('/oidc/callback', async (c) => {
      if (!provider) return withoutProvider(c)
      const blocked = await door.limits.address.take(networkOf(c))
      if (blocked !== undefined) return tooMany(c, blocked)
      const kept = readKept(c, door)
      keep(c, door, '', 0)
      if (!kept) return c.redirect('/sign-in?refused=journey')
      const again = kept.sessionId !== null
      const email = await emailOf(c, door, kept, again)
      if (email === undefined) return c.redirect('/sign-in?refused=provider')
      const found = email === null ? undefined : await findPerson(door.db, { email })
      const person = found?.closedAt === null ? found : undefined
      if (again) return proveAgain(c, door, kept, person?.id)
      if (!person) {
        await recordFailure(c, door, found, 'sign_in_failed')
        return c.redirect('/sign-in?refused=unknown')
      }
      await beginSession(c, door, { person, provedBy: 'provider' })
      await door.limits.address.giveBack(networkOf(c))
      return c.redirect(ownPage(kept.next))
    })
}

/** The verified address; null when there is none, undefined when what came back does not fit. */
async function emailOf(c: Context<Env>, door: Door, kept: Kept, again: boolean) {
  const came = new URL(returnTo(door))
  came.search = new URL(c.req.url).search
  try {
    return (await door.provider?.finish(came, kept, again)) ?? null
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    door.log.warn({ code, requestId: c.var.requestId }, 'a sign-in by the provider did not fit')
    await recordFailure(c, door, undefined, 'sign_in_failed')
    return undefined
  }
}

/** It has to be the same person in the same sign-in. */
async function proveAgain(c: Context<Env>, door: Door, { sessionId }: Kept, personId?: string) {
  const current = await currentSession(door, c.req.raw.headers)
  if (!current || current.sessionId !== sessionId || current.person.id !== personId) {
    await recordFailure(c, door, current?.person, 'prove_failed')
    return c.redirect('/sign-in?refused=other')
  }
  await recordAct(c, door, current.person, 'prove', (change) =>
    proveSession(change, current.sessionId, 'provider'),
  )
  await door.limits.address.giveBack(networkOf(c))
  return c.redirect('/sign-in?proved=yes')
}

/** Of the settings, never of what a request says. */
function returnTo({ address }: Door): string {
  return `${address().replace(/\/$/, '')}${CALLBACK}`
}

function readKept(c: Context, { journeySeal, address, clock }: Door): Kept | undefined {
  const text = journeySeal.open(getCookie(c, cookieName(address())) ?? '', OWNER)
  if (text === undefined) return undefined
  const kept = Kept.safeParse(JSON.parse(text))
  return kept.success && kept.data.until > clock.now().getTime() ? kept.data : undefined
}

function keep(c: Context, { address }: Door, value: string, maxAge: number): void {
  const secure = isSecure(address())
  const shape = { httpOnly: true, sameSite: 'Lax', path: '/' } as const
  setCookie(c, cookieName(address()), value, { ...shape, secure, maxAge })
}

function cookieName(address: string): string {
  return `${isSecure(address) ? '__Host-' : ''}quarterdeck.journey`
}

function isSecure(address: string): boolean {
  return address.startsWith('https:')
}

function withoutProvider(c: Context) {
  return refuse(c, 404, 'There is no identity provider here.', {
    detail: 'Sign in with address and password, at /sign-in.',
    code: 'no_provider',
  })
}
