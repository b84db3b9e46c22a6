/** The shapes of a metric over HTTP. */

import { z } from '@hono/zod-openapi'

import { MEASURABILITY_CODES, gapsOf } from '../domain/measurability.ts'
import {
  CADENCES,
  DIRECTIONS,
  MEASURE_KINDS,
  PRIVACY_CLASSES,
  TOLERANCE_UNITS,
} from '../domain/measure.ts'
import type { Metric as StoredMetric } from '../domain/plan.ts'
import { Day, Id, text } from './schemas.ts'

const inUnit = "In the metric's unit; a percent is 0 to 100, not 0 to 1."

const Tolerance = z
  .strictObject({
    unit: z.enum(TOLERANCE_UNITS).openapi({
      description: "`value`: the metric's unit; `percent_of_span`: percent of |target − baseline|.",
    }),
    amount: z.number(),
  })
  .openapi('Tolerance')

const measure = {
  kind: z
    .enum(MEASURE_KINDS)
    .nullable()
    .openapi({ description: 'Null until someone has said how it is measured.' }),
  unit: text(40).openapi({ example: 'people', description: 'Shown after the number.' }),
  direction: z.enum(DIRECTIONS),
  baseline: z.number().nullable().openapi({ description: inUnit }),
  baselineOn: Day.nullable(),
  baselineSource: text(2_000),
  target: z
    .number()
    .nullable()
    .openapi({
      description: `For the school year; the lower edge for \`between\`. ${inUnit}`,
    }),
  targetHigh: z
    .number()
    .nullable()
    .openapi({ description: `The upper edge for \`between\`, else null. ${inUnit}` }),
  tolerance: Tolerance,
  cadence: z.enum(CADENCES),
  cadenceReason: text(2_000).openapi({ description: 'Why it is measured less than quarterly.' }),
  accumulates: z.boolean().openapi({
    description: "Counts only: whether the year's running total is judged.",
  }),
  acrossSites: z.enum(['sum', 'mean']).openapi({ description: 'Levels only: how sites combine.' }),
  scaleMin: z.number().nullable().openapi({ description: 'Scores only.' }),
  scaleMax: z.number().nullable().openapi({ description: 'Scores only.' }),
  stages: z.array(text(200)).max(50).openapi({
    description: 'Milestones only, in order; empty means 0 to 100 % complete.',
  }),
  targetStage: text(200).nullable().openapi({
    description: 'Milestones over sites: the stage that counts as reached.',
  }),
  rateBase: z.number().openapi({ description: 'What one whole is shown as; 100 for a percent.' }),
  groupsOverlap: z.boolean().openapi({
    description: 'Whether participant groups may share members, so that they cannot be added.',
  }),
}

const about = {
  title: text(200).openapi({ description: 'A short name for screens; empty: the printed text.' }),
  privacyClass: z.enum(PRIVACY_CLASSES),
  sourceSystem: text(200),
  definition: text(4_000),
  owner: text(200),
  headline: z
    .boolean()
    .openapi({ description: "Whether it decides its priority's headline word." }),
  continuesId: Id.nullable().openapi({ description: 'The same metric of an earlier year.' }),
  siteIds: z.array(Id).max(2_000).openapi({
    description: 'Sites a value is expected from; empty: the district is one place.',
  }),
}

const floor = z.number().openapi({
  description: 'Fraction of the expected places, 0 to 1, below which the status is withheld.',
})

const printed = {
  letter: z
    .string()
    .regex(/^[A-Za-z]{1,4}$/, 'Use 1 to 4 letters.')
    .openapi({ example: 'a' }),
  text: text(20_000, 1).openapi({ description: 'As printed in the plan.' }),
}

const fields = z.strictObject({
  letter: printed.letter,
  ...measure,
  coverageFloor: floor.nullable().openapi({ description: 'Null: the district’s.' }),
  ...about,
})

/** What is posted to add one; what is left out is as on a plan that says nothing of it. */
export const NewMetric = fields
  .partial()
  .extend({ actionId: Id, text: printed.text, reason: text(2_000).optional() })
  .openapi('NewMetric')

/** What is patched. Fields that are left out stay as they are. */
export const MetricChange = fields
  .extend({
    text: printed.text,
    reason: text(2_000).openapi({
      description:
        'Why; it stays on the record. Needed once the metric has observations or its plan is approved.',
    }),
  })
  .partial()
  .openapi('MetricChange')

const Gap = z
  .object({
    path: z.string().openapi({ example: 'baseline' }),
    code: z.enum(MEASURABILITY_CODES),
    message: z.string(),
  })
  .openapi('MetricGap')

/** What is read back. */
export const Metric = z
  .object({
    id: z.string(),
    actionId: z.string(),
    planId: z.string(),
    departmentId: z.string(),
    schoolYear: z.string(),
    code: z.string().openapi({ example: 'DR-2.4.a' }),
    ...printed,
    ...measure,
    coverageFloor: floor,
    ...about,
    milestoneTargets: z
      .record(z.string(), z.number())
      .openapi({ description: `Typed milestone targets by cycle id. ${inUnit}` }),
    lacks: z.array(Gap).openapi({ description: 'What it lacks to be measured; empty: nothing.' }),
    removed: z
      .boolean()
      .openapi({ description: 'Whether it is out of the plan; its observations stay.' }),
    version: z.int().openapi({ description: 'Its ETag ends with this number.' }),
  })
  .openapi('Metric')

/** A metric as it is answered. */
export function toBody(metric: StoredMetric, removed = false) {
  return { ...metric, lacks: gapsOf(metric), removed }
}
