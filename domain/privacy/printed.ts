/** What is printed of a cycle after hiding, as facts for an onlooker, and what they may not find out. */

import type { Measure } from '../measure.ts'
import { rollUpMetric, rollUpSites } from '../roll-up.ts'
import type { AuditVerdict, Bounds, Fact, Secret, Terms, Unknown } from './audit.ts'
import { auditSecrets } from './audit.ts'
import { codeOf } from './coded-rate.ts'
import type { Contradiction } from './contradictions.ts'
import { contradictionsOf, exceedsItself } from './contradictions.ts'
import type { GuardedObservation, HiddenOfCycle } from './guarded.ts'
import { addPeople } from './layout.ts'
import type { Leaf, Place } from './places.ts'
import { placesOf, usedOf } from './places.ts'
import type { People } from './population.ts'
import { countsSome } from './population.ts'
import type { Veil } from './sums.ts'
import { isNearBound } from './sums.ts'
import { isSmall } from './suppress.ts'

export interface PrintedCycle {
  measure: Measure & { siteIds: readonly string[] }
  observations: readonly GuardedObservation[]
  /** Undefined where nothing is hidden. */
  hidden: HiddenOfCycle | undefined
  threshold: number
}

/** A verdict with what it was reached on. */
export interface CycleAudit extends AuditVerdict {
  /** Numbers of people: single observations, sites, groups, the total. */
  numbers: number
  /** Those too small to print. */
  small: number
  /** Hidden so that others cannot be worked out. */
  partners: number
  /** Shares said by their bound. */
  coded: number
  /** Secrets that could not be tried, since nothing fits what is printed. */
  untried: number
  /** Numbers that cannot all be true. */
  contradictions: Contradiction[]
}

/** One number that may be printed: observations added up, or taken from each other. */
interface Printed {
  name: string
  plus: readonly Leaf[]
  minus?: readonly Leaf[]
  /** `absent`: nothing prints it, but it is somebody's. */
  veil: Veil | 'absent' | undefined
}

/** What an onlooker works out of everything printed of a cycle. */
export function auditCycle(cycle: PrintedCycle): CycleAudit {
  const places = placesOf(cycle.measure, cycle.observations)
  const printed = listPrinted(cycle, places)
  const unknowns = new Map<Leaf, number>()
  for (const { plus, veil } of printed.filter(({ name }) => name.startsWith('observation '))) {
    for (const leaf of plus) if (veil) unknowns.set(leaf, unknowns.size)
  }
  const small = printed.filter((one) => isSmall(peopleIn(one).population, cycle.threshold))
  const coded = printed.filter((one) => !small.includes(one) && isNearBound(peopleIn(one)))
  const secrets = [...small, ...coded].map((one): Secret => {
    const terms = termsOf(one, unknowns)
    return small.includes(one)
      ? { name: one.name, terms }
      : { name: one.name, terms, only: 'numerator' }
  })
  const open = secrets.filter(({ terms }) => terms.length === 0)
  const found = auditSecrets(
    Array.from(unknowns.keys(), (leaf) => toUnknown(leaf, cycle.measure)),
    [...printed.flatMap((one) => factOf(one, unknowns)), ...partsOfPlaces(places, unknowns)],
    secrets.filter(({ terms }) => terms.length > 0),
  )
  const verdict = found ?? { secrets: 0, recovered: [], narrowest: null }
  const shown = printed.filter(({ veil }) => veil !== 'absent')
  const told = open.map(
    ({ name, only }) => ({ name, what: only ?? 'population', value: 0 }) as const,
  )
  const known = new Map(printed.map((one) => [one.name, knownOf(one, unknowns)]))
  const { narrowest } = verdict
  return {
    secrets: verdict.secrets + open.length,
    recovered: [...verdict.recovered, ...told].map((one) => ({
      ...one,
      value: one.value + (known.get(one.name)?.[one.what] ?? 0),
    })),
    narrowest: narrowest && movedBy(narrowest, known.get(narrowest.name)?.population ?? 0),
    numbers: shown.length,
    small: small.filter(({ veil }) => veil !== 'absent').length,
    partners: shown.filter((one) => one.veil === 'hidden' && !small.includes(one)).length,
    coded: shown.filter((one) => one.veil === 'coded').length,
    untried: found ? 0 : secrets.length - open.length,
    contradictions: contradictionsOf(cycle.measure, places),
  }
}

function movedBy<B extends Bounds>(bounds: B, by: number): B {
  return { ...bounds, low: bounds.low + by, high: bounds.high + by }
}

function listPrinted(cycle: PrintedCycle, places: readonly Place[]): Printed[] {
  const { measure, observations, hidden } = cycle
  const printed: Printed[] = places.flatMap((place) => printedOf(place, cycle))
  const names = new Set(places.flatMap(({ groups }) => [...groups.keys()]))
  for (const name of names) {
    const own = observations.filter(({ group }) => group === name)
    if (!addsUp(measure, own)) continue
    const plus = places.flatMap(({ groups }) => groups.get(name) ?? [])
    printed.push({ name: `group ${name}`, plus, veil: hidden?.groups.get(name) })
  }
  if (addsUp(measure, observations)) {
    const plus = places.flatMap(usedOf)
    printed.push({ name: 'total', plus, veil: hidden?.total ?? undefined })
  }
  return printed
}

