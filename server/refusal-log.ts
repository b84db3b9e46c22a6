/** Refusals on the record: who was refused what. Never so often that they crowd it out. */

import type { Context } from 'hono'

import { writing } from '../db/writing.ts'
import type { Deps, Env } from './context.ts'
import { requestOf } from './request-origin.ts'
import { createLimit } from './sign-in/limits.ts'

const SPAN = 15 * 60 * 1000
const MOST_OF_ONE = 60
const MOST_OF_ALL = 600
const LONGEST_PATH = 200

/** Records that somebody was refused a route; says nothing when it was said too often. */
export type RecordRefusal = (c: Context<Env>, actor: string, route: string) => Promise<void>

export function createRefusalLog({ db, log, clock }: Deps): RecordRefusal {
  const now = () => clock.now().getTime()
  const one = createLimit(MOST_OF_ONE, SPAN, now)
  const all = createLimit(MOST_OF_ALL, SPAN, now)
  return async (c, actor, route) => {
    if (one.take(actor) !== undefined || all.take('all') !== undefined) return
    const payload = { after: { path: withoutSecret(c.req.path).slice(0, LONGEST_PATH) } }
    const request = requestOf(c)
    await writing(db, { actor, at: clock.now(), request }, (change) =>
      change.log({ action: 'access.refuse', entity: 'route', entityId: route, payload }),
    ).catch((error: unknown) => {
      // A full disk must not turn a refusal into a failure.
      log.warn({ error, route }, 'a refusal was not recorded')
    })
  }
}

/** A calendar's link lets in whoever reads it. */
function withoutSecret(path: string): string {
  return path.replace(/(\/calendar\/)[^/]*/i, '$1…')
}
