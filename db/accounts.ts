/** What a coordinator looks after of people's accounts: their roles, their closing, who can come in. */

import type { PersonRole } from '../domain/access.ts'
import { revokeApiKeysOf } from './api-keys.ts'
import { forgetCalendarLink } from './calendar-links.ts'
import { recordChange } from './changes.ts'
import { byName } from './name-order.ts'
import type { Person } from './people.ts'
import { findPerson, insertMemberships, personOf } from './people.ts'
import { forgetSecondFactor } from './second-factors.ts'
import { endSessions } from './sessions.ts'
import type { Db, Instant, Transaction } from './tables.ts'
import type { Writing } from './writing.ts'

/** A person with how they come in. */
export interface Account extends Person {
  /** Whether they have ever set a password that still stands. */
  hasPassword: boolean
  /** In how many browsers they are signed in. */
  signedIn: number
  /** Whether a code is asked for beside their password. */
  hasSecondFactor: boolean
}

export interface AccountChanges {
  name?: string | undefined
  role?: PersonRole | undefined
  /** Of an owner or editor; nobody else has any. */
  departments?: readonly string[] | undefined
}

/** Everybody by name, closed accounts too. A session that was last used before does not count. */
export async function listAccounts(db: Db, usedSince: Instant): Promise<Account[]> {
  const accounts = await readAccounts(db, usedSince, undefined)
  return accounts.toSorted(byName)
}

/** Errors: throws where there is no such person. */
export async function getAccount(db: Db, id: string, usedSince: Instant): Promise<Account> {
  const [account] = await readAccounts(db, usedSince, id)
  if (!account) throw new Error(`no person ${id}`)
  return account
}

/** Everybody's account, or one person's, in five reads however many there are. */
async function readAccounts(
  db: Db,
  usedSince: Instant,
  id: string | undefined,
): Promise<Account[]> {
  const people = db.selectFrom('person').selectAll()
  const members = db.selectFrom('department_member').selectAll().orderBy('department_id')
  const passwords = db.selectFrom('account').select('person_id').where('password', 'is not', null)
  const sessions = db.selectFrom('session').select('person_id').where('updated_at', '>', usedSince)
  const factors = db
    .selectFrom('second_factor')
    .select('person_id')
    .where('confirmed_at', 'is not', null)
  const withFactor = new Set(
    (await (id === undefined ? factors : factors.where('person_id', '=', id)).execute()).map(
      (factor) => factor.person_id,
    ),
  )
  const rows = await (id === undefined ? people : people.where('id', '=', id)).execute()
  const departments = Map.groupBy(
    await (id === undefined ? members : members.where('person_id', '=', id)).execute(),
    (member) => member.person_id,
  )
  const withPassword = new Set(
    (await (id === undefined ? passwords : passwords.where('person_id', '=', id)).execute()).map(
      (account) => account.person_id,
    ),
  )
  const signedIn = Map.groupBy(
    await (id === undefined ? sessions : sessions.where('person_id', '=', id)).execute(),
    (session) => session.person_id,
  )
  return rows.map((row) => {
    const own = departments.get(row.id) ?? []
    return {
      ...personOf(
        row,
        own.map((member) => member.department_id),
      ),
      hasPassword: withPassword.has(row.id),
      signedIn: signedIn.get(row.id)?.length ?? 0,
      hasSecondFactor: withFactor.has(row.id),
    }
  })
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
 * stale or closed. The record has the role and the departments, never the name. Whoever is no
 * longer a coordinator loses the API keys they made.
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
  if (before.role === 'coordinator' && role !== 'coordinator') {
    await revokeApiKeysOf(writing, before)
  }
  return after
}

/**
 * Closes an account: nobody signs in with it again, whoever is signed in is out at once, and its
 * password, second factor and calendar link are forgotten. The API keys that they made end with it: the secrets may still be
 * theirs. Undefined when absent, stale or closed before.
 */
export async function closeAccount(
  writing: Writing,
  id: string,
  expectedVersion: number,
): Promise<Person | undefined> {
  const after = await setClosed(writing, { id, expectedVersion, closed: true })
  if (!after) return undefined
  await revokeApiKeysOf(writing, after)
  return after
}

/** Opens a closed account again, without a password; undefined when absent, stale, open or erased. */
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
  if ((before.closedAt !== null) === closed || before.erasedAt !== null) return undefined
  await tx
    .updateTable('person')
    .set({ closed_at: closed ? at : null, updated_at: at, version: before.version + 1 })
    .where('id', '=', id)
    .execute()
  await endSessions(tx, id)
  await forgetSecondFactor(tx, id)
  await forgetCalendarLink(tx, id)
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
