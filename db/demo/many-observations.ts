/**
 * Many first versions of one metric at once. They leave the same record as one
 * `insertObservation` after the other; only the roll-ups are made once at the end.
 */

import type { CheckedObservation } from '../../domain/observation.ts'
import type { Metric } from '../../domain/plan.ts'
import { chunksOf } from '../chunks.ts'
import { findCycle } from '../cycles.ts'
import { toLedgerEntry, toRow } from '../observation-row.ts'
import { recomputeCell, touchYear } from '../roll-ups.ts'
import type { ObservationRow } from '../tables.ts'
import type { Writing } from '../writing.ts'

/**
 * Records observations under ids of one's own.
 *
 * Errors: throws when an id or a place (day, site, group) is taken.
 */
export async function insertObservations(
  writing: Writing,
  metric: Metric,
  observations: readonly { id: string; checked: CheckedObservation }[],
): Promise<void> {
  const rows: ObservationRow[] = []
  for (const { id, checked } of observations) {
    const tx = await writing.log({
      action: 'observation.record',
      entity: 'observation',
      entityId: id,
      payload: {
        metricId: metric.id,
        after: toLedgerEntry({ ...checked, id, version: 1 }),
      },
    })
    rows.push(
      toRow(checked, {
        id,
        metricId: metric.id,
        version: 1,
        reason: null,
        recordedAt: writing.at,
        recordedBy: writing.actor,
        withdrawn: false,
        tx,
        importId: null,
      }),
    )
  }
  for (const some of chunksOf(rows))
    await writing.tx.insertInto('observation').values(some).execute()

  for (const cycleId of new Set(observations.map(({ checked }) => checked.cycleId))) {
    const cycle = await findCycle(writing.tx, cycleId)
    if (cycle) await recomputeCell(writing, metric, cycle)
  }
  touchYear(writing, metric.schoolYear)
}
