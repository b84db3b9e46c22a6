import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Metric } from '../../domain/plan.ts'
import type { RolledObservation } from '../../domain/roll-up.ts'
import { actualOf, addCycles, rollUpMetric, rollUpSites } from '../../domain/roll-up.ts'
import { metricOf, observed, rateOf, scoreOf } from '../support/metrics.ts'

describe('addCycles', () => {
  test('adds counts and pools rates and scores', () => {
    expect(of(metricOf(), observed({ value: 0.1 }), observed({ value: 0.2 }))).toBe(0.3)
    const rates = [
      observed({ numerator: 1, denominator: 2 }),
      observed({ numerator: 0, denominator: 8 }),
    ]
    expect(of(rateOf(), ...rates)).toBe(10)
    expect(of(scoreOf(), observed({ value: 5, n: 1 }), observed({ value: 2, n: 2 }))).toBe(3)
  })

  test('takes the last cycle with a value where the last stands', () => {
    const level = metricOf({ kind: 'level' })
    const cycles = [
      observed({ value: 4 }),
      observed({ value: 7 }),
      observed({ missing: 'not_held' }),
    ]
    expect(
      addCycles(
        level,
        cycles.map((one) => rolled(level, [one])),
      ),
    ).toMatchObject({
      observations: 1,
      numerator: 7,
      missing: null,
    })
  })

  test('of nothing is nothing, with the last reason', () => {
    const cycles = [observed({ missing: 'not_held' }), observed({ missing: 'needs_help' })]
    expect(
      addCycles(
        metricOf(),
        cycles.map((one) => rolled(metricOf(), [one])),
      ),
    ).toMatchObject({
      numerator: null,
      missing: 'needs_help',
    })
    expect(addCycles(metricOf(), [])).toMatchObject({ observations: 0, numerator: null })
  })

  test('keeps an obstacle', () => {
    const cycles = [
      rolled(scoreOf(), [observed({ value: 4 })]),
      rolled(scoreOf(), [observed({ value: 4, n: 2 })]),
    ]
    expect(addCycles(scoreOf(), cycles)).toMatchObject({ numerator: null, observations: 2 })
  })
})

const amount = fc.integer({ min: 0, max: 2_000_000_000 }).map((millionths) => millionths / 1e6)
const anObservation = fc
  .record({
    site: fc.constantFrom('a', 'b', 'c'),
    value: amount,
    n: fc.integer({ min: 1, max: 500 }),
    month: fc.integer({ min: 7, max: 9 }),
    date: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ site, value, n, month, date }) =>
    observed({
      siteId: site,
      value,
      n,
      numerator: value,
      denominator: n,
      observedOn: `2022-0${month}-${String(date).padStart(2, '0')}`,
    }),
  )

describe('what adds', () => {
  test.each([
    ['count', metricOf()],
    ['rate', rateOf()],
    ['score', scoreOf({ scaleMin: 0, scaleMax: 2000 })],
  ])('as a %s is the same in parts and as a whole, in any order', (_, metric) => {
    fc.assert(
      fc.property(fc.array(anObservation, { minLength: 2 }), fc.nat(), (all, cut) => {
        const at = 1 + (cut % (all.length - 1))
        const parts = [all.slice(0, at), all.slice(at)].map((some) => rolled(metric, some))
        expect(addCycles(metric, parts)).toEqual(rolled(metric, all))
        expect(rolled(metric, all.toReversed())).toEqual(rolled(metric, all))
      }),
    )
  })
})

function of(metric: Metric, ...cycles: RolledObservation[]) {
  const parts = cycles.map((one) => rolled(metric, [one]))
  return actualOf(metric, addCycles(metric, parts))
}

function rolled(metric: Metric, observations: readonly RolledObservation[]) {
  return rollUpMetric(metric, rollUpSites(metric, observations))
}
