/** Ending what a crash, or a full disk, cut off after its entry was on the ledger. */

import { dayIn } from '../domain/day-in.ts'
import { readLookup } from './import-lookup.ts'
import { goOn, makeReady } from './import-publishing.ts'
import { clearRollUps } from './import-roll-ups.ts'
import { clearRows, deleteRun, takeOver, updateRun } from './import-runs.ts'
import { noteUndone } from './import-undo.ts'
import { findPublishing } from './publishing.ts'
import type { Db } from './tables.ts'
import { UNDO } from './verify-imports.ts'

/**
 * Puts the rest of an import on the record whose server is gone, and shows it: its entry says that
 * it was published. Whoever sent it can see it on the list of imports; sending it again changes
 * nothing. Does nothing while its server is at it.
 */
export async function resumePublishing(db: Db, now: Date): Promise<void> {
  const going = await findPublishing(db)
  if (!going || !(await takeOver(db, going.runId, now))) return
  const { tx, runId } = going
  const entry = await db
    .selectFrom('ledger')
    .selectAll()
    .where('tx', '=', tx)
    .executeTakeFirstOrThrow()
  const by = { actor: entry.actor, at: new Date(entry.at) }
  const lookup = await readLookup(db, { latestDay: dayIn('UTC', now) })
  await clearRollUps(db, runId)
  const beat = (change: Db) => updateRun(change, runId, {})
  const ready = await makeReady(db, runId, lookup, beat)
  const isUndo = entry.action === UNDO
  const importId = entry.entity_id
  await goOn(
    db,
    by,
    ready,
    {
      tx,
      importId,
      shown: async (change) => {
        if (isUndo) return noteUndone(change.tx, importId, tx)
        const ended_at = new Date().toISOString()
        return updateRun(change.tx, runId, { state: 'published', done: 0, out_of: 0, ended_at })
      },
      onProgress: beat,
    },
    await lastThere(db, runId),
  )
  if (isUndo) await deleteRun(db, runId)
  else await clearRows(db, runId)
}

/** The line up to which everything that can be on the record is there; pieces come in their order. */
async function lastThere(db: Db, runId: string): Promise<number> {
  const { first } = await db
    .selectFrom('import_row')
    .leftJoin('observation', (join) =>
      join
        .onRef('observation.id', '=', 'import_row.id')
        .onRef('observation.version', '=', 'import_row.version'),
    )
    .select((eb) => eb.fn.min<number | null>('line').as('first'))
    .where('import_row.import_id', '=', runId)
    .where('outcome', '=', 'added')
    .where('observation.id', 'is', null)
    .executeTakeFirstOrThrow()
  return first === null ? Number.MAX_SAFE_INTEGER : first - 1
}
