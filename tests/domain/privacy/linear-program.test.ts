import { array, assert, constant, integer, oneof, property, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Equation, LinearSystem } from '../../../domain/privacy/linear-program.ts'
import { createProgram } from '../../../domain/privacy/linear-program.ts'

const OPEN = Number.POSITIVE_INFINITY

describe('the largest value', () => {
  test('is infinite where nothing bounds it, and known the other way', () => {
    const system = { least: [0, 0], most: [OPEN, OPEN], equations: [equation([1, -1], 3)] }
    expect(largest(system, [1, 0])).toBe(OPEN)
    expect(largest(system, [-1, 0])).toBe(-3)
    expect(largest(system, [1, -1])).toBe(3)
    expect(largest(system, [0, 0])).toBe(0)
  })

  test('keeps every unknown between its bounds', () => {
    const system = { least: [2, 1], most: [5, OPEN], equations: [equation([1, 1], 9)] }
    expect(largest(system, [1, 0])).toBe(5)
    expect(largest(system, [-1, 0])).toBe(-2)
    expect(largest(system, [0, 1])).toBe(7)
    expect(largest(system, [0, -1])).toBe(-4)
    expect(largest(system, [3, 10])).toBe(76)
  })

  test('of an unknown that no equation names is its upper bound', () => {
    expect(largest({ least: [1], most: [4], equations: [] }, [2])).toBe(8)
    expect(largest({ least: [1], most: [OPEN], equations: [] }, [-2])).toBe(-2)
  })

  test('is asked anew each time, whatever was asked before', () => {
    const system = { least: [0, 0], most: [3, 4], equations: [equation([1, 1], 5)] }
    const ask = createProgram(system)
    const asked = [[1, 0], [0, 1], [-1, 0], [0, -1], [1, 0]] // prettier-ignore
    expect(asked.map((factors) => ask?.(new Map(factors.entries())))).toEqual([3, 4, -1, -2, 3])
  })

  test('takes an unknown that an equation names twice for both together', () => {
    const terms = [[0, 1], [1, 1], [0, 1]] as const // prettier-ignore
    const system = { least: [0, 0], most: [OPEN, OPEN], equations: [{ terms, sum: 8 }] }
    expect(largest(system, [1, 0])).toBe(4)
  })

  test('reads sums below nothing, of a half, and of nothing', () => {
    const open = { least: [0, 0], most: [OPEN, OPEN] }
    expect(largest({ ...open, equations: [equation([-1, -1], -6)] }, [1, 0])).toBe(6)
    expect(largest({ ...open, equations: [equation([1, 2], 0.5)] }, [1, 0])).toBe(0.5)
    expect(largest({ ...open, equations: [equation([1, 2], 0.5)] }, [0, 1])).toBe(0.25)
    expect(largest({ ...open, equations: [equation([-1, -1], 0)] }, [1, 0])).toBe(0)
    expect(largest({ ...open, equations: [equation([0, -1], 0)] }, [0, 1])).toBe(0)
  })

  test('is the same where an equation is said again, or follows from others', () => {
    const equations = [
      equation([1, 1, 0], 5),
      equation([1, 1, 0], 5),
      equation([0, 1, 1], 4),
      equation([1, 0, -1], 1),
    ]
    const system = { least: [0, 0, 0], most: [OPEN, OPEN, OPEN], equations }
    expect(largest(system, [1, 0, 0])).toBe(5)
    expect(largest(system, [0, 1, 0])).toBe(4)
    expect(largest(system, [0, 0, -1])).toBe(0)
  })
})

describe('nothing satisfies', () => {
  const open = { least: [0, 0], most: [OPEN, OPEN] }
  test.each<[string, LinearSystem]>([
    ['two sums of the same', { ...open, equations: [equation([1, 1], 5), equation([1, 1], 6)] }],
    ['a first sum that is too small', { least: [1, 1], most: [OPEN, OPEN], equations: [equation([1, 1], 1)] }],
    ['a sum beyond what all are at most', { least: [0, 0], most: [2, 2], equations: [equation([1, 1], 5)] }],
    ['a sum of nothing', { ...open, equations: [equation([1, -1], 0), equation([0, 0], 1)] }],
    ['a bound below another', { least: [3], most: [2], equations: [] }],
  ])('%s', (_, system) => {
    expect(createProgram(system)).toBeUndefined()
  }) // prettier-ignore

  test('by very little is satisfied, as far as arithmetic goes', () => {
    const nearly = { ...open, equations: [equation([1, 1], 5), equation([1, 1], 5 + 1e-10)] }
    expect(createProgram(nearly)).toBeDefined()
  })
})

