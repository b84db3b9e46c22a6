/** The surveys of a year, cycle by cycle, each with its change from the one before. */

import type { Cycle } from '../calendar.ts'
import type { Measure } from '../measure.ts'
import { carried } from '../question.ts'
import type { SurveyChange } from './survey-change.ts'
import { compareSurveys } from './survey-change.ts'
import type { PooledSurvey, SurveyedObservation } from './survey-pool.ts'
import { poolSurveys } from './survey-pool.ts'
import type { SurveyReading } from './survey-reading.ts'
import { readSurvey } from './survey-reading.ts'

/** The survey that the year's first one is compared with. */
export interface EarlierSurvey {
  survey: PooledSurvey
  /** What its cycle is called in a sentence. */
  name: string
}

export interface CycleSurvey extends SurveyReading {
  cycleId: string
  /** From the survey before it, which may be some cycles back; null for the first one. */
  change: SurveyChange | null
}

type SurveyedMetric = Measure & { siteIds?: readonly string[] }

/**
 * One reading per cycle that was surveyed, in order.
 *
 * Shape: `cycles` in order; `earlier` is the last survey of the year before.
 */
export function surveysOf(
  metric: SurveyedMetric,
  cycles: readonly Cycle[],
  observations: readonly SurveyedObservation[],
  earlier: EarlierSurvey | null = null,
): CycleSurvey[] {
  let before = earlier
  return cycles.flatMap((cycle) => {
    const survey = surveyIn(metric, cycle, observations, before)
    if (!survey) return []
    const change = before && compareSurveys(before.survey, survey, metric, before.name)
    before = { survey, name: cycle.name }
    return [{ cycleId: cycle.id, change, ...readSurvey(survey, metric) }]
  })
}

/** The last survey among the cycles of a year. */
export function lastSurveyOf(
  metric: SurveyedMetric,
  cycles: readonly Cycle[],
  observations: readonly SurveyedObservation[],
): EarlierSurvey | null {
  let before: EarlierSurvey | null = null
  for (const cycle of cycles) {
    const survey = surveyIn(metric, cycle, observations, before)
    if (survey) before = { survey, name: `${cycle.name} of ${cycle.schoolYear}` }
  }
  return before
}

function surveyIn(
  metric: SurveyedMetric,
  { startsOn, endsOn }: Cycle,
  observations: readonly SurveyedObservation[],
  before: EarlierSurvey | null,
): PooledSurvey | null {
  const own = observations.filter(
    ({ observedOn }) => startsOn <= observedOn && observedOn <= endsOn,
  )
  const survey = poolSurveys(metric, own)
  return survey && before ? { ...survey, ...carried(before.survey, survey) } : survey
}
