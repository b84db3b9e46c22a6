/**
 * Which periods of a metric may be points for whoever may not see small groups.
 * Decision: docs/decisions/0015-points-without-small-groups.md.
 */

import type { Cycle } from '../calendar.ts'
import type { HiddenOfMetric } from './hidden.ts'

type Days = Pick<Cycle, 'startsOn' | 'endsOn'>

/**
 * Whether a period's value is kept back.
 *
 * The value of exactly one cycle is that cycle's printed total, so it goes as the total goes. Any
 * other sum, such as a month, cuts through what hiding reckoned with: it is shown only where all
 * that it could be set beside is shown too.
 */
export function isPeriodHidden(
  period: Days,
  cycles: readonly Cycle[],
  hidden: HiddenOfMetric,
): boolean {
  const touched = cycles.filter(
    ({ startsOn, endsOn }) => startsOn <= period.endsOn && period.startsOn <= endsOn,
  )
  const same = touched.find(
    ({ startsOn, endsOn }) => startsOn === period.startsOn && endsOn === period.endsOn,
  )
  if (same) return (hidden.get(same.id)?.total ?? null) !== null
  return touched.some(({ id }) => hidden.has(id))
}
