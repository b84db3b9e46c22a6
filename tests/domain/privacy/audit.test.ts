import { describe, expect, test } from 'vitest'

import type { Bounds, Fact, Secret, Terms, Unknown } from '../../../domain/privacy/audit.ts'
import { auditSecrets } from '../../../domain/privacy/audit.ts'
import { attack, CYCLE, hide, said } from '../../support/guarded.ts'
import { metricOf, rateOf } from '../../support/metrics.ts'

const COUNT = metricOf({ kind: 'count' })
const RATE = rateOf()
const FIVE = { population: 5, numerator: null, least: 1 }

function fact(sum: number): Fact {
  return { terms: [[0, 1]], population: exactly(sum) }
}

describe('an onlooker', () => {
  test('proves nothing from facts that contradict each other', () => {
    const secrets = [{ name: 'one', terms: [[0, 1]] as const }]
    expect(auditSecrets([FIVE], [fact(5), fact(6)], secrets)).toBeUndefined()
    expect(auditSecrets([FIVE], [fact(5)], secrets)?.recovered).toHaveLength(1)
  })

  test('does not take events for people', () => {
    const incidents = { population: 12, numerator: 12, least: 1 }
    const facts = [{ terms: [[0, 1]] as const, population: { low: 12, high: 12 } }]
    const secrets = [{ name: 'one', terms: [[0, 1]] as const, only: 'numerator' as const }]
    const most = { terms: [[0, 1]] as const, numerator: { low: 12, high: 1e6 } }
    expect(auditSecrets([incidents], [...facts, most], secrets)?.recovered).toHaveLength(1)
    const counted = { ...incidents, mayExceed: true }
    expect(auditSecrets([counted], [...facts, most], secrets)?.recovered).toEqual([])
  })

  test('finds them where a single partner is printed after all', () => {
    const observations = said('count', [
      { site: 'a', people: 4 },
      { site: 'b', people: 40 },
      { site: 'c', people: 30 },
    ])
    const hidden = hide(COUNT, observations)
    hidden.get(CYCLE)?.sites.delete('c')
    hidden.get(CYCLE)?.observations.delete('observation-2')
    expect(attack(COUNT, observations, hidden).recovered).toContainEqual({
      name: 'site a',
      what: 'population',
      value: 4,
    })
  })

  test('finds everything where nothing is hidden', () => {
    const observations = said('rate', [{ site: 'a', people: 4 }, { site: 'b', people: 40 }]) // prettier-ignore
    const verdict = attack(RATE, observations, new Map())
    expect(verdict).toMatchObject({ small: 2, partners: 0 })
    expect(verdict.recovered).toHaveLength(2)
  })
})

