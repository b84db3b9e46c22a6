/** Imports on their way and those that have ended: how far each is, and what it refused. */

import { readPayload } from './audit-payload.ts'
import { clearRollUps } from './import-roll-ups.ts'
import type { ImportReject } from './import-rows.ts'
import type { ImportRunRow, ImportState } from './import-tables.ts'
import type { Db, Instant, Transaction } from './tables.ts'
import { fromTextList, toTextList } from './text-list.ts'
import type { Recording } from './writing.ts'

/** An import as it is told. */
export interface ImportRun {
  id: string
  actor: string
  fileName: string
  state: ImportState
  dryRun: boolean
  goodRowsOnly: boolean
  startedAt: Instant
  endedAt: Instant | null
  bytes: number
  /** As announced; null when it was not. */
  totalBytes: number | null
  rows: number
  /** How far the present state is, in rows; null when that cannot be told. */
  progress: { done: number; of: number } | null
  counts: ImportCounts
  header: string[]
  departmentIds: string[]
  /** The lines that are not refused, by what they do; null when there are too many to list. */
  accepted: AcceptedLines | null
  /** Its ledger number once published. */
  tx: number | null
  /** Who took it back, when and why. */
  undone: { by: string; at: Instant; reason: string } | null
}

export interface ImportCounts {
  added: number
  corrected: number
  same: number
  /** Refused rows. */
  rejected: number
}

export type AcceptedLines = Record<'added' | 'corrected' | 'same', number[]>

const ENDS: ReadonlySet<ImportState> = new Set([
  'published',
  'unchanged',
  'refused',
  'checked',
  'failed',
])

const RUNNING = ['reading', 'checking', 'publishing'] as const
/** An import that does nothing for so long has lost its server; a connection that says nothing is closed sooner. */
const LONGEST_SILENCE = 2 * 60 * 1000
const ROWS_A_STATEMENT = 2000

/** Whether an import is at its end, one way or another. */
export function hasEnded({ state }: Pick<ImportRun, 'state'>): boolean {
  return ENDS.has(state)
}

/** Begins an import. */
export async function insertRun(
  db: Db,
  by: Recording,
  run: {
    id: string
    fileName: string
    dryRun: boolean
    goodRowsOnly: boolean
    totalBytes: number | null
  },
): Promise<void> {
  const counted = { bytes: 0, rows: 0, done: 0, out_of: 0 }
  await db
    .insertInto('import_run')
    .values({
      id: run.id,
      actor: by.actor,
      file_name: run.fileName,
      state: 'reading',
      dry_run: run.dryRun ? 1 : 0,
      good_rows_only: run.goodRowsOnly ? 1 : 0,
      started_at: by.at.toISOString(),
      beat_at: new Date().toISOString(),
      ended_at: null,
      total_bytes: run.totalBytes,
      ...counted,
      added: 0,
      corrected: 0,
      same: 0,
      rejected: 0,
      header: toTextList([]),
      department_ids: toTextList([]),
      accepted: null,
    })
    .execute()
}

type Changing = Partial<
  Pick<ImportRunRow, 'state' | 'bytes' | 'rows' | 'done' | 'out_of' | 'header' | 'accepted'> &
    ImportCounts & { ended_at: Instant; department_ids: string }
>

/** Notes how far an import is. */
export async function updateRun(db: Db, id: string, changing: Changing): Promise<void> {
  await db
    .updateTable('import_run')
    .set({ ...changing, beat_at: new Date().toISOString() })
    .where('id', '=', id)
    .execute()
}

/**
 * Holds an import while it is published, so that nobody clears it away meanwhile.
 *
 * Errors: throws when it has been cleared away.
 */
export async function claimRun(tx: Transaction, id: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('import_run')
    .set({ state: 'publishing' })
    .where('id', '=', id)
    .where('state', 'in', RUNNING)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Error(`the import ${id} was cleared away`)
}

/** An import by its id. */
export async function findRun(db: Db, id: string): Promise<ImportRun | undefined> {
  const row = await runs(db).where('import_run.id', '=', id).executeTakeFirst()
  return row && toRun(row)
}

export interface RunFilter {
  /** Only this author's, and those whose departments are all among these; absent, all. */
  seenBy?: { actor: string; departmentIds: ReadonlySet<string> } | undefined
}

