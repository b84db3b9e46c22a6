/** Observations as hiding reads them: how many people, where, when, and which version. */

import type { ChangedObservation } from '../domain/privacy/differences.ts'
import type { GuardedObservation } from '../domain/privacy/guarded.ts'
import { seen, standing } from './observation-row.ts'
import type { Db, ObservationRow } from './tables.ts'

const COLUMNS = [
  'observation.id',
  'observation.metric_id',
  'observation.cycle_id',
  'observation.observed_on',
  'observation.site_id',
  'observation.participant_group',
  'observation.value',
  'observation.numerator',
  'observation.denominator',
  'observation.n',
  'observation.stage',
  'observation.done',
  'observation.missing_code',
  'observation.recorded_at',
  'observation.withdrawn',
  'observation.superseded_tx',
  'observation.tx',
] as const

type ColumnName<C> = C extends `observation.${infer Name}` ? Name : never
type GuardedRow = Pick<ObservationRow, ColumnName<(typeof COLUMNS)[number]>>

/** The standing observations of some metrics, by metric id. */
export async function listGuarded(
  db: Db,
  metricIds: readonly string[],
  asOf: number | undefined,
): Promise<Map<string, GuardedObservation[]>> {
  const rows = await db
    .selectFrom('observation')
    .select(COLUMNS)
    .where('metric_id', 'in', metricIds)
    .where(standing(asOf))
    .orderBy('observed_on')
    .orderBy('id')
    .execute()
  const found = new Map<string, GuardedObservation[]>()
  for (const row of rows) {
    const own = found.get(row.metric_id)
    if (own) own.push(toGuarded(row))
    else found.set(row.metric_id, [toGuarded(row)])
  }
  return found
}

/** Versions that came or went after a ledger number, by metric id. */
export async function listChangesSince(
  db: Db,
  metricIds: readonly string[],
  since: number,
): Promise<Map<string, ChangedObservation[]>> {
  const rows = await db
    .selectFrom('observation')
    .select(COLUMNS)
    .where('metric_id', 'in', metricIds)
    .where((eb) => eb.or([eb('tx', '>', since), eb('superseded_tx', '>', since)]))
    .where(seen)
    .orderBy('id')
    .orderBy('version')
    .execute()
  const changes = rows.map((row) => ({
    metricId: row.metric_id,
    observation: toGuarded(row),
    withdrawn: row.withdrawn === 1,
    supersededTx: row.superseded_tx,
  }))
  return Map.groupBy(changes, ({ metricId }) => metricId)
}

function toGuarded(row: GuardedRow): GuardedObservation {
  return {
    id: row.id,
    cycleId: row.cycle_id,
    tx: row.tx,
    observedOn: row.observed_on,
    siteId: row.site_id,
    group: row.participant_group,
    value: row.value,
    numerator: row.numerator,
    denominator: row.denominator,
    n: row.n,
    stage: row.stage,
    done: row.done === null ? null : row.done === 1,
    missing: row.missing_code,
    recordedAt: row.recorded_at,
  }
}
