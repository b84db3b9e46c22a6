/** The numbers of an observation: exactly the fields of the metric's kind, or a missing code. */

import type { Measure, MeasureKind } from './measure.ts'
import { MISSING_CODES } from './measure.ts'
import { checkNumber } from './number.ts'
import type { ObservationProblem, Outcome } from './observation-problem.ts'
import { accepted, refused, refusedNumber } from './observation-problem.ts'
import { checkStage } from './observation-stage.ts'
import type { ObservationDraft, ObservedValues } from './observation.ts'
import { err } from './result.ts'

// The fields that carry a value, whatever the kind.
const VALUE_FIELDS = ['value', 'numerator', 'denominator', 'mean', 'n', 'stage', 'done'] as const
type ValueField = (typeof VALUE_FIELDS)[number]

const NOTHING: ObservedValues = {
  value: null,
  numerator: null,
  denominator: null,
  n: null,
  stage: null,
  done: null,
  missing: null,
}

const LOGGED_AS: Record<MeasureKind, { fields: readonly ValueField[]; words: string }> = {
  count: { fields: ['value'], words: 'A count is logged as value.' },
  rate: {
    fields: ['numerator', 'denominator'],
    words: 'A rate is logged as numerator and denominator.',
  },
  score: {
    fields: ['mean', 'n'],
    words: 'A score is logged as mean and n, the number of answers.',
  },
  level: { fields: ['value'], words: 'A level is logged as value.' },
  milestone: { fields: ['stage'], words: 'A milestone is logged as stage.' },
  yes_no: { fields: ['done'], words: 'A yes/no is logged as done, true or false.' },
}

/** The values to store, or every problem with them, one per field. */
export function checkValues(draft: ObservationDraft, measure: Measure): Outcome<ObservedValues> {
  const given = VALUE_FIELDS.filter((field) => draft[field] !== undefined && draft[field] !== null)
  const { kind } = measure
  if (kind === null) {
    return refused(
      given[0] ?? 'value',
      'measure_not_defined',
      'Nobody has said how this metric is measured; set its kind first, then log.',
    )
  }
  if (draft.missing !== undefined && draft.missing !== null && draft.missing !== '') {
    return checkMissing(draft.missing, given)
  }
  const { fields, words } = loggedAs(kind, measure)
  const foreign = given.filter((field) => !fields.includes(field))
  if (foreign.length > 0) {
    return err(
      foreign.map((path) => ({
        path,
        code: 'field_not_of_kind',
        message: `${words} Leave ${path} out.`,
      })),
    )
  }
  return checkKind(draft, kind, measure)
}

function checkMissing(code: string, given: readonly ValueField[]): Outcome<ObservedValues> {
  const missing = MISSING_CODES.find((known) => known === code)
  if (missing === undefined) {
    return refused(
      'missing',
      'missing_unknown',
      `“${code}” is not a reason for having no number; use one of ${MISSING_CODES.join(', ')}.`,
    )
  }
  if (given.length > 0) {
    return refused(
      'missing',
      'missing_with_value',
      `There is either a number or the reason why there is none; leave out ${given.join(', ')} ` +
        `or “${missing}”.`,
    )
  }
  return accepted({ ...NOTHING, missing })
}

function loggedAs(kind: MeasureKind, { stages }: Measure) {
  if (kind !== 'milestone' || stages.length > 0) return LOGGED_AS[kind]
  return {
    fields: ['value', 'stage'] as const satisfies ValueField[],
    words: 'A milestone without stages is logged as value, the percent complete.',
  }
}

function checkKind(
  draft: ObservationDraft,
  kind: MeasureKind,
  measure: Measure,
): Outcome<ObservedValues> {
  switch (kind) {
    case 'count':
      return one(checkField('value', draft.value, atLeastZero), (value) => ({ value }))
    case 'level':
      return one(checkField('value', draft.value), (value) => ({ value }))
    case 'rate':
      return checkRate(draft, measure)
    case 'score':
      return checkScore(draft, measure)
    case 'milestone':
      return one(checkStage(draft, measure), (reached) => reached)
    case 'yes_no':
      return one(checkDone(draft.done), (done) => ({ done }))
  }
}

function checkRate(draft: ObservationDraft, { rateBase }: Measure): Outcome<ObservedValues> {
  const denominator = checkField('denominator', draft.denominator, (value) =>
    value > 0
      ? undefined
      : [
          'denominator_not_positive',
          `The denominator ${value} is not above 0; when nobody was counted, log the reason ` +
            'instead, such as not_held.',
        ],
  )
  const numerator = checkField('numerator', draft.numerator, (value) => {
    if (value < 0) return atLeastZero(value, 'numerator')
    if (rateBase !== 100 || !denominator.ok || value <= denominator.value) return undefined
    return [
      'numerator_above_denominator',
      `The numerator ${value} is above the denominator ${denominator.value}, which would be over ` +
        '100 %; check whether the two are swapped.',
    ]
  })
  return both(numerator, denominator, (num, den) => ({ numerator: num, denominator: den }))
}

function checkScore(
  draft: ObservationDraft,
  { scaleMin, scaleMax }: Measure,
): Outcome<ObservedValues> {
  const mean = checkField('mean', draft.mean, (value) => {
    const low = scaleMin ?? value
    const high = scaleMax ?? value
    if (value >= low && value <= high) return undefined
    return ['outside_scale', `The mean ${value} is outside the scale ${low} to ${high}.`]
  })
  const n = checkField('n', draft.n, (value) =>
    Number.isInteger(value) && value >= 1
      ? undefined
      : [
          'answers_not_whole',
          `The number of answers ${value} is not a whole number of 1 or more; when nobody ` +
            'answered, log the reason instead, such as not_collected.',
        ],
  )
  return both(mean, n, (value, answers) => ({ value, n: answers }))
}

function checkDone(done: boolean | null | undefined): Outcome<boolean> {
  if (typeof done === 'boolean') return accepted(done)
  return refused('done', 'value_required', 'Say whether it is done: true or false.')
}

type Complaint = [code: ObservationProblem['code'], message: string] | undefined

function atLeastZero(value: number, field = 'value'): Complaint {
  if (value >= 0) return undefined
  return ['value_negative', `The ${field} ${value} is below 0; enter 0 or more.`]
}

function checkField(
  path: ValueField,
  given: number | null | undefined,
  complain: (value: number) => Complaint = () => undefined,
): Outcome<number> {
  if (given === null || given === undefined) {
    return refused(
      path,
      'value_required',
      `The ${path} is empty; enter a number, or say why there is none.`,
    )
  }
  const number = checkNumber(given)
  if (!number.ok) return refusedNumber(path, number.error, given)
  const complaint = complain(number.value)
  return complaint ? refused(path, ...complaint) : accepted(number.value)
}

function one<T>(
  outcome: Outcome<T>,
  toValues: (value: T) => Partial<ObservedValues>,
): Outcome<ObservedValues> {
  return outcome.ok ? accepted({ ...NOTHING, ...toValues(outcome.value) }) : outcome
}

function both(
  first: Outcome<number>,
  second: Outcome<number>,
  toValues: (first: number, second: number) => Partial<ObservedValues>,
): Outcome<ObservedValues> {
  if (first.ok && second.ok) {
    return accepted({ ...NOTHING, ...toValues(first.value, second.value) })
  }
  return err([first, second].flatMap((outcome) => (outcome.ok ? [] : outcome.error)))
}
