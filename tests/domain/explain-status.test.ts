import { describe, expect, test } from 'vitest'

import { defaultCycles, schoolYear } from '../../domain/calendar.ts'
import { explainStatus } from '../../domain/explain-status.ts'
import type { Metric } from '../../domain/plan.ts'
import { NARROW_SPACE } from '../../domain/shown-number.ts'
import type { CycleStanding } from '../../domain/standing.ts'
import { metricOf, rateOf } from '../support/metrics.ts'

const CYCLES = defaultCycles(schoolYear('2022-23'))
const RUNNING = metricOf({ accumulates: true, baseline: 80, unit: 'sessions' })

describe('the arithmetic of the path', () => {
  test.each<[Partial<Metric>, string]>([
    [{}, '40 + (80 − 40) × 2 ÷ 4 = 60 %'],
    [{ milestoneTargets: { '2022-23-Q2': 65 } }, 'Typed for Q2: 65 %'],
    [
      { baseline: null },
      'Without a baseline there is no path; the year’s target is the yardstick.',
    ],
    [{ target: null }, 'Without a target there is no path.'],
    [{ direction: 'down', target: null }, 'Without a target there is no path.'],
    [{ direction: 'at_least' }, 'A condition has no path: it holds or it does not.'],
  ])('of %j', (partial, says) => {
    expect(judged(rateOf(partial)).path).toBe(says)
  })

  test('of a running total begins at 0', () => {
    expect(judged(RUNNING).path).toBe('100 × 2 ÷ 4 = 50 sessions')
  })
})

describe('the arithmetic of progress', () => {
  test.each<[number, number, string]>([
    [62, 0.55, '(62 − 40) ÷ (80 − 40) = 55 %'],
    [30, -0.25, '(30 − 40) ÷ (80 − 40) = −25 %, moved away'],
    [40, 0, '(40 − 40) ÷ (80 − 40) = 0 %'],
    [80, 1, '(80 − 40) ÷ (80 − 40) = 100 %'],
    [95, 1.375, '(95 − 40) ÷ (80 − 40) = 137.5 %, beyond the target'],
  ])('at %d', (value, progress, says) => {
    expect(judged(rateOf(), { value, progress }).progress).toBe(says)
  })

  test('is empty where progress has no meaning', () => {
    expect(judged(rateOf({ direction: 'at_least' }), { value: 62 }).progress).toBe('')
  })
})

describe('the tolerance', () => {
  test.each<[Partial<Metric>, string]>([
    [{}, '10 % of 40 = 4'],
    [{ tolerance: { unit: 'value', amount: 2.5 } }, '2.5'],
    [{ direction: 'at_least' }, ''],
    [{ direction: 'down', baseline: 20, target: 10 }, '10 % of 10 = 1'],
  ])('of %j', (partial, says) => {
    expect(judged(rateOf(partial)).tolerance).toBe(says)
  })

  test('of a running total is a percent of the target', () => {
    expect(judged(RUNNING).tolerance).toBe('10 % of 100 = 10')
  })
})

