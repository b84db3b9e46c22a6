import { describe, expect, test } from 'vitest'

import type { Metric } from '../../../domain/plan.ts'
import { explanationOf } from '../../../web/explain/explanation.ts'
import { sayChange, sayLogged, sayProgress } from '../../../web/metric/amounts.ts'
import { siteRows, sitesShort } from '../../../web/metric/breakdown.ts'
import { goalWords } from '../../../web/metric/goal-words.ts'
import type { Observation } from '../../../web/metric/series.ts'
import { cycleInView } from '../../../web/metric/series.ts'
import { endOfDay, SEEN_ON } from '../../../web/past/past.ts'
import { metricOf, rateOf } from '../../support/metrics.ts'
import { COUNCILS, observationOf, seriesOf } from '../../support/series.ts'

const NARROW = '\u202F'

describe('the arithmetic with its numbers put in', () => {
  const cases: [
    name: string,
    metric: Partial<Metric>,
    logged: Partial<Observation>[],
    says: string,
  ][] = [
    [
      'a rate',
      COUNCILS,
      [
        { siteId: 'eliot', numerator: 100, denominator: 140 },
        { siteId: 'field', numerator: 49, denominator: 100 },
        { siteId: 'rose', missing: 'not_held' },
      ],
      `(100 + 49) ÷ (140 + 100) = 149 ÷ 240 × 100 = 62.08${NARROW}%`,
    ],
    [
      'a count',
      { unit: 'people' },
      [
        { observedOn: '2022-10-05', value: 3 },
        { observedOn: '2022-11-05', value: 4 },
      ],
      '3 + 4 = 7 people',
    ],
    [
      'a running total',
      { accumulates: true },
      [
        { observedOn: '2022-09-05', value: 40 },
        { observedOn: '2022-10-05', value: 72 },
      ],
      '40 + 72 = 112',
    ],
    [
      'a score',
      { kind: 'score', scaleMin: 1, scaleMax: 5 },
      [
        { observedOn: '2022-10-05', value: 4, mean: 4, n: 10 },
        { observedOn: '2022-11-05', value: 5, mean: 5, n: 30 },
      ],
      '(4 × 10 + 5 × 30) ÷ (10 + 30) = 190 points ÷ 40 answers = 4.75',
    ],
    ['a level', { kind: 'level' }, [{ value: 0 }], 'Last value, on Oct 5, 2022: 0'],
    ['nothing', {}, [], ''],
  ]
  test.each(cases)('of %s', (_, metric, logged, says) => {
    const series = seriesOf(metric, logged)
    const inView = cycleInView(series, 'Q2')
    expect(inView && explanationOf(series, inView, { of: 'metric' }).formula).toBe(says)
  })
})

describe('baseline and target in words', () => {
  test.each<[Partial<Metric>, string]>([
    [{ baseline: 10, target: 20 }, 'From 10 to 20 by the end of 2022–23.'],
    [
      { direction: 'down', baseline: 20, target: 0 },
      'From 20 to 0 by the end of 2022–23; fewer is better.',
    ],
    [{ baseline: null, target: 20 }, 'To 20 by the end of 2022–23.'],
    [{ direction: 'at_most', baseline: null, target: 5 }, 'At most 5; fewer is better.'],
    [{ direction: 'between', baseline: 1, target: 2, targetHigh: 4 }, 'Between 2 and 4; it was 1.'],
    [{ direction: 'keep', baseline: 95 }, 'Keep 95.'],
    [{ baseline: 0, target: null }, 'No target is set, so nothing is judged; it was 0.'],
  ])('%j', (metric, says) => {
    expect(goalWords(seriesOf(metric))).toBe(says)
  })
})

describe('numbers', () => {
  test.each([
    [-0.25, `−25${NARROW}%`],
    [0, `0${NARROW}%`],
    [1.375, `138${NARROW}%`],
  ])('progress of %d is not clamped', (progress, says) => {
    expect(sayProgress(progress)).toBe(says)
  })

  test.each([
    [60, 62, '+2 points'],
    [62, 60, '−2 points'],
    [62, 62, 'no change'],
    [null, 62, '–'],
    [0, 0, 'no change'],
  ])('a change from %s to %s', (from, to, says) => {
    expect(sayChange(rateOf(), from, to)).toBe(says)
  })

  test.each<[Partial<Observation>, string]>([
    [{ value: 0 }, '0'],
    [{ numerator: 0, denominator: 12 }, '0 of 12'],
    [{ value: 4.2, mean: 4.2, n: 30 }, '4.2 from 30 answers'],
    [{ stage: 'drafted' }, '“drafted”'],
    [{ done: false }, 'no'],
    [{ missing: 'not_held' }, 'not held'],
  ])('%j is said', (logged, says) => {
    expect(sayLogged(metricOf(), observationOf(logged))).toBe(says)
  })
})

describe('sites of a cycle', () => {
  const series = seriesOf({ ...COUNCILS, cadence: 'monthly' }, [
    { siteId: 'eliot', observedOn: '2022-10-05', numerator: 9, denominator: 10 },
    { siteId: 'field', observedOn: '2022-10-05', numerator: 0, denominator: 10 },
  ])

  test('the furthest from the target is first, one without a number last', () => {
    const rows = siteRows(series, '2022-23-Q2')
    expect(rows.map(({ site, beyond }) => [site.name, beyond])).toEqual([
      ['Field', -80],
      ['Eliot', 10],
      ['Rose City', null],
    ])
  })

  test('a site with fewer months than expected is named with them', () => {
    const [cycle] = series.cycles.slice(1)
    expect(cycle && sitesShort(series, cycle)).toEqual([
      { name: 'Eliot', have: 1, expected: 3 },
      { name: 'Field', have: 1, expected: 3 },
      { name: 'Rose City', have: 0, expected: 3 },
    ])
  })

  test('a site’s share of a sum has no target of its own', () => {
    const sum = seriesOf({ siteIds: ['eliot'] }, [{ siteId: 'eliot', value: 4 }])
    expect(siteRows(sum, '2022-23-Q2')[0]?.beyond).toBeNull()
  })
})

describe('looking back', () => {
  test.each([
    ['2022-12-15', '2022-12-16T07:59:59.000Z'],
    ['2022-07-15', '2022-07-16T06:59:59.000Z'],
    ['2022-11-06', '2022-11-07T07:59:59.000Z'],
    ['2023-03-12', '2023-03-13T06:59:59.000Z'],
  ])('%s ends in Los Angeles at %s', (date, moment) => {
    const seen = SEEN_ON.read(date)
    expect(seen && endOfDay(seen, 'America/Los_Angeles')).toBe(moment)
  })

  test('a moment in the address means its day, nonsense means now', () => {
    expect(SEEN_ON.read('2022-12-15T20:00:00Z')).toBe('2022-12-15')
    expect(SEEN_ON.read('2023-02-29')).toBeUndefined()
    expect(SEEN_ON.read(undefined)).toBeUndefined()
  })
})
