/**
 * Recording an observation: one dated value of one metric, or the reason there
 * is none. The server enforces the rule; the form runs it on every keystroke.
 */

import type { CalendarDate, Cycle, SchoolYear } from './calendar.ts'
import { boundsOf, cycleOf, isCalendarDate, schoolYearOf } from './calendar.ts'
import type { Measure, MissingCode } from './measure.ts'
import type { ObservationProblem, Outcome } from './observation-problem.ts'
import { accepted, refused } from './observation-problem.ts'
import { checkEvidenceUrl, checkGroup, checkNote, checkProvenance } from './observation-text.ts'
import { checkValues } from './observation-value.ts'
import type { Metric } from './plan.ts'
import type { Result } from './result.ts'
import { err, ok } from './result.ts'
import type { ObservedSurvey, SurveyDraft } from './survey.ts'
import { checkSurvey } from './survey.ts'

/** What was typed, pasted, imported or posted. */
export interface ObservationDraft {
  observedOn: string
  /** Null or absent: the district as one place. */
  siteId?: string | null | undefined
  /** The participant group; empty for everyone. */
  group?: string | null | undefined
  /** Counts, levels, and the percent complete of a milestone without stages. */
  value?: number | null | undefined
  numerator?: number | null | undefined
  denominator?: number | null | undefined
  /** Scores: the mean of `n` answers. */
  mean?: number | null | undefined
  n?: number | null | undefined
  /** Milestones: a stage of the metric's list, or the percent complete where it has none. */
  stage?: string | number | null | undefined
  done?: boolean | null | undefined
  /** Why there is no number; one of `MISSING_CODES`. */
  missing?: string | null | undefined
  /** Rates and scores: the survey that the number comes from. */
  survey?: SurveyDraft | null | undefined
  note?: string | null | undefined
  evidenceUrl?: string | null | undefined
  provenance?: Provenance | null | undefined
}

/** Where counted numbers come from. Counts only, never a cell of the file. */
export interface Provenance {
  file?: string | undefined
  /** 64 hexadecimal digits. */
  sha256?: string | undefined
  /** The recipe's name or id. */
  recipe?: string | undefined
  /** Rows in the file, and how many of them were counted. */
  rows?: number | undefined
  counted?: number | undefined
  /** Rows left out, by reason. */
  leftOut?: Record<string, number> | undefined
}

/** What is stored of a value. For a score `value` is the mean and `n` the answers. */
export interface ObservedValues {
  value: number | null
  numerator: number | null
  denominator: number | null
  n: number | null
  /** As spelled in the metric's list. */
  stage: string | null
  done: boolean | null
  missing: MissingCode | null
}

/** What is stored. */
export interface CheckedObservation extends ObservedValues {
  observedOn: CalendarDate
  cycleId: string
  schoolYear: SchoolYear
  siteId: string | null
  group: string
  /** Null when the number does not come from a survey. */
  survey: ObservedSurvey | null
  note: string
  evidenceUrl: string | null
  provenance: Provenance | null
}

/** What an observation is checked against. */
export interface ObservationContext {
  metric: Measure & Pick<Metric, 'schoolYear' | 'siteIds'>
  cycles: readonly Cycle[]
  siteExists: (id: string) => boolean
  /** No later date is accepted. */
  latestDay: CalendarDate
}

/**
 * The observation to store.
 *
 * Errors: every problem at once, at most one per field of the draft.
 */
export function checkObservation(
  draft: ObservationDraft,
  context: ObservationContext,
): Result<CheckedObservation, ObservationProblem[]> {
  const day = checkDay(draft, context)
  const site = checkSite(draft, context)
  const group = checkGroup(draft.group)
  const values = checkValues(draft, context.metric)
  const survey = checkSurvey(draft.survey, values.ok ? values.value : null, context.metric)
  const note = checkNote(draft.note)
  const evidenceUrl = checkEvidenceUrl(draft.evidenceUrl)
  const provenance = checkProvenance(draft.provenance)

  if (
    day.ok &&
    site.ok &&
    group.ok &&
    values.ok &&
    survey.ok &&
    note.ok &&
    evidenceUrl.ok &&
    provenance.ok
  ) {
    return ok({
      ...values.value,
      ...day.value,
      schoolYear: context.metric.schoolYear,
      siteId: site.value,
      group: group.value,
      survey: survey.value,
      note: note.value,
      evidenceUrl: evidenceUrl.value,
      provenance: provenance.value,
    })
  }
  const outcomes = [day, site, group, values, survey, note, evidenceUrl, provenance]
  return err(outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.error)))
}

/** The day and the cycle it falls in. */
export function checkDay(
  { observedOn }: Pick<ObservationDraft, 'observedOn'>,
  {
    metric,
    cycles,
    latestDay,
  }: Pick<ObservationContext, 'cycles' | 'latestDay'> & { metric: Pick<Metric, 'schoolYear'> },
): Outcome<{ observedOn: CalendarDate; cycleId: string }> {
  const day = observedOn.trim()
  if (!isCalendarDate(day)) {
    return refusedDay(
      'date_invalid',
      `“${day}” is not a day of the calendar; write a date as 2022-10-05.`,
    )
  }
  const year = boundsOf(metric.schoolYear)
  if (day < year.startsOn || day > year.endsOn) {
    return refusedDay(
      'date_outside_year',
      `${day} belongs to the school year ${schoolYearOf(day)}; this metric is of ` +
        `${metric.schoolYear}, ${year.startsOn} to ${year.endsOn}. Log it on the metric of ` +
        `${schoolYearOf(day)}, or correct the date.`,
    )
  }
  if (day > latestDay) {
    return refusedDay(
      'date_in_future',
      `${day} is still to come; give a date no later than ${latestDay}.`,
    )
  }
  const cycle = cycleOf(day, cycles)
  if (!cycle) {
    return refusedDay(
      'date_outside_cycles',
      `${day} falls in no monitoring cycle of ${metric.schoolYear}; ask for the cycles to be set.`,
    )
  }
  return accepted({ observedOn: day, cycleId: cycle.id })
}

function checkSite(
  { siteId }: ObservationDraft,
  { metric, siteExists }: ObservationContext,
): Outcome<string | null> {
  const id = siteId ?? ''
  const expected = metric.siteIds
  if (id === '') {
    if (expected.length === 0) return accepted(null)
    return refused(
      'siteId',
      'site_required',
      `This metric is logged per site; name one of its ${expected.length} sites.`,
    )
  }
  if (!siteExists(id)) {
    return refused('siteId', 'site_unknown', `There is no site “${id}”; choose one of the list.`)
  }
  if (expected.length > 0 && !expected.includes(id)) {
    return refused(
      'siteId',
      'site_not_expected',
      `This metric expects nothing from the site “${id}”; choose one of its ` +
        `${expected.length} sites, or add the site to the metric.`,
    )
  }
  return accepted(id)
}

function refusedDay(code: ObservationProblem['code'], message: string) {
  return refused('observedOn', code, message)
}
