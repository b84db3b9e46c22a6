import { describe, expect, test } from 'vitest'

import { defaultCycles, schoolYear } from '../../domain/calendar.ts'
import type { ExplainedObservation } from '../../domain/explain-value.ts'
import type { Explaining } from '../../domain/explain.ts'
import { explain, explainPart } from '../../domain/explain.ts'
import type { Metric } from '../../domain/plan.ts'
import { NARROW_SPACE } from '../../domain/shown-number.ts'
import type { CycleStanding } from '../../domain/standing.ts'
import { metricOf, observed, rateOf, scoreOf } from '../support/metrics.ts'

type Logged = NonNullable<Parameters<typeof observed>[0]>

const CYCLES = defaultCycles(schoolYear('2022-23'))
const Q2 = '2022-12-15'
const LEVEL = metricOf({ kind: 'level', unit: 'accounts' })
const PROJECT = metricOf({ kind: 'milestone', stages: ['Planned', 'Drafted', 'Adopted'] })
const POLICY = metricOf({ kind: 'yes_no', rateBase: 100, unit: '%' })

describe('the formula', () => {
  test.each<[rule: string, Metric, Logged[], says: string]>([
    ['sum', metricOf({ unit: 'people' }), [{ value: 3 }, { value: 4.5 }], '3 + 4.5 = 7.5 people'],
    ['sum', metricOf(), [{ value: 0 }], '0 = 0'],
    [
      'sum',
      metricOf(),
      Array.from({ length: 9 }, () => ({ value: 1000 })),
      'sum of 9 values = 9,000',
    ],
    [
      'sum_over_sum',
      rateOf(),
      [
        { siteId: 'a', numerator: 9, denominator: 10 },
        { siteId: 'b', numerator: 10, denominator: 100 },
      ],
      '(9 + 10) ÷ (10 + 100) = 19 ÷ 110 × 100 = 17.27 %',
    ],
    [
      'sum_over_sum',
      rateOf({ rateBase: 1, unit: '' }),
      [{ numerator: 1, denominator: 3 }],
      '1 ÷ 3 = 0.3333',
    ],
    [
      'weighted_mean',
      scoreOf(),
      [
        { value: 4, n: 30 },
        { value: 2, n: 10 },
      ],
      '(4 × 30 + 2 × 10) ÷ (30 + 10) = 140 points ÷ 40 answers = 3.5',
    ],
    ['last_value', LEVEL, [{ value: 7 }], 'Last value, on Sep 30, 2022: 7 accounts'],
    [
      'sum_of_last_values',
      LEVEL,
      [
        { siteId: 'a', value: 40 },
        { siteId: 'b', value: 20 },
      ],
      '40 + 20 = 60 accounts',
    ],
    [
      'mean_of_last_values',
      { ...LEVEL, acrossSites: 'mean' },
      [
        { siteId: 'a', value: 40 },
        { siteId: 'b', value: 21 },
      ],
      '(40 + 21) ÷ 2 sites = 30.5 accounts',
    ],
    [
      'last_stage',
      PROJECT,
      [{ stage: 'Drafted' }],
      'Last value, on Sep 30, 2022: “Drafted”, stage 2 of 3',
    ],
    [
      'sites_at_stage',
      PROJECT,
      [
        { siteId: 'a', stage: 'Adopted' },
        { siteId: 'b', stage: 'Drafted' },
      ],
      '1 of 2 sites that answered reached the target stage',
    ],
    ['last_answer', POLICY, [{ done: true }], 'Last value, on Sep 30, 2022: yes'],
    [
      'share_of_yes',
      POLICY,
      [
        { siteId: 'a', done: true },
        { siteId: 'b', done: false },
      ],
      '1 site that says yes ÷ 2 sites that answered × 100 = 50 %',
    ],
    ['not_measurable', metricOf({ kind: null }), [], ''],
    ['sum', metricOf(), [], ''],
  ])('of the rule %s', (code, metric, logged, says) => {
    const { rule, formula } = explainPart(asking(metric, logged))
    expect(rule.code).toBe(code)
    expect(rule.name).not.toBe('')
    expect(plain(formula)).toBe(says)
  })

  test('of a running total adds the cycles so far', () => {
    const metric = metricOf({ accumulates: true, unit: 'sessions' })
    const logged = [{ value: 30 }, { observedOn: Q2, value: 10 }, { observedOn: Q2, value: 5 }]
    const { rule, formula, terms } = explainPart(asking(metric, logged, 1))
    expect(rule).toEqual({ code: 'running_total', name: 'Sum of the values of the year so far' })
    expect(formula).toBe('30 + 15 = 45 sessions')
    expect(terms.map(({ cycleId }) => cycleId.slice(-2))).toEqual(['Q1', 'Q2', 'Q2'])
  })
})

