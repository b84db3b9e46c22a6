import { assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'

import { criticalValues, runChart, runsAround } from '../../../domain/statistics/run-chart.ts'

/** One point, and so many above it. */
function run(count: number): number[] {
  return [1, ...Array.from({ length: count }, () => 5)]
}

const ALTERNATING = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2]

describe('runChart', () => {
  test('points on the median drop out and do not end a run', () => {
    const chart = runChart([1, 1, 2, 1, 3, 2, 3, 3, 2])
    expect(chart).toMatchObject({ median: 2, useful: 6, longest: 3, crossings: 1 })
  })

  test('missing points drop out as well', () => {
    expect(runChart([1, null, 1, 3, null, 3])).toMatchObject({
      useful: 4,
      longest: 2,
      crossings: 1,
    })
  })

  test('the median is of the baseline points only, missing ones counted', () => {
    expect(runChart([1, null, 2, 9, 9, 9], { baseline: 3 }).median).toBe(1.5)
    expect(runChart([1, 2, 9, 9, 9]).median).toBe(9)
  })

  test('a long run of fewer than ten points is no signal', () => {
    expect(runChart(run(8), { baseline: 1 })).toMatchObject({
      longest: 8,
      longestMax: 6,
      signal: false,
    })
    expect(runChart(run(9), { baseline: 1 }).signal).toBe(true)
  })

  test('a crossing between the first two points counts', () => {
    expect(runChart([1, 9, 9, 1])).toMatchObject({ crossings: 2, longest: 2 })
    expect(runsAround([1, 9], 5)).toMatchObject({ crossings: 1, longest: 1 })
  })

  test('nothing to go by is null, not 0', () => {
    const nothing = {
      useful: 0,
      longest: null,
      longestMax: null,
      crossings: null,
      crossingsMin: null,
    }
    expect(runChart([])).toEqual({ median: null, ...nothing, signal: false })
    expect(runChart([null])).toEqual({ median: null, ...nothing, signal: false })
    expect(runChart([4, 4, 4])).toEqual({ median: 4, ...nothing, signal: false })
  })

  test.each<[string, number[], boolean]>([
    ['ten that alternate', ALTERNATING, false],
    ['ten in two halves', [1, 1, 1, 1, 1, 2, 2, 2, 2, 2], true],
    ['nine in two halves', [1, 1, 1, 1, 1.5, 2, 2, 2, 2], false],
    ['two crossings of ten', [1, 1, 1, 2, 2, 2, 2, 2, 1, 1], false],
  ])('%s', (_, values, signal) => {
    expect(runChart(values).signal).toBe(signal)
  })

  test.each([
    [6, false],
    [7, true],
  ])('a run of %d in eleven', (length, signal) => {
    const values = [
      ...Array.from({ length }, () => 1),
      ...Array.from({ length: 11 - length }, (_, at) => (at % 2 === 0 ? -1 : 1)),
    ]
    const { longest, longestMax, ...rest } = runsAround(values, 0)
    expect([longest, longestMax, rest.signal]).toEqual([length, 6, signal])
  })
})

describe('criticalValues', () => {
  test.each([
    [1, 3, 0],
    [2, 4, 0],
    [5, 5, 0],
    [6, 6, 1],
    [10, 6, 2],
    [13, 7, 3],
    [22, 7, 7],
    [23, 8, 7],
    [60, 9, 23],
    [100, 10, 41],
    [3000, 15, 1454],
  ])('of %d points', (useful, longestMax, crossingsMin) => {
    expect(criticalValues(useful)).toEqual({ longestMax, crossingsMin })
  })

  test('at most 5 % of all fair throws have fewer crossings', () => {
    assert(
      property(integer({ min: 2, max: 40 }), (useful) => {
        const { crossingsMin } = criticalValues(useful)
        expect(shareUpTo(crossingsMin - 1, useful - 1)).toBeLessThan(0.05)
        expect(shareUpTo(crossingsMin, useful - 1)).toBeGreaterThanOrEqual(0.05)
      }),
    )
  })
})

/** By Pascal's triangle, another way than the rule's. */
function shareUpTo(heads: number, throws: number): number {
  let row = [1]
  for (let at = 0; at < throws; at += 1) {
    row = [0, ...row].map((left, place) => (left + (row[place] ?? 0)) / 2)
  }
  return row.slice(0, heads + 1).reduce((sum, share) => sum + share, 0)
}
