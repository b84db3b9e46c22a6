import { expect, test } from 'vitest'

import { goalOf } from '../../domain/goal.ts'
import { metricOf } from '../support/metrics.ts'

const EDGES = [
  [40, 60, [40, 60], [10, 15]],
  [null, 60, null, null],
  [40, null, null, null],
  [null, null, null, null],
] as const

test.each(EDGES)('between %s and %s has both edges or none', (target, targetHigh, goal, byNow) => {
  const metric = metricOf({ direction: 'between', target, targetHigh })
  expect(goalOf(metric, 1, 4).target).toEqual(goal)
  const running = { ...metric, accumulates: true }
  expect(goalOf(running, 1, 4)).toMatchObject({ target: byNow, final: false })
})

test.each([
  [1, 25, false],
  [3, 75, false],
  [4, 100, true],
  [5, 125, true],
])('in cycle %i of 4 exactly 100 in the year is %d so far', (cycle, target, final) => {
  const metric = metricOf({ direction: 'exactly', target: 100, accumulates: true })
  expect(goalOf(metric, cycle, 4)).toMatchObject({ direction: 'exactly', target, final })
})

test.each([
  ['up', 'up'],
  ['at_least', 'up'],
  ['down', 'down'],
  ['at_most', 'down'],
] as const)('a running total that is to be %s goes %s from 0', (direction, path) => {
  const metric = metricOf({ direction, baseline: 7, target: 100, accumulates: true })
  expect(goalOf(metric, 2, 4)).toEqual({ direction: path, baseline: 0, target: 100, final: false })
})

test('to keep a total is to have its part of the baseline by now', () => {
  const metric = metricOf({ direction: 'keep', baseline: 80, target: 100, accumulates: true })
  expect(goalOf(metric, 1, 4)).toMatchObject({ baseline: 20, target: 25 })
})
