import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { AssessInput } from '../../domain/progress.ts'
import { assess } from '../../domain/progress.ts'
import type { Status } from '../../domain/status.ts'

const TEN_PERCENT = { unit: 'percent_of_span', amount: 10 } as const

describe('assess: progress', () => {
  test.each([
    [40, 80, 60, 0.5],
    [40, 80, 30, -0.25],
    [40, 80, 95, 1.375],
    [20, 10, 15, 0.5],
    [20, 10, 8.6, 1.14],
    [20, 10, 0, 2],
    [12, 0, 3, 0.75],
    [0, 4, 0, 0],
  ])('from %d to %d, %d is %d of the way', (baseline, target, actual, progress) => {
    expect(yearEnd({ baseline, target, actual }).progress).toBeCloseTo(progress, 12)
  })

  test.each<[string, Partial<AssessInput>]>([
    ['the target is the baseline', { baseline: 95, target: 95, actual: 92 }],
    ['there is no baseline', { baseline: null }],
    ['there is no target', { target: null }],
    ['there is no value', { actual: null }],
    ['the target is a condition', { direction: 'at_least' }],
    ['the metric is to be kept', { direction: 'keep' }],
  ])('is null when %s', (_, partial) => {
    expect(yearEnd(partial).progress).toBeNull()
  })

  test('of nothing on the way down is 0 and not −0', () => {
    expect(yearEnd({ baseline: 20, target: 10, actual: 20 }).progress).toBe(0)
  })
})

