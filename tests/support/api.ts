/** The whole API over a database of its own, with a clock that the test sets. */

import { Hono } from 'hono'
import { sql } from 'kysely'
import { pino } from 'pino'

import type { Db } from '../../db/tables.ts'
import type { Holder, Role } from '../../domain/access.ts'
import type { App } from '../../server/app.ts'
import { createApp } from '../../server/app.ts'
import type { Env } from '../../server/context.ts'
import { BASE } from '../../server/guard.ts'
import type { Mailing } from '../../server/reminders/sender.ts'
import type { Dialect } from './databases.ts'
import { createDatabase } from './databases.ts'
import { insertExamplePlan, insertOrganisation } from './plans.ts'
import { createDistrict } from './recorded-district.ts'

export interface Answer {
  status: number
  headers: Headers
  /** Parsed when it is JSON, else the text; undefined when there is none. */
  body: unknown
}

export interface Sent {
  /** Text and bytes go as they are; anything else as JSON. */
  body?: unknown
  headers?: Record<string, string>
  /** The address of the socket; without one there is no socket. */
  from?: string
}

export interface TestApi {
  db: Db
  app: App
  /** Paths are below `/api/v1`. */
  request: (method: string, path: string, sent?: Sent) => Promise<Answer>
  /** Sets the clock to a UTC moment. */
  now: (moment: string) => void
}

export interface TestApiOptions {
  role?: Role
  /** Who asks; the coordinator's address unless given. */
  actor?: string
  /** All unless given. */
  departments?: Holder['departments']
  /** Given for another district than the small one of `recorded-district.ts`. */
  db?: Db
  moment?: string
  /** Whether pages answer every other address, as they do in the real server. */
  pages?: boolean
  trustProxy?: boolean
  mailing?: Mailing
  /** Bytes of a file of observations. */
  largestFile?: number
}

/** However the clock is set, the asker has just shown who they are. */
const PROOF = { at: new Date('2999-01-01T00:00:00Z'), by: 'second_factor' } as const
const PAGES = new Hono<Env>().get('*', (c) => c.text('a page'))

/**
 * The API of the small district of `recorded-district.ts`, asked on 5 October 2022
 * by a coordinator unless the test says otherwise. The caller ends it with
 * `api.db.destroy()`.
 */
export async function createTestApi(
  dialect: Dialect,
  options: TestApiOptions = {},
): Promise<TestApi> {
  const { role = 'coordinator', departments = 'all', moment = '2022-10-05T18:09:36Z' } = options
  const { actor = 'coordinator@district.example' } = options
  let clockAt = new Date(moment)
  const db = options.db ?? (await createDistrict(dialect))
  const app = createApp(
    { db, clock: { now: () => clockAt }, log: pino({ level: 'silent' }) },
    {
      session: { actor, role, departments, proof: PROOF },
      publicUrl: null,
      trustProxy: options.trustProxy ?? false,
      ...(options.mailing && { mailing: options.mailing }),
      ...(options.largestFile !== undefined && { largestFile: options.largestFile }),
      ...(options.pages && { pages: PAGES }),
    },
  )
  return {
    db,
    app,
    now: (next) => {
      clockAt = new Date(next)
    },
    request: async (method, path, sent = {}) => {
      const { body, type } = bodyOf(sent.body)
      const headers = { ...(type && { 'content-type': type }), ...sent.headers }
      const socket = sent.from && { incoming: { socket: { remoteAddress: sent.from } } }
      return answerOf(await app.request(`${BASE}${path}`, { method, headers, body }, socket))
    },
  }
}

/** The same over the district of `plans.ts`, which has one plan with a metric of every kind. */
export async function createPlanApi(
  dialect: Dialect,
  options: Omit<TestApiOptions, 'db'> = {},
): Promise<TestApi> {
  const db = await createDatabase(dialect)
  await insertOrganisation(db)
  await insertExamplePlan(db)
  return createTestApi(dialect, { ...options, db })
}

/** What an answer says at a place: `items.0.id`; undefined when there is no such place. */
export function at(answer: Pick<Answer, 'body'>, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined
    return new Map(Object.entries(value)).get(key)
  }, answer.body)
}

/** The text at a place, such as an id that the next request needs. */
export function textAt(answer: Pick<Answer, 'body'>, path: string): string {
  const value = at(answer, path)
  if (typeof value !== 'string') {
    throw new TypeError(`no text at ${path} of ${JSON.stringify(answer.body)}`)
  }
  return value
}

/** How many rows each table has, by name. */
export async function countRows(db: Db): Promise<Record<string, number>> {
  const tables = await db.introspection.getTables()
  const names = tables.map(({ name }) => name).filter((name) => !name.startsWith('kysely_'))
  const counts = names.toSorted().map(async (name) => {
    const { rows } = await sql<{ n: number }>`
      select cast(count(*) as integer) as n from ${sql.table(name)}
    `.execute(db)
    return [name, rows[0]?.n ?? 0] as const
  })
  return Object.fromEntries(await Promise.all(counts))
}

function bodyOf(body: unknown): { body: BodyInit | null; type?: string } {
  if (body === undefined) return { body: null }
  if (typeof body === 'string') return { body, type: 'text/plain; charset=utf-8' }
  if (body instanceof Uint8Array) {
    return { body: new Uint8Array(body), type: 'application/octet-stream' }
  }
  return { body: JSON.stringify(body), type: 'application/json' }
}

async function answerOf(response: Response): Promise<Answer> {
  const { status, headers } = response
  const text = await response.text()
  if (text === '') return { status, headers, body: undefined }
  const json = /[/+]json/.test(headers.get('content-type') ?? '')
  return { status, headers, body: json ? JSON.parse(text) : text }
}
