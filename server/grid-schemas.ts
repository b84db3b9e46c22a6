/** The shapes of metrics' grids and of the view of all of them over HTTP. */

import { z } from '@hono/zod-openapi'

import type { StatusGrid } from '../db/status-grids.ts'
import type { Dashboard } from '../domain/dashboard.ts'
import { offerGrid } from '../domain/grid-offer.ts'
import type { GridEntry } from '../domain/grid-view.ts'
import { DIRECTIONS, MEASURE_KINDS } from '../domain/measure.ts'
import type { Metric } from '../domain/plan.ts'
import type { GridDefinition } from '../domain/status-grid.ts'
import { BETTER, COLOURS, GRID_REASONS, LEVELS, MOVES } from '../domain/status-grid.ts'
import { text } from './schemas.ts'

const inUnit = z.number().nullable()
const MOST_CUTS = 10
const cuts = z.array(z.number()).max(MOST_CUTS)
const colours = z.array(z.array(z.enum(COLOURS)).max(MOST_CUTS)).max(MOST_CUTS)

const Definition = z
  .strictObject({
    better: z.enum(BETTER).openapi({ description: 'Which end is good.' }),
    levelCuts: cuts.openapi({
      description: "Four, ascending, in the metric's unit. On a cut point is on its better side.",
    }),
    changeCuts: cuts.openapi({ description: 'Four, ascending; a fall is negative.' }),
    fewChangeCuts: cuts.openapi({
      description: 'Two, ascending: the change cut points where fewer than 150 stand behind.',
    }),
    colours: colours.openapi({
      description: 'Five rows, the worst level first, of five colours, the worst change first.',
    }),
    fewColours: colours.openapi({ description: 'Five rows of three colours.' }),
  })
  .openapi('GridDefinition')

export const MetricGrid = z
  .object({
    metricId: z.string(),
    definition: Definition.nullable().openapi({ description: 'Null: the metric is not placed.' }),
    offered: Definition.nullable().openapi({
      description: 'A start made of baseline and target. Nothing is judged by it.',
    }),
    version: z
      .int()
      .openapi({ description: '0 where none was ever set; its ETag is this number.' }),
  })
  .openapi('MetricGrid')

export type MetricGridBody = z.infer<typeof MetricGrid>

export const GridChange = z
  .strictObject({
    definition: Definition.nullable().openapi({ description: 'Null takes the grid out of use.' }),
    reason: text(2_000)
      .optional()
      .openapi({ description: 'Why; needed once the metric has observations.' }),
  })
  .openapi('MetricGridChange')

const Place = z
  .object({
    value: inUnit.openapi({
      description: "The cycle's own value; null is none or hidden, never 0.",
    }),
    lastYear: inUnit.openapi({ description: 'The value of the same cycle in the year before.' }),
    n: inUnit.openapi({ description: 'Behind a rate or a score; null where nothing is behind.' }),
    lastYearN: inUnit,
    level: z.enum(LEVELS).nullable().openapi({ description: 'By the size of the value.' }),
    row: z.int().nullable().openapi({ description: '1 to 5, the best level 5.' }),
    change: inUnit.openapi({ description: 'Unrounded.' }),
    move: z.enum(MOVES).nullable().openapi({ description: 'By the size of the change.' }),
    column: z
      .int()
      .nullable()
      .openapi({ description: 'From 1 to `columns`, the best change last.' }),
    columns: z.int().nullable().openapi({ description: '5, or 3 for fewer than 150.' }),
    colour: z.enum(COLOURS).nullable(),
    reason: z.enum(GRID_REASONS).nullable().openapi({ description: 'Why there is no colour.' }),
    sentence: z.string().openapi({ description: 'The place with its numbers put in.' }),
  })
  .openapi('GridPlace')

const MetricInGrid = Place.extend({
  id: z.string(),
  code: z.string().openapi({ example: 'DR-2.4.a' }),
  title: z.string(),
  text: z.string(),
  kind: z.enum(MEASURE_KINDS).nullable(),
  unit: z.string(),
  direction: z.enum(DIRECTIONS),
  rateBase: z.number(),
  siteIds: z.array(z.string()),
  department: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  definition: Definition.nullable(),
}).openapi('MetricInGrid')

export const Grid = z
  .object({
    schoolYear: z.string(),
    cycleId: z.string(),
    cycle: z.string().openapi({ example: 'Q2' }),
    today: z.string(),
    asOf: z.string().nullable().openapi({ description: 'The moment asked for; null is now.' }),
    record: z.int().openapi({ description: 'The ledger number whose record this is.' }),
    metrics: z.array(MetricInGrid).openapi({ description: 'In the order of the plans.' }),
  })
  .openapi('Grid')

export type GridBody = z.infer<typeof Grid>

/** A metric's grid as it is answered. */
export function toMetricGrid({ metricId, definition, version }: StatusGrid, metric: Metric) {
  return { metricId, definition: copy(definition), offered: copy(offerGrid(metric)), version }
}

/** The view as it is answered. */
export function toBody(
  { schoolYear, today, asOf: record }: Dashboard,
  cycle: { id: string; name: string },
  entries: readonly GridEntry[],
  asOf: string | null,
): GridBody {
  return {
    schoolYear,
    cycleId: cycle.id,
    cycle: cycle.name,
    today,
    asOf,
    record,
    metrics: entries.map(toMetric),
  }
}

function toMetric({
  department,
  metric,
  definition,
  placed,
}: GridEntry): GridBody['metrics'][number] {
  const { id, code, title, text: printed, kind, unit, direction, rateBase, siteIds } = metric
  return {
    id,
    code,
    title,
    text: printed,
    kind,
    unit,
    direction,
    rateBase,
    siteIds,
    department,
    definition: copy(definition),
    ...placed,
  }
}

// The domain's lists are read-only; an answer's are its own.
function copy(definition: GridDefinition | null): MetricGridBody['definition'] {
  if (!definition) return null
  const { levelCuts, changeCuts, fewChangeCuts } = definition
  return {
    ...definition,
    levelCuts: [...levelCuts],
    changeCuts: [...changeCuts],
    fewChangeCuts: [...fewChangeCuts],
    colours: definition.colours.map((row) => [...row]),
    fewColours: definition.fewColours.map((row) => [...row]),
  }
}
