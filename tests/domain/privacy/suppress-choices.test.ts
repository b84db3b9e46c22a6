import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'

import { isSafe } from '../../../domain/privacy/protect.ts'
import { isSmall, suppressTable, tableSums } from '../../../domain/privacy/suppress.ts'

const T = 11

// A file hides what an earlier one hid; a choice that changed would hide more each time.
describe('of several ways to hide a table, the same one is always chosen', () => {
  test.each([
    ['a partner of the first open sum', '11 0 = 11, 5* 20* = 25, 16* 20* = 36'],
    [
      'a number that keeps another one company, though it is larger',
      '20 300* 1* = 321, 30 11* 1* = 42, 50 311* 2* = 363',
    ],
    [
      'small numbers and totals beside a small row',
      '4* 4* 1* = 9*, 41 1* 50* = 92*, 45* 5* 51 = 101',
    ],
    ['one number fewer than partners one by one', '10* 2* 40 = 52*, 1* 1* 2* = 4*, 11 3* 42* = 56'],
    ['as few as three', '0 50* 12 = 62*, 1* 2* 0 = 3*, 1* 52* 12 = 65'],
    [
      'without partners that later ones made needless, the largest first',
      '4* 2* 0 = 6*, 4* 60 4* = 68*, 10* 11* 60* = 81, 18 73 64 = 155',
    ],
    [
      'without the larger one of two totals',
      '41* 1* 1* = 43, 4* 4* 2* = 10*, 50 2* 24 = 76*, 95 7* 27* = 129',
    ],
    [
      'without the later one of two alike',
      '2* 100* 12* = 114, 41* 1* 12 = 54, 4* 1* 10* = 15, 47 102 34 = 183',
    ],
    [
      'partners of a number that stands beside nobody',
      '41* 0 0 10* = 51, 12* 1* 0 41 = 54, 41 20 24 0 = 85, 94 21* 24 51* = 190',
    ],
    [
      'a partner that stands in a sum with what can be worked out',
      '0 2* 40 40* = 82, 50* 20* 40 5* = 115, 24 4* 20* 41 = 89, 5* 0 11* 0 = 16, 79 26 111 86 = 302',
    ],
  ])('%s', (_, drawn) => {
    const counts = drawn
      .replaceAll('*', '')
      .split(', ')
      .slice(0, -1)
      .map((row) => (row.split(' = ')[0] ?? '').split(' ').map(Number))
    expect(draw(counts)).toBe(drawn)
  })
})

test('of a large table, no hidden partner is needless', () => {
  const count = constantFrom(0, 0, 1, 4, 10, 11, 12, 20, 41, 60)
  const rows = array(array(count, { minLength: 5, maxLength: 5 }), { minLength: 5, maxLength: 5 })
  assert(
    property(rows, (counts) => {
      const { sums } = tableSums(counts)
      const hidden = new Set(flagsOf(counts).flatMap((flag, at) => (flag ? [at] : [])))
      const isSensitive = (at: number) => isSmall(sums.arcs[at]?.value ?? 0, T)
      const sensitive = new Set(sums.arcs.keys().filter(isSensitive))
      const asked = { sensitive, already: new Set<number>(), mayHide: () => true, threshold: T }
      expect(isSafe(sums, asked, hidden)).toBe(true)
      for (const partner of hidden.difference(sensitive)) {
        expect(isSafe(sums, asked, hidden.difference(new Set([partner])))).toBe(false)
      }
    }),
    { numRuns: 15 },
  )
})

/** Cells, row totals, column totals and the grand total: whether each is hidden. */
function flagsOf(counts: readonly (readonly number[])[]): boolean[] {
  const { hidden, rowTotals, columnTotals, grandTotal } = suppressTable(counts, { threshold: T })
  return [...hidden.flat(), ...rowTotals, ...columnTotals, grandTotal]
}

/** `4* 50* = 54, 40 60* = 100, 44* 110* = 154`: rows with their totals, the totals last; `*` is hidden. */
function draw(counts: readonly (readonly number[])[]): string {
  const { hidden, rowTotals, columnTotals, grandTotal } = suppressTable(counts, { threshold: T })
  const columns = (counts[0] ?? []).map((_, at) => sum(counts.map((row) => row[at] ?? 0)))
  const lines = [
    ...counts.map((row, at) => line(row, hidden[at] ?? [], rowTotals[at])),
    line(columns, columnTotals, grandTotal),
  ]
  return lines.join(', ')
}

function line(numbers: readonly number[], hidden: readonly boolean[], total = false): string {
  const shown = [...numbers, sum(numbers)].map(
    (one, at) => `${one}${[...hidden, total][at] ? '*' : ''}`,
  )
  return `${shown.slice(0, -1).join(' ')} = ${shown.at(-1)}`
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}
