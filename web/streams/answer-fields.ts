/** What is typed into the form of a stream, and what is sent of it. */

import type { Counts } from '../../domain/stream.ts'
import { readNumber } from '../metric/record/typed-number.ts'
import type { Answer, Stream } from './stream.ts'

export interface AnswerFields {
  observedOn: string
  /** Empty: the district as one place. */
  siteId: string
  group: string
  invited: string
  /** By the name of the part. */
  counts: Readonly<Record<string, string>>
  note: string
  evidenceUrl: string
  reason: string
}

/** The fields of what is corrected, or empty ones. */
export function fieldsOf(
  { parts }: Pick<Stream, 'parts'>,
  standing: Answer | undefined,
  today: string,
): AnswerFields {
  return {
    observedOn: standing?.observedOn ?? today,
    siteId: standing?.siteId ?? '',
    group: standing?.group ?? '',
    invited: String(standing?.invited ?? ''),
    counts: Object.fromEntries(
      parts.map(({ name }) => [name, String(standing?.counts[name] ?? '')]),
    ),
    note: standing?.note ?? '',
    evidenceUrl: standing?.evidenceUrl ?? '',
    reason: '',
  }
}

/** What the lines count so far; an empty one, or one that is no number, nothing. */
export function countsOf({ counts }: Pick<AnswerFields, 'counts'>): Counts {
  return Object.fromEntries(
    Object.entries(counts).map(([name, typed]) => [name, toCount(typed) ?? 0]),
  )
}

/** The parts whose line says no whole number. */
export function lineProblems(
  { parts }: Pick<Stream, 'parts'>,
  { counts }: Pick<AnswerFields, 'counts'>,
): Set<string> {
  const names = parts.map(({ name }) => name)
  return new Set(names.filter((name) => toCount(counts[name] ?? '') === null))
}

export function jsonOf({ isSurvey }: Pick<Stream, 'isSurvey'>, fields: AnswerFields) {
  const { observedOn, siteId, group, note, evidenceUrl, reason } = fields
  const invited = readNumber(fields.invited)
  return {
    observedOn,
    siteId: siteId === '' ? null : siteId,
    group,
    ...(isSurvey && invited !== null && { invited }),
    counts: { ...countsOf(fields) },
    note,
    evidenceUrl,
    ...(reason.trim() !== '' && { reason: reason.trim() }),
  }
}

function toCount(typed: string): number | null {
  const count = readNumber(typed)
  return count !== null && Number.isInteger(count) && count >= 0 ? count : null
}
