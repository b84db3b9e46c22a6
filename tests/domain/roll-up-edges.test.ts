import { expect, test } from 'vitest'

import type { MissingCode } from '../../domain/measure.ts'
import { NO_PARTS } from '../../domain/parts.ts'
import { amountOf, hasReached } from '../../domain/roll-up-amount.ts'
import { actualOf, addCycles, rollUpMetric, rollUpSites } from '../../domain/roll-up.ts'
import { metricOf, observed, rateOf, scoreOf } from '../support/metrics.ts'

const STAGES = ['planned', 'drafted', 'adopted']
const PROJECT = metricOf({ kind: 'milestone', stages: STAGES })

test.each([
  ['count', {}],
  ['level', {}],
  ['score', { n: 3 }],
  ['milestone', {}],
  ['yes_no', {}],
] as const)('a %s without its value adds nothing, and says so', (kind, rest) => {
  const nothing = { value: null, numerator: null, denominator: null, stage: null, done: null }
  const amount = amountOf(metricOf({ kind }), observed({ ...nothing, ...rest }))
  expect(amount).toBe('cannot be combined: some values were logged as another kind of measure')
})

test.each([
  ['planned', 0, true],
  ['drafted', 0, false],
  ['drafted', 1, true],
  [null, 1, false],
  [null, 2, true],
  ['forgotten', 1, false],
  ['forgotten', 2, true],
  ['planned', null, false],
])(
  'with the target stage %s, a site at %s has reached it: %s',
  (targetStage, numerator, reached) => {
    expect(hasReached({ ...PROJECT, targetStage }, { numerator })).toBe(reached)
  },
)

test.each([
  [null, 100, true],
  [null, 99, false],
  ['80', 80, true],
  ['80', 79.999999, false],
  ['0', 0, true],
  ['', 99, false],
  ['soon', 99, false],
])('with the target %s, %d percent has reached it: %s', (targetStage, numerator, reached) => {
  const metric = metricOf({ kind: 'milestone', targetStage })
  expect(hasReached(metric, { numerator })).toBe(reached)
})

test.each([rateOf(), scoreOf(), metricOf({ kind: 'yes_no' })])(
  'nothing is divided by nobody',
  (metric) => {
    expect(actualOf(metric, { ...NO_PARTS, numerator: 0, denominator: 0 })).toBeNull()
  },
)

test('the first of several obstacles speaks, over sites and over cycles', () => {
  const obstacles = ['first', 'second'].map((obstacle) => ({ ...NO_PARTS, obstacle }))
  const sites = new Map(obstacles.map((parts, at) => [`site-${at}`, parts]))
  expect(rollUpMetric(metricOf(), sites).obstacle).toBe('first')
  expect(addCycles(metricOf(), obstacles).obstacle).toBe('first')
})

test.each<[MissingCode[], MissingCode]>([
  [['not_held', 'not_collected'], 'not_collected'],
  [['not_collected', 'not_held'], 'not_collected'],
  [['not_held', 'not_collected', 'not_held'], 'not_held'],
  [['not_due', 'not_held'], 'not_held'],
  [['not_due', 'discontinued'], 'not_due'],
])('of the reasons %j speaks %s', (codes, speaks) => {
  const observations = codes.map((missing, at) =>
    observed({ siteId: `site-${at}`, value: null, missing }),
  )
  expect(rollUpMetric(metricOf(), rollUpSites(metricOf(), observations)).missing).toBe(speaks)
})
