/** How the metrics of a school year go on in the next one. */

import type { Cycle } from '../domain/calendar.ts'
import type { Dashboard, DashboardMetric } from '../domain/dashboard.ts'
import type { NextYear } from '../domain/effect.ts'
import { mayCompare, questionIn } from '../domain/question.ts'
import { readAsked } from './asked-questions.ts'
import { lookBack } from './look-back.ts'
import type { Db } from './tables.ts'

/** What is seen of the next year: its cycles, and its metrics as whoever asks may see them. */
type YearAfter = Pick<Dashboard, 'schoolYear' | 'cycles'> & { metrics: readonly DashboardMetric[] }

/** By the id of the earlier metric, as seen from one of its cycles. */
export async function readNextYear(
  db: Db,
  then: Cycle,
  after: YearAfter,
  asOf?: number,
): Promise<Map<string, NextYear>> {
  const continuing = after.metrics.filter(({ metric }) => metric.continuesId !== null)
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
