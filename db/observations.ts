/** Recording, correcting, withdrawing and finding observations. Every change is a new version. */

import { randomUUIDv7 } from 'node:crypto'

import { sql } from 'kysely'

import type { CalendarDate, SchoolYear } from '../domain/calendar.ts'
import type { CheckedObservation } from '../domain/observation.ts'
import type { Metric } from '../domain/plan.ts'
import type { Locked } from './cycle-lock.ts'
import { passLock } from './cycle-lock.ts'
import type { DistrictCycle } from './cycle-rows.ts'
import { listEveryCycle } from './cycle-rows.ts'
import { findCycle } from './cycles.ts'
import { filedIn, filedUnder } from './filed-observations.ts'
import { passImport } from './import-touched.ts'
import { lookBack } from './look-back.ts'
import type { RecordedObservation } from './observation-row.ts'
import { AGAIN, standing, toLedgerEntry, toObservation, toRow } from './observation-row.ts'
import { recomputeCell, touchYear } from './roll-ups.ts'
import type { Db, ObservationRow, Transaction } from './tables.ts'
import type { Writing } from './writing.ts'

export type { RecordedObservation } from './observation-row.ts'

/** The observation that already stands for the metric, day, site and group. */
export interface Occupied {
  exists: RecordedObservation
}

/** The outcome of changing an observation: the new version, or why there is none. */
export type ChangeOutcome = RecordedObservation | 'absent' | { stale: RecordedObservation } | Locked

export interface ChangeRequest {
  /** The version that the change was made from. */
  expectedVersion: number
  reason: string
  recompute?: Recompute | undefined
}

/**
 * Makes a metric's touched cycles agree with their observations: at once, unless
 * many versions are written and each cycle is to be rolled up only once.
 */
export type Recompute = (
  writing: Writing,
  metric: Metric,
  cycleIds: ReadonlySet<string>,
) => Promise<void>

export interface ObservationFilter {
  metricId?: string | undefined
  departmentId?: string | undefined
  schoolYear?: SchoolYear | undefined
  cycleId?: string | undefined
  siteId?: string | undefined
  /** First and last day, both inclusive. */
  from?: CalendarDate | undefined
  to?: CalendarDate | undefined
  /** A ledger number: the record as it stood after that entry. */
  asOf?: number | undefined
}

export interface ObservationPage {
  items: RecordedObservation[]
  nextCursor: string | null
}

/**
 * Records an observation, or gives the one that already stands in its place.
 * In the place of a withdrawn one it becomes the next version of that one. In a closed cycle it
 * is late, with the reason of the writing.
 *
 * Errors: throws when the given `id` belongs to another observation, and `BeingPublished` while
 * an import is on its way to the same place.
 */
export async function insertObservation(
  writing: Writing,
  metric: Metric,
  observation: CheckedObservation,
  { id = randomUUIDv7(), recompute }: { id?: string; recompute?: Recompute } = {},
): Promise<RecordedObservation | Occupied | Locked> {
  await passImport(writing, metric.id, { at: observation })
  const there = await listAt(writing.tx, metric.id, observation)
  const occupant = there.find((row) => row.withdrawn === 0)
  if (occupant) return { exists: toObservation(occupant) }
  const before = there[0]
  const passed = await passLock(writing, metric.departmentId, [observation.cycleId], writing.reason)
  if ('closed' in passed) return passed
  return writeVersion(writing, metric, {
    action: 'observation.record',
    id: before?.id ?? id,
    before,
    after: observation,
    reason: passed.late ? (writing.reason ?? null) : before ? AGAIN : null,
    recompute,
    ...passed,
  })
}

/**
 * Replaces an observation by a corrected version; its day, site and group may change too.
 *
 * Errors: throws `BeingPublished` while an import is on its way to it, or to its new place.
 */
export async function correctObservation(
  writing: Writing,
  metric: Metric,
  id: string,
  observation: CheckedObservation,
  { expectedVersion, reason, recompute }: ChangeRequest,
): Promise<ChangeOutcome | Occupied> {
  await passImport(writing, metric.id, { id, at: observation })
  const before = await findStanding(writing.tx, metric.id, id)
  if (!before) return 'absent'
  if (before.version !== expectedVersion) return { stale: toObservation(before) }
  const there = await listAt(writing.tx, metric.id, observation)
  const occupant = there.find((row) => row.withdrawn === 0 && row.id !== id)
  if (occupant) return { exists: toObservation(occupant) }
  const cycleIds = [before.cycle_id, observation.cycleId]
  const passed = await passLock(writing, metric.departmentId, cycleIds, reason)
  if ('closed' in passed) return passed
  const action = 'observation.correct'
  const version = { action, id, before, after: observation, reason, recompute, ...passed }
  return writeVersion(writing, metric, version)
}

/**
 * Takes an observation back. Its versions stay on the record.
 *
 * Errors: throws `BeingPublished` while an import is on its way to it.
 */
export async function withdrawObservation(
  writing: Writing,
  metric: Metric,
  id: string,
  { expectedVersion, reason, recompute }: ChangeRequest,
): Promise<ChangeOutcome> {
  await passImport(writing, metric.id, { id })
  const before = await findStanding(writing.tx, metric.id, id)
  if (!before) return 'absent'
  if (before.version !== expectedVersion) return { stale: toObservation(before) }
  const passed = await passLock(writing, metric.departmentId, [before.cycle_id], reason)
  if ('closed' in passed) return passed
  const after = toObservation(before)
  const action = 'observation.withdraw'
  const version = { action, id, before, after, reason, recompute, withdrawn: true, ...passed }
  return writeVersion(writing, metric, version)
}

