import { describe, expect, test } from 'vitest'

import { defaultCycles, schoolYear } from '../../domain/calendar.ts'
import { composeDashboard } from '../../domain/dashboard.ts'
import type { MetricOnGrid } from '../../domain/grid-view.ts'
import { composeGrid, placeMetric } from '../../domain/grid-view.ts'
import type { Metric } from '../../domain/plan.ts'
import { NARROW_SPACE } from '../../domain/shown-number.ts'
import type { CycleStanding } from '../../domain/standing.ts'
import { standingsOf } from '../../domain/standing.ts'
import type { GridDefinition } from '../../domain/status-grid.ts'
import { gridOf } from '../support/grids.ts'
import { day, metricOf, rateOf, scoreOf } from '../support/metrics.ts'

const CYCLES = defaultCycles(schoolYear('2022-23'))

describe('placeMetric', () => {
  test('says the place with its numbers put in', () => {
    const rate = rateOf()
    expect(place(rate, { cycleValue: 62, numerator: 149, denominator: 240 })).toMatchObject({
      value: 62,
      lastYear: 59,
      change: 3,
      n: 240,
      lastYearN: 230,
      level: 'high',
      move: 'increased',
      colour: 'green',
      reason: null,
      sentence: '62 % (149 of 240), a high level; 3 points more than a year ago, increased: green.',
    })
  })

  test('says where lower is better, and a fall and no change as such', () => {
    const rate = rateOf({ direction: 'down', baseline: 80, target: 40 })
    const lower = gridOf({ better: 'lower' })
    expect(place(rate, { cycleValue: 50 }, lower).sentence).toBe(
      '50 % (120 of 240), a medium level where lower is better; 9 points less than a year ago, declined strongly: green.',
    )
    expect(place(rate, { cycleValue: 59 }, lower).sentence).toBe(
      '59 % (120 of 240), a medium level where lower is better; the same as a year ago, maintained: yellow.',
    )
  })

  test('says what a colour would need', () => {
    const few = { cycleValue: 62, denominator: 24, numerator: 15 }
    expect(place(rateOf(), few).sentence).toBe(
      '62 % (15 of 24), a high level; 3 points more than a year ago, increased. No colour: too few for a colour; it needs at least 30 in both years.',
    )
    expect(place(rateOf(), { sameCycleLastYear: null, lastYearDenominator: null }).sentence).toBe(
      '50 % (120 of 240), a medium level. No colour: no value last year.',
    )
    expect(place(rateOf(), {}, null)).toMatchObject({ sentence: 'No cut points.', change: -9 })
  })

  test('too few to place are not placed, whatever their class; who sees the standing sees the value', () => {
    const few = { denominator: 10, numerator: 5 }
    for (const privacyClass of ['student', 'survey', 'public_body'] as const) {
      expect(place(rateOf({ privacyClass }), few)).toMatchObject({
        value: 50,
        level: null,
        change: null,
        reason: 'too_few_to_show',
        sentence:
          'Too few to show; a level needs at least 11, and a number that gives no smaller group away.',
      })
    }
  })

  test('a share said by its bound is not placed', () => {
    const bound = { cycleValue: 98, numerator: null, suppressed: '>=' } as const
    expect(place(rateOf({ privacyClass: 'student' }), bound)).toMatchObject({
      level: null,
      change: null,
      reason: 'share_not_shown',
    })
    const low = { ...bound, cycleValue: 2, suppressed: '<=' } as const
    expect(place(rateOf(), low)).toMatchObject({ level: null, reason: 'share_not_shown' })
  })

  test('a score of too few answers is not placed, and one of enough is', () => {
    const scored = gridOf({ levelCuts: [2, 3, 4, 4.5] })
    const score = { cycleValue: 3.5, denominator: 10 }
    expect(place(scoreOf(), score, scored)).toMatchObject({
      level: null,
      reason: 'too_few_to_show',
    })
    expect(place(scoreOf(), { ...score, denominator: 11 }, scored)).toMatchObject({
      level: 'medium',
      n: 11,
    })
  })

  test('a cycle without a value says so, whatever is hidden or asked otherwise of last year', () => {
    const none = { cycleValue: null, sameCycleLastYear: null }
    expect(place(rateOf(), { ...none, lastYearHidden: true }).reason).toBe('no_value')
    const newQuestion = { previous: false, lastYear: true }
    expect(place(rateOf(), { ...none, newQuestion }).reason).toBe('no_value')
  })

  test('a hidden value of last year is not called absent', () => {
    const hidden = { sameCycleLastYear: null, lastYearDenominator: null }
    expect(place(rateOf(), { ...hidden, lastYearHidden: true })).toMatchObject({
      level: 'medium',
      change: null,
      reason: 'too_few_last_year',
    })
    expect(place(rateOf(), hidden).reason).toBe('no_value_last_year')
  })

  test('a value of last year that answers another question is not called absent', () => {
    const past = { sameCycleLastYear: null, lastYearDenominator: null }
    const newQuestion = { previous: false, lastYear: true }
    const placed = place(rateOf(), { ...past, newQuestion, lastYearHidden: true })
    expect(placed).toMatchObject({ level: 'medium', change: null, reason: 'question_changed' })
    expect(placed.sentence).toContain('No colour: last year’s survey asked another question.')
    const alike = { previous: true, lastYear: false }
    expect(place(rateOf(), { ...past, newQuestion: alike }).reason).toBe('no_value_last_year')
  })

  test('a value that was hidden before it came here is too few to show', () => {
    const standing = {
      cycleValue: null,
      denominator: null,
      missing: 'too_few_to_report',
      suppressed: '*',
    } as const
    expect(place(rateOf({ privacyClass: 'student' }), standing)).toMatchObject({
      value: null,
      reason: 'too_few_to_show',
    })
    expect(place(rateOf(), { ...standing, suppressed: null, missing: 'not_held' }).reason).toBe(
      'no_value',
    )
  })

  test('a count has no group behind it: no gate, five columns; of pupils a small one is hidden', () => {
    const definition = gridOf({ levelCuts: [5, 10, 15, 20] })
    const count = { denominator: null, numerator: 8, cycleValue: 8, lastYearDenominator: null }
    const after = { ...count, sameCycleLastYear: 12 }
    expect(place(metricOf(), after, definition)).toMatchObject({
      level: 'low',
      move: 'declined',
      columns: 5,
      n: null,
      reason: null,
    })
    const pupils = metricOf({ privacyClass: 'student' })
    expect(place(pupils, after, definition)).toMatchObject({
      level: null,
      reason: 'too_few_to_show',
    })
    expect(place(pupils, { ...after, cycleValue: 1 }, definition).reason).toBe('too_few_to_show')
    expect(place(pupils, { ...after, cycleValue: 0 }, definition)).toMatchObject({
      value: 0,
      level: 'very_low',
      colour: 'red',
    })
    expect(
      place(pupils, { ...after, cycleValue: 11, sameCycleLastYear: 10 }, definition),
    ).toMatchObject({ value: 11, change: null, reason: 'too_few_last_year' })
    expect(
      place(pupils, { ...after, cycleValue: 11, sameCycleLastYear: 11 }, definition),
    ).toMatchObject({ colour: 'yellow' })
  })

  test('a number that somebody left out as too few is too few to show, hidden or not', () => {
    const left = { cycleValue: null, denominator: null, missing: 'too_few_to_report' } as const
    expect(place(rateOf(), left).reason).toBe('too_few_to_show')
    expect(place(rateOf(), { ...left, missing: null, suppressed: '*' }).reason).toBe(
      'too_few_to_show',
    )
  })

  test.each([
    ['added up over its places is pupils', 'sum', 'too_few_to_show'],
    ['averaged over its places is none', 'mean', null],
  ] as const)('a small level %s', (_, acrossSites, reason) => {
    const level = metricOf({ kind: 'level', acrossSites, privacyClass: 'student' })
    expect(place(level, { cycleValue: 8 }, gridOf({ levelCuts: [5, 10, 15, 20] })).reason).toBe(
      reason,
    )
  })

  test('says how many of several places say yes, and a change of less than one as such', () => {
    const decided = metricOf({ kind: 'yes_no', unit: '%', siteIds: ['a', 'b', 'c'] })
    const two = { cycleValue: 66, numerator: 2, denominator: 3, sameCycleLastYear: 65.5 }
    expect(place(decided, two).sentence).toBe(
      `2 of 3 sites say yes, a high level; 0.5 points more than a year ago, maintained: green.`,
    )
  })

  test('a share of places that say yes is no group of people, however low', () => {
    const decided = metricOf({ kind: 'yes_no', unit: '%', privacyClass: 'student' })
    const one = { cycleValue: 5, numerator: 1, denominator: 20, lastYearDenominator: 20 }
    expect(place(decided, one)).toMatchObject({ n: null, level: 'very_low' })
  })

  test('says a fall of less than one as a fall', () => {
    expect(place(rateOf(), { cycleValue: 58.5 }).sentence).toContain('0.5 points less than')
  })

  test('the denominator of a level is its places, not people', () => {
    const level = metricOf({ kind: 'level', acrossSites: 'mean', privacyClass: 'student' })
    const mean = { cycleValue: 50, denominator: 3, lastYearDenominator: 3 }
    expect(place(level, mean)).toMatchObject({ n: null, columns: 5, reason: null })
  })

  test('too few sites, and a direction that was turned round, are not judged', () => {
    expect(place(rateOf(), { status: 'incomplete' })).toMatchObject({
      value: 50,
      level: null,
      colour: null,
      reason: 'incomplete',
    })
    expect(place(rateOf({ direction: 'down' }), {}).reason).toBe('direction_changed')
    expect(place(rateOf({ direction: 'between' }), {}).reason).toBeNull()
  })

  test('of a running total the cycle’s own value is placed', () => {
    const total = metricOf({ accumulates: true })
    const standing = { value: 300, cycleValue: 50, denominator: null, lastYearDenominator: null }
    expect(place(total, standing)).toMatchObject({ value: 50, level: 'medium', change: -9 })
  })
})

