/** What the metrics that were decided about did since, as whoever asks may see it. */

import type { SchoolYear } from '../domain/calendar.ts'
import { nextSchoolYear } from '../domain/calendar.ts'
import type { Dashboard } from '../domain/dashboard.ts'
import { metricsIn } from '../domain/dashboard.ts'
import type { Effect, NextYear } from '../domain/effect.ts'
import { effectOf } from '../domain/effect.ts'
import type { DashboardScope } from './dashboard.ts'
import { readDashboard } from './dashboard.ts'
import type { TakenDecision } from './decisions.ts'
import { readNextYear } from './next-year.ts'
import type { Db } from './tables.ts'

type EffectScope = Pick<DashboardScope, 'asOf' | 'today' | 'audience'>

/** By decision id; one without a metric of a plan as it stands has none. */
export async function readEffects(
  db: Db,
  decisions: readonly TakenDecision[],
  scope: EffectScope,
): Promise<Map<string, Effect>> {
  const effects = new Map<string, Effect>()
  const judged = decisions.filter(({ metricId }) => metricId !== null)
  for (const [schoolYear, own] of Map.groupBy(judged, (decision) => decision.schoolYear)) {
    const [one, ...others] = new Set(own.map(({ departmentId }) => departmentId))
    const departmentId = others.length === 0 ? one : undefined
    const dashboard = await readDashboard(db, { ...scope, schoolYear, departmentId })
    const next = await nextOf(db, dashboard, own, { ...scope, departmentId })
    const metrics = new Map(metricsIn(dashboard).map((found) => [found.metric.id, found]))
    for (const { id, metricId, cycleId } of own) {
      const found = metrics.get(metricId ?? '')
      const following = { next: next.get(metricId ?? '') }
      const effect = found && effectOf(found.metric, cycleId, found.standings, following)
      if (effect) effects.set(id, effect)
    }
  }
  return effects
}

/** The next year is asked for only where something was decided about the last cycle. */
async function nextOf(
  db: Db,
  { schoolYear, cycles }: { schoolYear: SchoolYear } & Pick<Dashboard, 'cycles'>,
  decisions: readonly TakenDecision[],
  scope: EffectScope & Pick<DashboardScope, 'departmentId'>,
): Promise<Map<string, NextYear>> {
  const last = cycles.at(-1)
  if (!last || decisions.every(({ cycleId }) => cycleId !== last.id)) return new Map()
  const after = await readDashboard(db, { ...scope, schoolYear: nextSchoolYear(schoolYear) })
  return readNextYear(db, last, { ...after, metrics: metricsIn(after) }, scope.asOf)
}
