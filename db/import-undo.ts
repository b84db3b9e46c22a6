/** Taking an import back as one batch: what it added is withdrawn, what it corrected is as it was before. */

import { dayIn } from '../domain/day-in.ts'
import type { Metric } from '../domain/plan.ts'
import { readLocks } from './cycle-lock.ts'
import { newId } from './ids.ts'
import type { ImportLookup } from './import-lookup.ts'
import { readLookup, stillHolds } from './import-lookup.ts'
import { findObstacles, LOOKUP_CHANGED, makeReady, publish } from './import-publishing.ts'
import type { ImportReject } from './import-rows.ts'
import type { ImportRun } from './import-runs.ts'
import { claimRun, deleteRun, insertRun, updateRun } from './import-runs.ts'
import type { ImportRowRow } from './import-tables.ts'
import { getHead } from './ledger.ts'
import { losably } from './losable.ts'
import { placeOf } from './observation-content.ts'
import { toObservation } from './observation-row.ts'
import { listVersionsOf } from './observations-of-entry.ts'
import { countAnew } from './portable.ts'
import { isOnItsWay } from './publishing.ts'
import type { Db, ObservationRow } from './tables.ts'
import type { Recording, Writing } from './writing.ts'

export interface UndoOptions {
  by: Recording
  reason: string
  /** Whether whoever asks may change what is closed. */
  mayBeLate: boolean
}

export type UndoOutcome =
  | { tx: number; withdrawn: number; restored: number }
  /** Why it cannot be taken back; nothing was changed. */
  | { obstacles: ImportReject[] }
  | 'undone_before'

type UndoRefused = Exclude<UndoOutcome, { tx: number }>

const ROWS_A_PAGE = 200
const ROWS_A_STATEMENT = 50
const MOST_OBSTACLES = 20
const MANY_ROWS = 1000

/** Takes a published import back, all of it or nothing. */
export async function undoImport(
  db: Db,
  { id, tx }: ImportRun & { tx: number },
  options: UndoOptions,
): Promise<UndoOutcome> {
  const { by } = options
  const runId = newId()
  const about = { fileName: '', dryRun: true, goodRowsOnly: false, totalBytes: null }
  await insertRun(db, by, { id: runId, ...about })
  try {
    return await undo(db, { runId, importId: id, tx }, options)
  } finally {
    if (!(await isOnItsWay(db, runId))) await deleteRun(db, runId)
  }
}

interface Undoing {
  runId: string
  importId: string
  /** The number of the entry that is taken back. */
  tx: number
}

async function undo(
  db: Db,
  going: Undoing,
  { by, reason, mayBeLate }: UndoOptions,
): Promise<UndoOutcome> {
  const { runId, importId } = going
  if (await isUndone(db, importId)) return 'undone_before'
  const since = await getHead(db)
  const changed = await listChanged(db, going)
  if (changed.length > 0) return { obstacles: changed }
  const asked = { latestDay: dayIn('UTC', by.at) }
  const lookup = await readLookup(db, asked)
  const counts = await losably(db, () => stageUndo(db, going, lookup, { by, reason, mayBeLate }))
  if ('obstacles' in counts) return counts
  if (counts.withdrawn + counts.restored >= MANY_ROWS) await countAnew(db, 'import_row')
  const ready = await makeReady(db, runId, lookup, (tx) => updateRun(tx, runId, {}))
  const { versionsSha256 } = ready
  const metricIds = Array.from(new Set(ready.touched.map(({ metricId }) => metricId)))
  const outcome = await publish<UndoRefused>(db, by, ready, {
    importId,
    entry: {
      action: 'observation.import_undo',
      payload: { reason, after: { ...counts, versionsSha256 } },
    },
    refuse: async (change) => {
      const late: Writing = { ...change, reason, mayBeLate }
      await claimRun(change.tx, runId)
      if (await isUndone(change.tx, importId)) return 'undone_before'
      if (!(await stillHolds(change.tx, lookup, metricIds, asked))) {
        const message = 'The plan, the sites or the cycles changed meanwhile; take it back again.'
        return { obstacles: [{ line: 1, cells: [], ...LOOKUP_CHANGED, message }] }
      }
      const obstacles = await findObstacles(late, ready, since)
      return obstacles.length > 0 ? { obstacles } : undefined
    },
    note: async () => undefined,
    shown: (change, tx) => noteUndone(change.tx, importId, tx),
    onProgress: (change) => updateRun(change, runId, {}),
  })
  return 'tx' in outcome ? { ...outcome, ...counts } : outcome.refused
}

interface Counts {
  withdrawn: number
  restored: number
}

