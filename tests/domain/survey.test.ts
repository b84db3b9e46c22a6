import { describe, expect, test } from 'vitest'

import { defaultCycles } from '../../domain/calendar.ts'
import type { ObservationDraft } from '../../domain/observation.ts'
import { checkObservation } from '../../domain/observation.ts'
import type { Metric } from '../../domain/plan.ts'
import type { SurveyDraft } from '../../domain/survey.ts'
import { day, metricOf, rateOf, scoreOf } from '../support/metrics.ts'

const RATE = { numerator: 81, denominator: 120 }
const SCORE = { mean: 4.2, n: 120 }

describe('the survey of an observation', () => {
  test('is stored as it is said, its wording trimmed', () => {
    const survey = { invited: 180, answered: 124, scale: 5, wording: ' spring 2023 ' }
    const stored = { ...survey, wording: 'spring 2023' }
    expect(surveyOf(rateOf(), { ...RATE, survey })).toEqual(stored)
    expect(surveyOf(scoreOf(), { ...SCORE, survey })).toEqual(stored)
  })

  test('may say as little as is known', () => {
    const nothing = { invited: null, answered: null, scale: null, wording: null }
    expect(surveyOf(rateOf(), { ...RATE, survey: { invited: 180 } })).toEqual({
      ...nothing,
      invited: 180,
    })
    expect(surveyOf(rateOf(), { ...RATE, survey: { wording: '2' } })).toEqual({
      ...nothing,
      wording: '2',
    })
  })

  test.each([undefined, null, {}, { invited: null, wording: ' ' }])(
    'is none when nothing is said: %j',
    (survey) => {
      expect(surveyOf(rateOf(), { ...RATE, survey })).toBeNull()
      expect(surveyOf(metricOf(), { value: 3, survey })).toBeNull()
    },
  )

  test.each<[string, SurveyDraft]>([
    ['everyone answered', { invited: 120, answered: 120 }],
    ['one more was invited', { invited: 121, answered: 120 }],
    ['two options', { scale: 2 }],
    ['a slider', { scale: 101 }],
    ['a long name', { wording: 'x'.repeat(120) }],
    ['very many', { invited: 1_000_000_000 }],
  ])('is accepted when %s', (_, survey) => {
    expect(surveyOf(rateOf(), { ...RATE, survey })).toMatchObject(survey)
  })

  test.each<[string, SurveyDraft, string]>([
    ['fewer invited than valid', { invited: 119 }, 'survey.invited: answered_above_invited'],
    [
      'fewer invited than answered',
      { invited: 129, answered: 130 },
      'survey.invited: answered_above_invited',
    ],
    ['fewer answered than valid', { answered: 119 }, 'survey.answered: valid_above_answered'],
    ['nobody invited', { invited: 0 }, 'survey.invited: survey_not_whole'],
    ['nobody answered', { answered: 0 }, 'survey.answered: survey_not_whole'],
    ['half a person', { invited: 180.5 }, 'survey.invited: survey_not_whole'],
    ['too many', { invited: 1_000_000_001 }, 'survey.invited: survey_not_whole'],
    ['no number', { answered: NaN }, 'survey.answered: survey_not_whole'],
    ['one option', { scale: 1 }, 'survey.scale: survey_scale_invalid'],
    ['102 options', { scale: 102 }, 'survey.scale: survey_scale_invalid'],
    ['half an option', { scale: 4.5 }, 'survey.scale: survey_scale_invalid'],
    ['a whole question', { wording: 'x'.repeat(121) }, 'survey.wording: survey_wording_invalid'],
    ['a control character', { wording: 'a\u0000b' }, 'survey.wording: survey_wording_invalid'],
  ])('is refused for %s', (_, survey, problem) => {
    expect(problemsOf(rateOf(), { ...RATE, survey })).toEqual([problem])
    expect(problemsOf(scoreOf(), { ...SCORE, survey })).toEqual([problem])
  })

  test('names every problem at once, one per field', () => {
    const survey = { invited: 100, answered: 110, scale: 1 }
    expect(problemsOf(rateOf(), { ...RATE, survey })).toEqual([
      'survey.scale: survey_scale_invalid',
      'survey.answered: valid_above_answered',
      'survey.invited: answered_above_invited',
    ])
  })

  test.each<[string, Metric, Partial<ObservationDraft>]>([
    ['count', metricOf(), { value: 3 }],
    ['level', metricOf({ kind: 'level' }), { value: 3 }],
    ['yes/no', metricOf({ kind: 'yes_no' }), { done: true }],
    ['milestone', metricOf({ kind: 'milestone' }), { value: 3 }],
  ])('is refused for a %s', (_, metric, draft) => {
    const problems = problemsOf(metric, { ...draft, survey: { invited: 4 } })
    expect(problems).toEqual(['survey: survey_not_of_kind'])
  })

  test('is refused without a number', () => {
    const draft = { missing: 'too_few_to_report', survey: { invited: 180 } }
    expect(problemsOf(rateOf(), draft)).toEqual(['survey: survey_without_number'])
  })

  test('counts whole answers, none of them favourable that is not valid', () => {
    const survey = { invited: 180 }
    const perThousand = rateOf({ rateBase: 1000 })
    expect(problemsOf(rateOf(), { numerator: 2.5, denominator: 9, survey })).toEqual([
      'survey: survey_not_whole',
    ])
    expect(problemsOf(perThousand, { numerator: 12, denominator: 9, survey })).toEqual([
      'survey: favourable_above_valid',
    ])
    expect(surveyOf(rateOf(), { numerator: 9, denominator: 9, survey })).not.toBeNull()
    expect(surveyOf(perThousand, { numerator: 9, denominator: 9, survey })).not.toBeNull()
  })

  test('leaves the refusal of the number to the number', () => {
    const survey = { invited: 180 }
    expect(problemsOf(rateOf(), { numerator: 1, survey })).toEqual(['denominator: value_required'])
    expect(problemsOf(metricOf({ kind: null }), { value: 1, survey })).toEqual([
      'value: measure_not_defined',
    ])
  })

  test.each<[Metric, Partial<ObservationDraft>, string]>([
    [
      rateOf(),
      { ...RATE, survey: { invited: 100, answered: 130 } },
      '130 answered, which is more than the 100 invited; correct one of the two, or leave invited empty when anyone could answer.',
    ],
    [
      rateOf(),
      { ...RATE, survey: { answered: 0 } },
      'The number of people who answered, 0, is not a whole number of 1 or more; leave it empty when nobody noted it.',
    ],
    [
      rateOf(),
      { ...RATE, survey: { wording: 'a\u0000b' } },
      'The wording version holds a character that cannot be printed; type it again.',
    ],
    [
      rateOf(),
      { missing: 'too_few_to_report', survey: { invited: 180 } },
      'There is no number, so no answers are counted; leave invited, answered, scale and wording out and say in the note whom was asked.',
    ],
    [
      rateOf(),
      { numerator: 2.5, denominator: 9.5, survey: { invited: 180 } },
      "2.5 answers are not a whole number; a survey's numerator counts favourable answers and its denominator valid ones.",
    ],
  ])('is refused in words with its numbers: %#', (metric, draft, message) => {
    expect(messagesOf(metric, draft)).toEqual([message])
  })
})

function check(metric: Metric, draft: Partial<ObservationDraft>) {
  return checkObservation(
    { observedOn: '2022-10-05', ...draft },
    {
      metric,
      cycles: defaultCycles(metric.schoolYear),
      siteExists: () => true,
      latestDay: day('2022-12-31'),
    },
  )
}

function surveyOf(metric: Metric, draft: Partial<ObservationDraft>): unknown {
  const checked = check(metric, draft)
  return checked.ok ? checked.value.survey : checked.error
}

function problemsOf(metric: Metric, draft: Partial<ObservationDraft>): string[] {
  const checked = check(metric, draft)
  return checked.ok ? [] : checked.error.map(({ path, code }) => `${path}: ${code}`)
}

function messagesOf(metric: Metric, draft: Partial<ObservationDraft>): string[] {
  const checked = check(metric, draft)
  return checked.ok ? [] : checked.error.map(({ message }) => message)
}
