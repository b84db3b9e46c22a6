/**
 * Importing observations.csv: read and checked in slices, put aside, and published as one batch,
 * all rows or none. A verdict for each row that is refused.
 */

import type { CalendarDate, SchoolYear } from '../domain/calendar.ts'
import { newId } from './ids.ts'
import type { ImportLookup } from './import-lookup.ts'
import { readLookup, stillHolds } from './import-lookup.ts'
import type { Ready } from './import-publishing.ts'
import { findObstacles, LOOKUP_CHANGED, makeReady, publish } from './import-publishing.ts'
import { readFile } from './import-reading.ts'
import type { ImportReject } from './import-rows.ts'
import type { AcceptedLines, ImportCounts } from './import-runs.ts'
import {
  claimRun,
  clearRows,
  deleteRun,
  findRun,
  insertRun,
  listRejects,
  updateRun,
} from './import-runs.ts'
import { sortStaged } from './import-sorting.ts'
import { insertRejects } from './import-staging.ts'
import type { ImportState } from './import-tables.ts'
import { getHead } from './ledger.ts'
import { losably } from './losable.ts'
import { countAnew } from './portable.ts'
import { isOnItsWay } from './publishing.ts'
import type { Db } from './tables.ts'
import { toTextList } from './text-list.ts'
import type { Recording, Writing } from './writing.ts'
import { writing } from './writing.ts'

export type { ImportReject } from './import-rows.ts'

export interface ImportOptions {
  by: Recording
  /** Its id; a new one unless given. */
  id?: string | undefined
  /** Named in the reason of every correction. */
  fileName: string
  /** Whether to say what would happen and store nothing. */
  dryRun: boolean
  /** Whether to leave refused rows out instead of refusing the file for them. */
  goodRowsOnly?: boolean | undefined
  /** Of rows that do not say theirs; else it follows from their day. */
  schoolYear?: SchoolYear | undefined
  /** Departments whose rows may be written; absent, all. */
  departmentIds?: ReadonlySet<string> | undefined
  /** Whether other departments' metrics are told of; else they are not there. */
  seesOthers?: boolean | undefined
  /** Whether rows that are new are the importer's, now, whoever the file says recorded them, and when. */
  signedByImporter?: boolean | undefined
  /** No later day is accepted. */
  latestDay: CalendarDate
  /** As announced. */
  totalBytes?: number | undefined
  /** Asked within the change that publishes, with the hash of the bytes. */
  once?: OnceOnly | undefined
}

/** Keeps an import from being done twice. */
export interface OnceOnly {
  /** Whether it was done before, or something else was under its key, so that nothing is done now. */
  standingOf: (change: Writing, sha256: string) => Promise<'not_yet' | 'done_before' | 'key_reused'>
  /** Remembers that it is done, in the change that did it. */
  remember: (change: Writing, outcome: ImportOutcome, sha256: string) => Promise<void>
}

export interface ImportOutcome {
  /** Of the run, which tells of it until it is swept away. */
  runId: string
  state:
    | Extract<ImportState, 'published' | 'unchanged' | 'refused' | 'checked'>
    | 'done_before'
    | 'key_reused'
  /** Null when nothing was stored: a dry run, a refused row, or nothing new. */
  importId: string | null
  /** The ledger number of the batch. */
  tx: number | null
  /** Rows by what they do, or would do once no row is refused. */
  counts: ImportCounts
  /** The file's header, for giving refused rows back. */
  header: string[]
  /** The first of them, by line. */
  rejects: ImportReject[]
  /** Of the bytes as they came. */
  sha256: string
}

const MOST_REJECTS = 1000
const MANY_ROWS = 1000
/** Of how many rows each is told of, not only the refused ones. */
const MOST_ACCEPTED = 5000

/**
 * Imports observations from CSV in UTF-8.
 *
 * A row whose observation is not on the record keeps what the file says of it:
 * id, version, reason, when and by whom it was recorded, so that a copy exports
 * the same rows. A row in the place of an observation corrects it, by the
 * importer and now. A row that says the same changes nothing.
 *
 * Errors: what `source` throws, after everything put aside was taken away.
 */
