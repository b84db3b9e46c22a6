/** The people who may come in, what they are, and their passwords' hashes. */

import type { PersonRole } from '../domain/access.ts'
import { isBoundRole } from '../domain/access.ts'
import { recordChange } from './changes.ts'
import { newId } from './ids.ts'
import type { PersonTable } from './people-tables.ts'
import type { Db, Instant } from './tables.ts'
import type { Writing } from './writing.ts'

export interface Person {
  id: string
  name: string
  /** In small letters. */
  email: string
  role: PersonRole
  /** Ids of the departments the role is bound to. */
  departments: 'all' | readonly string[]
  closedAt: Instant | null
}

export interface NewPerson {
  id?: string
  name: string
  email: string
  role: PersonRole
  /** For an owner or an editor. */
  departments?: readonly string[]
}

const PASSWORD = 'credential'

/** The account's name for an address as somebody types it. */
export function accountOf(email: string): string {
  return email.trim().toLowerCase()
}

export async function findPerson(
  db: Db,
  by: { id: string } | { email: string },
): Promise<Person | undefined> {
  const query = db.selectFrom('person').selectAll()
  const row = await (
    'id' in by ? query.where('id', '=', by.id) : query.where('email', '=', accountOf(by.email))
  ).executeTakeFirst()
  return row && toPerson(db, row)
}

/** Whether anybody was ever added. */
export async function hasPeople(db: Db): Promise<boolean> {
  return (await db.selectFrom('person').select('id').executeTakeFirst()) !== undefined
}

/** Adds somebody who has no password yet; undefined when the address is taken. */
export async function insertPerson(
  writing: Writing,
  { id = newId(), name, email, role, departments = [] }: NewPerson,
): Promise<Person | undefined> {
  const { tx, at } = writing
  const inserted = await tx
    .insertInto('person')
    .values({
      id,
      name,
      email: accountOf(email),
      email_verified: 0,
      image: null,
      role,
      created_at: at,
      updated_at: at,
      closed_at: null,
    })
    .onConflict((oc) => oc.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return undefined
  for (const department of departments) {
    const member = { person_id: id, department_id: department }
    await tx.insertInto('department_member').values(member).execute()
  }
  const after = await findPerson(tx, { id })
  await recordChange(writing, {
    action: 'person.add',
    entityId: id,
    after: { role, departments },
    scopes: [],
  })
  return after
}

/** Gives somebody another name. The record says that it changed, not to what. */
export async function renamePerson(writing: Writing, id: string, name: string): Promise<void> {
  const { tx, at, log } = writing
  const changed = { name, updated_at: at }
  await tx.updateTable('person').set(changed).where('id', '=', id).execute()
  await log({ action: 'person.rename', entity: 'person', entityId: id, payload: {} })
}

/** The hash of a person's password; undefined when they have none. */
export async function findPasswordHash(db: Db, personId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('account')
    .select('password')
    .where('provider_id', '=', PASSWORD)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.password ?? undefined
}

/** Sets a person's password, and says so on the record. */
export async function setPasswordHash(
  { tx, at, log }: Writing,
  personId: string,
  password: string,
): Promise<void> {
  const account = {
    id: newId(),
    person_id: personId,
    provider_id: PASSWORD,
    account_id: personId,
    password,
    access_token: null,
    refresh_token: null,
    id_token: null,
    access_token_expires_at: null,
    refresh_token_expires_at: null,
    scope: null,
    created_at: at,
    updated_at: at,
  }
  await tx
    .insertInto('account')
    .values(account)
    .onConflict((oc) =>
      oc.columns(['provider_id', 'account_id']).doUpdateSet({ password, updated_at: at }),
    )
    .execute()
  await log({ action: 'person.password', entity: 'person', entityId: personId, payload: {} })
}

/** Closes an account: nobody signs in with it again, and whoever is signed in is out. */
export async function closePerson(writing: Writing, id: string): Promise<void> {
  const { tx, at } = writing
  const changed = { closed_at: at, updated_at: at }
  await tx.updateTable('person').set(changed).where('id', '=', id).execute()
  await tx.deleteFrom('session').where('person_id', '=', id).execute()
  await recordChange(writing, { action: 'person.close', entityId: id, scopes: [] })
}

async function toPerson(db: Db, row: PersonTable): Promise<Person> {
  const { id, name, email, role, closed_at: closedAt } = row
  if (!isBoundRole(role)) return { id, name, email, role, departments: 'all', closedAt }
  const members = await db
    .selectFrom('department_member')
    .select('department_id')
    .where('person_id', '=', id)
    .orderBy('department_id')
    .execute()
  const departments = members.map((member) => member.department_id)
  return { id, name, email, role, departments, closedAt }
}
