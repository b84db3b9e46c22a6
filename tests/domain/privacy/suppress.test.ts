import { array, assert, boolean, constant, integer, oneof, property, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'

import { createProgram } from '../../../domain/privacy/linear-program.ts'
import type { Arc } from '../../../domain/privacy/network.ts'
import { canVary } from '../../../domain/privacy/network.ts'
import { isSafe } from '../../../domain/privacy/protect.ts'
import {
  isSmall,
  suppressList,
  suppressTable,
  tableSums,
} from '../../../domain/privacy/suppress.ts'

const T = 11

const count = oneof(
  { weight: 1, arbitrary: constant(0) },
  { weight: 3, arbitrary: integer({ min: 1, max: 10 }) },
  { weight: 5, arbitrary: integer({ min: 11, max: 60 }) },
)
const table = tuple(integer({ min: 1, max: 4 }), integer({ min: 1, max: 4 })).chain(
  ([height, width]) =>
    array(array(count, { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
)

describe('what is no count', () => {
  test.each([Number.NaN, Infinity])('%d is refused, since it would hide nothing', (strange) => {
    const refused = new RangeError(`a count is a number, not ${strange}`)
    expect(() => suppressList([5, strange], { threshold: 11 })).toThrow(refused)
    expect(() => suppressTable([[50, 60], [5, strange]], { threshold: 11 })).toThrow(refused) // prettier-ignore
  })

  test('rows of different lengths are no table', () => {
    const refused = new RangeError('a table has rows of one length')
    expect(() => suppressTable([[50, 60], [5]], { threshold: 11 })).toThrow(refused)
    expect(() => suppressTable([[50], [5, 6]], { threshold: 11 })).toThrow(refused)
  })

  test('a table without rows hides nothing', () => {
    expect(suppressTable([], { threshold: 11 })).toEqual({
      hidden: [],
      rowTotals: [],
      columnTotals: [],
      grandTotal: false,
    })
  })
})

describe('a list with its total', () => {
  test.each([
    ['nothing small', [11, 40, 0], [], false],
    ['the small one and the smallest other', [5, 40, 12], [0, 2], false],
    ['of equals the first', [5, 40, 40], [0, 1], false],
    ['two small ones that are enough', [6, 7, 40], [0, 1], false],
    ['two small ones that are too few', [4, 5, 40], [0, 1, 2], false],
    ['ten together are one too few', [5, 5, 40], [0, 1, 2], false],
    ['eleven together are enough', [5, 6, 40], [0, 1], false],
    ['a small total with everything', [3, 4, 0], [0, 1], true],
    ['a lone small one', [4, 0, 0], [0], true],
    ['one edge: ten', [10, 40], [0, 1], false],
    ['all alone in large company', [0, 0, 11], [], false],
    ['as many ones as hidden counts are no secret', Array.from({ length: 11 }, () => 1), [...Array(11).keys()], true], // prettier-ignore
  ])('%s', (_, counts, hidden, totalHidden) => {
    const found = suppressList(counts, { threshold: T })
    expect(
      counts
        .keys()
        .filter((at) => found.hidden[at])
        .toArray(),
    ).toEqual(hidden)
    expect(found.totalHidden).toBe(totalHidden)
  })

  test('“not reported” is the first partner', () => {
    const { hidden } = suppressList([5, 12, 90], { threshold: T, notReported: 2 })
    expect(hidden).toEqual([true, false, true])
  })
})

describe('a table with its totals', () => {
  test('the second row and column take part', () => {
    const found = suppressTable([[8, 22, 31], [25, 14, 19], [30, 40, 12]], { threshold: T }) // prettier-ignore
    expect(found).toEqual({
      hidden: [[true, true, false], [true, true, false], [false, false, false]],
      rowTotals: [false, false, false],
      columnTotals: [false, false, false],
      grandTotal: false,
    }) // prettier-ignore
  })

  test.each([
    [[[6, 0, 0], [0, 6, 33], [42, 0, 14]]],
    [[[11, 4, 28], [11, 0, 0], [0, 4, 4]]],
    [[[0, 4, 6], [3, 48, 0], [18, 1, 0]]],
    [[[29, 0, 2], [0, 0, 4]]],
  ])('the grand total stands as long as anything else helps: %j', (counts) => {
    expect(suppressTable(counts, { threshold: T }).grandTotal).toBe(false)
  }) // prettier-ignore

  test('a number may still be the one below it', () => {
    const arcs = [arcOf(0, 1, { down: 1 }), arcOf(0, 1, { up: 5 })]
    expect(canVary(arcs, new Set([0, 1]), 0)).toBe(true)
    expect(canVary(arcs, new Set([0]), 0)).toBe(false)
  })

  test('a number changes with a hidden partner, and never by itself', () => {
    const free = arcOf(0, 1, { down: 4, up: Number.POSITIVE_INFINITY })
    expect(canVary([free], new Set([0]), 0)).toBe(false)
    expect(canVary([free], new Set([0]), 1)).toBe(false)
    const back = arcOf(1, 0, { down: 2, up: 3 })
    expect(variesAmong(free, back)).toBe(true)
    expect(variesAmong(arcOf(0, 1, { up: 1 }), back)).toBe(true)
    expect(variesAmong(arcOf(0, 1, {}), back)).toBe(false)
    expect(variesAmong(free, arcOf(1, 0, {}))).toBe(false)
  })

  test('a change runs through several partners, all of which have room for it', () => {
    const free = arcOf(0, 1, { down: 4, up: 4 })
    const [up, down] = [{ up: 1 }, { down: 1 }]
    expect(variesAmong(free, arcOf(1, 2, up), arcOf(2, 0, up))).toBe(true)
    expect(variesAmong(free, arcOf(1, 2, down), arcOf(2, 0, down))).toBe(true)
    expect(variesAmong(free, arcOf(1, 2, up), arcOf(2, 0, down))).toBe(false)
    expect(variesAmong(arcOf(0, 1, up), arcOf(1, 2, down), arcOf(2, 0, down))).toBe(false)
    // A way round that leads nowhere is no way.
    expect(variesAmong(free, arcOf(1, 2, up), arcOf(2, 1, up), arcOf(1, 3, up))).toBe(false)
    // A printed partner does not change.
    expect(canVary([free, arcOf(1, 2, up), arcOf(2, 0, up)], new Set([0, 1]), 0)).toBe(false)
  })

  test('a small row total is hidden with its row', () => {
    const found = suppressTable([[3, 4], [30, 40], [50, 60]], { threshold: T }) // prettier-ignore
    expect(found.rowTotals[0]).toBe(true)
    expect(found.hidden[0]).toEqual([true, true])
    expect(found.grandTotal).toBe(false)
  })

  test('no small number can be worked out, no zero is hidden, no sum is left with a lone or small rest', () => {
    assert(
      property(table, (counts) => {
        const { sums, hidden, sensitive } = hiddenOf(counts)
        for (const index of hidden) expect(sums.arcs[index]?.value).toBeGreaterThan(0)
        for (const index of sensitive) {
          expect(hidden.has(index)).toBe(true)
          const { low, high } = programRange(counts, hidden, index)
          expect(high).toBeGreaterThan(low)
        }
        for (const { total, parts } of sums.lines) {
          const lost = parts.filter((part) => hidden.has(part))
          expect(lost.length + Number(hidden.has(total))).not.toBe(1)
          const rest = lost.reduce((sum, part) => sum + (sums.arcs[part]?.value ?? 0), 0)
          expect(!hidden.has(total) && isSmall(rest, T)).toBe(false)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('whatever is hidden, a change runs through the table where equations leave a range', () => {
    const flags = array(boolean(), { minLength: 25, maxLength: 25 })
    assert(
      property(table, flags, (counts, drawn) => {
        const { sums } = tableSums(counts)
        const isHidden = (at: number) => drawn[at] === true && (sums.arcs[at]?.value ?? 0) > 0
        const hidden = new Set(sums.arcs.keys().filter(isHidden))
        for (const index of hidden) {
          const { low, high } = programRange(counts, hidden, index)
          expect(canVary(sums.arcs, hidden, index)).toBe(high > low)
        }
      }),
      { numRuns: 100 },
    )
  })

  test('no pattern with fewer hidden numbers would do', () => {
    const small = array(array(count, { minLength: 2, maxLength: 3 }), {
      minLength: 2,
      maxLength: 2,
    })
    assert(
      property(small, (ragged) => {
        const width = Math.min(...ragged.map(({ length }) => length))
        const counts = ragged.map((row) => row.slice(0, width))
        const { sums, hidden, sensitive } = hiddenOf(counts)
        const others = sums.arcs.keys().filter((at) => !sensitive.has(at) && at !== sums.last && (sums.arcs[at]?.value ?? 0) > 0).toArray() // prettier-ignore
        const asked = { sensitive, already: new Set<number>(), mayHide: () => true, threshold: T }
        const partners = hidden.size - sensitive.size
        expect(someOf(others, partners - 1).some((few) => isSafe(sums, asked, new Set([...sensitive, ...few])))).toBe(false) // prettier-ignore
      }),
      { numRuns: 60 },
    )
  })
})

function arcOf(from: number, to: number, room: { down?: number; up?: number }): Arc {
  return { from, to, value: 9, down: 0, up: 0, ...room }
}

/** Whether the first of some hidden numbers can change. */
function variesAmong(...arcs: Arc[]): boolean {
  return canVary(arcs, new Set(arcs.keys()), 0)
}

function hiddenOf(counts: readonly (readonly number[])[]) {
  const found = suppressTable(counts, { threshold: T })
  const { sums } = tableSums(counts)
  const flags = [
    ...found.hidden.flat(),
    ...found.rowTotals,
    ...found.columnTotals,
    found.grandTotal,
  ]
  const indices = sums.arcs.keys().toArray()
  return {
    sums,
    hidden: new Set(indices.filter((at) => flags[at])),
    sensitive: new Set(indices.filter((at) => isSmall(sums.arcs[at]?.value ?? 0, T))),
  }
}

/** The range of a number by equations alone, without any notion of a network. */
function programRange(
  counts: readonly (readonly number[])[],
  hidden: ReadonlySet<number>,
  index: number,
) {
  const { sums } = tableSums(counts)
  const unknowns = Array.from(hidden)
  const valueOf = (at: number) => sums.arcs[at]?.value ?? 0
  const equations = sums.lines.map(({ total, parts }) => {
    const signed = [...parts.map((part) => [part, 1] as const), [total, -1] as const]
    return {
      terms: signed.filter(([at]) => hidden.has(at)).map(([at, sign]) => [unknowns.indexOf(at), sign] as const),
      sum: -signed.filter(([at]) => !hidden.has(at)).reduce((sum, [at, sign]) => sum + sign * valueOf(at), 0),
    }
  }) // prettier-ignore
  const largest = createProgram({
    least: unknowns.map(() => 1),
    most: unknowns.map(() => Number.POSITIVE_INFINITY),
    equations,
  })
  const at = unknowns.indexOf(index)
  return {
    low: round(-(largest?.(new Map([[at, -1]])) ?? 0)),
    high: round(largest?.(new Map([[at, 1]])) ?? 0),
  }
}

/** All choices of at most so many. */
function someOf(list: readonly number[], most: number): number[][] {
  if (most < 0) return []
  if (most === 0) return [[]]
  return [
    [],
    ...list.flatMap((one, at) =>
      someOf(list.slice(at + 1), most - 1).map((rest) => [one, ...rest]),
    ),
  ]
}

function round(value: number): number {
  return Number(value.toFixed(6))
}
