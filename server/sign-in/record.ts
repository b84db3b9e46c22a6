/** What of signing in stands on the record: who, when, never a password or a secret. */

import type { Context } from 'hono'

import type { Person } from '../../db/people.ts'
import type { Db } from '../../db/tables.ts'
import type { Writing } from '../../db/writing.ts'
import { writing } from '../../db/writing.ts'
import type { Clock, Env } from '../context.ts'
import { requestOf } from '../request-origin.ts'
import type { Door } from './door-context.ts'

type Act =
  | 'sign_in'
  | 'sign_in_failed'
  | 'second_factor_failed'
  | 'prove'
  | 'prove_failed'
  | 'sign_out'
  | 'sign_out_everywhere'
  | 'end_session'

/** Who acts where nobody is signed in. */
export const NOBODY = 'unknown'

/**
 * Makes a change of somebody's sign-in, with its entry, in one transaction; says whether there
 * was one. Work that gives false changed nothing, and nothing is recorded.
 */
export async function recordAct(
  c: Context<Env>,
  { db, clock }: { db: Db; clock: Clock },
  person: Pick<Person, 'id'> | undefined,
  act: Act,
  work: (change: Writing) => Promise<unknown> = async () => {},
): Promise<boolean> {
  const actor = person?.id ?? NOBODY
  const request = requestOf(c)
  return writing(db, { actor, at: clock.now(), request }, async (change) => {
    if ((await work(change)) === false) return false
    await change.log({
      action: `person.${act}`,
      entity: 'person',
      entityId: person?.id ?? NOBODY,
      payload: {},
    })
    return true
  })
}

/** Records a failure, unless so many were recorded lately that they would crowd the log out. */
export async function recordFailure(
  c: Context<Env>,
  door: Door,
  person: Person | undefined,
  act: Act,
): Promise<void> {
  if (door.limits.recorded.take('all') === undefined) await recordAct(c, door, person, act)
}
