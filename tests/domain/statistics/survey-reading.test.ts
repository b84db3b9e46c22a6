import { describe, expect, test } from 'vitest'

import { compareSurveys } from '../../../domain/statistics/survey-change.ts'
import type { PooledSurvey } from '../../../domain/statistics/survey-pool.ts'
import { readSurvey } from '../../../domain/statistics/survey-reading.ts'
import { rateOf, scoreOf } from '../../support/metrics.ts'

const NARROW = '\u202F'

describe('the reading of a survey', () => {
  test('gives the rate, the response, and how far the rate may be off', () => {
    const read = readSurvey(rateSurvey({ valid: 120, favourable: 81, invited: 180 }), rateOf())
    expect(read).toMatchObject({
      invited: 180,
      answered: 120,
      valid: 120,
      favourable: 81,
      value: 67.5,
      interval: { method: 'wilson' },
    })
    expect(read.responseRate).toBeCloseTo(2 / 3, 12)
    expect(read.interval?.low).toBeCloseTo(62.485, 3)
    expect(read.interval?.high).toBeCloseTo(72.144, 3)
    expect(said(read.sentences)).toEqual([
      '67.5 % of 120 valid answers favourable; among all 180 people invited the share is between ' +
        '62 % and 73 % (a 95 % interval).',
      '120 of 180 people invited answered: a response rate of 66.7 %.',
    ])
  })

  test('is uncorrected and without a rate where nobody noted how many were invited', () => {
    const read = readSurvey(rateSurvey({ valid: 120, favourable: 81 }), rateOf())
    expect(read.responseRate).toBeNull()
    expect(read.interval?.low).toBeCloseTo(58.7, 1)
    expect(said(read.sentences)).toEqual([
      '67.5 % of 120 valid answers favourable; how many were invited is not noted, so among ' +
        'people like those who answered the share is between 58 % and 76 % (a 95 % interval).',
    ])
  })

  test.each([
    [180, 90, 0],
    [180, 89, 1],
    [180, 20, 1],
  ])('of %d invited and %d answers warns %d times of the silent', (invited, valid, times) => {
    const read = readSurvey(rateSurvey({ invited, valid, favourable: 15 }), rateOf())
    const warning =
      'Fewer than half of the people invited answered; those who did not may think differently, ' +
      'and the interval does not cover that.'
    expect(read.sentences.filter((sentence) => sentence === warning)).toHaveLength(times)
  })

  test.each([
    [30, 20, 'certain'],
    [31, 20, 'wilson'],
    [200, 195, 'certain'],
    [200, 194, 'wilson'],
  ])('of %d invited and %d answers has a %s interval', (invited, valid, method) => {
    const read = readSurvey(rateSurvey({ invited, valid, favourable: 15 }), rateOf())
    expect(read.interval?.method).toBe(method)
  })

  test('has bounds that hold whatever the others would have answered', () => {
    const read = readSurvey(rateSurvey({ invited: 28, valid: 22, favourable: 15 }), rateOf())
    expect(read.interval?.low).toBeCloseTo((100 * 15) / 28, 9)
    expect(read.interval?.high).toBeCloseTo((100 * 21) / 28, 9)
    expect(said(read.sentences)[0]).toBe(
      '68.2 % of 22 valid answers favourable; whatever the 6 others would have answered, among ' +
        'all 28 people invited the share is between 53 % and 75 %.',
    )
    const few = readSurvey(rateSurvey({ invited: 28, valid: 12, favourable: 9 }), rateOf())
    expect(few.sentences[2]).toBe(
      'Fewer than half of the people invited answered; those who did not may think differently.',
    )
  })

  test('is no estimate where everyone answered, and says “the one other” of one', () => {
    const all = readSurvey(rateSurvey({ invited: 40, valid: 40, favourable: 30 }), rateOf())
    expect(all.interval).toEqual({ low: 75, high: 75, method: 'certain' })
    expect(said(all.sentences)[0]).toBe(
      '75 % of 40 valid answers favourable; that is all 40 people invited, so it is the result ' +
        'and no estimate.',
    )
    const one = readSurvey(rateSurvey({ invited: 41, valid: 40, favourable: 30 }), rateOf())
    expect(one.sentences[0]).toContain('whatever the one other would have answered')
  })

  test.each([
    [11, true],
    [10, false],
  ])('of %d valid answers is printed: %s', (valid, printed) => {
    const survey = rateSurvey({ invited: 100, answered: 12, valid, favourable: 5 })
    const read = readSurvey(survey, rateOf())
    expect(read.value !== null).toBe(printed)
    expect(read.interval !== null).toBe(printed)
    expect(read.valid !== null && read.favourable !== null).toBe(printed)
    expect(read.responseRate).toBeCloseTo(0.12, 12)
    const silence = 'Fewer than 11 answers are valid, so the result is not printed.'
    expect(read.sentences.includes(silence)).toBe(!printed)
  })

  test('does not give away how few answered', () => {
    const read = readSurvey(rateSurvey({ invited: 100, valid: 10, favourable: 5 }), rateOf())
    expect(read).toEqual({
      invited: 100,
      answered: null,
      valid: null,
      favourable: null,
      value: null,
      responseRate: null,
      interval: null,
      sentences: ['Fewer than 11 answers are valid, so the result is not printed.'],
    })
  })

  test('of a score is as wide as answers at both ends of its scale would be', () => {
    const read = readSurvey(scoreSurvey({ value: 4, valid: 100, invited: 400 }), scoreOf())
    const share = readSurvey(rateSurvey({ favourable: 75, valid: 100, invited: 400 }), rateOf())
    expect(read.favourable).toBeNull()
    expect(read.interval?.method).toBe('widest')
    expect(read.interval?.low).toBeCloseTo(1 + (4 * (share.interval?.low ?? 0)) / 100, 9)
    expect(read.interval?.high).toBeCloseTo(1 + (4 * (share.interval?.high ?? 0)) / 100, 9)
    expect(said(read.sentences)[0]).toBe(
      '4 on average from 100 valid answers; among all 400 people invited the average is between ' +
        '3.6 and 4.3 (a 95 % interval at its widest).',
    )
  })

  test('of a score that everyone of a few gave is certain', () => {
    const read = readSurvey(scoreSurvey({ value: 4, valid: 20, invited: 25 }), scoreOf())
    expect(read.interval).toEqual({ low: (80 + 5) / 25, high: (80 + 25) / 25, method: 'certain' })
  })

  test('of a score without a scale has no interval', () => {
    const metric = scoreOf({ scaleMin: null, scaleMax: null })
    const read = readSurvey(scoreSurvey({ value: 4, valid: 100 }), metric)
    expect(read.interval).toBeNull()
    expect(read.value).toBe(4)
    expect(read.sentences[0]).toContain('it has no interval')
  })

  test('rounds the ends outwards, and not at all where they are whole', () => {
    const rate = rateOf()
    const whole = readSurvey(rateSurvey({ invited: 25, valid: 20, favourable: 10 }), rate)
    expect(said(whole.sentences)[0]).toContain('between 40 % and 60 %')
    // 100 × (29 / 100) is a little less than 29 in doubles.
    const close = readSurvey(rateSurvey({ invited: 100, valid: 97, favourable: 29 }), rate)
    expect(said(close.sentences)[0]).toContain('between 29 % and 32 %')
    const odd = readSurvey(rateSurvey({ invited: 29, valid: 20, favourable: 10 }), rate)
    expect(said(odd.sentences)[0]).toContain('between 34 % and 66 %')
    const thousand = rateOf({ rateBase: 1, unit: '' })
    const small = readSurvey(rateSurvey({ invited: 29, valid: 20, favourable: 10 }, 1), thousand)
    expect(small.sentences[0]).toContain('between 0.34 and 0.66')
  })

  test('says that a cycle asked in two wordings stands alone', () => {
    const survey = rateSurvey({ valid: 40, favourable: 20, wordings: ['1', '2'] })
    expect(readSurvey(survey, rateOf()).sentences[1]).toBe(
      'The question was asked in 2 wordings, so the cycle is compared with no other.',
    )
  })
})

