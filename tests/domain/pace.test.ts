import { describe, expect, test } from 'vitest'

import { defaultCycles, schoolYear } from '../../domain/calendar.ts'
import { goalOf } from '../../domain/goal.ts'
import type { Cadence } from '../../domain/measure.ts'
import { isDue, pathFor, pathPoints } from '../../domain/pace.ts'
import type { Metric } from '../../domain/plan.ts'
import { metricOf, rateOf } from '../support/metrics.ts'

const CYCLES = defaultCycles(schoolYear('2022-23'))
const RUNNING = metricOf({ accumulates: true, baseline: 80, target: 100 })

describe('isDue', () => {
  test.each<[Cadence, number, number[]]>([
    ['monthly', 4, [1, 2, 3, 4]],
    ['quarterly', 4, [1, 2, 3, 4]],
    ['twice_a_year', 4, [2, 4]],
    ['yearly', 4, [4]],
    ['quarterly', 2, [1, 2]],
    ['twice_a_year', 2, [1, 2]],
    ['twice_a_year', 3, [2, 3]],
    ['twice_a_year', 5, [3, 5]],
    ['quarterly', 12, [3, 6, 9, 12]],
    ['monthly', 12, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    ['yearly', 12, [12]],
  ])('%s of %d cycles is due in %j', (cadence, count, due) => {
    const numbers = Array.from({ length: count }, (_, index) => index + 1)
    expect(numbers.filter((number) => isDue(cadence, number, count))).toEqual(due)
  })
})

describe('pathFor', () => {
  test.each<[string, Partial<Metric>, (number | null)[]]>([
    ['up', { baseline: 40, target: 80 }, [50, 60, 70, 80]],
    ['down', { direction: 'down', baseline: 20, target: 10 }, [17.5, 15, 12.5, 10]],
    ['typed in one cycle', { milestoneTargets: { '2022-23-Q2': 0 } }, [50, 0, 70, 80]],
    ['without a baseline', { baseline: null }, [null, null, null, null]],
    [
      'typed without a baseline',
      { baseline: null, milestoneTargets: { '2022-23-Q4': 7 } },
      [null, null, null, 7],
    ],
    ['without a target', { target: null }, [null, null, null, null]],
    ['a condition', { direction: 'at_least' }, [null, null, null, null]],
    [
      'to the exact target',
      { baseline: 0.2, target: 0.9 },
      [expect.closeTo(0.375), expect.closeTo(0.55), expect.closeTo(0.725), 0.9],
    ],
  ])('%s', (_, partial, path) => {
    expect(paths(rateOf(partial))).toEqual(path)
  })

  test.each<[Partial<Metric>, (number | null)[]]>([
    [{}, [25, 50, 75, 100]],
    [{ baseline: null }, [25, 50, 75, 100]],
    [{ direction: 'down' }, [25, 50, 75, 100]],
    [{ direction: 'at_most' }, [25, 50, 75, 100]],
    [{ direction: 'keep' }, [20, 40, 60, 80]],
    [{ direction: 'between', targetHigh: 120 }, [null, null, null, null]],
    [{ milestoneTargets: { '2022-23-Q1': 10 } }, [10, 50, 75, 100]],
    [{ direction: 'exactly', milestoneTargets: { '2022-23-Q1': 10 } }, [25, 50, 75, 100]],
    [{ direction: 'keep', milestoneTargets: { '2022-23-Q1': 10 } }, [20, 40, 60, 80]],
  ])('a running total begins at 0: %j', (partial, path) => {
    expect(paths({ ...RUNNING, ...partial })).toEqual(path)
  })

  test('only a count has a running total', () => {
    expect(paths(rateOf({ accumulates: true }))).toEqual([50, 60, 70, 80])
  })
})

describe('pathPoints', () => {
  test('run from the first day of the year through the end of each cycle', () => {
    expect(pathPoints(rateOf(), CYCLES)).toEqual([
      { on: '2022-07-01', value: 40 },
      { on: '2022-09-30', value: 50 },
      { on: '2022-12-31', value: 60 },
      { on: '2023-03-31', value: 70 },
      { on: '2023-06-30', value: 80 },
    ])
  })

  test('come in order of date, whatever order the cycles come in', () => {
    expect(pathPoints(rateOf(), CYCLES.toReversed())).toEqual(pathPoints(rateOf(), CYCLES))
  })

  test('of a running total begin at 0', () => {
    expect(pathPoints(RUNNING, CYCLES)[0]).toEqual({ on: '2022-07-01', value: 0 })
  })

  test.each<[Partial<Metric>, number]>([
    [{ direction: 'at_least' }, 0],
    [{ target: null }, 0],
    [{ baseline: null, milestoneTargets: { '2022-23-Q2': 7 } }, 1],
    [{ target: null, milestoneTargets: { '2022-23-Q2': 7 } }, 2],
  ])('of %j number %d', (partial, count) => {
    expect(pathPoints(rateOf(partial), CYCLES)).toHaveLength(count)
  })
})

describe('goalOf', () => {
  test('is the metric’s own where nothing accumulates', () => {
    expect(goalOf(rateOf(), 2, 4)).toEqual({ direction: 'up', baseline: 40, target: 80 })
    const range = rateOf({ direction: 'between', targetHigh: 90 })
    expect(goalOf(range, 2, 4).target).toEqual([80, 90])
    expect(goalOf({ ...range, targetHigh: null }, 2, 4).target).toBeNull()
  })

  test.each<[Partial<Metric>, object]>([
    [{ direction: 'up' }, { direction: 'up', baseline: 0, target: 100, final: false }],
    [{ direction: 'at_least' }, { direction: 'up', baseline: 0, target: 100, final: false }],
    [{ direction: 'down' }, { direction: 'down', baseline: 0, target: 100, final: false }],
    [{ direction: 'at_most' }, { direction: 'down', baseline: 0, target: 100, final: false }],
    [{ direction: 'exactly' }, { direction: 'exactly', target: 50 }],
    [{ direction: 'keep' }, { direction: 'keep', baseline: 40 }],
    [{ direction: 'between', targetHigh: 120 }, { target: [50, 60] }],
    [{ direction: 'between' }, { target: null }],
  ])('of a running total half way through the year: %j', (partial, goal) => {
    expect(goalOf({ ...RUNNING, ...partial }, 2, 4)).toMatchObject(goal)
  })

  test('of a running total at the end of the year is the whole target', () => {
    expect(goalOf({ ...RUNNING, direction: 'exactly' }, 4, 4)).toMatchObject({
      target: 100,
      final: true,
    })
  })
})

function paths(metric: Metric) {
  return CYCLES.map(({ number }) => pathFor(metric, CYCLES, number))
}
