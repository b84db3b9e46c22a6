/** Links by which somebody's own calendar reads the days of their cycles. Only the hash of the secret is kept. */

import { createHash, randomBytes } from 'node:crypto'

import type { Person } from './people.ts'
import { findPerson } from './people.ts'
import type { Db, Instant, Transaction } from './tables.ts'
import type { Writing } from './writing.ts'

/** Makes a person's link, in the place of the one before, and gives the secret. */
export async function insertCalendarLink(
  { tx, at, log }: Writing,
  personId: string,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const made = { secret_hash: hashOf(secret), made_at: at }
  await tx
    .insertInto('calendar_link')
    .values({ person_id: personId, ...made })
    .onConflict((oc) => oc.column('person_id').doUpdateSet(made))
    .execute()
  await log({ action: 'person.calendar_make', entity: 'person', entityId: personId, payload: {} })
  return secret
}

/** Ends a person's link; false when there was none. */
export async function endCalendarLink(writing: Writing, personId: string): Promise<boolean> {
  if (!(await forgetCalendarLink(writing.tx, personId))) return false
  await writing.log({
    action: 'person.calendar_end',
    entity: 'person',
    entityId: personId,
    payload: {},
  })
  return true
}

/** Ends a person's link as a part of something else; false when there was none. */
export async function forgetCalendarLink(tx: Transaction, personId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('calendar_link')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Since when a person has a link; undefined for none. */
export async function findCalendarLink(db: Db, personId: string): Promise<Instant | undefined> {
  const row = await db
    .selectFrom('calendar_link')
    .select('made_at')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.made_at
}

/** Whose link a secret is of; undefined for nobody with an open account. */
export async function findCalendarPerson(db: Db, secret: string): Promise<Person | undefined> {
  const row = await db
    .selectFrom('calendar_link')
    .select('person_id')
    .where('secret_hash', '=', hashOf(secret))
    .executeTakeFirst()
  const person = row && (await findPerson(db, { id: row.person_id }))
  return person?.closedAt === null ? person : undefined
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
