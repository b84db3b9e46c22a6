import { describe, expect, test } from 'vitest'

import { MEASURE_KINDS } from '../../domain/measure.ts'
import type { Feedback } from '../../domain/meeting-feedback.ts'
import { isEmptyFeedback, recipeOf, summarise, valuesOf } from '../../domain/meeting-feedback.ts'

const SCALE = { scaleMin: 1, scaleMax: 3 }
const GIVEN: Feedback[] = [
  { clear: 'yes', useful: 'partly', note: '' },
  { clear: 'no', useful: null, note: 'Too fast' },
  { clear: null, useful: null, note: 'Thank you' },
]

test('how many departments said what', () => {
  expect(summarise(GIVEN)).toEqual({
    given: 3,
    clear: { yes: 1, partly: 0, no: 1 },
    useful: { yes: 0, partly: 1, no: 0 },
  })
})

test.each<[Partial<Feedback>, boolean]>([
  [{}, true],
  [{ note: '  ' }, true],
  [{ note: 'x' }, false],
  [{ clear: 'no' }, false],
  [{ useful: 'no' }, false],
])('%j says nothing: %s', (said, empty) => {
  expect(isEmptyFeedback({ clear: null, useful: null, note: '', ...said })).toBe(empty)
})

describe('what is recorded of a metric', () => {
  test('that counts: the departments that gave any', () => {
    expect(valuesOf({ kind: 'count', scaleMin: null, scaleMax: null }, GIVEN, 'm1')).toEqual({
      ok: true,
      value: { value: 3, provenance: { recipe: recipeOf('m1'), rows: 3, counted: 3 } },
    })
  })

  test('of a rate: the answers that say yes among all', () => {
    expect(valuesOf({ kind: 'rate', ...SCALE }, GIVEN, 'm1')).toEqual({
      ok: true,
      value: {
        numerator: 1,
        denominator: 3,
        provenance: { recipe: recipeOf('m1'), rows: 3, counted: 2 },
      },
    })
  })

  test('adds up what was clear and what was useful; one answer of the two is answering', () => {
    const feedback: Feedback[] = [
      { clear: 'yes', useful: 'yes', note: '' },
      { clear: null, useful: 'no', note: '' },
      { clear: 'no', useful: null, note: '' },
      { clear: 'partly', useful: 'partly', note: '' },
    ]
    const counted = { recipe: 'feedback of meeting m1', rows: 4, counted: 4 }
    expect(valuesOf({ kind: 'rate', ...SCALE }, feedback, 'm1')).toMatchObject({
      value: { numerator: 2, denominator: 6, provenance: counted },
    })
    expect(valuesOf({ kind: 'score', ...SCALE }, feedback, 'm1')).toMatchObject({
      value: { mean: 2, n: 6 },
    })
  })

  test('of a score from 1 to 3: their mean', () => {
    expect(valuesOf({ kind: 'score', ...SCALE }, GIVEN, 'm1')).toMatchObject({
      ok: true,
      value: { mean: 2, n: 3 },
    })
  })

  test.each([
    [1, 5],
    [0, 3],
    [null, null],
  ])('of a score from %s to %s: nothing', (scaleMin, scaleMax) => {
    expect(valuesOf({ kind: 'score', scaleMin, scaleMax }, GIVEN, 'm1')).toEqual({
      ok: false,
      error: 'scale_unfit',
    })
  })

  test.each([null, ...MEASURE_KINDS.filter((kind) => !['count', 'rate', 'score'].includes(kind))])(
    'of a metric of the kind %s: nothing',
    (kind) => {
      expect(valuesOf({ kind, ...SCALE }, GIVEN, 'm1')).toEqual({ ok: false, error: 'kind_unfit' })
    },
  )

  test.each(['count', 'rate', 'score'] as const)('of no feedback: nothing (%s)', (kind) => {
    expect(valuesOf({ kind, ...SCALE }, [], 'm1')).toEqual({ ok: false, error: 'none_given' })
  })

  test.each(['rate', 'score'] as const)('of notes alone: nothing (%s)', (kind) => {
    const notes = [{ clear: null, useful: null, note: 'x' }]
    expect(valuesOf({ kind, ...SCALE }, notes, 'm1')).toEqual({ ok: false, error: 'no_answers' })
  })
})