describe('what is left out', () => {
  test.each<[code: string, why: string, Metric, Logged[]]>([
    [
      'later_value',
      'a later value of the cycle stands',
      LEVEL,
      [{ observedOn: '2022-08-01', value: 5 }, { value: 7 }],
    ],
    [
      'value_for_everyone',
      'part of the value for everyone, which counts',
      metricOf(),
      [{ group: 'Staff', value: 5 }, { value: 7 }],
    ],
    [
      'no_number',
      'no number: it was not held',
      metricOf(),
      [
        { siteId: 'a', missing: 'not_held' },
        { siteId: 'b', value: 7 },
      ],
    ],
  ])('as %s says why', (code, why, metric, logged) => {
    const { leftOut, terms } = explainPart(asking(metric, logged))
    expect(leftOut).toMatchObject([{ observation: { id: '0' }, code, why }])
    expect(terms).toMatchObject([{ observation: { id: '1' }, numerator: 7 }])
  })

  test('because nothing can be combined is everything, with the obstacle', () => {
    const groups = [
      { group: 'Staff', value: 5 },
      { group: 'Parents', value: 7 },
    ]
    const explained = explainPart(asking(metricOf({ groupsOverlap: true }), groups))
    const why = 'groups overlap, so they cannot be added'
    expect(explained).toMatchObject({ value: null, formula: '', terms: [], obstacle: why })
    expect(explained.leftOut).toMatchObject([
      { code: 'cannot_be_combined', why },
      { code: 'cannot_be_combined', why },
    ])
  })

  test('of withdrawn values are those of the cycle', () => {
    const withdrawn = ['2022-09-01', Q2].map((observedOn, at) => ({
      observation: { ...observed({ observedOn, value: 3 }), id: `w${at}` },
      reason: 'typed twice',
    }))
    const { leftOut } = explainPart({ ...asking(metricOf(), [{ value: 4 }]), withdrawn })
    expect(leftOut).toMatchObject([
      { observation: { id: 'w0' }, code: 'withdrawn', why: 'typed twice' },
    ])
  })

  test('tells silent sites from those that gave fewer months', () => {
    const metric = metricOf({ cadence: 'monthly', siteIds: ['a', 'b', 'c'] })
    const logged = [
      { siteId: 'a', value: 1 },
      { siteId: 'b', missing: 'not_held' as const },
    ]
    const { silent, short } = explain({ ...asking(metric, logged), standing: standing({}) })
    expect(silent).toEqual(['c'])
    expect(short).toEqual([
      { siteId: 'a', have: 1, expected: 3 },
      { siteId: 'b', have: 0, expected: 3 },
    ])
  })
})

describe('a hidden figure', () => {
  const few = [{ siteId: 'a', numerator: 3, denominator: 7 }]

  test.each<[string, Partial<CycleStanding>]>([
    ['a person said that too few are in it', { value: null, missing: 'too_few_to_report' }],
    ['the district’s rule hides it', { value: null, suppressed: '*' }],
  ])('has no number in it: %s', (_, partial) => {
    const asked = asking(rateOf({ siteIds: ['a', 'b'] }), few)
    const explained = explain({ ...asked, standing: standing(partial) })
    expect(explained).toEqual({
      rule: { code: 'sum_over_sum', name: 'Sum of numerators over sum of denominators' },
      hidden: '*',
      value: null,
      formula: '',
      terms: [],
      leftOut: [],
      obstacle: null,
      silent: [],
      short: [],
      coverage: null,
      judged: null,
    })
  })

  test('that is a share said by its bound has nothing but the bound', () => {
    const told = standing({ value: 95, denominator: 40, suppressed: '>=' })
    const explained = explain({ ...asking(rateOf(), few), standing: told })
    expect(explained).toMatchObject({
      hidden: '>=',
      value: 95,
      formula: '',
      terms: [],
      judged: null,
    })
  })

  test('that is only of one site leaves the told total', () => {
    const hidden = [
      { siteId: 'a', numerator: 3, denominator: 6, suppressed: true },
      { siteId: 'b', numerator: 40, denominator: 80 },
    ]
    const told = standing({ value: 50, numerator: 43, denominator: 86 })
    const explained = explain({ ...asking(rateOf(), hidden), standing: told })
    expect(explained).toMatchObject({ value: 50, hidden: null })
    expect(plain(explained.formula)).toBe('43 ÷ 86 × 100 = 50 %')
    expect(explained.terms).toMatchObject([{ numerator: null }, { numerator: 40 }])
    const sum = explain({ ...asking(metricOf(), hidden), standing: told })
    expect(sum).toMatchObject({ value: 50, formula: '' })
  })
})

/** A standing that says nothing, unless the test says otherwise. */
function standing(partial: Partial<CycleStanding>): CycleStanding {
  return {
    cycleId: CYCLES[0]?.id ?? '',
    status: 'no_data',
    value: null,
    cycleValue: null,
    numerator: null,
    denominator: null,
    path: null,
    progress: null,
    shortBy: null,
    coverage: { have: 0, expected: 1 },
    missing: null,
    lastOn: null,
    previous: null,
    sameCycleLastYear: null,
    lastYearDenominator: null,
    sentence: '',
    deviation: null,
    suppressed: null,
    ...partial,
  }
}

function asking(
  metric: Metric,
  logged: readonly (Logged & { suppressed?: boolean })[],
  at = 0,
): Explaining {
  const observations = logged.map((one, index): ExplainedObservation => ({
    ...one,
    ...observed(one),
    id: `${index}`,
  }))
  const cycle = CYCLES[at]
  if (!cycle) throw new Error('a year has cycles')
  return { metric, cycles: CYCLES, cycle, observations }
}

function plain(text: string): string {
  return text.replaceAll(NARROW_SPACE, ' ')
}
