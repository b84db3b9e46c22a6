import { expect, test } from 'vitest'

import type { Status } from '../../../domain/status.ts'
import { changeOver, spanOf } from '../../../web/dashboard/change.ts'
import type { Metric } from '../../../web/dashboard/dashboard.ts'
import { CYCLES, metricOf } from '../../support/dashboards.ts'

const [first, second, third, fourth] = CYCLES

function span(metrics: readonly Metric[], inView = second): string | null {
  if (!inView) throw new Error('no cycle')
  const found = spanOf(metrics, CYCLES, inView)
  return found && `${found.from.name} ${found.to.name}`
}

test.each<[Status, Status, number, number]>([
  ['off_track', 'at_risk', 1, 0],
  ['at_risk', 'on_track', 1, 0],
  ['on_track', 'met', 1, 0],
  ['off_track', 'met', 1, 0],
  ['met', 'on_track', 0, 1],
  ['on_track', 'at_risk', 0, 1],
  ['at_risk', 'off_track', 0, 1],
  ['at_risk', 'at_risk', 0, 0],
  ['met', 'met', 0, 0],
  ['no_data', 'met', 0, 0],
  ['off_track', 'incomplete', 0, 0],
  ['informative', 'informative', 0, 0],
  ['off_track', 'not_due', 0, 0],
])('from %s to %s is %i better and %i worse', (before, after, better, worse) => {
  if (!first || !second) throw new Error('no cycles')
  const metrics = [metricOf('DR-1.1.a', [before, after])]
  expect(changeOver(metrics, { from: first, to: second })).toEqual({ better, worse })
})

test('the last two cycles with a judged metric are compared', () => {
  expect(span([metricOf('a', ['met', 'met'])])).toBe('Q1 Q2')
  expect(span([metricOf('a', ['met', 'met', 'met'])], third)).toBe('Q2 Q3')
  expect(span([metricOf('a', ['met', 'no_data', 'met'])], fourth)).toBe('Q1 Q3')
})

test('cycles after the one in view are left out', () => {
  expect(span([metricOf('a', ['met', 'met', 'met'])])).toBe('Q1 Q2')
})

test('fewer than two judged cycles cannot be compared', () => {
  expect(span([])).toBeNull()
  expect(span([metricOf('a', ['no_data', 'met'])])).toBeNull()
  expect(span([metricOf('a', ['informative', 'informative'])])).toBeNull()
})
