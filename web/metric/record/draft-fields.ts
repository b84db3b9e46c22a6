/** The fields of the recording form as text, and the observation they mean. */

import type { Measure } from '../../../domain/measure.ts'
import type { ObservationDraft } from '../../../domain/observation.ts'
import type { SurveyDraft } from '../../../domain/survey.ts'
import { isSurveyKind } from '../../../domain/survey.ts'
import { plain } from '../amounts.ts'
import type { Observation } from '../series.ts'
import { readNumber } from './typed-number.ts'
import type { Writing } from './writing.ts'

/** What is said of the survey behind the number. */
export const SURVEY_FIELDS = ['invited', 'answered', 'scale', 'wording'] as const

/** What only counts answers; its results are filled into the fields that are sent. */
export const COUNTING_FIELDS = ['counts', 'notApplicable', 'reversed'] as const

export const DRAFT_FIELDS = [
  'observedOn',
  'siteId',
  'group',
  'value',
  'numerator',
  'denominator',
  'mean',
  'n',
  'stage',
  'done',
  'missing',
  ...SURVEY_FIELDS,
  ...COUNTING_FIELDS,
  'note',
  'evidenceUrl',
  'reason',
] as const

/** A field that is typed or chosen. */
export type DraftField = (typeof DRAFT_FIELDS)[number]

export type DraftFields = Record<DraftField, string> & {
  /** Whether there is a number, or the reason why there is none. */
  answer: 'number' | 'missing'
}

/** The fields that a kind's number is typed into. */
export function valueFieldsOf({ kind, stages }: Pick<Measure, 'kind' | 'stages'>): DraftField[] {
  switch (kind) {
    case 'count':
    case 'level':
      return ['value']
    case 'rate':
      return ['numerator', 'denominator']
    case 'score':
      return ['mean', 'n']
    case 'milestone':
      return stages.length > 0 ? ['stage'] : ['value']
    case 'yes_no':
      return ['done']
    case null:
      return []
  }
}

/** What a form starts with: nothing but the day, or what is to be corrected. */
export function startOf(writing: Writing, today: string): DraftFields {
  if (writing.kind === 'record') return { ...EMPTY, observedOn: today, answer: writing.answer }
  return fieldsOf(writing.observation)
}

/** What is sent and checked. */
export function toDraft(fields: DraftFields, measure: Measure): ObservationDraft {
  return {
    observedOn: fields.observedOn,
    siteId: fields.siteId === '' ? null : fields.siteId,
    group: fields.group,
    note: fields.note,
    evidenceUrl: fields.evidenceUrl.trim() === '' ? null : fields.evidenceUrl,
    ...(fields.answer === 'missing' ? { missing: fields.missing } : valuesOf(fields, measure)),
    ...(fields.answer === 'number' && isSurveyKind(measure) && { survey: surveyOf(fields) }),
  }
}

/** The field that a problem of the draft is said beside; undefined where none can say it. */
export function fieldOfPath(path: string): DraftField | undefined {
  const name = path === 'survey' ? 'invited' : path.replace(/^survey\./, '')
  return DRAFT_FIELDS.find((field) => field === name)
}

export function isAnswer(value: unknown): value is DraftFields['answer'] {
  return value === 'number' || value === 'missing'
}

const EMPTY: Record<DraftField, string> = {
  observedOn: '',
  siteId: '',
  group: '',
  value: '',
  numerator: '',
  denominator: '',
  mean: '',
  n: '',
  stage: '',
  done: '',
  missing: '',
  invited: '',
  answered: '',
  scale: '',
  wording: '',
  counts: '',
  notApplicable: '',
  reversed: '',
  note: '',
  evidenceUrl: '',
  reason: '',
}

function fieldsOf(observation: Observation): DraftFields {
  const { mean, value, numerator, denominator, n, done, survey } = observation
  return {
    ...EMPTY,
    observedOn: observation.observedOn,
    siteId: observation.siteId ?? '',
    group: observation.group,
    value: mean === null ? typed(value) : '',
    numerator: typed(numerator),
    denominator: typed(denominator),
    mean: typed(mean),
    n: typed(n),
    stage: observation.stage ?? '',
    done: done === null ? '' : done ? 'yes' : 'no',
    missing: observation.missing ?? '',
    invited: typed(survey?.invited ?? null),
    answered: typed(survey?.answered ?? null),
    scale: typed(survey?.scale ?? null),
    wording: survey?.wording ?? '',
    note: observation.note,
    evidenceUrl: observation.evidenceUrl ?? '',
    answer: observation.missing === null ? 'number' : 'missing',
  }
}

function surveyOf(fields: DraftFields): SurveyDraft | null {
  if (SURVEY_FIELDS.every((field) => fields[field].trim() === '')) return null
  return {
    invited: readNumber(fields.invited),
    answered: readNumber(fields.answered),
    scale: readNumber(fields.scale),
    wording: fields.wording,
  }
}

function typed(value: number | null): string {
  return value === null ? '' : plain(value)
}

function valuesOf(fields: DraftFields, measure: Measure): Partial<ObservationDraft> {
  switch (measure.kind) {
    case 'count':
    case 'level':
      return { value: readNumber(fields.value) }
    case 'rate':
      return {
        numerator: readNumber(fields.numerator),
        denominator: readNumber(fields.denominator),
      }
    case 'score':
      return { mean: readNumber(fields.mean), n: readNumber(fields.n) }
    case 'milestone':
      return measure.stages.length > 0
        ? { stage: fields.stage }
        : { value: readNumber(fields.value) }
    case 'yes_no':
      return { done: fields.done === '' ? null : fields.done === 'yes' }
    case null:
      return {}
  }
}
