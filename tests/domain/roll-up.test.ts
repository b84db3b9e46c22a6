import { describe, expect, test } from 'vitest'

import type { Metric } from '../../domain/plan.ts'
import type { RolledObservation } from '../../domain/roll-up.ts'
import { actualOf, rollUpMetric, rollUpSites } from '../../domain/roll-up.ts'
import { metricOf, observed, rateOf, scoreOf } from '../support/metrics.ts'

describe('a count', () => {
  test('is the sum over time and over sites', () => {
    const parts = rolled(metricOf(), [
      observed({ siteId: 'a', observedOn: '2022-07-15', value: 3 }),
      observed({ siteId: 'a', observedOn: '2022-08-15', value: 0.5 }),
      observed({ siteId: 'b', value: 0 }),
    ])
    expect(parts).toEqual({
      observations: 3,
      numerator: 3.5,
      denominator: null,
      lastOn: '2022-09-30',
      missing: null,
      obstacle: null,
    })
  })

  test('of 0 is a number', () => {
    expect(actual(metricOf(), [observed({ value: 0 })])).toBe(0)
  })

  test('adds tenths exactly', () => {
    const tenths = [0.1, 0.2, 0.3].map((value) => observed({ value }))
    expect(actual(metricOf(), tenths)).toBe(0.6)
  })
})

describe('a rate', () => {
  const sites = [
    observed({ siteId: 'a', numerator: 9, denominator: 10 }),
    observed({ siteId: 'b', numerator: 10, denominator: 100 }),
  ]

  test('is the sum of numerators over the sum of denominators, never a mean of percents', () => {
    expect(rolled(rateOf(), sites)).toMatchObject({ numerator: 19, denominator: 110 })
    expect(actual(rateOf(), sites)).toBeCloseTo(17.2727, 4)
  })

  test('is shown per its base', () => {
    expect(
      actual(rateOf({ rateBase: 1000 }), [observed({ numerator: 3, denominator: 2000 })]),
    ).toBe(1.5)
  })

  test('without its numerator and denominator cannot be combined', () => {
    const bare = observed({ value: 62 })
    expect(rolled(rateOf(), [bare])).toMatchObject({
      numerator: null,
      obstacle: 'cannot be combined: a percentage without its numerator and denominator',
    })
    expect(actual(rateOf(), [bare])).toBeNull()
    const half = rolled(rateOf(), [observed({ numerator: 3 })])
    expect(half.obstacle).toContain('a percentage without its numerator and denominator')
    expect(actualOf(rateOf(), { ...half, obstacle: null, denominator: 10 })).toBeNull()
  })
})

describe('a score', () => {
  test('weighs each mean by its answers', () => {
    const parts = [
      observed({ siteId: 'a', value: 4, n: 30 }),
      observed({ siteId: 'b', value: 2, n: 10 }),
    ]
    expect(rolled(scoreOf(), parts)).toMatchObject({ numerator: 140, denominator: 40 })
    expect(actual(scoreOf(), parts)).toBe(3.5)
  })

  test('of unknown n cannot be combined', () => {
    expect(rolled(scoreOf(), [observed({ value: 4 })]).obstacle).toBe(
      'cannot be combined: a score without its number of answers',
    )
  })
})

describe('a level', () => {
  const level = metricOf({ kind: 'level' })
  const sites = [
    observed({ siteId: 'a', observedOn: '2022-07-15', value: 100 }),
    observed({ siteId: 'a', observedOn: '2022-09-15', value: 40 }),
    observed({ siteId: 'b', observedOn: '2022-08-15', value: 20 }),
  ]

  test('is the last by date at each site, added over sites', () => {
    expect(rolled(level, sites)).toMatchObject({
      observations: 2,
      numerator: 60,
      denominator: null,
    })
    expect(actual(level, sites)).toBe(60)
  })

  test('is the mean over sites where the metric says so', () => {
    const mean = metricOf({ kind: 'level', acrossSites: 'mean' })
    expect(rolled(mean, sites)).toMatchObject({ numerator: 60, denominator: 2 })
    expect(actual(mean, sites)).toBe(30)
  })

  test('of two on one date is the later recorded', () => {
    const early = observed({ value: 1, recordedAt: '2022-10-01T08:00:00.000Z' })
    const late = observed({ value: 2, recordedAt: '2022-10-01T09:00:00.000Z' })
    expect(actual(level, [early, late])).toBe(2)
    expect(actual(level, [late, early])).toBe(2)
  })

  test('adds the last of each group', () => {
    const groups = [
      observed({ group: 'Staff', observedOn: '2022-07-15', value: 9 }),
      observed({ group: 'Staff', value: 4 }),
      observed({ group: 'Parents', value: 6 }),
    ]
    expect(actual(level, groups)).toBe(10)
  })
})

