import { describe, expect, test } from 'vitest'

import type { Metric } from '../../domain/plan.ts'
import type { RolledObservation } from '../../domain/roll-up.ts'
import { actualOf, rollUpMetric, rollUpSites } from '../../domain/roll-up.ts'
import { metricOf, observed, scoreOf } from '../support/metrics.ts'

describe('missing codes', () => {
  test('carry no value and give way to one', () => {
    const parts = rolled(metricOf(), [
      observed({ observedOn: '2022-07-10', value: 3 }),
      observed({ observedOn: '2022-08-10', missing: 'not_held' }),
    ])
    expect(parts).toMatchObject({
      observations: 1,
      numerator: 3,
      missing: null,
      lastOn: '2022-07-10',
    })
  })

  test('alone give the latest reason', () => {
    const parts = rolled(metricOf(), [
      observed({ observedOn: '2022-08-10', missing: 'needs_help' }),
      observed({ observedOn: '2022-07-10', missing: 'not_held' }),
    ])
    expect(parts).toMatchObject({ observations: 0, numerator: null, missing: 'needs_help' })
  })

  test('of sites give the reason that most of them gave', () => {
    const codes = ['not_held', 'not_collected', 'not_collected'] as const
    const sites = codes.map((missing, at) => observed({ siteId: `${at}`, missing }))
    expect(rolled(metricOf(), sites).missing).toBe('not_collected')
    const others = (['not_collected', 'not_held', 'not_held'] as const).map((missing, at) =>
      observed({ siteId: `${at}`, missing }),
    )
    expect(rolled(metricOf(), others).missing).toBe('not_held')
  })

  test('said by as many sites give the first by its name', () => {
    const tie = (['not_held', 'needs_help'] as const).map((missing, at) =>
      observed({ siteId: `${at}`, missing }),
    )
    expect(rolled(metricOf(), tie).missing).toBe('needs_help')
    expect(rolled(metricOf(), tie.toReversed()).missing).toBe('needs_help')
  })

  test.each<[string, number, NonNullable<RolledObservation['missing']>[], string | null]>([
    ['one site of two', 2, ['not_due'], null],
    ['most sites, but not the one that owes', 0, ['not_due', 'not_due', 'not_held'], 'not_held'],
    ['every expected site', 2, ['not_due', 'not_due'], 'not_due'],
    [
      'every site that is not discontinued',
      3,
      ['discontinued', 'discontinued', 'not_due'],
      'not_due',
    ],
    ['no site, all being discontinued', 2, ['discontinued', 'discontinued'], 'discontinued'],
  ])('not due is said by %s', (_, expecting, codes, missing) => {
    const siteIds = Array.from({ length: expecting }, (_one, at) => `${at}`)
    const sites = codes.map((code, at) => observed({ siteId: `${at}`, missing: code }))
    expect(rolled(metricOf({ siteIds }), sites).missing).toBe(missing)
  })
})

describe('obstacles', () => {
  test('at one site are those of the metric', () => {
    const sites = [observed({ siteId: 'a', value: 4, n: 3 }), observed({ siteId: 'b', value: 4 })]
    expect(actual(scoreOf(), sites)).toBeNull()
  })

  test('arise between a value of the district and values of sites', () => {
    const both = [observed({ value: 4 }), observed({ siteId: 'b', value: 4 })]
    expect(rolled(metricOf(), both).obstacle).toContain('whole district')
  })

  test('arise when the kind of a metric was changed after logging', () => {
    expect(rolled(metricOf({ kind: 'yes_no' }), [observed({ value: 4 })]).obstacle).toContain(
      'another kind',
    )
    expect(actual(metricOf({ kind: null }), [observed({ value: 4 })])).toBeNull()
    const counted = rolled(metricOf(), [observed({ value: 4 })])
    expect(actualOf(metricOf({ kind: null }), counted)).toBeNull()
    const staged = metricOf({ kind: 'milestone', stages: ['Planned', 'Drafted'] })
    expect(rolled(staged, [observed({ value: 50 })]).obstacle).toContain('another kind')
    expect(rolled(scoreOf(), [observed({ n: 4 })]).obstacle).toContain('another kind')
  })
})

function rolled(metric: Metric, observations: readonly RolledObservation[]) {
  return rollUpMetric(metric, rollUpSites(metric, observations))
}

function actual(metric: Metric, observations: readonly RolledObservation[]) {
  return actualOf(metric, rolled(metric, observations))
}
