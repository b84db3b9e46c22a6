/** The shapes of a survey over HTTP: beside an observation, and as a cycle's reading. */

import { z } from '@hono/zod-openapi'

import { INTERVAL_METHODS } from '../domain/statistics/survey-reading.ts'
import { NumberAsSent, text } from './schemas.ts'

const people = z.int().nullable()
const inUnit = z.number().nullable()

/** What is posted or patched; as a whole it replaces the survey that stands. */
export const SurveyDraft = z
  .strictObject({
    invited: NumberAsSent.openapi({ description: 'People who were asked.' }),
    answered: NumberAsSent.openapi({
      description: 'Those who gave at least one valid answer; the valid ones where left out.',
    }),
    scale: NumberAsSent.openapi({ description: 'Answer options of the question.', example: 5 }),
    wording: text(400)
      .nullable()
      .optional()
      .openapi({ description: 'Version of the wording; another one breaks the line.' }),
  })
  .openapi('SurveyDraft', {
    description:
      "The survey behind a rate or a score. A rate's denominator is its valid answers and its " +
      "numerator the favourable ones; a score's n is its valid answers.",
  })

/** What is read back. */
export const ObservedSurvey = z
  .object({
    invited: people,
    answered: people,
    scale: people,
    wording: z.string().nullable(),
  })
  .openapi('ObservedSurvey')

const Ends = z.object({ low: z.number(), high: z.number() })

/** What the surveys of one cycle say together. */
export const Survey = z
  .object({
    cycleId: z.string(),
    invited: people.openapi({ description: 'Null unless every observation says it.' }),
    answered: people.openapi({ description: 'Null where fewer than 11 people answered.' }),
    valid: people.openapi({ description: 'Null where fewer than 11 answers are valid.' }),
    favourable: people.openapi({ description: 'Null for a score too.' }),
    value: inUnit.openapi({ description: "In the metric's unit; null where it is not printed." }),
    responseRate: inUnit.openapi({ description: 'Fraction.' }),
    interval: Ends.extend({ method: z.enum(INTERVAL_METHODS) })
      .nullable()
      .openapi({
        description:
          "In the metric's unit: Wilson's 95 % interval, the widest one of a mean, or the " +
          'certain bounds of a small population.',
      }),
    sentences: z.array(z.string()),
    change: z
      .object({
        comparable: z.boolean(),
        difference: inUnit,
        interval: Ends.nullable(),
        changed: z.boolean().openapi({ description: 'Whether it may be called changed.' }),
        before: z
          .object({
            name: z.string().openapi({ example: 'Q1' }),
            valid: z.int(),
            favourable: people,
            value: z.number(),
          })
          .nullable()
          .openapi({ description: 'The survey it is counted from; null where not comparable.' }),
        sentence: z.string(),
      })
      .nullable()
      .openapi({ description: 'From the survey before it; null for the first one.' }),
  })
  .openapi('Survey')
