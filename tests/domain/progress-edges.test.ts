import { describe, expect, test } from 'vitest'

import type { AssessInput } from '../../domain/progress.ts'
import { assess, isIncomplete, toleranceOf } from '../../domain/progress.ts'
import type { Status } from '../../domain/status.ts'

/** Nothing but zeros, at most 0, unless the test says otherwise. */
const ZERO: AssessInput = {
  direction: 'at_most',
  baseline: null,
  target: 0,
  milestone: null,
  actual: 0,
  tolerance: { unit: 'value', amount: 0 },
  due: true,
}

describe('zero', () => {
  test('satisfies a target of zero', () => {
    expect(assess(ZERO)).toMatchObject({ status: 'met', shortBy: null })
  })

  test('on a path of zeros is on track while the total may still grow', () => {
    const running = { direction: 'down', baseline: 0, milestone: 0, final: false } as const
    expect(assess({ ...ZERO, ...running })).toMatchObject({ status: 'on_track', shortBy: null })
  })

  test('is short of nothing when too few sites reported', () => {
    const coverage = { have: 1, expected: 3, floor: 0.8 }
    expect(assess({ ...ZERO, coverage })).toMatchObject({ status: 'incomplete', shortBy: null })
    const target = null
    expect(assess({ ...ZERO, target, coverage })).toMatchObject({
      status: 'incomplete',
      shortBy: null,
    })
  })
})

describe('an odd target', () => {
  test.each<[AssessInput['direction'], AssessInput['target'], number, Status]>([
    ['between', 10, 10, 'met'],
    ['between', 10, 11, 'off_track'],
    ['at_least', [10, 20], 10, 'met'],
    ['at_most', [10, 20], 15, 'off_track'],
    ['between', [20, 10], 15, 'met'],
  ])('of %s %j: %d is %s', (direction, target, actual, status) => {
    expect(assess({ ...ZERO, direction, target, actual }).status).toBe(status)
  })
})

describe('the tolerance', () => {
  test.each([
    [1_000_000.1, 1_000_000.3, 1_000_000.28],
    [1_000_000.7, 1_000_000.9, 1_000_000.88],
    [-999_999.3, -999_999.1, -999_999.12],
  ])('is inclusive far from zero too: from %d to %d at %d', (baseline, target, actual) => {
    const tolerance = { unit: 'percent_of_span', amount: 10 } as const
    const path = { direction: 'up', milestone: target } as const
    expect(assess({ ...ZERO, ...path, baseline, target, actual, tolerance }).status).toBe(
      'on_track',
    )
    const zeroed = { baseline: null, target: actual, milestone: null }
    expect(assess({ ...ZERO, ...zeroed, actual: target, direction: 'at_least' }).status).toBe('met')
  })

  test('in percent of a span is nothing for a condition', () => {
    const tolerance = { unit: 'percent_of_span', amount: 10 } as const
    expect(toleranceOf({ direction: 'at_most', baseline: 10, target: 20, tolerance })).toBe(0)
    expect(toleranceOf({ direction: 'up', baseline: null, target: 20, tolerance })).toBe(0)
    expect(toleranceOf({ direction: 'up', baseline: 10, target: 20, tolerance })).toBe(1)
  })
})

test.each([
  [4, 5, 0.8, false],
  [3, 5, 0.8, true],
  [57, 100, 0.57, false],
  [55, 100, 0.55, false],
  [54, 100, 0.55, true],
  [0, 0, 0.8, false],
])('%i of %i under a floor of %d is incomplete: %s', (have, expected, floor, incomplete) => {
  expect(isIncomplete({ have, expected, floor })).toBe(incomplete)
})

test.each([
  ['up', null, 100, 0],
  ['up', 80, 100, 2],
  ['down', 100, 80, 2],
  ['at_least', 80, 100, 0],
  ['between', 80, 100, 0],
] as const)(
  'ten percent of the span of %s from %s to %s is %d',
  (direction, baseline, target, span) => {
    const tolerance = { unit: 'percent_of_span', amount: 10 } as const
    expect(toleranceOf({ direction, baseline, target, tolerance })).toBe(span)
  },
)