describe('composeGrid', () => {
  test('gives every metric of the plans in its cycle, with its definition or without', () => {
    const metrics = [rateOf({ id: 'one' }), rateOf({ id: 'two' })]
    const year = { schoolYear: schoolYear('2022-23'), today: day('2023-01-20'), asOf: 1 }
    const [first] = metrics
    const dashboard = composeDashboard({
      ...year,
      cycles: CYCLES.map((cycle) => ({
        ...cycle,
        dueOn: cycle.endsOn,
        graceDays: 0,
        meetingOn: null,
        closedAt: null,
      })),
      outline: {
        departments: [{ id: 'd', code: 'DR', name: 'Data', divisionId: null }],
        plans: [{ id: 'plan-1', departmentId: 'd', state: 'draft' }],
        priorities: [{ id: 'priority-1', planId: 'plan-1', number: 1, title: 'p' }],
        actions: [
          {
            id: first?.actionId ?? '',
            priorityId: 'priority-1',
            planId: 'plan-1',
            number: 1,
            text: 'a',
            needsResources: null,
            goals: [],
          },
        ],
        metrics,
      },
      parts: new Map(),
      lastYear: new Map(),
      asked: new Map(),
      deviations: new Map(),
    })
    const definitions = new Map([['two', gridOf()]])
    const entries = composeGrid(dashboard, '2022-23-Q2', definitions)
    expect(entries).toMatchObject([
      { department: { code: 'DR' }, metric: { id: 'one' }, definition: null },
      { metric: { id: 'two' }, definition: gridOf(), placed: { reason: 'no_value' } },
    ])
    expect(composeGrid(dashboard, 'no-such-cycle', definitions)).toEqual([])
  })
})

/** 50 % of 240 after 59 % of 230, unless the test says otherwise. */
function place(
  metric: Metric,
  standing: Partial<CycleStanding>,
  definition: GridDefinition | null = gridOf(),
): MetricOnGrid {
  const [usual] = standingsOf({
    metric,
    cycles: CYCLES,
    parts: new Map(),
    today: day('2023-07-01'),
    coverageFloor: 0.8,
  })
  if (!usual) throw new Error('no cycle')
  const placed = placeMetric(
    metric,
    {
      ...usual,
      status: 'on_track',
      cycleValue: 50,
      numerator: 120,
      denominator: 240,
      sameCycleLastYear: 59,
      lastYearDenominator: 230,
      ...standing,
    },
    definition,
  )
  return { ...placed, sentence: placed.sentence.replaceAll(NARROW_SPACE, ' ') }
}
