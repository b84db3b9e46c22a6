import { expect, test } from 'vitest'

import { defaultCycles, schoolYear } from '../../domain/calendar.ts'
import type { ExplainedObservation } from '../../domain/explain-value.ts'
import { explain, explainPart } from '../../domain/explain.ts'
import type { Metric } from '../../domain/plan.ts'
import { metricOf, observed, rateOf } from '../support/metrics.ts'

const CYCLES = defaultCycles(schoolYear('2022-23'))
const [Q1, Q2, Q3] = ['2022-09-01', '2022-12-15', '2023-02-01']

test('a site that spoke in other cycles alone is silent in this one', () => {
  const metric = metricOf({ siteIds: ['a', 'b', 'c'] })
  const logged = [
    { siteId: 'a', observedOn: Q1, value: 3 },
    { siteId: 'b', observedOn: Q2, value: 4 },
    { siteId: 'c', observedOn: Q3, value: 5 },
  ]
  expect(explained(metric, logged, 1)).toMatchObject({ silent: ['a', 'c'], short: [], value: 4 })
})

test('a value that was withdrawn in another cycle is not left out of this one', () => {
  const withdrawn = [Q1, Q2, Q3].map((observedOn, at) => ({
    observation: { ...observed({ observedOn, value: 3 }), id: `w${at}` },
    reason: 'typed twice',
  }))
  const { leftOut } = explainPart({ ...asking(metricOf(), [{ value: 4 }], 1), withdrawn })
  expect(leftOut).toMatchObject([{ observation: { id: 'w1' } }])
})

test('a metric that nobody has said how to measure is not judged', () => {
  expect(explained(metricOf({ kind: null }), [], 0)).toMatchObject({ judged: null, value: null })
})

test('a running total says nothing in a cycle without a value of its own', () => {
  const running = metricOf({ accumulates: true })
  const logged = [{ observedOn: Q1, value: 30 }]
  expect(explained(running, logged, 0)).toMatchObject({ value: 30 })
  expect(explained(running, logged, 1)).toMatchObject({ value: null, formula: '', terms: [] })
})

test('nothing stands in the way of a total that is told beside a hidden site', () => {
  const logged = [
    { siteId: 'a', numerator: 3, denominator: 6 },
    { siteId: 'b', numerator: 40, denominator: 80 },
  ]
  const asked = asking(rateOf(), logged, 0)
  const observations = asked.observations.map((one, at) => ({ ...one, suppressed: at === 0 }))
  const part = { value: 50, numerator: 43, denominator: 86, lastOn: null, missing: null }
  expect(
    explainPart({ ...asked, observations, part: { ...part, suppressed: null } }),
  ).toMatchObject({ value: 50, obstacle: null })
})

test('whether a stage was reached is asked of milestones alone, and of several places', () => {
  const answers = [
    { siteId: 'a', done: true },
    { siteId: 'b', done: false },
  ]
  const policy = metricOf({ kind: 'yes_no' })
  expect(explained(policy, answers, 0).terms.map(({ reached }) => reached)).toEqual([null, null])
  const project = metricOf({ kind: 'milestone', stages: ['Planned', 'Adopted'] })
  const stages = [
    { siteId: 'a', stage: 'Planned' },
    { siteId: 'b', stage: 'Adopted' },
  ]
  expect(explained(project, stages, 0).terms.map(({ reached }) => reached)).toEqual([false, true])
  expect(explained(project, stages.slice(1), 0).terms.map(({ reached }) => reached)).toEqual([null])
})

test('the mean of one place is its last value', () => {
  const level = metricOf({ kind: 'level', acrossSites: 'mean' })
  expect(explained(level, [{ value: 7 }], 0).rule.code).toBe('last_value')
})

type Logged = NonNullable<Parameters<typeof observed>[0]>

function explained(metric: Metric, logged: readonly Logged[], at: number) {
  return explain({ ...asking(metric, logged, at), standing: STANDING })
}

const STANDING = {
  status: 'no_data',
  value: null,
  path: null,
  progress: null,
  shortBy: null,
  coverage: { have: 0, expected: 1 },
  missing: null,
  numerator: null,
  denominator: null,
  lastOn: null,
  suppressed: null,
} as const

function asking(metric: Metric, logged: readonly Logged[], at: number) {
  const observations = logged.map((one, index): ExplainedObservation => ({
    ...observed(one),
    id: `${index}`,
  }))
  const cycle = CYCLES[at]
  if (!cycle) throw new Error('a year has cycles')
  return { metric, cycles: CYCLES, cycle, observations }
}
