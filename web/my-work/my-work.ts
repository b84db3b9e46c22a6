/** What somebody owes: their departments in every cycle that awaits something of them. */

import { isLockedFor } from '../../domain/cycle.ts'
import type { Api } from '../api.ts'
import type { CollectedDepartment, Collection } from '../collection/collection.ts'
import { readCollection, readCycles } from '../collection/collection.ts'

/** One department in one cycle. */
export interface Owed {
  cycle: Collection['cycle']
  daysLeft: number
  department: CollectedDepartment
}

type CollectedMetric = CollectedDepartment['metrics'][number]

/** The cycles that have begun and take values of these departments, earliest first. */
export async function readMyWork(
  api: Api,
  year: string,
  { departmentIds, today }: { departmentIds: readonly string[]; today: string },
  signal: AbortSignal,
): Promise<Owed[]> {
  const cycles = await readCycles(api, year, signal)
  const running = cycles.filter(
    (cycle) =>
      cycle.state !== 'upcoming' &&
      departmentIds.some((department) => !isLockedFor(cycle, department, today)),
  )
  const collections = await Promise.all(running.map(({ id }) => readCollection(api, id, signal)))
  return collections.flatMap((collection) => {
    const { cycle, daysLeft, departments } = collection
    const own = departments.filter(({ departmentId }) => departmentIds.includes(departmentId))
    return own
      .filter(({ departmentId }) => !isLockedFor(cycle, departmentId, today))
      .filter(({ metrics }) => metrics.length > 0)
      .map((department) => ({ cycle, daysLeft, department }))
  })
}

/** What nothing is said of yet: what is late first. */
export function silentMetrics({ metrics }: CollectedDepartment): CollectedMetric[] {
  const of = (wanted: CollectedMetric['state']) => metrics.filter(({ state }) => state === wanted)
  return [...of('late'), ...of('awaited')]
}

/** Whether nothing is left to do: accepted or waiting for somebody else. */
export function isDone({ department }: Owed): boolean {
  const { state } = department.submission
  return state === 'accepted' || state === 'submitted'
}

/** Where the department logs the cycle; at a metric's row when one is named. */
export function logAddress(
  { cycle, department }: Pick<Owed, 'cycle' | 'department'>,
  metricId?: string,
): string {
  const search = new URLSearchParams({ year: cycle.schoolYear, cycle: cycle.name })
  if (metricId !== undefined) search.set('metric', metricId)
  return `/departments/${encodeURIComponent(department.departmentId)}/log?${search.toString()}`
}
