/**
 * A school year at a glance: departments, their priorities, actions and
 * metrics down, cycles across. Statuses are counted on the way up, never
 * averaged. Source: rules.md, section 3.
 */

import type { CalendarDate, Cycle, SchoolYear } from './calendar.ts'
import type { Action, Metric, PlanState, Priority } from './plan.ts'
import type { Asked } from './question.ts'
import type { CycleParts, CycleStanding, Deviation, YearBefore } from './standing.ts'
import { standingsOf } from './standing.ts'
import type { Status, StatusCounts } from './status.ts'
import { countStatuses, STATUSES, worstStatus } from './status.ts'

/** Every list that is said to be by cycle has one entry per entry of `cycles`. */
export interface Dashboard {
  schoolYear: SchoolYear
  /** In order. */
  cycles: DashboardCycle[]
  /** The district's day that statuses were judged on. */
  today: CalendarDate
  /** The ledger number whose record this is. */
  asOf: number
  /** All metrics below, by cycle. */
  counts: StatusCounts[]
  /** In the district's order; one without a plan has no priorities. */
  departments: DashboardDepartment[]
}

export interface DashboardCycle extends Cycle {
  /** Values are expected by this day. */
  dueOn: CalendarDate
  graceDays: number
  meetingOn: CalendarDate | null
  /** UTC instant; null while the cycle is open. */
  closedAt: string | null
}

export interface DashboardDepartment {
  id: string
  code: string
  name: string
  divisionId: string | null
  /** Null without a plan for the year. */
  plan: { id: string; state: PlanState } | null
  /** By cycle. */
  counts: StatusCounts[]
  /** In the order of print. */
  priorities: DashboardPriority[]
}

export interface DashboardPriority extends Pick<Priority, 'id' | 'number' | 'title'> {
  /** By cycle. */
  counts: StatusCounts[]
  /** By cycle: the worst status held by a headline metric; null when it has none. */
  headline: (Status | null)[]
  actions: DashboardAction[]
}

export interface DashboardAction extends Pick<
  Action,
  'id' | 'number' | 'text' | 'needsResources' | 'goals'
> {
  /** By cycle. */
  counts: StatusCounts[]
  metrics: DashboardMetric[]
}

export interface DashboardMetric {
  metric: Metric
  /** By cycle. */
  standings: CycleStanding[]
}

/** The parts of a plan as they are stored, without each other. */
export interface PlanOutline {
  departments: readonly Pick<DashboardDepartment, 'id' | 'code' | 'name' | 'divisionId'>[]
  plans: readonly { id: string; departmentId: string; state: PlanState }[]
  /** In the order of print. */
  priorities: readonly Pick<Priority, 'id' | 'planId' | 'number' | 'title'>[]
  actions: readonly Omit<Action, 'metrics' | 'version'>[]
  metrics: readonly Metric[]
}

/** What a dashboard is made of. */
export interface DashboardInput extends Pick<
  Dashboard,
  'schoolYear' | 'cycles' | 'today' | 'asOf'
> {
  outline: PlanOutline
  /** By metric id, then cycle id. */
  parts: ReadonlyMap<string, ReadonlyMap<string, CycleParts>>
  /** By metric id, then cycle number: the metric that it continues. */
  lastYear: ReadonlyMap<string, ReadonlyMap<number, YearBefore>>
  /** What surveys asked, by metric id; see `StandingInput`. */
  asked: ReadonlyMap<string, readonly Asked[]>
  /** By metric id. */
  deviations: ReadonlyMap<string, readonly Deviation[]>
  /** How standings are shown to whoever may not see small groups; statuses are counted after it. */
  veil?:
    | ((metric: Metric, cycles: readonly Cycle[], standings: CycleStanding[]) => CycleStanding[])
    | undefined
}

/** Every metric of a dashboard, in the order of print. */
export function metricsIn({ departments }: Pick<Dashboard, 'departments'>): DashboardMetric[] {
  return departments
    .flatMap(({ priorities }) => priorities.flatMap(({ actions }) => actions))
    .flatMap(({ metrics }) => metrics)
}

