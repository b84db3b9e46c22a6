/** The observations that stand for one metric. */

import type { RecordedObservation } from './observation-row.ts'
import { standing, toObservation } from './observation-row.ts'
import type { Db } from './tables.ts'

/** A metric's current observations, or those after a ledger number, oldest first. */
export async function listStandingOf(
  db: Db,
  metricId: string,
  asOf?: number,
): Promise<RecordedObservation[]> {
  const rows = await db
    .selectFrom('observation')
    .selectAll()
    .where('metric_id', '=', metricId)
    .where(standing(asOf))
    .orderBy('observed_on')
    .orderBy('id')
    .execute()
  return rows.map(toObservation)
}
