/**
 * What an observation knows of the survey it comes from, so that a reader can
 * see how many were asked and how far the result may be off. Source: rules.md,
 * section 6.
 */

import type { Measure } from './measure.ts'
import type { ObservationProblem, Outcome } from './observation-problem.ts'
import { accepted, refused } from './observation-problem.ts'
import { isPrintable } from './observation-text.ts'
import type { ObservedValues } from './observation.ts'
import { err } from './result.ts'

/** What was typed, imported or posted of a survey. */
export interface SurveyDraft {
  invited?: number | null | undefined
  answered?: number | null | undefined
  scale?: number | null | undefined
  wording?: string | null | undefined
}

/** What is stored of a survey. The valid answers and the favourable ones are the value itself. */
export interface ObservedSurvey {
  /** People who were asked; null when nobody noted it. */
  invited: number | null
  /** Those who gave at least one valid answer; null when nobody noted it. */
  answered: number | null
  /** Answer options of the question. */
  scale: number | null
  /** The question's wording version, as the department calls it. */
  wording: string | null
}

/** A rate counts favourable answers, a score takes their mean; nothing else comes from a survey. */
export function isSurveyKind({ kind }: Pick<Measure, 'kind'>): boolean {
  return kind === 'rate' || kind === 'score'
}

const LARGEST_COUNT = 1_000_000_000
const LARGEST_SCALE = 101
const WORDING_LENGTH = 120

const NUMBER_WORDS = {
  invited: 'The number of people invited',
  answered: 'The number of people who answered',
} as const

/**
 * The survey to store beside an observation's values; null when nothing is said of one.
 *
 * Errors: every problem at once, at most one per field.
 */
export function checkSurvey(
  draft: SurveyDraft | null | undefined,
  values: ObservedValues | null,
  measure: Measure,
): Outcome<ObservedSurvey | null> {
  const { invited = null, answered = null, scale = null } = draft ?? {}
  const wording = (draft?.wording ?? '').trim()
  if (invited === null && answered === null && scale === null && wording === '') {
    return accepted(null)
  }
  if (measure.kind === null) return accepted(null)
  if (!isSurveyKind(measure)) {
    return refused(
      'survey',
      'survey_not_of_kind',
      'Only a rate or a score comes from a survey; leave invited, answered, scale and wording out.',
    )
  }
  const found = [
    ...countProblems('invited', invited),
    ...countProblems('answered', answered),
    ...scaleProblems(scale),
    ...wordingProblems(wording),
    ...(values ? sizeProblems({ invited, answered }, values) : []),
  ]
  const problems = found.filter(
    ({ path }, index) => found.findIndex((other) => other.path === path) === index,
  )
  if (problems.length > 0) return err(problems)
  return accepted({ invited, answered, scale, wording: wording === '' ? null : wording })
}

function countProblems(field: 'invited' | 'answered', count: number | null): ObservationProblem[] {
  if (count === null || (Number.isInteger(count) && count >= 1 && count <= LARGEST_COUNT)) return []
  return problem(
    field,
    'survey_not_whole',
    `${NUMBER_WORDS[field]}, ${count}, is not a whole number of 1 or more; leave it empty when ` +
      'nobody noted it.',
  )
}

function scaleProblems(scale: number | null): ObservationProblem[] {
  if (scale === null || (Number.isInteger(scale) && scale >= 2 && scale <= LARGEST_SCALE)) return []
  return problem(
    'scale',
    'survey_scale_invalid',
    `A scale has 2 to ${LARGEST_SCALE} answer options, not ${scale}; leave it empty when nobody ` +
      'noted it.',
  )
}

function wordingProblems(wording: string): ObservationProblem[] {
  if (wording.length > WORDING_LENGTH) {
    return problem(
      'wording',
      'survey_wording_invalid',
      `The wording version has ${wording.length} characters; shorten it to ${WORDING_LENGTH}. It ` +
        'names the wording, such as “spring 2023”, and need not hold it.',
    )
  }
  if (isPrintable(wording)) return []
  return problem(
    'wording',
    'survey_wording_invalid',
    'The wording version holds a character that cannot be printed; type it again.',
  )
}

function sizeProblems(
  { invited, answered }: Pick<ObservedSurvey, 'invited' | 'answered'>,
  values: ObservedValues,
): ObservationProblem[] {
  const valid = values.denominator ?? values.n
  if (valid === null) {
    return problem(
      null,
      'survey_without_number',
      'There is no number, so no answers are counted; leave invited, answered, scale and wording ' +
        'out and say in the note whom was asked.',
    )
  }
  return [
    ...answerProblems(values, valid),
    ...(answered !== null && valid > answered
      ? problem(
          'answered',
          'valid_above_answered',
          `${valid} valid answers are more than the ${answered} people who answered; count each ` +
            'person once, or correct one of the two.',
        )
      : []),
    ...(invited !== null && (answered ?? valid) > invited
      ? problem(
          'invited',
          'answered_above_invited',
          `${answered ?? valid} answered, which is more than the ${invited} invited; correct one ` +
            'of the two, or leave invited empty when anyone could answer.',
        )
      : []),
  ]
}

// Answers are people's, so they come whole, and none is favourable without being one.
function answerProblems(
  { numerator, denominator }: ObservedValues,
  valid: number,
): ObservationProblem[] {
  const counts = [numerator, denominator].filter((count) => count !== null)
  const broken = counts.find((count) => !Number.isInteger(count))
  if (broken !== undefined) {
    return problem(
      null,
      'survey_not_whole',
      `${broken} answers are not a whole number; a survey's numerator counts favourable answers ` +
        'and its denominator valid ones.',
    )
  }
  if (numerator === null || numerator <= valid) return []
  return problem(
    null,
    'favourable_above_valid',
    `${numerator} favourable answers are more than the ${valid} valid ones; check whether the two ` +
      'are swapped.',
  )
}

function problem(
  field: keyof ObservedSurvey | null,
  code: ObservationProblem['code'],
  message: string,
): ObservationProblem[] {
  return [{ path: field === null ? 'survey' : `survey.${field}`, code, message }]
}
