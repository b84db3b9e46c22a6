/** The shapes of streams, cuts and answers over HTTP. */

import { z } from '@hono/zod-openapi'

import type { NameOf } from '../db/author-names.ts'
import type { StreamAnswer } from '../db/stream-answers.ts'
import type { CutMetric } from '../db/stream-cuts.ts'
import type { Stream, StreamUses } from '../db/streams.ts'
import { CUT_KINDS, cutWords } from '../domain/cut.ts'
import { MOST_PARTS } from '../domain/stream.ts'
import { Observation } from './observation-schemas.ts'
import { Day, Id, NumberAsSent, text } from './schemas.ts'

const Part = z
  .strictObject({
    name: text(80),
    points: z
      .number()
      .nullable()
      .openapi({ description: 'Its point on the scale; null where it has none.' }),
  })
  .openapi('StreamPart')

const fields = {
  name: text(120),
  question: text(2000).openapi({ description: 'What is asked.' }),
  wording: text(120).openapi({ description: 'Version of the question’s wording.' }),
  isSurvey: z.boolean().openapi({ description: 'Whether people are asked, and answer once each.' }),
  parts: z
    .array(Part)
    .min(1)
    .max(MOST_PARTS)
    .openapi({ description: 'What is counted, in order: answer options, columns of a log.' }),
}

export const NewStream = z
  .strictObject({ departmentId: Id, ...fields })
  .partial({ question: true, wording: true, isSurvey: true })
  .openapi('NewStream')

export const StreamChange = z
  .strictObject({
    ...fields,
    reason: text(2000).openapi({ description: 'Why; needed once something was recorded.' }),
  })
  .partial()
  .openapi('StreamChange')

const Cut = z
  .object({
    kind: z.enum(CUT_KINDS),
    parts: z.array(z.string()),
    of: z.array(z.string()).openapi({ description: 'What a rate divides by; empty for all.' }),
  })
  .openapi('Cut')

export const CutChange = z
  .strictObject({
    streamId: Id,
    kind: z.enum(CUT_KINDS).openapi({ description: 'That of the metric.' }),
    parts: z.array(text(80)).max(MOST_PARTS).optional(),
    of: z
      .array(text(80))
      .max(MOST_PARTS)
      .optional()
      .openapi({ description: 'Rates: the parts that are divided by; left out for all.' }),
    reason: text(2000).optional(),
  })
  .openapi('CutChange')

const said = z.string().openapi({ example: '4 and 5 of 1–5', description: 'The cut in words.' })

const Taking = z
  .object({
    metricId: z.string(),
    code: z.string(),
    title: z.string(),
    schoolYear: z.string(),
    cut: Cut,
    words: said,
  })
  .openapi('StreamMetric')

export const StreamBody = z
  .object({
    id: z.string(),
    departmentId: z.string(),
    ...fields,
    version: z.int(),
    metrics: z.array(Taking).openapi({ description: 'The metrics that take from it.' }),
    recorded: z
      .int()
      .openapi({ description: 'Answers on the record, in all their versions; none: removable.' }),
  })
  .openapi('Stream')

export const CutBody = z
  .object({
    metricId: z.string(),
    streamId: z.string().nullable(),
    streamName: z.string().nullable(),
    cut: Cut.nullable(),
    words: said.nullable(),
    version: z.int(),
  })
  .openapi('MetricCut')

export const NewAnswer = z
  .strictObject({
    observedOn: z.string().max(40).openapi({ example: '2022-10-05' }),
    siteId: Id.nullable().optional(),
    group: text(200).nullable().optional(),
    invited: NumberAsSent.openapi({ description: 'Surveys: people who were asked.' }),
    counts: z
      .record(text(80), z.number())
      .openapi({ example: { '1': 2, '2': 0, '3': 9, '4': 20, '5': 14 } }),
    note: text(4000).nullable().optional(),
    evidenceUrl: z.string().max(4000).nullable().optional(),
    reason: text(2000)
      .optional()
      .openapi({ description: 'Why, where it corrects what stands or comes late.' }),
  })
  .openapi('NewStreamAnswer')

export const AnswerBody = z
  .object({
    id: z.string(),
    streamId: z.string(),
    observedOn: Day,
    siteId: z.string().nullable(),
    group: z.string(),
    invited: z.int().nullable(),
    counts: z.record(z.string(), z.int()),
    note: z.string(),
    evidenceUrl: z.string().nullable(),
    version: z.int(),
    reason: z.string().nullable(),
    withdrawn: z.boolean(),
    recordedAt: z.string(),
    recordedBy: z.string().openapi({ description: 'What whoever recorded it is called today.' }),
  })
  .openapi('StreamAnswer')

/** What recording an answer did. */
export const Recorded = z
  .object({
    outcome: z.enum(['recorded', 'corrected', 'same', 'withdrawn']),
    answer: AnswerBody,
    observations: z
      .array(Observation)
      .openapi({ description: 'What was written for the metrics, one each.' }),
  })
  .openapi('RecordedAnswer')

/** A stream as it is answered. */
export function toStreamBody(
  stream: Stream,
  metrics: readonly CutMetric[],
  { answers }: StreamUses,
) {
  return {
    ...stream,
    metrics: metrics.map(({ metric, cut }) => ({
      metricId: metric.id,
      code: metric.code,
      title: metric.title === '' ? metric.text : metric.title,
      schoolYear: metric.schoolYear,
      cut,
      words: cutWords(cut, stream),
    })),
    recorded: answers,
  }
}

/** An answer as it is answered. */
export function toAnswerBody({ tx: _tx, recordedBy, ...answer }: StreamAnswer, nameOf: NameOf) {
  return { ...answer, recordedBy: nameOf(recordedBy) }
}
