/** What stands before every route: headers, origins, body sizes, who is asking and what they may. */

import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { secureHeaders } from 'hono/secure-headers'

import { findDistrict } from '../db/settings.ts'
import { mayUse, rightFor } from '../domain/access.ts'
import { dayIn } from './clock.ts'
import type { Deps, Env, Session } from './context.ts'
import { refuse } from './problem.ts'

export const BASE = '/api/v1'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])
const DEFAULT_ZONE = 'America/Los_Angeles'

/** The headers of every answer, errors included. */
export const headers: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
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
  strictTransportSecurity: false,
})

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

/** Says who is asking and which day it is in the district. */
export function identify({ db, clock }: Deps, session: Session): MiddlewareHandler<Env> {
  return async (c, next) => {
    const district = await findDistrict(db)
    const today = dayIn(district?.timeZone ?? DEFAULT_ZONE, clock.now())
    c.set('session', session)
    c.set('latestDay', today)
    c.set('today', district?.demonstrationOn ?? today)
    await next()
  }
}

/** Looks the route up in the table of rights; a route that is not in it is not served. */
export const authorise: MiddlewareHandler<Env> = async (c, next) => {
  const path = routePathOf(c)
  if (path === undefined) return next()
  const right = rightFor(c.req.method === 'HEAD' ? 'GET' : c.req.method, path)
  if (right && mayUse(c.var.session.role, right)) return next()
  return refuse(c, 403, 'This is not yours to do.', {
    detail: 'Ask the coordinator for the right, or sign in with an account that holds it.',
    code: 'not_allowed',
  })
}

/** The matched route below the base, written as in the table: `/metrics/{id}`. */
function routePathOf(c: Parameters<typeof matchedRoutes>[0]): string | undefined {
  const route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL')
  if (!route?.path.startsWith(BASE)) return undefined
  return route.path.slice(BASE.length).replaceAll(/:(\w+)(?:\{[^}]*\})?/g, '{$1}')
}
