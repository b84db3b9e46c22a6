/** Reading standing observations for rolling up: only the columns that add up. */

import { setImmediate } from 'node:timers/promises'

import type { Selectable } from 'kysely'
import { sql } from 'kysely'

import type { Cycle } from '../domain/calendar.ts'
import type { RolledObservation } from '../domain/parts.ts'
import { STORED } from './import-touched.ts'
import { standing } from './observation-row.ts'
import { isSqlite } from './portable.ts'
import type { Db, ObservationTable } from './tables.ts'

const COLUMNS = [
  'observation.metric_id',
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
] as const

const STAGED_COLUMNS = [
  'import_row.metric_id',
  'import_row.observed_on',
  'import_row.site_id',
  'import_row.participant_group',
  'import_row.value',
  'import_row.numerator',
  'import_row.denominator',
  'import_row.n',
  'import_row.stage',
  'import_row.done',
  'import_row.missing_code',
  'import_row.recorded_at',
] as const

type ColumnName<C> = C extends `observation.${infer Name}` ? Name : never
type RolledRow = Pick<Selectable<ObservationTable>, ColumnName<(typeof COLUMNS)[number]>>

/** Metrics asked for in one statement; some thousand rows in a usual district. */
const METRICS_A_PAGE = 50

/** A metric's standing observations of some days, both inclusive, by day. */
export async function listRolled(
  db: Db,
  metricId: string,
  { startsOn, endsOn }: Pick<Cycle, 'startsOn' | 'endsOn'>,
): Promise<RolledObservation[]> {
  const rows = await db
    .selectFrom('observation')
    .select(COLUMNS)
    .where('metric_id', '=', metricId)
    .where('observed_on', '>=', startsOn)
    .where('observed_on', '<=', endsOn)
    .where(standing())
    .orderBy('observed_on')
    .orderBy('id')
    .execute()
  return rows.map(toRolled)
}

/** A metric's observations of some days as they will stand once a staged import is published. */
export async function listRolledWith(
  db: Db,
  runId: string,
  metricId: string,
  { startsOn, endsOn }: Pick<Cycle, 'startsOn' | 'endsOn'>,
): Promise<RolledObservation[]> {
  const staged = db
    .selectFrom('import_row')
    .select(STAGED_COLUMNS)
    .select(orderedLikeStored(db).as('id'))
    .where('import_id', '=', runId)
    .where('metric_id', '=', metricId)
    .where('observed_on', '>=', startsOn)
    .where('observed_on', '<=', endsOn)
    .where('outcome', 'in', STORED)
    .where('withdrawn', '=', 0)
  const rows = await db
    .selectFrom('observation')
    .select(COLUMNS)
    .select('observation.id')
    .where('metric_id', '=', metricId)
    .where('observed_on', '>=', startsOn)
    .where('observed_on', '<=', endsOn)
    .where(standing())
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('import_row')
            .select('import_row.line')
            .where('import_row.import_id', '=', runId)
            .whereRef('import_row.id', '=', 'observation.id')
            .where('import_row.outcome', 'in', STORED)
            .where('import_row.replaces', '=', 1),
        ),
      ),
    )
    .unionAll(staged)
    .orderBy('observed_on')
    .orderBy('id')
    .execute()
  return rows.map(toRolled)
}

/**
 * The standing observations of many metrics, by metric, a page of metrics at a
 * time so that nothing else waits long.
 */
export async function* listRolledByMetric(
  db: Db,
  metricIds: readonly string[],
  asOf?: number,
): AsyncGenerator<Map<string, RolledObservation[]>> {
  for (let at = 0; at < metricIds.length; at += METRICS_A_PAGE) {
    const rows = await db
      .selectFrom('observation')
      .select(COLUMNS)
      .where('metric_id', 'in', metricIds.slice(at, at + METRICS_A_PAGE))
      .where(standing(asOf))
      .orderBy('observed_on')
      .orderBy('id')
      .execute()
    const page = new Map<string, RolledObservation[]>()
    for (const row of rows) {
      const own = page.get(row.metric_id)
      if (own) own.push(toRolled(row))
      else page.set(row.metric_id, [toRolled(row)])
    }
    yield page
    await setImmediate()
  }
}

/** On PostgreSQL the ids of staged rows are ordered by their bytes, those of observations are not. */
function orderedLikeStored(db: Db) {
  return isSqlite(db) ? sql<string>`import_row.id` : sql<string>`import_row.id collate "default"`
}

function toRolled(row: RolledRow): RolledObservation {
  return {
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
