import { assert, nat, property } from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { GuardedObservation } from '../../../domain/privacy/hidden.ts'
import { cellName, hideMetric } from '../../../domain/privacy/hidden.ts'
import { anyCycle, attack, CYCLE, hide, said, T } from '../../support/guarded.ts'
import { metricOf, rateOf } from '../../support/metrics.ts'

const COUNT = metricOf({ kind: 'count' })
const RATE = rateOf()

describe('the register', () => {
  const observations = said('count', [
    { site: 'a', people: 4 },
    { site: 'b', people: 40 },
    { site: 'c', people: 30 },
    { site: 'd', people: 50 },
  ])
  const register = new Set(
    hide(COUNT, observations)
      .get(CYCLE)
      ?.cells.map((cell) => cellName(CYCLE, cell)),
  )

  test('a number stays hidden after the small one has grown', () => {
    const grown = observations.map((one, at) => (at === 0 ? { ...one, value: 44, tx: 9 } : one))
    const hidden = hideMetric({ measure: COUNT, observations: grown, threshold: T, register })
    expect(hidden.get(CYCLE)?.sites.get('c')).toBe('hidden')
    expect(hidden.get(CYCLE)?.sites.size).toBe(2)
    expect(hide(COUNT, grown).size).toBe(0)
  })

  test.each([
    ['a share', [{ people: 40, of: 40 }]],
    ['shares of several places', [{ site: 'a', people: 40, of: 40 }, { site: 'b', people: 60, of: 60 }]],
    ['shares of groups', [{ group: 'new', people: 40, of: 40 }, { group: 'old', people: 60, of: 60 }]],
  ])('%s said by its bound is said so again', (_, list) => {
    const bounded = said('rate', list)
    const first = hide(RATE, bounded)
    expect(first.get(CYCLE)?.total).toBe('coded')
    const cells = first.get(CYCLE)?.cells.map((cell) => cellName(CYCLE, cell))
    const again = hideMetric({ measure: RATE, observations: bounded, threshold: T, register: new Set(cells) })
    expect(again).toEqual(first)
  }) // prettier-ignore

  test.each([
    ['a hidden partner', [{ site: 'a', people: 40, of: 40 }, { site: 'b', people: 60 }, { site: 'c', people: 80, of: 20 }], ['share site c', 'share observation observation-2']],
    ['a small day', [{ people: 1000, of: 1000 }, { day: 2, people: 10, of: 5 }], ['observation observation-0', 'observation observation-1']],
  ])('has what is hidden beside a share said by its bound: %s', (_, list, expected) => {
    const cells = hide(RATE, said('rate', list)).get(CYCLE)?.cells
    expect(cells?.map(({ cell }) => cell)).toEqual(expected)
  }) // prettier-ignore

  test('a number that is another one now is free', () => {
    const changed = observations.map((one, at) => ({ ...one, value: 50 + at, tx: 10 + at }))
    expect(hideMetric({ measure: COUNT, observations: changed, threshold: T, register }).size).toBe(
      0,
    )
  })
})

describe('any cycle after an export', () => {
  test('is hidden in the same way again, and gives nothing away', () => {
    assert(
      property(anyCycle, ({ metric, observations }) => {
        const { cells = [], ...first } = hide(metric, observations).get(CYCLE) ?? {}
        const names = new Set(cells.map((cell) => cellName(CYCLE, cell)))
        const hidden = hideMetric({ measure: metric, observations, threshold: T, register: names })
        const { cells: _, ...again } = hidden.get(CYCLE) ?? {}
        expect(again).toEqual(first)
        expect(attack(metric, observations, hidden).recovered).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('hides no further group where what was hidden is hidden anyway', () => {
    const sites = [
      [0, 11, 0, 11, 11, 11, 11, 168],
      [0, 8, 1, 1, 0, 2, 14, 27],
      [6, 11, 0, 0, 0, 11, 6, 23],
    ]
    const observations = said(
      'rate',
      sites.flatMap((row, site) =>
        ['new', 'some', 'old', ''].map((group, at) => ({
          site: `site-${site}`,
          group,
          of: row[2 * at] ?? 0,
          people: row[2 * at + 1] ?? 0,
        })),
      ),
    )
    const first = hide(RATE, observations)
    const cells = first.get(CYCLE)?.cells.map((cell) => cellName(CYCLE, cell))
    const names = new Set(cells)
    const again = hideMetric({ measure: RATE, observations, threshold: T, register: names })
    expect(names.size).toBeGreaterThan(0)
    expect(again).toEqual(first)
  })

  test('gives nothing away when one of the numbers is another one now', () => {
    assert(
      property(anyCycle, nat(), ({ metric, observations }, which) => {
        const cells = hide(metric, observations).get(CYCLE)?.cells ?? []
        const names = new Set(cells.map((cell) => cellName(CYCLE, cell)))
        // More people in a group than in everyone would contradict themselves.
        const everyone = observations.filter(({ group }) => group === '')
        const mayGrow = everyone.length > 0 ? everyone : observations
        const growing = mayGrow[which % mayGrow.length]
        const grown = observations.map((one) => (one === growing ? growBy(one, 16) : one))
        const input = { measure: metric, observations: grown, threshold: T, register: names }
        const hidden = hideMetric(input)
        expect(attack(metric, grown, hidden).recovered).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  // The total less the grown site is the group's number.
  test('gives no share away where a site of nobody is some people now', () => {
    const observations = said('rate', [
      { site: 'site-0', group: 'group-0', of: 0, people: 11 },
      { site: 'site-1', group: 'group-0', of: 1, people: 1 },
      { site: 'site-2', of: 0, people: 0 },
    ])
    const metric = metricOf({ kind: 'rate', groupsOverlap: true, rateBase: 100 })
    const cells = hide(metric, observations).get(CYCLE)?.cells ?? []
    const names = new Set(cells.map((cell) => cellName(CYCLE, cell)))
    const grown = observations.map((one) => (one.siteId === 'site-2' ? growBy(one, 16) : one))
    const input = { measure: metric, observations: grown, threshold: T, register: names }
    expect(attack(metric, grown, hideMetric(input)).recovered).toEqual([])
  })
})

/** Twice as many people more as counted ones; known later than all the others. */
function growBy(one: GuardedObservation, more: number): GuardedObservation {
  const { value, numerator, denominator, n } = one
  return {
    ...one,
    tx: 1000,
    value: value === null || n !== null ? value : value + more,
    numerator: numerator === null ? null : numerator + more / 2,
    denominator: denominator === null ? null : denominator + more,
    n: n === null ? null : n + more,
  }
}