describe('a milestone', () => {
  const stages = ['Planned', 'Drafted', 'Adopted']
  const project = metricOf({ kind: 'milestone', stages, targetStage: 'Drafted' })

  test('in one place is its last stage, the first being 0', () => {
    expect(actual(project, [observed({ stage: 'Planned' })])).toBe(0)
    const later = observed({ observedOn: '2022-09-30', stage: 'Adopted' })
    expect(actual(project, [later, observed({ observedOn: '2022-08-01', stage: 'Drafted' })])).toBe(
      2,
    )
  })

  test('over sites counts those at or beyond the target stage', () => {
    const sites = ['Planned', 'Drafted', 'Adopted'].map((stage, at) =>
      observed({ siteId: `${at}`, stage }),
    )
    expect(rolled(project, sites)).toMatchObject({ numerator: 2, denominator: null })
  })

  test('without a target stage is reached at the end of the list', () => {
    const sites = ['Drafted', 'Adopted'].map((stage, at) => observed({ siteId: `${at}`, stage }))
    expect(actual({ ...project, targetStage: null }, sites)).toBe(1)
  })

  test('of several expected sites is a count however few reported', () => {
    const expecting = { ...project, siteIds: ['a', 'b'] }
    expect(actual(expecting, [observed({ siteId: 'a', stage: 'Adopted' })])).toBe(1)
  })

  test('without stages is the percent complete, over sites those at the target', () => {
    const percent = metricOf({ kind: 'milestone', stages: [], targetStage: '80' })
    expect(actual(percent, [observed({ value: 40 })])).toBe(40)
    const sites = [79, 80, 100].map((value, at) => observed({ siteId: `${at}`, value }))
    expect(actual(percent, sites)).toBe(2)
    expect(actual({ ...percent, targetStage: null }, sites)).toBe(1)
    const almost = [99, 100].map((value, at) => observed({ siteId: `${at}`, value }))
    const goals = [null, '', 'Adopted', '99'].map((targetStage) =>
      actual({ ...percent, targetStage }, almost),
    )
    expect(goals).toEqual([1, 1, 1, 2])
  })

  test('at a stage that left the list cannot be combined', () => {
    expect(rolled(project, [observed({ stage: 'Paused' })]).obstacle).toContain('“Paused”')
  })
})

describe('a yes/no', () => {
  const policy = metricOf({ kind: 'yes_no', rateBase: 1 })

  test('in one place is 0 or 1', () => {
    expect(actual(policy, [observed({ done: false })])).toBe(0)
    expect(actual(policy, [observed({ done: true })])).toBe(1)
  })

  test('over sites is the share of those that say yes', () => {
    const sites = [true, false, true, true].map((done, at) => observed({ siteId: `${at}`, done }))
    expect(rolled(policy, sites)).toMatchObject({ numerator: 3, denominator: 4 })
    expect(actual({ ...policy, rateBase: 100 }, sites)).toBe(75)
  })
})

describe('groups', () => {
  const groups = [observed({ group: 'Staff', value: 4 }), observed({ group: 'Parents', value: 6 })]

  test('are pooled by the rule of the kind', () => {
    expect(actual(metricOf(), groups)).toBe(10)
  })

  test('are a breakdown where a value for everyone exists', () => {
    expect(actual(metricOf(), [...groups, observed({ value: 9 })])).toBe(9)
  })

  test('that overlap cannot be added', () => {
    const overlapping = metricOf({ groupsOverlap: true })
    expect(rolled(overlapping, groups)).toMatchObject({
      observations: 2,
      numerator: null,
      obstacle: 'groups overlap, so they cannot be added',
    })
    expect(actual(overlapping, groups.slice(0, 1))).toBe(4)
  })

  test.each<[Metric['kind'], Partial<RolledObservation>]>([
    ['yes_no', { done: true }],
    ['milestone', { value: 50 }],
  ])('of a %s cannot be combined', (kind, value) => {
    const { observedOn: _, ...rest } = value
    const two = [observed({ ...rest, group: 'Staff' }), observed({ ...rest, group: 'Parents' })]
    expect(rolled(metricOf({ kind }), two).obstacle).toContain('groups of a milestone or a yes/no')
  })
})

function rolled(metric: Metric, observations: readonly RolledObservation[]) {
  return rollUpMetric(metric, rollUpSites(metric, observations))
}

function actual(metric: Metric, observations: readonly RolledObservation[]) {
  return actualOf(metric, rolled(metric, observations))
}
