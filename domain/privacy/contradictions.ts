/** Numbers of a cycle that cannot all be true, in words: what is proven of them is proven as if they were. */

import type { CalendarDate } from '../calendar.ts'
import type { Measure } from '../measure.ts'
import { showExactly } from '../shown-number.ts'
import { addPeople } from './layout.ts'
import type { Leaf, Place } from './places.ts'
import { countsSome } from './population.ts'
import type { People } from './population.ts'

export interface Contradiction {
  /** Null: the district as one place. */
  siteId: string | null
  /** Empty: everyone. */
  group: string
  /** Null where several observations contradict each other. */
  observedOn: CalendarDate | null
  sentence: string
}

/** Every contradiction within the places of a cycle, in their order. */
export function contradictionsOf(measure: Measure, places: readonly Place[]): Contradiction[] {
  return places.flatMap((place) => [...withinOnes(measure, place), ...withinGroups(measure, place)])
}

/** Whether more is counted of an observation than it has people, where only people can be counted. */
export function exceedsItself({ population, numerator }: People, measure: Measure): boolean {
  return countsSome(measure) && (numerator ?? 0) > population
}

function withinOnes(measure: Measure, { everyone, groups, apart }: Place): Contradiction[] {
  const leaves = [...everyone, ...Array.from(groups.values()).flat(), ...apart]
  return leaves.flatMap(({ observation: { siteId, group, observedOn }, people }) => {
    const { population, numerator } = people
    const where = { siteId, group, observedOn }
    const shown = showExactly(population)
    if (population < 0) return [{ ...where, sentence: `There are ${shown} people, below none.` }]
    if (!exceedsItself(people, measure)) return []
    const counted = showExactly(numerator ?? 0)
    return [{ ...where, sentence: `${counted} are counted of ${shown} people.` }]
  })
}

function withinGroups(measure: Measure, { siteId, everyone, groups }: Place): Contradiction[] {
  if (everyone.length === 0 || groups.size === 0) return []
  const all = sumOf(everyone)
  const above = (group: string, people: People, name: string, has: string): Contradiction[] => {
    const [what, more, less] =
      people.population > all.population
        ? (['people', people.population, all.population] as const)
        : (['counted', people.numerator ?? 0, all.numerator ?? 0] as const)
    if (more <= less) return []
    const sentence = `${name} ${has} ${showExactly(more)} ${what}, everyone ${showExactly(less)}.`
    return [{ siteId: siteId === '' ? null : siteId, group, observedOn: null, sentence }]
  }
  const single = Array.from(groups, ([group, own]) =>
    above(group, sumOf(own), `The group “${group}”`, 'has'),
  ).flat()
  if (single.length > 0 || measure.groupsOverlap) return single
  return above('', sumOf(Array.from(groups.values()).flat()), 'The groups together', 'have')
}

function sumOf(leaves: readonly Leaf[]): People {
  return addPeople(leaves.map(({ people }) => people))
}
