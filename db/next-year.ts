/** How the metrics of a school year go on in the next one. */

import type { Cycle } from '../domain/calendar.ts'
import type { Dashboard, DashboardMetric } from '../domain/dashboard.ts'
import type { NextYear } from '../domain/effect.ts'
import { mayCompare, questionIn } from '../domain/question.ts'
import { readAsked } from './asked-questions.ts'
import { lookBack } from './look-back.ts'
import type { Db } from './tables.ts'

/**
 * By the id of the earlier metric, as seen from one of its cycles.
 *
 * `after` is the next year's dashboard, as whoever asks may see it.
 */
export async function readNextYear(
  db: Db,
  then: Cycle,
  after: Pick<Dashboard, 'schoolYear' | 'cycles' | 'departments'>,
  asOf?: number,
): Promise<Map<string, NextYear>> {
  const continuing = metricsIn(after).filter(({ metric }) => metric.continuesId !== null)
  if (continuing.length === 0) return new Map()
  const asked = await readAsked(lookBack(db, asOf), { schoolYear: after.schoolYear }, asOf)
  const days = new Map(after.cycles.map((cycle) => [cycle.id, cycle]))
  const next = continuing.map(({ metric, standings }) => {
    const own = asked.get(metric.id) ?? []
    const asksTheSame = (cycleId: string) => {
      const cycle = days.get(cycleId)
      return !!cycle && mayCompare(questionIn(own, then), questionIn(own, cycle))
    }
    return [metric.continuesId ?? '', { metric, standings, asksTheSame }] as const
  })
  return new Map(next.toReversed())
}

/** Every metric of a dashboard. */
export function metricsIn({ departments }: Pick<Dashboard, 'departments'>): DashboardMetric[] {
  return departments
    .flatMap(({ priorities }) => priorities.flatMap(({ actions }) => actions))
    .flatMap(({ metrics }) => metrics)
}