export async function importObservations(
  db: Db,
  source: AsyncIterable<Uint8Array | string>,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const { by, id = newId(), fileName, dryRun, goodRowsOnly = false, totalBytes = null } = options
  await insertRun(db, by, { id, fileName, dryRun, goodRowsOnly, totalBytes })
  try {
    const outcome = await run(db, id, source, options)
    await clearRows(db, id)
    if (outcome.state === 'done_before' || outcome.state === 'key_reused') await deleteRun(db, id)
    return outcome
  } catch (error) {
    await giveUp(db, id).catch(() => undefined)
    throw error
  }
}

/**
 * What was cut off while it was read leaves nothing; what broke later says so; what is on the
 * ledger will be there. A sweep does what fails here.
 */
async function giveUp(db: Db, id: string): Promise<void> {
  if (await isOnItsWay(db, id)) return
  const cutOff = await findRun(db, id)
  if (cutOff?.state === 'reading') return deleteRun(db, id)
  await clearRows(db, id)
  await updateRun(db, id, { state: 'failed', ended_at: new Date().toISOString() })
}

async function run(
  db: Db,
  id: string,
  source: AsyncIterable<Uint8Array | string>,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const { by, fileName, signedByImporter = false } = options
  const lookup = await readLookup(db, options)
  const { header, rows, sha256 } = await losably(db, () =>
    readFile(db, id, source, { by, lookup, signedByImporter }),
  )
  const since = await getHead(db)
  await updateRun(db, id, { state: 'checking', done: 0, out_of: rows })
  if (rows >= MANY_ROWS) await countAnew(db, 'import_row')
  await losably(db, () => sortStaged(db, id, { cycles: lookup.cycles, by, fileName }))
  const sorted = await readSorted(db, id)
  await updateRun(db, id, {
    ...sorted.counts,
    department_ids: toTextList(sorted.departmentIds),
    accepted: rows > MOST_ACCEPTED ? null : JSON.stringify(await readAccepted(db, id)),
  })
  const file: ReadFile = { id, header, rows, sha256, since, lookup, ...sorted }
  const { rejected } = sorted.counts
  if (options.dryRun) return end(db, file, 'checked')
  if (rejected > 0 && !(options.goodRowsOnly === true && header.length > 0)) {
    return end(db, file, 'refused')
  }
  return publishFile(db, file, options)
}

interface ReadFile {
  id: string
  header: string[]
  rows: number
  sha256: string
  /** The ledger's head before the rows were compared with the record. */
  since: number
  lookup: ImportLookup
  counts: ImportCounts
  departmentIds: string[]
  metricIds: string[]
}

type Refused = { standing: 'done_before' | 'key_reused' } | { rejects: ImportReject[] }

async function publishFile(db: Db, file: ReadFile, options: ImportOptions): Promise<ImportOutcome> {
  const { id, rows, sha256, lookup, counts } = file
  const { added, corrected } = counts
  const { by, fileName, once } = options
  const changes = added + corrected
  if (changes === 0) return endUnchanged(db, file, options)
  await updateRun(db, id, { state: 'publishing', done: 0, out_of: changes })
  // Making everything ready takes about as long as putting it on the record.
  const onProgress = (tx: Db, share: number) =>
    updateRun(tx, id, { done: Math.round((changes * share) / 2) })
  const ready = await makeReady(db, id, lookup, (tx, done, of) => onProgress(tx, done / of))
  const { versionsSha256 } = ready
  const published = await publish<Refused>(db, by, ready, {
    importId: id,
    entry: {
      action: 'observation.import',
      payload: { after: { fileName, sha256, rows, added, corrected, versionsSha256 } },
    },
    refuse: (change) => refuse(change, file, ready, options),
    note: ({ tx }, number) =>
      insertBatch(tx, { id, file_name: fileName, sha256, rows, tx: number }),
    shown: async (change, number) => {
      const outcome = { ...outcomeOf(file, 'published', number), importId: id }
      await endRun(change, outcome, 'published')
      await once?.remember(change, outcome, sha256)
    },
    onProgress: (tx, done) => onProgress(tx, 1 + done / changes),
  })
  if ('tx' in published) {
    if (rows >= MANY_ROWS) await countAnew(db, 'observation')
    const rejects = await listRejects(db, id, { limit: MOST_REJECTS })
    return { ...outcomeOf(file, 'published', published.tx), importId: id, rejects }
  }
  const { refused } = published
  if ('standing' in refused) return outcomeOf(file, refused.standing, null)
  await insertRejects(db, id, refused.rejects)
  const rejected = counts.rejected + new Set(refused.rejects.map(({ line }) => line)).size
  return end(db, { ...file, counts: { ...counts, rejected } }, 'refused')
}

