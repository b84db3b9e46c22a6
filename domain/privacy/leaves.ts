/** The single observations below a place's number: which of them would give it, or each other, away. */

import { codeOf } from './coded-rate.ts'
import { addPeople, layoutOf } from './layout.ts'
import type { Leaf, Place } from './places.ts'
import { peopleOfPlace } from './places.ts'
import type { People } from './population.ts'
import type { Veil } from './sums.ts'
import { hideSums } from './sums.ts'
import { isSmall } from './suppress.ts'

/** A place whose own numbers have been decided. */
export interface DecidedPlace {
  place: Place
  ofPlace: Veil | undefined
  /** What is hidden of a group of the place. */
  ofGroup: (name: string) => Veil | undefined
  threshold: number
}

interface ListOptions {
  threshold: number
  /** Whether an observation was hidden before. */
  seen: (leaf: Leaf) => boolean
}

/** Whether a place's number would give one of its several observations away. */
export function totalGivesAway(place: Place, options: ListOptions): boolean {
  if (place.groups.size > 0 || place.everyone.length < 2) return false
  const { veils, total } = hideList(place.everyone, options)
  return veils.get(total) === 'hidden'
}

/** Whether several observations are of one person each, so that their sum tells every one of them. */
export function areOnes(leaves: readonly Leaf[]): boolean {
  const { population } = addPeople(leaves.map(({ people }) => people))
  return population > 1 && leastOf(leaves) === population
}

/** Nobody logs a hidden zero, so each of several hidden whole numbers is at least one. */
export function leastOf(leaves: readonly Leaf[]): number {
  const people = leaves.map(({ people: { population } }) => population)
  return people.every(Number.isInteger) ? people.filter((count) => count > 0).length : 0
}

/** The observations to hide, by id; those of groups that overlap are left to `hideLoosely`. */
export function hideObservations(decided: DecidedPlace): string[] {
  const { place, ofPlace, threshold } = decided
  const apart = place.apart.filter(
    ({ people }) => ofPlace === 'hidden' || isTelling(people, threshold),
  )
  return idsOf([...apart, ...hiddenBelow(decided)])
}

function hiddenBelow({ place, ofPlace, ofGroup, threshold }: DecidedPlace): Leaf[] {
  const { everyone, groups, parts } = place
  if (groups.size === 0 || !parts) {
    // One observation printed below a bound would narrow it, here and for every other place.
    if (ofPlace) return everyone
    if (everyone.length < 2) return []
    const { veils } = hideList(everyone, { threshold, seen: () => false })
    return everyone.filter((_, at) => veils.has(at))
  }
  const lists = Array.from(groups, ([name, own]) => ({ own, veil: ofGroup(name) }))
  const all = [{ own: everyone, veil: ofPlace }, ...lists]
  if (all.every(({ own }) => own.length < 2)) {
    return all.filter(({ veil }) => veil).flatMap(({ own }) => own)
  }
  // Days by groups is a table of its own below the place's number; it is shown whole or not at all.
  const telling =
    all.some(({ veil }) => veil) ||
    all.some(({ own }) => own.some(({ people }) => isTelling(people, threshold))) ||
    restsByDay(place).some((people) => isTelling(people, threshold))
  return telling ? all.flatMap(({ own }) => own) : []
}

/**
 * Hides observations of groups that may share members: small ones, and those
 * that leave a small rest of everyone. Gives the names of the groups hidden.
 */
export function hideLoosely(
  { place, ofPlace, threshold }: DecidedPlace,
  hidden: Set<string>,
): string[] {
  const all = place.everyone.length > 0 ? peopleOfPlace(place) : null
  return Array.from(place.groups).flatMap(([name, own]) => {
    const people = addPeople(own.map((leaf) => leaf.people))
    const telling =
      ofPlace === 'hidden' ||
      isTelling(people, threshold) ||
      own.some((leaf) => isTelling(leaf.people, threshold)) ||
      (all !== null && isSmall(all.population - people.population, threshold))
    if (!telling || people.population === 0) return []
    for (const id of idsOf(own)) hidden.add(id)
    return [name]
  })
}

function hideList(leaves: readonly Leaf[], { threshold, seen }: ListOptions) {
  const layout = layoutOf([leaves.map(({ people }) => people)], () => 1)
  const already = new Set(leaves.keys().filter((at) => leaves[at] && seen(leaves[at])))
  return { ...hideSums(layout, { threshold, already }), total: layout.total }
}

/** Of each day, the people of everyone who are in none of the groups. */
function restsByDay({ everyone, groups }: Place): People[] {
  const grouped = Array.from(groups.values()).flat()
  return everyone.map(({ observation, people }) => {
    const sameDay = grouped.filter((leaf) => leaf.observation.observedOn === observation.observedOn)
    const taken = addPeople(sameDay.map((leaf) => leaf.people))
    return { population: people.population - taken.population, numerator: null }
  })
}

/** Whether a number of people may not be printed as it is: too few, or a share near none or all. */
export function isTelling(people: People, threshold: number): boolean {
  return isSmall(people.population, threshold) || codeOf(people) !== null
}

function idsOf(leaves: readonly Leaf[]): string[] {
  return leaves.map(({ observation }) => observation.id)
}