const factor = integer({ min: -2, max: 2 })
const half = integer({ min: -12, max: 12 }).map((twice) => twice / 2)
const bounds = tuple(
  integer({ min: -2, max: 2 }),
  oneof(integer({ min: 0, max: 5 }), constant(OPEN)),
)
const anySystem = tuple(
  array(bounds, { minLength: 3, maxLength: 3 }),
  array(tuple(array(factor, { minLength: 3, maxLength: 3 }), half), {
    maxLength: 2,
  }),
).map(([ends, equations]): LinearSystem => ({
  least: ends.map(([low]) => low),
  most: ends.map(([low, room]) => low + room),
  equations: equations.map(([factors, sum]) => equation(factors, sum)),
}))

test('the largest value is that of the best corner, found by trying them all', () => {
  assert(
    property(anySystem, array(factor, { minLength: 3, maxLength: 3 }), (system, factors) => {
      const corners = cornersOf(system)
      const ask = createProgram(system)
      expect(ask !== undefined).toBe(corners.length > 0)
      const best = Math.max(...corners.map((point) => dot(factors, point)))
      const value = ask?.(new Map(factors.entries())) ?? -OPEN
      expect(value).toBeCloseTo(best > FAR / 10 ? OPEN : best, 6)
    }),
    { numRuns: 1000 },
  )
})

/** Stands for no bound: the corners of what is bounded are much nearer. */
const FAR = 1e6

/** Every point where some unknowns are at a bound and the equations say what the others are. */
function cornersOf({ least, most, equations }: LinearSystem): number[][] {
  const ends = least.map((low, at) => [low, Math.min(most[at] ?? 0, FAR), null])
  const rows = equations.map(({ terms, sum }) => ({ factors: terms.map(([, one]) => one), sum }))
  const choices = product(ends).filter((choice) => choice.filter((end) => end === null).length <= 2)
  return choices
    .flatMap((choice) => solved(choice, rows))
    .filter(
      (point) =>
        rows.every(({ factors, sum }) => Math.abs(dot(factors, point) - sum) < 1e-3) &&
        point.every((one, at) => one > (least[at] ?? 0) - 1e-3 && one < (most[at] ?? 0) + 1e-3),
    )
}

function product(lists: readonly (readonly (number | null)[])[]): (number | null)[][] {
  return lists.reduce<(number | null)[][]>(
    (all, list) => all.flatMap((start) => list.map((one) => [...start, one])),
    [[]],
  )
}

/** The point at those ends, the open ones by Cramer's rule; none where they are not determined. */
function solved(
  choice: readonly (number | null)[],
  rows: readonly { factors: readonly number[]; sum: number }[],
): number[][] {
  const open = choice.flatMap((end, at) => (end === null ? [at] : []))
  const known = choice.map((end) => end ?? 0)
  const [first = 0, second = 0] = open
  const lines = rows.map(({ factors, sum }) => ({
    a: factors[first] ?? 0,
    b: open.length > 1 ? (factors[second] ?? 0) : 0,
    rest: sum - dot(factors, known),
  }))
  if (open.length === 0) return [known]
  if (open.length === 1) {
    return lines.flatMap(({ a, rest }) => (a === 0 ? [] : [known.with(first, rest / a)]))
  }
  const [one, other] = lines
  if (!one || !other) return []
  const whole = one.a * other.b - one.b * other.a
  if (whole === 0) return []
  const x = (one.rest * other.b - one.b * other.rest) / whole
  const y = (one.a * other.rest - one.rest * other.a) / whole
  return [known.with(first, x).with(second, y)]
}

function equation(factors: readonly number[], sum: number): Equation {
  return { terms: factors.map((one, unknown) => [unknown, one] as const), sum }
}

function largest(system: LinearSystem, factors: readonly number[]): number | undefined {
  return createProgram(system)?.(new Map(factors.entries()))
}

function dot(factors: readonly number[], point: readonly number[]): number {
  return factors.reduce((sum, one, at) => sum + one * (point[at] ?? 0), 0)
}
