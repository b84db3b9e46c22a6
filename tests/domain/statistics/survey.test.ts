import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { normalWidth } from '../../../domain/statistics/normal.ts'
import type { Interval } from '../../../domain/statistics/survey.ts'
import {
  certainBounds,
  favourableOptions,
  marginOfError,
  meanAnswer,
  newcombe,
  percentFavourable,
  poolFavourable,
  responseRate,
  wilson,
} from '../../../domain/statistics/survey.ts'

/** x of n, with n from 1 to 500. */
const answers = fc
  .integer({ min: 1, max: 500 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

describe('the normal distribution', () => {
  test.each([
    [1e-6, 0.00000125331413736],
    [0.5, 0.674489750196082],
    [0.8, 1.2815515655446],
    [0.849, 1.4360082279441817],
    [0.851, 1.4430726743709006],
    [0.9, 1.64485362695147],
    [0.95, 1.95996398454005],
    [0.99, 2.5758293035489],
    [0.999, 3.2905267314919],
    [1 - 1e-12, 7.1305],
  ])('holds %d of itself within %d deviations', (confidence, width) => {
    const places = confidence > 0.9999 ? 3 : 9
    expect(normalWidth(confidence)).toBeCloseTo(width, places)
  })

  test('is wider the more it must hold, across the borders of its approximations', () => {
    const [close, closer] = [1 - 2.8e-11, 1 - 2.7e-11].map(normalWidth)
    expect(closer).toBeGreaterThan(close ?? 0)
    expect((closer ?? 0) - (close ?? 0)).toBeLessThan(0.01)
  })

  test.each([0, 1, -0.5, 1.5, NaN])('has no width for %d', (confidence) => {
    expect(() => normalWidth(confidence)).toThrow(RangeError)
  })
})

describe('favourable answers', () => {
  test.each([
    [2, 1],
    [3, 1],
    [4, 2],
    [5, 2],
    [6, 3],
    [7, 3],
    [10, 5],
    [11, 5],
  ])('of %d options are the top %d', (options, top) => {
    expect(favourableOptions(options)).toBe(top)
    const counts = Array.from({ length: options }, () => 1)
    expect(percentFavourable(counts)).toEqual({
      favourable: top,
      valid: options,
      percent: (100 * top) / options,
    })
  })

  test('keep the middle in the denominator and “not applicable” out of it', () => {
    const counts = [3, 7, 20, 15, 5]
    expect(percentFavourable(counts, { notApplicable: 12 })).toEqual({
      favourable: 20,
      valid: 50,
      percent: 40,
    })
  })

  test('of a reversed question are its lowest options', () => {
    const counts = [3, 7, 20, 15, 5]
    expect(percentFavourable(counts, { reversed: true }).favourable).toBe(10)
    expect(percentFavourable(counts, { reversed: false }).favourable).toBe(20)
  })

  test('are the same after turning both the counts and the question round', () => {
    const counts = fc.array(fc.nat(200), { minLength: 2, maxLength: 11 })
    fc.assert(
      fc.property(counts, (lowestFirst) => {
        expect(percentFavourable(lowestFirst.toReversed(), { reversed: true })).toEqual(
          percentFavourable(lowestFirst),
        )
      }),
    )
  })

  test('may come counted, with “not applicable” among all answers', () => {
    expect(percentFavourable({ favourable: 30, answers: 50, notApplicable: 10 })).toEqual({
      favourable: 30,
      valid: 40,
      percent: 75,
    })
    expect(percentFavourable({ favourable: 30, answers: 50 }).percent).toBe(60)
  })

  test('are no percentage when nobody gave a valid answer', () => {
    expect(percentFavourable([0, 0, 0, 0, 0], { notApplicable: 8 }).percent).toBeNull()
    expect(percentFavourable({ favourable: 0, answers: 8, notApplicable: 8 }).percent).toBeNull()
  })

  test('of a topic pool the counts and never the percentages', () => {
    const questions = [percentFavourable([0, 0, 0, 0, 10]), percentFavourable([90, 0, 0, 0, 0])]
    expect(poolFavourable(questions)).toEqual({ favourable: 10, valid: 100, percent: 10 })
    expect(poolFavourable([]).percent).toBeNull()
  })

  test.each([
    ['one option', () => percentFavourable([4])],
    ['no option', () => percentFavourable([])],
    ['half an answer', () => percentFavourable([1.5, 2])],
    ['half a favourable one', () => percentFavourable({ favourable: 1.5, answers: 3 })],
    ['half an option', () => favourableOptions(2.5)],
    ['less than no answer', () => percentFavourable([3, -1])],
    ['less than none not applicable', () => percentFavourable([3, 1], { notApplicable: -1 })],
    ['more favourable than answers', () => percentFavourable({ favourable: 5, answers: 4 })],
    [
      'more not applicable than answers',
      () => percentFavourable({ favourable: 0, answers: 4, notApplicable: 5 }),
    ],
  ])('are not counted from %s', (_, count) => {
    expect(count).toThrow(RangeError)
  })
})

describe('the mean answer', () => {
  test.each<[number[], { low: number; high: number }, number]>([
    [[1, 0, 0, 0, 1], { low: 1, high: 5 }, 3],
    [[0, 0, 0, 0, 4], { low: 1, high: 5 }, 5],
    [[4, 0, 0, 0, 0], { low: 1, high: 5 }, 1],
    [[1, 1, 2], { low: -1, high: 1 }, 0.25],
    [[1, 1], { low: 0, high: 100 }, 50],
  ])('of %j on %o is %d', (counts, scale, mean) => {
    expect(meanAnswer(counts, scale)).toEqual({ mean, valid: counts.reduce((a, b) => a + b) })
    const { low, high } = scale
    expect(meanAnswer(counts, scale, { reversed: true }).mean).toBeCloseTo(low + high - mean, 12)
  })

  test('is none where nobody answered, and refused for what is no scale', () => {
    expect(meanAnswer([0, 0], { low: 1, high: 2 })).toEqual({ mean: null, valid: 0 })
    expect(() => meanAnswer([3], { low: 1, high: 2 })).toThrow(RangeError)
    expect(() => meanAnswer([3, 1], { low: 2, high: 2 })).toThrow(RangeError)
    expect(() => meanAnswer([3, 0.5], { low: 1, high: 2 })).toThrow(RangeError)
  })
})

describe('the response rate', () => {
  test.each([
    [0, 40, 0],
    [10, 40, 0.25],
    [40, 40, 1],
    [0, 0, null],
  ])('of %d of %d is %s', (answered, invited, rate) => {
    expect(responseRate(answered, invited)).toBe(rate)
  })

  test('is refused for more answers than invitations', () => {
    expect(() => responseRate(41, 40)).toThrow(RangeError)
  })
})

describe("Wilson's interval", () => {
  test('reaches neither below nobody nor beyond everyone, and has a width there too', () => {
    const [low, high] = wilson(0, 12)
    expect(low).toBe(0)
    expect(high).toBeCloseTo(0.242494, 6)
    expect(wilson(12, 12)[1]).toBe(1)
    expect(wilson(12, 12)[0]).toBeCloseTo(1 - 0.242494, 6)
  })

  test('holds the share it is of', () => {
    fc.assert(
      fc.property(answers, fc.nat(400), ([x, n], more) => {
        const [low, high] = wilson(x, n, { population: n + more })
        expect(low).toBeLessThanOrEqual(x / n)
        expect(high).toBeGreaterThanOrEqual(x / n)
      }),
    )
  })

  test('is the mirror of the one for the others', () => {
    fc.assert(
      fc.property(answers, ([x, n]) => {
        const [low, high] = wilson(x, n)
        const mirrored = wilson(n - x, n)
        expect(mirrored[0]).toBeCloseTo(1 - high, 12)
        expect(mirrored[1]).toBeCloseTo(1 - low, 12)
      }),
    )
  })

  test('shrinks with more answers and grows with the confidence', () => {
    fc.assert(
      fc.property(answers, ([x, n]) => {
        expect(widthOf(wilson(2 * x, 2 * n))).toBeLessThan(widthOf(wilson(x, n)))
        expect(widthOf(wilson(x, n, { confidence: 0.99 }))).toBeGreaterThan(widthOf(wilson(x, n)))
      }),
    )
  })

  test('shrinks to nothing as the answers become everyone, and is plain for endlessly many', () => {
    fc.assert(
      fc.property(answers, ([x, n]) => {
        expect(wilson(x, n, { population: n })).toEqual([x / n, x / n])
        const few = widthOf(wilson(x, n, { population: n + 10 }))
        const many = widthOf(wilson(x, n, { population: n + 1000 }))
        expect(few).toBeLessThanOrEqual(many)
        expect(many).toBeLessThanOrEqual(widthOf(wilson(x, n)))
        const endless = wilson(x, n, { population: 1e15 })
        expect(endless[0]).toBeCloseTo(wilson(x, n)[0], 9)
        expect(wilson(x, n, { population: Infinity })).toEqual(wilson(x, n))
      }),
    )
  })

  test.each<[string, number, number, object?]>([
    ['more favourable than answers', 5, 4],
    ['less than none', -1, 4],
    ['no answers', 0, 0],
    ['no number', NaN, 4],
    ['endless answers', 1, Infinity],
    ['more answers than people', 3, 40, { population: 39 }],
    ['a confidence of 1', 3, 40, { confidence: 1 }],
  ])('is refused for %s', (_, x, n, o) => {
    expect(() => wilson(x, n, o)).toThrow(RangeError)
  })
})

describe("Newcombe's interval", () => {
  test('holds the change it is of', () => {
    fc.assert(
      fc.property(answers, answers, ([x1, n1], [x2, n2]) => {
        const [low, high] = newcombe(x1, n1, x2, n2)
        const change = x2 / n2 - x1 / n1
        expect(low).toBeLessThanOrEqual(change)
        expect(high).toBeGreaterThanOrEqual(change)
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-12)
        expect(high).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })

  test('turns round with the two cycles', () => {
    fc.assert(
      fc.property(answers, answers, ([x1, n1], [x2, n2]) => {
        const [low, high] = newcombe(x1, n1, x2, n2)
        const [back, forth] = newcombe(x2, n2, x1, n1)
        expect(back).toBeCloseTo(-high, 12)
        expect(forth).toBeCloseTo(-low, 12)
      }),
    )
  })

  test('is for the second share less the first', () => {
    const [low, high] = newcombe(20, 100, 60, 100)
    expect(low).toBeGreaterThan(0.25)
    expect(high).toBeLessThan(0.55)
    expect(widthOf(newcombe(20, 100, 60, 100, { confidence: 0.5 }))).toBeLessThan(high - low)
  })

  test('is refused where one of the two has no answers', () => {
    expect(() => newcombe(0, 0, 1, 2)).toThrow(RangeError)
    expect(() => newcombe(1, 2, 3, 2)).toThrow(RangeError)
  })
})

describe('the margin of error', () => {
  test('is corrected for the people who are left', () => {
    expect(marginOfError(50, 100)).toBeCloseTo(0.0979981992, 9)
    expect(marginOfError(50, 100, 400)).toBeCloseTo(0.0979981992 * Math.sqrt(300 / 399), 9)
    expect(marginOfError(50, 100, 100)).toBe(0)
    expect(marginOfError(1, 1, 1)).toBe(0)
    expect(marginOfError(0, 100)).toBe(0)
    expect(marginOfError(50, 100, undefined, { confidence: 0.99 })).toBeGreaterThan(0.12)
  })

  test('is refused for more answers than people', () => {
    expect(() => marginOfError(50, 100, 99)).toThrow(RangeError)
    expect(() => marginOfError(0, 0)).toThrow(RangeError)
  })
})

describe('the certain bounds', () => {
  test.each([
    [12, 15, 20, [0.6, 0.85]],
    [0, 0, 20, [0, 1]],
    [20, 20, 20, [1, 1]],
    [0, 19, 20, [0, 0.05]],
  ])('of %d of %d among %d are those of every possible answer', (x, n, population, bounds) => {
    expect(certainBounds(x, n, population)).toEqual(bounds)
  })

  test.each([
    [1, 2, 1],
    [3, 2, 4],
    [0, 0, 0],
  ])('of %d of %d among %d are refused', (x, n, population) => {
    expect(() => certainBounds(x, n, population)).toThrow(RangeError)
  })
})

function widthOf([low, high]: Interval): number {
  return high - low
}
