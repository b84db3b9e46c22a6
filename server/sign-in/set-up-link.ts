/** The one-time link of the first coordinator. */

import { insertLink } from '../../db/one-time-links.ts'
import { hasPeople } from '../../db/people.ts'
import type { Db } from '../../db/tables.ts'
import { writing } from '../../db/writing.ts'

/** The address of a one-time link. What follows # never reaches a server, so no log has it. */
export function setUpLink(address: string, secret: string): string {
  return `${address.replace(/\/$/, '')}/set-up#${secret}`
}

/** A new secret for the first coordinator's link; undefined once there is anybody. */
export async function firstSecret(db: Db, actor: string): Promise<string | undefined> {
  if (await hasPeople(db)) return undefined
  return writing(db, { actor, at: new Date() }, (change) =>
    insertLink(change, { purpose: 'set_up', personId: null }),
  )
}
