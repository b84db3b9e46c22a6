/** Publishing what an import has staged: one entry on the ledger, everything at once, each touched cycle rolled up once. */

import { setImmediate } from 'node:timers/promises'

import { sql } from 'kysely'

import type { ImportProblem } from '../domain/observation-csv.ts'
import type { Metric } from '../domain/plan.ts'
import { passLock } from './cycle-lock.ts'
import type { ImportLookup } from './import-lookup.ts'
import type { ImportReject } from './import-rows.ts'
import { closedCycle } from './import-sorting.ts'
import type { ImportRowRow } from './import-tables.ts'
import type { LedgerEntry } from './ledger.ts'
import { createVersionHash } from './observation-hash.ts'
import { recomputeCell, touchYear } from './roll-ups.ts'
import type { Db, Transaction } from './tables.ts'
import type { Writing } from './writing.ts'

export interface Publishing {
  /** The run that has staged them. */
  runId: string
  /** The import that the versions come with. */
  importId: string
  /** What the entry tells beside the hash of every version. */
  entry: Pick<LedgerEntry, 'action' | 'payload'>
  lookup: Pick<ImportLookup, 'metricsById' | 'cycles'>
  /** Notes the ledger number, before the first version has it. */
  note: (tx: number) => Promise<void>
  /** Told between slices: rows done. */
  onProgress?: ((done: number) => void) | undefined
}

const ROWS_A_PAGE = 500
const ROWS_A_STATEMENT = 1000
const STORED = ['added', 'corrected'] as const

// Everything but `tx`, `superseded_tx` and `import_id`.
const COLUMNS = [
  'id',
  'version',
  'metric_id',
  'school_year',
  'cycle_id',
  'site_id',
  'participant_group',
  'observed_on',
  'value',
  'numerator',
  'denominator',
  'n',
  'stage',
  'done',
  'missing_code',
  'note',
  'evidence_url',
  'source_file',
  'source_sha256',
  'provenance',
  'withdrawn',
  'reason',
  'recorded_at',
  'recorded_by',
  'invited',
  'answered',
  'survey_scale',
  'wording',
  'late',
] as const satisfies (keyof ImportRowRow)[]

/** A hash over every version that is to be stored, in the order of their ids: the entry vouches with it. */
export async function hashOfStaged(db: Db, runId: string): Promise<string> {
  const hash = createVersionHash()
  let after = ''
  for (;;) {
    const rows = await db
      .selectFrom('import_row')
      .select(COLUMNS)
      .where('import_id', '=', runId)
      .where('outcome', 'in', STORED)
      .where('id', '>', after)
      .orderBy('id')
      .limit(ROWS_A_PAGE)
      .execute()
    for (const row of rows) hash.add({ ...row, tx: 0, superseded_tx: null, import_id: null })
    const last = rows.at(-1)
    if (!last) return hash.digest()
    after = last.id
    await setImmediate()
  }
}

/**
 * Why what was staged may not be published any more, though every row was good when it was read.
 * `since` is the ledger's head of that time.
 */
export async function findObstacles(
  writing: Writing,
  runId: string,
  since: number,
  lookup: Publishing['lookup'],
): Promise<ImportReject[]> {
  const touched = await findTouched(writing.tx, runId, since)
  if (touched !== undefined) {
    const message = 'Somebody changed this value while the file was read; import it again.'
    return [{ line: touched, cells: [], column: '', code: 'changed_meanwhile', message }]
  }
  const cells = await writing.tx
    .selectFrom('import_row')
    .select(['department_id', 'cycle_id', 'cycle_before'])
    .select((eb) => eb.fn.min('line').as('line'))
    .where('import_id', '=', runId)
    .where('outcome', 'in', STORED)
    .groupBy(['department_id', 'cycle_id', 'cycle_before'])
    .execute()
  const obstacles: ImportReject[] = []
  for (const { department_id: departmentId, line, ...own } of cells) {
    const cycleIds = [own.cycle_id, ...(own.cycle_before === null ? [] : [own.cycle_before])]
    const passed = await passLock(writing, departmentId, cycleIds, writing.reason)
    if (!('closed' in passed)) continue
    const isLocked = (_department: string, id: string) => id === passed.closed
    const problem = closedCycle(departmentId, [passed.closed], { cycles: lookup.cycles, isLocked })
    if (problem) obstacles.push({ line, cells: [], ...problem })
  }
  return obstacles
}

/** A file whose plan, sites or cycles changed while it was read. */
export const LOOKUP_CHANGED: ImportProblem = {
  column: '',
  code: 'changed_meanwhile',
  message: 'The plan, the sites or the cycles changed while the file was read; import it again.',
}

