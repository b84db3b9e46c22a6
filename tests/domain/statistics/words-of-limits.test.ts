import { describe, expect, test } from 'vitest'

import type { Judged, SpeechInput } from '../../../domain/statistics/speech.ts'
import { judgedByXmr, limitSentences } from '../../../domain/statistics/words-of-limits.ts'

const JUDGED: Judged = {
  drawn: true,
  trial: false,
  lower: 20,
  upper: 80,
  label: 'common_cause',
  variation: 'common_cause',
  assurance: null,
  exceptions: [],
}
const INPUT: SpeechInput = { points: [], unit: '%', direction: 'up', target: null }

describe('the last value beside its limits', () => {
  test.each<[Partial<Judged>, string]>([
    [
      { label: 'common_cause' },
      'The last value is ordinary variation; the limits are 20 % and 80 %.',
    ],
    [
      { label: 'above_upper', variation: 'improvement_high' },
      'The last value is above the upper limit, 80 %: a signal in the good direction.',
    ],
    [
      { label: 'below_lower', variation: 'concern_low' },
      'The last value is below the lower limit, 20 %: a signal in the wrong direction.',
    ],
    [
      { label: 'two_in_three_above', variation: 'improvement_high' },
      'The last value is one of two out of three close to the upper limit, 80 %: a signal in the good direction.',
    ],
    [
      { label: 'two_in_three_below', variation: null },
      'The last value is one of two out of three close to the lower limit, 20 %.',
    ],
  ])('%j', (changes, sentence) => {
    expect(said(changes)).toEqual([sentence])
  })

  test('is a signal and no more, where neither direction is the good one', () => {
    const judged = { ...JUDGED, label: 'shift_above', variation: 'neutral_high' } as const
    expect(limitSentences(INPUT, judged, null)).toEqual([
      'The last value ends seven or more in a row above the mean: a signal.',
    ])
  })

  test('has limits that will move, while they are a trial', () => {
    expect(said({ trial: true })[1]).toBe(
      'The limits are a trial: they are made of at most 20 points and will move.',
    )
  })
})

describe('without limits', () => {
  const refused = { drawn: false, lower: null, upper: null, why: 'Limits need 13 points.' }

  test('it is said why', () => {
    expect(said(refused)).toEqual(['No limits are drawn. Limits need 13 points.'])
  })

  test('the unusual values are listed by their periods', () => {
    const points = [
      { name: 'Oct', value: 40 },
      { name: 'Nov', value: 90 },
      { name: 'Dec', value: 40 },
      { name: 'Jan', value: 10 },
    ]
    expect(said({ ...refused, exceptions: [1, 3] }, { points })).toEqual([
      'No limits are drawn. Limits need 13 points. The unusual values: Nov (90 %), Jan (10 %).',
    ])
  })
})

describe('a target beside limits', () => {
  test.each([
    ['pass', 'is reached every time'],
    ['fail', 'is not reached'],
    ['inconsistent', 'is reached at times and missed at others'],
  ] as const)('%s', (assurance, words) => {
    expect(said({ assurance }, { target: 75 })[1]).toBe(
      `By these limits the target, 75 %, ${words}.`,
    )
    expect(said({ assurance }, { target: [60, 75] })).toHaveLength(1)
  })

  test('that is a range is not judged', () => {
    const points = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9].map((value) => ({ name: '', value }))
    expect(judgedByXmr({ ...INPUT, points, target: 1 }).assurance).not.toBeNull()
    expect(judgedByXmr({ ...INPUT, points, target: [1, 2] }).assurance).toBeNull()
  })
})

function said(judged: Partial<Judged>, input: Partial<SpeechInput> = {}): string[] {
  return limitSentences({ ...INPUT, ...input }, { ...JUDGED, ...judged }, 'up').map((sentence) =>
    sentence.replaceAll('\u202F', ' '),
  )
}
