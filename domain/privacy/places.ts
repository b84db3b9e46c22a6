/** The observations of a cycle by place, as they add up: for everyone, and by participant group. */

import type { Measure } from '../measure.ts'
import { lastValueStands } from '../measure.ts'
import type { GuardedObservation } from './guarded.ts'
import { addPeople } from './layout.ts'
import type { People } from './population.ts'
import { countsSome, peopleOf } from './population.ts'

/** One observation and the people behind it. */
export interface Leaf {
  observation: GuardedObservation
  people: People
}

/** What one place said in one cycle. */
export interface Place {
  /** Empty: the district as one place. */
  siteId: string
  /** Logged for everyone. */
  everyone: Leaf[]
  /** By participant group. */
  groups: Map<string, Leaf[]>
  /** Values that add to nothing: the earlier ones of a level. */
  apart: Leaf[]
  /** Whether the groups part the people, so that what is left of everyone is a group too. */
  parts: boolean
}

/** Every place that said a number, in order of its id. */
export function placesOf(measure: Measure, observations: readonly GuardedObservation[]): Place[] {
  const leaves = observations.flatMap((observation): Leaf[] => {
    const people = observation.missing === null ? peopleOf(measure, observation) : null
    return people ? [{ observation, people }] : []
  })
  const bySite = Map.groupBy(leaves, ({ observation }) => observation.siteId ?? '')
  return Array.from(bySite, ([siteId, own]) => placeOf(measure, siteId, own)).toSorted((a, b) =>
    a.siteId < b.siteId ? -1 : 1,
  )
}

/** What a place's number is made of: what was logged for everyone, else the groups. */
export function usedOf({ everyone, groups }: Place): Leaf[] {
  return everyone.length > 0 ? everyone : Array.from(groups.values()).flat()
}

/** The people of a place's number. */
export function peopleOfPlace(place: Place): People {
  return addPeople(usedOf(place).map(({ people }) => people))
}

/** The people of everyone who are in none of the groups. */
export function restOf(place: Place): People {
  const grouped = groupedOf(place)
  const all = peopleOfPlace(place)
  return {
    population: all.population - grouped.population,
    numerator: all.numerator === null ? null : all.numerator - (grouped.numerator ?? 0),
  }
}

function placeOf(measure: Measure, siteId: string, leaves: readonly Leaf[]): Place {
  const onlyLast = measure.kind !== null && lastValueStands(measure.kind)
  const apart: Leaf[] = []
  const byGroup = Map.groupBy(leaves, ({ observation }) => observation.group)
  const groups = new Map(
    Array.from(byGroup, ([name, own]) => {
      const inOrder = own.toSorted(byTime)
      if (onlyLast) apart.push(...inOrder.slice(0, -1))
      return [name, onlyLast ? inOrder.slice(-1) : inOrder]
    }),
  )
  const everyone = groups.get('') ?? []
  groups.delete('')
  const place = { siteId, everyone, groups, apart, parts: false }
  return { ...place, parts: !measure.groupsOverlap && isPossible(restOf(place), measure) }
}

function groupedOf({ groups }: Place): People {
  return addPeople(Array.from(groups.values()).flatMap((own) => own.map(({ people }) => people)))
}

// More people in the groups than there are is no parting, whatever the metric says.
function isPossible({ population, numerator }: People, measure: Measure): boolean {
  if (population < 0 || (numerator ?? 0) < 0) return false
  const most = countsSome(measure) || population === 0 ? population : Number.POSITIVE_INFINITY
  return (numerator ?? 0) <= most
}

function byTime({ observation: a }: Leaf, { observation: b }: Leaf): number {
  const [one, other] = [a, b].map(
    ({ observedOn, tx }) => `${observedOn} ${String(tx).padStart(12, '0')}`,
  )
  return (one ?? '') < (other ?? '') ? -1 : 1
}