/** Imports, the newest first; dry runs are not told. */
export async function listRuns(
  db: Db,
  { seenBy }: RunFilter,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: ImportRun[]; nextCursor: string | null }> {
  const items: ImportRun[] = []
  let before = cursor
  // Rights are asked of each, so that a page may take several reads.
  for (;;) {
    let query = runs(db)
      .where('import_run.dry_run', '=', 0)
      .orderBy('import_run.id', 'desc')
      .limit(limit + 1)
    if (before !== undefined) query = query.where('import_run.id', '<', before)
    const rows = await query.execute()
    const seen = rows.map(toRun).filter((run) => !seenBy || isSeen(run, seenBy))
    items.push(...seen)
    before = rows.at(-1)?.id
    if (rows.length <= limit || items.length > limit || before === undefined) break
  }
  const page = items.slice(0, limit)
  return { items: page, nextCursor: items.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** Whether an import is somebody's to see: their own, or of none but their departments. */
export function isSeen(
  { actor, departmentIds }: Pick<ImportRun, 'actor' | 'departmentIds'>,
  by: { actor: string; departmentIds: ReadonlySet<string> },
): boolean {
  if (actor === by.actor) return true
  return departmentIds.length > 0 && departmentIds.every((id) => by.departmentIds.has(id))
}

/** Why rows were refused, in the order of their lines. */
export async function listRejects(
  db: Db,
  id: string,
  { limit, after = { line: 0, position: -1 } }: { limit: number; after?: RejectPlace },
): Promise<(ImportReject & RejectPlace)[]> {
  const rows = await db
    .selectFrom('import_reject')
    .selectAll()
    .where('import_id', '=', id)
    .where((eb) =>
      eb.or([
        eb('line', '>', after.line),
        eb.and([eb('line', '=', after.line), eb('position', '>', after.position)]),
      ]),
    )
    .orderBy('line')
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.map(({ line, position, column_name: column, code, message, cells }) => ({
    line,
    position,
    column,
    code,
    message,
    cells: fromTextList(cells),
  }))
}

export interface RejectPlace {
  line: number
  position: number
}

/** Takes away what an import has staged, some rows at a time. */
export async function clearStaged(db: Db, id: string, table: 'import_row' | 'import_reject') {
  const highest = await db
    .selectFrom(table)
    .select((eb) => eb.fn.max('line').as('line'))
    .where('import_id', '=', id)
    .executeTakeFirst()
  const last = highest?.line ?? 0
  for (let upTo = ROWS_A_STATEMENT; upTo < last + ROWS_A_STATEMENT; upTo += ROWS_A_STATEMENT) {
    await db
      .deleteFrom(table)
      .where('import_id', '=', id)
      .where('line', '<=', Math.min(upTo, last))
      .execute()
  }
}

/** Takes away what an import has made ready to be published. */
export async function clearRows(db: Db, id: string): Promise<void> {
  await clearRollUps(db, id)
  await clearStaged(db, id, 'import_row')
}

/** Takes an import away that has left nothing on the record. */
export async function deleteRun(db: Db, id: string): Promise<void> {
  await clearRows(db, id)
  await clearStaged(db, id, 'import_reject')
  await db.deleteFrom('import_run').where('id', '=', id).execute()
}

/**
 * Takes away what imports left that were cut off, such as by a crash, and what was refused
 * before a moment: a published import stays on the list.
 */
export async function sweepRuns(db: Db, now: Date, refusedBefore: Instant): Promise<void> {
  const silentSince = silentAt(now)
  // Claimed first: one that is being published holds its row, and is published when it lets go.
  const cutOff = await db
    .updateTable('import_run')
    .set({ state: 'failed', ended_at: now.toISOString() })
    .where('state', 'in', RUNNING)
    .where('beat_at', '<', silentSince)
    .where('id', 'not in', (eb) => eb.selectFrom('publishing').select('run_id'))
    .returning('id')
    .execute()
  for (const { id } of cutOff) await deleteRun(db, id)
  const ended = await db
    .selectFrom('import_run')
    .select(['id', 'state'])
    .where('ended_at', '<', refusedBefore)
    .execute()
  for (const { id, state } of ended) {
    if (state === 'published') await clearStaged(db, id, 'import_reject')
    else await deleteRun(db, id)
  }
  const staged = await db
    .selectFrom('import_row')
    .innerJoin('import_run', 'import_run.id', 'import_row.import_id')
    .select('import_run.id')
    .distinct()
    .where('import_run.ended_at', '<', silentSince)
    .execute()
  for (const { id } of staged) await clearRows(db, id)
}

/** Takes a run over whose server is gone; whether it was so. Nobody else takes it over as well. */
export async function takeOver(db: Db, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('import_run')
    .set({ beat_at: new Date().toISOString() })
    .where('id', '=', id)
    // Once it is shown there is nothing to take over, whoever saw it on its way before.
    .where('state', 'in', RUNNING)
    .where('beat_at', '<', silentAt(now))
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** An import that did nothing since then has lost its server. */
function silentAt(now: Date): Instant {
  return new Date(now.getTime() - LONGEST_SILENCE).toISOString()
}

function runs(db: Db) {
  return db
    .selectFrom('import_run')
    .leftJoin('import_batch', 'import_batch.id', 'import_run.id')
    .leftJoin('ledger', 'ledger.tx', 'import_batch.undone_tx')
    .selectAll('import_run')
    .select([
      'import_batch.tx',
      'ledger.actor as undone_by',
      'ledger.at as undone_at',
      'ledger.payload as undone_payload',
    ])
}

type RunRow = Awaited<ReturnType<ReturnType<typeof runs>['execute']>>[number]

function toRun(row: RunRow): ImportRun {
  const { added, corrected, same, rejected } = row
  return {
    id: row.id,
    actor: row.actor,
    fileName: row.file_name,
    state: row.state,
    dryRun: row.dry_run === 1,
    goodRowsOnly: row.good_rows_only === 1,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    bytes: row.bytes,
    totalBytes: row.total_bytes,
    rows: row.rows,
    progress: row.out_of === 0 ? null : { done: row.done, of: row.out_of },
    counts: { added, corrected, same, rejected },
    header: fromTextList(row.header),
    departmentIds: fromTextList(row.department_ids),
    accepted: row.accepted === null ? null : toLines(row.accepted),
    tx: row.state === 'published' ? row.tx : null,
    undone: toUndone(row),
  }
}

function toUndone({ undone_by: by, undone_at: at, undone_payload: payload }: RunRow) {
  if (by === null || at === null || payload === null) return null
  return { by, at, reason: readPayload(payload).reason ?? '' }
}

function toLines(text: string): AcceptedLines {
  const read: unknown = JSON.parse(text)
  const lists = new Map(Object.entries(typeof read === 'object' && read !== null ? read : {}))
  const lines = (name: string): number[] => {
    const list: unknown = lists.get(name)
    return Array.isArray(list) ? list.map(Number) : []
  }
  return { added: lines('added'), corrected: lines('corrected'), same: lines('same') }
}
