/** Links that let somebody set a password, once. Only the hash of the secret is kept. */

import { createHash, randomBytes } from 'node:crypto'

import { newId } from './ids.ts'
import type { LinkPurpose } from './people-tables.ts'
import type { Db, Instant } from './tables.ts'
import type { Writing } from './writing.ts'

export interface OneTimeLink {
  id: string
  /** Null when whoever holds it says who they are. */
  personId: string | null
  purpose: LinkPurpose
  expiresAt: Instant
}

/** For how long a link may be used. */
export const LINK_HOURS = 24
const MINUTE = 60 * 1000

export interface NewLink extends Pick<OneTimeLink, 'personId' | 'purpose'> {
  /** For how long it may be used; given where a stranger may have asked for it, whose asking ends no other link. */
  minutes?: number
}

/** Makes a link, ends every unused one for the same person and purpose, and gives the secret. */
export async function insertLink(
  { tx, at, log }: Writing,
  { personId, purpose, minutes }: NewLink,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const id = newId()
  if (minutes === undefined) {
    await tx
      .deleteFrom('one_time_link')
      .where('purpose', '=', purpose)
      .where('used_at', 'is', null)
      .where('person_id', personId === null ? 'is' : '=', personId)
      .execute()
  }
  const life = (minutes ?? LINK_HOURS * 60) * MINUTE
  await tx
    .insertInto('one_time_link')
    .values({
      id,
      secret_hash: hashOf(secret),
      person_id: personId,
      purpose,
      expires_at: new Date(Date.parse(at) + life).toISOString(),
      used_at: null,
    })
    .execute()
  await log({
    action: 'link.make',
    entity: 'link',
    entityId: id,
    payload: { after: { purpose, personId } },
  })
  return secret
}

/** The link of a secret that may still be used. */
export async function findLink(
  db: Db,
  secret: string,
  now: Instant,
): Promise<OneTimeLink | undefined> {
  const row = await db
    .selectFrom('one_time_link')
    .selectAll()
    .where('secret_hash', '=', hashOf(secret))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (!row) return undefined
  const { id, person_id: personId, purpose, expires_at: expiresAt } = row
  return { id, personId, purpose, expiresAt }
}

/** Uses a link up; false when somebody was quicker. */
export async function useLink({ tx, at, log }: Writing, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('one_time_link')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await log({ action: 'link.use', entity: 'link', entityId: id, payload: {} })
  return true
}

/** Ends every link of a person that was not used. */
export async function endLinks({ tx }: Writing, personId: string): Promise<void> {
  await tx
    .deleteFrom('one_time_link')
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .execute()
}

/** Forgets the links whose time is over. */
export async function sweepLinks(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('one_time_link').where('expires_at', '<', before).execute()
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
