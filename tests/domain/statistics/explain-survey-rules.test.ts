import { describe, expect, test } from 'vitest'

import type { Metric } from '../../../domain/plan.ts'
import { explainChange } from '../../../domain/statistics/explain-survey-change.ts'
import { explainInterval, explainResponse } from '../../../domain/statistics/explain-survey.ts'
import { compareSurveys } from '../../../domain/statistics/survey-change.ts'
import type { PooledSurvey } from '../../../domain/statistics/survey-pool.ts'
import type { SurveyReading } from '../../../domain/statistics/survey-reading.ts'
import { readSurvey } from '../../../domain/statistics/survey-reading.ts'
import { rateOf, scoreOf } from '../../support/metrics.ts'

const SURVEY: PooledSurvey = {
  invited: 180,
  answered: 120,
  valid: 120,
  favourable: 81,
  value: 67.5,
  wordings: [],
  scales: [],
}

describe('a response rate', () => {
  test('is told with both numbers, and where it has to be said that others may differ', () => {
    const told = explainResponse(readSurvey(SURVEY, rateOf()))
    expect(told?.rule).toEqual({
      name: 'Response rate: those who answered over those invited',
      source: 'docs/decisions, number 9',
    })
    expect(told?.calculations.map(plain)).toEqual(['Response rate: 120 ÷ 180 × 100 = 66.67 %'])
    expect(told?.questions.map(({ question }) => question.replaceAll('\u202F', ' '))).toEqual([
      'Is it under 50 %, so that it has to be said that the others may differ',
    ])
  })

  test.each([
    [0.5, false],
    [0.499, true],
  ])('of %d', (responseRate, holds) => {
    const reading = { ...readSurvey(SURVEY, rateOf()), responseRate }
    expect(explainResponse(reading)?.questions[0]?.holds).toBe(holds)
  })

  test.each<Partial<SurveyReading>>([
    { invited: null },
    { answered: null },
    { responseRate: null },
  ])('without %j is not told', (missing) => {
    expect(explainResponse({ ...readSurvey(SURVEY, rateOf()), ...missing })).toBeUndefined()
  })
})

describe('the rule of an interval', () => {
  test.each<[string, Metric, Partial<PooledSurvey>, string]>([
    ['of a share', rateOf(), {}, 'Wilson’s 95 % interval of the share, corrected for the number invited'],
    ['of a mean', scoreOf(), { favourable: null, value: 4 }, 'Wilson’s 95 % interval of the share of the scale that the mean reached, the widest a mean can have, corrected for the number invited'],
    ['of an unknown number', rateOf(), { invited: null }, 'Wilson’s 95 % interval of the share, as if endlessly many could have answered, since the number invited is not noted'],
    ['of few', rateOf(), { invited: 122 }, 'Certain bounds: as if everyone who gave no valid answer had said the worst, or the best'],
  ])('%s', (_, metric, partial, name) => {
    const told = explainInterval(readSurvey({ ...SURVEY, ...partial }, metric), metric)
    expect(told?.rule.name.replaceAll('\u202F', ' ')).toBe(name)
    expect(told?.rule.source).toContain('docs/decisions, number 9')
  }) // prettier-ignore

  test('of few who gave a mean tells how much of the scale it reached', () => {
    const survey = { ...SURVEY, invited: 122, favourable: null, value: 4 }
    const told = explainInterval(readSurvey(survey, scoreOf()), scoreOf())
    expect(told?.calculations.slice(0, 2).map(plain)).toEqual([
      'Share of the scale: (4 − 1) ÷ (5 − 1) = 0.75',
      'As a count of answers at its upper end: 0.75 × 120 = 90',
    ])
  })

  test('of a share that is no percent multiplies nothing', () => {
    const share = rateOf({ rateBase: 1, unit: '' })
    const told = explainInterval(readSurvey({ ...SURVEY, value: 0.675 }, share), share)
    expect(told?.calculations.slice(-2).map(plain)).toEqual([
      'Lower end: (0.673142 − 0.0482952) = 0.6248; said as 0.62',
      'Upper end: (0.673142 + 0.0482952) = 0.7214; said as 0.73',
    ])
  })
})

test('the rule of a change is Newcombe’s, and its edges are no change', () => {
  const measure = rateOf()
  const [earlier, later] = [SURVEY, { ...SURVEY, valid: 30, favourable: 24, value: 80 }]
  const change = compareSurveys(earlier, later, measure, 'Q1')
  const asked = (interval: { low: number; high: number }) =>
    explainChange({ ...change, interval }, readSurvey(later, measure), measure)
  expect(asked({ low: 0, high: 5 })?.rule.name.replaceAll('\u202F', ' ')).toBe(
    'Newcombe’s 95 % interval for the change, not corrected for the number invited: whether opinion moved is asked, not what a few more answers would say',
  )
  const isNoChange = (low: number, high: number) => asked({ low, high })?.questions.at(-1)?.holds
  expect(isNoChange(0, 5)).toBe(true)
  expect(isNoChange(-5, 0)).toBe(true)
  expect(isNoChange(0.1, 5)).toBe(false)
  expect(isNoChange(-5, -0.1)).toBe(false)
  // Thirty answers are enough to ask.
  expect(asked({ low: 0, high: 5 })?.questions.map(({ holds }) => holds)).toEqual([false, true])
})

test('the change of a share that is no percent multiplies nothing', () => {
  const measure = rateOf({ rateBase: 1, unit: '' })
  const [earlier, later] = [
    { ...SURVEY, favourable: 60, value: 0.5 },
    { ...SURVEY, value: 0.675 },
  ]
  const change = compareSurveys(earlier, later, measure, 'Q1')
  const told = explainChange(change, readSurvey(later, measure), measure)
  expect(told?.calculations.slice(-3).map(plain)).toEqual([
    'Change: (0.675 − 0.5) = 0.175',
    'Lower end: (0.175 − √((0.675 − 0.586902)² + (0.588061 − 0.5)²)) = 0.0504',
    'Upper end: (0.175 + √((0.752241 − 0.675)² + (0.5 − 0.411939)²)) = 0.2921',
  ])
})

function plain({ name, formula }: { name: string; formula: string }): string {
  return `${name}: ${formula}`.replaceAll('\u202F', ' ')
}
