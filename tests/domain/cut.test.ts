import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Cut } from '../../domain/cut.ts'
import { checkCut, cutWords, draftOf } from '../../domain/cut.ts'
import type { Counts, StreamPart } from '../../domain/stream.ts'

const SCALE = {
  isSurvey: true,
  wording: 'spring 2023',
  parts: [1, 2, 3, 4, 5].map((points): StreamPart => ({ name: String(points), points })),
}
const WITH_UNKNOWN = {
  ...SCALE,
  parts: [...SCALE.parts, { name: "don't know", points: null }],
}
const LOG = {
  isSurvey: false,
  wording: '',
  parts: ['invited', 'attended', 'certified'].map((name) => ({ name, points: null })),
}
const COUNTS = { 1: 2, 2: 0, 3: 9, 4: 20, 5: 14 }
const TOP_TWO: Cut = { kind: 'rate', parts: ['4', '5'], of: [] }
const MEAN: Cut = { kind: 'score', parts: [], of: [] }
const NUMBER: Cut = { kind: 'count', parts: ['5'], of: [] }
const RATE = { kind: 'rate', scaleMin: null, scaleMax: null } as const
const SCORE = { kind: 'score', scaleMin: 1, scaleMax: 5 } as const

describe('what a metric gets of an answer', () => {
  const answer = { counts: COUNTS, invited: 80 }
  const survey = { invited: 80, answered: 45, scale: 5, wording: 'spring 2023' }

  test('a rate is the chosen parts of all, with the survey it comes from', () => {
    const draft = draftOf(TOP_TWO, answer, SCALE)
    expect(draft).toEqual({ numerator: 34, denominator: 45, survey })
  })

  test('a count is the chosen parts, without a survey', () => {
    expect(draftOf(NUMBER, answer, SCALE)).toEqual({ value: 14 })
  })

  test('a score is the mean of the points, to the sixth place, with its answers', () => {
    expect(draftOf(MEAN, answer, SCALE)).toEqual({ mean: 3.977778, n: 45, survey })
  })

  test('a part without a point is no answer of a score, and one of a rate', () => {
    const counted = { counts: { ...COUNTS, "don't know": 5 }, invited: null }
    expect(draftOf(MEAN, counted, WITH_UNKNOWN)).toMatchObject({ mean: 3.977778, n: 45 })
    const rate = draftOf(TOP_TWO, counted, WITH_UNKNOWN)
    expect(rate).toMatchObject({ denominator: 50, survey: { answered: 50, scale: 6 } })
  })

  test('a log’s rate is of the parts it names, and comes from no survey', () => {
    const cut: Cut = { kind: 'rate', parts: ['certified'], of: ['attended'] }
    const counts = { invited: 30, attended: 24, certified: 18 }
    expect(draftOf(cut, { counts, invited: null }, LOG)).toEqual({ numerator: 18, denominator: 24 })
  })

  test('where nobody gave an answer to divide by, there is the reason and no number', () => {
    const counts = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, "don't know": 3 }
    const nobody = { counts, invited: null }
    expect(draftOf(MEAN, nobody, WITH_UNKNOWN)).toEqual({ missing: 'not_collected' })
    const cut: Cut = { kind: 'rate', parts: ['5'], of: ['1', '2', '3', '4', '5'] }
    expect(draftOf(cut, nobody, WITH_UNKNOWN)).toEqual({ missing: 'not_collected' })
    expect(draftOf(NUMBER, nobody, WITH_UNKNOWN)).toEqual({ value: 0 })
  })

  test('tenths of a point are added exactly', () => {
    const parts = [0.1, 0.2].map((points) => ({ name: String(points), points }))
    const answered = { counts: { 0.1: 1, 0.2: 1 }, invited: null }
    expect(draftOf(MEAN, answered, { ...SCALE, parts })).toMatchObject({ mean: 0.15, n: 2 })
  })
})