describe('assess: status', () => {
  test.each<[number, number, number, Status]>([
    [40, 80, 95, 'met'],
    [20, 10, 11.7, 'at_risk'],
    [20, 10, 10.9, 'on_track'],
    [20, 10, 8.6, 'met'],
    [0, 4, 0, 'off_track'],
    [40, 80, 80, 'met'],
    [40, 80, 79.9, 'on_track'],
    [40, 80, 76, 'on_track'],
    [40, 80, 75.999999, 'at_risk'],
    [40, 80, 72, 'at_risk'],
    [40, 80, 71.999999, 'off_track'],
    [40, 80, 30, 'off_track'],
    [95, 95, 95, 'met'],
    [95, 95, 92, 'off_track'],
  ])('at the end of the year from %d to %d, %d is %s', (baseline, target, actual, status) => {
    expect(yearEnd({ baseline, target, actual }).status).toBe(status)
  })

  test.each<[number, Status, number]>([
    [80, 'met', 0],
    [79, 'on_track', 0],
    [60, 'on_track', 0],
    [58, 'on_track', 2],
    [57.9, 'at_risk', 2.1],
    [56, 'at_risk', 4],
    [55.9, 'off_track', 4.1],
  ])('with the path at 60 ± 2 and the target at 80, %d is %s', (actual, status, shortBy) => {
    const judged = yearEnd({ milestone: 60, actual, tolerance: { unit: 'value', amount: 2 } })
    expect(judged.status).toBe(status)
    expect(judged.shortBy ?? 0).toBeCloseTo(shortBy, 9)
    expect(judged.shortBy === null).toBe(shortBy === 0)
  })

  test.each<[string, Partial<AssessInput>, Status]>([
    ['nothing logged in a cycle that is not over', { actual: null, due: false }, 'not_due'],
    ['nothing logged when it is due', { actual: null, due: true }, 'no_data'],
    ['a real zero', { baseline: 4, target: 0, actual: 0 }, 'met'],
    ['values that cannot be combined', { actual: null, due: false, obstacle: 'x' }, 'no_data'],
    ['14 of 24 sites', { coverage: { have: 14, expected: 24, floor: 0.8 } }, 'incomplete'],
    ['exactly the floor', { coverage: { have: 4, expected: 5, floor: 0.8 }, actual: 80 }, 'met'],
    ['one under the floor', { coverage: { have: 3, expected: 4, floor: 0.8 } }, 'incomplete'],
    [
      'a floor of 0.7 of ten',
      { coverage: { have: 7, expected: 10, floor: 0.7 }, actual: 80 },
      'met',
    ],
    ['no expected place', { coverage: { have: 0, expected: 0, floor: 0.8 }, actual: 80 }, 'met'],
    [
      'too few sites and no target',
      { target: null, coverage: { have: 1, expected: 9, floor: 1 } },
      'incomplete',
    ],
    ['no target', { target: null }, 'informative'],
    ['one edge of two', { direction: 'between', target: null }, 'informative'],
    ['no baseline, on the target', { baseline: null, actual: 80 }, 'met'],
    ['no baseline, short', { baseline: null, actual: 79 }, 'off_track'],
  ])('%s', (_, partial, status) => {
    expect(yearEnd(partial).status).toBe(status)
  })

  test.each<[AssessInput['direction'], number | [number, number], number, Status]>([
    ['at_least', 95, 95, 'met'],
    ['at_least', 95, 94, 'on_track'],
    ['at_least', 95, 93, 'at_risk'],
    ['at_least', 95, 92.9, 'off_track'],
    ['at_most', 5, 5, 'met'],
    ['at_most', 5, 6, 'on_track'],
    ['at_most', 5, 7, 'at_risk'],
    ['at_most', 5, 7.1, 'off_track'],
    ['between', [10, 20], 10, 'met'],
    ['between', [10, 20], 20, 'met'],
    ['between', [10, 20], 21, 'on_track'],
    ['between', [10, 20], 8, 'at_risk'],
    ['between', [10, 20], 22.1, 'off_track'],
    ['exactly', 3, 3, 'met'],
    ['exactly', 3, 2, 'on_track'],
    ['exactly', 3, 5, 'at_risk'],
    ['exactly', 3, 5.1, 'off_track'],
  ])('%s %j ± 1: %d is %s', (direction, target, actual, status) => {
    const tolerance = { unit: 'value', amount: 1 } as const
    expect(yearEnd({ direction, target, actual, tolerance }).status).toBe(status)
  })

  test.each<[number, Status]>([
    [95, 'met'],
    [93, 'on_track'],
    [97, 'on_track'],
    [92.9, 'at_risk'],
    [99, 'at_risk'],
    [99.1, 'off_track'],
  ])('to keep 95 ± 2, %d is %s', (actual, status) => {
    const tolerance = { unit: 'value', amount: 2 } as const
    const kept = { direction: 'keep', baseline: 95, target: 95, actual, tolerance } as const
    expect(yearEnd(kept).status).toBe(status)
  })

  test.each<[number | null, number | null, Status]>([
    [60, null, 'met'],
    [null, 60, 'met'],
    [null, null, 'informative'],
  ])('to keep the baseline %s or else the target %s, 60 is %s', (baseline, target, status) => {
    expect(yearEnd({ direction: 'keep', baseline, target }).status).toBe(status)
  })

  test('a percent of the span is no tolerance for a condition', () => {
    const short = { direction: 'at_least', baseline: 40, target: 80, actual: 79 } as const
    expect(yearEnd(short).status).toBe('off_track')
  })

  test('a total that may still grow out of its target is not met yet', () => {
    const down = { baseline: 0, target: 100, milestone: 25, final: false } as const
    expect(yearEnd({ ...down, direction: 'down', actual: 20 }).status).toBe('on_track')
    expect(yearEnd({ ...down, direction: 'down', actual: 20, final: true }).status).toBe('met')
    expect(yearEnd({ ...down, direction: 'up', actual: 100 }).status).toBe('met')
  })

  test.each([
    [0.1, 0.3, 0.28],
    [0.7, 0.9, 0.88],
    [1.1, 3.3, 3.08],
    [20, 10, 11],
    [7, 0, 0.7],
  ])('the tolerance from %d to %d is inclusive at %d', (baseline, target, actual) => {
    expect(yearEnd({ baseline, target, actual }).status).toBe('on_track')
  })
})

const RANK: Record<Status, number> = {
  met: 3,
  on_track: 2,
  at_risk: 1,
  off_track: 0,
  incomplete: -1,
  informative: -2,
  no_data: -3,
  not_due: -4,
}