function printedOf(place: Place, { measure, hidden, observations }: PrintedCycle): Printed[] {
  const { siteId, everyone, groups, apart, parts } = place
  const grouped = Array.from(groups.values()).flat()
  const printed: Printed[] = [...everyone, ...grouped, ...apart].map((leaf) => ({
    name: `observation ${leaf.observation.id}`,
    plus: [leaf],
    veil: hidden?.observations.has(leaf.observation.id) ? 'hidden' : undefined,
  }))
  const own = observations.filter((one) => (one.siteId ?? '') === siteId)
  if (!addsUp(measure, own)) return printed
  printed.push({ name: `site ${siteId}`, plus: usedOf(place), veil: hidden?.sites.get(siteId) })
  if (everyone.length === 0 || groups.size === 0) return printed
  const without = (name: string, minus: readonly Leaf[]) =>
    printed.push({ name: `site ${siteId} without ${name}`, plus: everyone, minus, veil: 'absent' })
  if (parts) without('its groups', grouped)
  else for (const [name, leaves] of groups) without(name, leaves)
  return printed
}

function addsUp(measure: PrintedCycle['measure'], observations: readonly GuardedObservation[]) {
  return rollUpMetric(measure, rollUpSites(measure, observations)).numerator !== null
}

function factOf({ plus, minus = [], veil }: Printed, unknowns: ReadonlyMap<Leaf, number>): Fact[] {
  if (veil === 'hidden' || veil === 'absent') return []
  const terms = termsOf({ plus, minus }, unknowns)
  if (terms.length === 0) return []
  const hidden = plus.filter((leaf) => unknowns.has(leaf)).map(({ people }) => people)
  const rest = addPeople(hidden)
  const population = { low: rest.population, high: rest.population }
  if (rest.numerator === null) return [{ terms, population }]
  if (veil === undefined) {
    return [{ terms, population, numerator: { low: rest.numerator, high: rest.numerator } }]
  }
  return [{ terms, population, share: shareOf(plus, rest) }]
}

/** The bound that is printed of the whole, for the hidden part of it. */
function shareOf(plus: readonly Leaf[], hidden: People) {
  const all = addPeople(plus.map(({ people }) => people))
  const code = codeOf(all)
  const times = (code?.bound ?? 0) / 100
  const known = (all.numerator ?? 0) - (hidden.numerator ?? 0)
  const edge = times * (all.population - hidden.population) - known
  return code?.side === 'at_least'
    ? { times, low: edge, high: Number.POSITIVE_INFINITY }
    : { times, low: edge - all.population, high: edge }
}

/** Groups that part a place hold no more people, and count no more, than the place. */
function partsOfPlaces(places: readonly Place[], unknowns: ReadonlyMap<Leaf, number>): Fact[] {
  return places
    .filter(({ parts, everyone, groups }) => parts && everyone.length > 0 && groups.size > 0)
    .flatMap(({ everyone, groups }): Fact[] => {
      const grouped = Array.from(groups.values()).flat()
      const terms = termsOf({ plus: everyone, minus: grouped }, unknowns)
      if (terms.length === 0) return []
      const { population, numerator } = knownOf({ plus: everyone, minus: grouped }, unknowns)
      return [{ terms, population: atLeast(-population), numerator: atLeast(-numerator) }]
    })
}

function termsOf(
  { plus, minus = [] }: Pick<Printed, 'plus' | 'minus'>,
  unknowns: ReadonlyMap<Leaf, number>,
): Terms {
  const signed = (leaves: readonly Leaf[], sign: 1 | -1) =>
    leaves.flatMap((leaf) => {
      const unknown = unknowns.get(leaf)
      return unknown === undefined ? [] : ([[unknown, sign]] as const)
    })
  return [...signed(plus, 1), ...signed(minus, -1)]
}

function peopleIn({ plus, minus = [] }: Printed): People {
  const [all, less] = [plus, minus].map((leaves) => addPeople(leaves.map(({ people }) => people)))
  return {
    population: (all?.population ?? 0) - (less?.population ?? 0),
    numerator: minus.length > 0 ? null : (all?.numerator ?? null),
  }
}

/** The part of a number that is printed by itself. */
function knownOf(
  { plus, minus = [] }: Pick<Printed, 'plus' | 'minus'>,
  unknowns: ReadonlyMap<Leaf, number>,
): { population: number; numerator: number } {
  const [all, less] = [plus, minus].map((leaves) =>
    addPeople(leaves.filter((leaf) => !unknowns.has(leaf)).map(({ people }) => people)),
  )
  return {
    population: (all?.population ?? 0) - (less?.population ?? 0),
    numerator: (all?.numerator ?? 0) - (less?.numerator ?? 0),
  }
}

// Days by groups are hidden whole, nobody's days too; those are not at least one.
function toUnknown({ people }: Leaf, measure: PrintedCycle['measure']): Unknown {
  const { population } = people
  // A number that cannot be true is let be, so that the rest can be tried.
  const least = Number.isInteger(population) && population > 0 ? 1 : Math.min(population, 0)
  const mayExceed = !countsSome(measure) || exceedsItself(people, measure)
  return { ...people, least, mayExceed }
}

function atLeast(low: number) {
  return { low, high: Number.POSITIVE_INFINITY }
}
