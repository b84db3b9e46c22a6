/** Adding up the observations of one place within one cycle: over time and participant groups. */

import { chooseAtPlace } from './choice.ts'
import type { Measure } from './measure.ts'
import type { Parts, RolledObservation } from './parts.ts'
import { byTime, NO_PARTS } from './parts.ts'
import type { Amount } from './roll-up-amount.ts'
import { amountOf, total } from './roll-up-amount.ts'

/** The parts of one place. */
export function rollUpSite(measure: Measure, observations: readonly RolledObservation[]): Parts {
  const { chosen } = chooseAtPlace(measure, observations)
  if (chosen.length === 0) return { ...NO_PARTS, missing: lastOf(observations)?.missing ?? null }

  const used = {
    ...NO_PARTS,
    observations: chosen.length,
    lastOn: lastOf(chosen)?.observedOn ?? null,
  }
  const groups = new Set(chosen.map(({ group }) => group))
  const obstacle = groups.size > 1 ? obstacleOfGroups(measure) : null
  if (obstacle) return { ...used, obstacle }

  const amounts: Amount[] = []
  for (const observation of chosen) {
    const amount = amountOf(measure, observation)
    if (typeof amount === 'string') return { ...used, obstacle: amount }
    amounts.push(amount)
  }
  return { ...used, ...total(amounts) }
}

function obstacleOfGroups({ kind, groupsOverlap }: Measure): string | null {
  if (kind === 'milestone' || kind === 'yes_no') {
    return 'cannot be combined: groups of a milestone or a yes/no do not add up; log one value for everyone'
  }
  return groupsOverlap ? 'groups overlap, so they cannot be added' : null
}

function lastOf(observations: readonly RolledObservation[]): RolledObservation | undefined {
  return observations.toSorted(byTime).at(-1)
}
