/** What each row of an import would do to the record: add, correct, or change nothing. */

import { setImmediate } from 'node:timers/promises'

import type { ImportProblem } from '../domain/observation-csv.ts'
import type { IsLocked } from './cycle-lock.ts'
import { readLocks } from './cycle-lock.ts'
import type { ImportLookup } from './import-lookup.ts'
import type { ImportReject, ImportRow } from './import-rows.ts'
import { rejectsOf } from './import-rows.ts'
import { isSameContent, placeOf } from './observation-content.ts'
import { toObservation } from './observation-row.ts'
import type { Db, Instant, ObservationRow } from './tables.ts'

/** A row that changes the record; `before` is what it replaces. */
export interface ImportChange {
  row: ImportRow
  before: ObservationRow | undefined
}

export interface SortedRows {
  added: ImportChange[]
  corrected: ImportChange[]
  /** How many rows say what is already on the record. */
  same: number
  rejects: ImportReject[]
}

export interface SortingRules {
  cycles: ImportLookup['cycles']
  /** The moment of the import. */
  at: Instant
}

// A metric's year is some thousand rows at most; a few of them are read in milliseconds.
const METRICS_A_PAGE = 5
const IDS_A_PAGE = 500
const ROWS_A_TURN = 500

/** Sorts rows by what they would do. Reads the record a page at a time, never row by row. */
export async function sortRows(
  db: Db,
  rows: readonly ImportRow[],
  rules: SortingRules,
): Promise<SortedRows> {
  const record = await readRecord(db, rows)
  const cycleIds = [...rules.cycles.keys()]
  const isLocked = cycleIds.length > 0 ? await readLocks(db, rules.at, cycleIds) : () => false
  const sorted: SortedRows = { added: [], corrected: [], same: 0, rejects: [] }
  const lineOf = new Map<string, number>()
  for (const [at, row] of rows.entries()) {
    if (at % ROWS_A_TURN === ROWS_A_TURN - 1) await setImmediate()
    const outcome = sortRow(row, record, lineOf, { ...rules, isLocked })
    if (outcome === 'same') sorted.same += 1
    else if ('code' in outcome) sorted.rejects.push(...rejectsOf(row, [outcome]))
    else if (outcome.before?.withdrawn === 0) sorted.corrected.push(outcome)
    else sorted.added.push(outcome)
  }
  return sorted
}

interface OnRecord {
  /** The newest version of each, withdrawn ones too. */
  byId: Map<string, ObservationRow>
  /** By place: the one that stands, else the one withdrawn last. */
  byPlace: Map<string, ObservationRow>
}

function sortRow(
  row: ImportRow,
  { byId, byPlace }: OnRecord,
  lineOf: Map<string, number>,
  rules: Locks,
): ImportChange | ImportProblem | 'same' {
  const { metric, observation, stamp } = row
  const place = placeOf(metric.id, observation)
  const known = byId.get(stamp.id ?? '')
  const there = byPlace.get(place)
  const moves = known?.withdrawn === 0 && there?.withdrawn === 0 && known.id !== there.id
  if (known && known.metric_id !== metric.id) {
    const message = 'The observation is of another metric; leave its id empty to add one here.'
    return { column: 'observation_id', code: 'other_metric', message }
  }
  if (moves) {
    const message = 'Another observation has this day, site and group; correct that one instead.'
    return { column: 'observed_on', code: 'place_taken', message }
  }
  const before = known?.withdrawn === 0 ? known : there?.withdrawn === 0 ? there : known
  const replaced = before ?? (stamp.id === null ? there : undefined)
  const repeated = repetition(row.line, [place, replaced?.id ?? stamp.id], lineOf)
  if (repeated) return repeated
  if (replaced?.withdrawn === 0) {
    if (row.hidden) return 'same'
    const standing = toObservation(replaced)
    if (placeOf(metric.id, standing) === place && isSameContent(standing, observation)) {
      return 'same'
    }
    if (stamp.id === replaced.id && stamp.version !== null && stamp.version !== replaced.version) {
      const message = `The record is at version ${replaced.version}, the file at ${stamp.version}; export again, or leave the version empty to correct it all the same.`
      return { column: 'version', code: 'changed_since', message }
    }
  }
  const closed = closedCycle(metric.departmentId, [observation.cycleId, replaced?.cycle_id], rules)
  return closed ?? { row, before: replaced }
}

function repetition(
  line: number,
  keys: (string | null)[],
  lineOf: Map<string, number>,
): ImportProblem | undefined {
  for (const key of keys) {
    if (key === null) continue
    const first = lineOf.get(key)
    if (first !== undefined) {
      const message = `Line ${first} already says this observation; keep one of the two.`
      return { column: '', code: 'row_repeated', message }
    }
  }
  for (const key of keys) if (key !== null) lineOf.set(key, line)
  return undefined
}

interface Locks extends Pick<SortingRules, 'cycles'> {
  isLocked: IsLocked
}

function closedCycle(
  departmentId: string,
  cycleIds: (string | undefined)[],
  { cycles, isLocked }: Locks,
): ImportProblem | undefined {
  const id = cycleIds.find((one) => one !== undefined && isLocked(departmentId, one))
  const closed = cycles.get(id ?? '')
  if (!closed) return undefined
  const message = `${closed.name} of ${closed.schoolYear} is closed; ask the coordinator to reopen it for the department.`
  return { column: 'observed_on', code: 'cycle_closed', message }
}

async function readRecord(db: Db, rows: readonly ImportRow[]): Promise<OnRecord> {
  const record: OnRecord = { byId: new Map(), byPlace: new Map() }
  const metricIds = Array.from(new Set(rows.map(({ metric }) => metric.id)))
  for (let at = 0; at < metricIds.length; at += METRICS_A_PAGE) {
    const found = await newest(db)
      .where('metric_id', 'in', metricIds.slice(at, at + METRICS_A_PAGE))
      .execute()
    for (const row of found) remember(record, row)
    await setImmediate()
  }
  const ids = rows.flatMap(({ stamp }) => stamp.id ?? []).filter((id) => !record.byId.has(id))
  for (let at = 0; at < ids.length; at += IDS_A_PAGE) {
    const found = await newest(db)
      .where('id', 'in', ids.slice(at, at + IDS_A_PAGE))
      .execute()
    for (const row of found) record.byId.set(row.id, row)
  }
  return record
}

function newest(db: Db) {
  return db.selectFrom('observation').selectAll().where('superseded_tx', 'is', null).orderBy('tx')
}

function remember({ byId, byPlace }: OnRecord, row: ObservationRow): void {
  byId.set(row.id, row)
  const place = placeOf(row.metric_id, toObservation(row))
  if (row.withdrawn === 0 || byPlace.get(place)?.withdrawn !== 0) byPlace.set(place, row)
}
