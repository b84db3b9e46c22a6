/** What is typed for one metric at one place, and the observation that it means. */

import type { Measure, MissingCode } from '../../domain/measure.ts'
import { MISSING_CODES } from '../../domain/measure.ts'
import type { ObservationDraft } from '../../domain/observation.ts'
import { plain } from '../metric/amounts.ts'
import { readNumber } from '../metric/record/typed-number.ts'
import type { Observation } from '../metric/series.ts'
import { metricWords } from '../words/metric.ts'

/** The fields that a number is typed into; each is a row of the grid. */
export const ENTRY_FIELDS = [
  'value',
  'numerator',
  'denominator',
  'mean',
  'n',
  'stage',
  'done',
] as const
export type EntryField = (typeof ENTRY_FIELDS)[number]

/** As typed. A missing code stands instead of every number. */
export interface EntryText extends Partial<Record<EntryField, string>> {
  missing: MissingCode | ''
  note: string
  evidenceUrl: string
}

export const NOTHING_TYPED: EntryText = { missing: '', note: '', evidenceUrl: '' }

/** The rows that a metric has in the grid. */
export function fieldsOf({ kind, stages }: Pick<Measure, 'kind' | 'stages'>): EntryField[] {
  switch (kind) {
    case 'count':
    case 'level':
      return ['value']
    case 'rate':
      return ['numerator', 'denominator']
    case 'score':
      return ['mean', 'n']
    case 'milestone':
      return [stages.length > 0 ? 'stage' : 'value']
    case 'yes_no':
      return ['done']
    case null:
      return []
  }
}

/** What a value on the record would have been typed as. */
export function textOf(standing: Observation | undefined): EntryText {
  if (!standing) return NOTHING_TYPED
  const { value, numerator, denominator, mean, n, stage, done, missing } = standing
  const say = metricWords()
  return {
    ...(value !== null && n === null && { value: plain(value) }),
    ...(numerator !== null && { numerator: plain(numerator) }),
    ...(denominator !== null && { denominator: plain(denominator) }),
    ...(mean !== null && { mean: plain(mean) }),
    ...(n !== null && { n: plain(n) }),
    ...(stage !== null && { stage }),
    ...(done !== null && { done: done ? say.yes : say.no }),
    missing: missing ?? '',
    note: standing.note,
    evidenceUrl: standing.evidenceUrl ?? '',
  }
}

/** A text typed into a field: a number or word of the kind, or why there is none. */
export function withTyped(text: EntryText, field: EntryField, typed: string): EntryText {
  const { missing: _missing, ...kept } = text
  const missing = missingMeant(typed)
  if (missing === undefined) return { ...kept, missing: '', [field]: typed }
  return { missing, note: text.note, evidenceUrl: text.evidenceUrl }
}

/** Whether two texts mean the same: `1,234` and `1234` do. */
export function isSameText(one: EntryText, other: EntryText): boolean {
  return (
    one.missing === other.missing &&
    one.note.trim() === other.note.trim() &&
    one.evidenceUrl.trim() === other.evidenceUrl.trim() &&
    ENTRY_FIELDS.every((field) => meaningOf(field, one) === meaningOf(field, other))
  )
}

/** Whether nothing stands for a number, not even the reason why there is none. */
export function isBlank(text: EntryText): boolean {
  return text.missing === '' && ENTRY_FIELDS.every((field) => isEmpty(text[field]))
}

/** The fields of the metric that are still empty while another of them is typed. */
export function emptyFields(text: EntryText, measure: Measure): EntryField[] {
  if (text.missing !== '') return []
  return fieldsOf(measure).filter((field) => isEmpty(text[field]))
}

/** The part of a draft that is typed. */
export function typedDraft(
  text: EntryText,
  measure: Measure,
): Omit<ObservationDraft, 'observedOn'> {
  const { missing, note, evidenceUrl } = text
  const about = { note, evidenceUrl: evidenceUrl.trim() === '' ? null : evidenceUrl.trim() }
  if (missing !== '') return { ...about, missing }
  const values = fieldsOf(measure).map((field) => [field, toValue(field, text[field] ?? '')])
  return { ...about, ...Object.fromEntries(values) }
}

/** What is wrong with a word that no rule of numbers can say; undefined when nothing is. */
export function wordProblem(text: EntryText): 'done' | 'share' | undefined {
  if (!isEmpty(text.done) && toDone(text.done ?? '') === null) return 'done'
  const share = [text.numerator, text.denominator].some((part) => part?.includes('%'))
  return share ? 'share' : undefined
}

function toValue(field: EntryField, typed: string): number | string | boolean | null {
  if (field === 'stage') return typed
  return field === 'done' ? toDone(typed) : readNumber(typed)
}

function toDone(typed: string): boolean | null {
  const word = typed.trim().toLowerCase()
  if (['yes', 'y', 'true', 'x', '1', '✓', 'done'].includes(word)) return true
  return ['no', 'n', 'false', '0'].includes(word) ? false : null
}

/** What a spreadsheet or a person writes where there is no number: a reason, or a star. */
function missingMeant(typed: string): MissingCode | undefined {
  const word = typed.trim().toLowerCase()
  if (/^(?:\*|[<≤]\s*\d+|n\s*<\s*\d+)$/.test(word)) return 'too_few_to_report'
  const said = metricWords().missing
  return MISSING_CODES.find((code) => code === word || said[code].toLowerCase() === word)
}

function meaningOf(field: EntryField, text: EntryText): unknown {
  const typed = text[field] ?? ''
  if (isEmpty(typed)) return null
  const value = toValue(field, typed)
  if (typeof value === 'string') return value.toLowerCase()
  return value === null || Number.isNaN(value) ? typed.trim() : value
}

function isEmpty(typed: string | undefined): boolean {
  return typed === undefined || typed.trim() === ''
}
