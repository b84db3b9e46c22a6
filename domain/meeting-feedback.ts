/** What departments say of how another one presented, and what of it can be recorded of a metric. */

import type { Measure } from './measure.ts'
import type { Provenance } from './observation.ts'
import type { Result } from './result.ts'
import { err, ok } from './result.ts'

export const FEEDBACK_ANSWERS = ['yes', 'partly', 'no'] as const
export type FeedbackAnswer = (typeof FEEDBACK_ANSWERS)[number]

/** Three short answers, at least one of them given. */
export interface Feedback {
  /** Whether it was clear; null where nobody said. */
  clear: FeedbackAnswer | null
  /** Whether it was useful to the department that says so. */
  useful: FeedbackAnswer | null
  note: string
}

export type AnswerCounts = Record<FeedbackAnswer, number>

export interface FeedbackSummary {
  /** Departments that gave any. */
  given: number
  clear: AnswerCounts
  useful: AnswerCounts
}

/** What a metric cannot take. */
export type RecordingProblem = 'none_given' | 'no_answers' | 'kind_unfit' | 'scale_unfit'

/** The numbers of an observation made of feedback; see `ObservationDraft`. */
export interface FeedbackValues {
  value?: number
  numerator?: number
  denominator?: number
  mean?: number
  n?: number
  /** Its rows are departments; those that only left a note are counted as departments alone. */
  provenance: Provenance & { recipe: string }
}

const WORTH: Readonly<AnswerCounts> = { yes: 3, partly: 2, no: 1 }

/** Whether nothing is said. */
export function isEmptyFeedback({ clear, useful, note }: Feedback): boolean {
  return clear === null && useful === null && note.trim() === ''
}

/** How many departments said what. */
export function summarise(feedback: readonly Feedback[]): FeedbackSummary {
  return {
    given: feedback.length,
    clear: countAnswers(feedback.map(({ clear }) => clear)),
    useful: countAnswers(feedback.map(({ useful }) => useful)),
  }
}

/** What the observations made of one meeting's feedback say of where they come from. */
export function recipeOf(meetingId: string): string {
  return `feedback of meeting ${meetingId}`
}

/**
 * What is recorded of a metric: the departments that gave feedback (count), the answers that say
 * yes among all (rate), or their mean, yes being 3 and no 1 (score of that scale).
 */
export function valuesOf(
  { kind, scaleMin, scaleMax }: Pick<Measure, 'kind' | 'scaleMin' | 'scaleMax'>,
  feedback: readonly Feedback[],
  meetingId: string,
): Result<FeedbackValues, RecordingProblem> {
  const { given, clear, useful } = summarise(feedback)
  const counts = addCounts(clear, useful)
  const answers = counts.yes + counts.partly + counts.no
  const answering = feedback.filter(({ clear: one, useful: other }) => (one ?? other) !== null)
  const provenance = { recipe: recipeOf(meetingId), rows: given, counted: answering.length }
  if (kind !== 'count' && kind !== 'rate' && kind !== 'score') return err('kind_unfit')
  if (kind === 'score' && (scaleMin !== WORTH.no || scaleMax !== WORTH.yes)) {
    return err('scale_unfit')
  }
  if (given === 0) return err('none_given')
  if (kind === 'count') {
    return ok({ value: given, provenance: { ...provenance, counted: given } })
  }
  if (answers === 0) return err('no_answers')
  if (kind === 'rate') return ok({ numerator: counts.yes, denominator: answers, provenance })
  const sum = FEEDBACK_ANSWERS.reduce((all, answer) => all + counts[answer] * WORTH[answer], 0)
  return ok({ mean: sum / answers, n: answers, provenance })
}

function countAnswers(answers: readonly (FeedbackAnswer | null)[]): AnswerCounts {
  const count = (wanted: FeedbackAnswer) => answers.filter((answer) => answer === wanted).length
  return { yes: count('yes'), partly: count('partly'), no: count('no') }
}

function addCounts(a: AnswerCounts, b: AnswerCounts): AnswerCounts {
  return { yes: a.yes + b.yes, partly: a.partly + b.partly, no: a.no + b.no }
}
