/** Writing the cells of an entry grid: all of them or none, each touched cycle rolled up once. */

import { setImmediate } from 'node:timers/promises'

import type { CheckedObservation } from '../domain/observation.ts'
import type { Metric } from '../domain/plan.ts'
import { isSameContent, placeOf } from './observation-content.ts'
import type { ChangeOutcome, Occupied, RecordedObservation, Recompute } from './observations.ts'
import {
  correctObservation,
  findObservation,
  insertObservation,
  recomputeCells,
  withdrawObservation,
} from './observations.ts'
import type { Writing } from './writing.ts'

/** The version on the record that a cell changes, and why. */
export interface CellTarget {
  id: string
  version: number
  reason: string
}

/** One cell: what it records, what it corrects, or what it takes back. */
export type BatchCell =
  | { metric: Metric; observation: CheckedObservation; target: CellTarget | null }
  | { metric: Metric; observation: null; target: CellTarget }

/** What became of a cell. */
export type CellVerdict =
  | { outcome: 'recorded' | 'corrected' | 'withdrawn' | 'same'; observation: RecordedObservation }
  /** Somebody else changed it, or another value stands in its place. */
  | { outcome: 'outdated' | 'occupied'; observation: RecordedObservation }
  | { outcome: 'absent' }
  /** Its cycle takes no more changes. */
  | { outcome: 'closed'; cycleId: string }

const CELLS_A_TURN = 50

/**
 * Writes the cells in their order and says what became of each. What a cell says
 * already stands changes nothing, so that a batch may be sent again.
 *
 * The caller undoes everything when a verdict is a refusal.
 */
export async function writeBatch(
  writing: Writing,
  cells: readonly BatchCell[],
): Promise<CellVerdict[]> {
  const touched = new Map<Metric, Set<string>>()
  // Rolled up at the end: a cycle of 24 sites once, not 24 times.
  const later: Recompute = async (_writing, metric, cycleIds) => {
    touched.set(metric, (touched.get(metric) ?? new Set()).union(cycleIds))
  }
  const verdicts: CellVerdict[] = []
  for (const [at, cell] of cells.entries()) {
    if (at % CELLS_A_TURN === CELLS_A_TURN - 1) await setImmediate()
    verdicts.push(await writeCell(writing, cell, later))
  }
  for (const [metric, cycleIds] of touched) {
    await recomputeCells(writing, metric, cycleIds)
    await setImmediate()
  }
  return verdicts
}

async function writeCell(
  writing: Writing,
  cell: BatchCell,
  recompute: Recompute,
): Promise<CellVerdict> {
  const { metric } = cell
  if (cell.observation === null) {
    const { id, version: expectedVersion, reason } = cell.target
    const request = { expectedVersion, reason, recompute }
    return verdictOf(await withdrawObservation(writing, metric, id, request), 'withdrawn')
  }
  const { observation, target } = cell
  if (target === null) {
    const stored = await insertObservation(writing, metric, observation, { recompute })
    if ('closed' in stored) return { outcome: 'closed', cycleId: stored.closed }
    if (!('exists' in stored)) return { outcome: 'recorded', observation: stored }
    const outcome = isSameContent(stored.exists, observation) ? 'same' : 'occupied'
    return { outcome, observation: stored.exists }
  }
  const standing = await findObservation(writing.tx, target.id)
  if (standing?.metricId === metric.id && saysAlready(standing, observation)) {
    return { outcome: 'same', observation: standing }
  }
  const { id, version: expectedVersion, reason } = target
  const request = { expectedVersion, reason, recompute }
  return verdictOf(await correctObservation(writing, metric, id, observation, request), 'corrected')
}

function saysAlready(standing: RecordedObservation, observation: CheckedObservation): boolean {
  const { metricId } = standing
  return (
    placeOf(metricId, standing) === placeOf(metricId, observation) &&
    isSameContent(standing, observation)
  )
}

function verdictOf(after: ChangeOutcome | Occupied, done: 'corrected' | 'withdrawn'): CellVerdict {
  if (after === 'absent') return { outcome: 'absent' }
  if ('closed' in after) return { outcome: 'closed', cycleId: after.closed }
  if ('stale' in after) return { outcome: 'outdated', observation: after.stale }
  if ('exists' in after) return { outcome: 'occupied', observation: after.exists }
  return { outcome: done, observation: after }
}
