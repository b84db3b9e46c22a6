/** API keys: what a program shows instead of signing in. Bound to one department, and they end. */

import type { KeyRole } from '../domain/access.ts'
import type { CalendarDate } from '../domain/calendar.ts'
import { recordChange } from './changes.ts'
import { newId } from './ids.ts'
import { byName } from './name-order.ts'
import type { ApiKeyTable } from './people-tables.ts'
import type { Db, Instant } from './tables.ts'
import type { Writing } from './writing.ts'

export interface ApiKey {
  id: string
  name: string
  departmentId: string
  role: KeyRole
  /** Who made it: a person's id. */
  createdBy: string
  createdAt: Instant
  /** The last day it is valid, in the district. */
  expiresOn: CalendarDate
  /** Null when it was never used. */
  lastUsedOn: CalendarDate | null
  /** Null while it is not revoked. */
  revokedAt: Instant | null
  version: number
}

export type NewApiKey = Pick<ApiKey, 'name' | 'departmentId' | 'role' | 'expiresOn'> & {
  /** SHA-256 of the secret, in hexadecimal. */
  secretHash: string
}

/** Every key by name, revoked ones too. */
export async function listApiKeys(db: Db): Promise<ApiKey[]> {
  const rows = await db.selectFrom('api_key').selectAll().execute()
  return rows.map(toApiKey).toSorted(byName)
}

/** A key by its id. */
export async function findApiKey(db: Db, id: string): Promise<ApiKey | undefined> {
  const row = await db.selectFrom('api_key').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toApiKey(row)
}

/** The key of a secret that is valid on a day; undefined when unknown, ended or revoked. */
export async function findValidApiKey(
  db: Db,
  secretHash: string,
  today: CalendarDate,
): Promise<ApiKey | undefined> {
  const row = await db
    .selectFrom('api_key')
    .selectAll()
    .where('secret_hash', '=', secretHash)
    .where('revoked_at', 'is', null)
    .where('expires_on', '>=', today)
    .executeTakeFirst()
  return row && toApiKey(row)
}

/** Notes the day a key was last used. It is no change of the record. */
export async function markApiKeyUsed(db: Db, id: string, today: CalendarDate): Promise<void> {
  await db.updateTable('api_key').set({ last_used_on: today }).where('id', '=', id).execute()
}

/** Adds a key; undefined when a key has the name. */
export async function insertApiKey(writing: Writing, key: NewApiKey): Promise<ApiKey | undefined> {
  const row = await writing.tx
    .insertInto('api_key')
    .values({
      id: newId(),
      name: key.name,
      secret_hash: key.secretHash,
      department_id: key.departmentId,
      role: key.role,
      created_by: writing.actor,
      created_at: writing.at,
      expires_on: key.expiresOn,
      last_used_on: null,
      revoked_at: null,
      version: 1,
    })
    .onConflict((oc) => oc.column('name').doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) return undefined
  const after = toApiKey(row)
  await recordChange(writing, { action: 'api_key.add', entityId: after.id, after, scopes: [] })
  return after
}

/** Ends a key at once; undefined when absent, stale or revoked before. */
export async function revokeApiKey(
  writing: Writing,
  id: string,
  expectedVersion: number,
): Promise<ApiKey | undefined> {
  const before = await findApiKey(writing.tx, id)
  if (before?.version !== expectedVersion || before.revokedAt !== null) return undefined
  const after = { ...before, revokedAt: writing.at, version: before.version + 1 }
  await writing.tx
    .updateTable('api_key')
    .set({ revoked_at: after.revokedAt, version: after.version })
    .where('id', '=', id)
    .execute()
  await recordChange(writing, {
    action: 'api_key.revoke',
    entityId: id,
    before,
    after,
    scopes: [],
  })
  return after
}

/** Ends every valid key that somebody made; older ones have their maker's address. */
export async function revokeApiKeysOf(
  writing: Writing,
  { id: maker, email }: { id: string; email: string },
): Promise<void> {
  const made = await writing.tx
    .selectFrom('api_key')
    .select(['id', 'version'])
    .where('created_by', 'in', [maker, email])
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .execute()
  for (const { id, version } of made) await revokeApiKey(writing, id, version)
}

function toApiKey(row: ApiKeyTable): ApiKey {
  return {
    id: row.id,
    name: row.name,
    departmentId: row.department_id,
    role: row.role,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresOn: row.expires_on,
    lastUsedOn: row.last_used_on,
    revokedAt: row.revoked_at,
    version: row.version,
  }
}
