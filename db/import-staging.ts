/** Putting what was read of a file aside, in short changes of their own, until it is published. */

import type { RowStamp } from '../domain/observation-csv.ts'
import { newId } from './ids.ts'
import type { ImportReject, ImportRow } from './import-rows.ts'
import { updateRun } from './import-runs.ts'
import type { ImportRowRow } from './import-tables.ts'
import { toRow } from './observation-row.ts'
import type { Db } from './tables.ts'
import { toTextList } from './text-list.ts'
import type { Recording } from './writing.ts'

// 41 columns a row: 2,050 parameters, below what either database takes.
const ROWS_A_STATEMENT = 50

export interface Slice {
  rows: readonly ImportRow[]
  rejects: readonly ImportReject[]
}

/** Who is said to have recorded rows that are new. */
export interface Signing {
  by: Recording
  /** Whether it is the importer, now, whatever the file says. */
  signedByImporter: boolean
}

const UNSIGNED: RowStamp = {
  id: null,
  version: null,
  late: false,
  recordedAt: null,
  recordedBy: null,
  reason: null,
}

/** Puts some rows aside and notes how far the import is. */
export async function stage(
  db: Db,
  importId: string,
  { rows, rejects }: Slice,
  signing: Signing,
  read: { bytes: number; rows: number; rejected: number },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
      const values = rows
        .slice(at, at + ROWS_A_STATEMENT)
        .map((row) => toStaged(importId, row, signing))
      await tx.insertInto('import_row').values(values).execute()
    }
    await insertRejects(tx, importId, rejects)
    await updateRun(tx, importId, read)
  })
}

/** Puts refused rows aside. What a line already has keeps its place. */
export async function insertRejects(
  db: Db,
  importId: string,
  rejects: readonly ImportReject[],
): Promise<void> {
  const told = new Map<number, number>()
  const values = rejects.map(({ line, cells, column, code, message }) => {
    const position = told.get(line) ?? 0
    told.set(line, position + 1)
    return {
      import_id: importId,
      line,
      position,
      column_name: column,
      code,
      message,
      cells: toTextList(cells),
    }
  })
  for (let at = 0; at < values.length; at += ROWS_A_STATEMENT) {
    await db
      .insertInto('import_reject')
      .values(values.slice(at, at + ROWS_A_STATEMENT))
      .execute()
  }
}

/** A row as the first version of a new observation; sorting makes it a correction. */
function toStaged(
  importId: string,
  row: ImportRow,
  { by, signedByImporter }: Signing,
): ImportRowRow {
  const { metric, observation, stamp: given } = row
  const stamp = signedByImporter ? UNSIGNED : given
  const {
    tx: _tx,
    superseded_tx: _superseded,
    late: _late,
    ...version
  } = toRow(observation, {
    id: stamp.id ?? newId(),
    metricId: metric.id,
    version: stamp.version ?? 1,
    reason: stamp.reason,
    recordedAt: stamp.recordedAt ?? by.at.toISOString(),
    recordedBy: stamp.recordedBy ?? by.actor,
    withdrawn: false,
    tx: 0,
    importId,
  })
  return {
    ...version,
    import_id: importId,
    late: stamp.late ? 1 : 0,
    line: row.line,
    outcome: 'added',
    department_id: metric.departmentId,
    given_id: given.id,
    given_version: given.version,
    hidden: row.hidden ? 1 : 0,
    cells: toTextList(row.cells),
    replaces: 0,
    cycle_before: null,
  }
}
