/** What a change left on the record. */

import type { Db } from '../../db/tables.ts'
import type { Recording, Writing } from '../../db/writing.ts'
import { getDataVersion, writing } from '../../db/writing.ts'
import { by } from './plans.ts'

export interface Entry {
  action: string
  entity: string
  entityId: string
  payload: unknown
}

/** Makes a change and gives its result with the entries it added, oldest first. */
export async function recorded<T>(
  db: Db,
  work: (change: Writing) => Promise<T>,
  recording: Recording = by(),
): Promise<{ result: T; entries: Entry[] }> {
  const before = await countEntries(db)
  const result = await writing(db, recording, work)
  const rows = await db.selectFrom('ledger').selectAll().where('tx', '>', before).execute()
  const entries = rows.map((row): Entry => {
    const payload: unknown = JSON.parse(row.payload)
    return { action: row.action, entity: row.entity, entityId: row.entity_id, payload }
  })
  return { result, entries }
}

/** Which of the scopes have readers that must look again after a change. */
export async function touchedBy(
  db: Db,
  scopes: readonly string[],
  work: (change: Writing) => Promise<unknown>,
): Promise<string[]> {
  const before = await versionsOf(db, scopes)
  await writing(db, by(), work)
  const after = await versionsOf(db, scopes)
  return scopes.filter((_, index) => before[index] !== after[index])
}

async function versionsOf(db: Db, scopes: readonly string[]): Promise<number[]> {
  const versions: number[] = []
  for (const scope of scopes) versions.push(await getDataVersion(db, scope))
  return versions
}

async function countEntries(db: Db): Promise<number> {
  const rows = await db.selectFrom('ledger').select('tx').execute()
  return rows.length
}
