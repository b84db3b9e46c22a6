import { describe, expect, test } from 'vitest'

import { defaultCycles } from '../../../domain/calendar.ts'
import type { SurveyedObservation } from '../../../domain/statistics/survey-pool.ts'
import { poolSurveys, wordingBorders } from '../../../domain/statistics/survey-pool.ts'
import { lastSurveyOf, surveysOf } from '../../../domain/statistics/survey-series.ts'
import type { ObservedSurvey } from '../../../domain/survey.ts'
import { metricOf, observed, rateOf, scoreOf } from '../../support/metrics.ts'

const METRIC = rateOf()
const CYCLES = defaultCycles(METRIC.schoolYear)

describe('the survey of a cycle', () => {
  test('adds the counts over sites and days', () => {
    const pooled = poolSurveys(METRIC, [
      rate('2022-08-01', 30, 40, { siteId: 'a', survey: asked({ invited: 60, answered: 44 }) }),
      rate('2022-09-01', 10, 20, { siteId: 'a', survey: asked({ invited: 50 }) }),
      rate('2022-09-02', 5, 40, { siteId: 'b', survey: asked({ invited: 90, answered: 41 }) }),
    ])
    expect(pooled).toEqual({
      invited: 200,
      answered: 105,
      valid: 100,
      favourable: 45,
      value: 45,
      wordings: [],
      scales: [],
    })
  })

  test('knows nobody invited where one observation does not say', () => {
    const pooled = poolSurveys(METRIC, [
      rate('2022-08-01', 30, 40, { siteId: 'a', survey: asked({ invited: 60 }) }),
      rate('2022-08-01', 30, 40, { siteId: 'b' }),
    ])
    expect(pooled).toMatchObject({ invited: null, answered: 80, valid: 80 })
  })

  test('takes groups only where nothing is logged for everyone', () => {
    const survey = asked({ invited: 60 })
    const groups = [
      rate('2022-08-01', 10, 20, { group: 'Staff', survey }),
      rate('2022-08-01', 20, 20, { group: 'Families', survey }),
    ]
    expect(poolSurveys(METRIC, groups)).toMatchObject({ invited: 120, valid: 40 })
    const everyone = rate('2022-08-02', 30, 44, { survey })
    expect(poolSurveys(METRIC, [...groups, everyone])).toMatchObject({ invited: 60, valid: 44 })
  })

  test('is none without a survey, without a number, and where nothing can be combined', () => {
    const survey = asked({ invited: 60 })
    const one = rate('2022-08-01', 30, 40, { survey })
    expect(poolSurveys(METRIC, [])).toBeNull()
    expect(poolSurveys(METRIC, [rate('2022-08-01', 30, 40)])).toBeNull()
    expect(poolSurveys(METRIC, [{ ...one, ...NO_RATE, missing: 'not_held' }])).toBeNull()
    expect(poolSurveys(METRIC, [one, { ...one, siteId: 'a' }])).toBeNull()
    expect(poolSurveys(metricOf(), [{ ...one, ...NO_RATE, value: 3 }])).toBeNull()
  })

  test('leaves a day without a number out', () => {
    const survey = asked({ invited: 60 })
    const missed: SurveyedObservation = {
      ...rate('2022-08-02', 0, 0),
      ...NO_RATE,
      missing: 'not_held',
    }
    expect(poolSurveys(METRIC, [rate('2022-08-01', 30, 40, { survey }), missed])).toMatchObject({
      invited: 60,
    })
  })

  test('weighs a score by its answers', () => {
    const survey = asked({ invited: 60, scale: 5, wording: '1' })
    const pooled = poolSurveys(scoreOf(), [
      { ...observed({ siteId: 'a', value: 5, n: 10 }), survey },
      { ...observed({ siteId: 'b', value: 2, n: 20 }), survey: { ...survey, scale: 7 } },
    ])
    expect(pooled).toEqual({
      invited: 120,
      answered: 30,
      valid: 30,
      favourable: null,
      value: 3,
      wordings: ['1'],
      scales: [5, 7],
    })
  })
})