/** Why what is ready may not be published after all. */
async function refuse(
  change: Writing,
  { id, sha256, since, lookup, metricIds }: ReadFile,
  ready: Ready,
  options: ImportOptions,
): Promise<Refused | undefined> {
  await claimRun(change.tx, id)
  const standing = (await options.once?.standingOf(change, sha256)) ?? 'not_yet'
  if (standing !== 'not_yet') return { standing }
  if (!(await stillHolds(change.tx, lookup, metricIds, options))) {
    return { rejects: [{ line: 1, cells: [], ...LOOKUP_CHANGED }] }
  }
  const rejects = await findObstacles(change, ready, since)
  return rejects.length > 0 ? { rejects } : undefined
}

/** A file that changes nothing is remembered too, where it was sent with a key. */
async function endUnchanged(
  db: Db,
  file: ReadFile,
  { by, once }: ImportOptions,
): Promise<ImportOutcome> {
  if (!once) return end(db, file, 'unchanged')
  return writing(db, by, async (change) => {
    await claimRun(change.tx, file.id)
    const standing = await once.standingOf(change, file.sha256)
    if (standing !== 'not_yet') return outcomeOf(file, standing, null)
    const outcome = outcomeOf(file, 'unchanged', null)
    await endRun(change, outcome, 'unchanged')
    await once.remember(change, outcome, file.sha256)
    return outcome
  })
}

/** Ends an import that has stored nothing. */
async function end(
  db: Db,
  file: ReadFile,
  state: 'unchanged' | 'refused' | 'checked',
): Promise<ImportOutcome> {
  const rejects = await listRejects(db, file.id, { limit: MOST_REJECTS })
  const outcome = { ...outcomeOf(file, state, null), rejects }
  await updateRun(db, file.id, ending(outcome, state))
  return outcome
}

async function insertBatch(
  db: Db,
  batch: { id: string; file_name: string; sha256: string; rows: number; tx: number },
): Promise<void> {
  await db
    .insertInto('import_batch')
    .values({ ...batch, undone_tx: null })
    .execute()
}

function endRun(
  { tx }: Writing,
  outcome: ImportOutcome,
  state: 'published' | 'unchanged',
): Promise<void> {
  return updateRun(tx, outcome.runId, ending(outcome, state))
}

function ending(
  { counts }: ImportOutcome,
  state: 'published' | 'unchanged' | 'refused' | 'checked',
) {
  return { state, ...counts, done: 0, out_of: 0, ended_at: new Date().toISOString() }
}

function outcomeOf(
  { id, counts, header, sha256 }: ReadFile,
  state: ImportOutcome['state'],
  tx: number | null,
): ImportOutcome {
  return { runId: id, state, importId: null, tx, counts, header, rejects: [], sha256 }
}

async function readSorted(
  db: Db,
  id: string,
): Promise<Pick<ReadFile, 'counts' | 'departmentIds' | 'metricIds'>> {
  const found = await db
    .selectFrom('import_row')
    .select(['outcome', 'department_id', 'metric_id'])
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('rows'))
    .where('import_id', '=', id)
    .groupBy(['outcome', 'department_id', 'metric_id'])
    .execute()
  const counts = { added: 0, corrected: 0, same: 0 }
  for (const { outcome, rows } of found) if (outcome !== 'refused') counts[outcome] += rows
  const { rejected } = await db
    .selectFrom('import_reject')
    .select((eb) => eb.cast<number>(eb.fn.count('line').distinct(), 'integer').as('rejected'))
    .where('import_id', '=', id)
    .executeTakeFirstOrThrow()
  return {
    counts: { ...counts, rejected },
    departmentIds: Array.from(new Set(found.map((row) => row.department_id))).toSorted(),
    metricIds: Array.from(new Set(found.map((row) => row.metric_id))),
  }
}

async function readAccepted(db: Db, id: string): Promise<AcceptedLines> {
  const rows = await db
    .selectFrom('import_row')
    .select(['line', 'outcome'])
    .where('import_id', '=', id)
    .where('outcome', '<>', 'refused')
    .orderBy('line')
    .execute()
  const lines: AcceptedLines = { added: [], corrected: [], same: [] }
  for (const { line, outcome } of rows) if (outcome !== 'refused') lines[outcome].push(line)
  return lines
}
