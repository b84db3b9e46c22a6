import { describe, expect, test } from 'vitest'

import type { AssessInput } from '../../domain/progress.ts'
import { assess } from '../../domain/progress.ts'
import { showAmount, showDifference, showResult, showTakenAway } from '../../domain/shown-number.ts'
import { isOne, unitAfter } from '../../domain/unit.ts'

describe('the unit after one', () => {
  test.each([
    ['requests', 'request'],
    ['people', 'person'],
    ['People', 'Person'],
    ['families', 'family'],
    ['classes', 'class'],
    ['sessions held', 'session held'],
    ['parent workshops', 'parent workshop'],
    ['hours of training', 'hour of training'],
    ['students in programs', 'student in programs'],
    ['tickets per 1,000', 'ticket per 1,000'],
  ])('%s is singular: %s', (unit, singular) => {
    expect(unitAfter('1', unit)).toBe(singular)
  })

  test.each([
    ['gigs', '(gigs)'],
    ['solicitudes', '(solicitudes)'],
    ['parents and students', '(parents and students)'],
    ['visits/calls', '(visits/calls)'],
    ['hours, sessions', '(hours, sessions)'],
    ['parents attending meetings', '(parents attending meetings)'],
  ])('%s is in brackets, since no singular is certain: %s', (unit, bracketed) => {
    expect(unitAfter('1', unit)).toBe(bracketed)
  })

  test.each(['FTE', 'per user', 'staff', 'percent', 'per sessions', ''])(
    '%s stays, since nothing in it is plural',
    (unit) => {
      expect(unitAfter('1', unit)).toBe(unit)
    },
  )

  test.each(['0', '2', '11', '1.5', '0.1', '1,000', '<0.01', '−2', '–', ''])(
    'after %s it stays as it is',
    (shown) => {
      expect(isOne(shown)).toBe(false)
      expect(unitAfter(shown, 'requests')).toBe('requests')
      expect(unitAfter(shown, 'gigs')).toBe('gigs')
    },
  )

  test.each(['1', '−1', '-1', '+1'])('%s is one', (shown) => {
    expect(isOne(shown)).toBe(true)
  })
})

test.each([
  [1, '1 request', '1 point', '1 request', '1 point'],
  [-1, '−1 request', '−1 point', '−1 request', '−1 point'],
  [1.0004, '1 request', '1 point', '1 request', '1 point'],
  [0, '0 requests', '0 points', '0 requests', '0 points'],
  [1.04, '1.04 requests', '1.04 points', '1.04 requests', '1.04 points'],
  [21, '21 requests', '21 points', '21 requests', '21 points'],
])('%d as an amount, a difference and a result', (value, amount, points, result, taken) => {
  expect(showAmount(value, 'requests')).toBe(amount)
  expect(showDifference(value, '%')).toBe(points)
  expect(showResult(value, 'requests')).toBe(result)
  expect(showTakenAway(value, '%')).toBe(taken)
})

const KINDS = ['count', 'rate', 'score', 'level', 'milestone', 'yes_no', null] as const
const DIRECTIONS = ['up', 'down', 'at_least', 'at_most', 'between', 'exactly', 'keep'] as const
const UNITS = ['requests', 'people', 'sessions held', 'gigs', '%', '$', '']
const FIGURES = [1, 0, -1, 1.0, 1.0004, 2]

test.each(KINDS)('no sentence of a %s puts a bare 1 before a plural', (kind) => {
  const sentences = inputs(kind).map((input) => assess(input).sentence)
  expect(sentences.length).toBe(
    DIRECTIONS.length * UNITS.length * FIGURES.length * FIGURES.length * 2,
  )
  const wrong = /(?:^|[\s$(−])1 (?:requests|people|sessions|gigs|points|answers|stages|sites)\b/u
  expect(sentences.filter((sentence) => wrong.test(sentence))).toEqual([])
  const wrongSingular = /(?<![\d.,])(?:0|2) (?:request|person|session|point|answer|stage|site)\b/u
  expect(sentences.filter((sentence) => wrongSingular.test(sentence))).toEqual([])
})

function inputs(kind: AssessInput['kind']): AssessInput[] {
  return DIRECTIONS.flatMap((direction) =>
    UNITS.flatMap((unit) =>
      FIGURES.flatMap((actual) =>
        FIGURES.flatMap((edge) =>
          [1, 3].map((places) => ({
            direction,
            baseline: edge,
            target: direction === 'between' ? pair(edge, edge + 1) : edge + 1,
            milestone: edge + 1,
            actual,
            tolerance: { unit: 'value', amount: 1 } as const,
            due: true,
            kind,
            unit,
            places,
            numerator: Math.abs(actual),
            denominator: kind === 'rate' || kind === 'score' || kind === 'yes_no' ? 1 : null,
            stages: kind === 'milestone' ? ['Planned', 'Drafted', 'Adopted', 'Kept'] : [],
          })),
        ),
      ),
    ),
  )
}

function pair(low: number, high: number): [number, number] {
  return [low, high]
}

test.each([
  [
    { actual: 1, milestone: 2, unit: 'requests' },
    '1 request; the path is 2 requests; short by 1 request: off track.',
  ],
  [
    { actual: 0, milestone: 1, unit: 'requests' },
    '0 requests; the path is 1 request; short by 1 request: off track.',
  ],
  [
    { actual: -1, milestone: 0, unit: 'gigs' },
    '−1 (gigs); moved away from the baseline of 0 gigs; the path is 0 gigs; short by 1 (gigs): off track.',
  ],
])('%j says: %s', (given, says) => {
  const { sentence } = assess({
    direction: 'up',
    baseline: 0,
    target: 4,
    tolerance: { unit: 'value', amount: 0 },
    due: true,
    ...given,
  })
  expect(sentence).toBe(says)
})
