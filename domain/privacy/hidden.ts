/**
 * What is hidden of a metric's year from whoever may not see small groups: the
 * one place that decides it for the screen, its charts, the CSV, the API and
 * the packet. Source: rules.md, section 7; docs/decisions/0012-small-groups.md.
 */

import type { Measure } from '../measure.ts'
import type { GuardedObservation, HiddenCell, HiddenOfCycle } from './guarded.ts'
import { hideCycle } from './hidden-cycle.ts'

export type { GuardedObservation, HiddenCell, HiddenOfCycle } from './guarded.ts'

export interface HideInput {
  measure: Measure & { siteIds: readonly string[] }
  observations: readonly GuardedObservation[]
  /** The smallest group that is printed. */
  threshold: number
  /** Cells that were hidden before, as `cellName`s; see `HiddenCell`. */
  register?: ReadonlySet<string> | undefined
  /** Cells that are hidden in a metric of the same people: cycle and cell, whatever they count here. */
  beside?: ReadonlySet<string> | undefined
  /** Cycles whose total would give a small group away beside an earlier one. */
  heldBack?: ReadonlySet<string> | undefined
}

/** What is hidden, by cycle id. A cycle that hides nothing is left out. */
export type HiddenOfMetric = Map<string, HiddenOfCycle>

/** What is hidden of a metric's observations, each cycle by itself. */
export function hideMetric(input: HideInput): HiddenOfMetric {
  const { measure, threshold, register, beside, heldBack } = input
  const cycles = Map.groupBy(input.observations, ({ cycleId }) => cycleId)
  const hidden: HiddenOfMetric = new Map()
  for (const [cycleId, observations] of cycles) {
    const own = hideCycle({
      measure,
      observations,
      threshold,
      holdTotal: heldBack?.has(cycleId) ?? false,
      wasHidden: (cell) => register?.has(cellName(cycleId, cell)) ?? false,
      isBeside: (cell) => beside?.has(`${cycleId} ${cell}`) ?? false,
    })
    if (hidesAnything(own)) hidden.set(cycleId, own)
  }
  return hidden
}

function hidesAnything({ total, sites, groups, observations }: HiddenOfCycle): boolean {
  return total !== null || sites.size + groups.size + observations.size > 0
}

/** A hidden cell of a cycle as one text. */
export function cellName(cycleId: string, { cell, stamp }: HiddenCell): string {
  return `${cycleId} ${cell} ${stamp}`
}
