/**
 * The append-only record of who changed what. Its number is the product's time
 * axis: gapless, and in the order in which things became known.
 */

import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'

import type { Json } from '../domain/canonical-json.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import { hasTable } from './portable.ts'
import type { Db, Instant, LedgerTable, Transaction } from './tables.ts'

/** The hash before the first entry. */
export const NOTHING = '0'.repeat(64)

export interface LedgerEntry {
  /** `observation.record`, `plan.import`, … */
  action: string
  entity: string
  entityId: string
  /** What it was, what it is, why. */
  payload: { before?: Json; after?: Json; reason?: string; [key: string]: Json | undefined }
}

/**
 * Adds an entry and gives its number.
 *
 * The form that is hashed never changes: what entries gain is inside the payload, whose
 * text is hashed as it is. So an entry without a request verifies as it always did.
 */
export async function appendToLedger(
  tx: Transaction,
  by: { actor: string; at: Instant; request?: { id: string; from: string | null } | undefined },
  entry: LedgerEntry,
): Promise<number> {
  const last = await tx
    .selectFrom('ledger')
    .select(['tx', 'hash'])
    .orderBy('tx', 'desc')
    .limit(1)
    .executeTakeFirst()
  const row = {
    tx: (last?.tx ?? 0) + 1,
    at: by.at,
    actor: by.actor,
    action: entry.action,
    entity: entry.entity,
    entity_id: entry.entityId,
    payload: canonicalJson({ ...entry.payload, ...(by.request && { request: by.request }) }),
    prev: last?.hash ?? NOTHING,
  }
  await tx
    .insertInto('ledger')
    .values({ ...row, hash: hashOf(row) })
    .execute()
  return row.tx
}

/**
 * The newest ledger number up to which everything is seen, 0 when nothing was ever written: the
 * last one, or the one before an import that is published in pieces.
 */
export async function getHead(db: Db): Promise<number> {
  const { head } = await db
    .selectNoFrom((eb) =>
      eb.fn
        .coalesce(
          eb.selectFrom('publishing').select((one) => one('tx', '-', one.lit(1)).as('tx')),
          eb.selectFrom('ledger').select((all) => all.fn.max('tx').as('tx')),
          eb.lit(0),
        )
        .as('head'),
    )
    .executeTakeFirstOrThrow()
  return head
}

/** The last entry of the log: its number, which is how many there are, and its hash. */
export interface LogEnd {
  entries: number
  head: string
}

export async function readLogEnd(db: Db): Promise<LogEnd> {
  const last = await db
    .selectFrom('ledger')
    .select(['tx', 'hash'])
    .orderBy('tx', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { entries: last?.tx ?? 0, head: last?.hash ?? NOTHING }
}

/** The newest ledger number at a moment, up to which everything is seen: what was known then. */
export async function getHeadAt(db: Db, moment: Instant): Promise<number> {
  const row = await db
    .selectFrom('ledger')
    .select('tx')
    .where('at', '<=', moment)
    .orderBy('tx', 'desc')
    .limit(1)
    .executeTakeFirst()
  return Math.min(row?.tx ?? 0, await getHead(db))
}

/** Why the end of the log does not fit; undefined where it does. It reads two entries and counts. */
export async function faultOfHead(db: Db): Promise<string | undefined> {
  if (!(await hasTable(db, 'ledger'))) return undefined
  const [last, before] = await db
    .selectFrom('ledger')
    .selectAll()
    .orderBy('tx', 'desc')
    .limit(2)
    .execute()
  if (!last) return undefined
  const { entries } = await db
    .selectFrom('ledger')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('entries'))
    .executeTakeFirstOrThrow()
  if (entries !== last.tx)
    return `The log has ${entries} entries, and its last has number ${last.tx}.`
  const why = faultOf(last, before?.hash ?? NOTHING, last.tx)
  return why && `Entry ${last.tx}, the last of the log, does not hold: ${why}.`
}

export type ChainVerdict =
  | { ok: true; events: number; head: string }
  | { ok: false; events: number; brokenAt: number; why: string }

/** A number and its hash that somebody kept elsewhere: what a cut or rewritten record is found by. */
export interface Anchor {
  tx: number
  hash: string
}

/** Recomputes the whole chain, up to and past the anchor, and names the first entry that does not fit. */
export async function verifyLedger(db: Db, anchor?: Anchor): Promise<ChainVerdict> {
  let prev = NOTHING
  let events = 0
  for await (const page of pagesOf(db)) {
    for (const row of page) {
      const expected = events + 1
      const why = faultOf(row, prev, expected) ?? strayFrom(row, anchor)
      if (why) return { ok: false, events, brokenAt: expected, why }
      prev = row.hash
      events = expected
    }
  }
  if (anchor && anchor.tx > events) {
    const why = `the record ends at ${events}, and somebody kept number ${anchor.tx}`
    return { ok: false, events, brokenAt: events + 1, why }
  }
  return { ok: true, events, head: prev }
}

/** Every row by number, those numbered below 1 too. */
async function* pagesOf(db: Db): AsyncGenerator<LedgerTable[]> {
  let after: number | undefined
  for (;;) {
    let query = db.selectFrom('ledger').selectAll().orderBy('tx').limit(1000)
    if (after !== undefined) query = query.where('tx', '>', after)
    const page = await query.execute()
    if (page.length > 0) yield page
    after = page.at(-1)?.tx
    if (after === undefined) return
    await setImmediate()
  }
}

function faultOf(row: LedgerTable, prev: string, expected: number): string | undefined {
  if (row.tx < expected) return `an entry has the number ${row.tx}, which is out of place`
  if (row.tx !== expected) return `entry ${expected} is missing`
  if (row.prev !== prev) return 'it does not follow the entry before it'
  if (row.hash !== hashOf(row)) return 'its content does not match its hash'
  return undefined
}

function strayFrom({ tx, hash }: LedgerTable, anchor: Anchor | undefined): string | undefined {
  if (tx !== anchor?.tx || hash === anchor.hash) return undefined
  return 'its hash is not the one that somebody kept'
}

function hashOf(row: Omit<LedgerTable, 'hash'>): string {
  const content = canonicalJson({
    tx: row.tx,
    at: row.at,
    actor: row.actor,
    action: row.action,
    entity: row.entity,
    entityId: row.entity_id,
    payload: row.payload,
  })
  return createHash('sha256').update(`${row.prev}\n${content}`).digest('hex')
}
