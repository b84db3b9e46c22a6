/** What a coordinator looks after of people's accounts: their roles, their closing, who can come in. */

import type { PersonRole } from '../domain/access.ts'
import { revokeApiKeysOf } from './api-keys.ts'
import { recordChange } from './changes.ts'
import { byName } from './name-order.ts'
import type { Person } from './people.ts'
import { findPerson, insertMemberships } from './people.ts'
import { endSessions } from './sessions.ts'
import type { Db, Instant, Transaction } from './tables.ts'
import type { Writing } from './writing.ts'

/** A person with how they come in. */
export interface Account extends Person {
  /** Whether they have ever set a password that still stands. */
  hasPassword: boolean
  /** In how many browsers they are signed in. */
  signedIn: number
}

export interface AccountChanges {
  name?: string | undefined
  role?: PersonRole | undefined
  /** Of an owner or editor; nobody else has any. */
  departments?: readonly string[] | undefined
}

/** Everybody by name, closed accounts too. A session that was last used before does not count. */
export async function listAccounts(db: Db, usedSince: Instant): Promise<Account[]> {
  const rows = await db.selectFrom('person').select('id').execute()
  const accounts = await Promise.all(rows.map(({ id }) => getAccount(db, id, usedSince)))
  return accounts.toSorted(byName)
}

/** Errors: throws where there is no such person. */
export async function getAccount(db: Db, id: string, usedSince: Instant): Promise<Account> {
  const person = await findPerson(db, { id })
  if (!person) throw new Error(`no person ${id}`)
  const { password, sessions } = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('account')
        .select((count) => count.cast<number>(count.fn.countAll(), 'integer').as('n'))
        .where('person_id', '=', id)
        .where('account.password', 'is not', null)
        .as('password'),
      eb
        .selectFrom('session')
        .select((count) => count.cast<number>(count.fn.countAll(), 'integer').as('n'))
        .where('person_id', '=', id)
        .where('updated_at', '>', usedSince)
        .as('sessions'),
    ])
    .executeTakeFirstOrThrow()
  return { ...person, hasPassword: (password ?? 0) > 0, signedIn: sessions ?? 0 }
}

/** Whether somebody else could still look after the district: a coordinator with a password. */
export async function hasOtherCoordinator(tx: Transaction, id: string): Promise<boolean> {
  const other = await tx
    .selectFrom('person')
    .innerJoin('account', 'account.person_id', 'person.id')
    .select('person.id')
    .where('person.role', '=', 'coordinator')
    .where('person.closed_at', 'is', null)
    .where('person.id', '!=', id)
    .executeTakeFirst()
  return other !== undefined
}

/**
 * Changes what somebody is called or may do, from their next request on; undefined when absent,
 * stale or closed. The record has the role and the departments, never the name.
 */
export async function updateAccount(
  writing: Writing,
  id: string,
  expectedVersion: number,
  changes: AccountChanges,
): Promise<Person | undefined> {
  const { tx, at } = writing
  const before = await findPerson(tx, { id })
  if (before?.version !== expectedVersion || before.closedAt !== null) return undefined
  const { name = before.name, role = before.role, departments } = changes
  await tx
    .updateTable('person')
    .set({ name, role, updated_at: at, version: before.version + 1 })
    .where('id', '=', id)
    .execute()
  if (departments !== undefined) {
    await tx.deleteFrom('department_member').where('person_id', '=', id).execute()
    await insertMemberships(writing, id, departments)
  }
  const after = await findPerson(tx, { id })
  await recordChange(writing, {
    action: 'person.change',
    entityId: id,
    before: recorded(before),
    after: after && recorded(after),
    scopes: [],
  })
  return after
}

/**
 * Closes an account: nobody signs in with it again, whoever is signed in is out at once, and its
 * password is forgotten. The API keys that they made end with it: the secrets may still be
 * theirs. Undefined when absent, stale or closed before.
 */
export async function closeAccount(
  writing: Writing,
  id: string,
  expectedVersion: number,
): Promise<Person | undefined> {
  const after = await setClosed(writing, { id, expectedVersion, closed: true })
  if (!after) return undefined
  await revokeApiKeysOf(writing, after.email)
  return after
}

/** Opens a closed account again, without a password; undefined when absent, stale or open. */
export async function reopenAccount(
  writing: Writing,
  id: string,
  expectedVersion: number,
): Promise<Person | undefined> {
  return setClosed(writing, { id, expectedVersion, closed: false })
}

/** Signs somebody out wherever they are signed in. */
export async function endEverySession(writing: Writing, id: string): Promise<void> {
  await endSessions(writing.tx, id)
  await recordChange(writing, { action: 'person.sign_out_everywhere', entityId: id, scopes: [] })
}

async function setClosed(
  writing: Writing,
  { id, expectedVersion, closed }: { id: string; expectedVersion: number; closed: boolean },
): Promise<Person | undefined> {
  const { tx, at } = writing
  const before = await findPerson(tx, { id })
  if (before?.version !== expectedVersion) return undefined
  if ((before.closedAt !== null) === closed) return undefined
  await tx
    .updateTable('person')
    .set({ closed_at: closed ? at : null, updated_at: at, version: before.version + 1 })
    .where('id', '=', id)
    .execute()
  await endSessions(tx, id)
  await tx.deleteFrom('account').where('person_id', '=', id).execute()
  await tx
    .deleteFrom('one_time_link')
    .where('person_id', '=', id)
    .where('used_at', 'is', null)
    .execute()
  await recordChange(writing, {
    action: closed ? 'person.close' : 'person.reopen',
    entityId: id,
    scopes: [],
  })
  return findPerson(tx, { id })
}

function recorded({ role, departments }: Person): Pick<Person, 'role' | 'departments'> {
  return { role, departments }
}
