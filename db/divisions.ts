/** Divisions: groups of departments. */

import type { Changes } from './changes.ts'
import { recordChange, withChanges } from './changes.ts'
import { firstFree, slugOf } from './ids.ts'
import { byPosition } from './name-order.ts'
import type { Db, DivisionTable } from './tables.ts'
import type { Writing } from './writing.ts'

export interface Division {
  /** `business-services`. */
  id: string
  /** Unique. */
  name: string
  position: number
  version: number
}

export type NewDivision = Pick<Division, 'name'> & Changes<Pick<Division, 'id' | 'position'>>
export type DivisionChanges = Changes<Pick<Division, 'name' | 'position'>>

/** Every division, in the district's order. */
export async function listDivisions(db: Db): Promise<Division[]> {
  const rows: DivisionTable[] = await db.selectFrom('division').selectAll().execute()
  return rows.toSorted(byPosition)
}

/** A division by its id. */
export async function findDivision(db: Db, id: string): Promise<Division | undefined> {
  return db.selectFrom('division').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Adds a division, last unless it has a position; undefined when its name or id is taken. */
export async function insertDivision(
  writing: Writing,
  division: NewDivision,
): Promise<Division | undefined> {
  const others = await listDivisions(writing.tx)
  const ids = others.map(({ id }) => id)
  const after = await writing.tx
    .insertInto('division')
    .values({
      id: division.id ?? firstFree(slugOf(division.name), ids, '-'),
      name: division.name,
      position: division.position ?? others.length + 1,
      version: 1,
    })
    .onConflict((oc) => oc.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!after) return undefined
  const scopes = ['organisation']
  await recordChange(writing, { action: 'division.add', entityId: after.id, after, scopes })
  return after
}

/** Changes a division; undefined when absent or stale, `taken` when another has the name. */
export async function updateDivision(
  writing: Writing,
  id: string,
  changes: DivisionChanges,
  expectedVersion: number,
): Promise<Division | 'taken' | undefined> {
  const divisions = await listDivisions(writing.tx)
  const before = divisions.find((division) => division.id === id)
  if (before?.version !== expectedVersion) return undefined
  const after = withChanges(before, changes)
  if (divisions.some((other) => other.id !== id && other.name === after.name)) return 'taken'
  await writing.tx.updateTable('division').set(after).where('id', '=', id).execute()
  const scopes = ['organisation']
  await recordChange(writing, { action: 'division.change', entityId: id, before, after, scopes })
  return after
}