/** The version that is current, or was after a ledger number; undefined once withdrawn. */
export async function findObservation(
  db: Db,
  id: string,
  asOf?: number,
): Promise<RecordedObservation | undefined> {
  const row = await db
    .selectFrom('observation')
    .selectAll()
    .where('id', '=', id)
    .where(standing(asOf))
    .executeTakeFirst()
  const cycles = await listCyclesOfThen(db, asOf)
  const [found] = filedIn(cycles, row ? [toObservation(row)] : [])
  return found
}

/** Current observations in the order of their ids, which is about that of first recording. */
export async function listObservations(
  db: Db,
  { metricId, departmentId, schoolYear, cycleId, siteId, from, to, asOf }: ObservationFilter,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<ObservationPage> {
  const cycles = await listCyclesOfThen(db, asOf)
  let query = lookBack(db, asOf)
    .selectFrom('observation')
    .selectAll('observation')
    .where(standing(asOf))
    .orderBy('observation.id')
    .limit(limit + 1)
  if (cursor !== undefined) query = query.where('observation.id', '>', cursor)
  if (metricId !== undefined) query = query.where('observation.metric_id', '=', metricId)
  if (schoolYear !== undefined) query = query.where('observation.school_year', '=', schoolYear)
  const cycle = cycles.find(({ id }) => id === cycleId)
  if (cycle) query = query.where(filedUnder(cycle, asOf))
  else if (cycleId !== undefined) query = query.where('observation.cycle_id', '=', cycleId)
  if (siteId !== undefined) query = query.where('observation.site_id', '=', siteId)
  if (from !== undefined) query = query.where('observation.observed_on', '>=', from)
  if (to !== undefined) query = query.where('observation.observed_on', '<=', to)
  if (departmentId !== undefined) {
    query = query
      .innerJoin('metric', 'metric.id', 'observation.metric_id')
      .where('metric.department_id', '=', departmentId)
  }
  const rows = await query.execute()
  const items = filedIn(cycles, rows.slice(0, limit).map(toObservation))
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** The calendar of an earlier moment; empty for today's, which observations are filed by. */
async function listCyclesOfThen(db: Db, asOf: number | undefined): Promise<DistrictCycle[]> {
  return asOf === undefined ? [] : listEveryCycle(lookBack(db, asOf))
}

interface Version {
  action: string
  id: string
  /** The row that this version replaces. */
  before: ObservationRow | undefined
  after: CheckedObservation
  reason: string | null
  withdrawn?: boolean
  recompute?: Recompute | undefined
  /** Whether it enters or leaves a closed cycle. */
  late: boolean
}

async function writeVersion(
  writing: Writing,
  metric: Metric,
  {
    action,
    id,
    before,
    after,
    reason,
    withdrawn = false,
    late,
    recompute = recomputeCells,
  }: Version,
): Promise<RecordedObservation> {
  const version = (before?.version ?? 0) + 1
  const tx = await writing.log({
    action,
    entity: 'observation',
    entityId: id,
    payload: {
      metricId: metric.id,
      ...(before && { before: toLedgerEntry(toObservation(before)) }),
      ...(!withdrawn && { after: toLedgerEntry({ ...after, id, version }) }),
      ...(reason !== null && { reason }),
      ...(late && { late }),
    },
  })
  if (before) await closeVersion(writing.tx, before, tx)
  const stamp = { id, metricId: metric.id, version, reason, withdrawn, late, tx, importId: null }
  const row = toRow(after, { ...stamp, recordedAt: writing.at, recordedBy: writing.actor })
  await writing.tx.insertInto('observation').values(row).execute()
  await recompute(writing, metric, new Set([before?.cycle_id ?? after.cycleId, after.cycleId]))
  return toObservation(row)
}

async function closeVersion(tx: Transaction, row: ObservationRow, by: number): Promise<void> {
  await tx
    .updateTable('observation')
    .set({ superseded_tx: by })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .execute()
}

/** Rolls a metric's cycles up again. */
export async function recomputeCells(
  writing: Writing,
  metric: Metric,
  cycleIds: ReadonlySet<string>,
): Promise<void> {
  for (const id of cycleIds) {
    const cycle = await findCycle(writing.tx, id)
    if (cycle) await recomputeCell(writing, metric, cycle)
  }
  touchYear(writing, metric.schoolYear)
}

/** The newest versions in an observation's place: at most one stands, the rest are withdrawn. */
async function listAt(
  tx: Transaction,
  metricId: string,
  { observedOn, siteId, group }: CheckedObservation,
): Promise<ObservationRow[]> {
  return tx
    .selectFrom('observation')
    .selectAll()
    .where('metric_id', '=', metricId)
    .where('observed_on', '=', observedOn)
    .where((eb) => eb(eb.fn.coalesce('site_id', sql.lit('')), '=', siteId ?? ''))
    .where('participant_group', '=', group)
    .where('superseded_tx', 'is', null)
    .orderBy('tx', 'desc')
    .execute()
}

/** The current version of a metric's observation. */
async function findStanding(
  tx: Transaction,
  metricId: string,
  id: string,
): Promise<ObservationRow | undefined> {
  return tx
    .selectFrom('observation')
    .selectAll()
    .where('id', '=', id)
    .where('metric_id', '=', metricId)
    .where(standing())
    .executeTakeFirst()
}
