/** Counted numbers beside what stands on the record: which are new, the same, different or refused. */

import type { CalendarDate } from '../calendar.ts'
import type { ObservationProblem } from '../observation-problem.ts'
import type {
  CheckedObservation,
  ObservationContext,
  ObservationDraft,
  ObservedValues,
  Provenance,
} from '../observation.ts'
import { checkObservation } from '../observation.ts'
import type { Amount } from './count-rows.ts'

/** What stands in a place. */
export interface Recorded extends ObservedValues {
  observedOn: string
  siteId: string | null
  group: string
  provenance: Provenance | null
}

/** A counted number and what recording it would do. */
export type Placed<R extends Recorded> = { amount: Amount; draft: ObservationDraft } & (
  | { is: 'new'; checked: CheckedObservation }
  | { is: 'same' | 'differs'; checked: CheckedObservation; standing: R }
  /** Its period is not over; a later file would add to it. */
  | { is: 'not_over' }
  | { is: 'refused'; problems: ObservationProblem[] }
)

/** What is said of all numbers of a file alike. */
export type Alike = Pick<ObservationDraft, 'group' | 'survey' | 'provenance' | 'note'>

export interface RecordAsked<R extends Recorded> {
  context: ObservationContext
  /** Ids of sites by the codes that recipes use. */
  siteIds: ReadonlyMap<string, string>
  alike: Alike
  standing: readonly R[]
}

/** Each number beside what stands in its place. */
export function placeAmounts<R extends Recorded>(
  amounts: readonly Amount[],
  { context, siteIds, alike, standing }: RecordAsked<R>,
): Placed<R>[] {
  const byPlace = new Map(standing.map((one) => [placeOf(one), one]))
  return amounts.map((amount) => {
    const { observedOn, site, values } = amount
    const siteId = site === null ? null : (siteIds.get(site) ?? site)
    const draft: ObservationDraft = { observedOn, siteId, ...values, ...alike }
    if (observedOn > context.latestDay) return { amount, draft, is: 'not_over' }
    const outcome = checkObservation(draft, context)
    if (!outcome.ok) return { amount, draft, is: 'refused', problems: outcome.error }
    const checked = outcome.value
    const there = byPlace.get(placeOf(checked))
    if (!there) return { amount, draft, is: 'new', checked }
    return {
      amount,
      draft,
      is: isSame(there, checked) ? 'same' : 'differs',
      checked,
      standing: there,
    }
  })
}

/**
 * Values that stand beside the numbers in their cycles and places, on other days: what adds up
 * over time would be added twice.
 */
export function standingBeside<R extends Recorded & { cycleId: string }>(
  placed: readonly Placed<R>[],
  standing: readonly R[],
): R[] {
  const recorded = placed.flatMap((one) =>
    one.is === 'new' || one.is === 'same' || one.is === 'differs' ? [one.checked] : [],
  )
  const own = new Set(recorded.map(placeOf))
  const cells = new Set(recorded.map(cellOf))
  return standing.filter(
    (one) => one.missing === null && cells.has(cellOf(one)) && !own.has(placeOf(one)),
  )
}

/** The last of the values that came from the same file, byte for byte. */
export function fromSameFile<R extends Recorded>(
  placed: readonly Placed<R>[],
  sha256: string | undefined,
): R[] {
  return placed.flatMap((one) =>
    'standing' in one && sha256 !== undefined && one.standing.provenance?.sha256 === sha256
      ? [one.standing]
      : [],
  )
}

type Place = { observedOn: CalendarDate | string; siteId: string | null; group: string }

function placeOf({ observedOn, siteId, group }: Place): string {
  return [observedOn, siteId ?? '', group].join('\n')
}

function cellOf({ cycleId, siteId, group }: Place & { cycleId: string }): string {
  return [cycleId, siteId ?? '', group].join('\n')
}

function isSame(standing: ObservedValues, counted: ObservedValues): boolean {
  return (
    standing.value === counted.value &&
    standing.numerator === counted.numerator &&
    standing.denominator === counted.denominator &&
    standing.n === counted.n &&
    standing.missing === counted.missing
  )
}
