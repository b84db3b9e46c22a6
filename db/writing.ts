/** Every change runs in one of these: one transaction, one author, one moment, on the record. */

import { sql } from 'kysely'

import type { SchoolYear } from '../domain/calendar.ts'
import type { LedgerEntry } from './ledger.ts'
import { appendToLedger } from './ledger.ts'
import { isSqlite } from './portable.ts'
import type { Publishing } from './publishing.ts'
import { findPublishing, passBeside } from './publishing.ts'
import type { Db, Instant, Transaction } from './tables.ts'

/** How near a request came from: the same machine, a network of the house, or elsewhere. */
export type AddressClass = 'loopback' | 'private' | 'public'

export interface Recording {
  /** Who makes the change: an account's address or a key's name. */
  actor: string
  at: Date
  /** The request it came with; absent on the command line. */
  request?: { id: string; from: AddressClass | null } | undefined
}

/** A running change. Functions that write take one, so none can write outside it. */
export interface Writing {
  tx: Transaction
  actor: string
  at: Instant
  /** Why, in the words of whoever makes the change; it stands in every entry that has no other. */
  reason?: string | undefined
  /** Whether whoever makes it may correct what is closed. */
  mayBeLate?: boolean | undefined
  /** The import whose versions come in pieces meanwhile, and are not seen yet. */
  publishing?: Publishing | undefined
  /**
   * Puts an entry on the record and gives its number.
   *
   * Errors: throws `BeingPublished` for what has to wait for an import.
   */
  log: (entry: LedgerEntry) => Promise<number>
  /** Tells readers of a school year (or of `organisation`) that something changed. */
  touch: (scope: string) => void
}

// Any number; it must only be the same in every server on one database.
const WRITE_LOCK = 7_237_001

/**
 * Runs a change in a transaction that no other change overlaps.
 *
 * Errors: what `work` throws, after everything it wrote was undone.
 */
export async function writing<T>(
  db: Db,
  by: Recording,
  work: (change: Writing) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    // The ledger is gapless, so on PostgreSQL writers queue; SQLite has one writer by nature.
    if (!isSqlite(tx)) await sql`select pg_advisory_xact_lock(${WRITE_LOCK})`.execute(tx)
    await begin(tx)
    const publishing = await findPublishing(tx)
    const at = by.at.toISOString()
    const stamp = { actor: by.actor, at, request: by.request }
    const touched = new Set<string>()
    const result = await work({
      tx,
      actor: by.actor,
      at,
      publishing,
      log: async (entry) => {
        if (publishing) passBeside(entry)
        return appendToLedger(tx, stamp, entry)
      },
      touch: (scope) => void touched.add(scope),
    })
    for (const scope of touched) await countUp(tx, scope)
    await tx.updateTable('writing').set({ since: null }).execute()
    return result
  })
}

/** How often a scope has changed; 0 for never. */
export async function getDataVersion(db: Db, scope: string): Promise<number> {
  const row = await db
    .selectFrom('data_version')
    .select('version')
    .where('scope', '=', scope)
    .executeTakeFirst()
  return row?.version ?? 0
}

/** How often a school year and the years before it have changed, together. */
export async function getDataVersionUpTo(db: Db, year: SchoolYear): Promise<number> {
  const rows = await db
    .selectFrom('data_version')
    .select('version')
    .where('scope', '<=', year)
    .execute()
  return rows.reduce((sum, { version }) => sum + version, 0)
}

/** Everything a change does is known from its first entry on; the triggers that remember read it here. */
async function begin(tx: Transaction): Promise<void> {
  await tx
    .updateTable('writing')
    .set((eb) => ({
      since: eb
        .selectFrom('ledger')
        .select((head) =>
          head(head.fn.coalesce(head.fn.max('tx'), head.lit(0)), '+', 1).as('since'),
        ),
    }))
    .execute()
}

async function countUp(tx: Transaction, scope: string): Promise<void> {
  await tx
    .insertInto('data_version')
    .values({ scope, version: 1 })
    .onConflict((oc) =>
      oc.column('scope').doUpdateSet((eb) => ({ version: eb('data_version.version', '+', 1) })),
    )
    .execute()
}
