import { describe, expect, test } from 'vitest'

import { codeOf } from '../../../domain/privacy/coded-rate.ts'
import { layoutOf } from '../../../domain/privacy/layout.ts'
import type { HideOptions } from '../../../domain/privacy/sums.ts'
import { hideSums, isNearBound } from '../../../domain/privacy/sums.ts'
import { T } from '../../support/guarded.ts'

type Share = readonly [people: number, of: number | null]

const [HIDDEN, CODED] = ['hidden', 'coded'] as const

describe('of counts that add up to a printed total', () => {
  test('a small one and the smallest other one are hidden, as numbers of people', () => {
    const { veils, forShares } = hideList([[4, null], [40, null], [30, null], [50, null]]) // prettier-ignore
    expect(veils).toEqual(new Map([[0, HIDDEN], [2, HIDDEN]])) // prettier-ignore
    expect(forShares).toEqual(new Set())
  })

  test('nobody is no partner', () => {
    const { veils } = hideList([[4, 2], [0, 0], [40, 20], [30, 15]]) // prettier-ignore
    expect(Array.from(veils.keys())).toEqual([0, 3])
  })
})

describe('of shares that add up to a printed one', () => {
  test('one near all is said by its bound, and the fewest counted hide it for its share alone', () => {
    const { veils, forShares } = hideList([[40, 40], [60, 30], [80, 20]]) // prettier-ignore
    expect(veils).toEqual(new Map([[0, CODED], [2, HIDDEN]])) // prettier-ignore
    expect(forShares).toEqual(new Set([2]))
  })

  // Nobody prints a bound of what is hidden, so that the other one may be anything.
  test('a small group that is all counted needs no more than its partner', () => {
    const { veils, forShares } = hideList([
      [60, 30],
      [4, 4],
    ])
    expect(veils).toEqual(new Map([[1, HIDDEN], [0, HIDDEN]])) // prettier-ignore
    expect(forShares).toEqual(new Set())
  })

  test.each<[string, Share, Share]>([
    ['at most 2 of 40, and 3 between them', [40, 1], [40, 2]],
    ['at most 2 of 40, and 1 between them', [40, 0], [40, 1]],
    ['at least 38 of 40, and 77 between them', [40, 38], [40, 39]],
    ['at least 38 of 40, and 79 between them', [40, 39], [40, 40]],
    ['at least 18 events of 20 people, which may be any more', [20, 25], [20, 25]],
  ])('two said by their bound keep each other secret: %s', (_, one, other) => {
    const { veils } = hideList([one, other, [100, 50]])
    expect(veils).toEqual(new Map([[0, CODED], [1, CODED]])) // prettier-ignore
  })

  test.each<[string, Share, Share]>([
    ['none counted', [40, 0], [40, 0]],
    ['as many as the bound allows', [40, 2], [40, 2]],
    ['as many whole people as the bound allows', [41, 2], [41, 2]],
    ['as few as the bound allows', [40, 38], [40, 38]],
    ['as few whole people as the bound allows', [41, 39], [41, 39]],
    ['all counted', [40, 40], [40, 40]],
  ])('two said by their bound would tell each other, so a third is hidden: %s', (_, one, other) => {
    const { veils, forShares } = hideList([one, other, [100, 50]])
    expect(veils).toEqual(new Map([[0, CODED], [1, CODED], [2, HIDDEN]])) // prettier-ignore
    expect(forShares).toEqual(new Set([2]))
  })
})

describe('a number that was hidden for another’s share', () => {
  test('stays hidden, for shares alone, with a partner', () => {
    const { veils, forShares } = hideList([[40, 20], [60, 30], [80, 20]], new Set([0])) // prettier-ignore
    expect(veils).toEqual(new Map([[0, HIDDEN], [2, HIDDEN]])) // prettier-ignore
    expect(forShares).toEqual(new Set([0, 2]))
  })

  test('is not said by its bound where it is near all by then', () => {
    const { veils } = hideList([[40, 40], [60, 30], [80, 20]], new Set([0])) // prettier-ignore
    expect(veils.get(0)).toBe(HIDDEN)
  })

  test('does not keep another one near all from being said by its bound', () => {
    const { veils } = hideList([[30, 18], [16, 8], [30, 27]], new Set([0])) // prettier-ignore
    expect(veils).toEqual(new Map([[0, HIDDEN], [2, CODED]])) // prettier-ignore
  })
})

test.each<[string, Share, ReturnType<typeof codeOf>]>([
  ['one of forty', [40, 1], { bound: 5, side: 'at_most' }],
  ['three of forty', [40, 3], null],
  ['39 of forty', [40, 39], { bound: 95, side: 'at_least' }],
  ['no share', [40, null], null],
  ['some of nobody', [0, 3], null],
  ['none of fewer than nobody', [-3, 0], null],
  ['none of one', [1, 0], { bound: 20, side: 'at_most' }],
])('%s: the share is said as it is said', (_, [population, numerator], code) => {
  expect(codeOf({ population, numerator })).toEqual(code)
  expect(isNearBound({ population, numerator })).toBe(code !== null)
})

function hideList(
  shares: readonly Share[],
  alreadyShares: HideOptions['alreadyShares'] = new Set(),
) {
  const people = shares.map(([population, numerator]) => ({ population, numerator }))
  const layout = layoutOf([people], () => 1)
  return hideSums(layout, { threshold: T, already: new Set(), alreadyShares })
}
