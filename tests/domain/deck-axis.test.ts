import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { axisOf } from '../../domain/packet/deck-axis.ts'

describe('the scale of a small chart', () => {
  test.each([
    [[0, 60], Infinity, { min: 0, max: 60, step: 20 }],
    [[60, 100], Infinity, { min: 0, max: 100, step: 50 }],
    [[61, 100], Infinity, { min: 60, max: 100, step: 10 }],
    [[88, 84, 85], 100, { min: 70, max: 100, step: 10 }],
    [[100, 100], 100, { min: 80, max: 100, step: 10 }],
    [[4.32, 4.05, 4.2], Infinity, { min: 3.5, max: 5, step: 0.5 }],
    [[-12.25, 3], Infinity, { min: -15, max: 5, step: 5 }],
    [[0, 0], Infinity, { min: 0, max: 1, step: 1 }],
    [[-5e-324], Infinity, { min: 0, max: 1, step: 1 }],
  ])('of %j goes by round steps', (numbers, ceiling, expected) => {
    expect(axisOf(numbers, ceiling)).toEqual(expected)
  })

  test('holds every number, and spans at least a quarter of the highest', () => {
    const number = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((one) => one + 0)
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 12 }), (numbers) => {
        const { min, max, step } = axisOf(numbers)
        const size = Math.max(...numbers.map(Math.abs))
        const slack = Math.max(size * 1e-8, 1e-9)
        expect(min).toBeLessThanOrEqual(Math.min(...numbers) + slack)
        expect(max).toBeGreaterThanOrEqual(Math.max(...numbers) - slack)
        expect(max - min).toBeGreaterThanOrEqual(size * 0.249)
        expect((max - min) / step).toBeLessThan(7)
      }),
    )
  })
})