// Hundredths, so that exact edges are met often.
const hundredths = fc.integer({ min: -20_000, max: 20_000 }).map((whole) => whole / 100)
const judgedInput = fc
  .record({
    direction: fc.constantFrom('up', 'down', 'at_least', 'at_most', 'between', 'exactly', 'keep'),
    baseline: hundredths,
    target: hundredths,
    milestone: fc.option(hundredths),
    span: fc.integer({ min: 0, max: 500 }),
    actual: hundredths,
    tolerance: fc.record({
      unit: fc.constantFrom('value', 'percent_of_span'),
      amount: fc.integer({ min: 0, max: 50 }),
    }),
  })
  .map(({ span, ...rest }): AssessInput => ({
    ...rest,
    due: true,
    target: rest.direction === 'between' ? [rest.target, rest.target + span] : rest.target,
  }))

describe('assess: what never changes a status', () => {
  test('another unit', () => {
    fc.assert(
      fc.property(
        judgedInput,
        fc.constantFrom(0.001, 0.1, 1 / 3, 1.8, 7, 1e6),
        fc.constantFrom(0, -273.15, 32, 1e4),
        (input, times, plus) => {
          const changed = mapNumbers(input, (number) => number * times + plus, times)
          expect(assess(changed).status).toBe(assess(input).status)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('a mirror', () => {
    fc.assert(
      fc.property(judgedInput, (input) => {
        const mirrored = mapNumbers(input, (number) => -number, 1)
        const { direction, target } = mirrored
        expect(
          assess({
            ...mirrored,
            direction: MIRROR[direction],
            target: Array.isArray(target) ? [target[1], target[0]] : target,
          }).status,
        ).toBe(assess(input).status)
      }),
      { numRuns: 2000 },
    )
  })

  test('a step in the good direction never makes it worse', () => {
    fc.assert(
      fc.property(judgedInput, fc.integer({ min: 0, max: 9999 }), (input, step) => {
        const { actual } = input
        if (actual === null) return
        const up = input.direction === 'up' || input.direction === 'at_least'
        if (!up && input.direction !== 'down' && input.direction !== 'at_most') return
        const better = { ...input, actual: actual + (up ? step : -step) / 100 }
        expect(RANK[assess(better).status]).toBeGreaterThanOrEqual(RANK[assess(input).status])
      }),
      { numRuns: 2000 },
    )
  })

  test('a site without a report never improves it: the status stays or is withheld', () => {
    fc.assert(
      fc.property(judgedInput, fc.nat(30), fc.nat(30), (input, have, missing) => {
        const withSites = (expected: number) =>
          assess({ ...input, coverage: { have, expected, floor: 0.8 } }).status
        const before = withSites(have + missing)
        expect([before, 'incomplete']).toContain(withSites(have + missing + 1))
      }),
    )
  })
})

const MIRROR = {
  up: 'down',
  down: 'up',
  at_least: 'at_most',
  at_most: 'at_least',
  between: 'between',
  exactly: 'exactly',
  keep: 'keep',
} as const

function yearEnd(partial: Partial<AssessInput>) {
  const target = partial.target === undefined ? 80 : partial.target
  const baseline = partial.baseline === undefined ? 40 : partial.baseline
  const down = typeof target === 'number' && baseline !== null && target < baseline
  return assess({
    direction: down ? 'down' : 'up',
    baseline,
    target,
    milestone: typeof target === 'number' ? target : null,
    actual: 60,
    tolerance: TEN_PERCENT,
    due: true,
    ...partial,
  })
}

function mapNumbers(
  input: AssessInput,
  change: (number: number) => number,
  times: number,
): AssessInput {
  const maybe = (number: number | null) => (number === null ? null : change(number))
  const { target, tolerance } = input
  return {
    ...input,
    baseline: maybe(input.baseline),
    milestone: maybe(input.milestone),
    actual: maybe(input.actual),
    target: Array.isArray(target) ? [change(target[0]), change(target[1])] : maybe(target),
    tolerance:
      tolerance.unit === 'value' ? { ...tolerance, amount: tolerance.amount * times } : tolerance,
  }
}
