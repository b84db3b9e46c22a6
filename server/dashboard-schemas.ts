/** The shape of the dashboard over HTTP. */

import { z } from '@hono/zod-openapi'

import type { Dashboard as DashboardRead, DashboardMetric } from '../domain/dashboard.ts'
import {
  CADENCES,
  DIRECTIONS,
  MEASURE_KINDS,
  MISSING_CODES,
  PRIVACY_CLASSES,
} from '../domain/measure.ts'
import { PLAN_STATES } from '../domain/plan.ts'
import type { StatusCounts } from '../domain/status.ts'
import { STATUSES } from '../domain/status.ts'
import { SuppressedMark } from './schemas.ts'

const inUnit = z.number().nullable()

export const Standing = z
  .object({
    cycleId: z.string(),
    status: z.enum(STATUSES),
    value: inUnit.openapi({
      description: "What is judged, in the metric's unit, unrounded; null is no number, never 0.",
    }),
    cycleValue: inUnit.openapi({ description: "The cycle's own value, whatever is judged." }),
    numerator: inUnit,
    denominator: inUnit,
    path: inUnit.openapi({ description: 'The milestone target of the cycle.' }),
    progress: inUnit.openapi({
      description: '(value − baseline) / (target − baseline), unclamped; null without a meaning.',
    }),
    shortBy: inUnit,
    coverage: z.object({ have: z.int(), expected: z.int() }),
    missing: z.enum(MISSING_CODES).nullable(),
    lastOn: z.string().nullable(),
    previous: inUnit,
    sameCycleLastYear: inUnit,
    lastYearDenominator: inUnit.openapi({
      description: 'What was divided by to make `sameCycleLastYear`, where something was.',
    }),
    lastYearHidden: z
      .boolean()
      .optional()
      .openapi({ description: 'There is a value of the year before that is not shown.' }),
    newQuestion: z
      .object({ previous: z.boolean(), lastYear: z.boolean() })
      .optional()
      .openapi({
        description:
          'Where the survey of the cycle before, or of a year ago, asked another question: its value ' +
          'is left out, since nothing is compared across it.',
      }),
    sentence: z.string().openapi({ description: 'The status with its numbers put in.' }),
    deviation: z.object({ reason: z.string(), owner: z.string(), endsOn: z.string() }).nullable(),
    suppressed: SuppressedMark,
  })
  .openapi('Standing')

const Counts = z
  .record(z.string(), z.record(z.enum(STATUSES), z.int()))
  .openapi('CountsByCycle', { description: 'Metrics by status, by cycle id.' })

const MetricOnDashboard = z
  .object({
    id: z.string(),
    code: z.string().openapi({ example: 'DR-2.4.a' }),
    letter: z.string(),
    text: z.string().openapi({ description: 'As printed in the plan.' }),
    title: z.string(),
    kind: z.enum(MEASURE_KINDS).nullable(),
    unit: z.string(),
    direction: z.enum(DIRECTIONS),
    baseline: inUnit,
    baselineOn: z.string().nullable(),
    target: inUnit,
    targetHigh: inUnit,
    cadence: z.enum(CADENCES),
    accumulates: z.boolean(),
    stages: z.array(z.string()),
    privacyClass: z.enum(PRIVACY_CLASSES),
    sourceSystem: z.string(),
    owner: z.string(),
    headline: z.boolean(),
    cycles: z.array(Standing),
  })
  .openapi('DashboardMetric')

const ActionOnDashboard = z.object({
  id: z.string(),
  number: z.int(),
  text: z.string(),
  needsResources: z.boolean().nullable(),
  goals: z.array(z.string()),
  counts: Counts,
  metrics: z.array(MetricOnDashboard),
})

const PriorityOnDashboard = z.object({
  id: z.string(),
  number: z.int(),
  title: z.string(),
  counts: Counts,
  headline: z
    .record(z.string(), z.enum(STATUSES).nullable())
    .openapi({ description: 'By cycle id: the worst status held by a headline metric.' }),
  actions: z.array(ActionOnDashboard),
})

const DepartmentOnDashboard = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  divisionId: z.string().nullable(),
  planId: z.string().nullable(),
  planState: z.enum(PLAN_STATES).nullable(),
  counts: Counts,
  priorities: z.array(PriorityOnDashboard),
})

export const Dashboard = z
  .object({
    schoolYear: z.string(),
    today: z.string().openapi({ description: 'The day statuses were judged on.' }),
    asOf: z.string().nullable().openapi({ description: 'The moment asked for; null is now.' }),
    record: z.int().openapi({ description: 'The ledger number whose record this is.' }),
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
    counts: Counts,
    departments: z.array(DepartmentOnDashboard),
  })
  .openapi('Dashboard')

export type DashboardBody = z.infer<typeof Dashboard>

/** The dashboard as it is answered. */
export function toBody(read: DashboardRead, asOf: string | null): DashboardBody {
  const ids = read.cycles.map(({ id }) => id)
  const byCycle = <T>(list: readonly T[]): Record<string, T> =>
    Object.fromEntries(list.map((entry, at) => [ids[at], entry]))
  const counts = (list: readonly StatusCounts[]) => byCycle(list)
  return {
    schoolYear: read.schoolYear,
    today: read.today,
    asOf,
    record: read.asOf,
    cycles: read.cycles.map(({ graceDays, closedAt, schoolYear, ...cycle }) => ({
      ...cycle,
      closed: closedAt !== null,
    })),
    counts: counts(read.counts),
    departments: read.departments.map(({ plan, priorities, ...department }) => ({
      ...department,
      planId: plan?.id ?? null,
      planState: plan?.state ?? null,
      counts: counts(department.counts),
      priorities: priorities.map((priority) => ({
        ...priority,
        counts: counts(priority.counts),
        headline: byCycle(priority.headline),
        actions: priority.actions.map((action) => ({
          ...action,
          counts: counts(action.counts),
          metrics: action.metrics.map(toMetric),
        })),
      })),
    })),
  }
}

function toMetric({ metric, standings }: DashboardMetric): z.infer<typeof MetricOnDashboard> {
  return {
    id: metric.id,
    code: metric.code,
    letter: metric.letter,
    text: metric.text,
    title: metric.title,
    kind: metric.kind,
    unit: metric.unit,
    direction: metric.direction,
    baseline: metric.baseline,
    baselineOn: metric.baselineOn,
    target: metric.target,
    targetHigh: metric.targetHigh,
    cadence: metric.cadence,
    accumulates: metric.accumulates,
    stages: metric.stages,
    privacyClass: metric.privacyClass,
    sourceSystem: metric.sourceSystem,
    owner: metric.owner,
    headline: metric.headline,
    cycles: standings,
  }
}