/** Stores what a run has staged as one batch, and gives its ledger number. */
export async function publishStaged(writing: Writing, going: Publishing): Promise<number> {
  const { runId, importId, entry, lookup, note, onProgress } = going
  const { tx: db } = writing
  const tx = await writing.log({ ...entry, entity: 'import', entityId: importId })
  await note(tx)
  await closeReplaced(db, runId, tx)
  let after = 0
  for (let done = 0; ;) {
    const upTo = await lastOfSlice(db, runId, after)
    if (upTo === undefined) break
    await copySlice(db, { runId, importId, tx }, { after, upTo: upTo.line })
    done += upTo.rows
    onProgress?.(done)
    after = upTo.line
    await setImmediate()
  }
  await recomputeTouched(writing, runId, lookup)
  return tx
}

/** The first line whose place or observation somebody else has written to since. */
async function findTouched(db: Db, runId: string, since: number): Promise<number | undefined> {
  const staged = () =>
    db
      .selectFrom('import_row')
      .where('import_row.import_id', '=', runId)
      .where('import_row.outcome', 'in', STORED)
      .select((eb) => eb.fn.min('import_row.line').as('line'))
  const inPlace = await staged()
    .innerJoin('observation', (join) =>
      join
        .onRef('observation.metric_id', '=', 'import_row.metric_id')
        .onRef('observation.observed_on', '=', 'import_row.observed_on')
        .onRef('observation.participant_group', '=', 'import_row.participant_group')
        .on(sql<boolean>`coalesce(observation.site_id, '') = coalesce(import_row.site_id, '')`),
    )
    .where('observation.tx', '>', since)
    .executeTakeFirst()
  const named = await staged()
    .innerJoin('observation', 'observation.id', 'import_row.id')
    .where('observation.tx', '>', since)
    .executeTakeFirst()
  const lines = [inPlace?.line, named?.line].filter((line) => typeof line === 'number')
  return lines.length === 0 ? undefined : Math.min(...lines)
}

async function lastOfSlice(
  db: Db,
  runId: string,
  after: number,
): Promise<{ line: number; rows: number } | undefined> {
  const lines = await db
    .selectFrom('import_row')
    .select('line')
    .where('import_id', '=', runId)
    .where('line', '>', after)
    .where('outcome', 'in', STORED)
    .orderBy('line')
    .limit(ROWS_A_STATEMENT)
    .execute()
  const last = lines.at(-1)
  return last && { line: last.line, rows: lines.length }
}

async function copySlice(
  db: Db,
  { runId, importId, tx }: { runId: string; importId: string; tx: number },
  { after, upTo }: { after: number; upTo: number },
): Promise<void> {
  await db
    .insertInto('observation')
    .columns([...COLUMNS, 'tx', 'import_id'])
    .expression((eb) =>
      eb
        .selectFrom('import_row')
        .select([
          ...COLUMNS,
          eb.cast<number>(eb.val(tx), 'integer').as('tx'),
          eb.cast<string>(eb.val(importId), 'text').as('import_id'),
        ])
        .where('import_row.import_id', '=', runId)
        .where('line', '>', after)
        .where('line', '<=', upTo)
        .where('outcome', 'in', STORED),
    )
    .execute()
}

async function closeReplaced(db: Transaction, runId: string, tx: number): Promise<void> {
  await db
    .updateTable('observation')
    .set({ superseded_tx: tx })
    .where('superseded_tx', 'is', null)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('import_row')
        .select('import_row.id')
        .where('import_id', '=', runId)
        .where('outcome', 'in', STORED)
        .where('replaces', '=', 1),
    )
    .execute()
}

async function recomputeTouched(
  writing: Writing,
  runId: string,
  { metricsById, cycles }: Publishing['lookup'],
): Promise<void> {
  const cells = await writing.tx
    .selectFrom('import_row')
    .select(['metric_id', 'cycle_id', 'cycle_before'])
    .distinct()
    .where('import_id', '=', runId)
    .where('outcome', 'in', STORED)
    .execute()
  const touched = new Map<Metric, Set<string>>()
  for (const { metric_id: metricId, cycle_id: cycleId, cycle_before: before } of cells) {
    const metric = metricsById.get(metricId)
    if (!metric) throw new Error(`no metric ${metricId}`)
    const own = touched.get(metric) ?? new Set()
    own.add(cycleId)
    if (before !== null) own.add(before)
    touched.set(metric, own)
  }
  for (const [metric, cycleIds] of touched) {
    for (const id of cycleIds) {
      const cycle = cycles.get(id)
      if (cycle) await recomputeCell(writing, metric, cycle)
      await setImmediate()
    }
    touchYear(writing, metric.schoolYear)
  }
}
