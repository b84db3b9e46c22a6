import { describe, expect, test } from 'vitest'

import { labelPoints } from '../../../domain/statistics/labels.ts'
import { pChart, pPrimeChart, scoresOf } from '../../../domain/statistics/p-chart.ts'
import { runChart } from '../../../domain/statistics/run-chart.ts'
import { isGreater } from '../../../domain/statistics/spread.ts'
import { xmr } from '../../../domain/statistics/xmr.ts'

describe('comparing', () => {
  test.each([
    ['a double’s error is no difference', 0.1 + 0.2, 0.3, 0.3, false],
    ['the smallest stored step is one', 0.300001, 0.3, 0.3, true],
    ['an error grows with the numbers around', 1e9 + 1e-4, 1e9, 1e9, false],
    ['a step above the error of large numbers', 1e9 + 0.01, 1e9, 1e9, true],
    ['equal numbers of no size', 0, 0, 0, false],
  ])('%s', (_, a, b, size, expected) => {
    expect(isGreater(a, b, size)).toBe(expected)
  })

  test('a point that is off its centre by an error of adding is on it', () => {
    const sum = 0.1 + 0.2
    expect(labelPoints([sum], 0.3, [0])).toEqual(['common_cause'])
    expect(labelPoints([-sum], -0.3, [0])).toEqual(['common_cause'])
    expect(labelPoints([0.3 + 1e-6], 0.3, [0])).toEqual(['above_upper'])
  })

  test('a large neighbour is reckoned with, a missing one is not', () => {
    const steps = [1e9, 1e9 + 1e-4, 1e9 + 2e-4, 1e9 + 3e-4, 1e9 + 4e-4, 1e9 + 5e-4, 1e9 + 6e-4]
    expect(new Set(labelPoints(steps, 1e9, steps.map(() => Infinity)))).toEqual(
      new Set(['common_cause']),
    ) // prettier-ignore
  })
})

describe('what is no number', () => {
  test.each([Number.NaN, Infinity, -Infinity])('%d is refused by every chart', (value) => {
    expect(() => xmr([1, value, 2], { better: 'up' })).toThrow(RangeError)
    expect(() => runChart([1, value, 2])).toThrow(RangeError)
    for (const chart of [pChart, pPrimeChart]) {
      expect(() => chart([{ numerator: value, denominator: 10 }])).toThrow(RangeError)
      expect(() => chart([{ numerator: 1, denominator: value }])).toThrow(RangeError)
    }
  })

  test.each([
    [-1, 10],
    [11, 10],
    [1, 0],
  ])('%d of %d is refused as a share', (numerator, denominator) => {
    expect(() => pChart([{ numerator, denominator }])).toThrow(/is not a share/)
    expect(() => pPrimeChart([{ numerator, denominator }])).toThrow(/is not a share/)
  })

  test.each([
    [0, 10],
    [10, 10],
    [0, 0],
  ])('%d of %d is a share', (numerator, denominator) => {
    expect(pChart([{ numerator, denominator }]).lower).toHaveLength(1)
  })
})

describe('scores', () => {
  test('are taken from the share of all, each by its own deviation', () => {
    // 30 of 100 with 1 of 25: the share of all is 31 of 125, and 0.248 × 0.752 its variance of one.
    const scores = scoresOf([
      { numerator: 30, denominator: 100 },
      { numerator: 1, denominator: 25 },
      { numerator: 0, denominator: 0 },
    ])
    const one = Math.sqrt(0.248 * 0.752)
    expect(scores[0]).toBeCloseTo((0.3 - 0.248) / (one / 10), 12)
    expect(scores[1]).toBeCloseTo((0.04 - 0.248) / (one / 5), 12)
    expect(scores[2]).toBeNull()
  })

  test('none can be where every share is 0 or 1', () => {
    expect(scoresOf([{ numerator: 4, denominator: 4 }])).toEqual([null])
  })

  test('widen limits no further than 0 and 1', () => {
    const swinging = [99, 90, 99, 90].map((numerator) => ({ numerator, denominator: 100 }))
    const { lower, upper } = pPrimeChart(swinging)
    expect(upper).toEqual([1, 1, 1, 1])
    expect(lower[0]).toBeGreaterThan(0)
  })

  test('where nothing is counted of some, those have the whole range', () => {
    const none = [
      { numerator: 0, denominator: 9 },
      { numerator: 0, denominator: 0 },
    ]
    expect(pChart(none)).toMatchObject({ lower: [0, 0], upper: [0, 1] })
  })
})
