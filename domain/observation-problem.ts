/** Why an observation is refused. */

import type { NumberProblemCode } from './number.ts'
import { DECIMAL_PLACES, LARGEST_VALUE, roundToSixPlaces } from './number.ts'
import type { Result } from './result.ts'
import { err, ok } from './result.ts'

export type ObservationProblemCode =
  | 'date_invalid'
  | 'date_outside_year'
  | 'date_in_future'
  | 'date_outside_cycles'
  | 'site_required'
  | 'site_unknown'
  | 'site_not_expected'
  | 'group_invalid'
  | 'group_too_long'
  | 'measure_not_defined'
  | 'field_not_of_kind'
  | 'value_required'
  | 'not_a_number'
  | 'number_too_large'
  | 'too_many_places'
  | 'value_negative'
  | 'numerator_above_denominator'
  | 'denominator_not_positive'
  | 'outside_scale'
  | 'answers_not_whole'
  | 'outside_percent'
  | 'stage_unknown'
  | 'missing_unknown'
  | 'missing_with_value'
  | 'note_too_long'
  | 'note_invalid'
  | 'evidence_url_invalid'
  | 'evidence_url_too_long'
  | 'provenance_invalid'
  | 'survey_not_of_kind'
  | 'survey_without_number'
  | 'survey_not_whole'
  | 'survey_scale_invalid'
  | 'survey_wording_invalid'
  | 'valid_above_answered'
  | 'answered_above_invited'
  | 'favourable_above_valid'

export interface ObservationProblem {
  /** The field of the draft. */
  path: string
  code: ObservationProblemCode
  /** Plain English: what is wrong and how to mend it, with the numbers put in. */
  message: string
}

/** Why a second observation in one place is refused; `first` is what the one before is called, as in `Cell 0`. */
export function saidAlready(first: string): string {
  return `${first} already says this observation; send one of the two.`
}

/** A part of the draft: what is stored of it, or its problems. */
export type Outcome<T> = Result<T, ObservationProblem[]>

/** A part that is accepted. */
export function accepted<T>(value: T): { ok: true; value: T } {
  return ok(value)
}

/** A part that is refused for one reason. */
export function refused(
  path: string,
  code: ObservationProblemCode,
  message: string,
): { ok: false; error: ObservationProblem[] } {
  return err([{ path, code, message }])
}

/** A number that may not be stored, refused with its mend. */
export function refusedNumber(
  path: string,
  code: NumberProblemCode,
  value: number,
): { ok: false; error: ObservationProblem[] } {
  const messages: Record<NumberProblemCode, string> = {
    not_a_number: `The ${path} is not a number; write digits, such as 61.5.`,
    number_too_large: `The ${path} ${value} is beyond ±${LARGEST_VALUE.toLocaleString('en-US')}; use a larger unit, such as thousands.`,
    too_many_places: `The ${path} ${value} has more than ${DECIMAL_PLACES} decimal places; round it, for example to ${roundToSixPlaces(value)}.`,
  }
  return refused(path, code, messages[code])
}
