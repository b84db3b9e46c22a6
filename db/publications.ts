/** Which sealed packets anybody may read, under which address, and since when not any more. */

import { randomBytes } from 'node:crypto'

import type { PublicTexts } from '../domain/packet/public-view.ts'
import { recordChange } from './changes.ts'
import type { Db, Instant } from './tables.ts'
import type { Writing } from './writing.ts'

export interface Publication {
  token: string
  snapshotId: string
  findable: boolean
  /** Whether the months of its cycles may be read too. */
  months: boolean
  texts: PublicTexts
  published: { by: string; at: Instant }
  withdrawn: boolean
}

const TOKEN_BYTES = 16

/** Puts a packet before the public; undefined while it is there already. */
export async function insertPublication(
  writing: Writing,
  snapshotId: string,
  { findable, months, texts }: Pick<Publication, 'findable' | 'months' | 'texts'>,
): Promise<Publication | undefined> {
  if (await findPublicationOf(writing.tx, snapshotId)) return undefined
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  // The address is no secret of a person, and whoever reads the log may know it.
  const tx = await recordChange(writing, {
    action: 'snapshot.publish',
    entityId: snapshotId,
    after: { token, findable, months, texts },
    scopes: ['snapshots'],
  })
  await writing.tx
    .insertInto('publication')
    .values({
      token,
      snapshot_id: snapshotId,
      findable: findable ? 1 : 0,
      months: months ? 1 : 0,
      texts: JSON.stringify(texts),
      tx,
      withdrawn_tx: null,
    })
    .execute()
  return findPublication(writing.tx, token)
}

/** Takes a packet's page back for good; another publishing gives another address. False when there is none. */
export async function withdrawPublication(
  writing: Writing,
  snapshotId: string,
  reason: string | undefined,
): Promise<boolean> {
  const found = await findPublicationOf(writing.tx, snapshotId)
  if (!found) return false
  const tx = await recordChange(writing, {
    action: 'snapshot.withdraw',
    entityId: snapshotId,
    before: { token: found.token },
    reason,
    scopes: ['snapshots'],
  })
  await writing.tx
    .updateTable('publication')
    .set({ withdrawn_tx: tx })
    .where('token', '=', found.token)
    .execute()
  return true
}

/** By the address, also when it was withdrawn. */
export async function findPublication(db: Db, token: string): Promise<Publication | undefined> {
  const row = await select(db).where('publication.token', '=', token).executeTakeFirst()
  return row && toPublication(row)
}

/** What the public can read of a packet now. */
export async function findPublicationOf(
  db: Db,
  snapshotId: string,
): Promise<Publication | undefined> {
  const row = await select(db)
    .where('publication.snapshot_id', '=', snapshotId)
    .where('publication.withdrawn_tx', 'is', null)
    .executeTakeFirst()
  return row && toPublication(row)
}

/** What was written for the public last, of whatever packet: what the next begins with. */
export async function findLatestTexts(db: Db): Promise<PublicTexts> {
  const row = await select(db).orderBy('publication.tx', 'desc').limit(1).executeTakeFirst()
  return row ? toPublication(row).texts : {}
}

function select(db: Db) {
  return db
    .selectFrom('publication')
    .innerJoin('ledger', 'ledger.tx', 'publication.tx')
    .selectAll('publication')
    .select(['ledger.actor', 'ledger.at'])
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirst']>>>

function toPublication(row: Row): Publication {
  const texts: PublicTexts = JSON.parse(row.texts)
  return {
    token: row.token,
    snapshotId: row.snapshot_id,
    findable: row.findable === 1,
    months: row.months === 1,
    texts,
    published: { by: row.actor, at: row.at },
    withdrawn: row.withdrawn_tx !== null,
  }
}