/** Puts the version aside that each observation of the import will have, some at a time. */
async function stageUndo(
  db: Db,
  going: Undoing,
  lookup: ImportLookup,
  { by, reason, mayBeLate }: UndoOptions,
): Promise<Counts | { obstacles: ImportReject[] }> {
  const { runId, tx } = going
  const locks = await readLocks(db, by.at.toISOString(), [...lookup.cycles.keys()])
  const counts = { withdrawn: 0, restored: 0 }
  const stamp = { reason, recorded_at: by.at.toISOString(), recorded_by: by.actor }
  let line = 1
  for await (const versions of listVersionsOf(db, tx, ROWS_A_PAGE)) {
    const pairs = await readPairs(db, tx, versions)
    const rows = pairs.map(({ now, before }): ImportRowRow => {
      const metric = getMetric(lookup.metricsById, now.metric_id)
      const isLocked = [now, before ?? now].some((row) => locks(metric.departmentId, row.cycle_id))
      counts[before ? 'restored' : 'withdrawn'] += 1
      return {
        ...contentOf(before ?? now),
        ...stamp,
        version: now.version + 1,
        withdrawn: before ? 0 : 1,
        late: isLocked && mayBeLate ? 1 : 0,
        import_id: runId,
        line: (line += 1),
        outcome: before ? 'corrected' : 'added',
        department_id: metric.departmentId,
        given_id: null,
        given_version: null,
        hidden: 0,
        cells: '[]',
        replaces: 1,
        cycle_before: now.cycle_id,
      }
    })
    const taken = await listTaken(db, pairs, line - pairs.length + 1)
    if (taken.length > 0) return { obstacles: taken }
    await db.transaction().execute(async (change) => {
      for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
        await change
          .insertInto('import_row')
          .values(rows.slice(at, at + ROWS_A_STATEMENT))
          .execute()
      }
      await updateRun(change, runId, { rows: line - 1 })
    })
  }
  return counts
}

async function isUndone(db: Db, importId: string): Promise<boolean> {
  const batch = await db
    .selectFrom('import_batch')
    .select('undone_tx')
    .where('id', '=', importId)
    .executeTakeFirst()
  return batch?.undone_tx !== null
}

/** Notes that an import was taken back. */
export async function noteUndone(db: Db, importId: string, tx: number): Promise<void> {
  await db.updateTable('import_batch').set({ undone_tx: tx }).where('id', '=', importId).execute()
}

/** Observations that were changed after the import. */
async function listChanged(db: Db, { importId, tx }: Undoing): Promise<ImportReject[]> {
  const rows = await db
    .selectFrom('observation')
    .innerJoin('metric', 'metric.id', 'observation.metric_id')
    .select(['observation.observed_on', 'metric.letter', 'metric.text', 'metric.title'])
    .where('observation.import_id', '=', importId)
    .where('observation.tx', '=', tx)
    .where('observation.superseded_tx', 'is not', null)
    .orderBy('observation.id')
    .limit(MOST_OBSTACLES)
    .execute()
  return rows.map(({ observed_on: day, text, title }, at) => ({
    line: at + 1,
    cells: [],
    column: '',
    code: 'changed_since',
    message: `The value of ${day} of “${title || text}” was changed after the import; withdraw or correct single values instead.`,
  }))
}

interface Pair {
  now: ObservationRow
  /** The version that the import corrected; undefined when it added. */
  before: ObservationRow | undefined
}

async function readPairs(db: Db, tx: number, now: readonly ObservationRow[]): Promise<Pair[]> {
  const earlier = await db
    .selectFrom('observation')
    .selectAll()
    .where(
      'id',
      'in',
      now.map(({ id }) => id),
    )
    .where('superseded_tx', '=', tx)
    .where('withdrawn', '=', 0)
    .execute()
  const byId = new Map(earlier.map((row) => [row.id, row]))
  return now.map((row) => ({ now: row, before: byId.get(row.id) }))
}

/** Values that were moved by the import, and whose former place is another's now; `first` is the first pair's line. */
async function listTaken(db: Db, pairs: readonly Pair[], first: number): Promise<ImportReject[]> {
  const taken: ImportReject[] = []
  for (const [at, { now, before }] of pairs.entries()) {
    if (!before || samePlace(now, before)) continue
    const other = await db
      .selectFrom('observation')
      .select('id')
      .where('metric_id', '=', before.metric_id)
      .where('observed_on', '=', before.observed_on)
      .where((eb) => eb(eb.fn.coalesce('site_id', eb.val('')), '=', before.site_id ?? ''))
      .where('participant_group', '=', before.participant_group)
      .where('superseded_tx', 'is', null)
      .where('withdrawn', '=', 0)
      .where('import_id', 'is distinct from', now.import_id)
      .executeTakeFirst()
    const message = `Another value has taken the place that the import moved one from, on ${before.observed_on}; withdraw that one first.`
    const line = first + at
    if (other) taken.push({ line, cells: [], column: '', code: 'place_taken', message })
  }
  return taken
}

function samePlace(one: ObservationRow, other: ObservationRow): boolean {
  return (
    placeOf(one.metric_id, toObservation(one)) === placeOf(other.metric_id, toObservation(other))
  )
}

function contentOf(row: ObservationRow) {
  const { tx: _tx, superseded_tx: _superseded, ...content } = row
  return content
}

function getMetric(metrics: ReadonlyMap<string, Metric>, id: string): Metric {
  const metric = metrics.get(id)
  if (!metric) throw new Error(`no metric ${id}`)
  return metric
}
