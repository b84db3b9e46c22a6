/** Who is signed in where. */

import { newId } from './ids.ts'
import type { Proof } from './people-tables.ts'
import type { Db, Instant, Transaction } from './tables.ts'
import type { Writing } from './writing.ts'

export interface SignedIn {
  id: string
  createdAt: Instant
  /** To the minute. */
  usedAt: Instant
  expiresAt: Instant
  /** The browser, as it says itself. */
  userAgent: string | null
}

/** A person's sessions that may still be used, the last used first. */
export async function listSessions(
  db: Db,
  personId: string,
  usedSince: Instant,
): Promise<SignedIn[]> {
  const rows = await db
    .selectFrom('session')
    .selectAll()
    .where('person_id', '=', personId)
    .where('updated_at', '>', usedSince)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at,
    usedAt: row.updated_at,
    expiresAt: row.expires_at,
    userAgent: row.user_agent,
  }))
}

export interface NewSession {
  personId: string
  /** What the browser's cookie says. */
  token: string
  provedBy: Proof
  userAgent: string
  expiresAt: Instant
}

/** Begins a session, proved at this moment. */
export async function insertSession(
  { tx, at }: Writing,
  { personId, token, provedBy, userAgent, expiresAt }: NewSession,
): Promise<void> {
  await tx
    .insertInto('session')
    .values({
      id: newId(),
      token,
      person_id: personId,
      expires_at: expiresAt,
      created_at: at,
      updated_at: at,
      address: null,
      user_agent: userAgent,
      proved_at: at,
      proved_by: provedBy,
    })
    .execute()
}

/** Says that a session was used. */
export async function touchSession(db: Db, id: string, at: Instant): Promise<void> {
  await db.updateTable('session').set({ updated_at: at }).where('id', '=', id).execute()
}

/** Says that whoever is signed in showed again that it is them. */
export async function proveSession({ tx, at }: Writing, id: string, by: Proof): Promise<void> {
  await tx
    .updateTable('session')
    .set({ proved_at: at, proved_by: by })
    .where('id', '=', id)
    .execute()
}

/** Ends one of a person's sessions; says whether it was theirs. */
export async function endSession(
  tx: Transaction | Db,
  personId: string,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Ends every session of a person but one. */
export async function endSessions(
  tx: Transaction,
  personId: string,
  { except }: { except?: string } = {},
): Promise<void> {
  const query = tx.deleteFrom('session').where('person_id', '=', personId)
  await (except === undefined ? query : query.where('id', '!=', except)).execute()
}

/** Forgets the sessions that nobody can use any more. */
export async function sweepSessions(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<', before).execute()
}
