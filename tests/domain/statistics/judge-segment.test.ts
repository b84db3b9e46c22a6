import { describe, expect, test } from 'vitest'

import { judgeSegment } from '../../../domain/statistics/judge-segment.ts'
import type { Point } from '../../../domain/statistics/points.ts'
import { day, rateOf } from '../../support/metrics.ts'

function point(numerator: number | null, denominator: number | null): Point {
  const isTold = numerator !== null && denominator !== null
  return {
    name: 'one',
    startsOn: day('2022-08-01'),
    endsOn: day('2022-08-31'),
    value: isTold ? (100 * numerator) / denominator : null,
    numerator,
    denominator,
    gap: isTold ? null : 'suppressed',
    missing: null,
    have: 1,
    expected: 1,
  }
}

describe('a segment of shares', () => {
  test('has the centre of what is told, and no limits where nothing is', () => {
    const told = [point(50, 100), point(50, 100)]
    const { mean, limits } = judgeSegment('p', rateOf(), [...told, point(null, 400)], null)
    expect(mean).toBe(50)
    expect(limits[0]).toMatchObject({ lower: 35, upper: 65 })
    expect(limits[2]).toBeNull()
    expect(judgeSegment('p', rateOf(), [point(null, null), ...told], null).mean).toBe(50)
  })

  test('without any share has neither centre nor limits', () => {
    const { mean, limits, lower, upper, variation } = judgeSegment(
      'p_prime',
      rateOf(),
      [point(null, null)],
      null,
    )
    expect({ mean, limits, lower, upper, variation }).toEqual({
      mean: null,
      limits: [null],
      lower: null,
      upper: null,
      variation: null,
    })
  })
})
