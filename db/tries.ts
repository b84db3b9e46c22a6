/** Tries that are counted, whichever server on this database they were made at. */

import { sql } from 'kysely'

import { newId } from './ids.ts'
import { isSqlite } from './portable.ts'
import type { Db, Instant } from './tables.ts'

export interface TryLimit {
  /** What is counted, as a hash. */
  keyHash: string
  most: number
  since: Instant
}

/**
 * Counts a try unless there were too many since a moment; then gives the first of those that
 * count, or undefined. Tries of one key that come at once are counted one after the other.
 */
export async function takeTry(
  db: Db,
  { keyHash, most, since }: TryLimit,
  at: Instant,
): Promise<Instant | undefined> {
  return db.transaction().execute(async (tx) => {
    if (!isSqlite(tx)) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${keyHash}, 0))`.execute(tx)
    }
    const limiting = await findLimitingTry(tx, { keyHash, most, since })
    if (limiting !== undefined) return limiting
    await tx.insertInto('sign_in_try').values({ id: newId(), key_hash: keyHash, at }).execute()
    return undefined
  })
}

/** The first of the tries that count, where there were too many since a moment; counts none. */
export async function findLimitingTry(
  db: Db,
  { keyHash, most, since }: TryLimit,
): Promise<Instant | undefined> {
  const before = await db
    .selectFrom('sign_in_try')
    .select('at')
    .where('key_hash', '=', keyHash)
    .where('at', '>', since)
    .orderBy('at', 'desc')
    .limit(most)
    .execute()
  return before.length >= most ? before.at(-1)?.at : undefined
}

/** Takes the last try of a key back. */
export async function giveTryBack(db: Db, keyHash: string): Promise<void> {
  await db
    .deleteFrom('sign_in_try')
    .where('id', '=', (eb) =>
      eb
        .selectFrom('sign_in_try')
        .select('id')
        .where('key_hash', '=', keyHash)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(1),
    )
    .execute()
}

/** Forgets the tries of a key. */
export async function forgiveTries(db: Db, keyHash: string): Promise<void> {
  await db.deleteFrom('sign_in_try').where('key_hash', '=', keyHash).execute()
}

/** Forgets the tries that count no longer. */
export async function sweepTries(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('sign_in_try').where('at', '<', before).execute()
}
