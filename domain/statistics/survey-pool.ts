/** The surveys of one cycle as one, over sites and days, and the days on which the wording changes. */

import type { CalendarDate } from '../calendar.ts'
import { chooseAtPlace } from '../choice.ts'
import type { Measure } from '../measure.ts'
import { sumExactly } from '../number.ts'
import type { RolledObservation } from '../parts.ts'
import type { Versions } from '../question.ts'
import { carried, sameOrUnsaid, sameQuestion, versionsOf } from '../question.ts'
import { actualOf, rollUpMetric, rollUpSites } from '../roll-up.ts'
import type { ObservedSurvey } from '../survey.ts'
import { isSurveyKind } from '../survey.ts'

/** A standing observation with the survey it comes from. */
export interface SurveyedObservation extends RolledObservation {
  survey: ObservedSurvey | null
}

/** What was asked in one cycle. Counts add up; nobody averages percentages. */
export interface PooledSurvey extends Versions {
  /** Null unless every observation says how many were invited. */
  invited: number | null
  /** Where an observation does not say it, its valid answers stand for it. */
  answered: number
  valid: number
  /** Null for a score. */
  favourable: number | null
  /** In the metric's unit, unrounded. */
  value: number
}

/** The first day of a wording that differs from the one before. */
export interface WordingBorder {
  on: CalendarDate
  /** Its version, or the number of answer options where only that changed. */
  wording: string
}

/**
 * The survey of one cycle.
 *
 * Shape: null where no observation comes from a survey, and where the cycle's
 * observations cannot be combined.
 */
export function poolSurveys(
  measure: Measure & { siteIds?: readonly string[] },
  observations: readonly SurveyedObservation[],
): PooledSurvey | null {
  const { numerator, denominator, ...parts } = rollUpMetric(
    measure,
    rollUpSites(measure, observations),
  )
  const value = actualOf(measure, { numerator, denominator, ...parts })
  const sites = Map.groupBy(observations, ({ siteId }) => siteId ?? '')
  const added = Array.from(sites.values()).flatMap((own) => chooseAtPlace(measure, own).chosen)
  const said = added.filter(({ survey }) => survey !== null)
  if (!isSurveyKind(measure) || value === null || denominator === null || said.length === 0) {
    return null
  }
  const invited = added.map(({ survey }) => survey?.invited ?? null)
  const known = invited.filter((count) => count !== null)
  return {
    invited: known.length === added.length ? sumExactly(known) : null,
    answered: sumExactly(
      added.map(({ survey, denominator: of, n }) => survey?.answered ?? of ?? n ?? 0),
    ),
    valid: denominator,
    favourable: measure.kind === 'rate' ? numerator : null,
    value,
    ...versionsOf(said),
  }
}

/**
 * The days on which a line must break, because the question is not the one
 * asked before: another wording, or another number of answer options.
 *
 * Shape: by day; nothing for the first wording. A survey that states neither
 * is taken to ask what was asked before.
 */
export function wordingBorders(
  observations: readonly Pick<SurveyedObservation, 'observedOn' | 'survey'>[],
): WordingBorder[] {
  const days = Map.groupBy(observations, ({ observedOn }) => observedOn)
  let before: Versions = { wordings: [], scales: [] }
  return Array.from(days)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([on, observed]) => {
      const stated = versionsOf(observed)
      const asked = before
      before = carried(asked, stated)
      if (sameQuestion(asked, stated)) return []
      const { wordings, scales } = before
      const worded = !sameOrUnsaid(asked.wordings, stated.wordings)
      return [{ on, wording: worded ? wordings.join(', ') : `${scales.join(', ')} options` }]
    })
}
