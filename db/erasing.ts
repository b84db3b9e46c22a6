/** Forgetting who a person is. What they did stays, under their id. */

import { sql } from 'kysely'

import { recordChange } from './changes.ts'
import type { Person } from './people.ts'
import { findPerson } from './people.ts'
import { endSessions } from './sessions.ts'
import type { Writing } from './writing.ts'

/**
 * Takes the name and the address of somebody whose account is closed out of every table but the
 * log and the observations, which may not change and have had the id alone. Undefined when
 * absent, stale, open or erased before.
 */
export async function erasePerson(
  writing: Writing,
  id: string,
  expectedVersion: number,
  reason: string,
): Promise<Person | undefined> {
  const { tx, at } = writing
  const before = await findPerson(tx, { id })
  if (before?.version !== expectedVersion) return undefined
  if (before.closedAt === null || before.erasedAt !== null) return undefined
  const nobody = { name: '', email: `${id.toLowerCase()}@erased.invalid`, image: null }
  await tx
    .updateTable('person')
    .set({ ...nobody, erased_at: at, updated_at: at, version: before.version + 1 })
    .where('id', '=', id)
    .execute()
  await forgetTraces(writing, before)
  await recordChange(writing, { action: 'person.erase', entityId: id, reason, scopes: [] })
  return findPerson(tx, { id })
}

async function forgetTraces({ tx }: Writing, { id, email }: Person): Promise<void> {
  await endSessions(tx, id)
  await tx.deleteFrom('account').where('person_id', '=', id).execute()
  await tx.deleteFrom('one_time_link').where('person_id', '=', id).execute()
  await tx.updateTable('api_key').set({ created_by: id }).where('created_by', '=', email).execute()
  for (const said of [id, email]) {
    const any = `%${said}%`
    await sql`delete from verification where identifier like ${any} or value like ${any}`.execute(
      tx,
    )
    // The answer that added them has their name; so have answers to what they did.
    await sql`delete from idempotency where principal = ${said} or response like ${any}`.execute(tx)
  }
}
