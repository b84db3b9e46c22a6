/** The shapes of an observation over HTTP. */

import { z } from '@hono/zod-openapi'

import type { NameOf } from '../db/author-names.ts'
import type { RecordedObservation } from '../db/observations.ts'
import { MISSING_CODES } from '../domain/measure.ts'
import type { ObservationDraft } from '../domain/observation.ts'
import { Id, NumberAsSent, SuppressedMark, text } from './schemas.ts'
import { ObservedSurvey, SurveyDraft } from './survey-schemas.ts'

const Provenance = z
  .strictObject({
    file: text(300).optional(),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/i, 'Send 64 hexadecimal digits.')
      .optional(),
    recipe: text(200).optional(),
    rows: z.int().min(0).optional(),
    counted: z.int().min(0).optional(),
    leftOut: z.record(text(200), z.int().min(0)).optional(),
  })
  .openapi('Provenance', { description: 'Where counted numbers come from. Counts only.' })

const values = {
  value: NumberAsSent.openapi({ description: 'Counts and levels; percent complete.' }),
  numerator: NumberAsSent,
  denominator: NumberAsSent,
  mean: NumberAsSent.openapi({ description: 'Scores, with n.' }),
  n: NumberAsSent.openapi({ description: 'Answers behind the mean.' }),
  stage: z
    .union([z.string().max(200), z.number()])
    .nullable()
    .optional(),
  done: z.boolean().nullable().optional(),
  missing: z
    .string()
    .max(40)
    .nullable()
    .optional()
    .openapi({ description: `Why there is no number: ${MISSING_CODES.join(', ')}.` }),
}

const draft = {
  observedOn: z
    .string()
    .max(40)
    .openapi({ example: '2022-10-05', description: 'The day it was true.' }),
  siteId: Id.nullable().optional(),
  group: text(200).nullable().optional().openapi({ description: 'The participant group.' }),
  ...values,
  survey: SurveyDraft.nullable()
    .optional()
    .openapi({ description: 'Rates and scores: the survey that the number comes from.' }),
  note: text(4000).nullable().optional(),
  evidenceUrl: z.string().max(4000).nullable().optional(),
  provenance: Provenance.nullable().optional(),
}

/** What is posted to record one. */
export const NewObservation = z
  .strictObject({
    metricId: Id,
    ...draft,
    reason: text(2000)
      .optional()
      .openapi({ description: 'Why it comes after its cycle was closed; from a coordinator.' }),
  })
  .openapi('NewObservation')

const reason = text(2000).openapi({ description: 'Why; it stays on the record.' })

/** What is patched to correct one. Fields that are left out stay as they are. */
export const Correction = z
  .strictObject({ ...draft, reason })
  .partial()
  .openapi('Correction')

export const Withdrawal = z.strictObject({ reason }).partial().openapi('Withdrawal')

const onRecord = z
  .strictObject({ id: Id, version: z.int().min(1), reason: text(2000) })
  .openapi({ description: 'The version that the cell changes, and why.' })

/** A cell of an entry grid. */
export const BatchCell = z
  .strictObject({
    metricId: Id,
    ...draft,
    observedOn: draft.observedOn.optional(),
    corrects: onRecord.optional(),
    withdraws: onRecord.optional(),
  })
  .openapi('BatchCell', {
    description:
      'Records a value; corrects one, as it is to stand, with everything it is to keep; or takes one back.',
  })

/** What is read back. */
export const Observation = z
  .object({
    id: z.string(),
    metricId: z.string(),
    observedOn: z.string(),
    schoolYear: z.string(),
    cycleId: z.string(),
    siteId: z.string().nullable(),
    group: z.string(),
    value: z.number().nullable(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    mean: z.number().nullable(),
    n: z.number().nullable(),
    stage: z.string().nullable(),
    done: z.boolean().nullable(),
    missing: z.enum(MISSING_CODES).nullable(),
    survey: ObservedSurvey.nullable(),
    note: z.string(),
    evidenceUrl: z.string().nullable(),
    provenance: Provenance.nullable(),
    version: z.int(),
    reason: z.string().nullable().openapi({ description: 'Why this version replaced another.' }),
    recordedAt: z.string().openapi({ description: 'UTC moment at which we learned it.' }),
    recordedBy: z.string().openapi({ description: 'What whoever recorded it is called today.' }),
    withdrawn: z.boolean(),
    late: z
      .boolean()
      .openapi({ description: 'Whether this version came after its cycle was closed.' }),
    suppressed: SuppressedMark,
  })
  .openapi('Observation')

/** An observation as it is answered. */
export function toBody(
  { tx, suppressed, recordedBy, ...observation }: RecordedObservation,
  nameOf: NameOf,
) {
  // Only a score has a mean, and only a score has answers behind it.
  const mean = observation.n === null ? null : observation.value
  return { ...observation, recordedBy: nameOf(recordedBy), suppressed: suppressed ?? null, mean }
}

type Body = ReturnType<typeof toBody>
type Changes = Omit<z.infer<typeof Correction>, 'reason'>

const ANSWERS = ['value', 'numerator', 'denominator', 'mean', 'n', 'stage', 'done'] as const

/** The draft that a correction makes of what stands. */
export function corrected(standing: RecordedObservation, changes: Changes): ObservationDraft {
  const { observedOn, siteId, group, note, evidenceUrl, provenance, ...before } = toBody(
    standing,
    String,
  )
  // A survey counts answers; where the number goes, it goes too.
  const survey = changes.missing ? null : before.survey
  const { observedOn: moved = observedOn, ...others } = changes
  const kept = { siteId, group, survey, note, evidenceUrl, provenance }
  return { ...kept, ...keptAnswer(before, changes), ...others, observedOn: moved }
}

/** The values that stay: none when a number replaces a missing code, or the other way round. */
function keptAnswer(before: Pick<Body, (typeof ANSWERS)[number] | 'missing'>, changes: Changes) {
  const answered = ANSWERS.some((name) => changes[name] !== undefined)
  if (changes.missing || (answered && before.missing !== null)) return {}
  return {
    // A score's mean is stored as its value, and sent as its mean.
    value: before.mean === null ? before.value : null,
    numerator: before.numerator,
    denominator: before.denominator,
    mean: before.mean,
    n: before.n,
    stage: before.stage,
    done: before.done,
    missing: before.missing,
  }
}
