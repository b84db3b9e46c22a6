/** Narrowing a dashboard to some of its metrics. What is left is counted again, level by level. */

import type { Status } from '../../domain/status.ts'
import { countStatuses, worstStatus } from '../../domain/status.ts'
import { needsAttention } from './attention.ts'
import type { Action, Dashboard, Department, Metric, Place, Priority } from './dashboard.ts'
import { nameOf, standingAt } from './dashboard.ts'

export const SHOWN = ['attention', 'no_number'] as const

/** Every given part must hold. Empty text and absent parts narrow nothing. */
export interface Filter {
  /** A department's id. */
  department?: string | undefined
  /** In the cycle in view. */
  status?: Status | undefined
  /** The name of a source system. */
  source?: string | undefined
  /** `LCAP 2`. */
  goal?: string | undefined
  show?: (typeof SHOWN)[number] | undefined
  /** Words of a metric's code, title, printed text or owner. */
  find?: string | undefined
}

/** Whether a filter narrows anything. */
export function isNarrow(filter: Filter): boolean {
  return Object.values(filter).some((part) => part !== undefined && part !== '')
}

/** The places that pass, in their order. */
export function passing(places: readonly Place[], filter: Filter, cycleId: string): Place[] {
  return places.filter(passes(filter, cycleId))
}

/**
 * The dashboard with only the metrics that pass. Actions, priorities and departments
 * without one are left out, unless the filter narrows nothing.
 */
export function narrow(dashboard: Dashboard, filter: Filter, cycleId: string): Dashboard {
  if (!isNarrow(filter)) return dashboard
  const isLeft = passes(filter, cycleId)
  const { cycles } = dashboard
  const departments = dashboard.departments.flatMap((department): Department[] => {
    const priorities = department.priorities.flatMap((priority): Priority[] => {
      const actions = priority.actions.flatMap((action): Action[] => {
        const metrics = action.metrics.filter((metric) =>
          isLeft({ department, priority, action, metric }),
        )
        return metrics.length === 0 ? [] : [{ ...action, metrics, counts: count(metrics, cycles) }]
      })
      const metrics = actions.flatMap((action) => action.metrics)
      if (metrics.length === 0) return []
      const headline = headlineOf(metrics, cycles)
      return [{ ...priority, actions, headline, counts: count(metrics, cycles) }]
    })
    if (priorities.length === 0) return []
    const metrics = priorities.flatMap(({ actions }) => actions.flatMap((one) => one.metrics))
    return [{ ...department, priorities, counts: count(metrics, cycles) }]
  })
  return { ...dashboard, departments }
}

/** The choices that a list of metrics offers, each with how many metrics it would leave. */
export function choicesOf(
  places: readonly Place[],
  choose: (place: Place) => readonly string[],
): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const value of places.flatMap(choose)) {
    if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const order = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
  return [...counts]
    .map(([value, times]) => ({ value, count: times }))
    .toSorted((a, b) => order.compare(a.value, b.value))
}

function passes(filter: Filter, cycleId: string): (place: Place) => boolean {
  const { department, status, source, goal, show } = filter
  const sought = (filter.find ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  return (place) => {
    const { metric, action } = place
    const stands = standingAt(metric, cycleId)?.status
    if (department !== undefined && place.department.id !== department) return false
    if (status !== undefined && stands !== status) return false
    if (source !== undefined && metric.sourceSystem !== source) return false
    if (goal !== undefined && !action.goals.includes(goal)) return false
    if (show === 'attention' && !(stands && needsAttention(stands))) return false
    if (show === 'no_number' && stands !== 'no_data') return false
    return sought.every((word) => textOf(place).includes(word))
  }
}

function textOf({ metric }: Place): string {
  return [metric.code, nameOf(metric), metric.text, metric.owner].join(' ').toLowerCase()
}

type Cycles = Dashboard['cycles']

function count(metrics: readonly Metric[], cycles: Cycles): Department['counts'] {
  return byCycle(cycles, (id) => countStatuses(statusesAt(metrics, id)))
}

function headlineOf(metrics: readonly Metric[], cycles: Cycles): Priority['headline'] {
  const headlines = metrics.filter(({ headline }) => headline)
  return byCycle(cycles, (id) => worstStatus(countStatuses(statusesAt(headlines, id))) ?? null)
}

function statusesAt(metrics: readonly Metric[], cycleId: string): Status[] {
  return metrics.flatMap((metric) => standingAt(metric, cycleId)?.status ?? [])
}

function byCycle<T>(cycles: Cycles, make: (cycleId: string) => T): Record<string, T> {
  return Object.fromEntries(cycles.map(({ id }) => [id, make(id)]))
}
