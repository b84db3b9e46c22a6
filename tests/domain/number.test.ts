import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { checkNumber, roundToSixPlaces, sumExactly } from '../../domain/number.ts'

/** Millionths, so that every number is one that may be stored. */
const storable = fc
  .bigInt({ min: -9_000_000_000_000_000n, max: 9_000_000_000_000_000n })
  .map((millionths) => Number(millionths) / 1e6)
const smaller = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }).map((n) => n / 1e6)

describe('checkNumber', () => {
  test.each([0, 0.1, -0.3, 61.5, 0.000001, -0.000001, 9e9, -9e9])(
    'accepts %d as it is',
    (value) => {
      expect(checkNumber(value)).toEqual({ ok: true, value })
    },
  )

  test.each([
    [Number.NaN, 'not_a_number'],
    [Number.POSITIVE_INFINITY, 'not_a_number'],
    [Number.NEGATIVE_INFINITY, 'not_a_number'],
    [9_000_000_000.000_002, 'number_too_large'],
    [-9_000_000_001, 'number_too_large'],
    [0.0000001, 'too_many_places'],
    [1 / 3, 'too_many_places'],
    [0.1 + 0.2, 'too_many_places'],
  ])('refuses %d as %s', (value, error) => {
    expect(checkNumber(value)).toEqual({ ok: false, error })
  })

  test('makes −0 to 0', () => {
    expect(checkNumber(-0)).toEqual({ ok: true, value: 0 })
  })

  test('accepts every number of six places', () => {
    fc.assert(
      fc.property(storable, (value) => {
        expect(checkNumber(value)).toEqual({ ok: true, value: value === 0 ? 0 : value })
      }),
    )
  })
})

describe('roundToSixPlaces', () => {
  test.each([
    [0.1 + 0.2, 0.3],
    [2 / 3, 0.666667],
    [-2 / 3, -0.666667],
    [-0.0000001, 0],
    [9e9, 9e9],
  ])('rounds %d to %d', (value, rounded) => {
    expect(roundToSixPlaces(value)).toBe(rounded)
  })

  test('gives a number that may be stored, and keeps one that may', () => {
    fc.assert(
      fc.property(fc.double({ min: -9e9, max: 9e9, noNaN: true }), (value) => {
        const rounded = roundToSixPlaces(value)
        expect(checkNumber(rounded).ok).toBe(true)
        expect(roundToSixPlaces(rounded)).toBe(rounded)
      }),
    )
  })

  test('survives being written as text and read again', () => {
    fc.assert(
      fc.property(storable, (value) => {
        expect(Number(String(value))).toBe(value)
        expect(roundToSixPlaces(value)).toBe(value === 0 ? 0 : value)
      }),
    )
  })
})

describe('sumExactly', () => {
  test.each<[number[], number]>([
    [[], 0],
    [[-0], 0],
    [[0.1, 0.2], 0.3],
    [[-0.3], -0.3],
    [[-0.1, -0.2], -0.3],
    [[0.1, 0.2, -0.3], 0],
    [[-1.5, 0.25], -1.25],
    [[-0.000001], -0.000001],
    [[9e9, 0.000001, -9e9], 0.000001],
    [[-9e9, -0.000001, 9e9], -0.000001],
    [[9e9, 9e9], 18e9],
    [[-9e9, -9e9, -0.5], -18_000_000_000.5],
    [[1_999_999_999.999_999, 0.000001], 2e9],
    [[2e9, 2e9, 2e9, 0.1], 6_000_000_000.1],
    [Array.from({ length: 1000 }, () => 0.1), 100],
    [Array.from({ length: 20 }, () => 1_999_999_999.5), 39_999_999_990],
  ])('of %j is %d', (values, sum) => {
    expect(sumExactly(values)).toBe(sum)
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('of %d is refused', (value) => {
    expect(() => sumExactly([1, value])).toThrow(RangeError)
  })

  test('is the same in any order', () => {
    fc.assert(
      fc.property(
        fc
          .array(storable)
          .chain((values) =>
            fc.tuple(
              fc.constant(values),
              fc.shuffledSubarray(values, { minLength: values.length }),
            ),
          ),
        ([values, shuffled]) => {
          expect(sumExactly(shuffled)).toBe(sumExactly(values))
        },
      ),
    )
  })

  test('is the sum of the sums of its parts', () => {
    fc.assert(
      fc.property(fc.array(smaller), fc.array(smaller), (some, others) => {
        expect(sumExactly([sumExactly(some), sumExactly(others)])).toBe(
          sumExactly([...some, ...others]),
        )
      }),
    )
  })

  test('agrees with counting in millionths', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e12, max: 1e12 })), (millionths) => {
        const total = millionths.reduce((sum, one) => sum + BigInt(one), 0n)
        expect(sumExactly(millionths.map((one) => one / 1e6))).toBe(Number(total) / 1e6 || 0)
      }),
    )
  })
})

test('a sum that leaves the safe integers on its way comes back exactly', () => {
  const large = 1_999_999_999.000001
  const [five, six] = [Array<number>(5).fill(-large), Array<number>(6).fill(large)]
  expect(sumExactly([...six, ...five])).toBe(large)
  expect(sumExactly([...five, ...six])).toBe(large)
  expect(sumExactly([...six, ...six, ...five, ...five, -large])).toBe(large)
})
