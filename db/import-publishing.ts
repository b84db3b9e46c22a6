/**
 * Publishing what an import has staged: one entry on the ledger, everything seen at once. Many
 * versions are put on the record in pieces that nobody sees, so that others can save in between.
 */

import { setImmediate, setTimeout } from 'node:timers/promises'

import type { ImportProblem } from '../domain/observation-csv.ts'
import { passLock } from './cycle-lock.ts'
import type { ImportLookup } from './import-lookup.ts'
import type { StagedRollUps } from './import-roll-ups.ts'
import { publishRollUps, stageRollUps } from './import-roll-ups.ts'
import type { ImportReject } from './import-rows.ts'
import { updateRun } from './import-runs.ts'
import { closedCycle } from './import-sorting.ts'
import type { ImportRowRow } from './import-tables.ts'
import type { Touched } from './import-touched.ts'
import { findOvertaken, listTouched, STORED } from './import-touched.ts'
import type { LedgerEntry } from './ledger.ts'
import { losably } from './losable.ts'
import { createVersionHash } from './observation-hash.ts'
import type { Publishing } from './publishing.ts'
import { beginPublishing, BeingPublished, endPublishing, PublishedLater } from './publishing.ts'
import type { Db, Transaction } from './tables.ts'
import type { Recording, Writing } from './writing.ts'
import { writing } from './writing.ts'

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
  /** How many versions there are. */
  versions: number
  /** How many of them take the place of a version that is on the record. */
  replacing: number
}

/** An import that is published, or taken back. */
export interface Publication<Refused> {
  /** The import that the versions come with. */
  importId: string
  /** What the entry tells beside the hash of every version. */
  entry: Pick<LedgerEntry, 'action' | 'payload'>
  /** Why it may not be published; undefined where it may. */
  refuse: (change: Writing) => Promise<Refused | undefined>
  /** Notes the ledger number, before the first version has it. */
  note: (change: Writing, tx: number) => Promise<void>
  /** Notes that everything is seen. */
  shown: (change: Writing, tx: number) => Promise<void>
  /** Told within the changes of what was put on the record, in versions. */
  onProgress: (db: Db, done: number) => Promise<void>
}

