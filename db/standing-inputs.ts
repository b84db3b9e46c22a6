/** What standings are judged by: rolled-up parts, the year before, accepted deviations. */

import type { Cycle, SchoolYear } from '../domain/calendar.ts'
import { previousSchoolYear } from '../domain/calendar.ts'
import type { Measure } from '../domain/measure.ts'
import type { Parts } from '../domain/parts.ts'
import type { Metric } from '../domain/plan.ts'
import { actualOf } from '../domain/roll-up.ts'
import type { CycleParts, Deviation, YearBefore } from '../domain/standing.ts'
import type { Cell } from './roll-up-rows.ts'
import { toCell } from './roll-up-rows.ts'
import type { Db } from './tables.ts'

/** Which metrics: of a year, a department in it, or one alone. */
export interface MetricScope {
  schoolYear: SchoolYear
  departmentId?: string | undefined
  metricId?: string | undefined
}

/** By metric id, then cycle id. */
export type PartsByMetric = Map<string, Map<string, CycleParts>>

/** By metric id, then cycle number: the cycles of the metric it continues. */
export type LastYearByMetric = Map<string, Map<number, YearBefore>>

/** What the roll-ups keep of the metrics in scope. */
export async function readParts(db: Db, scope: MetricScope): Promise<PartsByMetric> {
  const rows = await db
    .selectFrom('roll_up')
    .selectAll('roll_up')
    .where('roll_up.school_year', '=', scope.schoolYear)
    .$if(scope.metricId !== undefined, (q) => q.where('metric_id', '=', scope.metricId ?? ''))
    .$if(scope.departmentId !== undefined, (q) => q.where('metric_id', 'in', idsOf(db, scope)))
    .execute()
  return byMetric(rows.map(toCell))
}

/** The cycles of the metrics that those in scope continue, as the roll-ups keep them. */
export async function readLastYear(
  db: Db,
  scope: MetricScope,
  metrics: readonly Metric[],
): Promise<LastYearByMetric> {
  const rows = await db
    .selectFrom('metric')
    .innerJoin('metric as prior', 'prior.id', 'metric.continues_id')
    .innerJoin('roll_up', (join) =>
      join
        .onRef('roll_up.school_year', '=', 'prior.school_year')
        .onRef('roll_up.metric_id', '=', 'prior.id'),
    )
    .innerJoin('cycle', 'cycle.id', 'roll_up.cycle_id')
    .selectAll('roll_up')
    .select(['metric.id as continuing_id', 'prior.kind', 'prior.rate_base'])
    .select(['cycle.starts_on', 'cycle.ends_on'])
    .where('metric.id', 'in', idsOf(db, scope))
    .where('prior.school_year', '=', previousSchoolYear(scope.schoolYear))
    .execute()
  const metricOf = new Map(metrics.map((metric) => [metric.id, metric]))
  const years: LastYearByMetric = new Map()
  for (const row of rows) {
    const metric = metricOf.get(row.continuing_id)
    if (!metric || metric.kind !== row.kind) continue
    const measure = { ...metric, rateBase: row.rate_base }
    const { cycleNumber, parts } = toCell(row)
    const days = { startsOn: row.starts_on, endsOn: row.ends_on }
    put(years, metric.id, cycleNumber, yearBeforeOf(measure, parts, days))
  }
  return years
}

/** Accepted deviations, by metric id. */
export async function readDeviations(
  db: Db,
  scope: MetricScope,
): Promise<Map<string, Deviation[]>> {
  const rows = await db
    .selectFrom('deviation')
    .selectAll()
    .where('metric_id', 'in', idsOf(db, scope))
    .orderBy('id')
    .execute()
  const grouped = Map.groupBy(rows, (row) => row.metric_id)
  return new Map(
    Array.from(grouped, ([id, own]) => [
      id,
      own.map(({ reason, owner, ends_on }) => ({ reason, owner, endsOn: ends_on })),
    ]),
  )
}

/** A cycle's parts as the next year's metric is compared with them. */
export function yearBeforeOf(
  measure: Measure,
  parts: Parts,
  { startsOn, endsOn }: Pick<Cycle, 'startsOn' | 'endsOn'>,
): YearBefore {
  const { denominator } = parts
  return { value: actualOf(measure, parts), denominator, days: { startsOn, endsOn } }
}

/** Cells by metric id, then cycle id. */
export function byMetric(cells: readonly Cell[]): PartsByMetric {
  const parts: PartsByMetric = new Map()
  for (const { metricId, cycleId, have, expected, parts: own } of cells) {
    put(parts, metricId, cycleId, { ...own, have, expected })
  }
  return parts
}

/** Puts a value into a map of maps. */
export function put<K, V>(maps: Map<string, Map<K, V>>, id: string, key: K, value: V): void {
  const map = maps.get(id) ?? new Map<K, V>()
  maps.set(id, map.set(key, value))
}

/** The ids of the metrics in scope, as a statement. */
export function idsOf(db: Db, { schoolYear, departmentId, metricId }: MetricScope) {
  const ids = db.selectFrom('metric').select('metric.id').where('school_year', '=', schoolYear)
  if (metricId !== undefined) return ids.where('metric.id', '=', metricId)
  return departmentId === undefined ? ids : ids.where('metric.department_id', '=', departmentId)
}
