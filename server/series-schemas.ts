/** The shape of a metric's series over HTTP. */

import { z } from '@hono/zod-openapi'

import type { NameOf } from '../db/author-names.ts'
import type { Series as SeriesRead } from '../db/series.ts'
import { MISSING_CODES } from '../domain/measure.ts'
import { Standing } from './dashboard-schemas.ts'
import { Metric, toBody as toMetric } from './metric-schemas.ts'
import { Observation, toBody as toObservation } from './observation-schemas.ts'
import { SuppressedMark } from './schemas.ts'
import { Statistics, toBody as toStatistics } from './statistics-schemas.ts'
import { Survey } from './survey-schemas.ts'

const inUnit = z.number().nullable()

const DatedValue = z
  .object({ on: z.string(), value: z.number() })
  .openapi('DatedValue', { description: "A value in the metric's unit on a day." })

const Part = z
  .object({
    cycleId: z.string(),
    value: inUnit.openapi({ description: 'Null is no number, never 0.' }),
    numerator: inUnit,
    denominator: inUnit,
    observations: z.int(),
    lastOn: z.string().nullable(),
    missing: z.enum(MISSING_CODES).nullable(),
    obstacle: z
      .string()
      .nullable()
      .openapi({ description: 'Why its observations cannot be combined.' }),
    suppressed: SuppressedMark,
  })
  .openapi('SeriesPart', { description: 'What one site or group adds to one cycle.' })

const SiteSeries = z
  .object({
    id: z.string().openapi({ description: 'Empty: the district as one place.' }),
    code: z.string(),
    name: z.string(),
    expected: z.boolean().openapi({ description: 'Whether the metric expects values from it.' }),
    cycles: z.array(Part).openapi({ description: 'Only cycles in which it said something.' }),
  })
  .openapi('SiteSeries')

const GroupSeries = z
  .object({
    name: z.string().openapi({ description: 'Empty: everyone.' }),
    cycles: z.array(Part),
  })
  .openapi('GroupSeries')

const Place = z.object({
  departmentId: z.string(),
  departmentCode: z.string(),
  department: z.string(),
  priorityId: z.string(),
  priorityNumber: z.int(),
  priority: z.string(),
  actionId: z.string(),
  actionNumber: z.int(),
  action: z.string(),
})

export const Series = z
  .object({
    schoolYear: z.string(),
    today: z.string().openapi({ description: 'The day statuses were judged on.' }),
    asOf: z.string().nullable().openapi({ description: 'The moment asked for; null is now.' }),
    record: z.int().openapi({ description: 'The ledger number whose record this is.' }),
    metric: Metric,
    place: Place.openapi({ description: 'Where in the plan the metric stands.' }),
    cycles: z.array(
      z.object({
        id: z.string(),
        number: z.int(),
        name: z.string(),
        startsOn: z.string(),
        endsOn: z.string(),
        dueOn: z.string(),
        meetingOn: z.string().nullable(),
        closed: z.boolean(),
      }),
    ),
    standings: z.array(Standing).openapi({ description: 'One per cycle, in their order.' }),
    baseline: DatedValue.nullable(),
    path: z.array(DatedValue).openapi({ description: 'Empty for a condition.' }),
    tolerance: z
      .number()
      .openapi({ description: "The shortfall still on track, in the metric's unit." }),
    observations: z.array(Observation).openapi({ description: 'Current ones, oldest first.' }),
    sites: z.array(SiteSeries),
    groups: z.array(GroupSeries),
    events: z.array(
      z.object({
        id: z.string(),
        on: z.string(),
        label: z.string(),
        kind: z.enum(['event', 'rebase']),
        departmentId: z
          .string()
          .nullable()
          .openapi({ description: 'Null with a null metric: the whole district.' }),
        metricId: z
          .string()
          .nullable()
          .openapi({ description: 'Null: every metric of the department.' }),
        version: z.int().openapi({ description: 'For If-Match.' }),
      }),
    ),
    restatements: z
      .array(
        z.object({
          observationId: z.string(),
          version: Observation,
          before: Observation.nullable(),
        }),
      )
      .openapi({ description: 'Values changed or taken back, newest first.' }),
    restated: z
      .array(
        z.object({
          cycleId: z.string(),
          meeting: z.int().nullable().openapi({
            description: 'The meeting whose packet showed it; null: it stood so at the closing.',
          }),
          reported: z.number().openapi({ description: "In the metric's unit." }),
          now: inUnit.openapi({ description: 'Null: there is no number any more.' }),
          reasons: z.array(z.string()),
          sentence: z.string(),
        }),
      )
      .openapi({
        description: 'Cycles that read otherwise today than when leadership was shown them.',
      }),
    hides: z
      .boolean()
      .openapi({ description: 'Whether small groups, or what would tell them, are hidden.' }),
    statistics: Statistics,
    surveys: z.array(Survey).openapi({ description: 'One per surveyed cycle, in order.' }),
  })
  .openapi('Series')

export type SeriesBody = z.infer<typeof Series>

/** A series as it is answered. */
export function toBody(read: SeriesRead, asOf: string | null, nameOf: NameOf): SeriesBody {
  const { metric } = read
  return {
    schoolYear: metric.schoolYear,
    today: read.today,
    asOf,
    record: read.asOf,
    metric: toMetric(metric, read.removed),
    place: {
      departmentId: metric.departmentId,
      departmentCode: read.departmentCode,
      department: read.department,
      priorityId: read.priorityId,
      priorityNumber: read.priorityNumber,
      priority: read.priority,
      actionId: metric.actionId,
      actionNumber: read.actionNumber,
      action: read.action,
    },
    cycles: read.cycles.map(({ graceDays, closedAt, schoolYear, ...cycle }) => ({
      ...cycle,
      closed: closedAt !== null,
    })),
    standings: read.standings,
    baseline: read.baseline,
    path: read.path,
    tolerance: read.tolerance,
    observations: read.observations.map((one) => toObservation(one, nameOf)),
    sites: read.sites,
    groups: read.groups,
    events: read.events,
    restatements: read.restatements.map(({ observationId, version, before }) => ({
      observationId,
      version: toObservation(version, nameOf),
      before: before && toObservation(before, nameOf),
    })),
    restated: read.restated,
    hides: read.hides,
    statistics: toStatistics(read.statistics),
    surveys: read.surveys,
  }
}
