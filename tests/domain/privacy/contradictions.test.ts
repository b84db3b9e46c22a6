import { assert, constantFrom, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'

import { anyCycle, attack, said } from '../../support/guarded.ts'
import { metricOf, rateOf } from '../../support/metrics.ts'

const LEVEL = metricOf({ kind: 'level' })
const RATE = rateOf()
const INCIDENTS = rateOf({ rateBase: 1000 })
const OVERLAPPING = rateOf({ groupsOverlap: true })

describe('numbers that cannot all be true', () => {
  test('are none in a cycle that adds up', () => {
    const observations = said('rate', [
      { site: 'a', people: 40, of: 40 },
      { site: 'a', group: 'new', people: 12, of: 12 },
      { site: 'a', group: 'old', people: 28, of: 28 },
    ])
    expect(attack(RATE, observations).contradictions).toEqual([])
  })

  test('are none where a place or a group has nobody, or the groups are everyone', () => {
    const observations = said('count', [
      { site: 'a', people: 0 },
      { site: 'b', people: 30 },
      { site: 'b', group: 'new', people: 30 },
      { site: 'b', group: 'old', people: 0 },
    ])
    expect(attack(metricOf({ kind: 'count' }), observations).contradictions).toEqual([])
  })

  test('of the district as one place have no site', () => {
    const observations = said('rate', [{ people: 20 }, { group: 'new', people: 21 }])
    expect(attack(RATE, observations).contradictions).toEqual([
      {
        siteId: null,
        group: 'new',
        observedOn: null,
        sentence: 'The group “new” has 21 people, everyone 20.',
      },
    ])
  })

  test.each([
    [
      'groups of all people that count more than everyone does',
      RATE,
      [
        { people: 20, of: 5 },
        { group: 'new', people: 20, of: 6 },
      ],
      'The group “new” has 6 counted, everyone 5.',
    ],
    [
      'groups of more people than everyone',
      RATE,
      [
        { people: 20, of: 5 },
        { group: 'new', people: 15, of: 2 },
        { group: 'old', people: 6, of: 2 },
      ],
      'The groups together have 21 people, everyone 20.',
    ],
    [
      'groups that count more than everyone does',
      RATE,
      [
        { people: 30, of: 5 },
        { group: 'new', people: 15, of: 3 },
        { group: 'old', people: 6, of: 3 },
      ],
      'The groups together have 6 counted, everyone 5.',
    ],
    [
      'one group of more people than everyone',
      OVERLAPPING,
      [
        { people: 20, of: 5 },
        { group: 'new', people: 21, of: 2 },
        { group: 'old', people: 20, of: 2 },
      ],
      'The group “new” has 21 people, everyone 20.',
    ],
    ['more counted than there are', RATE, [{ people: 12, of: 13 }], '13 are counted of 12 people.'],
    ['fewer people than none', LEVEL, [{ people: -7 }], 'There are −7 people, below none.'],
  ])('%s', (_, metric, list, sentence) => {
    const observations = said(metric.kind ?? 'count', list)
    const found = attack(metric, observations).contradictions
    expect(found.map((one) => one.sentence)).toEqual([sentence])
  })

  test('groups that share members may be more than everyone together', () => {
    const observations = said('rate', [
      { people: 20, of: 10 },
      { group: 'new', people: 20, of: 10 },
      { group: 'old', people: 20, of: 10 },
    ])
    expect(attack(OVERLAPPING, observations).contradictions).toEqual([])
  })

  test('more incidents than people are none', () => {
    expect(attack(INCIDENTS, said('rate', [{ people: 12, of: 36 }])).contradictions).toEqual([])
  })

  test('say where and when they were logged', () => {
    const observations = said('rate', [
      { site: 'a', group: 'new', day: 3, people: 12, of: 13 },
      { site: 'b', people: 20 },
      { site: 'b', group: 'old', people: 21 },
    ])
    expect(attack(RATE, observations).contradictions).toMatchObject([
      { siteId: 'a', group: 'new', observedOn: '2022-08-03' },
      { siteId: 'b', group: 'old', observedOn: null },
    ])
  })

  test('leave the rest to be tried, and what is hidden beside them is', () => {
    const observations = said('rate', [
      { site: 'a', people: 4, of: 9 },
      { site: 'b', people: 30, of: 20 },
      { site: 'c', people: 40, of: 20 },
    ])
    expect(attack(RATE, observations)).toMatchObject({ untried: 0, recovered: [], small: 2 })
    const bare = attack(RATE, observations, new Map())
    expect(bare.recovered.map(({ name }) => name)).toContain('site a')
  })

  test('never keep a cycle from being tried, whatever was logged', () => {
    const odd = record({
      cycle: anyCycle,
      factor: constantFrom(-1, 0.5, 1.5, 3, 1e9),
      at: constantFrom(0, 1, 2),
      base: constantFrom(100, 1000),
    })
    assert(
      property(odd, ({ cycle: { metric, observations }, factor, at, base }) => {
        const times = (number: number | null, by: number = factor) => number && number * by
        const told = observations.map((one, index) =>
          index === at
            ? { ...one, value: times(one.value), numerator: times(one.numerator, Math.abs(factor)) }
            : one,
        )
        expect(attack({ ...metric, rateBase: base }, told).untried).toBe(0)
      }),
    )
  })
})
