/** Writing what need not outlive a power cut, such as rows that are put aside, without waiting for the disk each time. */

import { sql } from 'kysely'

import { openDatabase } from './open.ts'
import { isSqlite } from './portable.ts'
import type { Db } from './tables.ts'

/** Connections with which one thing is done at a time, so that none of it is another's. */
const ownedAlone = new WeakSet<Db>()

/** A database for one task alone. The caller owns the handle and ends it with `db.destroy()`. */
export function openAlone(url: string): Db {
  const db = openDatabase(url)
  ownedAlone.add(db)
  return db
}

/**
 * Does something whose changes a power cut may take away from the last one backwards, never half
 * of one. On a connection that others use too, and on PostgreSQL, they are kept like any other.
 * What is committed after it is kept, and everything before it too.
 */
export async function losably<T>(db: Db, work: () => Promise<T>): Promise<T> {
  if (!ownedAlone.has(db) || !isSqlite(db)) return work()
  await sql`pragma synchronous = normal`.execute(db)
  try {
    return await work()
  } finally {
    await sql`pragma synchronous = full`.execute(db)
  }
}
