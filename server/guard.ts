/** What stands before every route: headers, origins, body sizes, who is asking and what they may. */

import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { secureHeaders } from 'hono/secure-headers'

import { findDistrict } from '../db/settings.ts'
import type { RouteAccess } from '../domain/access.ts'
import {
  accessFor,
  isOfDepartments,
  isOpenWithoutSecondFactor,
  isProofFresh,
  mayUse,
  mayUseIn,
  reachesDistrict,
} from '../domain/access.ts'
import { networkOf } from './address.ts'
import { dayIn } from './clock.ts'
import type { Deps, Env, Session } from './context.ts'
import { refuseKey, sessionOfKey } from './key-session.ts'
import { refuse } from './problem.ts'
import type { RecordRefusal } from './refusal-log.ts'
import { absent } from './respond.ts'
import type { Scope } from './scope.ts'
import { BASE, apiRouteIndex, scopeOf } from './scope.ts'
import { notSignedIn, proofNeeded, tooMany } from './sign-in/door-context.ts'
import { guessesInMemory } from './sign-in/limits.ts'
import type { SignIn } from './sign-in/sign-in.ts'

export { BASE }

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])
const DEFAULT_ZONE = 'America/Los_Angeles'
const NO_KEY = 'unknown API key'

const FOR_A_YEAR = 'max-age=31536000; includeSubDomains'
const HEADERS = {
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    workerSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  crossOriginOpenerPolicy: 'same-origin',
  crossOriginResourcePolicy: 'same-origin',
}

/** The headers of every answer, errors included. */
export function headers(publicUrl: string | null): MiddlewareHandler {
  const isSecure = publicUrl?.startsWith('https:') ?? false
  return secureHeaders({ ...HEADERS, strictTransportSecurity: isSecure && FOR_A_YEAR })
}

/** Keeps answers of the API out of every shared cache unless a route says otherwise. */
export const noStore: MiddlewareHandler = async (c, next) => {
  await next()
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
}

/** Refuses writes that another site's page asks a browser to make. */
export function sameSiteOnly(publicUrl: string | null): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (SAFE_METHODS.has(c.req.method) || c.req.header('authorization')) return next()
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    if (site === undefined && origin === undefined && c.req.header('cookie')) {
      return refuse(c, 403, 'It cannot be told which page this comes from.', {
        detail: 'A change made with a cookie says its Origin or Sec-Fetch-Site, as browsers do.',
        code: 'cross_site',
      })
    }
    const own = publicUrl ? new URL(publicUrl).origin : new URL(c.req.url).origin
    const foreign =
      site === undefined
        ? origin !== undefined && origin !== own
        : site !== 'same-origin' && site !== 'none'
    if (!foreign) return next()
    return refuse(c, 403, 'This request came from another site.', {
      detail: 'Make the change on the product’s own pages, or with an API key.',
      code: 'cross_site',
    })
  }
}

/** Refuses packed bodies, whose size says nothing about what they hold. */
export const plainBodiesOnly: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.header('content-encoding') === undefined) return next()
  return refuse(c, 415, 'The body is compressed.', {
    detail: 'Send it as it is, without a Content-Encoding.',
    code: 'content_encoding',
  })
}

export interface Asking {
  /** A fixed session: for tests. */
  session?: Session
  signIn?: SignIn
}

/** Says who is asking and which day it is in the district; without a sign-in only what is public is read. */
export function identify(
  deps: Deps,
  { session, signIn }: Asking,
  recordRefusal: RecordRefusal,
): MiddlewareHandler<Env> {
  const { keys: failures } = signIn?.guesses ?? guessesInMemory(deps)
  return async (c, next) => {
    const district = await findDistrict(deps.db)
    const latestDay = dayIn(district?.timeZone ?? DEFAULT_ZONE, deps.clock.now())
    c.set('latestDay', latestDay)
    c.set('today', district?.demonstrationOn ?? latestDay)
    const authorization = c.req.header('authorization')
    const address = networkOf(c)
    const seconds = authorization === undefined ? undefined : await failures.wait(address)
    if (seconds !== undefined) return tooMany(c, seconds)
    const asking =
      authorization === undefined
        ? (session ?? (await signIn?.sessionOf(c.req.raw.headers)))
        : await sessionOfKey(deps, authorization, latestDay)
    if (!asking && authorization !== undefined) {
      await failures.take(address)
      await recordRefusal(c, NO_KEY, 'Authorization')
      return refuseKey(c)
    }
    if (!asking && isLocked(c)) return notSignedIn(c)
    if (asking) c.set('session', asking)
    const isAsked = district?.coordinatorsNeedSecondFactor === true
    c.set('lacksSecondFactor', isAsked && isWithoutSecondFactor(asking))
    return next()
  }
}