describe('the change between two surveys', () => {
  const earlier = rateSurvey({ valid: 100, favourable: 50 })

  test('is called one where its interval excludes 0', () => {
    const change = compareSurveys(
      earlier,
      rateSurvey({ valid: 100, favourable: 66 }),
      rateOf(),
      'Q1',
    )
    expect(change).toMatchObject({ comparable: true, changed: true })
    expect(change.difference).toBeCloseTo(16, 9)
    expect(change.interval?.low).toBeGreaterThan(0)
    expect(said([change.sentence])).toEqual([
      'Up 16 points since Q1, with a 95 % interval of 2.3 to 28.9 points: changed.',
    ])
    const down = compareSurveys(earlier, rateSurvey({ valid: 100, favourable: 30 }), rateOf(), 'Q1')
    expect(down.changed).toBe(true)
    expect(down.sentence).toBe(
      'Down 20 points since Q1, with a 95 % interval of −32.6 to −6.4 points: changed.',
    )
  })

  test('may be chance where its interval holds 0', () => {
    const change = compareSurveys(
      earlier,
      rateSurvey({ valid: 100, favourable: 55 }),
      rateOf(),
      'Q1',
    )
    expect(change).toMatchObject({ comparable: true, changed: false })
    expect(change.sentence).toContain('that may be chance, so it is not called a change.')
    const same = compareSurveys(earlier, earlier, rateOf(), 'Q1')
    expect(same.sentence).toMatch(/^The same as in Q1, with/)
  })

  test.each([
    [30, 30, true],
    [29, 30, false],
    [30, 29, false],
  ])('of %d and %d answers is called one: %s', (before, after, changed) => {
    const change = compareSurveys(
      rateSurvey({ valid: before, favourable: 2 }),
      rateSurvey({ valid: after, favourable: 27 }),
      rateOf(),
      'Q1',
    )
    expect(change.interval?.low).toBeGreaterThan(0)
    expect(change.changed).toBe(changed)
    expect(change.sentence.includes('fewer than 30 valid answers in either')).toBe(!changed)
  })

  test.each([
    [11, true],
    [10, false],
  ])('of %d answers in one of the two is said: %s', (valid, comparable) => {
    const few = rateSurvey({ valid, favourable: 5 })
    for (const [a, b] of [
      [earlier, few],
      [few, earlier],
    ] as const) {
      const change = compareSurveys(a, b, rateOf(), 'Q1')
      expect(change.comparable).toBe(comparable)
      expect(change.difference !== null && change.interval !== null).toBe(comparable)
    }
  })

  test('is not made across another wording or another scale', () => {
    const first = { ...earlier, wordings: ['fall 2022'], scales: [5] }
    const reworded = { ...earlier, wordings: ['spring 2023'], scales: [5] }
    expect(compareSurveys(first, reworded, rateOf(), 'Q1')).toEqual({
      comparable: false,
      difference: null,
      interval: null,
      changed: false,
      before: null,
      sentence:
        'The question was reworded (“spring 2023” after “fall 2022” in Q1), so nothing is ' +
        'compared across it.',
    })
    const rescaled = { ...first, scales: [7] }
    expect(compareSurveys(first, rescaled, rateOf(), 'Q1').sentence).toBe(
      'The answers have 7 options after 5 in Q1, so nothing is compared across it.',
    )
    const mixed = { ...first, wordings: ['fall 2022', 'spring 2023'] }
    expect(compareSurveys(mixed, mixed, rateOf(), 'Q1').comparable).toBe(false)
    expect(compareSurveys(first, { ...first }, rateOf(), 'Q1').comparable).toBe(true)
  })

  test('of scores is in the points of their scale', () => {
    const before = scoreSurvey({ value: 3, valid: 200 })
    const after = scoreSurvey({ value: 4, valid: 200 })
    const change = compareSurveys(before, after, scoreOf(), 'Q1')
    const shares = compareSurveys(
      rateSurvey({ valid: 200, favourable: 100 }),
      rateSurvey({ valid: 200, favourable: 150 }),
      rateOf(),
      'Q1',
    )
    expect(change.difference).toBeCloseTo(1, 9)
    expect(change.changed).toBe(true)
    expect(change.interval?.low).toBeCloseTo((4 * (shares.interval?.low ?? 0)) / 100, 9)
    expect(change.sentence).toMatch(/^Up 1 since Q1/)
    const unscaled = scoreOf({ scaleMin: null, scaleMax: null })
    expect(compareSurveys(before, after, unscaled, 'Q1').comparable).toBe(false)
  })
})

function rateSurvey(
  partial: Partial<PooledSurvey> & { valid: number; favourable: number },
  base = 100,
): PooledSurvey {
  return {
    invited: null,
    answered: partial.valid,
    value: (base * partial.favourable) / partial.valid,
    wordings: [],
    scales: [],
    ...partial,
  }
}

function scoreSurvey(
  partial: Partial<PooledSurvey> & { valid: number; value: number },
): PooledSurvey {
  const { valid } = partial
  return { invited: null, answered: valid, favourable: null, wordings: [], scales: [], ...partial }
}

/** Sentences with plain spaces before their percent signs. */
function said(sentences: readonly string[]): string[] {
  return sentences.map((sentence) => sentence.replaceAll(`${NARROW}%`, ' %'))
}
