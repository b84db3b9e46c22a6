/** Observations by what they say of where their numbers come from. */

import type { RecordedObservation } from './observation-row.ts'
import { standing, toObservation } from './observation-row.ts'
import type { Db } from './tables.ts'

/** The observation of a metric that stands and was counted by a recipe. */
export async function findCounted(
  db: Db,
  metricId: string,
  recipe: string,
): Promise<RecordedObservation | undefined> {
  const rows = await db
    .selectFrom('observation')
    .selectAll()
    .where('metric_id', '=', metricId)
    .where('provenance', 'is not', null)
    .where(standing())
    .orderBy('id')
    .execute()
  return rows.map(toObservation).find(({ provenance }) => provenance?.recipe === recipe)
}
