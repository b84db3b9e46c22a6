/**
 * An onlooker who reads everything that was printed and computes: for every
 * number that is to stay secret, which values still fit. It knows nothing of
 * how hidden numbers were chosen, so that it can prove the choice.
 */

import type { Equation, LinearSystem } from './linear-program.ts'
import { createProgram } from './linear-program.ts'

/** A hidden number, with what it really is. */
export interface Unknown {
  population: number
  /** Null where nothing divides. */
  numerator: number | null
  /** How many people the onlooker knows it is at least. */
  least: number
  /** Whether more may be counted than there are people: events, or a mistake. */
  mayExceed?: boolean
}

/** Unknowns added up; a minus takes one away. */
export type Terms = readonly (readonly [unknown: number, sign: 1 | -1])[]

/** What is printed of a sum, or known to hold of it; the constant parts are taken off. */
export interface Fact {
  terms: Terms
  population?: Bounds
  numerator?: Bounds
  /** Numerator minus `times` × population. */
  share?: Bounds & { times: number }
}

export interface Bounds {
  low: number
  high: number
}

/** A number that nobody may work out. */
export interface Secret {
  name: string
  terms: Terms
  /** Of a share near none or all, only what it counts is a secret. */
  only?: 'numerator'
}

export interface AuditVerdict {
  /** Secrets that were tried, people and shares apart. */
  secrets: number
  recovered: RecoveredSecret[]
  /** The fewest values that a number of people may still have, and whose. */
  narrowest: (Bounds & { name: string }) | null
}

export interface RecoveredSecret {
  name: string
  what: 'population' | 'numerator'
  value: number
}

const SMALL = 1e-6

/** What can be worked out from the facts; undefined where nothing fits them, so that they prove nothing. */
export function auditSecrets(
  unknowns: readonly Unknown[],
  facts: readonly Fact[],
  secrets: readonly Secret[],
): AuditVerdict | undefined {
  const verdict: AuditVerdict = { secrets: 0, recovered: [], narrowest: null }
  if (secrets.length === 0) return verdict
  const model = modelOf(unknowns, facts)
  const largest = createProgram(model.system)
  if (!largest) return undefined
  const whole = unknowns.every(({ population }) => Number.isInteger(population))
  for (const { name, terms, only } of secrets) {
    for (const what of only ? [only] : (['population', 'numerator'] as const)) {
      const sum = model.sumOf(terms, what)
      if (!sum) continue
      verdict.secrets += 1
      const high = largest(new Map(sum))
      const low = -largest(new Map(sum.map(([unknown, factor]) => [unknown, -factor])))
      const value = toldBy(low, high, whole)
      if (value !== undefined) verdict.recovered.push({ name, what, value: clean(value) })
      if (what === 'population' && isNarrower(verdict.narrowest, low, high)) {
        verdict.narrowest = { name, low: clean(low), high: clean(high) }
      }
    }
  }
  return verdict
}

// Of whole people, an interval that holds one whole number tells it.
function toldBy(low: number, high: number, whole: boolean): number | undefined {
  if (high - low < SMALL) return low
  const least = Math.ceil(low - SMALL)
  return whole && Math.floor(high + SMALL) <= least ? least : undefined
}

type Sum = (readonly [column: number, factor: number])[]

/** Each unknown as the people counted and the others, or all where counted are events; a bound as an equation with a slack. */
function modelOf(unknowns: readonly Unknown[], facts: readonly Fact[]) {
  const least: number[] = []
  const most: number[] = []
  const add = (low = 0, high = Number.POSITIVE_INFINITY) => {
    most.push(high)
    return least.push(low) - 1
  }
  const columns = unknowns.map(({ numerator, least: atLeast, mayExceed = false }) => {
    const counted = numerator === null ? null : add()
    const isPart = counted !== null && !mayExceed
    return { counted, isPart, people: add(isPart ? 0 : atLeast) }
  })
  const equations: Equation[] = []
  const bound = (terms: Sum, { low, high }: Bounds) => {
    if (high === low) equations.push({ terms, sum: low })
    else equations.push({ terms: [...terms, [add(0, high - low), -1]], sum: low })
  }
  const sumOf = (terms: Terms, what: 'population' | 'numerator'): Sum | undefined => {
    const found = terms.map(([unknown, sign]): Sum | undefined => {
      const own = columns[unknown]
      if (!own || (what === 'numerator' && own.counted === null)) return undefined
      const counted: Sum = own.counted === null ? [] : [[own.counted, sign]]
      if (what === 'numerator') return counted
      return [...(own.isPart ? counted : []), [own.people, sign]]
    })
    return found.every((sum) => sum !== undefined) ? merged(found.flat()) : undefined
  }
  for (const [at, { least: atLeast }] of unknowns.entries()) {
    const sum = sumOf([[at, 1]], 'population')
    if (columns[at]?.isPart && atLeast > 0 && sum) bound(sum, openAbove(atLeast))
  }
  for (const { terms, population, numerator, share } of facts) {
    const [people, counted] = [sumOf(terms, 'population'), sumOf(terms, 'numerator')]
    if (population && people) bound(people, population)
    if (numerator && counted) bound(counted, numerator)
    if (share && people && counted) {
      const scaled = people.map(([column, factor]) => [column, -share.times * factor] as const)
      bound(merged([...counted, ...scaled]), share)
    }
  }
  const system: LinearSystem = { least, most, equations }
  return { system, sumOf }
}

function merged(sum: Sum): Sum {
  const factors = new Map<number, number>()
  for (const [column, factor] of sum) factors.set(column, (factors.get(column) ?? 0) + factor)
  return Array.from(factors)
}

function openAbove(low: number): Bounds {
  return { low, high: Number.POSITIVE_INFINITY }
}

function isNarrower(known: Bounds | null, low: number, high: number): boolean {
  return known === null || high - low < known.high - known.low
}

function clean(value: number): number {
  return Number(value.toFixed(6))
}
