/** Which observations of one place count in a cycle, and why the others do not. */

import type { Measure } from './measure.ts'
import { lastValueStands } from './measure.ts'
import type { RolledObservation } from './parts.ts'
import { byTime } from './parts.ts'

/** Why an observation of a place does not count. */
export type NotChosen = 'no_number' | 'value_for_everyone' | 'later_value'

/** The observations of one place, each in one of the two lists. */
export interface Choice<O extends RolledObservation> {
  chosen: O[]
  others: { observation: O; code: NotChosen }[]
}

/**
 * The observations of one place that count. Groups are a breakdown: they count only
 * where nothing was logged for everyone; of a kind whose last value stands, the last counts.
 */
export function chooseAtPlace<O extends RolledObservation>(
  { kind }: Pick<Measure, 'kind'>,
  observations: readonly O[],
): Choice<O> {
  const valued = observations.filter(({ missing }) => missing === null)
  const everyone = valued.filter(({ group }) => group === '')
  const groups = Map.groupBy(everyone.length > 0 ? everyone : valued, ({ group }) => group)
  const onlyLast = kind !== null && lastValueStands(kind)
  const chosen = Array.from(groups.values(), (own) =>
    onlyLast ? own.toSorted(byTime).slice(-1) : own,
  ).flat()

  const whyNot = ({ missing, group }: O): NotChosen => {
    if (missing !== null) return 'no_number'
    return group !== '' && everyone.length > 0 ? 'value_for_everyone' : 'later_value'
  }
  const others = observations
    .filter((observation) => !chosen.includes(observation))
    .map((observation) => ({ observation, code: whyNot(observation) }))
  return { chosen, others }
}
