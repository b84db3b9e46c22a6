/** People's second factors: what their authenticator app knows too, and their backup codes. */

import { recordChange } from './changes.ts'
import { endSessions } from './sessions.ts'
import type { Db, Instant, Transaction } from './tables.ts'
import type { Writing } from './writing.ts'

export interface SecondFactor {
  personId: string
  /** Encrypted. */
  sealedSecret: string
  /** Null while no code has shown that the app is set up. */
  confirmedAt: Instant | null
  /** The 30 seconds whose code was used last, counted from 1970. */
  lastStep: number | null
  /** Of the backup codes; null before there are any. */
  backupSalt: string | null
}

/** Backup codes as they are kept. */
export interface KeptCodes {
  salt: string
  hashes: readonly string[]
}

export async function findSecondFactor(
  db: Db,
  personId: string,
): Promise<SecondFactor | undefined> {
  const row = await db
    .selectFrom('second_factor')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    personId,
    sealedSecret: row.sealed_secret,
    confirmedAt: row.confirmed_at,
    lastStep: row.last_step,
    backupSalt: row.backup_salt,
  }
}

/** How many backup codes somebody has left. */
export async function countBackupCodes(db: Db, personId: string): Promise<number> {
  const rows = await db
    .selectFrom('backup_code')
    .select('code_hash')
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .execute()
  return rows.length
}

/** Begins setting one up; false when there is one already. What was begun before is forgotten. */
export async function beginSecondFactor(
  { tx, at }: Writing,
  personId: string,
  sealedSecret: string,
): Promise<boolean> {
  await tx
    .deleteFrom('second_factor')
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is', null)
    .execute()
  const row = await tx
    .insertInto('second_factor')
    .values({
      person_id: personId,
      sealed_secret: sealedSecret,
      begun_at: at,
      confirmed_at: null,
      last_step: null,
      backup_salt: null,
    })
    .onConflict((oc) => oc.column('person_id').doNothing())
    .returning('person_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Turns on what was begun; false when nothing was, or it is on already. */
export async function confirmSecondFactor(
  writing: Writing,
  personId: string,
  { step, codes }: { step: number; codes: KeptCodes },
): Promise<boolean> {
  const { tx, at } = writing
  const { numUpdatedRows } = await tx
    .updateTable('second_factor')
    .set({ confirmed_at: at, last_step: step, backup_salt: codes.salt })
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await insertCodes(tx, personId, codes)
  await recordChange(writing, { action: 'person.second_factor_on', entityId: personId, scopes: [] })
  return true
}

/** Uses the code of 30 seconds up; false when it, or a later one, was used before. */
export async function useStep(tx: Transaction, personId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('second_factor')
    .set({ last_step: step })
    .where('person_id', '=', personId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Uses a backup code up; false when it is none, or was used. */
export async function useBackupCode(
  writing: Writing,
  personId: string,
  codeHash: string,
): Promise<boolean> {
  const { numUpdatedRows } = await writing.tx
    .updateTable('backup_code')
    .set({ used_at: writing.at })
    .where('person_id', '=', personId)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await recordChange(writing, { action: 'person.backup_code_use', entityId: personId, scopes: [] })
  return true
}

/** Gives somebody other backup codes; those before are no use any more. */
export async function replaceBackupCodes(
  writing: Writing,
  personId: string,
  codes: KeptCodes,
): Promise<void> {
  const { tx } = writing
  await tx
    .updateTable('second_factor')
    .set({ backup_salt: codes.salt })
    .where('person_id', '=', personId)
    .execute()
  await tx.deleteFrom('backup_code').where('person_id', '=', personId).execute()
  await insertCodes(tx, personId, codes)
  await recordChange(writing, { action: 'person.backup_codes', entityId: personId, scopes: [] })
}

/** Turns one's own off. */
export async function turnOffSecondFactor(writing: Writing, personId: string): Promise<void> {
  await forgetSecondFactor(writing.tx, personId)
  await recordChange(writing, {
    action: 'person.second_factor_off',
    entityId: personId,
    scopes: [],
  })
}

/** Takes somebody's away, and signs them out everywhere; false when there is none. */
export async function clearSecondFactor(
  writing: Writing,
  personId: string,
  reason: string,
): Promise<boolean> {
  const { tx } = writing
  if (!(await findSecondFactor(tx, personId))?.confirmedAt) return false
  await forgetSecondFactor(tx, personId)
  await endSessions(tx, personId)
  const action = 'person.second_factor_clear'
  await recordChange(writing, { action, entityId: personId, reason, scopes: [] })
  return true
}

/** Forgets the second factor and the backup codes of somebody. */
export async function forgetSecondFactor(tx: Transaction, personId: string): Promise<void> {
  await tx.deleteFrom('backup_code').where('person_id', '=', personId).execute()
  await tx.deleteFrom('second_factor').where('person_id', '=', personId).execute()
}

async function insertCodes(
  tx: Transaction,
  personId: string,
  { hashes }: KeptCodes,
): Promise<void> {
  const rows = hashes.map((hash) => ({ person_id: personId, code_hash: hash, used_at: null }))
  await tx.insertInto('backup_code').values(rows).execute()
}
