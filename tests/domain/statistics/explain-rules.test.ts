import { describe, expect, test } from 'vitest'

import type { Metric } from '../../../domain/plan.ts'
import { explainSegment } from '../../../domain/statistics/explain-statistics.ts'
import { statisticsOf } from '../../../domain/statistics/statistics.ts'
import { day, metricOf } from '../../support/metrics.ts'
import { monthly, WALK } from '../../support/months.ts'

describe('the rule of a line', () => {
  test.each<[string, number, Partial<Metric>, number, string, string]>([
    ['none', 4, {}, 1, 'Each point is its period’s own value; fewer than 5 have no line', 'docs/decisions, number 8'],
    ['a median', 9, {}, 1, 'Run chart: the median of the points, with the runs and the crossings around it', 'Anhøj and Olesen 2014, as in qicharts2; docs/decisions, number 8'],
    ['a mean', 24, {}, 1, 'XmR chart: the mean of the points, and limits at 2.66 times the mean step between neighbours', 'Wheeler, as in NHSRplotthedots 0.2.2; docs/decisions, number 8'],
    ['a share', 13, { kind: 'rate', unit: '%' }, 1, 'p chart: the share of all points together, and limits of three standard deviations that follow each point’s denominator', 'Shewhart; docs/decisions, number 8'],
    ['a share of thousands', 13, { kind: 'rate', unit: '%' }, 10, 'p′ chart: a p chart whose limits are widened by how much the points really differ', 'Laney 2002; docs/decisions, number 8'],
  ])('%s', (_, count, partial, times, name, source) => {
    const told = explained(count, partial, times)
    expect(told.rule).toEqual({ name, source })
  }) // prettier-ignore

  test('compares neighbours where limits are made of their steps, and nowhere else', () => {
    expect(hasSteps(24)).toBe(true)
    expect(hasSteps(9)).toBe(false)
    expect(hasSteps(13, { kind: 'rate', unit: '%' })).toBe(false)
  })

  test('asks of a range nothing that is asked of a target', () => {
    const target: Partial<Metric> = { direction: 'at_least', target: 4 }
    expect(explained(24, target).assurance).not.toEqual([])
    const range: Partial<Metric> = { direction: 'between', target: 4, targetHigh: 8 }
    expect(explained(24, range).assurance).toEqual([])
  })

  test('asks of a target in the last segment alone', () => {
    const measure = metricOf({ cadence: 'monthly', baseline: null, target: 50 })
    const values = [...WALK.slice(0, 14), ...WALK.slice(0, 10)]
    const borders = [{ on: day('2022-09-01'), label: 'New form' }]
    const years = monthly(values, measure)
    const statistics = statisticsOf({ years, today: day('2023-07-01'), borders })
    const failing = { ...statistics, assurance: 'fail' } as const
    expect(explainSegment(failing, measure, 0).label).not.toEqual([])
    expect(explainSegment(failing, measure, 0).assurance).toEqual([])
  })

  test('asks of the last value with the limits, two thirds of them and the mean put in', () => {
    expect(explained(24, {}).label.map(({ question }) => question)).toEqual([
      'Is 4 outside of the limits, 0 and 12.8',
      'Is it one of seven or more in a row, each higher than the one before, or each lower',
      'Is it one of two, out of three in a row on one side, that are close to a limit: below −0.53 or above 10.1, two thirds of the way',
      'Is it one of seven or more in a row on one side of the mean, 4.79',
    ])
  })

  test('tells the median beside the limits too, since runs are judged around it', () => {
    const names = explained(24, {}).calculations.map(({ name }) => name)
    expect(names).toContain('Median, of the 12th and the 13th of 24 values in order')
  })
})

const OF_240 = [149, 150, 139, 162, 151, 155, 148, 160, 144, 152, 158, 141, 150]

function hasSteps(count: number, partial: Partial<Metric> = {}): boolean {
  return explained(count, partial).used.some(({ step }) => step !== null)
}

/** So many months; shares of so many times 240. */
function explained(count: number, partial: Partial<Metric>, times = 1) {
  const isRate = partial.kind === 'rate'
  const values = isRate ? OF_240.map((top) => times * top) : WALK.slice(0, count)
  const years = monthly(values, partial).map((year) => ({
    ...year,
    observations: year.observations.map((one) =>
      isRate ? { ...one, denominator: times * 240 } : one,
    ),
  }))
  const measure = metricOf({ cadence: 'monthly', target: null, baseline: null, ...partial })
  const statistics = statisticsOf({ years, today: day('2023-07-01'), borders: [] })
  return explainSegment(statistics, measure, 0)
}
