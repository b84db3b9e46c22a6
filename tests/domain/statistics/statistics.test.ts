import { array, assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'

import { clippedSentence, clipLimits } from '../../../domain/statistics/bounds.ts'
import type { YearOfMetric } from '../../../domain/statistics/points.ts'
import type { StatisticsInput } from '../../../domain/statistics/statistics.ts'
import { statisticsOf } from '../../../domain/statistics/statistics.ts'
import { chartFor } from '../../../domain/statistics/which-chart.ts'
import { day, rateOf } from '../../support/metrics.ts'
import { monthly, WALK } from '../../support/months.ts'

function made(values: readonly number[], more: Partial<StatisticsInput> = {}) {
  return statisticsOf({ years: monthly(values), today: day('2023-07-01'), borders: [], ...more })
}

describe('what is drawn', () => {
  test('below 5 points is no line, from 5 the median, from 13 the mean with limits', () => {
    const line = (count: number) => {
      const { segments, points } = made(WALK.slice(0, count))
      return [segments[0]?.line, points.filter(({ upper }) => upper !== null).length]
    }
    expect(line(4)).toEqual([null, 0])
    expect(line(5)).toEqual(['median', 0])
    expect(line(12)).toEqual(['median', 0])
    expect(line(13)).toEqual(['mean', 24])
    expect(made(WALK.slice(0, 12)).points.every(({ label }) => label === null)).toBe(true)
    expect(made(WALK.slice(0, 13)).points.map(({ label }) => label)).toEqual([
      ...Array.from({ length: 13 }, () => 'common_cause'),
      ...Array.from({ length: 11 }, () => null),
    ])
  })

  test('runs are told from 10 points', () => {
    expect(made(WALK.slice(0, 9)).runs).toBeNull()
    expect(made(WALK.slice(0, 10)).runs?.useful).toBe(10)
  })

  test('icons only where limits are', () => {
    const [fewer, enough] = [12, 13].map((count) => monthly(WALK.slice(0, count), { target: 50 }))
    expect(made([], { years: fewer ?? [] })).toMatchObject({ variation: null, assurance: null })
    expect(made([], { years: enough ?? [] })).toMatchObject({
      variation: 'common_cause',
      assurance: 'fail',
    })
  })

  test('the whole year’s target is no target of a month’s own count', () => {
    const years = monthly(WALK, { target: 500, accumulates: true })
    const { assurance, sentences } = made([], { years })
    expect(assurance).toBeNull()
    expect(sentences.join(' ')).not.toContain('target')
  })

  test('a count has no limit below 0, and it is said', () => {
    const { points, sentences } = made(WALK)
    expect(points[0]?.lower).toBe(0)
    expect(sentences).toContain('The lower limit would be below 0; it is drawn there.')
  })

  test('the same month of the year before is compared, within a segment', () => {
    expect(made(WALK).sentences).toContain('4 less than in Jun 2022 (8).')
    const borders = [{ on: day('2022-09-01'), label: 'New form' }]
    expect(made(WALK, { borders }).sentences.join(' ')).not.toContain('Jun 2022')
  })

  test('hidden points count for nothing, and it is said how many there are', () => {
    const names = ['Nov 2021', 'Mar 2023']
    const [shown, other] = [WALK, WALK.map((value, at) => (at === 4 || at === 20 ? 900 : value))]
    const [one, same] = [shown, other].map((values) => made([], { years: hiding(values, names) }))
    expect(one).toEqual(same)
    expect(one).toMatchObject({ heldBack: 2, count: 22 })
    expect(one?.points.map(({ gap }) => gap).filter(Boolean)).toEqual(['suppressed', 'suppressed'])
    expect(one?.sentences[0]).toBe('4 in Jun 2023.')
    expect(one?.sentences.at(-1)).toBe(
      '2 periods with a number are not shown, so that no small group can be worked out; ' +
        'everything drawn and said here is made of the 22 shown.',
    )
    expect(made(WALK)).toMatchObject({ heldBack: 0 })
    expect(made(WALK).sentences.join(' ')).not.toContain('shown')
  })

  test('of nothing but hidden points nothing is said to be missing', () => {
    const all = made([], { years: hiding([4, 5], ['Jul 2021', 'Aug 2021']) })
    expect(all).toMatchObject({ heldBack: 2, count: 0, next: '' })
    expect(all.sentences).toEqual(['No period is shown, so that no small group can be worked out.'])
  })

  test('a metric without any point is silent', () => {
    expect(made([])).toMatchObject({ points: [], segments: [], count: 0, level: 'nothing' })
  })
})

function hiding(values: readonly number[], names: readonly string[]): YearOfMetric[] {
  return monthly(values).map((year) => ({ ...year, isHidden: ({ name }) => names.includes(name) }))
}

function cutAt(on: string) {
  return made(WALK, { borders: [{ on: day(on), label: 'New form' }] })
}

describe('borders', () => {
  test.each([
    ['2022-08-31', 13],
    ['2022-08-01', 13],
    ['2022-09-01', 14],
  ])('%s begins a segment at the first period that ends on or after it', (on, from) => {
    const { segments } = cutAt(on)
    expect(segments.map((segment) => segment.from)).toEqual([0, from])
    expect(segments[1]?.begins).toEqual([{ on, label: 'New form' }])
    expect(segments[0]?.begins).toEqual([])
  })

  test('the last segment is spoken of, the others keep their limits', () => {
    const { segments, count, next, points, variation } = cutAt('2022-08-31')
    expect(segments.map(({ drawn, trial, why }) => [drawn, trial, why])).toEqual([
      [true, true, null],
      [false, false, 'Limits need 13 points; there are 11 points.'],
    ])
    expect(count).toBe(11)
    expect(next).toContain('11 points since “New form”')
    expect(variation).toBeNull()
    expect([points[12]?.label, points[13]?.label]).toEqual(['common_cause', null])
  })

  test('before the first point and after the last begin nothing', () => {
    expect(cutAt('2021-07-01').segments).toMatchObject([{ from: 0, begins: [] }])
    expect(cutAt('2023-07-01').segments).toHaveLength(1)
  })

  test('two in one period begin one segment', () => {
    const borders = [
      { on: day('2022-08-02'), label: 'one' },
      { on: day('2022-08-30'), label: 'two' },
    ]
    expect(made(WALK, { borders }).segments[1]?.begins).toEqual(borders)
  })

  test('one more changes no label before it', () => {
    const months = integer({ min: 1, max: 23 })
    assert(
      property(
        array(integer({ min: 0, max: 30 }), { minLength: 24, maxLength: 24 }),
        months,
        months,
        (values, a, b) => {
          const [first, second] = [Math.min(a, b), Math.max(a, b)]
          const border = (month: number) => ({
            on: made(values).points[month]?.endsOn ?? day('2023-06-30'),
            label: `${month}`,
          })
          const one = made(values, { borders: [border(first)] })
          const two = made(values, { borders: [border(first), border(second)] })
          expect(two.points.slice(0, first)).toEqual(one.points.slice(0, first))
        },
      ),
    )
  })
})

function shares(...pairs: [number, number][]) {
  return pairs.map(([numerator, denominator]) => ({ numerator, denominator }))
}

describe('which chart', () => {
  test.each([
    ['five expected on either side', shares([5, 10], [5, 10]), 'p'],
    ['fewer than five', shares([4, 9], [5, 9]), 'xmr'],
    ['fewer than five that did not', shares([46, 50], [46, 50]), 'xmr'],
    ['exactly half of the points', shares([5, 10], [2, 4]), 'xmr'],
    ['most denominators from a thousand on', shares([500, 1000], [500, 1000], [5, 10]), 'p_prime'],
    ['denominators below a thousand', shares([500, 999], [500, 999]), 'p'],
    ['half of them in the thousands', shares([500, 1000], [500, 999]), 'p'],
    ['more than one each', shares([50, 100], [120, 100]), 'xmr'],
    ['nothing counted', [{ numerator: null, denominator: null }], 'xmr'],
  ] as const)('%s', (_, points, chart) => {
    expect(chartFor('rate', points)).toBe(chart)
  })

  test('only a rate has a chart of shares', () => {
    expect(chartFor('yes_no', shares([50, 100], [60, 100]))).toBe('xmr')
  })

  test('a rate is judged by its own denominators, in its unit', () => {
    const values = [...WALK.map((value) => 45 + value), 95]
    const years = monthly(values.slice(1), { ...rateOf(), cadence: 'monthly', target: 20 })
    const { chart, points, segments, variation, assurance, sentences } = made([], { years })
    expect(chart).toBe('p')
    const centre = segments[0]?.centre ?? 0
    const reach = 3 * Math.sqrt((centre / 100) * (1 - centre / 100)) * 10
    expect(points[0]?.upper).toBeCloseTo(centre + reach, 9)
    expect(points[0]?.lower).toBeCloseTo(centre - reach, 9)
    expect(points.at(-1)?.label).toBe('above_upper')
    expect([variation, assurance]).toEqual(['improvement_high', 'pass'])
    expect(sentences.join(' ')).toContain('above the upper limit')
  })
})

describe('clipping', () => {
  const percent = { least: 0, most: 100 }
  test.each([
    [
      { lower: -1, upper: 50 },
      [0, 50],
      'The lower limit would be below 0\u202F%; it is drawn there.',
    ],
    [
      { lower: 50, upper: 101 },
      [50, 100],
      'The upper limit would be above 100\u202F%; it is drawn there.',
    ],
    [{ lower: -1, upper: 101 }, [0, 100], 'No limit is drawn below 0\u202F% or above 100\u202F%.'],
    [{ lower: 0, upper: 100 }, [0, 100], ''],
  ])('%j', (limits, [lower, upper], sentence) => {
    const clipped = clipLimits(limits, percent)
    expect([clipped.lower, clipped.upper]).toEqual([lower, upper])
    expect(clippedSentence(clipped, percent, '%')).toBe(sentence)
  })
})
