import { describe, expect, test } from 'vitest'

import type { LimitPoint } from '../../../domain/statistics/explain-limits.ts'
import { explainLimits } from '../../../domain/statistics/explain-limits.ts'
import { metricOf, rateOf } from '../../support/metrics.ts'

const RATE = rateOf()

describe('the limits of single values', () => {
  test('of none are none', () => {
    expect(explainLimits('xmr', metricOf(), [])).toBeUndefined()
    expect(explainLimits('xmr', metricOf(), [valueOf(null)])).toBeUndefined()
  })

  test('of one are the value itself, since it has no neighbour', () => {
    const found = explainLimits('xmr', metricOf(), [valueOf(4)])
    expect(found).toMatchObject({ mean: 4, reach: 0 })
    expect(formulas(found)).toEqual([
      'Mean: 4 ÷ 1 value = 4',
      'Mean step between neighbours: There are no neighbours, so it is 0',
      'Upper limit: 4 + 2.66 × 0 = 4',
      'Lower limit: 4 − 2.66 × 0 = 4',
    ])
  })

  test('beyond what is possible say where they are drawn', () => {
    const found = explainLimits('xmr', metricOf(), [1, 3, 1, 3].map(valueOf))
    expect(formulas(found)).toEqual([
      'Mean: 8 ÷ 4 values = 2',
      'Mean step between neighbours: 6 ÷ 3 steps = 2',
      'Upper limit: 2 + 2.66 × 2 = 7.32',
      'Lower limit: 2 − 2.66 × 2 = −3.32; drawn at 0, the least it can be',
    ])
  })
})

describe('the limits of shares', () => {
  test('of nothing are none', () => {
    expect(explainLimits('p', RATE, [])).toBeUndefined()
    expect(explainLimits('p', RATE, [shareOf(null, null)])).toBeUndefined()
  })

  test('are those of the last point with a value', () => {
    const points = [shareOf(5, 10, 'Oct'), shareOf(50, 100, 'Nov'), shareOf(null, null, 'Dec')]
    const found = explainLimits('p', RATE, points)
    expect(found?.mean).toBe(50)
    expect(found?.reach).toBeCloseTo(15)
    expect(formulas(found)).toEqual([
      'Share of all: 55 ÷ 110 = 0.5',
      'Mean: 0.5 × 100 = 50 %',
      'Upper limit of Nov: (0.5 + 3 × √(0.5 × 0.5 ÷ 100)) × 100 = 65 %',
      'Lower limit of Nov: (0.5 − 3 × √(0.5 × 0.5 ÷ 100)) × 100 = 35 %',
    ])
  })

  test('of a share that is no percent are not multiplied', () => {
    const found = explainLimits('p', rateOf({ rateBase: 1, unit: '' }), [shareOf(2, 4, 'Oct')])
    expect(formulas(found)).toEqual([
      'Share of all: 2 ÷ 4 = 0.5',
      'Upper limit of Oct: (0.5 + 3 × √(0.5 × 0.5 ÷ 4)) = 1.25; drawn at 1, the most it can be',
      'Lower limit of Oct: (0.5 − 3 × √(0.5 × 0.5 ÷ 4)) = −0.25; drawn at 0, the least it can be',
    ])
  })

  test('are widened by how much the shares differ beyond chance', () => {
    const points = [shareOf(400, 1000, 'Oct'), shareOf(600, 1000, 'Nov')]
    const found = explainLimits('p_prime', RATE, points)
    expect(formulas(found).map((one) => one.split(': ')[0])).toEqual([
      'Share of all',
      'Mean',
      'Mean step between neighbours, each share in its own standard deviations',
      'Widened by',
      'Upper limit of Nov',
      'Lower limit of Nov',
    ])
    expect(formulas(found)[3]).toBe('Widened by: 12.6491 ÷ 1.128 = 11.2138')
    expect(formulas(found)[4]).toBe(
      'Upper limit of Nov: (0.5 + 3 × √(0.5 × 0.5 ÷ 1,000) × 11.2138) × 100 = 103.19 %; drawn at 100 %, the most it can be',
    )
  })

  test('of one share are not widened', () => {
    expect(formulas(explainLimits('p_prime', RATE, [shareOf(50, 100, 'Oct')]))).toEqual([
      'Share of all: 50 ÷ 100 = 0.5',
      'Mean: 0.5 × 100 = 50 %',
      'Upper limit of Oct: (0.5 + 3 × √(0.5 × 0.5 ÷ 100) × 1) × 100 = 65 %',
      'Lower limit of Oct: (0.5 − 3 × √(0.5 × 0.5 ÷ 100) × 1) × 100 = 35 %',
    ])
  })
})

function valueOf(value: number | null): LimitPoint {
  return { name: '', value, numerator: null, denominator: null }
}

function shareOf(numerator: number | null, denominator: number | null, name = ''): LimitPoint {
  const value = numerator === null ? null : (100 * numerator) / (denominator ?? 1)
  return { name, value, numerator, denominator }
}

function formulas(found: ReturnType<typeof explainLimits>): string[] {
  return (found?.calculations ?? []).map(({ name, formula }) =>
    `${name}: ${formula}`.replaceAll('\u202F', ' '),
  )
}
