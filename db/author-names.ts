/** What those who are on the record as an id are called today. */

import type { Db } from './tables.ts'

/** Gives the name of an author; whoever is no person, such as an API key, is called as it stands. */
export type NameOf = (actor: string) => string

/** Older entries have the address in the place of the id. */
export async function readAuthorNames(db: Db): Promise<NameOf> {
  const people = await db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'erased_at'])
    .execute()
  const names = new Map<string, string>()
  for (const { id, name, email, erased_at: erasedAt } of people) {
    const called = erasedAt === null ? name || email : erasedName(id)
    names.set(id, called).set(email, called)
  }
  return (actor) => names.get(actor) ?? actor
}

/** `Person 7F3A (erased)` */
export function erasedName(id: string): string {
  return `Person ${id
    .replaceAll(/[^0-9a-z]/gi, '')
    .slice(-4)
    .toUpperCase()} (erased)`
}