/** Judges every metric in every cycle and counts the statuses up to the district. */
export function composeDashboard(input: DashboardInput): Dashboard {
  const { schoolYear, cycles, today, asOf, outline } = input
  const byDepartment = Map.groupBy(outline.plans, (plan) => plan.departmentId)
  const prioritiesOf = composePriorities(input)
  const departments = outline.departments.map((department): DashboardDepartment => {
    const [plan] = byDepartment.get(department.id) ?? []
    const priorities = plan ? (prioritiesOf.get(plan.id) ?? []) : []
    const { id, code, name, divisionId } = department
    return {
      id,
      code,
      name,
      divisionId,
      plan: plan ? { id: plan.id, state: plan.state } : null,
      counts: addCounts(cycles, priorities),
      priorities,
    }
  })
  return { schoolYear, cycles, today, asOf, counts: addCounts(cycles, departments), departments }
}

/** Priorities by plan id. */
function composePriorities(input: DashboardInput): Map<string, DashboardPriority[]> {
  const { outline, cycles } = input
  const actionsOf = composeActions(input)
  const composed = outline.priorities.map(({ id, planId, number, title }) => {
    const actions = actionsOf.get(id) ?? []
    const headlines = actions.flatMap(({ metrics }) =>
      metrics.filter(({ metric }) => metric.headline),
    )
    const headline = countByCycle(cycles, headlines).map((counts) => worstStatus(counts) ?? null)
    const counts = addCounts(cycles, actions)
    return { planId, priority: { id, number, title, counts, headline, actions } }
  })
  return groupInto(
    composed,
    ({ planId }) => planId,
    ({ priority }) => priority,
  )
}

/** Actions by priority id. */
function composeActions(input: DashboardInput): Map<string, DashboardAction[]> {
  const { outline, cycles } = input
  const metricsOf = groupInto(
    outline.metrics,
    ({ actionId }) => actionId,
    (metric) => composeMetric(metric, input),
  )
  return groupInto(
    outline.actions,
    ({ priorityId }) => priorityId,
    ({ id, number, text, needsResources, goals }) => {
      const metrics = metricsOf.get(id) ?? []
      return {
        id,
        number,
        text,
        needsResources,
        goals,
        counts: countByCycle(cycles, metrics),
        metrics,
      }
    },
  )
}

function composeMetric(metric: Metric, input: DashboardInput): DashboardMetric {
  const { cycles, today, parts, lastYear, asked, deviations } = input
  const standings = standingsOf({
    metric,
    cycles,
    parts: parts.get(metric.id) ?? new Map(),
    lastYear: lastYear.get(metric.id),
    asked: asked.get(metric.id),
    today,
    coverageFloor: metric.coverageFloor,
    deviations: deviations.get(metric.id),
  })
  return { metric, standings: input.veil?.(metric, cycles, standings) ?? standings }
}

function countByCycle(
  cycles: readonly Cycle[],
  metrics: readonly DashboardMetric[],
): StatusCounts[] {
  return cycles.map((_, at) =>
    countStatuses(metrics.flatMap(({ standings }) => standings[at]?.status ?? [])),
  )
}

function addCounts(
  cycles: readonly Cycle[],
  parts: readonly { counts: readonly StatusCounts[] }[],
): StatusCounts[] {
  return cycles.map((_, at) => {
    const sum = countStatuses([])
    for (const { counts } of parts) {
      for (const status of STATUSES) sum[status] += counts[at]?.[status] ?? 0
    }
    return sum
  })
}

function groupInto<T, U>(
  list: readonly T[],
  keyOf: (one: T) => string,
  toEntry: (one: T) => U,
): Map<string, U[]> {
  const groups = new Map<string, U[]>()
  for (const one of list) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(toEntry(one))
    else groups.set(key, [toEntry(one)])
  }
  return groups
}
