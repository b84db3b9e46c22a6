/** The shape of what may be drawn and said of a metric's points over HTTP. */

import { z } from '@hono/zod-openapi'

import { MISSING_CODES } from '../domain/measure.ts'
import { ASSURANCES, ICONS } from '../domain/statistics/icons.ts'
import { LABELS } from '../domain/statistics/labels.ts'
import { GAP_REASONS } from '../domain/statistics/points.ts'
import { SPEECH_LEVELS } from '../domain/statistics/speech.ts'
import type { Statistics as StatisticsRead } from '../domain/statistics/statistics.ts'
import { CHARTS } from '../domain/statistics/which-chart.ts'

const inUnit = z.number().nullable()

const Point = z
  .object({
    name: z.string().openapi({ example: 'Oct 2022' }),
    startsOn: z.string(),
    endsOn: z.string().openapi({ description: 'Inclusive.' }),
    value: inUnit.openapi({ description: "The period's own value; null is a gap, never 0." }),
    numerator: inUnit,
    denominator: inUnit,
    gap: z.enum(GAP_REASONS).nullable().openapi({ description: 'Why there is no value.' }),
    missing: z.enum(MISSING_CODES).nullable(),
    have: z.int(),
    expected: z.int(),
    lower: inUnit.openapi({ description: 'Null where limits may not be drawn.' }),
    upper: inUnit,
    label: z
      .enum(LABELS)
      .nullable()
      .openapi({ description: 'Null where labels may not be shown.' }),
  })
  .openapi('StatisticsPoint')

const Segment = z
  .object({
    from: z.int().openapi({ description: 'Position of the first point.' }),
    to: z.int().openapi({ description: 'Position of the last point, inclusive.' }),
    count: z.int().openapi({ description: 'Points with a value.' }),
    begins: z
      .array(z.object({ on: z.string(), label: z.string() }))
      .openapi({ description: 'The events it begins with; empty for the first.' }),
    line: z.enum(['median', 'mean']).nullable(),
    centre: inUnit,
    drawn: z.boolean().openapi({ description: 'Whether its limits and labels may be shown.' }),
    trial: z.boolean().openapi({ description: 'Drawn from 13 to 20 points.' }),
    why: z.string().nullable().openapi({ description: 'Why no limits are drawn.' }),
  })
  .openapi('StatisticsSegment')

const Runs = z
  .object({
    median: inUnit,
    useful: z.int().openapi({ description: 'Points off the median.' }),
    longest: z.int().nullable(),
    longestMax: z.int().nullable(),
    crossings: z.int().nullable(),
    crossingsMin: z.int().nullable(),
    signal: z.boolean(),
  })
  .openapi('RunChart')

export const Statistics = z
  .object({
    chart: z.enum(CHARTS),
    spacing: z.enum(['month', 'cycle']).openapi({ description: 'What a point is the value of.' }),
    points: z.array(Point).openapi({ description: 'Over the school years, oldest first.' }),
    heldBack: z
      .int()
      .openapi({ description: 'Points whose value is not shown, for the sake of small groups.' }),
    segments: z
      .array(Segment)
      .openapi({ description: 'Cut where limits are made anew; the last is spoken of.' }),
    count: z.int().openapi({ description: 'Points with a value in the last segment.' }),
    level: z.enum(SPEECH_LEVELS).openapi({ description: 'How much so many points can bear.' }),
    mayDrawMedian: z.boolean(),
    mayJudgeRuns: z.boolean(),
    mayDrawLimits: z.boolean(),
    trial: z.boolean(),
    sentences: z.array(z.string()).openapi({ description: 'What may be said; nothing else may.' }),
    next: z.string().openapi({ description: 'What more points would allow; empty for nothing.' }),
    runs: Runs.nullable(),
    variation: z.enum(ICONS).nullable(),
    assurance: z.enum(ASSURANCES).nullable(),
  })
  .openapi('Statistics', {
    description:
      "A metric's points, one a month or cycle, and what may be drawn and said of them. Where the " +
      'asker may not see small groups, a cycle is shown as its total is, and a month only where ' +
      'nothing of its cycle is hidden; lines, limits, labels and sentences are made of the points ' +
      'that are shown.',
  })

export type StatisticsBody = z.infer<typeof Statistics>

/** Statistics as they are answered. */
export function toBody(read: StatisticsRead): StatisticsBody {
  return { ...read, segments: read.segments.map((one) => ({ ...one, begins: [...one.begins] })) }
}
