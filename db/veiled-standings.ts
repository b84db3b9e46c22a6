/** Standings as they are shown to whoever may not see small groups. */

import type { Cycle } from '../domain/calendar.ts'
import { previousSchoolYear } from '../domain/calendar.ts'
import type { Metric } from '../domain/plan.ts'
import { veilStandings } from '../domain/privacy/veil.ts'
import type { CycleStanding } from '../domain/standing.ts'
import { listCycles } from './cycle-rows.ts'
import { lookBack } from './look-back.ts'
import { readMetrics, toMetric } from './metric-rows.ts'
import type { HiddenNumbers, HiddenScope } from './small-groups.ts'
import { readHidden } from './small-groups.ts'
import type { Db } from './tables.ts'

/**
 * Who an answer is for: whoever may see everything, whoever may not see small
 * groups, or somebody outside, who takes it away.
 */
export type Audience = 'staff' | 'without_small_groups' | 'outside'

export interface Veiling {
  hidden: HiddenNumbers
  /** A metric's standings, one for each cycle in order, as they are shown. */
  veil: (metric: Metric, cycles: readonly Cycle[], standings: CycleStanding[]) => CycleStanding[]
}

/** How an audience sees metrics of one school year; undefined where nothing is hidden from it. */
export async function readVeiling(
  db: Db,
  metrics: readonly Metric[],
  audience: Audience,
  scope: Pick<HiddenScope, 'asOf'>,
): Promise<Veiling | undefined> {
  if (audience === 'staff') return undefined
  const handingOut = audience === 'outside'
  const hidden = await readHidden(db, metrics, { ...scope, handingOut })
  const lastYear = await readHiddenLastYear(db, metrics, scope)
  return {
    hidden,
    veil: (metric, cycles, standings) =>
      veilStandings({
        metric,
        cycles,
        standings,
        hidden: hidden.byMetric.get(metric.id) ?? new Map(),
        hiddenLastYear: lastYear.get(metric.id) ?? new Set(),
        threshold: hidden.thresholdOf(metric),
      }),
  }
}

/** By metric id: the numbers of the cycles in which the metric it continues is hidden. */
async function readHiddenLastYear(
  db: Db,
  metrics: readonly Metric[],
  scope: Pick<HiddenScope, 'asOf'>,
): Promise<Map<string, Set<number>>> {
  const found = new Map<string, Set<number>>()
  const continuing = metrics.filter(({ continuesId }) => continuesId !== null)
  const [some] = continuing
  if (!some) return found
  const schoolYear = previousSchoolYear(some.schoolYear)
  const continued = new Set(continuing.map(({ continuesId }) => continuesId))
  const then = lookBack(db, scope.asOf)
  const stored = await readMetrics(then, { schoolYear, removed: 'included' })
  const priors = stored.filter(({ id }) => continued.has(id)).map(toMetric)
  const { byMetric } = await readHidden(db, priors, scope)
  const cycles = await listCycles(then, schoolYear)
  for (const { id, continuesId } of continuing) {
    const hidden = byMetric.get(continuesId ?? '')
    const numbers = cycles.filter((cycle) => hidden?.get(cycle.id)?.total)
    if (numbers.length > 0) found.set(id, new Set(numbers.map(({ number }) => number)))
  }
  return found
}
