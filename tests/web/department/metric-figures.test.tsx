import { describe, expect, test } from 'vitest'

import type { Metric, Standing } from '../../../web/dashboard/dashboard.ts'
import { placeChains } from '../../../web/department/chains.ts'
import {
  behindFigure,
  figureInWords,
  goalInWords,
  unitOf,
  yearOf,
} from '../../../web/department/metric-figures.ts'
import { CYCLES, metricOf, Q1, Q2, standingOf } from '../../support/dashboards.ts'

const PLACES = { have: 7, expected: 8 }
const STAGES: Partial<Metric> = {
  kind: 'milestone',
  unit: '',
  stages: ['drafted', 'tried', 'in use'],
}

function metric(change: Partial<Metric> = {}): Metric {
  return metricOf('a', [], { unit: '', ...change })
}

function standing(change: Partial<Standing> = {}): Standing {
  return standingOf('on_track', { numerator: null, denominator: null, ...change })
}

test.each<[string, Partial<Metric>, Partial<Standing>, string, number]>([
  ['percent', { unit: '%' }, {}, '', 1],
  ['people', { kind: 'count', unit: 'people' }, { value: 112 }, 'people', 1],
  ['a small score', { kind: 'score' }, { value: 4.05 }, '', 2],
  ['ten', { kind: 'level' }, { value: 10 }, '', 1],
  ['sites at a stage', STAGES, { coverage: PLACES }, 'sites', 1],
])('the unit of %s', (_, of, at, label, places) => {
  expect(unitOf(metric(of), standing(at))).toMatchObject({ label, places })
})

test('a milestone without stages at one place is a percent', () => {
  expect(unitOf(metric({ kind: 'milestone' }), standing()).kind).toBe('percent')
})

test.each<[string, Partial<Metric>, Partial<Standing>, string | undefined]>([
  ['a number', { kind: 'count' }, { value: 3 }, undefined],
  ['yes', { kind: 'yes_no' }, { value: 1 }, 'Yes'],
  ['no', { kind: 'yes_no' }, { value: 0 }, 'No'],
  ['yes at many places', { kind: 'yes_no' }, { value: 88, coverage: PLACES }, undefined],
  ['the first stage', STAGES, { value: 0 }, 'drafted'],
  ['a stage at many places', STAGES, { value: 2, coverage: PLACES }, undefined],
  ['nothing', { kind: 'yes_no' }, { value: null }, undefined],
])('%s in words', (_, of, at, words) => {
  expect(figureInWords(metric(of), standing(at))).toBe(words)
})

test.each<[string, Partial<Metric>, Partial<Standing>, string]>([
  ['a rate', {}, { numerator: 149, denominator: 1240 }, '149 of 1,240'],
  ['a rate of zero', {}, { numerator: 0, denominator: 240 }, '0 of 240'],
  ['a score', { kind: 'score' }, { numerator: 516, denominator: 120 }, '120 answers'],
  ['a score of one', { kind: 'score' }, { numerator: 4, denominator: 1 }, '1 answer'],
  ['places', { kind: 'count' }, { coverage: PLACES }, '7 of 8 reported'],
  ['a stage', STAGES, { value: 1 }, 'stage 2 of 3'],
  ['nothing', {}, { value: null, numerator: 1, denominator: 2, coverage: PLACES }, ''],
])('behind %s', (_, of, at, words) => {
  expect(behindFigure(metric(of), standing(at))).toBe(words)
})

describe('the aim of a metric', () => {
  test.each<[Partial<Metric>, string]>([
    [{ direction: 'up' }, 'From 40 to 60 this year'],
    [{ direction: 'up', baseline: null }, 'To 60 this year, no baseline'],
    [{ direction: 'up', baseline: 0 }, 'From 0 to 60 this year'],
    [{ direction: 'down', baseline: 60, target: 0 }, 'From 60 to 0 this year; lower is better'],
    [{ kind: 'count', accumulates: true }, 'To 60 this year'],
    [{ direction: 'up', target: null }, 'No target: shown, not judged'],
    [{ direction: 'at_least' }, ''],
    [{ direction: 'at_most' }, 'Lower is better'],
  ])('%j with a value is said as “%s”', (change, words) => {
    expect(goalInWords(metric(change), standing())).toBe(words)
  })

  test.each<[Partial<Metric>, string]>([
    [{ direction: 'at_least' }, 'At least 60'],
    [{ direction: 'at_most' }, 'At most 60; lower is better'],
    [{ direction: 'between', targetHigh: 70 }, 'Between 60 and 70'],
    [{ direction: 'exactly' }, 'Exactly 60'],
    [{ direction: 'keep' }, 'Keep 40'],
    [{ direction: 'keep', baseline: null, target: null }, 'No target: shown, not judged'],
    [{ kind: 'yes_no', direction: 'at_least', target: 1 }, 'To be yes'],
    [{ ...STAGES, direction: 'at_least', target: 2 }, 'At least “in use”'],
  ])('%j without a value is said as “%s”', (change, words) => {
    expect(goalInWords(metric(change), standing({ value: null }))).toBe(words)
  })
})

describe('a metric’s year', () => {
  const cycles = [
    standingOf('met', { cycleId: Q1, value: 45, path: 44, lastOn: '2022-09-12' }),
    standingOf('no_data', { cycleId: Q2, path: 48 }),
    standingOf('not_due', { path: 52 }),
    standingOf('not_due', { path: 60 }),
  ]

  test('has a point on the day of its last value, a gap where one is owed, and nothing later', () => {
    expect(yearOf(metric({ cycles }), CYCLES).points).toEqual([
      { on: '2022-09-12', value: 45 },
      { on: '2022-12-31', value: null },
    ])
  })

  test('keeps a value apart whose survey asks another question than the one before', () => {
    const newQuestion = { previous: true, lastYear: false }
    const second = standingOf('met', { cycleId: Q2, value: 48, newQuestion })
    const year = yearOf(metric({ cycles: [...cycles.slice(0, 1), second] }), CYCLES)
    expect(year.points.map(({ apart }) => apart ?? false)).toEqual([false, true])
  })

  test('begins its path at the baseline, and a running total’s at zero', () => {
    expect(startOf({ cycles })).toEqual({ on: '2022-07-01', value: 40 })
    expect(startOf({ cycles, accumulates: true })).toEqual({ on: '2022-07-01', value: 0 })
    expect(startOf({ cycles, baseline: null })).toEqual({ on: '2022-09-30', value: 44 })
  })

  test('runs from the first day of its cycles to the last', () => {
    const { from, to, ticks } = yearOf(metric({ cycles }), CYCLES)
    expect([from, to, ticks?.length]).toEqual(['2022-07-01', '2023-06-30', 4])
  })
})

test('a chain belongs to the first priority with its number, or to none', () => {
  const priorities = [
    { id: 'a', number: 1 },
    { id: 'b', number: 1 },
  ]
  const { byPriority, others } = placeChains([chainOf(1), chainOf(2), chainOf(1)], priorities)
  expect(byPriority.get('a')).toHaveLength(2)
  expect(byPriority.has('b')).toBe(false)
  expect(others).toEqual([chainOf(2)])
})

function chainOf(number: number) {
  // oxlint-disable-next-line unicorn/no-thenable -- the plan's own word
  return { number, ifWe: [], then: [], whichWill: null }
}

function startOf(change: Partial<Metric>) {
  return yearOf(metric(change), CYCLES).path[0]
}
