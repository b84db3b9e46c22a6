/**
 * What standings were judged by at an earlier moment: made of the observations that stood then.
 * The database given is looked back with.
 */

import type { Cycle } from '../domain/calendar.ts'
import { previousSchoolYear } from '../domain/calendar.ts'
import type { RolledObservation } from '../domain/parts.ts'
import type { Metric } from '../domain/plan.ts'
import { listCycles } from './cycles.ts'
import { readMetrics, toMetric } from './metric-rows.ts'
import type { Cell } from './roll-up-rows.ts'
import { rollUpCell } from './roll-ups.ts'
import { listRolledByMetric } from './rolled-observations.ts'
import type { LastYearByMetric, PartsByMetric } from './standing-inputs.ts'
import { byMetric, put, yearBeforeOf } from './standing-inputs.ts'
import type { Db } from './tables.ts'

/** What the roll-ups would keep of metrics, made of the observations that stood after a ledger number. */
export async function readPartsAsOf(
  db: Db,
  metrics: readonly Metric[],
  cycles: readonly Cycle[],
  asOf: number,
): Promise<PartsByMetric> {
  const metricOf = new Map(metrics.map((metric) => [metric.id, metric]))
  const cells: Cell[] = []
  for await (const page of listRolledByMetric(db, Array.from(metricOf.keys()), asOf)) {
    for (const [id, observations] of page) {
      const metric = metricOf.get(id)
      if (metric) cells.push(...rollUpCycles(metric, cycles, observations))
    }
  }
  return byMetric(cells)
}

/** The cycles of the metrics that these continue, made of the observations that stood after a ledger number. */
export async function readLastYearAsOf(
  db: Db,
  metrics: readonly Metric[],
  asOf: number,
): Promise<LastYearByMetric> {
  const [some] = metrics
  if (!some) return new Map()
  const schoolYear = previousSchoolYear(some.schoolYear)
  const cycles = await listCycles(db, schoolYear)
  const stored = await readMetrics(db, { schoolYear, removed: 'included' })
  const continued = new Set(metrics.map(({ continuesId }) => continuesId))
  const priorOf = new Map(
    stored.filter(({ id }) => continued.has(id)).map((prior) => [prior.id, toMetric(prior)]),
  )
  const parts = await readPartsAsOf(db, Array.from(priorOf.values()), cycles, asOf)
  const years: LastYearByMetric = new Map()
  for (const metric of metrics) {
    const prior = priorOf.get(metric.continuesId ?? '')
    if (!prior || prior.kind !== metric.kind) continue
    for (const cycle of cycles) {
      const cell = parts.get(prior.id)?.get(cycle.id)
      if (cell) put(years, metric.id, cycle.number, yearBeforeOf(prior, cell, cycle))
    }
  }
  return years
}

/** A metric's cells, made of its observations of any days. */
export function rollUpCycles(
  metric: Metric,
  cycles: readonly Cycle[],
  observations: readonly RolledObservation[],
): Cell[] {
  return cycles.flatMap((cycle) => {
    const own = observations.filter(
      ({ observedOn }) => cycle.startsOn <= observedOn && observedOn <= cycle.endsOn,
    )
    return rollUpCell(metric, cycle, own)?.cell ?? []
  })
}
