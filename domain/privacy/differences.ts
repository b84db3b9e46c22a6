/**
 * Totals that would tell a small group beside an earlier total: this export
 * minus last week's. Source: rules.md, section 7.
 */

import type { Measure } from '../measure.ts'
import type { GuardedObservation } from './guarded.ts'
import type { HiddenOfMetric } from './hidden.ts'
import { peopleOf } from './population.ts'
import { isSmall, suppressList } from './suppress.ts'

/** A version of an observation that came or went since. */
export interface ChangedObservation {
  observation: GuardedObservation
  withdrawn: boolean
  /** The ledger number of the version that replaced it; null while it stands. */
  supersededTx: number | null
}

export interface DifferenceInput {
  measure: Pick<Measure, 'kind'>
  changes: readonly ChangedObservation[]
  /** By cycle id: the ledger number of the earlier total. */
  since: ReadonlyMap<string, number>
  /** What is hidden of the observations as they are. */
  hidden: HiddenOfMetric
  threshold: number
  /** Whether several small changes hide each other. */
  company: boolean
}

/** The cycles whose total is to be held back, by id. */
export function unsafeTotals(input: DifferenceInput): Set<string> {
  const unsafe = new Set<string>()
  for (const [cycleId, tx] of input.since) {
    const appeared = peopleThatAppeared(input, cycleId, tx)
    if (appeared.length === 0) continue
    const { hidden, totalHidden } = suppressList(appeared, { threshold: input.threshold })
    const enough = !totalHidden && hidden.every(Boolean)
    if (!(input.company && enough)) unsafe.add(cycleId)
  }
  return unsafe
}

/** Of hidden numbers that came or went: how many people each is about. */
function peopleThatAppeared(input: DifferenceInput, cycleId: string, tx: number): number[] {
  const own = input.changes.filter(({ observation }) => observation.cycleId === cycleId)
  const byId = Map.groupBy(own, ({ observation }) => observation.id)
  return Array.from(byId.values()).flatMap((versions) => {
    const before = versions.find((one) => stoodAt(one, tx))
    const after = versions.find((one) => one.supersededTx === null && !one.withdrawn)
    const [was, is] = [before, after].map((one) => secretPeople(input, one))
    // What was hidden and is hidden tells a difference, but neither number.
    if ((was === null) === (is === null)) return []
    return was ?? is ?? []
  })
}

function stoodAt({ observation, withdrawn, supersededTx }: ChangedObservation, tx: number) {
  return observation.tx <= tx && !withdrawn && (supersededTx === null || supersededTx > tx)
}

function secretPeople(
  { measure, hidden, threshold }: DifferenceInput,
  changed: ChangedObservation | undefined,
): number | null {
  if (!changed) return null
  const { observation } = changed
  const population = peopleOf(measure, observation)?.population ?? 0
  const isHidden = hidden.get(observation.cycleId)?.observations.has(observation.id) ?? false
  if (isSmall(population, threshold)) return population
  return isHidden && changed.supersededTx === null && population > 0 ? population : null
}
