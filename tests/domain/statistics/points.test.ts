import { describe, expect, test } from 'vitest'

import { defaultCycles, schoolYear } from '../../../domain/calendar.ts'
import type { Metric } from '../../../domain/plan.ts'
import type { Period } from '../../../domain/statistics/periods.ts'
import type { YearOfMetric } from '../../../domain/statistics/points.ts'
import { pointsOf } from '../../../domain/statistics/points.ts'
import { day, metricOf, observed } from '../../support/metrics.ts'

type Logged = [on: string, value: number, siteId?: string]

const LATER = day('2024-01-01')

function yearOf(name: string, logged: Logged[], partial: Partial<Metric> = {}): YearOfMetric {
  const year = schoolYear(name)
  return {
    schoolYear: year,
    measure: metricOf(partial),
    cycles: defaultCycles(year),
    observations: logged.map(([observedOn, value, siteId = null]) =>
      observed({ observedOn, value, siteId }),
    ),
  }
}

function told(years: YearOfMetric[], today = LATER) {
  return pointsOf({ years, today }).map(({ name, value, gap }) => [name, gap ?? value])
}

describe('periods', () => {
  test('monthly metrics have calendar months, across years', () => {
    const monthly = { cadence: 'monthly' } as const
    const years = [
      yearOf('2021-22', [['2022-05-31', 3], ['2022-05-01', 1], ['2022-06-30', 5]], monthly),
      yearOf('2022-23', [['2022-07-01', 7], ['2022-09-15', 0]], monthly),
    ] // prettier-ignore
    expect(told(years, day('2022-10-01'))).toEqual([
      ['May 2022', 4],
      ['Jun 2022', 5],
      ['Jul 2022', 7],
      ['Aug 2022', 'no_value'],
      ['Sep 2022', 0],
      ['Oct 2022', 'not_over'],
    ])
  })

  test('others have the cycles', () => {
    const years = [yearOf('2022-23', [['2022-09-30', 3], ['2022-10-01', 4], ['2023-06-30', 1]])] // prettier-ignore
    expect(told(years)).toEqual([
      ['Q1 2022–23', 3],
      ['Q2 2022–23', 4],
      ['Q3 2022–23', 'no_value'],
      ['Q4 2022–23', 1],
    ])
  })

  test('joined where a value is asked for less often', () => {
    const logged: Logged[] = [
      ['2022-09-30', 3],
      ['2022-12-31', 4],
      ['2023-06-30', 1],
    ]
    expect(told([yearOf('2022-23', logged, { cadence: 'twice_a_year' })])).toEqual([
      ['Q1–Q2 2022–23', 7],
      ['Q3–Q4 2022–23', 1],
    ])
    expect(told([yearOf('2022-23', logged, { cadence: 'yearly' })])).toEqual([['Q1–Q4 2022–23', 8]])
  })
})

describe('values', () => {
  test('are the period’s own, never the running total', () => {
    const years = [
      yearOf('2022-23', [['2022-09-01', 3], ['2022-11-01', 4]], { accumulates: true }),
    ] // prettier-ignore
    expect(told(years, day('2023-01-01'))).toEqual([
      ['Q1 2022–23', 3],
      ['Q2 2022–23', 4],
      ['Q3 2022–23', 'not_over'],
    ])
  })

  test('are made by the rule of the kind, with what was divided', () => {
    const measure = metricOf({ kind: 'rate', unit: '%' })
    const observations = [
      observed({ observedOn: '2022-09-01', numerator: 1, denominator: 2 }),
      observed({ observedOn: '2022-09-02', numerator: 3, denominator: 6 }),
      observed({ observedOn: '2022-09-03', numerator: 0, denominator: 2 }),
    ]
    const year = { ...yearOf('2022-23', []), measure, observations }
    expect(pointsOf({ years: [year], today: day('2022-10-01') })[0]).toMatchObject({
      value: 40,
      numerator: 4,
      denominator: 10,
      gap: null,
    })
  })

  test('are over the day after the period', () => {
    const years = [yearOf('2022-23', [['2022-09-30', 3]])]
    expect(told(years, day('2022-09-30'))).toEqual([])
    expect(told(years, day('2022-10-01'))[0]).toEqual(['Q1 2022–23', 3])
  })

  test('of too few places are gaps, from the floor on they are not', () => {
    const sites = ['a', 'b', 'c', 'd', 'e']
    const logged = (count: number) =>
      sites.slice(0, count).map((site): Logged => ['2022-09-01', 1, site])
    const at = (count: number) => told([yearOf('2022-23', logged(count), { siteIds: sites })])[0]
    expect(at(3)).toEqual(['Q1 2022–23', 'incomplete'])
    expect(at(4)).toEqual(['Q1 2022–23', 4])
  })

  test('that cannot be combined are gaps, as are hidden ones, with nothing told of them', () => {
    const years = [
      yearOf('2022-23', [['2022-09-01', 3], ['2022-09-01', 3, 'a'], ['2022-11-01', 4]]),
    ].map((year) => ({ ...year, isHidden: ({ name }: Period) => name === 'Q2 2022–23' })) // prettier-ignore
    const points = pointsOf({ years, today: day('2023-01-01') })
    expect(points.map(({ gap }) => gap)).toEqual(['cannot_combine', 'suppressed', 'not_over'])
    expect(points[1]).toMatchObject({ value: null, numerator: null, denominator: null })
  })

  test('are not called hidden where nobody logged a number', () => {
    const year = yearOf('2022-23', [['2022-08-01', 2]])
    const silent = observed({ observedOn: '2022-11-01', missing: 'not_held' })
    const observations = [...year.observations, silent]
    const points = pointsOf({
      years: [{ ...year, observations, isHidden: () => true }],
      today: day('2023-04-01'),
    })
    expect(points.map(({ gap }) => gap)).toEqual(['suppressed', 'no_value', 'no_value', 'not_over'])
  })

  test('that somebody said there are none of keep the reason', () => {
    const year = yearOf('2022-23', [['2022-08-01', 2]])
    const silent = observed({ observedOn: '2022-11-01', missing: 'not_held' })
    const years = [{ ...year, observations: [...year.observations, silent] }]
    expect(pointsOf({ years, today: day('2023-01-01') })[1]).toMatchObject({
      gap: 'no_value',
      missing: 'not_held',
    })
  })
})

