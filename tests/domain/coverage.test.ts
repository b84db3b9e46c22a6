import { describe, expect, test } from 'vitest'

import { defaultCycles, schoolYear } from '../../domain/calendar.ts'
import { countsMonths, coverageOf } from '../../domain/coverage.ts'
import type { Metric } from '../../domain/plan.ts'
import type { RolledObservation } from '../../domain/roll-up.ts'
import { metricOf, observed } from '../support/metrics.ts'

const SITES = ['a', 'b', 'c']
const MONTHLY = metricOf({ cadence: 'monthly' })

describe('coverage in places', () => {
  test.each<[string, string[], RolledObservation[], [have: number, expected: number]]>([
    ['no report from three sites', SITES, [], [0, 3]],
    ['no report from the district', [], [], [0, 1]],
    ['the district', [], [value('')], [1, 1]],
    ['a zero', SITES, [observed({ siteId: 'a', value: 0 })], [1, 3]],
    ['two values of one site', SITES, [value('a'), value('a', '2022-08-01')], [1, 3]],
    ['sites nobody asked for', [], [value('x'), value('y')], [2, 2]],
    ['one site nobody asked for', [], [value('x')], [1, 1]],
    ['another site than the one that is expected', ['a'], [value('x')], [0, 1]],
    ['a site that is not expected', SITES, [value('x')], [0, 3]],
    ['a value of the cycle before', SITES, [value('a', '2022-06-30')], [0, 3]],
    ['a value of another cycle', SITES, [value('a', '2022-10-01')], [0, 3]],
    [
      'the first and the last day',
      SITES,
      [value('a', '2022-07-01'), value('b', '2022-09-30')],
      [2, 3],
    ],
    ['a reason', SITES, [value('a'), reason('b', 'not_collected')], [1, 3]],
    ['a site that is not due', SITES, [value('a'), reason('b', 'not_due')], [1, 2]],
    ['a discontinued site', SITES, [reason('b', 'discontinued')], [0, 2]],
    ['a value beside not due', SITES, [value('b'), reason('b', 'not_due', '2022-08-01')], [1, 3]],
    [
      'a later reason than not due',
      SITES,
      [reason('b', 'not_due', '2022-08-01'), reason('b', 'not_held')],
      [0, 3],
    ],
    [
      'a later reason that comes first in the list',
      SITES,
      [reason('b', 'not_held'), reason('b', 'not_due', '2022-08-01')],
      [0, 3],
    ],
    ['everyone not due', [], [reason('', 'not_due')], [0, 0]],
  ])('%s', (_, siteIds, observations, [have, expected]) => {
    expect(coverage(metricOf(), siteIds, observations)).toEqual({ have, expected })
  })

  test('of a monthly level, whose last value stands, is not in months', () => {
    const level = metricOf({ kind: 'level', cadence: 'monthly' })
    expect(coverage(level, SITES, [value('a')])).toEqual({ have: 1, expected: 3 })
  })
})

describe('coverage in place-months', () => {
  test.each<[string, string[], RolledObservation[], [have: number, expected: number]]>([
    ['no report', SITES, [], [0, 9]],
    ['one month of one site', SITES, [value('a')], [1, 9]],
    ['two values of one month', [], [value(''), value('', '2022-09-01')], [1, 3]],
    ['three months', [], [value(''), value('', '2022-08-31'), value('', '2022-07-01')], [3, 3]],
    ['a month not due', [], [value(''), reason('', 'not_due', '2022-08-01')], [1, 2]],
    ['a value in a month not due', [], [value(''), reason('', 'not_due', '2022-09-01')], [1, 3]],
    ['a month with a reason', [], [value(''), reason('', 'not_held', '2022-08-01')], [1, 3]],
    [
      'the end after a month',
      [],
      [value('', '2022-07-09'), reason('', 'discontinued', '2022-08-01')],
      [1, 1],
    ],
    [
      'the earlier of two ends',
      [],
      [
        value('', '2022-07-09'),
        reason('', 'discontinued', '2022-09-01'),
        reason('', 'discontinued', '2022-08-01'),
      ],
      [1, 1],
    ],
    [
      'a silent month before the end',
      [],
      [value('', '2022-08-09'), reason('', 'discontinued', '2022-09-01')],
      [1, 2],
    ],
    ['not due without any value', SITES, [reason('a', 'not_due')], [0, 6]],
  ])('%s', (_, siteIds, observations, [have, expected]) => {
    expect(coverage(MONTHLY, siteIds, observations)).toEqual({ have, expected })
  })
})

function coverage(metric: Metric, siteIds: string[], observations: RolledObservation[]) {
  const [cycle] = defaultCycles(schoolYear('2022-23'))
  if (!cycle) throw new Error('a year has cycles')
  return coverageOf(metric, siteIds, observations, cycle)
}

function value(siteId: string, observedOn = '2022-09-30') {
  return observed({ siteId: siteId === '' ? null : siteId, observedOn, value: 1 })
}

function reason(
  siteId: string,
  missing: NonNullable<RolledObservation['missing']>,
  observedOn = '2022-09-30',
) {
  return observed({ siteId: siteId === '' ? null : siteId, observedOn, missing })
}

test.each([
  ['count', 'monthly', true],
  ['count', 'quarterly', false],
  ['level', 'monthly', false],
  [null, 'monthly', false],
] as const)('a %s measured %s is counted in months: %s', (kind, cadence, expected) => {
  expect(countsMonths({ kind, cadence })).toBe(expected)
})