describe('an onlooker knows', () => {
  const [a, b, both, less] = [[[0, 1]], [[1, 1]], [[0, 1], [1, 1]], [[0, 1], [1, -1]]] as const // prettier-ignore

  test('what is left of a sum, and of a difference', () => {
    const people = [some(5), some(30)]
    expect(found(people, [{ terms: both, population: exactly(35) }], a)).toEqual([])
    const facts = [
      { terms: both, population: exactly(35) },
      { terms: less, population: exactly(-25) },
    ]
    expect(found(people, facts, a)).toEqual(['population 5'])
    expect(found(people, facts, b)).toEqual(['population 30'])
  })

  test('that nobody logs a hidden zero: two in a sum of two are one each', () => {
    const facts = [{ terms: both, population: exactly(2) }]
    expect(found([some(1), some(1)], facts, a)).toEqual(['population 1'])
    expect(found([share(1, 0), share(1, 0)], facts, a)).toEqual(['population 1'])
    expect(found([events(1, 1), events(1, 1)], facts, a)).toEqual(['population 1'])
    expect(found([some(1, 0), some(1, 0)], facts, a)).toEqual([])
    expect(found([share(1, 0, 0), share(1, 0, 0)], facts, a)).toEqual([])
  })

  test('that no fewer than none are counted, and no more than there are', () => {
    const none = [{ terms: both, numerator: exactly(0) }]
    expect(found([share(5, 0), share(9, 0)], none, a)).toEqual(['numerator 0'])
    const all = [{ terms: both, population: exactly(14), numerator: exactly(14) }]
    const people = [{ terms: a, population: exactly(5) }]
    expect(found([share(5, 5), share(9, 9)], [...all, ...people], a, 'numerator')).toEqual([
      'numerator 5',
    ])
    const one = [{ terms: both, population: exactly(14), numerator: exactly(13) }]
    expect(found([share(5, 5), share(9, 8)], [...one, ...people], a, 'numerator')).toEqual([])
  })

  test('the bound that is printed of a share', () => {
    const people = { terms: a, population: exactly(40) }
    const atLeast = (times: number) => ({ terms: a, share: { times, low: 0, high: OPEN } })
    const all = share(40, 40)
    expect(found([all], [people, atLeast(0.95)], a, 'numerator')).toEqual([])
    expect(found([all], [people, atLeast(0.99)], a, 'numerator')).toEqual(['numerator 40'])
    const atMost = (times: number) => ({ terms: a, share: { times, low: -40, high: 0 } })
    expect(found([share(40, 0)], [people, atMost(0.05)], a, 'numerator')).toEqual([])
    expect(found([share(40, 0)], [people, atMost(0.02)], a, 'numerator')).toEqual(['numerator 0'])
  })

  test('that people are whole: the only whole number between two bounds', () => {
    const between = (low: number, high: number) => [{ terms: a, population: { low, high } }]
    expect(found([some(5)], between(4.2, 5.4), a)).toEqual(['population 5'])
    expect(found([some(5)], between(4.2, 6), a)).toEqual([])
    expect(found([some(5)], between(5, 6), a)).toEqual([])
    expect(found([some(4.5)], between(4.2, 5.4), a)).toEqual([])
    expect(found([some(5), some(4.5)], between(4.2, 5.4), a)).toEqual([])
    expect(found([some(4 / 3)], between(4 / 3, 4 / 3), a)).toEqual(['population 1.333333'])
  })

  test('nothing of a share that one of two does not have', () => {
    const people = [share(5, 2), some(9)]
    const told = auditSecrets(people, [{ terms: both, population: exactly(14) }], [named(both)])
    expect(told).toMatchObject({ secrets: 1, recovered: [{ what: 'population', value: 14 }] })
  })

  test('as many secrets as were tried, people and shares apart', () => {
    const secrets = [named(a), named(b), { ...named(a), only: 'numerator' as const }]
    expect(auditSecrets([share(5, 2), some(9)], [], secrets)?.secrets).toBe(4)
    const nothing = { secrets: 0, recovered: [], narrowest: null }
    expect(auditSecrets([some(5)], [fact(5), fact(6)], [])).toEqual(nothing)
  })

  test('how few values a number of people may still have, at the narrowest', () => {
    const facts = [
      { terms: both, population: exactly(40) },
      { terms: b, population: { low: 9, high: 12 } },
      { terms: [[2, 1]] as const, population: { low: 5, high: 8 } },
    ]
    const people = [share(30, 15), share(10, 5), some(6), some(7)]
    const narrowest = (...asked: Terms[]) =>
      auditSecrets(people, facts, asked.map(named))?.narrowest
    const open: Terms = [[3, 1]]
    expect(narrowest(open)).toEqual({ name: '3', low: 1, high: OPEN })
    expect(narrowest(open, a)).toEqual({ name: '0', low: 28, high: 31 })
    expect(narrowest(a, open)).toEqual({ name: '0', low: 28, high: 31 })
    expect(narrowest(a, [[2, 1]], b)).toEqual({ name: '0', low: 28, high: 31 })
    expect(narrowest([[2, 1]], a)).toEqual({ name: '2', low: 5, high: 8 })
    const only = { ...named(a), only: 'numerator' as const }
    expect(auditSecrets(people, facts, [only])?.narrowest).toBeNull()
  })
})

const OPEN = Number.POSITIVE_INFINITY

function exactly(sum: number): Bounds {
  return { low: sum, high: sum }
}

function some(population: number, least = 1): Unknown {
  return { population, numerator: null, least }
}

function share(population: number, numerator: number, least = 1): Unknown {
  return { population, numerator, least }
}

function events(population: number, numerator: number): Unknown {
  return { population, numerator, least: 1, mayExceed: true }
}

/** A secret called after the unknowns in it. */
function named(terms: Terms): Secret {
  return { name: terms.map(([unknown]) => unknown).join('+'), terms }
}

function found(
  people: readonly Unknown[],
  facts: readonly Fact[],
  terms: Terms,
  only?: 'numerator',
): string[] | undefined {
  const secret = only ? { ...named(terms), only } : named(terms)
  return auditSecrets(people, facts, [secret])?.recovered.map(
    ({ what, value }) => `${what} ${value}`,
  )
}
