import { describe, expect, test } from 'vitest'

import { compareSurveys } from '../../../domain/statistics/survey-change.ts'
import type { PooledSurvey } from '../../../domain/statistics/survey-pool.ts'
import { readSurvey } from '../../../domain/statistics/survey-reading.ts'
import { rateOf, scoreOf } from '../../support/metrics.ts'

/** A rate of favourable answers, or a mean where `favourable` is null. */
function survey(partial: Partial<PooledSurvey> & { valid: number }): PooledSurvey {
  const { valid, favourable = null } = partial
  return {
    invited: null,
    answered: valid,
    favourable,
    value: favourable === null ? 3 : (100 * favourable) / valid,
    wordings: [],
    scales: [],
    ...partial,
  }
}

const EARLIER = survey({ valid: 100, favourable: 50 })

describe('two surveys are not compared', () => {
  const mixed = { ...EARLIER, wordings: ['fall', 'spring'] }
  test.each([
    ['where the earlier asked two wordings', mixed, EARLIER],
    ['where the later asked two wordings', EARLIER, mixed],
    ['where the earlier had two scales', { ...EARLIER, scales: [5, 7] }, EARLIER],
  ])('%s', (_, before, after) => {
    const change = compareSurveys(before, after, rateOf(), 'Q1')
    expect(change.comparable).toBe(false)
    expect(change.sentence).toBe(
      'Several wordings or scales were asked within one cycle, so it is not compared with Q1.',
    )
  })

  test.each([
    [10, 100],
    [100, 10],
  ])('of %d answers and then %d, which are too few', (before, after) => {
    const [earlier, later] = [before, after].map((valid) => survey({ valid, favourable: 5 }))
    expect(earlier && later && compareSurveys(earlier, later, rateOf(), 'Q1')).toMatchObject({
      comparable: false,
      sentence: 'Fewer than 11 answers are valid here or in Q1, so the two are not compared.',
    })
  })

  test('by another scale of which only one is told the wording', () => {
    const first = { ...EARLIER, wordings: ['fall'], scales: [5] }
    const later = { ...EARLIER, scales: [7] }
    const words = 'The answers have 7 options after 5 in Q1, so nothing is compared across it.'
    expect(compareSurveys(first, later, rateOf(), 'Q1').sentence).toBe(words)
    const back = 'The answers have 5 options after 7 in Q1, so nothing is compared across it.'
    expect(compareSurveys(later, first, rateOf(), 'Q1').sentence).toBe(back)
  })

  test('as scores where one has no favourable answers and no scale', () => {
    const open = scoreOf({ scaleMin: null, scaleMax: null })
    const scored = survey({ valid: 100 })
    for (const [a, b] of [[scored, EARLIER], [EARLIER, scored]] as const) {
      expect(compareSurveys(a, b, open, 'Q1').sentence).toBe(
        'Without the ends of its scale the score is not compared with Q1.',
      )
    } // prettier-ignore
  })
})

describe('the interval of a change', () => {
  test('that ends at 0 is no change', () => {
    // Nobody of 30 before and after: both ends are as far from 0.
    const none = survey({ valid: 30, favourable: 0 })
    expect(compareSurveys(none, none, rateOf(), 'Q1')).toMatchObject({
      changed: false,
      difference: 0,
    })
  })

  test('of percents is said in tenths of a point, and an end near 0 as it is', () => {
    // 3,999 to 4,000 of 10,000: −0.0135 to 0.0138 as shares of one, so −1.3 to 1.4 points.
    const before = survey({ valid: 10_000, favourable: 3_999 })
    const after = survey({ valid: 10_000, favourable: 4_000 })
    expect(compareSurveys(before, after, rateOf(), 'Q1').sentence).toBe(
      'Up 0.01 points since Q1, with a 95 % interval of −1.3 to 1.4 points: that may be chance, so it is not called a change.',
    )
    const small = survey({ valid: 1_000_000, favourable: 100 })
    expect(compareSurveys(small, small, rateOf(), 'Q1').sentence).toBe(
      'The same as in Q1, with a 95 % interval of −<0.01 to <0.01 points: that may be chance, so it is not called a change.',
    )
  })

  test('that ends less than a point from 0 is said in tenths too, with its sign', () => {
    const after = survey({ valid: 100, favourable: 36 })
    expect(compareSurveys(EARLIER, after, rateOf(), 'Q1').sentence).toBe(
      'Down 14 points since Q1, with a 95 % interval of −27 to −0.3 points: changed.',
    )
  })

  test('of less than a point is told up or down like any other', () => {
    const [more, fewer] = [4_000, 3_999].map((favourable) => survey({ valid: 10_000, favourable }))
    if (!more || !fewer) throw new Error('two surveys')
    expect(compareSurveys(more, fewer, rateOf(), 'Q1').sentence).toMatch(/^Down 0\.01 points since/)
    expect(compareSurveys(fewer, more, rateOf(), 'Q1').sentence).toMatch(/^Up 0\.01 points since/)
  })

  test('of scores is said as it is, in their unit', () => {
    const before = survey({ valid: 40, value: 3 })
    const after = survey({ valid: 40, value: 3.4 })
    const change = compareSurveys(before, after, scoreOf({ unit: 'stars' }), 'Q1')
    expect(change.sentence).toMatch(
      /^Up 0\.4 stars since Q1, with a 95 % interval of −0\.4\d to 1\.2\d? stars: that may be chance/,
    )
  })

  test('that lies below 0 has its sign before the points', () => {
    const after = survey({ valid: 100, favourable: 20 })
    expect(compareSurveys(EARLIER, after, rateOf(), 'Q1').sentence).toMatch(
      / to −\d+\.\d points: changed\.$/,
    )
  })
})

