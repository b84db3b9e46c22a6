import { describe, expect, test } from 'vitest'

import { calendarDate } from '../../../domain/calendar.ts'
import type { Metric } from '../../../domain/plan.ts'
import {
  fieldsOfMetric,
  definitionMessages,
  toChange,
} from '../../../web/metric/define/definition-draft.ts'
import type { DraftFields } from '../../../web/metric/record/draft-fields.ts'
import { startOf } from '../../../web/metric/record/draft-fields.ts'
import { createObservationDraft } from '../../../web/metric/record/observation-draft.ts'
import { recordContextOf } from '../../../web/metric/record/record-context.ts'
import { readNumber } from '../../../web/metric/record/typed-number.ts'
import { COUNCILS, observationOf, seriesOf } from '../../support/series.ts'

const TODAY = calendarDate('2023-01-20')

function draftOf(metric: Partial<Metric>, fields: Partial<DraftFields> = {}) {
  const { rule } = recordContextOf(seriesOf(metric), TODAY)
  const start = startOf({ kind: 'record', answer: 'number' }, '2022-10-05')
  return createObservationDraft(rule, { ...start, ...fields })
}

describe('typed numbers', () => {
  test.each([
    ['', null],
    ['0', 0],
    ['-0', 0],
    ['1,234', 1234],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['61,5', 61.5],
    ['.5', 0.5],
    ['12 %', 12],
    ['$1,200', 1200],
    ['(5)', -5],
    ['−3', -3],
    ['1 234', 1234],
  ])('“%s” is %s', (text, number) => {
    expect(readNumber(text)).toBe(number)
  })

  test.each(['eight', '1,23,4', '1..2', '8/10', '--3'])('“%s” is no number', (text) => {
    expect(readNumber(text)).toBeNaN()
  })
})

describe('a draft of an observation', () => {
  test.each<[string, Partial<Metric>, Partial<DraftFields>, object]>([
    ['count', {}, { value: '0' }, { value: 0 }],
    ['rate', COUNCILS, { siteId: 'eliot', numerator: '8', denominator: '10' }, { numerator: 8 }],
    [
      'score',
      { kind: 'score', scaleMin: 1, scaleMax: 5 },
      { mean: '4,2', n: '30' },
      { value: 4.2, n: 30 },
    ],
    ['level', { kind: 'level' }, { value: '-3' }, { value: -3 }],
    ['milestone', { kind: 'milestone', stages: ['a', 'b'] }, { stage: 'b' }, { stage: 'b' }],
    ['yes/no', { kind: 'yes_no' }, { done: 'no' }, { done: false }],
  ])('of a %s is what would be stored', (_, metric, fields, stored) => {
    expect(draftOf(metric, fields).checked.value).toMatchObject(stored)
  })

  test('a problem is said once its field was left, and goes as it is mended', () => {
    const draft = draftOf({})
    draft.type('value', '-1')
    expect(draft.messages.value).toEqual({})
    draft.leave('value')
    expect(draft.messages.value.value).toMatch(/below 0/)
    draft.type('value', '1')
    expect(draft.messages.value).toEqual({})
  })

  test('a numerator is not blamed while its denominator is being typed', () => {
    const draft = draftOf({ ...COUNCILS, siteIds: [] })
    draft.type('numerator', '8')
    draft.leave('numerator')
    draft.type('denominator', '1')
    expect(draft.messages.value).toEqual({})
    draft.leave('denominator')
    expect(draft.messages.value.numerator).toMatch(/above the denominator/)
    draft.type('denominator', '10')
    expect(draft.messages.value).toEqual({})
  })

  test('no number needs its reason, and then no number', () => {
    const draft = draftOf({}, { value: '7' })
    draft.answer('missing')
    draft.leaveAll()
    expect(draft.messages.value).toEqual({ missing: 'Choose why there is no number.' })
    draft.type('missing', 'not_held')
    expect(draft.checked.value).toMatchObject({ missing: 'not_held', value: null })
  })

  test('what the server refuses is said until the field is typed into', () => {
    const draft = draftOf({}, { value: '7' })
    draft.refuse({ value: 'Not here.' })
    expect(draft.messages.value).toEqual({ value: 'Not here.' })
    draft.type('value', '8')
    expect(draft.messages.value).toEqual({})
  })

  test('a correction starts with what stands', () => {
    const observation = observationOf({ value: 4.2, mean: 4.2, n: 1200, note: 'spring' })
    expect(startOf({ kind: 'correct', observation }, '')).toMatchObject({
      observedOn: '2022-10-05',
      mean: '4.2',
      n: '1,200',
      value: '',
      note: 'spring',
      answer: 'number',
    })
  })
})

describe('a draft of a definition', () => {
  const { metric } = seriesOf({ kind: null, baseline: null, target: null, text: 'Survey' })

  test('what was not touched changes nothing', () => {
    const { metric: rate } = seriesOf(COUNCILS)
    expect(rate).toMatchObject(toChange(fieldsOfMetric(rate)))
  })

  test('stages are chosen by name and stored by place', () => {
    const fields = { ...fieldsOfMetric(metric), kind: 'milestone' as const, stages: 'a\n\nb\nc' }
    expect(toChange({ ...fields, baseline: 'a', target: 'c' })).toMatchObject({
      stages: ['a', 'b', 'c'],
      baseline: 0,
      target: 2,
    })
  })

  test('what contradicts itself is said beside its field', () => {
    const fields = {
      ...fieldsOfMetric(metric),
      kind: 'score' as const,
      scaleMin: '5',
      scaleMax: '1',
    }
    expect(definitionMessages({ ...fields, target: 'many' }, metric)).toMatchObject({
      scaleMax: expect.stringMatching(/must be higher/),
      target: 'Write a number, such as 61.5.',
    })
  })
})
