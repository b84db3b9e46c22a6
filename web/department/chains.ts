/** Which chain of a theory of action belongs to which priority: chain n to priority n. */

import type { Priority } from '../dashboard/dashboard.ts'
import type { Chain } from '../shared/ChainBoard.tsx'

export interface NumberedChain extends Chain {
  number: number
}

export interface ChainPlaces {
  /** By priority id. */
  byPriority: ReadonlyMap<string, readonly NumberedChain[]>
  /** Those whose number no priority has. */
  others: readonly NumberedChain[]
}

/** A number that is printed twice belongs to the first priority that has it. */
export function placeChains(
  chains: readonly NumberedChain[],
  priorities: readonly Pick<Priority, 'id' | 'number'>[],
): ChainPlaces {
  const byPriority = new Map<string, NumberedChain[]>()
  const others: NumberedChain[] = []
  for (const chain of chains) {
    const priority = priorities.find(({ number }) => number === chain.number)
    if (!priority) others.push(chain)
    else byPriority.set(priority.id, [...(byPriority.get(priority.id) ?? []), chain])
  }
  return { byPriority, others }
}
