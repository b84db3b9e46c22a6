/** What the metrics that were decided about did since, as whoever asks may see it. */

import type { Effect } from '../domain/effect.ts'
import { effectOf } from '../domain/effect.ts'
import type { DashboardScope } from './dashboard.ts'
import { readDashboard } from './dashboard.ts'
import type { TakenDecision } from './decisions.ts'
import type { Db } from './tables.ts'

/** By decision id; one without a metric of a plan as it stands has none. */
export async function readEffects(
  db: Db,
  decisions: readonly TakenDecision[],
  scope: Pick<DashboardScope, 'asOf' | 'today' | 'audience'>,
): Promise<Map<string, Effect>> {
  const effects = new Map<string, Effect>()
  const judged = decisions.filter(({ metricId }) => metricId !== null)
  for (const [schoolYear, own] of Map.groupBy(judged, (decision) => decision.schoolYear)) {
    const [one, ...others] = new Set(own.map(({ departmentId }) => departmentId))
    const departmentId = others.length === 0 ? one : undefined
    const { departments } = await readDashboard(db, { ...scope, schoolYear, departmentId })
    const metrics = new Map(
      departments
        .flatMap(({ priorities }) => priorities.flatMap(({ actions }) => actions))
        .flatMap((action) => action.metrics.map((metric) => [metric.metric.id, metric] as const)),
    )
    for (const { id, metricId, cycleId } of own) {
      const found = metrics.get(metricId ?? '')
      const effect = found && effectOf(found.metric, cycleId, found.standings)
      if (effect) effects.set(id, effect)
    }
  }
  return effects
}
