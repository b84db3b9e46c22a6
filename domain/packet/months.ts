/** A metric's values month by month, as a packet freezes them beside its cycles. */

import type { Cycle } from '../calendar.ts'
import type { CombinedMetric } from '../combined.ts'
import { combine } from '../combined.ts'
import type { RolledObservation } from '../parts.ts'

export interface PacketMonths {
  /**
   * Whether they are not told because small groups are hidden in the metric: months cut a cycle
   * into pieces, and beside its total every piece could tell one.
   */
  withheld: boolean
  /** Oldest first; a month in which nothing was said is left out. */
  values: PacketMonth[]
}

export interface PacketMonth {
  /** `2022-08`. */
  month: string
  /** The cycle of the month's last observation. */
  cycleId: string
  /** In the metric's unit, by its own rule of adding up; null is no number, never 0. */
  value: number | null
}

/** What a metric tells whose small groups are hidden. */
export const NO_MONTHS: PacketMonths = { withheld: true, values: [] }

/** The months of a metric in some cycles. Observations of other days do not count. */
export function monthsOf(
  metric: CombinedMetric,
  cycles: readonly Cycle[],
  observations: readonly RolledObservation[],
): PacketMonths {
  const cycleOn = ({ observedOn }: RolledObservation) =>
    cycles.find(({ startsOn, endsOn }) => startsOn <= observedOn && observedOn <= endsOn)
  const all = observations
    .filter((one) => cycleOn(one) !== undefined)
    .toSorted((a, b) => (a.observedOn < b.observedOn ? -1 : a.observedOn > b.observedOn ? 1 : 0))
  const months = Map.groupBy(all, ({ observedOn }) => observedOn.slice(0, 7))
  const values = Array.from(months, ([month, own]) => {
    const last = own.at(-1)
    const cycleId = (last && cycleOn(last)?.id) ?? ''
    if (!last || own.every(({ missing }) => missing !== null)) {
      return { month, cycleId, value: null }
    }
    const { value } = combine(metric, cycles, { all, own, on: last.observedOn })
    return { month, cycleId, value }
  })
  return { withheld: false, values }
}