describe('the decision', () => {
  test('goes through the questions in order and ends with the one that holds', () => {
    const { steps } = judged(rateOf(), { status: 'at_risk', value: 55, shortBy: 5, path: 60 })
    expect(steps).toEqual([
      {
        status: 'incomplete',
        question: 'Is coverage under the floor: 23 of 24 is 95.8 %, the floor is 80 %',
        holds: false,
      },
      {
        status: 'informative',
        question: 'Is there no target, so that nothing is judged',
        holds: false,
      },
      { status: 'met', question: 'Is the target met: at least 80 %', holds: false },
      {
        status: 'on_track',
        question:
          'Is it beyond the path or within the tolerance: it is short by 5, 4 is allowed for',
        holds: false,
      },
      {
        status: 'at_risk',
        question: 'Is it within twice the tolerance: it is short by 5, 8 is allowed for',
        holds: true,
      },
    ])
  })

  test.each<[Partial<Metric>, Partial<CycleStanding>, string]>([
    [{}, { status: 'off_track', value: 20 }, 'Is it further away than that'],
    [
      {},
      { status: 'on_track', value: 70, path: 60 },
      'Is it beyond the path or within the tolerance: it is not short, 4 is allowed for',
    ],
    [
      { direction: 'at_most', target: 5 },
      { status: 'met', value: 4 },
      'Is the target met: at most 5 %',
    ],
    [
      { direction: 'between', targetHigh: 90 },
      { status: 'met', value: 85 },
      'Is the target met: 80 % to 90 %',
    ],
    [{ direction: 'exactly' }, { status: 'met', value: 80 }, 'Is the target met: exactly 80 %'],
    [
      { direction: 'exactly' },
      { status: 'at_risk', value: 70, shortBy: 10 },
      'Is it within twice the tolerance: it is short by 10, nothing is allowed for',
    ],
    [
      { target: null },
      { status: 'informative', value: 70 },
      'Is there no target, so that nothing is judged',
    ],
    [
      {},
      { status: 'incomplete', value: 70, coverage: { have: 0, expected: 0 } },
      'Is coverage under the floor: 0 of 0, the floor is 80 %',
    ],
    [
      {},
      { status: 'incomplete', value: 70, coverage: { have: 0, expected: 1 } },
      'Is coverage under the floor: 0 of 1 is 0 %, the floor is 80 %',
    ],
    [
      { baseline: null },
      { status: 'on_track', value: 70 },
      'Is it beyond the target or within the tolerance: it is not short, nothing is allowed for',
    ],
    [
      { direction: 'exactly' },
      { status: 'on_track', value: 70, path: 60 },
      'Is it beyond the target or within the tolerance: it is not short, nothing is allowed for',
    ],
    [
      { kind: 'yes_no', target: 1, rateBase: 1 },
      { status: 'met', value: 1 },
      'Is the target met: at least yes',
    ],
    [
      { kind: 'milestone', siteIds: ['a', 'b'], target: 2 },
      { status: 'met', value: 2 },
      'Is the target met: at least 2 sites',
    ],
    [{}, { status: 'not_due', value: null }, 'Is there no number, and is none owed yet'],
    [
      {},
      { status: 'not_due', value: null, missing: 'not_due' },
      'Is there no number, and did the reason say “not due”',
    ],
    [
      {},
      { status: 'no_data', value: null },
      'Is there no number, though one is owed or what was logged cannot be combined',
    ],
  ])('of %j in %j', (metric, standing, question) => {
    expect(judged(rateOf(metric), standing).steps.at(-1)).toMatchObject({ question, holds: true })
  })

  test('says that a total which may still grow is met only at the year’s end', () => {
    const { steps } = judged(
      { ...RUNNING, direction: 'at_most' },
      { status: 'on_track', value: 20 },
    )
    expect(steps.find(({ status }) => status === 'met')?.question).toBe(
      'Is the target met: at most 100 sessions, which a running total can only at the year’s end',
    )
  })
})

function judged(metric: Metric, partial: Partial<CycleStanding> = {}) {
  const [, cycle] = CYCLES
  if (!cycle) throw new Error('a year has cycles')
  const nothing = { value: null, path: null, progress: null, shortBy: null, missing: null }
  const coverage = { have: 23, expected: 24 }
  const standing = { ...nothing, status: 'no_data' as const, coverage, ...partial }
  const { steps, ...rest } = explainStatus({ metric, cycles: CYCLES, cycle, standing })
  return {
    path: plain(rest.path),
    progress: plain(rest.progress),
    tolerance: plain(rest.tolerance),
    steps: steps.map((step) => ({ ...step, question: plain(step.question) })),
  }
}

function plain(text: string): string {
  return text.replaceAll(NARROW_SPACE, ' ')
}
