/** What each staged row of an import would do to the record: add, correct, or change nothing. */

import { setImmediate } from 'node:timers/promises'

import { sql } from 'kysely'

import type { ImportProblem } from '../domain/observation-csv.ts'
import type { IsLocked } from './cycle-lock.ts'
import { readLocks } from './cycle-lock.ts'
import type { ImportLookup } from './import-lookup.ts'
import type { ImportReject } from './import-rows.ts'
import { updateRun } from './import-runs.ts'
import { insertRejects } from './import-staging.ts'
import type { ImportRowRow, RowOutcome } from './import-tables.ts'
import { isSameContent, placeOf } from './observation-content.ts'
import { AGAIN, toObservation } from './observation-row.ts'
import type { Db, Instant, ObservationRow } from './tables.ts'
import { fromTextList } from './text-list.ts'
import type { Recording } from './writing.ts'

export interface SortingRules {
  cycles: ImportLookup['cycles']
  by: Recording
  /** Named in the reason of every correction. */
  fileName: string
}

const ROWS_A_PAGE = 500

/** Sorts staged rows by what they would do. Reads the record a page at a time, never row by row. */
export async function sortStaged(db: Db, importId: string, rules: SortingRules): Promise<void> {
  const cycleIds = [...rules.cycles.keys()]
  const at = rules.by.at.toISOString()
  const isLocked = cycleIds.length > 0 ? await readLocks(db, at, cycleIds) : () => false
  let after = 0
  for (let done = 0; ;) {
    const rows = await readPage(db, importId, after)
    const last = rows.at(-1)
    if (!last) break
    const changes = sortPage(rows, await readRecord(db, importId, after, last.line), {
      ...rules,
      isLocked,
    })
    done += rows.length
    await db.transaction().execute(async (tx) => {
      await setRows(tx, importId, rows, changes)
      const refused = changes.flatMap((change) => ('code' in change ? [change] : []))
      await refuseRows(tx, importId, refused)
      await updateRun(tx, importId, { done })
    })
    after = last.line
    await setImmediate()
  }
  // By place first: two rows of one observation may also be of one place.
  for (const key of [PLACE, sql.ref('id')]) await refuseRepeated(db, importId, key)
}

const PLACE = sql.join([
  sql.ref('metric_id'),
  sql.ref('observed_on'),
  sql`coalesce(site_id, '')`,
  sql.ref('participant_group'),
])

type Sorted = { line: number } & (Replacing | ImportReject)

interface Replacing extends Pick<ImportRowRow, 'id' | 'version'> {
  outcome: Exclude<RowOutcome, 'refused'>
  reason: string | null
  recorded_at: Instant
  recorded_by: string
  late: 0
  replaces: 0 | 1
  cycle_before: string
}

interface OnRecord {
  /** The newest version of each, withdrawn ones too. */
  byId: Map<string, ObservationRow>
  /** By place: the one that stands, else the one withdrawn last. */
  byPlace: Map<string, ObservationRow>
}

interface Rules extends SortingRules {
  isLocked: IsLocked
}

/** What differs from adding each row as the file has it. */
function sortPage(rows: readonly ImportRowRow[], record: OnRecord, rules: Rules): Sorted[] {
  return rows.flatMap((row): Sorted[] => {
    const { line } = row
    const outcome = sortRow(row, record, rules)
    if (outcome === undefined) return []
    if (!('code' in outcome)) return [{ line, ...outcome }]
    return [{ line, cells: fromTextList(row.cells), ...outcome }]
  })
}

/** What a row does to what stands; undefined when it is new. */
function sortRow(
  row: ImportRowRow,
  { byId, byPlace }: OnRecord,
  rules: Rules,
): Replacing | ImportProblem | undefined {
  const said = toObservation({ ...row, tx: 0, superseded_tx: null })
  const place = placeOf(row.metric_id, said)
  const known = byId.get(row.given_id ?? '')
  const there = byPlace.get(place)
  if (known && known.metric_id !== row.metric_id) {
    const message = 'The observation is of another metric; leave its id empty to add one here.'
    return { column: 'observation_id', code: 'other_metric', message }
  }
  if (known?.withdrawn === 0 && there?.withdrawn === 0 && known.id !== there.id) {
    const message = 'Another observation has this day, site and group; correct that one instead.'
    return { column: 'observed_on', code: 'place_taken', message }
  }
  const before = known?.withdrawn === 0 ? known : there?.withdrawn === 0 ? there : known
  const replaced = before ?? (row.given_id === null ? there : undefined)
  if (replaced?.withdrawn === 0) {
    const standing = toObservation(replaced)
    const isSame = placeOf(row.metric_id, standing) === place && isSameContent(standing, said)
    if (row.hidden === 1 || isSame) return replacing('same', replaced, rules)
    const { given_id: id, given_version: version } = row
    if (id === replaced.id && version !== null && version !== replaced.version) {
      const message = `The record is at version ${replaced.version}, the file at ${version}; export again, or leave the version empty to correct it all the same.`
      return { column: 'version', code: 'changed_since', message }
    }
  }
  const closed = closedCycle(row.department_id, [row.cycle_id, replaced?.cycle_id], rules)
  if (closed || !replaced) return closed
  return replacing(replaced.withdrawn === 0 ? 'corrected' : 'added', replaced, rules)
}

