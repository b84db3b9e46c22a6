/**
 * What is hidden of metrics that take from one stream. They count the same people, so that one would
 * print what another hides: a place hidden in one of them is hidden in all, with everything that
 * hiding it asks for, and so is a place where two of them together would tell a share near none or
 * all. Decision: docs/decisions/0027-ask-once.md.
 */

import type { GuardedObservation, HiddenOfCycle } from './guarded.ts'
import type { HiddenOfMetric, HideInput } from './hidden.ts'
import { hideMetric } from './hidden.ts'

/** A metric of a stream. */
export interface Relative extends HideInput {
  id: string
  /** Parts of the stream that its numbers count; the denominator’s, for a rate, or a score’s answers. */
  parts: { counted: readonly string[]; of: readonly string[] }
}

/** A printed number of people: which parts it counts, and how many at each place. */
interface Quantity {
  parts: ReadonlySet<string>
  at: ReadonlyMap<string, number>
}

/** Sets of parts that are tried at most. */
const MOST_SETS = 64
/** Hiding only ever grows, and a stream has few metrics: this is never reached in practice. */
const MOST_ROUNDS = 40

/** What is hidden of each relative, by its id. */
export function hideFamily(family: readonly Relative[]): Map<string, HiddenOfMetric> {
  const all: HideInput[] = [...family, ...impliedShares(family)]
  let places: ReadonlySet<string> = new Set()
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const known = places
    const found = all.map((one) => ({ one, hidden: hideBeside(one, known) }))
    const next = new Set([...known, ...found.flatMap(({ one, hidden }) => placesIn(one, hidden))])
    if (next.size === known.size) break
    places = next
  }
  return new Map(
    family.map((one) => [one.id, withPlaces(one, hideBeside(one, places), places)] as const),
  )
}

function hideBeside(one: HideInput, places: ReadonlySet<string>): HiddenOfMetric {
  const ids = one.observations.flatMap((observation) =>
    places.has(placeOf(observation))
      ? [`${observation.cycleId} observation ${observation.id}`]
      : [],
  )
  return hideMetric({ ...one, beside: new Set([...places, ...ids]) })
}

/** Everything veiled, named alike for every relative. */
function placesIn({ observations }: HideInput, hidden: HiddenOfMetric): string[] {
  const own = Array.from(hidden).flatMap(([cycleId, { total, sites, groups }]) => [
    ...(total ? [`${cycleId} total`] : []),
    ...Array.from(sites.keys(), (id) => `${cycleId} site ${id}`),
    ...Array.from(groups.keys(), (name) => `${cycleId} group ${name}`),
  ])
  const single = observations.filter(({ cycleId, id }) => hidden.get(cycleId)?.observations.has(id))
  return [...own, ...single.map(placeOf)]
}

/**
 * The same with every place hidden outright: also a count of nobody, which is no secret by itself,
 * and a share that its bound would say.
 */
function withPlaces(
  { observations }: HideInput,
  hidden: HiddenOfMetric,
  places: ReadonlySet<string>,
): HiddenOfMetric {
  const byCycle = Map.groupBy(observations, ({ cycleId }) => cycleId)
  const after: HiddenOfMetric = new Map(hidden)
  for (const [cycleId, own] of byCycle) {
    const before = hidden.get(cycleId) ?? NOTHING
    const sites = new Set(own.map(({ siteId }) => siteId ?? ''))
    const groups = new Set(own.map(({ group }) => group).filter((name) => name !== ''))
    const isPlace = (name: string) => places.has(`${cycleId} ${name}`)
    const gone: HiddenOfCycle = {
      total: before.total || isPlace('total') ? 'hidden' : null,
      sites: new Map(outright(sites.values().filter((id) => isPlace(`site ${id}`)))),
      groups: new Map(outright(groups.values().filter((name) => isPlace(`group ${name}`)))),
      observations: new Set(own.filter((one) => places.has(placeOf(one))).map(({ id }) => id)),
      cells: before.cells,
    }
    const { total, sites: ofSites, groups: ofGroups, observations: single } = gone
    if (total || ofSites.size + ofGroups.size + single.size > 0) after.set(cycleId, gone)
  }
  return after
}

