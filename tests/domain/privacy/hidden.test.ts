import { assert, nat, property } from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { GuardedObservation } from '../../../domain/privacy/hidden.ts'
import { cellName, hideMetric } from '../../../domain/privacy/hidden.ts'
import { rollUpMetric, rollUpSites } from '../../../domain/roll-up.ts'
import { anyCycle, attack, CYCLE, hide, said, T } from '../../support/guarded.ts'
import { metricOf, rateOf } from '../../support/metrics.ts'

const COUNT = metricOf({ kind: 'count' })
const RATE = rateOf()

describe('what is hidden of a cycle', () => {
  test('nothing where every group is large enough', () => {
    const observations = said('count', [
      { site: 'a', people: 11 },
      { site: 'b', people: 40 },
    ])
    expect(hide(COUNT, observations)).toEqual(new Map())
  })

  test('a small site, the smallest other one, and not the total', () => {
    const observations = said('count', [
      { site: 'a', people: 4 },
      { site: 'b', people: 40 },
      { site: 'c', people: 30 },
      { site: 'd', people: 0 },
    ])
    const hidden = hide(COUNT, observations).get(CYCLE)
    expect(hidden?.sites).toEqual(new Map([['a', 'hidden'], ['c', 'hidden']])) // prettier-ignore
    expect(hidden?.total).toBeNull()
    expect(hidden?.observations).toEqual(new Set(['observation-0', 'observation-2']))
  })

  test('a total of few people with all that is in it', () => {
    const observations = said('count', [
      { site: 'a', people: 4 },
      { site: 'b', people: 5 },
    ])
    const hidden = hide(COUNT, observations).get(CYCLE)
    expect(hidden?.total).toBe('hidden')
    expect(hidden?.sites.size).toBe(2)
  })

  test.each([
    [10, true],
    [11, false],
    [0, false],
    [1, true],
  ])('one place of %i people: hidden is %s', (people, expected) => {
    expect(hide(COUNT, said('count', [{ people }])).has(CYCLE)).toBe(expected)
  })

  test('a group, and the group that is left of everyone without it', () => {
    const observations = said('rate', [
      { people: 60, of: 30 },
      { group: 'new teachers', people: 52, of: 26 },
    ])
    const hidden = hide(RATE, observations).get(CYCLE)
    expect(hidden?.groups).toEqual(new Map([['new teachers', 'hidden']]))
    expect(hidden?.observations).toEqual(new Set(['observation-1']))
    expect(hidden?.total).toBeNull()
  })

  test('those who are in no group are the first partner, since nobody prints them', () => {
    const observations = said('rate', [
      { people: 100, of: 50 },
      { group: 'coaches', people: 5, of: 2 },
      { group: 'teachers', people: 40, of: 20 },
    ])
    const hidden = hide(RATE, observations).get(CYCLE)
    expect(hidden?.groups).toEqual(new Map([['coaches', 'hidden']]))
  })

  test('a total of as many people as there are days', () => {
    const days = Array.from({ length: T }, (_, at) => ({ day: at + 1, people: 1 }))
    const observations = said('count', days)
    expect(hide(COUNT, observations).get(CYCLE)?.total).toBe('hidden')
    expect(attack(COUNT, observations).recovered).toEqual([])
  })

  test('of overlapping groups each by itself, and no sum over them', () => {
    const metric = rateOf({ groupsOverlap: true })
    const observations = said('rate', [
      { site: 'a', people: 60, of: 30 },
      { site: 'a', group: 'coaches', people: 55, of: 30 },
      { site: 'a', group: 'mentors', people: 30, of: 15 },
      { site: 'b', people: 60, of: 30 },
      { site: 'b', group: 'coaches', people: 30, of: 15 },
      { site: 'b', group: 'mentors', people: 30, of: 15 },
    ])
    const hidden = hide(metric, observations).get(CYCLE)
    expect(hidden?.groups).toEqual(new Map([['coaches', 'hidden']]))
    expect(hidden?.observations).toEqual(new Set(['observation-1']))
  })

  test('a share near all is said by its bound, and a partner keeps its numerator secret', () => {
    const observations = said('rate', [
      { site: 'a', people: 40, of: 40 },
      { site: 'b', people: 60, of: 30 },
      { site: 'c', people: 80, of: 20 },
    ])
    const hidden = hide(RATE, observations).get(CYCLE)
    expect(hidden?.sites).toEqual(new Map([['a', 'coded'], ['c', 'hidden']])) // prettier-ignore
    expect(hidden?.observations).toEqual(new Set(['observation-0', 'observation-2']))
  })

  test('a small value of a month, with a partner among the other months', () => {
    const observations = said('count', [
      { day: 1, people: 5 },
      { day: 2, people: 50 },
      { day: 3, people: 30 },
    ])
    const hidden = hide(COUNT, observations).get(CYCLE)
    expect(hidden?.observations).toEqual(new Set(['observation-0', 'observation-2']))
    expect(hidden?.total).toBeNull()
  })

  test('the earlier value of a level alone: it adds to nothing', () => {
    const observations = said('level', [
      { day: 1, people: 5 },
      { day: 2, people: 50 },
    ])
    const hidden = hide(metricOf({ kind: 'level' }), observations).get(CYCLE)
    expect(hidden?.observations).toEqual(new Set(['observation-0']))
  })

  test('the rest of a day, which everyone without the groups of that day tells', () => {
    const observations = said('rate', [
      { day: 1, people: 60, of: 30 },
      { day: 1, group: 'coaches', people: 55, of: 27 },
      { day: 2, people: 60, of: 30 },
      { day: 2, group: 'coaches', people: 20, of: 10 },
    ])
    expect(hide(RATE, observations).get(CYCLE)?.observations.size).toBe(4)
    const larger = observations.map((one, at) => (at === 1 ? { ...one, denominator: 49 } : one))
    expect(hide(RATE, larger)).toEqual(new Map())
  })

  test('the earlier value of a level whose place is a partner: the last one is much the same', () => {
    const observations = said('level', [
      { site: 'a', people: 4 },
      { site: 'b', day: 1, people: 31 },
      { site: 'b', day: 2, people: 30 },
      { site: 'c', day: 1, people: 41 },
      { site: 'c', day: 2, people: 40 },
    ])
    const hidden = hide(metricOf({ kind: 'level' }), observations).get(CYCLE)
    expect(hidden?.observations).toEqual(
      new Set(['observation-0', 'observation-1', 'observation-2']),
    )
  })

  test('of places that nothing adds up, each by itself', () => {
    const observations = said('count', [
      { people: 50 },
      { site: 'a', people: 40 },
      { site: 'b', people: 4 },
    ])
    const hidden = hide(COUNT, observations).get(CYCLE)
    expect(hidden?.sites).toEqual(new Map([['b', 'hidden']]))
    expect(hidden?.total).toBeNull()
  })

  test('the total of a single place with it, even one that cannot be worked out', () => {
    const answers = said('score', [{ site: 'a', people: 4 }, { site: 'a', people: 5 }]) // prettier-ignore
    const observations = answers.map((one, at) => (at === 0 ? { ...one, n: null } : one))
    const metric = metricOf({ kind: 'score' })
    expect(rollUpMetric(metric, rollUpSites(metric, observations)).numerator).toBeNull()
    expect(hide(metric, observations).get(CYCLE)?.total).toBe('hidden')
  })

  test('of groups with more people than there are, each by itself', () => {
    const observations = said('count', [
      { people: 60 },
      { group: 'coaches', people: 52 },
      { group: 'mentors', people: 30 },
    ])
    const hidden = hide(COUNT, observations).get(CYCLE)
    expect(hidden?.groups).toEqual(new Map([['coaches', 'hidden']]))
  })

  test.each([
    ['more', [60, 20], [30, 25], [12, 6]],
    ['fewer', [60, 56], [30, 15], [12, 6]],
  ] as const)('of groups that count %s of them than there can be, each by itself', (_, all, one, other) => {
    expect(countHiddenGroups(all, [one, other])).toBe(0)
  }) // prettier-ignore

  test.each([
    { left: 'nobody', all: [60, 30], groups: [[4, 2], [26, 13], [30, 15]] },
    { left: 'only a share of none', all: [60, 20], groups: [[12, 8], [18, 12]] },
    { left: 'only a share of all', all: [60, 40], groups: [[12, 4], [18, 6]] },
  ] as const)('of groups beside which $left is left, all but one', ({ all, groups }) => {
    expect(countHiddenGroups(all, groups)).toBe(groups.length - 1)
  }) // prettier-ignore

  test('the total that would give somebody away beside an earlier one', () => {
    const observations = said('count', [
      { site: 'a', people: 40 },
      { site: 'b', people: 30 },
    ])
    const heldBack = new Set([CYCLE])
    const hidden = hideMetric({ measure: COUNT, observations, threshold: T, heldBack })
    expect(hidden.get(CYCLE)?.total).toBe('hidden')
    expect(hidden.get(CYCLE)?.sites).toEqual(new Map([['b', 'hidden']]))
  })
})

