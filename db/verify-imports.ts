/** Whether what an import brought is what its entry vouches for; read a page at a time, however much it is. */

import { readPayload } from './audit-payload.ts'
import { createVersionHash } from './observation-hash.ts'
import { listVersionsOf } from './observations-of-entry.ts'
import { findPublishing } from './publishing.ts'
import type { Db, LedgerTable } from './tables.ts'

/** Takes an import back: every observation as it was before. */
export const UNDO = 'observation.import_undo'

export interface ImportVerdict {
  /** How many versions are stored for it. */
  versions: number
  why?: string
}

/** Compares an import's entry with everything that is stored for it, once all of it is. */
export async function verifyImport(db: Db, entry: LedgerTable): Promise<ImportVerdict> {
  const publishing = await findPublishing(db)
  if (publishing?.tx === entry.tx) return { versions: 0 }
  const { after } = readPayload(entry.payload)
  const isUndo = entry.action === UNDO
  const taken = isUndo ? Number(after?.withdrawn) : 0
  const kept = isUndo ? Number(after?.restored) : Number(after?.added) + Number(after?.corrected)
  const stored = await readStored(db, entry)
  const { versions } = stored
  if (versions !== taken + kept) {
    return { versions, why: `it brought ${taken + kept} observations; ${versions} are stored` }
  }
  if (stored.withdrawn !== taken || stored.foreign > 0) {
    return { versions, why: 'an observation it brought is stored as something else' }
  }
  if (!vouches(entry) || stored.hash === after?.versionsSha256) return { versions }
  return { versions, why: 'an observation it brought is stored with other content' }
}

/** Whether an import's entry has a hash of every version; older ones have only their number. */
export function vouches({ payload }: Pick<LedgerTable, 'payload'>): boolean {
  return readPayload(payload).after?.versionsSha256 !== undefined
}

async function readStored(db: Db, { tx, entity_id: importId }: LedgerTable) {
  const hash = createVersionHash()
  const counts = { versions: 0, withdrawn: 0, foreign: 0 }
  for await (const rows of listVersionsOf(db, tx)) {
    for (const row of rows) {
      hash.add(row)
      counts.versions += 1
      counts.withdrawn += row.withdrawn
      if (row.import_id !== importId) counts.foreign += 1
    }
  }
  return { ...counts, hash: hash.digest() }
}
