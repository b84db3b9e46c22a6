import { describe, expect, test } from 'vitest'

import { checkMeasure } from '../../domain/measure-check.ts'
import type { Metric } from '../../domain/plan.ts'
import { rateOf } from '../support/metrics.ts'

describe('checkMeasure', () => {
  test('gives the measure back when it makes sense', () => {
    const metric = rateOf()
    expect(checkMeasure(metric)).toEqual({ ok: true, value: metric })
  })

  test.each<[Partial<Metric>, string[]]>([
    [{ kind: null }, []],
    [{ baseline: null, target: null }, []],
    [{ target: 100 }, []],
    [{ target: 100.1 }, ['target: outside_percent']],
    [{ baseline: -0.1 }, ['baseline: outside_percent']],
    [{ rateBase: 1000, target: 1200 }, []],
    [{ kind: 'yes_no', rateBase: 1, baseline: 0, target: 2 }, ['target: outside_percent']],
    [
      { kind: 'score', scaleMin: 1, scaleMax: 5, baseline: 1, target: 5.1 },
      ['target: outside_scale'],
    ],
    [
      { kind: 'score', scaleMin: 5, scaleMax: 5, baseline: 5, target: 5 },
      ['scaleMax: scale_reversed'],
    ],
    [{ baseline: 80, target: 80 }, []],
    [{ baseline: 80, target: 79 }, ['target: target_below_baseline']],
    [{ direction: 'down', baseline: 40, target: 40 }, []],
    [{ direction: 'down', baseline: 40, target: 41 }, ['target: target_above_baseline']],
    [{ direction: 'at_least', baseline: 80, target: 79 }, []],
    [{ direction: 'between', target: 20, targetHigh: 20 }, []],
    [{ direction: 'between', target: 20, targetHigh: 19 }, ['targetHigh: between_reversed']],
    [{ accumulates: true }, ['accumulates: accumulates_not_a_count']],
    [{ kind: 'count', accumulates: true, baseline: 120, target: 100 }, []],
    [{ tolerance: { unit: 'value', amount: 0 } }, []],
    [{ tolerance: { unit: 'value', amount: -1 } }, ['tolerance: tolerance_negative']],
    [{ rateBase: 0 }, ['rateBase: rate_base_not_positive']],
    [{ coverageFloor: 1 }, []],
    [{ coverageFloor: 80 }, ['coverageFloor: coverage_floor_outside']],
    [{ target: Number.NaN }, ['target: not_a_number']],
    [{ target: 1 / 3 }, ['target: too_many_places']],
    [{ kind: 'milestone', stages: ['A', ' a '] }, ['stages: stage_repeated']],
    [{ kind: 'milestone', stages: ['A', ''] }, ['stages: stage_empty']],
    [{ kind: 'milestone', stages: ['A', 'B'], targetStage: 'B' }, []],
    [
      { kind: 'milestone', stages: ['A', 'B'], targetStage: 'C' },
      ['targetStage: target_stage_unknown'],
    ],
    [{ kind: 'milestone', targetStage: '80' }, []],
    [{ kind: 'milestone', targetStage: '101' }, ['targetStage: target_stage_unknown']],
    [{ kind: 'milestone', targetStage: '' }, ['targetStage: target_stage_unknown']],
    [
      { target: -1, tolerance: { unit: 'value', amount: -1 } },
      ['tolerance: tolerance_negative', 'target: outside_percent'],
    ],
  ])('of %j finds %j', (partial, expected) => {
    const checked = checkMeasure(rateOf(partial))
    expect(checked.ok ? [] : checked.error.map(({ path, code }) => `${path}: ${code}`)).toEqual(
      expected,
    )
  })
})
