/** Adding up the observations of one place within one cycle: over time and participant groups. */

import type { Measure } from './measure.ts'
import { lastValueStands } from './measure.ts'
import type { Parts, RolledObservation } from './parts.ts'
import { byTime, NO_PARTS } from './parts.ts'
import type { Amount } from './roll-up-amount.ts'
import { amountOf, total } from './roll-up-amount.ts'

/**
 * The parts of one place. Groups are a breakdown: they count only where
 * nothing was logged for everyone.
 */
export function rollUpSite(measure: Measure, observations: readonly RolledObservation[]): Parts {
  const valued = observations.filter((observation) => observation.missing === null)
  if (valued.length === 0) return { ...NO_PARTS, missing: lastOf(observations)?.missing ?? null }

  const everyone = valued.filter((observation) => observation.group === '')
  const groups = Map.groupBy(everyone.length > 0 ? everyone : valued, ({ group }) => group)
  const onlyLast = measure.kind !== null && lastValueStands(measure.kind)
  const chosen = Array.from(groups.values(), (own) =>
    onlyLast ? own.toSorted(byTime).slice(-1) : own,
  ).flat()

  const used = {
    ...NO_PARTS,
    observations: chosen.length,
    lastOn: lastOf(chosen)?.observedOn ?? null,
  }
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
