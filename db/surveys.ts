/** What the surveys behind a metric say, cycle by cycle, beginning with the year before. */

import type { CalendarDate, Cycle } from '../domain/calendar.ts'
import type { Metric } from '../domain/plan.ts'
import type { SurveyedObservation } from '../domain/statistics/survey-pool.ts'
import type { CycleSurvey, EarlierSurvey } from '../domain/statistics/survey-series.ts'
import { lastSurveyOf, surveysOf } from '../domain/statistics/survey-series.ts'
import type { ObservedSurvey } from '../domain/survey.ts'
import { listCycles } from './cycles.ts'
import { findMetric } from './metrics.ts'
import { standing, toSurvey } from './observation-row.ts'
import { listStandingOf } from './standing-observations.ts'
import type { Db } from './tables.ts'

/** One reading per surveyed cycle. The first is compared with the last of the metric it continues. */
export async function readSurveys(
  db: Db,
  metric: Metric,
  cycles: readonly Cycle[],
  observations: readonly SurveyedObservation[],
  asOf?: number,
): Promise<CycleSurvey[]> {
  if (observations.every(({ survey }) => survey === null)) return []
  return surveysOf(metric, cycles, observations, await findEarlier(db, metric, asOf))
}

/** The days and surveys of some metrics' standing observations that come from one. */
export async function listSurveyed(
  db: Db,
  metricIds: readonly string[],
  asOf?: number,
): Promise<{ observedOn: CalendarDate; survey: ObservedSurvey | null }[]> {
  const rows = await db
    .selectFrom('observation')
    .select(['observed_on', 'invited', 'answered', 'survey_scale', 'wording'])
    .where('metric_id', 'in', metricIds)
    .where((eb) => eb.or([eb('wording', 'is not', null), eb('survey_scale', 'is not', null)]))
    .where(standing(asOf))
    .orderBy('observed_on')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ observedOn: row.observed_on, survey: toSurvey(row) }))
}

/** The last survey of the year before; null where that year measured something else. */
async function findEarlier(db: Db, metric: Metric, asOf?: number): Promise<EarlierSurvey | null> {
  if (metric.continuesId === null) return null
  const prior = await findMetric(db, metric.continuesId, { removed: 'included' })
  const same = (['kind', 'rateBase', 'scaleMin', 'scaleMax'] as const).every(
    (part) => prior?.[part] === metric[part],
  )
  if (!prior || !same) return null
  const cycles = await listCycles(db, prior.schoolYear)
  return lastSurveyOf(prior, cycles, await listStandingOf(db, prior.id, asOf))
}