describe('years', () => {
  const earlier = (partial: Partial<Metric>) =>
    yearOf('2021-22', [['2021-09-01', 9]], { unit: 'sessions', ...partial })
  const shown = yearOf('2022-23', [['2022-09-01', 3]], { unit: 'sessions' })
  const first = (before: YearOfMetric) => told([before, shown])[0]

  test.each<[string, Partial<Metric>]>([
    ['another kind', { kind: 'level' }],
    ['another unit', { unit: 'people' }],
    ['values less often', { cadence: 'twice_a_year' }],
  ])('with %s are left out', (_, partial) => {
    expect(first(earlier(partial))).toEqual(['Q1 2022–23', 3])
  })

  test.each<[string, Partial<Metric>]>([
    ['another target', { target: 5 }],
    ['a rate base it does not use', { rateBase: 1 }],
    ['values more often', { cadence: 'monthly' }],
  ])('with %s stay', (_, partial) => {
    expect(first(earlier({ ...partial, coverageFloor: 0 }))).toEqual(['Q1 2021–22', 9])
  })

  test.each<[string, Partial<Metric>, Partial<Metric>]>([
    ['rate base', { kind: 'rate', rateBase: 100 }, { kind: 'rate', rateBase: 1 }],
    ['scale', { kind: 'score', scaleMax: 5 }, { kind: 'score', scaleMax: 4 }],
    [
      'stages',
      { kind: 'milestone', siteIds: ['x', 'y'], coverageFloor: 0, stages: ['a', 'b'] },
      { kind: 'milestone', siteIds: ['x', 'y'], coverageFloor: 0, stages: ['a'] },
    ],
    [
      'way over sites',
      { kind: 'level', acrossSites: 'sum' },
      { kind: 'level', acrossSites: 'mean' },
    ],
  ])('with another %s are left out', (_, before, now) => {
    const silent = observed({ observedOn: '2021-09-01', missing: 'not_held' })
    const value = observed({
      observedOn: '2021-09-01',
      value: 1,
      n: 1,
      numerator: 1,
      denominator: 1,
      stage: 'a',
    })
    const years = (other: Partial<Metric>) => [
      { ...yearOf('2021-22', [], other), observations: [silent, value] },
      yearOf('2022-23', [], now),
    ]
    expect(told(years(before))).toEqual([])
    expect(told(years(now))).not.toEqual([])
  })

  test('with fewer cycles are left out', () => {
    const three = { ...earlier({}), cycles: defaultCycles(schoolYear('2021-22')).slice(0, 3) }
    expect(first(three)).toEqual(['Q1 2022–23', 3])
  })

  test('before one that is left out are left out too, and so are years with one between', () => {
    const old = yearOf('2020-21', [['2020-09-01', 8]], { unit: 'sessions' })
    expect(told([old, earlier({ unit: 'people' }), shown])[0]).toEqual(['Q1 2022–23', 3])
    expect(told([old, shown])[0]).toEqual(['Q1 2022–23', 3])
    expect(told([old, earlier({}), shown])[0]).toEqual(['Q1 2020–21', 8])
    const oldest = yearOf('2019-20', [['2019-09-01', 7]], { unit: 'people' })
    expect(told([oldest, old, earlier({ unit: 'people' }), shown])[0]).toEqual(['Q1 2022–23', 3])
  })

  test.each<[string, Partial<Metric>]>([
    ['a metric that nobody has defined', { kind: null }],
    ['a milestone of one place', { kind: 'milestone', stages: [] }],
    ['a yes or no of one place', { kind: 'yes_no', siteIds: ['a'] }],
  ])('of %s have no points', (_, partial) => {
    expect(told([yearOf('2022-23', [['2022-09-01', 3]], partial)])).toEqual([])
  })

  test('that do not exist have no points', () => {
    expect(told([])).toEqual([])
  })
})