/** How many groups of a rate are hidden beside everyone. */
function countHiddenGroups(all: Share, groups: readonly Share[]): number {
  const grouped = groups.map(([people, of], at) => ({ group: `group-${at}`, people, of }))
  const observations = said('rate', [{ people: all[0], of: all[1] }, ...grouped])
  return hide(RATE, observations).get(CYCLE)?.groups.size ?? 0
}

type Share = readonly [people: number, of: number]

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

  test('gives nothing away when one of the numbers is another one now', () => {
    assert(
      property(anyCycle, nat(), ({ metric, observations }, which) => {
        const cells = hide(metric, observations).get(CYCLE)?.cells ?? []
        const names = new Set(cells.map((cell) => cellName(CYCLE, cell)))
        const at = which % observations.length
        const grown = observations.map((one, other) => (other === at ? growBy(one, 16) : one))
        const input = { measure: metric, observations: grown, threshold: T, register: names }
        const hidden = hideMetric(input)
        expect(attack(metric, grown, hidden).recovered).toEqual([])
      }),
      { numRuns: 300 },
    )
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

describe('an onlooker who computes', () => {
  test('finds out no small group and no share near none or all', () => {
    assert(
      property(anyCycle, ({ metric, observations }) => {
        expect(attack(metric, observations).recovered).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('reckons with the bound of a share that is said by it', () => {
    const observations = said('rate', [
      { site: 'a', group: 'new', people: 316, of: 316 },
      { site: 'a', group: 'old', people: 184, of: 184 },
      { site: 'a', people: 500, of: 500 },
      { site: 'b', group: 'new', people: 66, of: 58 },
      { site: 'b', group: 'few', people: 6, of: 6 },
      { site: 'b', group: 'old', people: 343, of: 338 },
      { site: 'b', people: 551, of: 486 },
    ])
    expect(attack(RATE, observations).recovered).toEqual([])
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

  test('never sees a zero hidden', () => {
    assert(
      property(anyCycle, ({ metric, observations }) => {
        const hidden = hide(metric, observations).get(CYCLE)?.observations ?? new Set()
        const alone = observations.filter(
          ({ value, denominator, n }) => (denominator ?? n ?? value) === 0,
        )
        const single = new Set(observations.map(({ observedOn }) => observedOn)).size === 1
        expect(single ? alone.filter(({ id }) => hidden.has(id)) : []).toEqual([])
      }),
    )
  })
})