describe('a reading', () => {
  test('of a rate is the same with the ends of a scale that it had as a score', () => {
    const told = survey({ valid: 100, favourable: 75, invited: 400 })
    const scaled = rateOf({ scaleMin: 1, scaleMax: 5 })
    expect(readSurvey(told, scaled)).toEqual(readSurvey(told, rateOf()))
  })

  // The ends of a scale may be moved after answers were counted.
  test.each([
    [0, 1],
    [6, 5],
  ])('of a mean of %d on a scale from 1 to 5 is that of its end', (value, end) => {
    const [beyond, at] = [value, end].map((mean) =>
      readSurvey(survey({ valid: 40, value: mean }), scoreOf()),
    )
    expect(beyond?.interval).not.toBeNull()
    expect(beyond?.interval).toEqual(at?.interval)
  })

  test.each([
    [0, 1, 'hundredths', 'between 0.33 and 0.67'],
    [1, 2, 'hundredths', 'between 1.33 and 1.67'],
    [1, 3, 'tenths', 'between 1.6 and 2.4'],
    [1, 100, 'tenths', 'between 33.8 and 67.2'],
    [0, 100, 'whole numbers', 'between 33 and 67'],
  ])('of a score from %d to %d says its interval in %s', (scaleMin, scaleMax, _, range) => {
    const halfWay = survey({ valid: 30, value: (scaleMin + scaleMax) / 2 })
    const [sentence] = readSurvey(halfWay, scoreOf({ scaleMin, scaleMax })).sentences
    expect(sentence).toContain(range)
  })

  test.each([
    [[], 0],
    [['fall'], 0],
    [['fall', 'spring'], 1],
  ])('of the wordings %j says %d times that there were several', (wordings, times) => {
    const { sentences } = readSurvey(survey({ valid: 40, favourable: 20, wordings }), rateOf())
    expect(sentences.filter((one) => one.includes('wordings'))).toHaveLength(times)
  })

  test.each([
    [11, 11, 0.5],
    [10, null, null],
  ])('of %d who answered prints %s of them, and the response %s', (answered, printed, rate) => {
    const read = readSurvey(
      survey({ valid: answered, answered, favourable: 5, invited: 2 * answered }),
      rateOf(),
    )
    expect(read).toMatchObject({ answered: printed, responseRate: rate, valid: printed })
  })

  test.each([
    [39, 39 / 40],
    [40, 1],
    [41, null],
  ])('of %d answers of 40 invited has a response of %s', (answered, rate) => {
    const told = survey({ valid: 30, answered, favourable: 5, invited: 40 })
    expect(readSurvey(told, rateOf()).responseRate).toBe(rate)
  })

  test.each([
    ['the lower', { scaleMin: null, scaleMax: 5 }],
    ['the upper', { scaleMin: 1, scaleMax: null }],
    ['the order of the', { scaleMin: 5, scaleMax: 5 }],
  ])('of a score without %s end of its scale has no interval', (_, ends) => {
    expect(readSurvey(survey({ valid: 40 }), scoreOf(ends)).interval).toBeNull()
  })
})
