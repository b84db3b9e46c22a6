import { array, assert, constant, integer, property, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'

import { pChart, pPrimeChart, uChart } from '../../../domain/statistics/p-chart.ts'

const of = (...pairs: [number, number][]) =>
  pairs.map(([numerator, denominator]) => ({ numerator, denominator }))

describe('pChart', () => {
  test('the centre is the share of all, and limits narrow as denominators grow', () => {
    const { centre, lower, upper } = pChart(of([50, 100], [200, 400]))
    expect(centre).toBe(0.5)
    expect(lower).toEqual([0.35, 0.425])
    expect(upper).toEqual([0.65, 0.575])
  })

  test('limits stay within 0 and 1, and the reach tells where they would be', () => {
    const low = pChart(of([1, 10], [0, 10]))
    expect(low.lower).toEqual([0, 0])
    expect(low.reach[0]).toBeGreaterThan(0.05)
    expect(pChart(of([9, 10], [10, 10])).upper).toEqual([1, 1])
  })

  test('nothing counted has no centre and the whole range', () => {
    expect(pChart(of([0, 0]))).toMatchObject({ centre: null, lower: [0], upper: [1] })
    expect(pChart([])).toMatchObject({ centre: null, lower: [], upper: [] })
    expect(pChart(of([1, 2], [0, 0])).upper).toEqual([1, 1])
  })

  test('shares that are all 0 or all 1 have limits there', () => {
    expect(pChart(of([0, 9], [0, 9]))).toMatchObject({ lower: [0, 0], upper: [0, 0] })
    expect(pPrimeChart(of([9, 9], [9, 9]))).toMatchObject({ lower: [1, 1], upper: [1, 1] })
  })
})

describe('pPrimeChart', () => {
  // All denominators 100 and the centre a half: one deviation is 0.05, and z steps by 2 each time.
  const swinging = of([55, 100], [45, 100], [55, 100], [45, 100])

  test('is wider than p by the scatter of its scores', () => {
    const { centre, upper } = pPrimeChart(swinging)
    expect(centre).toBe(0.5)
    expect(upper[0]).toBeCloseTo(0.5 + (3 * 0.05 * 2) / 1.128, 12)
  })

  test('one jump does not widen it: it is screened', () => {
    const calm = Array.from({ length: 20 }, (_, at): [number, number] => [at % 2 ? 51 : 49, 100])
    const jump = pPrimeChart(of(...calm, [90, 100]))
    const ranges = pPrimeChart(of(...calm))
    expect(jump.reach[0]).toBeCloseTo(ranges.reach[0] ?? 0, 2)
  })

  test('two points are widened by their one step', () => {
    const two = of([40, 100], [60, 100])
    expect(pPrimeChart(two).reach[0]).toBeCloseTo((3 * 0.05 * 4) / 1.128, 12)
  })

  test('a gap makes no neighbours, and one point alone is the p chart', () => {
    const gap = of([40, 100], [0, 0], [60, 100])
    expect(pPrimeChart(gap).lower).toEqual(pChart(gap).lower)
    expect(pPrimeChart(of([3, 9]))).toEqual(pChart(of([3, 9])))
  })

  test('denominators k times as large leave it as wide as it was', () => {
    const pairs = array(tuple(integer({ min: 20, max: 80 }), constant(100)), {
      minLength: 3,
      maxLength: 20,
    })
    assert(
      property(pairs, integer({ min: 2, max: 50 }), (list, k) => {
        const before = pPrimeChart(of(...list))
        const after = pPrimeChart(of(...list.map(([x, n]): [number, number] => [x * k, n * k])))
        for (const [at, upper] of after.upper.entries()) {
          expect(upper).toBeCloseTo(before.upper[at] ?? NaN, 9)
        }
      }),
    )
  })
})

describe('uChart', () => {
  test('counts events per so many, never below 0', () => {
    const { centre, lower, upper } = uChart(of([4, 1], [0, 1], [8, 4]), 10)
    expect(centre).toBe(20)
    expect(lower[0]).toBe(0)
    expect(upper[0]).toBeCloseTo(20 + 30 * Math.sqrt(2), 12)
    expect(upper[2]).toBeCloseTo(20 + 15 * Math.sqrt(2), 12)
  })

  test('nothing counted has no centre', () => {
    expect(uChart(of([0, 0]))).toMatchObject({ centre: null, lower: [0], upper: [Infinity] })
  })
})
