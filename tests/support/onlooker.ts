/** An onlooker who has all that is told of metrics, and computes. */

import type { Metric } from '../../domain/plan.ts'
import type { AuditVerdict, Fact, Secret, Unknown } from '../../domain/privacy/audit.ts'
import { auditSecrets } from '../../domain/privacy/audit.ts'
import { codeRate } from '../../domain/privacy/coded-rate.ts'
import type { GuardedObservation } from '../../domain/privacy/guarded.ts'
import { addPeople } from '../../domain/privacy/layout.ts'
import type { Leaf, Place } from '../../domain/privacy/places.ts'
import { placesOf, restOf, usedOf } from '../../domain/privacy/places.ts'
import type { People } from '../../domain/privacy/population.ts'
import { rollUpMetric, rollUpSites } from '../../domain/roll-up.ts'
import type { Point } from '../../domain/statistics/points.ts'
import type { Told, ToldYear, Truth } from './told.ts'
import { sameLeaf } from './told.ts'

/** What the onlooker works out of all the years together, with the points over them. */
export function workOut(
  years: readonly ToldYear[],
  { points, threshold }: { points: readonly Point[]; threshold: number },
): AuditVerdict {
  const known = new Set<Leaf>()
  const told = [
    ...years.flatMap((year) => year.told),
    ...years.flatMap((year) => toldOfPoints(year, points)),
  ]
  for (const { of, numerator, suppressed } of told) {
    const [leaf] = of
    if (leaf && of.length === 1 && isSaid(numerator) && !suppressed) known.add(leaf)
  }
  const leaves = years.flatMap((year) => leavesOfAll(year))
  const hidden = leaves.filter((leaf) => !known.has(leaf))
  const unknowns = new Map(hidden.map((leaf, at) => [leaf, at]))
  const facts = [
    ...years.flatMap(({ metric, told: own }) =>
      own.flatMap((one) => factOf(metric, one, unknowns)),
    ),
    ...years.flatMap((year) =>
      toldOfPoints(year, points).flatMap((one) => factOf(year.metric, one, unknowns)),
    ),
  ]
  const secrets = years.flatMap((year) => secretsOf(year, threshold, unknowns))
  const open = secrets.filter(({ terms }) => terms.length === 0)
  const verdict = auditSecrets(
    hidden.map(({ people }): Unknown => ({ ...people, least: people.population >= 1 ? 1 : 0 })),
    facts,
    secrets.filter(({ terms }) => terms.length > 0),
  )
  if (!verdict) throw new Error('nothing fits what is told')
  const recovered = open.map(({ name }) => ({ name, what: 'population', value: 0 }) as const)
  return {
    ...verdict,
    secrets: verdict.secrets + open.length,
    recovered: [...verdict.recovered, ...recovered],
  }
}

function leavesOfAll({ metric, truth }: Truth): Leaf[] {
  const cycles = Map.groupBy(truth, ({ cycleId }) => cycleId)
  return Array.from(cycles.values())
    .flatMap((own) => placesOf(metric, own))
    .flatMap(({ everyone, groups, apart }) => [
      ...everyone,
      ...[...groups.values()].flat(),
      ...apart,
    ])
    .map(sameLeaf)
}

function toldOfPoints({ metric, truth }: ToldYear, points: readonly Point[]): Told[] {
  return points.flatMap(({ startsOn, endsOn, value, numerator, denominator }) => {
    const own = truth.filter(({ observedOn }) => startsOn <= observedOn && observedOn <= endsOn)
    if (own.length === 0) return []
    const of = placesOf(metric, own).flatMap(usedOf).map(sameLeaf)
    return { of, value, numerator, denominator }
  })
}

function isSaid(number: number | null | undefined): number is number {
  return number !== null && number !== undefined
}