/** The next version of what stands, or was withdrawn: the importer's, now. */
function replacing(
  outcome: Replacing['outcome'],
  before: ObservationRow,
  { by, fileName }: Rules,
): Replacing {
  return {
    outcome,
    id: before.id,
    version: before.version + 1,
    reason: before.withdrawn === 1 ? AGAIN : `import of ${fileName}`,
    recorded_at: by.at.toISOString(),
    recorded_by: by.actor,
    late: 0,
    replaces: outcome === 'same' ? 0 : 1,
    cycle_before: before.cycle_id,
  }
}

/** Why a row of a closed cycle is refused. */
export function closedCycle(
  departmentId: string,
  cycleIds: (string | null | undefined)[],
  { cycles, isLocked }: Pick<Rules, 'cycles' | 'isLocked'>,
): ImportProblem | undefined {
  const id = cycleIds.find((one) => typeof one === 'string' && isLocked(departmentId, one))
  const closed = cycles.get(id ?? '')
  if (!closed) return undefined
  const message = `${closed.name} of ${closed.schoolYear} is closed; ask the coordinator to reopen it for the department.`
  return { column: 'observed_on', code: 'cycle_closed', message }
}

/** Refuses staged rows, which then count for nothing. */
async function refuseRows(db: Db, importId: string, rejects: readonly ImportReject[]) {
  if (rejects.length === 0) return
  await insertRejects(db, importId, rejects)
  await db
    .updateTable('import_row')
    .set({ outcome: 'refused' })
    .where('import_id', '=', importId)
    .where(
      'line',
      'in',
      rejects.map(({ line }) => line),
    )
    .execute()
}

async function refuseRepeated(db: Db, importId: string, key: ReturnType<typeof sql>) {
  const { rows } = await sql<{ line: number; first: number }>`
    select line, first from (
      select line, min(line) over (partition by ${key}) as first
      from import_row where import_id = ${importId} and outcome <> 'refused'
    ) as found where first <> line order by line`.execute(db)
  for (let at = 0; at < rows.length; at += ROWS_A_PAGE) {
    const page = rows.slice(at, at + ROWS_A_PAGE)
    const firsts = new Map(page.map(({ line, first }) => [line, first]))
    const cells = await db
      .selectFrom('import_row')
      .select(['line', 'cells'])
      .where('import_id', '=', importId)
      .where('line', 'in', [...firsts.keys()])
      .execute()
    const rejects = cells.map((row): ImportReject => ({
      line: row.line,
      cells: fromTextList(row.cells),
      column: '',
      code: 'row_repeated',
      message: `Line ${firsts.get(row.line)} already says this observation; keep one of the two.`,
    }))
    await db.transaction().execute((tx) => refuseRows(tx, importId, rejects))
    await setImmediate()
  }
}

async function setRows(
  db: Db,
  importId: string,
  rows: readonly ImportRowRow[],
  changes: readonly Sorted[],
): Promise<void> {
  const idOf = new Map(rows.map(({ line, id }) => [line, id]))
  const same: number[] = []
  for (const { line, ...change } of changes) {
    if (!('outcome' in change)) continue
    if (change.outcome === 'same' && change.id === idOf.get(line)) same.push(line)
    else await setRow(db, importId, line, change)
  }
  if (same.length === 0) return
  await db
    .updateTable('import_row')
    .set({ outcome: 'same' })
    .where('import_id', '=', importId)
    .where('line', 'in', same)
    .execute()
}

async function setRow(db: Db, importId: string, line: number, change: Replacing) {
  await db
    .updateTable('import_row')
    .set(change)
    .where('import_id', '=', importId)
    .where('line', '=', line)
    .execute()
}

function readPage(db: Db, importId: string, after: number): Promise<ImportRowRow[]> {
  return db
    .selectFrom('import_row')
    .selectAll()
    .where('import_id', '=', importId)
    .where('line', '>', after)
    .orderBy('line')
    .limit(ROWS_A_PAGE)
    .execute()
}

/** What is on the record in the places and under the ids of some lines. */
async function readRecord(
  db: Db,
  importId: string,
  after: number,
  upTo: number,
): Promise<OnRecord> {
  const record: OnRecord = { byId: new Map(), byPlace: new Map() }
  const rows = () =>
    db
      .selectFrom('import_row')
      .where('import_row.import_id', '=', importId)
      .where('import_row.line', '>', after)
      .where('import_row.line', '<=', upTo)
  // Those that stand last, so that they win. Apart, because an index holds them by their place.
  for (const withdrawn of [1, 0] as const) {
    const inPlace = await rows()
      .innerJoin('observation', (join) =>
        join
          .onRef('observation.metric_id', '=', 'import_row.metric_id')
          .onRef('observation.observed_on', '=', 'import_row.observed_on')
          .onRef('observation.participant_group', '=', 'import_row.participant_group')
          .on(sql<boolean>`coalesce(observation.site_id, '') = coalesce(import_row.site_id, '')`),
      )
      .where((eb) => eb('observation.withdrawn', '=', eb.lit(withdrawn)))
      .where('observation.superseded_tx', 'is', null)
      .selectAll('observation')
      .orderBy('observation.tx')
      .execute()
    for (const row of inPlace) {
      record.byPlace.set(placeOf(row.metric_id, toObservation(row)), row)
    }
  }
  const named = await rows()
    .innerJoin('observation', 'observation.id', 'import_row.given_id')
    .where('observation.superseded_tx', 'is', null)
    .selectAll('observation')
    .execute()
  for (const row of named) record.byId.set(row.id, row)
  return record
}
