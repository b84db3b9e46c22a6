/** What an observation has been: all its versions, and what was restated of a metric. */

import type { RecordedObservation } from './observation-row.ts'
import { seen, toObservation } from './observation-row.ts'
import type { Db } from './tables.ts'

/** A value that was changed, taken back, recorded again, or recorded after its cycle was closed. */
export interface Restatement {
  observationId: string
  /** The version that restated it, withdrawn ones too. */
  version: RecordedObservation
  /** What it was; null when it was withdrawn, new, or imported without its earlier versions. */
  before: RecordedObservation | null
}

/** An observation's versions, the first one first; empty when there never was one. */
export async function listVersions(db: Db, id: string): Promise<RecordedObservation[]> {
  const rows = await db
    .selectFrom('observation')
    .selectAll()
    .where('id', '=', id)
    .where(seen)
    .orderBy('version')
    .execute()
  return rows.map(toObservation)
}

/** Every restatement of a metric's observations up to a ledger number, the newest first. */
export async function listRestatements(
  db: Db,
  metricId: string,
  asOf: number = Number.MAX_SAFE_INTEGER,
): Promise<Restatement[]> {
  const restated = db
    .selectFrom('observation')
    .select('id')
    .where('metric_id', '=', metricId)
    .where(seen)
    .where((eb) => eb.or([eb('version', '>', 1), eb('late', '=', 1)]))
  const rows = await db
    .selectFrom('observation')
    .selectAll()
    .where('metric_id', '=', metricId)
    .where('id', 'in', restated)
    .where(seen)
    .orderBy('id')
    .orderBy('version')
    .execute()
  const versions = rows.map(toObservation).filter(({ tx }) => tx <= asOf)
  return versions
    .flatMap((version, at): Restatement[] => {
      if (version.version === 1 && !version.late) return []
      const previous = versions[at - 1]
      const before = previous?.id === version.id && !previous.withdrawn ? previous : null
      return [{ observationId: version.id, version, before }]
    })
    .toSorted((a, b) => b.version.tx - a.version.tx || (a.observationId < b.observationId ? -1 : 1))
}
