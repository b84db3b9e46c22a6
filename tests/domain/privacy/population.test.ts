import { expect, test } from 'vitest'

import type { MeasureKind } from '../../../domain/measure.ts'
import type { People } from '../../../domain/privacy/population.ts'
import {
  countsSome,
  isGuarded,
  peopleOf,
  thresholdFor,
} from '../../../domain/privacy/population.ts'

test.each([
  ['pupils are never shown in fewer than eleven', 'student', 5, 11],
  ['pupils are hidden in as few as a district chose', 'student', 20, 20],
  ['in a survey a district may choose fewer', 'survey', 5, 5],
] as const)('%s', (_, privacyClass, chosen, expected) => {
  expect(thresholdFor(privacyClass, chosen)).toBe(expected)
})

test.each<[MeasureKind | null, boolean]>([
  ['rate', true],
  ['score', true],
  ['count', true],
  ['level', true],
  ['milestone', false],
  ['yes_no', false],
  [null, false],
])('small groups of a %s are hidden: %s, and never those of a public body', (kind, expected) => {
  expect(isGuarded({ kind }, 'student')).toBe(expected)
  expect(isGuarded({ kind }, 'survey')).toBe(expected)
  expect(isGuarded({ kind }, 'public_body')).toBe(false)
})

test('of a hundred, people are counted; of a thousand, events may be', () => {
  expect([100, 1000].map((rateBase) => countsSome({ rateBase }))).toEqual([true, false])
})

test.each<[string, MeasureKind | null, object, People | null]>([
  ['a rate has its denominator', 'rate', { value: 50, numerator: 2, denominator: 4 }, { population: 4, numerator: 2 }],
  ['a rate without one has nobody', 'rate', { value: 50 }, null],
  ['a score has its answers', 'score', { value: 3.5, n: 12 }, { population: 12, numerator: null }],
  ['a score without them is taken for one', 'score', { value: 3.5 }, { population: 1, numerator: null }],
  ['a score without a value has nobody', 'score', { n: 12 }, null],
  ['a count has those it counts', 'count', { value: 7 }, { population: 7, numerator: null }],
  ['a level has those it counts', 'level', { value: 0 }, { population: 0, numerator: null }],
  ['a count without a value has nobody', 'count', {}, null],
  ['a milestone has nobody', 'milestone', { value: 2, stage: 'Drafted' }, null],
  ['a yes has nobody', 'yes_no', { value: 1, done: true }, null],
  ['what is not measured has nobody', null, { value: 1 }, null],
])('%s', (_, kind, observed, people) => {
  expect(peopleOf({ kind }, { ...NOTHING, ...observed })).toEqual(people)
}) // prettier-ignore

const NOTHING = {
  value: null,
  numerator: null,
  denominator: null,
  n: null,
  stage: null,
  done: null,
  missing: null,
}