const ROWS_A_PAGE = 500
/** So many versions take less than a tenth of a second. */
const FEW_VERSIONS = 2000
/** So many take some hundredths of a second; fewer write the same pages of the indices more often. */
const LINES_A_PIECE = 1000
/** Whoever waits to save asks more often. */
const BETWEEN_PIECES = 8
const BETWEEN_TRIES = 100

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
  const { line, versions, replacing } = await db
    .selectFrom('import_row')
    .select((eb) => [
      eb.fn.max<number | null>('line').as('line'),
      eb.cast<number>(eb.fn.countAll(), 'integer').as('versions'),
      eb.cast<number | null>(eb.fn.sum('replaces'), 'integer').as('replacing'),
    ])
    .where('import_id', '=', runId)
    .where('outcome', 'in', STORED)
    .executeTakeFirstOrThrow()
  return {
    runId,
    lookup,
    touched,
    versionsSha256: await hashOfStaged(db, runId),
    rollUps: await losably(db, () => stageRollUps(db, runId, touched, lookup, onProgress)),
    lastLine: line ?? 0,
    versions,
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
  change: Writing,
  { runId, touched, lookup }: Ready,
  since: number,
): Promise<ImportReject[]> {
  const overtaken = await findOvertaken(change.tx, runId, since)
  if (overtaken !== undefined) {
    const message = 'Somebody changed this value while the file was read; import it again.'
    return [{ line: overtaken, cells: [], column: '', code: 'changed_meanwhile', message }]
  }
  const obstacles: ImportReject[] = []
  for (const { departmentId, cycleIds, line } of firstOfEach(touched)) {
    const passed = await passLock(change, departmentId, cycleIds, change.reason)
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

/**
 * Puts what is ready on the record as one batch, and gives its ledger number, or why it may not
 * be. Waits while another import is on its way.
 *
 * Errors: throws `PublishedLater` after its entry is on the ledger. Nothing is taken back then: what
 * is missing is put there later, and seen then (see `resumePublishing`).
 */
export async function publish<Refused>(
  db: Db,
  by: Recording,
  ready: Ready,
  publication: Publication<Refused>,
): Promise<{ tx: number } | { refused: Refused }> {
  const { runId, versions } = ready
  const inPieces = versions > FEW_VERSIONS
  const begun = await afterOthers(db, runId, () =>
    writing(db, by, async (change) => {
      const refused = await publication.refuse(change)
      if (refused !== undefined) return { refused }
      const { importId, entry, note } = publication
      const tx = await change.log({ ...entry, entity: 'import', entityId: importId })
      await note(change, tx)
      if (inPieces) await beginPublishing(change.tx, { tx, runId })
      else await putAndShow(change, ready, { tx, importId, shown: publication.shown })
      return { tx }
    }),
  )
  if ('refused' in begun || !inPieces) return begun
  try {
    await goOn(db, by, ready, { ...publication, ...begun })
  } catch (error) {
    throw new PublishedLater(error)
  }
  return begun
}

/** What is left of an import once its entry is on the ledger. */
export type Begun = { tx: number } & Pick<Publication<unknown>, 'importId' | 'shown' | 'onProgress'>

/** Puts on the record what is not there yet, from a line on, and then shows everything. */
export async function goOn(
  db: Db,
  by: Recording,
  ready: Ready,
  { tx, importId, shown, onProgress }: Begun,
  from = 0,
): Promise<void> {
  const { runId, lastLine } = ready
  // A power cut may take pieces away: they are put there again. What shows them is kept with all of them.
  await losably(db, async () => {
    let done = 0
    for (let after = from; after < lastLine; after += LINES_A_PIECE) {
      const lines = { after, upTo: after + LINES_A_PIECE }
      await db.transaction().execute(async (piece) => {
        done += await copyLines(piece, { runId, importId, tx }, 'added', lines)
        await onProgress(piece, done)
      })
      await setTimeout(BETWEEN_PIECES)
    }
  })
  await writing(db, by, async (change) => {
    // Held from now on, so that no other server takes the run over however long this takes.
    await updateRun(change.tx, runId, {})
    await endPublishing(change.tx, { tx, runId })
    await show(change, ready, { tx, importId, shown })
  })
}

/** Tries again as long as another import is on its way. */
async function afterOthers<T>(db: Db, runId: string, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof BeingPublished)) throw error
    }
    await updateRun(db, runId, {})
    await setTimeout(BETWEEN_TRIES)
  }
}

type Showing = Pick<Begun, 'tx' | 'importId' | 'shown'>

/** The whole of a short import, in the change that has its entry. */
async function putAndShow(change: Writing, ready: Ready, showing: Showing): Promise<void> {
  const { runId, lastLine } = ready
  await copyLines(change.tx, { runId, ...showing }, 'added', { after: 0, upTo: lastLine })
  await show(change, ready, showing)
}

/** Closes what is replaced, and puts in its place what could not be there beside it. */
async function show(change: Writing, ready: Ready, { tx, importId, shown }: Showing) {
  const { runId, lastLine, replacing, rollUps } = ready
  if (replacing > 0) {
    await closeReplaced(change.tx, runId, tx)
    const all = { after: 0, upTo: lastLine }
    await copyLines(change.tx, { runId, importId, tx }, 'corrected', all)
  }
  await publishRollUps(change, runId, rollUps, tx)
  await shown(change, tx)
}

/**
 * Copies staged versions to the record and gives their number. `added` can be there, unseen,
 * before what they replace is closed; `corrected` stand in a place that is taken until then.
 */
async function copyLines(
  db: Db,
  { runId, importId, tx }: Publishing & { importId: string },
  outcome: (typeof STORED)[number],
  { after, upTo }: { after: number; upTo: number },
): Promise<number> {
  const { numInsertedOrUpdatedRows } = await db
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
        .where('outcome', '=', outcome),
    )
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows)
}

async function closeReplaced(db: Transaction, runId: string, tx: number): Promise<void> {
  await db
    .updateTable('observation')
    .set({ superseded_tx: tx })
    .where('superseded_tx', 'is', null)
    .where('tx', '<>', tx)
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
