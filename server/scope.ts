/** Which departments a request is about, as the table of rights says a route names them. */

import type { Context } from 'hono'
import { matchedRoutes } from 'hono/route'

import { findDepartmentOf } from '../db/department-of.ts'
import type { Db } from '../db/tables.ts'
import type { Part, RouteAccess } from '../domain/access.ts'
import { momentOf } from './as-of.ts'
import type { Env } from './context.ts'
import { AsOf } from './schemas.ts'

export const BASE = '/api/v1'

/** Department ids; null stands for the whole district. A part that is not there adds nothing. */
export type Scope = readonly (string | null)[]

/**
 * The departments a request names.
 *
 * Shape: all of them must be the asker's; empty when what it names is not there, so that its
 * handler answers 404 or 422.
 */
export async function scopeOf(c: Context<Env>, db: Db, access: RouteAccess): Promise<Scope> {
  const named = [...fromPath(c, access.path), ...(await fromBody(c, access))]
  const then = await thenOf(c, db)
  const found = await Promise.all(named.map(async ([part, id]) => ownersOf(then, part, id)))
  const scope = found.flat()
  if (access.orDistrict && named.length === 0) return [null]
  return access.query ? [...scope, ...(await fromQuery(c, then))] : scope
}

/** The record today and, where a read looks back, as it stood: what was given away is neither's alone. */
async function thenOf(c: Context<Env>, db: Db): Promise<Db[]> {
  const asked = AsOf.safeParse(c.req.query('asOf'))
  if (!asked.data) return [db]
  const { db: then } = await momentOf(c, db, asked.data)
  return [db, then]
}

async function ownersOf(then: readonly Db[], part: Part, id: string): Promise<(string | null)[]> {
  const owners = await Promise.all(then.map((db) => findDepartmentOf(db, part, id)))
  return owners.filter((owner) => owner !== undefined)
}

type Named = readonly [part: Part, id: string]

function fromPath(c: Context<Env>, part: Part | undefined): Named[] {
  const id = part && handlerParam(c, 'id')
  return part && id !== undefined ? [[part, id]] : []
}

async function fromBody(c: Context<Env>, { body }: RouteAccess): Promise<Named[]> {
  if (!body) return []
  const sent: unknown = await c.req.json().catch(() => undefined)
  return Object.entries(body).flatMap(([field, part]): Named[] => {
    const ids = new Set(valuesAt(sent, field.split('.')))
    return Array.from(ids, (id) => [part, id] as const)
  })
}

/** The texts at a path such as `metricId` or `cells[].metricId`. */
function valuesAt(sent: unknown, [step, ...rest]: readonly string[]): string[] {
  // What no database can hold names nothing; a body that is not sent as JSON may have it.
  if (step === undefined) return typeof sent === 'string' && !sent.includes('\u0000') ? [sent] : []
  if (typeof sent !== 'object' || sent === null) return []
  const within = new Map<string, unknown>(Object.entries(sent)).get(step.replace('[]', ''))
  if (!step.endsWith('[]')) return valuesAt(within, rest)
  return Array.isArray(within) ? within.flatMap((each) => valuesAt(each, rest)) : []
}

/** Filters narrow together, so the asker's own department or metric is enough. */
async function fromQuery(c: Context<Env>, then: readonly Db[]): Promise<Scope> {
  const department = c.req.query('department')
  const metric = c.req.query('metric')
  if (department !== undefined) return [department]
  if (metric === undefined) return [null]
  return ownersOf(then, 'metric', metric)
}

/** A parameter as the route's own handler will read it, decoded in the same way. */
function handlerParam(c: Context<Env>, name: string): string | undefined {
  const { routeIndex } = c.req
  c.req.routeIndex = apiRouteIndex(c)
  const value = c.req.param(name)
  c.req.routeIndex = routeIndex
  return value
}

/** Which of the matched routes will answer. The pages match every address too, and are none of the API's. */
export function apiRouteIndex(c: Context<Env>): number {
  return matchedRoutes(c).findIndex(
    ({ method, path }) => method !== 'ALL' && path.startsWith(`${BASE}/`),
  )
}
