import { assert, property } from 'fast-check'
import { describe, expect, test } from 'vitest'

import { hideMetric } from '../../../domain/privacy/hidden.ts'
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

describe('an onlooker who computes', () => {
  test('finds out no small group and no share near none or all', () => {
    assert(
      property(anyCycle, ({ metric, observations }) => {
        expect(attack(metric, observations).recovered).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('finds no contradiction where days of nobody are hidden with the others', () => {
    const observations = said('rate', [
      { group: 'new', people: 0, of: 0 },
      { group: 'old', people: 1, of: 0 },
      { group: 'new', day: 2, people: 0, of: 0 },
      { group: 'old', day: 2, people: 1, of: 0 },
    ])
    expect(attack(RATE, observations).recovered).toEqual([])
  })

  test('finds no share of two hidden partners in which nobody counts', () => {
    const shares = [
      [23, 231, 0, 1, 11, 11],
      [0, 0, 0, 3, 0, 8],
      [0, 11, 0, 1, 0, 1],
      [6, 11, 0, 6, 3, 5],
      [0, 11, 0, 2, 0, 11],
    ]
    const observations = said(
      'rate',
      shares.flatMap((row, site) =>
        [0, 1, 2].map((group) => ({
          site: `site-${site}`,
          group: `group-${group}`,
          of: row[2 * group] ?? 0,
          people: row[2 * group + 1] ?? 0,
        })),
      ),
    )
    expect(attack(RATE, observations).recovered).toEqual([])
  })

  test('finds nothing by the one day that counts everybody who counts', () => {
    const observations = said('rate', [
      { site: 'a', people: 11, of: 0 },
      { site: 'a', day: 2, people: 11, of: 0 },
      { site: 'b', people: 212, of: 0 },
      { site: 'b', day: 2, people: 38, of: 4 },
      { site: 'c', people: 23, of: 0 },
      { site: 'c', day: 2, people: 5, of: 0 },
    ])
    expect(attack(RATE, observations).recovered).toEqual([])
  })

  test('finds no contradiction where one place counts more in a group than in everyone', () => {
    const observations = said('rate', [
      { site: 'a', group: 'new', people: 1, of: 0 },
      { site: 'a', people: 10, of: 0 },
      { site: 'b', group: 'new', people: 28, of: 0 },
      { site: 'b', people: 30, of: 1 },
      { site: 'c', group: 'new', people: 13, of: 6 },
      { site: 'c', people: 12, of: 6 },
    ])
    expect(hide(RATE, observations).get(CYCLE)?.groups.get('new')).toBe('hidden')
    expect(attack(RATE, observations).recovered).toEqual([])
  })

  test('finds no days of one each of a place without groups, beside one with few in a group', () => {
    const observations = said('score', [
      { site: 'a', people: 1 },
      { site: 'a', day: 2, people: 1 },
      { site: 'b', people: 12 },
      { site: 'c', group: 'new', people: 100 },
      { site: 'c', group: 'old', people: 1 },
    ])
    expect(attack(metricOf({ kind: 'score' }), observations).recovered).toEqual([])
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
