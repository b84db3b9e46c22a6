/**
 * Publishing what an import has staged: one entry on the ledger, everything at once. Whatever can
 * be made before is made ready aside, for while it is published nobody else can save.
 */

import { setImmediate } from 'node:timers/promises'

import type { ImportProblem } from '../domain/observation-csv.ts'
import { passLock } from './cycle-lock.ts'
import type { ImportLookup } from './import-lookup.ts'
import type { StagedRollUps } from './import-roll-ups.ts'
import { publishRollUps, stageRollUps } from './import-roll-ups.ts'
import type { ImportReject } from './import-rows.ts'
import { closedCycle } from './import-sorting.ts'
import type { ImportRowRow } from './import-tables.ts'
import type { Touched } from './import-touched.ts'
import { findOvertaken, listTouched, STORED } from './import-touched.ts'
import type { LedgerEntry } from './ledger.ts'
import { createVersionHash } from './observation-hash.ts'
import type { Db, Transaction } from './tables.ts'
import type { Writing } from './writing.ts'

/** What is made ready before the change that publishes, so that it is short. */
export interface Ready {
  /** The run that has staged it. */
  runId: string
  lookup: ImportLookup
  touched: readonly Touched[]
  /** Over every version that is to be stored, in the order of their ids: the entry vouches with it. */
  versionsSha256: string
  rollUps: StagedRollUps
  /** Of the staged rows. */
  lastLine: number
  /** How many of them take the place of a version that is on the record. */
  replacing: number
}

export interface Publishing {
  /** The import that the versions come with. */
  importId: string
  /** What the entry tells beside the hash of every version. */
  entry: Pick<LedgerEntry, 'action' | 'payload'>
  /** Notes the ledger number, before the first version has it. */
  note: (tx: number) => Promise<void>
}

const ROWS_A_PAGE = 500
const LINES_A_STATEMENT = 1000

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

/** Makes what a run has staged ready to be published; `onProgress` is told within its changes. */
export async function makeReady(
  db: Db,
  runId: string,
  lookup: ImportLookup,
  onProgress: (db: Db, done: number, of: number) => Promise<void>,
): Promise<Ready> {
  const touched = await listTouched(db, runId)
  const { line, replacing } = await db
    .selectFrom('import_row')
    .select((eb) => [
      eb.fn.max<number | null>('line').as('line'),
      eb.cast<number | null>(eb.fn.sum('replaces'), 'integer').as('replacing'),
    ])
    .where('import_id', '=', runId)
    .executeTakeFirstOrThrow()
  return {
    runId,
    lookup,
    touched,
    versionsSha256: await hashOfStaged(db, runId),
    rollUps: await stageRollUps(db, runId, touched, lookup, onProgress),
    lastLine: line ?? 0,
    replacing: replacing ?? 0,
  }
}

async function hashOfStaged(db: Db, runId: string): Promise<string> {
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
 * Why what is ready may not be published any more, though every row was good when it was read.
 * `since` is the ledger's head before the rows were compared with the record.
 */
export async function findObstacles(
  writing: Writing,
  { runId, touched, lookup }: Ready,
  since: number,
): Promise<ImportReject[]> {
  const overtaken = await findOvertaken(writing.tx, runId, since)
  if (overtaken !== undefined) {
    const message = 'Somebody changed this value while the file was read; import it again.'
    return [{ line: overtaken, cells: [], column: '', code: 'changed_meanwhile', message }]
  }
  const obstacles: ImportReject[] = []
  for (const { departmentId, cycleIds, line } of firstOfEach(touched)) {
    const passed = await passLock(writing, departmentId, cycleIds, writing.reason)
    if (!('closed' in passed)) continue
    const isLocked = (_department: string, id: string) => id === passed.closed
    const problem = closedCycle(departmentId, [passed.closed], { cycles: lookup.cycles, isLocked })
    if (problem) obstacles.push({ line, cells: [], ...problem })
  }
  return obstacles
}

/** One of each department and its cycles, the one with the first line. */
function firstOfEach(touched: readonly Touched[]): Touched[] {
  const first = new Map<string, Touched>()
  for (const one of touched) {
    const key = [one.departmentId, ...one.cycleIds].join('\n')
    if (!first.has(key)) first.set(key, one)
  }
  return [...first.values()]
}

/** A file whose plan, sites or cycles changed while it was read. */
export const LOOKUP_CHANGED: ImportProblem = {
  column: '',
  code: 'changed_meanwhile',
  message: 'The plan, the sites or the cycles changed while the file was read; import it again.',
}

/** Stores what is ready as one batch, and gives its ledger number. */
export async function publishStaged(
  writing: Writing,
  { runId, rollUps, lastLine, replacing }: Ready,
  { importId, entry, note }: Publishing,
): Promise<number> {
  const { tx: db } = writing
  const tx = await writing.log({ ...entry, entity: 'import', entityId: importId })
  await note(tx)
  if (replacing > 0) await closeReplaced(db, runId, tx)
  for (let after = 0; after < lastLine; after += LINES_A_STATEMENT) {
    await copySlice(db, { runId, importId, tx }, { after, upTo: after + LINES_A_STATEMENT })
    await setImmediate()
  }
  await publishRollUps(writing, runId, rollUps, tx)
  return tx
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
