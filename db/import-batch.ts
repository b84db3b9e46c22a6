/** Storing an import: one entry on the ledger, many rows a statement, each touched cycle rolled up once. */

import { setImmediate } from 'node:timers/promises'

import type { Metric } from '../domain/plan.ts'
import { newId } from './ids.ts'
import type { ImportLookup } from './import-lookup.ts'
import type { ImportChange, SortedRows } from './import-sorting.ts'
import { hashOfVersions } from './observation-hash.ts'
import { AGAIN, toRow } from './observation-row.ts'
import { recomputeCell, touchYear } from './roll-ups.ts'
import type { ObservationRow } from './tables.ts'
import type { Writing } from './writing.ts'

export interface ImportFile {
  fileName: string
  /** Of the bytes as they came. */
  sha256: string
  /** Without the header. */
  rows: number
}

// 32 columns a row: 640 parameters, well below what either database takes.
const ROWS_A_STATEMENT = 20
const IDS_A_STATEMENT = 200
const ROWS_A_TURN = 200

/** Stores what an import adds and corrects as one batch, and gives the batch's id. */
export async function storeBatch(
  writing: Writing,
  { added, corrected }: SortedRows,
  file: ImportFile,
  cycles: ImportLookup['cycles'],
): Promise<{ importId: string; tx: number }> {
  const importId = newId()
  const changes = [...added, ...corrected]
  const { versions, versionsSha256 } = await toVersions(writing, changes, file)
  const tx = await writing.log({
    action: 'observation.import',
    entity: 'import',
    entityId: importId,
    payload: {
      after: {
        ...file,
        added: added.length,
        corrected: corrected.length,
        versionsSha256,
      },
    },
  })
  const { fileName: file_name, ...counts } = file
  await writing.tx
    .insertInto('import_batch')
    .values({ id: importId, file_name, ...counts, tx, undone_tx: null })
    .execute()
  await closeReplaced(writing, changes, tx)
  for (let at = 0; at < versions.length; at += ROWS_A_STATEMENT) {
    const rows = versions.slice(at, at + ROWS_A_STATEMENT)
    const batch = rows.map((row) => ({ ...row, tx, import_id: importId }))
    await writing.tx.insertInto('observation').values(batch).execute()
    await setImmediate()
  }
  await recomputeTouched(writing, changes, cycles)
  return { importId, tx }
}

/** The versions to store, and a hash by which the one entry vouches for every row. */
async function toVersions(
  writing: Writing,
  changes: readonly ImportChange[],
  { fileName }: ImportFile,
): Promise<{ versions: ObservationRow[]; versionsSha256: string }> {
  const versions: ObservationRow[] = []
  for (const [at, change] of changes.entries()) {
    if (at % ROWS_A_TURN === ROWS_A_TURN - 1) await setImmediate()
    versions.push(toVersion(change, writing, fileName))
  }
  return { versions, versionsSha256: await hashOfVersions(versions) }
}

/** The version a change stores; what the file says of the record is kept for a new observation only. */
function toVersion({ row, before }: ImportChange, writing: Writing, fileName: string) {
  const { metric, observation, stamp } = row
  const mine = { metricId: metric.id, withdrawn: false, tx: 0, importId: null }
  if (before) {
    return toRow(observation, {
      ...mine,
      id: before.id,
      version: before.version + 1,
      reason: before.withdrawn === 1 ? AGAIN : `import of ${fileName}`,
      recordedAt: writing.at,
      recordedBy: writing.actor,
    })
  }
  return toRow(observation, {
    ...mine,
    id: stamp.id ?? newId(),
    version: stamp.version ?? 1,
    reason: stamp.reason,
    late: stamp.late,
    recordedAt: stamp.recordedAt ?? writing.at,
    recordedBy: stamp.recordedBy ?? writing.actor,
  })
}

async function closeReplaced(
  { tx }: Writing,
  changes: readonly ImportChange[],
  by: number,
): Promise<void> {
  const ids = changes.flatMap(({ before }) => before?.id ?? [])
  for (let at = 0; at < ids.length; at += IDS_A_STATEMENT) {
    await tx
      .updateTable('observation')
      .set({ superseded_tx: by })
      .where('id', 'in', ids.slice(at, at + IDS_A_STATEMENT))
      .where('superseded_tx', 'is', null)
      .execute()
    await setImmediate()
  }
}

async function recomputeTouched(
  writing: Writing,
  changes: readonly ImportChange[],
  cycles: ImportLookup['cycles'],
): Promise<void> {
  const touched = new Map<Metric, Set<string>>()
  for (const { row, before } of changes) {
    const cells = touched.get(row.metric) ?? new Set()
    cells.add(row.observation.cycleId)
    if (before) cells.add(before.cycle_id)
    touched.set(row.metric, cells)
  }
  for (const [metric, cycleIds] of touched) {
    for (const id of cycleIds) {
      const cycle = cycles.get(id)
      if (cycle) await recomputeCell(writing, metric, cycle)
    }
    touchYear(writing, metric.schoolYear)
    await setImmediate()
  }
}
