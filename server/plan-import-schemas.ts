/** The shape of what reading a plan's text gives, over HTTP. */

import { z } from '@hono/zod-openapi'

import { MEASURE_KINDS } from '../domain/measure.ts'
import type { DecodedPlan } from '../domain/plan-text/decode.ts'
import type { PlanDocument as ReadDocument } from '../domain/plan-text/document.ts'
import type { PlanReading } from '../domain/plan-text/reading.ts'
import { splitMetricText } from '../domain/plan-text/split-metric.ts'
import { suggestMeasure } from '../domain/plan-text/suggest-measure.ts'
import { PlanDocument } from './plan-document-schemas.ts'
import type { PlanPlace } from './plan-import-place.ts'

const line = z.int().openapi({ description: '1-based, in the text as it was sent.' })
const target = z.string().openapi({
  example: 'priorities.1.actions.2.metrics.a',
  description: 'Positions count from 1; metrics go by their letter.',
})

const Warning = z
  .object({
    line,
    code: z.string().openapi({ example: 'action_without_metrics' }),
    message: z.string(),
  })
  .openapi('PlanWarning')

const LineReading = z
  .object({
    line,
    role: z.string().openapi({ example: 'metric', description: 'What the line became.' }),
    target: target.optional(),
  })
  .openapi('PlanLine')

const Suggestion = z
  .object({
    target,
    text: z.string(),
    sources: z.array(z.string()).openapi({ description: 'What it may speak of; at least one.' }),
    reason: z.string(),
    measure: z
      .object({
        kind: z.enum(MEASURE_KINDS),
        unit: z.string().nullable(),
        reason: z.string(),
      })
      .nullable(),
  })
  .openapi('MetricSuggestion', { description: 'Never applied by itself.' })

const Place = z
  .object({
    schoolYear: z.string().nullable().openapi({ description: 'Null: neither sent nor printed.' }),
    departmentId: z.string().nullable().openapi({ description: 'Null: no department fits.' }),
    existingPlanId: z
      .string()
      .nullable()
      .openapi({ description: 'The plan that stands in the way of storing this one.' }),
  })
  .openapi('PlanPlace')

export const PlanImport = z
  .object({
    planId: z.string().nullable().openapi({ description: 'Null when nothing was stored.' }),
    plan: PlanDocument,
    warnings: z.array(Warning),
    unread: z.array(line).openapi({ description: 'Lines that are in no part of the plan.' }),
    lines: z.array(LineReading).openapi({ description: 'One entry per line of the text.' }),
    suggestions: z.array(Suggestion).openapi({ description: 'One per metric, in order of print.' }),
    suggestedName: z
      .string()
      .nullable()
      .openapi({ description: 'A department name found in the purpose.' }),
    encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
    place: Place,
  })
  .openapi('PlanImport')

type Body = z.infer<typeof PlanImport>

/** What was read, as it is answered before and after it is stored. */
export function toBody(
  { plan, warnings, unread, lines, suggestedName }: PlanReading,
  { encoding, guessed }: DecodedPlan,
  { schoolYear, departmentId, existing, warnings: doubts }: PlanPlace,
  planId: string | null,
): Body {
  return {
    planId,
    plan,
    warnings: [...(guessed ? [guessWarning(encoding)] : []), ...doubts, ...warnings],
    unread,
    lines,
    suggestions: suggestionsOf(plan),
    suggestedName,
    encoding,
    place: { schoolYear, departmentId, existingPlanId: existing?.id ?? null },
  }
}

function guessWarning(encoding: string) {
  const message = `The file does not say how it is encoded; it was read as ${encoding}. Look at quotation marks, dashes and accents.`
  return { line: 1, code: 'encoding_guessed', message }
}

function suggestionsOf({ priorities }: ReadDocument): Body['suggestions'] {
  return priorities.flatMap(({ actions }, priority) =>
    actions.flatMap(({ metrics }, action) =>
      metrics.map(({ letter, text }) => ({
        target: `priorities.${priority + 1}.actions.${action + 1}.metrics.${letter}`,
        text,
        ...splitMetricText(text),
        measure: suggestMeasure(text),
      })),
    ),
  )
}
