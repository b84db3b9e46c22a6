import { describe, expect, test } from 'vitest'

import { gapsOf, promiseGapsOf } from '../../domain/measurability.ts'
import type { Metric } from '../../domain/plan.ts'
import { metricOf, rateOf, scoreOf } from '../support/metrics.ts'

describe('gapsOf', () => {
  test('of a rate with everything said is empty', () => {
    expect(gapsOf(rateOf())).toEqual([])
  })

  test('of a metric of which nothing is said asks in order', () => {
    const bare = metricOf({ kind: null, baseline: null, target: null, cadence: 'yearly' })
    expect(gapsOf(bare).map(({ code }) => code)).toEqual([
      'kind_missing',
      'unit_missing',
      'baseline_missing',
      'target_missing',
      'cadence_too_rare',
    ])
  })

  test.each<[Partial<Metric>, string[]]>([
    [{ unit: ' ' }, ['unit_missing']],
    [{ unit: '', kind: 'yes_no' }, []],
    [{ unit: '', kind: 'milestone' }, []],
    [{ kind: 'milestone', siteIds: ['a', 'b'] }, ['target_stage_missing']],
    [{ kind: 'milestone', siteIds: ['a'] }, []],
    [{ baseline: 0 }, []],
    [{ baseline: null }, ['baseline_missing']],
    [{ baseline: null, direction: 'down' }, ['baseline_missing']],
    [{ baseline: null, direction: 'at_least' }, []],
    [{ baseline: null, kind: 'count', accumulates: true }, []],
    [{ target: 0 }, []],
    [{ target: null, direction: 'keep' }, []],
    [{ baseline: null, target: null, direction: 'keep' }, ['baseline_missing']],
    [{ direction: 'between' }, ['target_high_missing']],
    [{ direction: 'between', targetHigh: 90 }, []],
    [{ cadence: 'monthly' }, []],
    [{ cadence: 'twice_a_year' }, ['cadence_too_rare']],
    [{ cadence: 'twice_a_year', cadenceReason: 'state test' }, []],
    [{ cadence: 'yearly', cadenceReason: ' ' }, ['cadence_too_rare']],
  ])('of %j are %j', (partial, codes) => {
    expect(gapsOf(rateOf(partial)).map(({ code }) => code)).toEqual(codes)
  })

  test('of a score are its scale, not its unit', () => {
    expect(gapsOf(scoreOf())).toEqual([])
    expect(gapsOf(scoreOf({ scaleMax: null })).map(({ code }) => code)).toEqual(['scale_missing'])
  })
})

describe('promiseGapsOf', () => {
  test.each<[Partial<Metric>, string[]]>([
    [{}, []],
    [{ target: null, unit: '' }, []],
    [{ kind: null }, ['kind_missing']],
    [{ cadence: 'twice_a_year' }, ['cadence_too_rare']],
    [{ cadence: 'yearly', kind: null }, ['kind_missing', 'cadence_too_rare']],
    [{ cadence: 'yearly', kind: null, cadenceReason: 'The state reports in June.' }, []],
    [{ cadence: 'yearly', cadenceReason: ' ' }, ['cadence_too_rare']],
  ])('of a rate with %o', (changes, codes) => {
    expect(promiseGapsOf(rateOf(changes)).map(({ code }) => code)).toEqual(codes)
  })
})