describe('the borders of a wording', () => {
  test('are the first day of each other wording', () => {
    const borders = wordingBorders([
      rate('2023-01-10', 1, 2, { survey: asked({ wording: 'b' }) }),
      rate('2022-08-01', 1, 2, { survey: asked({ wording: 'a' }) }),
      rate('2022-11-01', 1, 2, { survey: asked({ wording: 'a' }) }),
      rate('2023-02-10', 1, 2, { survey: asked({ wording: 'b' }) }),
      rate('2023-04-10', 1, 2, { survey: asked({ wording: 'a' }) }),
    ])
    expect(borders).toEqual([
      { on: '2023-01-10', wording: 'b' },
      { on: '2023-04-10', wording: 'a' },
    ])
  })

  test('are also where the number of answer options changes', () => {
    const borders = wordingBorders([
      rate('2022-08-01', 1, 2, { survey: asked({ wording: 'a', scale: 5 }) }),
      rate('2022-11-01', 1, 2, { survey: asked({ scale: 7 }) }),
    ])
    expect(borders).toEqual([{ on: '2022-11-01', wording: '7 options' }])
  })

  test('name every wording and scale of a day', () => {
    const borders = wordingBorders([
      rate('2022-08-01', 1, 2, { survey: asked({ wording: 'a', scale: 5 }) }),
      rate('2022-11-01', 1, 2, { survey: asked({ wording: 'b', scale: 5 }) }),
      rate('2022-11-01', 1, 2, { survey: asked({ wording: 'c', scale: 5 }) }),
      rate('2022-12-01', 1, 2, { survey: asked({ scale: 7 }) }),
      rate('2022-12-01', 1, 2, { survey: asked({ scale: 9 }) }),
    ])
    expect(borders).toEqual([
      { on: '2022-11-01', wording: 'b, c' },
      { on: '2022-12-01', wording: '7, 9 options' },
    ])
  })

  test('are found over a survey that states nothing', () => {
    const borders = wordingBorders([
      rate('2022-08-01', 1, 2, { survey: asked({ wording: 'a' }) }),
      rate('2022-11-01', 1, 2, { survey: asked({ invited: 3 }) }),
      rate('2023-01-10', 1, 2, { survey: asked({ wording: 'b' }) }),
    ])
    expect(borders).toEqual([{ on: '2023-01-10', wording: 'b' }])
  })

  test('are none where nothing is stated, before the first and after it', () => {
    const borders = wordingBorders([
      rate('2022-08-01', 1, 2),
      rate('2022-08-02', 1, 2, { survey: asked({ wording: 'a' }) }),
      rate('2022-08-03', 1, 2, { survey: asked({ invited: 3 }) }),
      rate('2022-08-04', 1, 2),
      rate('2022-08-05', 1, 2, { survey: asked({ wording: 'a' }) }),
    ])
    expect(borders).toEqual([])
    expect(wordingBorders([])).toEqual([])
  })
})

describe('the surveys of a year', () => {
  test('are one per surveyed cycle, each compared with the one before', () => {
    const surveys = surveysOf(METRIC, CYCLES, [
      rate('2022-08-01', 50, 100, { survey: asked({ invited: 300 }) }),
      rate('2023-01-10', 70, 100, { survey: asked({ invited: 300 }) }),
    ])
    expect(surveys.map(({ cycleId }) => cycleId)).toEqual(['2022-23-Q1', '2022-23-Q3'])
    expect(surveys.map(({ change }) => change?.changed)).toEqual([undefined, true])
    expect(surveys[1]?.change?.sentence).toMatch(/^Up 20 points since Q1/)
  })

  test('are those of the first and the last day of a cycle too, each with its reading', () => {
    const surveys = surveysOf(METRIC, CYCLES, [
      rate('2022-07-01', 50, 100, { survey: asked({ invited: 300 }) }),
      rate('2022-09-30', 20, 100, { survey: asked({ invited: 100 }) }),
      rate('2022-10-01', 60, 100, { survey: asked({ invited: 300 }) }),
    ])
    expect(surveys).toMatchObject([
      { valid: 200, favourable: 70, invited: 400 },
      { valid: 100, favourable: 60, invited: 300 },
    ])
  })

  test('remember a wording over a cycle that does not state it', () => {
    const surveys = surveysOf(METRIC, CYCLES, [
      rate('2022-08-01', 50, 100, { survey: asked({ wording: 'a' }) }),
      rate('2022-11-01', 50, 100, { survey: asked({ invited: 300 }) }),
      rate('2023-01-10', 70, 100, { survey: asked({ wording: 'b' }) }),
    ])
    expect(surveys.map(({ change }) => change?.comparable)).toEqual([undefined, true, false])
  })

  test('begin with the last of the year before', () => {
    const last = lastSurveyOf(METRIC, CYCLES, [
      rate('2022-08-01', 50, 100, { survey: asked({ wording: 'a' }) }),
      rate('2022-11-01', 40, 100, { survey: asked({ invited: 300 }) }),
    ])
    expect(last).toMatchObject({
      name: 'Q2 of 2022-23',
      survey: { favourable: 40, wordings: ['a'] },
    })
    const observations = [rate('2022-08-01', 50, 100, { survey: asked({ wording: 'b' }) })]
    const [first] = surveysOf(METRIC, CYCLES, observations, last)
    expect(first?.change).toMatchObject({ comparable: false })
    expect(lastSurveyOf(METRIC, CYCLES, [])).toBeNull()
  })
})

const NO_RATE = { numerator: null, denominator: null }

function rate(
  observedOn: string,
  numerator: number,
  denominator: number,
  rest: { siteId?: string; group?: string; survey?: ObservedSurvey } = {},
): SurveyedObservation {
  const { survey = null, ...place } = rest
  return { ...observed({ observedOn, numerator, denominator, ...place }), survey }
}

function asked(partial: Partial<ObservedSurvey>): ObservedSurvey {
  return { invited: null, answered: null, scale: null, wording: null, ...partial }
}