describe('properties of a cut', () => {
  const counts = fc
    .array(fc.nat({ max: 5000 }), { minLength: 5, maxLength: 5 })
    .map((all): Counts => Object.fromEntries(all.map((count, at) => [String(at + 1), count])))
  const cuts = fc.constantFrom(TOP_TWO, MEAN, NUMBER)

  test('the order of the parts changes nothing', () => {
    const orders = fc.shuffledSubarray(SCALE.parts, { minLength: 5 })
    fc.assert(
      fc.property(counts, cuts, orders, (all, cut, parts) => {
        const answer = { counts: all, invited: null }
        expect(draftOf(cut, answer, { ...SCALE, parts })).toEqual(draftOf(cut, answer, SCALE))
      }),
    )
  })

  test('twice the answers are twice the count, and the same share and mean', () => {
    fc.assert(
      fc.property(counts, (all) => {
        const twice = Object.fromEntries(Object.entries(all).map(([name, n]) => [name, 2 * n]))
        const [once, double] = [all, twice].map((each) => ({ counts: each, invited: null }))
        const of = (cut: Cut, answer = once) =>
          draftOf(cut, answer ?? { counts: all, invited: null }, SCALE)
        expect(of(NUMBER, double).value).toBe(2 * (of(NUMBER).value ?? 0))
        expect(of(MEAN, double).mean).toBe(of(MEAN).mean)
        expect((of(TOP_TWO, double).numerator ?? 0) * (of(TOP_TWO).denominator ?? 0)).toBe(
          (of(TOP_TWO).numerator ?? 0) * (of(TOP_TWO, double).denominator ?? 0),
        )
      }),
    )
  })

  test('a mean lies between the lowest and the highest point that was answered', () => {
    fc.assert(
      fc.property(counts, (all) => {
        const given = SCALE.parts.flatMap(({ name, points }) =>
          (all[name] ?? 0) > 0 && points !== null ? [points] : [],
        )
        const { mean } = draftOf(MEAN, { counts: all, invited: null }, SCALE)
        expect(mean ?? Math.min(...given)).toBeGreaterThanOrEqual(Math.min(...given))
        expect(mean ?? Math.max(...given)).toBeLessThanOrEqual(Math.max(...given))
      }),
    )
  })
})

describe('what is refused', () => {
  test('a cut of another kind than the metric’s', () => {
    const refusal = { path: 'kind', code: 'kind_does_not_fit' }
    expect(checkCut(MEAN, SCALE, RATE)).toMatchObject({ ok: false, error: [refusal] })
    const undefinedYet = { ...RATE, kind: null }
    expect(checkCut(TOP_TWO, SCALE, undefinedYet)).toMatchObject({ ok: false, error: [refusal] })
  })

  test('parts that the stream does not have, each by its field', () => {
    const cut: Cut = { kind: 'rate', parts: ['4', '6'], of: ['7'] }
    expect(checkCut(cut, SCALE, RATE)).toMatchObject({
      error: [
        { path: 'parts', code: 'part_unknown' },
        { path: 'of', code: 'part_unknown' },
      ],
    })
  })

  test('no parts, and a score of a stream without points or outside the scale', () => {
    const none: Cut = { kind: 'rate', parts: [], of: [] }
    expect(checkCut(none, SCALE, RATE)).toMatchObject({ error: [{ code: 'parts_missing' }] })
    expect(checkCut(MEAN, LOG, SCORE)).toMatchObject({ error: [{ code: 'no_points' }] })
    const narrow = { ...SCORE, scaleMax: 4 }
    expect(checkCut(MEAN, SCALE, narrow)).toMatchObject({ error: [{ code: 'outside_scale' }] })
  })
})

test('a good cut comes back in the order of the parts, and what names all of them names none', () => {
  const cut: Cut = { kind: 'rate', parts: ['5', '4'], of: ['5', '4', '3', '2', '1'] }
  expect(checkCut(cut, SCALE, RATE)).toEqual({ ok: true, value: TOP_TWO })
})

test('a cut is said in words', () => {
  expect(cutWords(TOP_TWO, SCALE)).toBe('4 and 5 of 1–5')
  expect(cutWords(NUMBER, SCALE)).toBe('number of 5')
  expect(cutWords(MEAN, WITH_UNKNOWN)).toBe('mean of 1–5')
  const log: Cut = { kind: 'rate', parts: ['certified'], of: ['attended'] }
  expect(cutWords(log, LOG)).toBe('certified of attended')
  const apart: Cut = { kind: 'count', parts: ['1', '3', '5'], of: [] }
  expect(cutWords(apart, SCALE)).toBe('number of 1, 3 and 5')
})
