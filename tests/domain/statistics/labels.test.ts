import { describe, expect, test } from 'vitest'

import type { Label } from '../../../domain/statistics/xmr.ts'
import { xmr } from '../../../domain/statistics/xmr.ts'

/** Ordinary steps around 0: mean 0, moving ranges 1. */
const CALM = [1, 0, -1, 0, 1, 0, -1, 0, 1, 0, -1, 0, 1, 0, -1, 0]

// Two thirds of 2.66 is 1.773.
function after(...more: number[]): Label[] {
  const { labels } = xmr([...CALM, ...more], { better: 'up', freezeAfter: CALM.length })
  return labels.slice(CALM.length)
}

describe('labels', () => {
  const none: Label = 'common_cause'
  test.each<[string, number[], Label[]]>([
    ['on the limit', [2.66, -2.66], [none, none]],
    ['past the limit', [2.67, -2.67], ['above_upper', 'below_lower']],
    ['two of three above', [1.8, 0.1, 1.8], ['two_in_three_above', none, 'two_in_three_above']],
    ['two of three below', [-0.1, -1.8, -1.8], [none, 'two_in_three_below', 'two_in_three_below']],
    ['at the near limit', [(2.66 * 2) / 3, 0.1, (2.66 * 2) / 3], [none, none, none]],
    ['with one on the mean between', [1.8, 0, 1.8], [none, none, none]],
    ['with one on the other side between', [1.8, -0.1, 1.8], [none, none, none]],
    ['with an outside one that does not count', [3, 0.1, 1.8], ['above_upper', none, none]],
    [
      'two near ones beside an outside one',
      [1.8, 3, 1.8],
      ['two_in_three_above', 'above_upper', 'two_in_three_above'],
    ],
    ['four apart', [1.8, 0.1, 0.1, 1.8], [none, none, none, none]],
    [
      'six on one side',
      [-0.2, 0.2, 0.4, 0.2, 0.4, 0.2, 0.4, -0.2],
      Array.from({ length: 8 }, () => none),
    ],
    [
      'seven on one side',
      [-0.2, 0.2, 0.4, 0.2, 0.4, 0.2, 0.4, 0.2, -0.2],
      [none, ...Array.from({ length: 7 }, (): Label => 'shift_above'), none],
    ],
    [
      'seven on the lower side',
      [0.2, -0.2, -0.4, -0.2, -0.4, -0.2, -0.4, -0.2, 0.2],
      [none, ...Array.from({ length: 7 }, (): Label => 'shift_below'), none],
    ],
    [
      'one on the mean among seven',
      [-0.2, 0.2, 0.4, 0.2, 0, 0.4, 0.2, 0.4, -0.2],
      Array.from({ length: 9 }, () => none),
    ],
  ])('%s', (_, more, wanted) => {
    expect(after(...more)).toEqual(wanted)
  })

  const RISE = [-0.6, -0.4, -0.2, 0.2, 0.4, 0.6]
  test.each<[string, number[], number]>([
    ['six rising points are no trend', RISE, 0],
    ['seven rising points are one', [...RISE, 0.8], 7],
    ['a tie ends it', [-0.6, -0.4, -0.2, 0.2, 0.2, 0.4, 0.6, 0.8], 0],
  ])('%s', (_, more, count) => {
    const made = after(0.5, -0.8, 0.5, ...more.map((value) => value - 0.01), -0.9)
    expect(made.filter((label) => label === 'trend_increasing')).toHaveLength(count)
  })

  test('the turning point of a rise that becomes a fall belongs to the fall', () => {
    const made = after(-0.3, -0.2, -0.1, 0.1, 0.2, 0.3, 0.4, 0.3, 0.2, 0.1, -0.1, -0.2, -0.3)
    expect(made.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => 'trend_increasing'))
    expect(made.slice(6)).toEqual(Array.from({ length: 7 }, () => 'trend_decreasing'))
  })

  test('outside comes before trend, trend before two of three, two of three before shift', () => {
    expect(after(-0.5, 0.1, 0.3, 0.5, 0.7, 0.9, 2.7).at(-1)).toBe('above_upper')
    expect(after(-0.5, 0.1, 0.3, 0.5, 0.7, 1.8, 1.9).slice(-2)).toEqual([
      'trend_increasing',
      'trend_increasing',
    ])
    expect(after(0.4, 0.2, 0.4, 0.2, 0.4, 1.9, 1.8)).toEqual([
      ...Array.from({ length: 5 }, () => 'shift_above'),
      'two_in_three_above',
      'two_in_three_above',
    ])
  })

  test('a missing value is common cause and ends what it stands in', () => {
    const shift = [...CALM, 0.3, 0.2, 0.3, null, 0.3, 0.2, 0.3, 0.2]
    const made = xmr(shift, { better: 'up', freezeAfter: CALM.length }).labels
    expect(made.slice(CALM.length)).toEqual(Array.from({ length: 8 }, () => 'common_cause'))
    const rise = [...CALM, -0.4, -0.3, -0.2, null, -0.1, 0.1, 0.2, 0.3]
    expect(xmr(rise, { better: 'up', freezeAfter: CALM.length }).labels).toEqual(
      rise.map(() => 'common_cause'),
    )
    const begins = [...CALM, -0.1, null, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]
    expect(xmr(begins, { better: 'up', freezeAfter: CALM.length }).labels).toEqual(
      begins.map(() => 'common_cause'),
    )
  })

  test('nothing is a signal where nothing moves between neighbours', () => {
    expect(all(xmr([5, 5, null, 7, 7], { better: 'up' }).labels)).toBe(none)
    expect(all(xmr([5, 5, 5, 5, 5, 5, 5, 5], { better: 'up' }).labels)).toBe(none)
  })
})

/** The one label that all points have. */
function all(labels: readonly Label[]): string {
  return [...new Set(labels)].join()
}