function outright(keys: Iterable<string>): (readonly [string, 'hidden'])[] {
  return Array.from(keys, (key) => [key, 'hidden'] as const)
}

const NOTHING: HiddenOfCycle = {
  total: null,
  sites: new Map(),
  groups: new Map(),
  observations: new Set(),
  cells: [],
}

/** Where an observation of any relative stands. */
function placeOf({ cycleId, observedOn, siteId, group }: GuardedObservation): string {
  return [`${cycleId} at`, observedOn, siteId ?? '', group].join('\n')
}

/** Shares that follow from the numbers of two or more relatives, as if each were a metric. */
function impliedShares(family: readonly Relative[]): HideInput[] {
  const [first] = family
  if (!first) return []
  const printed = closed(family.flatMap(quantitiesOf))
  const largest = printed.filter((one) => !printed.some((other) => isWithin(one, other)))
  const observed = new Map(
    family.flatMap(({ observations }) => observations.map((one) => [placeOf(one), one] as const)),
  )
  return largest.flatMap((whole) =>
    printed
      .filter((part) => isWithin(part, whole))
      .map((part) => ({
        ...first,
        measure: { ...first.measure, kind: 'rate' as const, rateBase: 100 },
        register: undefined,
        heldBack: undefined,
        observations: sharesOf(part, whole, observed),
      })),
  )
}

function sharesOf(
  part: Quantity,
  whole: Quantity,
  observed: ReadonlyMap<string, GuardedObservation>,
): GuardedObservation[] {
  return Array.from(observed).flatMap(([place, one]) => {
    const [numerator, denominator] = [part.at.get(place), whole.at.get(place)]
    if (numerator === undefined || denominator === undefined) return []
    if (denominator <= 0 || numerator > denominator) return []
    const numbers = { value: null, numerator, denominator, n: null, missing: null }
    return [{ ...one, id: place, ...numbers }]
  })
}

function quantitiesOf({ measure: { kind }, observations, parts }: Relative): Quantity[] {
  const read = (names: readonly string[], of: (one: GuardedObservation) => number | null) => {
    const found = observations.flatMap((one) => {
      const count = of(one)
      return count === null ? [] : [[placeOf(one), count] as const]
    })
    return { parts: new Set(names), at: new Map(found) }
  }
  if (kind === 'count') return [read(parts.counted, ({ value }) => value)]
  if (kind === 'score') return [read(parts.of, ({ n }) => n)]
  return [
    read(parts.counted, ({ numerator }) => numerator),
    read(parts.of, ({ denominator }) => denominator),
  ]
}

/** With everything that taking one away from another, or adding two, gives. */
function closed(printed: readonly Quantity[]): Quantity[] {
  const found = new Map<string, Quantity>()
  const queue = [...printed]
  for (let at = 0; at < queue.length && found.size < MOST_SETS; at += 1) {
    const one = queue[at]
    if (!one || one.parts.size === 0 || found.has(nameOf(one.parts))) continue
    for (const other of found.values()) queue.push(...made(one, other))
    found.set(nameOf(one.parts), one)
  }
  return [...found.values()]
}

function made(one: Quantity, other: Quantity): Quantity[] {
  if (isWithin(one, other)) return [combined(other, one, -1)]
  if (isWithin(other, one)) return [combined(one, other, -1)]
  return one.parts.isDisjointFrom(other.parts) ? [combined(one, other, 1)] : []
}

function combined(one: Quantity, other: Quantity, sign: 1 | -1): Quantity {
  const parts = sign === 1 ? one.parts.union(other.parts) : one.parts.difference(other.parts)
  const at = Array.from(one.at).flatMap(([place, count]) => {
    const beside = other.at.get(place)
    return beside === undefined ? [] : [[place, count + sign * beside] as const]
  })
  return { parts, at: new Map(at.filter(([, count]) => count >= 0)) }
}

function isWithin(one: Quantity, other: Quantity): boolean {
  return one.parts.size < other.parts.size && one.parts.isSubsetOf(other.parts)
}

function nameOf(parts: ReadonlySet<string>): string {
  return Array.from(parts).toSorted().join('\n')
}
