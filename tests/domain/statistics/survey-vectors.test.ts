import { existsSync, readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import {
  marginOfError,
  newcombe,
  percentFavourable,
  responseRate,
  wilson,
} from '../../../domain/statistics/survey.ts'

/** Published figures, kept beside the repository and never in it. */
const FOLDER = new URL('../../../../shared/vectors/survey/', import.meta.url)
const present = existsSync(FOLDER)
if (!present) console.log('skipped: the published survey figures are not beside this repository')

interface Vector {
  input: Record<string, never>[]
  expected: Record<string, never>
  tolerance: { abs: number }
}

describe.skipIf(!present)('published figures', () => {
  test('percent favourable leaves “not applicable” out', () => {
    const { input, expected } = read('srv-01-percent-favourable-edurio')
    const [counts = {}] = input
    const answers = Number(counts['all_answers'])
    const [top1, top2] = [Number(counts['top1']), Number(counts['top2'])]
    const notApplicable = Number(counts['not_applicable'])
    const found = percentFavourable({ favourable: top1 + top2, answers, notApplicable })
    expect(found).toMatchObject({ favourable: expected['favourable'], valid: expected['valid'] })
    expect(found.percent).toBeCloseTo(Number(expected['percent']), 9)
    expect(percentFavourable([0, 0, answers - notApplicable - top1 - top2, top2, top1])).toEqual(
      found,
    )
  })

  test('Wilson’s intervals are Newcombe’s table', () => {
    const { input, expected, tolerance } = read('srv-04-wilson-newcombe')
    input.forEach(({ x, n }, at) => {
      expect(
        gap(wilson(Number(x), Number(n)), Reflect.get(expected, 'interval')[at]),
      ).toBeLessThanOrEqual(tolerance.abs)
    })
  })

  test('Wilson’s intervals with and without a finite population', () => {
    const { input, expected, tolerance } = read('srv-08-wilson-with-and-without-fpc')
    input.forEach(({ x, n, N }, at) => {
      const [corrected, plain] = [expected['interval_fpc'], expected['interval_infinite']]
      expect(
        gap(wilson(Number(x), Number(n), { population: Number(N) }), corrected?.[at]),
      ).toBeLessThanOrEqual(tolerance.abs)
      expect(gap(wilson(Number(x), Number(n)), plain?.[at])).toBeLessThanOrEqual(tolerance.abs)
    })
  })

  test('the margin of error', () => {
    const { input, expected, tolerance } = read('srv-10-margin-of-error-fpc')
    const [{ p, n, N } = {}] = input
    const margin = marginOfError(Number(p) * Number(n), Number(n), Number(N))
    expect(gap([margin], [expected['margin']])).toBeLessThanOrEqual(tolerance.abs)
  })

  test('Newcombe’s difference', () => {
    const { input, expected, tolerance } = read('srv-13-newcombe-difference')
    const [{ previous, current } = {}] = input
    const [before, after] = [Object(previous), Object(current)]
    const interval = newcombe(before.x, before.n, after.x, after.n)
    expect(gap(interval, expected['interval'])).toBeLessThanOrEqual(tolerance.abs)
  })

  test('response rates', () => {
    const { input, expected } = read('srv-17-response-rate-and-gates')
    const rates = input.map(({ invited, valid }) => responseRate(Number(valid), Number(invited)))
    expect(rates.map((rate) => (rate === null ? null : 100 * rate))).toEqual(
      expected['response_rate_percent'],
    )
  })
})

function read(name: string): Vector {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'))
}

/** How far apart the two lists are where they are farthest; NaN where they do not match. */
function gap(found: readonly number[], expected: unknown): number {
  const numbers = Array.isArray(expected) ? expected.map(Number) : []
  if (numbers.length !== found.length) return NaN
  return Math.max(...found.map((value, at) => Math.abs(value - (numbers[at] ?? NaN))))
}
