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
  createdAt: Instant
  closedAt: Instant | null
  erasedAt: Instant | null
  version: number
}

export interface NewPerson {
  id?: string
  name: string
  email: string
  role: PersonRole
  /** For an owner or an editor. */
  departments?: readonly string[]
}

type StoredPerson = Omit<PersonTable, 'reminders_off'>

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
      erased_at: null,
      version: 1,
    })
    .onConflict((oc) => oc.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return undefined
  await insertMemberships(writing, id, departments)
  const after = await findPerson(tx, { id })
  await recordChange(writing, {
    action: 'person.add',
    entityId: id,
    after: { role, departments },
    scopes: [],
  })
  return after
}

/** Puts somebody into departments that they are not in. */
export async function insertMemberships(
  { tx }: Writing,
  personId: string,
  departments: readonly string[],
): Promise<void> {
  for (const department of departments) {
    const member = { person_id: personId, department_id: department }
    await tx.insertInto('department_member').values(member).execute()
  }
}

/** Gives somebody another name. The record says that it changed, not to what. */
export async function renamePerson(writing: Writing, id: string, name: string): Promise<void> {
  const { tx, at, log } = writing
  await tx
    .updateTable('person')
    .set((eb) => ({ name, updated_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  await log({ action: 'person.rename', entity: 'person', entityId: id, payload: {} })
}

/** Whether somebody lets themselves be reminded by mail. */
export async function wantsReminders(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('person')
    .select('reminders_off')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.reminders_off === 0
}

/** Lets somebody be reminded or not; nothing is put down where it stays the same. */
export async function setReminders(writing: Writing, id: string, on: boolean): Promise<void> {
  const { tx, log } = writing
  if ((await wantsReminders(tx, id)) === on) return
  await tx
    .updateTable('person')
    .set({ reminders_off: on ? 0 : 1 })
    .where('id', '=', id)
    .execute()
  const told = { entity: 'person', entityId: id, payload: {} }
  await log(
    on ? { action: 'person.reminders_on', ...told } : { action: 'person.reminders_off', ...told },
  )
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

async function toPerson(db: Db, row: StoredPerson): Promise<Person> {
  if (!isBoundRole(row.role)) return personOf(row, [])
  const members = await db
    .selectFrom('department_member')
    .select('department_id')
    .where('person_id', '=', row.id)
    .orderBy('department_id')
    .execute()
  return personOf(
    row,
    members.map((member) => member.department_id),
  )
}

/** A row as a person; the departments count for a role that is held in some. */
export function personOf(row: StoredPerson, departments: readonly string[]): Person {
  const { id, name, email, role, created_at: createdAt, closed_at: closedAt, version } = row
  const held = isBoundRole(role) ? departments : ('all' as const)
  const erasedAt = row.erased_at
  return { id, name, email, role, departments: held, createdAt, closedAt, erasedAt, version }
}
