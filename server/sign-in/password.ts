/** Whether a password is somebody's. */

import type { Person } from '../../db/people.ts'
import { findPasswordHash } from '../../db/people.ts'
import type { Door } from './door-context.ts'

/** The same work whether there is such a person, with a password, or not. */
export async function isPassword(
  { db, auth }: Door,
  person: Person | undefined,
  tried: string,
): Promise<boolean> {
  const { password } = await auth.$context
  const hash = person?.closedAt === null ? await findPasswordHash(db, person.id) : undefined
  if (hash !== undefined) return password.verify({ hash, password: tried })
  await password.hash(tried)
  return false
}
