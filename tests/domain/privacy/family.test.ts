import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Cut } from '../../../domain/cut.ts'
import { hideFamily } from '../../../domain/privacy/family.ts'
import { hideMetric } from '../../../domain/privacy/hidden.ts'
import { CYCLE } from '../../support/guarded.ts'
import type { Answers } from '../../support/relatives.ts'
import { relativeOf, worksOut } from '../../support/relatives.ts'

const TOP_TWO: Cut = { kind: 'rate', parts: ['4', '5'], of: [] }
const TOP: Cut = { kind: 'rate', parts: ['5'], of: [] }
const FOURS: Cut = { kind: 'rate', parts: ['4'], of: [] }
const MEAN: Cut = { kind: 'score', parts: [], of: [] }
const ANSWERS: Cut = { kind: 'count', parts: ['1', '2', '3', '4', '5'], of: [] }
const FIVES: Cut = { kind: 'count', parts: ['5'], of: [] }
const OTHERS: Cut = { kind: 'count', parts: ['1', '2', '3', '4'], of: [] }
const ALL = [TOP_TWO, TOP, FOURS, MEAN, ANSWERS, FIVES, OTHERS]

describe('metrics of one stream', () => {
  test('top one and top two shares do not tell that nobody chose the option between', () => {
    const sites = [
      [4, 3, 3, 0, 20],
      [3, 9, 8, 11, 19],
      [6, 5, 4, 12, 13],
    ]
    expect(apart([TOP_TWO, TOP], sites).every((hidden) => hidden.size === 0)).toBe(true)
    const [top, two] = together([TOP_TWO, TOP], sites)
    expect(sitesOf(top)).toContain('site-0')
    expect(sitesOf(two)).toEqual(sitesOf(top))
  })

  test('a count does not print what a share near none is a bound for', () => {
    const sites = [
      [30, 19, 8, 2, 1],
      [3, 9, 8, 11, 19],
      [6, 5, 4, 12, 13],
    ]
    const told = [`share of rate 5 at 0`]
    const cuts = [TOP, OTHERS]
    expect(worksOut(cuts, sites, apart(cuts, sites))).toEqual(told)
    expect(worksOut(cuts, sites, together(cuts, sites))).toEqual([])
  })

  test('a count of nobody is hidden where another hides the place', () => {
    const sites = [
      [2, 1, 1, 0, 0],
      [3, 9, 8, 11, 19],
      [6, 5, 4, 12, 13],
    ]
    const [, fives] = together([TOP_TWO, FIVES], sites)
    expect(sitesOf(fives)).toContain('site-0')
    expect(fives?.get(CYCLE)?.observations.size).toBe(sitesOf(fives).length)
  })

  test('where nothing is small or near none or all, nothing is hidden', () => {
    const sites = [
      [12, 13, 14, 15, 16],
      [13, 19, 18, 21, 29],
    ]
    expect(together([TOP_TWO, MEAN, ANSWERS], sites).every(({ size }) => size === 0)).toBe(true)
  })

  const count = fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 4 }) },
    { weight: 3, arbitrary: fc.integer({ min: 5, max: 60 }) },
  )
  const site: fc.Arbitrary<Answers> = fc
    .array(count, { minLength: 5, maxLength: 5 })
    .filter((all) => all.some((each) => each > 0))
  const survey = fc.record({
    sites: fc.array(site, { minLength: 1, maxLength: 4 }),
    cuts: fc.uniqueArray(fc.constantFrom(...ALL), { minLength: 2, maxLength: 4 }),
  })

  test('tell no small group and no share near none or all, put side by side', () => {
    fc.assert(
      fc.property(survey, ({ sites, cuts }) => {
        expect(worksOut(cuts, sites, together(cuts, sites))).toEqual([])
      }),
      { numRuns: 200 },
    )
  }, 300_000)

  test('would tell some, each hidden by itself', () => {
    const drawn = fc.sample(survey, { numRuns: 60, seed: 7 })
    const told = drawn.filter(
      ({ sites, cuts }) => worksOut(cuts, sites, apart(cuts, sites)).length > 0,
    )
    expect(told.length).toBeGreaterThan(5)
  })

  test('hide the same places, whatever they count', () => {
    fc.assert(
      fc.property(survey, ({ sites, cuts }) => {
        const hidden = together(cuts, sites)
        expect(new Set(hidden.map((one) => sitesOf(one).join())).size).toBe(1)
        expect(new Set(hidden.map((one) => one.get(CYCLE)?.total ?? null)).size).toBe(1)
      }),
      { numRuns: 60 },
    )
  }, 300_000)
})

function together(cuts: readonly Cut[], sites: readonly Answers[]) {
  return [...hideFamily(cuts.map((cut, at) => relativeOf(cut, sites, at))).values()]
}

function apart(cuts: readonly Cut[], sites: readonly Answers[]) {
  return cuts.map((cut) => hideMetric(relativeOf(cut, sites)))
}

function sitesOf(hidden: ReturnType<typeof hideMetric> | undefined): string[] {
  return Array.from(hidden?.get(CYCLE)?.sites.keys() ?? []).toSorted()
}