function factOf(
  { kind, rateBase, acrossSites }: Metric,
  { of, value, numerator, denominator, suppressed = null }: Told,
  unknowns: ReadonlyMap<Leaf, number>,
): Fact[] {
  const terms = termsOf(of, unknowns)
  if (terms.length === 0 || suppressed === '*') return []
  const rest = addPeople(of.filter((leaf) => !unknowns.has(leaf)).map(({ people }) => people))
  if (kind === 'score') {
    return isSaid(denominator)
      ? [{ terms, population: exactly(denominator - rest.population) }]
      : []
  }
  if (kind !== 'rate') {
    const people = numerator ?? (kind === 'level' && acrossSites === 'mean' ? null : value)
    return isSaid(people) ? [{ terms, population: exactly(people - rest.population) }] : []
  }
  const counted = rest.numerator ?? 0
  const facts: Fact[] = []
  if (isSaid(denominator)) facts.push({ terms, population: exactly(denominator - rest.population) })
  if (isSaid(numerator)) facts.push({ terms, numerator: exactly(numerator - counted) })
  if (isSaid(value) && !isSaid(numerator)) {
    const times = value / rateBase
    const edge = times * rest.population - counted
    const bounds = { null: [edge, edge], '>=': [edge, Infinity], '<=': [-1e6, edge] } as const
    const [low, high] = bounds[suppressed ?? 'null']
    facts.push({ terms, share: { times, low, high } })
  }
  return facts
}

function exactly(number: number) {
  return { low: number, high: number }
}

function termsOf(plus: readonly Leaf[], unknowns: ReadonlyMap<Leaf, number>, sign: 1 | -1 = 1) {
  return plus.flatMap((leaf) => {
    const unknown = unknowns.get(leaf)
    return unknown === undefined ? [] : ([[unknown, sign]] as const)
  })
}

/** Observations, sites, groups, totals and what is left of everyone, where they are small. */
function secretsOf(year: Truth, threshold: number, unknowns: ReadonlyMap<Leaf, number>): Secret[] {
  const { metric, truth } = year
  const cycles = Map.groupBy(truth, ({ cycleId }) => cycleId)
  return Array.from(cycles).flatMap(([cycleId, own]) => {
    const secrets: Secret[] = []
    const add = (name: string, plus: readonly Leaf[], minus: readonly Leaf[] = []) => {
      const of = plus.map(sameLeaf)
      const less = minus.map(sameLeaf)
      const people = addPeople(of.map((leaf) => leaf.people))
      const population = people.population - addPeople(less.map((leaf) => leaf.people)).population
      const terms = [...termsOf(of, unknowns), ...termsOf(less, unknowns, -1)]
      const named = { name: `${metric.id} ${cycleId} ${name}`, terms }
      if (population > 0 && population < threshold) secrets.push(named)
      else if (minus.length === 0 && isCoded(people)) secrets.push({ ...named, only: 'numerator' })
    }
    const places = placesOf(metric, own)
    const adds = (some: readonly GuardedObservation[]) =>
      rollUpMetric(metric, rollUpSites(metric, some)).numerator !== null
    for (const place of places) {
      for (const leaf of leavesOfPlace(place)) add(`observation ${leaf.observation.id}`, [leaf])
      if (!adds(own.filter((one) => (one.siteId ?? '') === place.siteId))) continue
      add(`site ${place.siteId}`, usedOf(place))
      addRests(place, add)
    }
    for (const name of new Set(own.map(({ group }) => group).filter(Boolean))) {
      if (!adds(own.filter(({ group }) => group === name))) continue
      add(
        `group ${name}`,
        places.flatMap(({ groups }) => groups.get(name) ?? []),
      )
    }
    if (adds(own)) add('total', places.flatMap(usedOf))
    return secrets
  })
}

function addRests(
  place: Place,
  add: (name: string, plus: readonly Leaf[], minus: readonly Leaf[]) => void,
): void {
  const { siteId, everyone, groups, parts } = place
  if (everyone.length === 0 || groups.size === 0) return
  if (parts && restOf(place).population > 0) {
    add(`site ${siteId} without groups`, everyone, Array.from(groups.values()).flat())
  }
  if (parts) return
  for (const [name, own] of groups) add(`site ${siteId} without ${name}`, everyone, own)
}

function leavesOfPlace({ everyone, groups, apart }: Place): Leaf[] {
  return [...everyone, ...Array.from(groups.values()).flat(), ...apart]
}

function isCoded({ population, numerator }: People): boolean {
  if (numerator === null || population <= 0) return false
  return codeRate((100 * numerator) / population, population) !== null
}
