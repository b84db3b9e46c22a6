import { expect, test } from 'vitest'

import { defaultCycles } from '../../domain/calendar.ts'
import type { ObservationDraft } from '../../domain/observation.ts'
import { checkObservation } from '../../domain/observation.ts'
import type { Metric } from '../../domain/plan.ts'
import type { SurveyDraft } from '../../domain/survey.ts'
import { day, metricOf, rateOf } from '../support/metrics.ts'

const RATE = { numerator: 81, denominator: 120 }

test.each<[SurveyDraft, string]>([
  [{ invited: 0 }, 'The number of people invited, 0, is not a whole number of 1 or more; leave it empty when nobody noted it.'],
  [{ answered: 0 }, 'The number of people who answered, 0, is not a whole number of 1 or more; leave it empty when nobody noted it.'],
  [{ scale: 1 }, 'A scale has 2 to 101 answer options, not 1; leave it empty when nobody noted it.'],
  [{ wording: 'x'.repeat(121) }, 'The wording version has 121 characters; shorten it to 120. It names the wording, such as “spring 2023”, and need not hold it.'],
  [{ wording: 'a\u0000b' }, 'The wording version holds a character that cannot be printed; type it again.'],
  [{ answered: 119 }, '120 valid answers are more than the 119 people who answered; count each person once, or correct one of the two.'],
  [{ invited: 119 }, '120 answered, which is more than the 119 invited; correct one of the two, or leave invited empty when anyone could answer.'],
  [{ invited: 129, answered: 130 }, '130 answered, which is more than the 129 invited; correct one of the two, or leave invited empty when anyone could answer.'],
])('%j is refused in words', (survey, message) => {
  expect(messagesOf(rateOf(), { ...RATE, survey })).toEqual([message])
}) // prettier-ignore

test('what comes from no survey, or counts more than answered, is refused in words', () => {
  expect(messagesOf(metricOf(), { value: 3, survey: { invited: 5 } })).toEqual([
    'Only a rate or a score comes from a survey; leave invited, answered, scale and wording out.',
  ])
  const swapped = { numerator: 120, denominator: 81, survey: { scale: 5 } }
  expect(messagesOf(rateOf({ rateBase: 1000 }), swapped)).toEqual([
    '120 favourable answers are more than the 81 valid ones; check whether the two are swapped.',
  ])
})

test('one person asked, who answers and agrees, is a survey', () => {
  const survey = { invited: 1, answered: 1 }
  expect(messagesOf(rateOf(), { numerator: 1, denominator: 1, survey })).toEqual([])
})

function messagesOf(metric: Metric, draft: Partial<ObservationDraft>): string[] {
  const checked = checkObservation(
    { observedOn: '2022-10-05', ...draft },
    {
      metric,
      cycles: defaultCycles(metric.schoolYear),
      siteExists: () => true,
      latestDay: day('2022-12-31'),
    },
  )
  return checked.ok ? [] : checked.error.map(({ message }) => message)
}
