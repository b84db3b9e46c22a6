import { expect, test } from 'vitest'

import type { Status } from '../../../domain/status.ts'
import { attentionList, needsAttention, noNumberList } from '../../../web/dashboard/attention.ts'
import type { Metric } from '../../../web/dashboard/dashboard.ts'
import { placesOf, statusesHeld } from '../../../web/dashboard/dashboard.ts'
import { loggedIn } from '../../../web/dashboard/logged.ts'
import { reasonOf } from '../../../web/dashboard/MetricLists.tsx'
import { besideMark } from '../../../web/dashboard/sentence.ts'
import { summaryOf } from '../../../web/dashboard/summary.ts'
import {
  CYCLES,
  exampleDashboard,
  metricOf,
  Q1,
  Q2,
  Q3,
  standingOf,
} from '../../support/dashboards.ts'

test.each<[Status, boolean]>([
  ['off_track', true],
  ['at_risk', true],
  ['incomplete', true],
  ['no_data', false],
  ['on_track', false],
  ['met', false],
  ['informative', false],
  ['not_due', false],
])('whether %s asks somebody to look: %s', (status, asks) => {
  expect(needsAttention(status)).toBe(asks)
})

test('off track stands before at risk, and at risk before incomplete', () => {
  const places = placesOf(exampleDashboard()).toReversed()
  const listed = attentionList(places, Q2)
  expect(listed.map(({ metric }) => metric.code)).toEqual(['DR-1.1.a', 'FP-1.3.a', 'FP-1.3.b'])
})

test('only a number that is owed is missing', () => {
  const listed = noNumberList(placesOf(exampleDashboard()), Q2)
  expect(listed.map(({ metric }) => metric.code)).toEqual(['DR-2.2.a'])
  expect(noNumberList(placesOf(exampleDashboard()), Q3)).toEqual([])
})

test('a missing number says why', () => {
  const [listed] = noNumberList(placesOf(exampleDashboard()), Q2)
  if (!listed) throw new Error('nothing listed')
  const why = (change: Partial<Metric>, missing: 'not_held' | null) =>
    reasonOf({
      ...listed,
      metric: { ...listed.metric, ...change },
      standing: standingOf('no_data', { missing }),
    })
  expect(why({}, 'not_held')).toBe('it was not held')
  expect(why({}, null)).toBe('nothing was logged, and no reason was given')
  expect(why({ kind: null }, null)).toBe('not measurable yet')
})

const [first, second] = CYCLES

test.each<[string, Metric, number, number, number]>([
  ['a value', metricOf('a', ['met']), 1, 1, 0],
  ['a value of zero', withStanding('met', { cycleValue: 0 }), 1, 1, 0],
  ['nothing', metricOf('a', ['no_data']), 1, 0, 0],
  ['a reason', withStanding('no_data', { missing: 'not_held' }), 1, 0, 1],
  ['a reason that nothing is due', withStanding('not_due', { missing: 'not_due' }), 0, 0, 0],
  ['no measure', metricOf('a', ['no_data'], { kind: null }), 0, 0, 0],
  ['a cadence that owes nothing yet', metricOf('a', [], { cadence: 'yearly' }), 0, 0, 0],
])('with %s a metric counts in what is logged', (_, metric, expected, logged, explained) => {
  if (!first) throw new Error('no cycle')
  expect(loggedIn([metric], first, CYCLES)).toEqual({ expected, logged, explained })
})

test('a metric measured twice a year owes a value in the second and the fourth cycle', () => {
  if (!second) throw new Error('no cycle')
  const metric = metricOf('a', [], { cadence: 'twice_a_year' })
  expect(loggedIn([metric], second, CYCLES).expected).toBe(1)
})

test('a cycle in four numbers', () => {
  const metrics = placesOf(exampleDashboard()).map(({ metric }) => metric)
  expect(summaryOf(metrics, Q2)).toEqual({
    judged: 3,
    good: 1,
    attention: 3,
    silent: 1,
    informative: 0,
  })
  expect(summaryOf(metrics, Q1)).toMatchObject({ judged: 4, good: 2, informative: 1 })
})

test('the statuses held are listed worst first, each once', () => {
  const metrics = [metricOf('a', ['met', 'at_risk', 'met', 'met']), metricOf('b', ['at_risk'])]
  expect(statusesHeld(metrics)).toEqual(['at_risk', 'met', 'not_due'])
})

test.each([
  ['62 %; short by 3 points: at risk.', '62 %; short by 3 points.'],
  ['No number for Q2: no data.', 'No number for Q2.'],
  ['2 of 3; incomplete: 2 of 3 sites, and a status needs 80 %.', undefined],
  ['“met: on track”; the path is 2.', undefined],
])('beside its mark “%s” is told', (sentence, told) => {
  expect(besideMark(sentence)).toBe(told ?? sentence)
})

function withStanding(status: Status, change: Parameters<typeof standingOf>[1]): Metric {
  return metricOf('a', [], { cycles: [standingOf(status, { cycleId: Q1, ...change })] })
}
