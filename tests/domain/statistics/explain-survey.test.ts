import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Metric } from '../../../domain/plan.ts'
import { NARROW_SPACE } from '../../../domain/shown-number.ts'
import { explainChange } from '../../../domain/statistics/explain-survey-change.ts'
import type { SurveyExplanation } from '../../../domain/statistics/explain-survey.ts'
import { explainInterval, explainResponse } from '../../../domain/statistics/explain-survey.ts'
import { compareSurveys } from '../../../domain/statistics/survey-change.ts'
import type { PooledSurvey } from '../../../domain/statistics/survey-pool.ts'
import { readSurvey } from '../../../domain/statistics/survey-reading.ts'
import { calculated } from '../../support/arithmetic.ts'
import { rateOf, scoreOf } from '../../support/metrics.ts'

const PERCENT = `${NARROW_SPACE}%`

/** A survey of 120 valid answers, 81 of them favourable. */
function surveyOf(partial: Partial<PooledSurvey> = {}): PooledSurvey {
  const { valid = 120, favourable = 81 } = partial
  return {
    invited: null,
    answered: valid,
    valid,
    favourable,
    value: favourable === null ? 4.2 : (100 * favourable) / valid,
    wordings: [],
    scales: [],
    ...partial,
  }
}

function formulas(told: SurveyExplanation | undefined) {
  return Object.fromEntries((told?.calculations ?? []).map(({ name, formula }) => [name, formula]))
}

function intervalOf(survey: PooledSurvey, metric: Metric = rateOf()) {
  return explainInterval(readSurvey(survey, metric), metric)
}

function changeOf(earlier: PooledSurvey, later: PooledSurvey, metric: Metric = rateOf()) {
  const change = compareSurveys(earlier, later, metric, 'Q1')
  return { change, told: explainChange(change, readSurvey(later, metric), metric) }
}

describe('an interval', () => {
  test('of a share is told step by step, with the correction for the number invited', () => {
    const told = intervalOf(surveyOf({ invited: 180 }))
    expect(told?.rule.name).toContain('corrected for the number invited')
    expect(told?.rule.source).toContain('Wilson 1927')
    expect(formulas(told)).toEqual({
      Share: '81 ÷ 120 = 0.675',
      'Answers count as more, for only 180 were invited': '120 × (180 − 1) ÷ (180 − 120) = 358',
      'Middle of the interval': '(0.675 + 1.95996² ÷ (2 × 358)) ÷ (1 + 1.95996² ÷ 358) = 0.673142',
      'Half its width':
        '1.95996 × √(0.675 × 0.325 ÷ 358 + 1.95996² ÷ (4 × 358²)) ÷ (1 + 1.95996² ÷ 358) = 0.0482952',
      'Lower end': `(0.673142 − 0.0482952) × 100 = 62.48${PERCENT}; said as 62${PERCENT}`,
      'Upper end': `(0.673142 + 0.0482952) × 100 = 72.14${PERCENT}; said as 73${PERCENT}`,
    })
  })

  test('without the number invited is not corrected, and says so', () => {
    const told = intervalOf(surveyOf())
    expect(told?.rule.name).toContain('the number invited is not noted')
    expect(formulas(told)['Middle of the interval']).toContain('÷ (2 × 120)')
    expect(Object.keys(formulas(told))).toHaveLength(5)
  })

  test('of a mean is that of the scale it reached', () => {
    const told = intervalOf(surveyOf({ favourable: null }), scoreOf())
    expect(told?.rule.name).toContain('the widest a mean can have')
    expect(formulas(told)['Share of the scale']).toBe('(4.2 − 1) ÷ (5 − 1) = 0.8')
    expect(formulas(told)['Lower end']).toMatch(/^1 \+ \(0\.\d+ − 0\.\d+\) × 4 = 3\.8/)
  })

  test('of few people is certain, and is told from both extremes', () => {
    const told = intervalOf(surveyOf({ invited: 24, valid: 20, favourable: 9 }))
    expect(told?.rule.name).toContain('Certain bounds')
    expect(formulas(told)).toEqual({
      'Lower end': `9 ÷ 24 × 100 = 37.5${PERCENT}; said as 37${PERCENT}`,
      'Upper end': `(9 + 24 − 20) ÷ 24 × 100 = 54.17${PERCENT}; said as 55${PERCENT}`,
    })
    const score = intervalOf(surveyOf({ invited: 24, valid: 20, favourable: null }), scoreOf())
    expect(formulas(score)).toMatchObject({
      'As a count of answers at its upper end': '0.8 × 20 = 16',
      'Upper end': '1 + (16 + 24 − 20) ÷ 24 × 4 = 4.33; said as 4.4',
    })
  })

  test('of fewer than 11 answers, and of a score without a scale, has no explanation', () => {
    expect(intervalOf(surveyOf({ valid: 10, favourable: 5 }))).toBeUndefined()
    expect(
      intervalOf(surveyOf({ favourable: null }), scoreOf({ scaleMin: null, scaleMax: null })),
    ).toBeUndefined()
  })
})

describe('a response rate', () => {
  test.each([
    [60, true],
    [90, false],
    [89, true],
  ])('of %d out of 180 warns: %s', (answered, holds) => {
    const read = readSurvey(
      surveyOf({ invited: 180, answered, valid: 50, favourable: 20 }),
      rateOf(),
    )
    const told = explainResponse(read)
    expect(told?.questions.map((asked) => asked.holds)).toEqual([holds])
    expect(formulas(told)['Response rate']).toMatch(new RegExp(`^${answered} ÷ 180 × 100 = `))
  })

  test('is not explained without the number invited, nor of fewer than 11 people', () => {
    expect(explainResponse(readSurvey(surveyOf(), rateOf()))).toBeUndefined()
    const few = surveyOf({ invited: 40, answered: 10, valid: 10, favourable: 5 })
    expect(explainResponse(readSurvey(few, rateOf()))).toBeUndefined()
  })
})

