/** Who a cookie belongs to. */

import type { Proof } from '../../db/people-tables.ts'
import type { Person } from '../../db/people.ts'
import { findPerson } from '../../db/people.ts'
import { endSession, touchSession } from '../../db/sessions.ts'
import type { Deps } from '../context.ts'
import type { Auth } from './auth.ts'

/** A session that nobody used for so long has ended. */
export const IDLE = 30 * 60 * 1000
/** How exactly it is known when a session was last used. */
const TOUCH_AFTER = 60 * 1000

export interface Current {
  sessionId: string
  person: Person
  /** How and when they last showed that it is them. */
  proof: { at: Date; by: Proof }
}

/** The live session of a request's cookie, and whose it is. Using it keeps it alive. */
export async function currentSession(
  { auth, db, clock, log }: { auth: Auth } & Deps,
  headers: Headers,
): Promise<Current | undefined> {
  const cookie = headers.get('cookie')
  if (!cookie?.includes('quarterdeck.session')) return undefined
  const found = await auth.api.getSession({
    headers: new Headers({ cookie }),
    query: { disableRefresh: true },
  })
  if (!found) return undefined
  const { id, userId, updatedAt, provedAt, provedBy } = found.session
  const now = clock.now()
  const idle = now.getTime() - updatedAt.getTime()
  if (idle > IDLE) {
    await endSession(db, userId, id)
    return undefined
  }
  const person = await findPerson(db, { id: userId })
  if (person?.closedAt !== null) return undefined
  if (idle > TOUCH_AFTER) {
    // On a full disk reading goes on; the session then ends as if it had not been used.
    await touchSession(db, id, now.toISOString()).catch((error: unknown) => {
      log.warn({ error }, 'the use of a sign-in was not noted')
    })
  }
  return { sessionId: id, person, proof: { at: new Date(provedAt), by: provedBy } }
}
