/** What authors on the record are called, for the answers that say who. */

import type { MiddlewareHandler } from 'hono'

import { readAuthorNames } from '../db/author-names.ts'
import type { Deps, Env, Session } from './context.ts'

/** Whether an author on the record is whoever asks: by the id, or by the address of older entries. */
export function isAsker({ actor, email }: Session, author: string | null): boolean {
  return author !== null && (author === actor || author === email)
}

/** Reads the names before a route runs, so that none is read in the middle of a change. */
export function withNames({ db }: Deps): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set('nameOf', await readAuthorNames(db))
    await next()
  }
}
