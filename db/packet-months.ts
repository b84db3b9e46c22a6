/** Months for a packet, of the metrics in which no small group is hidden. */

import type { Dashboard } from '../domain/dashboard.ts'
import { metricsIn } from '../domain/dashboard.ts'
import type { PacketMonths } from '../domain/packet/months.ts'
import { monthsOf, NO_MONTHS } from '../domain/packet/months.ts'
import { isGuarded } from '../domain/privacy/population.ts'
import { readGuarding } from './guarding.ts'
import { listRolledByMetric } from './rolled-observations.ts'
import type { Db } from './tables.ts'

/** By metric id, of the cycles that a packet shows. A guarded metric tells none. */
export async function readMonths(
  db: Db,
  dashboard: Dashboard,
  { cycleIds, asOf }: { cycleIds: ReadonlySet<string>; asOf: number },
): Promise<Map<string, PacketMonths>> {
  const shown = metricsIn(dashboard)
  const metrics = shown.map(({ metric }) => metric)
  // As strictly as then and as today, whichever is stricter.
  const { classOf } = await readGuarding(db, metrics, asOf)
  const cycles = dashboard.cycles.filter(({ id }) => cycleIds.has(id))
  const months = new Map<string, PacketMonths>()
  const told = new Map<string, (typeof shown)[number]['metric']>()
  for (const { metric, standings } of shown) {
    const hides = standings.some(({ suppressed }) => suppressed !== null)
    if (hides || isGuarded(metric, classOf(metric))) months.set(metric.id, NO_MONTHS)
    else {
      told.set(metric.id, metric)
      months.set(metric.id, { withheld: false, values: [] })
    }
  }
  for await (const page of listRolledByMetric(db, Array.from(told.keys()), asOf)) {
    for (const [id, observations] of page) {
      const metric = told.get(id)
      if (metric) months.set(id, monthsOf(metric, cycles, observations))
    }
  }
  return months
}