/** Looks the route up in the table of rights; a route that is not in it is not served. */
export function authorise(
  { db, clock }: Deps,
  recordRefusal: RecordRefusal,
): MiddlewareHandler<Env> {
  return async (c, next) => {
    const path = routePathOf(c)
    if (path === undefined) return next()
    const access = accessOf(c, path)
    if (access?.right === 'public') return next()
    const { session } = c.var
    if (c.var.lacksSecondFactor && !isOpenWithoutSecondFactor(c.req.method, path)) {
      return secondFactorMissing(c)
    }
    const record = () => recordRefusal(c, session.actor, `${c.req.method} ${path}`)
    if (!access || !mayUse(session.role, access.right)) {
      await record()
      return notYours(c)
    }
    const scope = session.departments === 'all' ? [null] : await scopeOf(c, db, access)
    const outside = scope.filter((department) => !mayUseIn(session, access.right, department))
    if (isOfDepartments(access) && outside.length > 0) {
      if (!outside.includes(null)) await record()
      return outOfReach(c, access, outside)
    }
    if (access.proof && !isProofFresh(session.proof?.at, clock.now())) return proofNeeded(c)
    c.set('seesSmallGroups', seesSmallGroups(session, scope))
    return next()
  }
}

/** Small groups are shown only where everything that is asked for is the asker's to see. */
function seesSmallGroups(session: Session, scope: Scope): boolean {
  const right = 'see_small_groups'
  if (scope.length === 0) return reachesDistrict(session, right)
  return scope.every((department) => mayUseIn(session, right, department))
}

/** A coordinator who showed a password alone; the district's identity provider asks as it sees fit. */
function isWithoutSecondFactor(asking: Session | undefined): boolean {
  return asking?.role === 'coordinator' && asking.proof?.by === 'password'
}

function secondFactorMissing(c: Context<Env>) {
  return refuse(c, 403, 'Coordinators need a second factor here.', {
    detail: 'Set one up under Your account, at /account. Everything else then goes on.',
    code: 'second_factor_missing',
  })
}

function notYours(c: Context<Env>) {
  return refuse(c, 403, 'This is not yours to do.', {
    detail: 'Ask the coordinator for the right, or sign in with an account that holds it.',
    code: 'not_allowed',
  })
}

/** What the asker may not even read is not there for them. */
function outOfReach(c: Context<Env>, { right }: RouteAccess, outside: Scope) {
  if (outside.includes(null)) {
    return refuse(c, 403, 'This reaches beyond your department.', {
      detail: 'Name your department in the request, such as ?department=ID.',
      code: 'department_missing',
    })
  }
  if (right === 'read' || !reachesDistrict(c.var.session, 'read')) return absent(c, 'thing')
  return refuse(c, 403, 'This belongs to another department.', {
    detail: 'You can change what your own departments own. Ask them, or the coordinator.',
    code: 'not_your_department',
  })
}

function accessOf(c: Context<Env>, path: string): RouteAccess | undefined {
  return accessFor(c.req.method === 'HEAD' ? 'GET' : c.req.method, path)
}

/** Whether there is such a route, and it is not for everybody. */
function isLocked(c: Context<Env>): boolean {
  const path = routePathOf(c)
  return path !== undefined && accessOf(c, path)?.right !== 'public'
}

/** The matched route below the base, written as in the table: `/metrics/{id}`. */
function routePathOf(c: Context<Env>): string | undefined {
  const route = matchedRoutes(c)[apiRouteIndex(c)]
  return route?.path.slice(BASE.length).replaceAll(/:(\w+)(?:\{[^}]*\})?/g, '{$1}')
}
