/** What hiding reads of an observation, and what it says of a cycle. */

import type { RolledObservation } from '../parts.ts'
import type { Veil } from './sums.ts'

/** A standing observation, as far as hiding needs to know it. */
export interface GuardedObservation extends RolledObservation {
  id: string
  cycleId: string
  /** The ledger number that made this version known. */
  tx: number
}

/** What is hidden of one cycle. What is not listed is shown. */
export interface HiddenOfCycle {
  /** All sites together. */
  total: Veil | null
  /** By site id; empty: the district as one place. */
  sites: Map<string, Veil>
  /** A participant group over all sites, by its name. */
  groups: Map<string, Veil>
  /** Observations by id. */
  observations: Set<string>
  /** For the register: all that is hidden, except lone observations of shares that their bound says. */
  cells: HiddenCell[]
}

/** A number that was hidden once and stays hidden while it is the same number. */
export interface HiddenCell {
  /** `total`, `site …`, `group …`, `observation …`, within a cycle; after `share`, hidden for a share alone. */
  cell: string
  /** Changes with every observation behind the number. */
  stamp: string
}

/** Changes with every version behind a number. */
export function stampOf(observations: readonly Pick<GuardedObservation, 'tx'>[]): string {
  return `${observations.length}.${Math.max(0, ...observations.map(({ tx }) => tx))}`
}
