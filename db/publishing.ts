/**
 * The import that is put on the record in pieces. Its entry is on the ledger from the beginning,
 * and nobody sees its versions until the last of them is there: then all are seen at once.
 */

import { expressionBuilder } from 'kysely'

import { faultOf } from './fault.ts'
import type { LedgerEntry } from './ledger.ts'
import type { Db, Tables, Transaction } from './tables.ts'

export interface Publishing {
  /** The number of its entry. */
  tx: number
  /** The run that has staged what is put on the record. */
  runId: string
}

/** Thrown where something cannot be saved before a file is published; nothing was saved. */
export class BeingPublished extends Error {
  override name = 'BeingPublished'
  /** Among the codes that databases give. */
  readonly code = 'BEING_PUBLISHED'

  constructor() {
    super('A long file is being published, and this is about what it brings. Save it again soon.')
  }
}

/** Thrown where an import broke off after its entry: it will be gone on with by itself. */
export class PublishedLater extends Error {
  override name = 'PublishedLater'
  /** Of the database, where going on needs more than time: a failing disk wants a new start. */
  readonly code: string

  constructor(cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause)
    super(`The file is on its way onto the record, and is gone on with later: ${why}`, { cause })
    const fault = faultOf(cause)
    const isUnsure = fault === 'unsure' && cause instanceof Error && 'code' in cause
    this.code = isUnsure ? String(cause.code) : 'PUBLISHED_LATER'
  }
}

/**
 * What may be recorded meanwhile: nothing that plans, sites, cycles or packets are made of, for
 * the file was checked against the first three, and a packet is sealed with all of it or none.
 */
const BESIDE: ReadonlySet<string> = new Set([
  'access',
  'api_key',
  'decision',
  'link',
  'meeting',
  'meeting_feedback',
  'meeting_minutes',
  'observation',
  'person',
  'recipe',
  'reflection',
  'reflection_reading',
  'reminder',
  'stream_answer',
])
const STEPS: ReadonlySet<string> = new Set(['cycle.accept', 'cycle.return', 'cycle.submit'])

/** The import on its way; undefined when there is none. */
export async function findPublishing(db: Db): Promise<Publishing | undefined> {
  return db.selectFrom('publishing').select(['tx', 'run_id as runId']).executeTakeFirst()
}

/** Whether a run's versions are not all there yet, so that what it has staged is still wanted. */
export async function isOnItsWay(db: Db, runId: string): Promise<boolean> {
  return (await findPublishing(db))?.runId === runId
}

/** From now on the entry's versions come in pieces, and none of them is seen. */
export async function beginPublishing(tx: Transaction, going: Publishing): Promise<void> {
  await tx.insertInto('publishing').values({ slot: 1, tx: going.tx, run_id: going.runId }).execute()
}

/**
 * From now on everybody sees them.
 *
 * Errors: throws when somebody else has made them seen.
 */
export async function endPublishing(tx: Transaction, going: Publishing): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom('publishing')
    .where('tx', '=', going.tx)
    .executeTakeFirstOrThrow()
  if (numDeletedRows !== 1n) throw new Error(`entry ${going.tx} was shown before`)
}

/** Errors: throws `BeingPublished` for what has to wait. */
export function passBeside({ entity, action }: LedgerEntry): void {
  if (!BESIDE.has(entity) && !STEPS.has(action)) throw new BeingPublished()
}

/** The entry whose versions are not seen yet; 0 when all are. One row, read once a statement. */
export function unseen() {
  const eb = expressionBuilder<Tables>()
  return eb
    .selectFrom('publishing')
    .select((one) => one.fn.coalesce(one.fn.max('tx'), one.lit(0)).as('tx'))
}
