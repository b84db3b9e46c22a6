/** A metric over the school years: itself, the one it continues, and so on back. */

import type { CalendarDate } from '../domain/calendar.ts'
import type { Metric } from '../domain/plan.ts'
import { isPeriodHidden } from '../domain/privacy/hidden-period.ts'
import type { YearOfMetric } from '../domain/statistics/points.ts'
import type { Border, Statistics } from '../domain/statistics/statistics.ts'
import { statisticsOf } from '../domain/statistics/statistics.ts'
import { wordingBorders } from '../domain/statistics/survey-pool.ts'
import { listCyclesOf } from './cycle-rows.ts'
import { listRebases } from './dated-events.ts'
import { lookBack } from './look-back.ts'
import { readMetrics, toMetric } from './metric-rows.ts'
import { listRolledByMetric } from './rolled-observations.ts'
import { readHidden } from './small-groups.ts'
import { listSurveyed } from './surveys.ts'
import type { Db } from './tables.ts'
import type { Audience } from './veiled-standings.ts'

export interface History {
  /** Oldest first; the metric's own year last. */
  years: YearOfMetric[]
  /** Oldest first. */
  borders: Border[]
  /** The metrics of the years, one for each. */
  metrics: Metric[]
}

export interface HistoryScope {
  /** A ledger number: the record as it stood after that entry. */
  asOf?: number | undefined
}

/** A metric's years with their observations, in as many statements however long it is. */
export async function readHistory(
  db: Db,
  metric: Metric,
  { asOf }: HistoryScope = {},
): Promise<History> {
  const then = lookBack(db, asOf)
  const ids = await listContinued(then, metric.id)
  const stored = await readMetrics(then, { ids, removed: 'included' })
  const metrics = stored.map(toMetric).toSorted((a, b) => (a.schoolYear < b.schoolYear ? -1 : 1))
  const cycles = await listCyclesOf(
    then,
    metrics.map(({ schoolYear }) => schoolYear),
  )
  const observations = new Map<string, YearOfMetric['observations']>()
  for await (const page of listRolledByMetric(db, ids, asOf)) {
    for (const [id, own] of page) observations.set(id, own)
  }
  const rebases = await listRebases(then, { departmentId: metric.departmentId, ids })
  const reworded = wordingBorders(await listSurveyed(db, ids, asOf)).map(({ on, wording }) => ({
    on,
    label: `New question: ${wording}`,
  }))
  return {
    years: metrics.map((measure) => ({
      schoolYear: measure.schoolYear,
      measure,
      cycles: cycles.filter(({ schoolYear }) => schoolYear === measure.schoolYear),
      observations: observations.get(measure.id) ?? [],
    })),
    borders: [...rebases.map(({ on, label }) => ({ on, label })), ...reworded].toSorted((a, b) =>
      a.on < b.on ? -1 : 1,
    ),
    metrics,
  }
}

/**
 * What may be drawn and said of a metric's whole history.
 *
 * Whoever may not see small groups sees the points that tell none of them, each by itself; what is
 * drawn and said is made of those alone, so that it tells no more.
 */
export async function readStatistics(
  db: Db,
  metric: Metric,
  {
    today,
    audience = 'staff',
    ...scope
  }: HistoryScope & { today: CalendarDate; audience?: Audience },
): Promise<Statistics> {
  const { metrics, years, borders } = await readHistory(db, metric, scope)
  if (audience === 'staff') return statisticsOf({ years, borders, today })
  const { byMetric } = await readHidden(db, metrics, {
    ...scope,
    handingOut: audience === 'outside',
  })
  const shown = years.map((year, at): YearOfMetric => {
    const hidden = byMetric.get(metrics[at]?.id ?? '')
    return hidden
      ? { ...year, isHidden: (period) => isPeriodHidden(period, year.cycles, hidden) }
      : year
  })
  return statisticsOf({ years: shown, borders, today })
}

/** The metric's id and those it continues; an id comes once, so a circle ends. */
async function listContinued(db: Db, id: string): Promise<string[]> {
  const rows = await db
    .withRecursive('continued(id)', (made) =>
      made
        .selectFrom('metric')
        .select('metric.id')
        .where('metric.id', '=', id)
        .union(
          made
            .selectFrom('metric')
            .innerJoin('metric as later', 'later.continues_id', 'metric.id')
            .innerJoin('continued', 'continued.id', 'later.id')
            .select('metric.id'),
        ),
    )
    .selectFrom('continued')
    .select('continued.id')
    .execute()
  return rows.map((row) => row.id)
}