describe('a change', () => {
  const EARLIER = surveyOf({ valid: 120, favourable: 60 })

  test('is told with both shares, both intervals and what it was called by', () => {
    const { told } = changeOf(EARLIER, surveyOf())
    expect(told?.rule.source).toContain('Newcombe 1998')
    expect(formulas(told)).toEqual({
      'Share in Q1': '60 ÷ 120 = 0.5',
      'Wilson’s interval in Q1': '0.411939 to 0.588061',
      'Share now': '81 ÷ 120 = 0.675',
      'Wilson’s interval now': '0.586902 to 0.752241',
      Change: '(0.675 − 0.5) × 100 = 17.5 points',
      'Lower end': '(0.175 − √((0.675 − 0.586902)² + (0.588061 − 0.5)²)) × 100 = 5.04 points',
      'Upper end': '(0.175 + √((0.752241 − 0.675)² + (0.5 − 0.411939)²)) × 100 = 29.21 points',
    })
    expect(told?.questions).toEqual([
      { question: 'Has either fewer than 30 valid answers, 120 before and 120 now', holds: false },
      { question: 'Is no change within the interval, 5.04 points to 29.21 points', holds: false },
    ])
  })

  test.each([
    ['few answers', surveyOf({ valid: 29, favourable: 29 }), [true]],
    ['an interval around none', surveyOf({ favourable: 64 }), [false, true]],
    ['neither', surveyOf({ favourable: 20 }), [false, false]],
  ] as const)('with %s is decided by it', (_, later, expected) => {
    const { told, change } = changeOf(EARLIER, later)
    expect(told?.questions.map(({ holds }) => holds)).toEqual(expected)
    expect(change.changed).toBe(!expected.some(Boolean))
  })

  test('of scores is in the unit of the scale', () => {
    const before = surveyOf({ favourable: null, value: 3 })
    const { told } = changeOf(before, surveyOf({ favourable: null }), scoreOf())
    expect(formulas(told)['Share of the scale in Q1']).toBe('(3 − 1) ÷ (5 − 1) = 0.5')
    expect(formulas(told).Change).toBe('(0.8 − 0.5) × 4 = 1.2')
  })

  test('has no explanation and no earlier number where the two are not compared', () => {
    const few = surveyOf({ valid: 10, favourable: 5 })
    for (const [before, after] of [
      [few, surveyOf()],
      [surveyOf(), few],
      [surveyOf({ wordings: ['a'] }), surveyOf({ wordings: ['b'] })],
    ] as const) {
      const { told, change } = changeOf(before, after)
      expect([told, change.before]).toEqual([undefined, null])
    }
  })
})

const NEAR_A_HALF = {
  before: { valid: 1050, favourable: 600, silent: 0 },
  after: { valid: 15, favourable: 5, silent: 0 },
}

describe('every formula of a survey', () => {
  const counts = fc
    .tuple(fc.integer({ min: 11, max: 3000 }), fc.nat(), fc.integer({ min: 0, max: 3000 }))
    .map(([valid, top, silent]) => ({ valid, favourable: top % (valid + 1), silent }))

  test('reproduces the ends that are shown', () => {
    fc.assert(
      fc.property(counts, fc.boolean(), ({ valid, favourable, silent }, known) => {
        const invited = known ? valid + silent : null
        const metric = rateOf()
        const read = readSurvey(surveyOf({ valid, favourable, invited }), metric)
        const told = explainInterval(read, metric)
        const { 'Lower end': low = '', 'Upper end': high = '' } = formulas(told)
        expect(calculated(low).shown).toBeCloseTo(read.interval?.low ?? NaN, 1)
        expect(calculated(high).shown).toBeCloseTo(read.interval?.high ?? NaN, 1)
        expect(told?.calculations.filter(isOff)).toEqual([])
      }),
    )
  })

  test('reproduces the change that is shown', () => {
    fc.assert(
      fc.property(counts, counts, (before, after) => {
        const { told, change } = changeOf(surveyOf(before), surveyOf(after))
        const { Change: moved = '', 'Lower end': low = '' } = formulas(told)
        expect(calculated(moved).shown).toBeCloseTo(change.difference ?? NaN, 1)
        expect(calculated(low).shown).toBeCloseTo(change.interval?.low ?? NaN, 1)
        expect(told?.calculations.filter(isArithmetic).filter(isOff)).toEqual([])
      }),
      // The upper end lies on a half of what is shown, and the terms cancel.
      { examples: [[NEAR_A_HALF.before, NEAR_A_HALF.after]] },
    )
  })
})

function isArithmetic({ formula }: { formula: string }): boolean {
  return formula.includes('=')
}

/** Half of the last place that is shown, and what shares of six digits, times a hundred, may be off by where they cancel. */
const ROUNDING = 0.00501 + 4 * 0.00005

/** Whether a reader gets another result, with six digits of what goes in. */
function isOff({ formula }: { formula: string }): boolean {
  const { made, shown } = calculated(formula)
  return Math.abs(made - shown) > ROUNDING + 1e-5 * Math.abs(shown)
}
