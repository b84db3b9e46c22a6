/** What every route is given, and the router every route file starts from. */

import { OpenAPIHono } from '@hono/zod-openapi'
import type { Logger } from 'pino'

import type { NameOf } from '../db/author-names.ts'
import type { Proof } from '../db/people-tables.ts'
import type { Db } from '../db/tables.ts'
import type { Role } from '../domain/access.ts'
import type { CalendarDate } from '../domain/calendar.ts'
import { malformed } from './problem.ts'

export interface Clock {
  now(): Date
}

export interface Deps {
  db: Db
  clock: Clock
  log: Logger
}

/** Who is asking. */
export interface Session {
  /** A person's id or a key's name; written on everything they change. */
  actor: string
  /** The address of a person's account. */
  email?: string
  /** What a person is called; absent for a key. */
  name?: string
  role: Role
  /** Ids of the departments the role is held in; `all` for the whole district. */
  departments: 'all' | readonly string[]
  /** How and when a person last showed that it is them; absent for a key. */
  proof?: { at: Date; by: Proof }
}

export interface Env {
  Variables: {
    session: Session
    /** Today in the district's time zone. */
    today: CalendarDate
    /**
     * The last day an observation may be of: today by the real clock. A demonstration shows an
     * earlier day, and may still be tried on later ones.
     */
    latestDay: CalendarDate
    /** Whether a second factor has to be set up before anything else is answered. */
    lacksSecondFactor: boolean
    requestId: string
    /** What an author on the record is called; only on routes that say who. */
    nameOf: NameOf
    /** Of the socket, or of the last hop that our proxy wrote; null where no socket carried it. */
    remoteAddress: string | null
    /** Whether small groups of what is asked for are the asker's to see. */
    seesSmallGroups: boolean
  }
}

/** A router that answers a malformed request with 400 in the API's one refusal shape. */
export function createRouter() {
  return new OpenAPIHono<Env>({
    defaultHook: (result, c) => (result.success ? undefined : malformed(c, result.error)),
  })
}
