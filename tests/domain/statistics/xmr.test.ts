import { describe, expect, test } from 'vitest'

import type { Better, XmrOptions } from '../../../domain/statistics/xmr.ts'
import { xmr } from '../../../domain/statistics/xmr.ts'

type Values = (number | null)[]

/** Ordinary steps around 0: mean 0, moving ranges 1. */
const CALM = [1, 0, -1, 0, 1, 0, -1, 0, 1, 0, -1, 0, 1, 0, -1, 0]

function labelled(values: Values, rebaseAt: number[] = []) {
  return xmr(values, { better: 'up', rebaseAt }).labels.flatMap((label, at) =>
    label === 'common_cause' ? [] : [[at, label] as const],
  )
}

function limits(values: Values, freezeAfter = Infinity) {
  const [segment] = xmr(values, { better: null, freezeAfter }).segments
  return [segment?.lower, segment?.mean, segment?.upper]
}

function up(...more: number[]): Values {
  return [...CALM, ...more]
}

function made(values: Values, more: Partial<XmrOptions> = {}) {
  return xmr(values, { better: 'up', ...more })
}

describe('limits', () => {
  test.each<[string, Values, [number, number, number]]>([
    ['two points', [1, 3], [2 - 5.32, 2, 2 + 5.32]],
    ['a gap makes no neighbours', [1, 2, null, 8, 9], [5 - 2.66, 5, 5 + 2.66]],
    ['no neighbours at all', [1, null, 3], [2, 2, 2]],
    ['all the same', [7, 7, 7], [7, 7, 7]],
    ['a large step is dropped once', [...CALM, 100], [100 / 17 - 2.66, 100 / 17, 100 / 17 + 2.66]],
  ])('%s', (_, values, wanted) => {
    expect(limits(values)).toEqual(wanted.map((number) => expect.closeTo(number, 9)))
  })

  // Nine ranges of 1 and one of x: their mean is (9 + x) / 10, and x = 3.267 × it at x = 4.3669….
  test.each<[string, number, boolean]>([
    ['just below the screen stays', 0.9999, true],
    ['at the screen goes', 1, false],
    ['just above the screen goes', 1.0001, false],
  ])('a range %s', (_, share, stays) => {
    const x = share * ((3.267 * 9) / (10 - 3.267))
    const values = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1 + x]
    const [lower = 0, mean = 0] = limits(values)
    expect(mean - lower).toBeCloseTo(2.66 * (stays ? (9 + x) / 10 : 1), 9)
  })

  test('a frozen part makes the limits and the rest is judged by them', () => {
    expect(limits([1, 2, 1, 2, 30, 50], 4)).toEqual(limits([1, 2, 1, 2]))
    const { labels } = xmr([1, 2, 1, 2, 30], { better: null, freezeAfter: 4 })
    expect(labels.at(-1)).toBe('above_upper')
  })

  test('missing points count towards the frozen ones', () => {
    expect(limits([1, null, 2, 50], 3)).toEqual(limits([1, null, 2]))
  })
})

describe('segments', () => {
  test('begin at each rebased point, whatever the order, and cover every point', () => {
    const { segments } = xmr([1, 2, 3, 4, 5, 6], { better: null, rebaseAt: [4, 2, 2, 0, 9] })
    expect(segments.map(({ from, to, mean }) => [from, to, mean])).toEqual([
      [0, 1, 1.5],
      [2, 3, 3.5],
      [4, 5, 5.5],
    ])
  })

  test('without any value are left out', () => {
    const { segments } = xmr([1, 2, null, null, 5], { better: null, rebaseAt: [2, 4] })
    expect(segments.map(({ from }) => from)).toEqual([0, 4])
  })

  test('let no run and no moving range cross their border', () => {
    expect(labelled([1, 2, 3, 4, 5, 6, 7])).not.toEqual([])
    expect(labelled([1, 2, 3, 4, 5, 6, 7], [3])).toEqual([])
    expect(xmr([1, 2, 90, 91], { better: null, rebaseAt: [2] }).segments[1]?.mean).toBe(90.5)
  })
})

describe('icons', () => {
  test.each<[Better, number, string]>([
    ['up', 3, 'improvement_high'],
    ['up', -3, 'concern_low'],
    ['down', 3, 'concern_high'],
    ['down', -3, 'improvement_low'],
    [null, 3, 'neutral_high'],
    [null, -3, 'neutral_low'],
    ['up', 1, 'common_cause'],
  ])('better %s, last value %d: %s', (better, last, icon) => {
    expect(xmr(up(last), { better, freezeAfter: CALM.length }).variation).toBe(icon)
  })

  test('speak of the last point that has a value, and of no other', () => {
    const options = { better: 'up', freezeAfter: CALM.length } as const
    expect(xmr(up(3, 0), options).variation).toBe('common_cause')
    expect(xmr([...up(3), null], options).variation).toBe('improvement_high')
  })

  test.each<[Better, number | null, string | null]>([
    ['up', 2.67, 'fail'],
    ['up', -2.67, 'pass'],
    ['down', 2.67, 'pass'],
    ['down', -2.67, 'fail'],
    ['up', 2, 'inconsistent'],
    ['up', null, null],
    [null, 9, null],
  ])('better %s, target %d: %s', (better, target, assurance) => {
    expect(xmr(CALM, { better, target }).assurance).toBe(assurance)
  })

  test('a target on a limit is inside', () => {
    const { segments } = xmr(CALM, { better: 'up' })
    for (const target of [segments[0]?.upper ?? null, segments[0]?.lower ?? null]) {
      expect(xmr(CALM, { better: 'up', target }).assurance).toBe('inconsistent')
    }
  })

  test('are not made of one point', () => {
    expect(xmr([1], { better: 'up', target: 0 })).toMatchObject({
      variation: null,
      assurance: null,
      drawn: false,
    })
    expect(xmr([], { better: 'up' })).toMatchObject({ segments: [], labels: [], variation: null })
  })
})

describe('what may be shown', () => {
  const WALK = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6]
  test.each([
    [12, false, false],
    [13, true, true],
    [20, true, true],
    [21, true, false],
  ])('%d points: drawn %s, trial %s', (count, drawn, trial) => {
    expect(made(WALK.slice(0, count))).toMatchObject({ drawn, trial })
  })

  test('gaps are no points', () => {
    expect(made([...WALK.slice(0, 12), null]).why).toBe(
      'Limits need 13 points; there are 12 points.',
    )
  })

  test('a segment has points of its own', () => {
    const { segments, drawn } = made(WALK, { rebaseAt: [13] })
    expect(segments.map((segment) => segment.drawn)).toEqual([true, false])
    expect(drawn).toBe(false)
  })

  test('frozen limits need their own thirteen', () => {
    expect(made(WALK, { freezeAfter: 12 }).drawn).toBe(false)
    expect(made(WALK, { freezeAfter: 13 }).drawn).toBe(true)
  })

  test('half of the moving ranges may be 0, more may not', () => {
    const half = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7]
    expect(made(half).drawn).toBe(true)
    const more = made([...half, 7])
    expect(more).toMatchObject({
      drawn: false,
      why: 'More than half of the values are the same as the one before.',
    })
  })

  test('needs four different values', () => {
    expect(made([1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1])).toMatchObject({
      drawn: false,
      why: 'There are only 3 different values.',
    })
    expect(made([1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1]).drawn).toBe(true)
  })

  test('is nothing where every value is the same', () => {
    const still = made(Array.from({ length: 15 }, () => 4))
    expect(still.why).toBe('No value differs from the one before it.')
    expect(still.segments[0]?.exceptions).toEqual([])
  })

  test('names the unusual values where a guard forbids limits', () => {
    const { segments } = made([0, 0, 0, 0, 5, 0, 0, 0, null, 0, 2, 0, 0, 0, 0, 0])
    expect(segments[0]?.exceptions).toEqual([4, 10])
  })

  test('names them by their place among all points', () => {
    const { segments } = made([1, 9, ...Array.from({ length: 13 }, () => 4), 6], { rebaseAt: [2] })
    expect(segments[1]?.exceptions).toEqual([15])
  })

  test.each<[string, Values, number[]]>([
    ['the most frequent is usual', [1, 1, 1, 1, 1, 9, 9, 9, 9, 9, 9, 9, 9, 9], [0, 1, 2, 3, 4]],
    ['the later too', [9, 9, 9, 9, 9, 1, 1, 1, 1, 1, 1, 1, 1, 1], [0, 1, 2, 3, 4]],
    [
      'of two as frequent the one nearer the median',
      [1, 1, 1, 1, 1, 1, 7, 8, 8, 8, 8, 8, 8, 9, 9],
      [0, 1, 2, 3, 4, 5, 6, 13, 14],
    ],
    [
      'of two as near the smaller',
      [8, 8, 8, 8, 8, 8, 8, 2, 2, 2, 2, 2, 2, 2],
      [0, 1, 2, 3, 4, 5, 6],
    ],
  ])('%s', (_, values, exceptions) => {
    expect(made(values).segments[0]?.exceptions).toEqual(exceptions)
  })

  test('a gap is no fourth value', () => {
    expect(made([1, 2, 3, 1, 2, 3, null, 1, 2, 3, 1, 2, 3, 1]).why).toBe(
      'There are only 3 different values.',
    )
  })
})

describe('the icons', () => {
  test.each<[string, Values, number[]]>([
    ['nothing', [], []],
    ['gaps alone', [null, null], []],
    ['one point', [5], []],
    ['one point beside gaps', [null, 5, null], []],
    ['one point after a rebase', [1, 2, 3, 9], [3]],
    ['one point and a gap after a rebase', [1, 2, 3, 9, null], [3]],
  ])('of %s are none', (_, values, rebaseAt) => {
    expect(made(values, { target: 4, rebaseAt })).toMatchObject({
      variation: null,
      assurance: null,
      drawn: false,
      trial: false,
    })
  })

  test('of two points are there', () => {
    const two = { variation: 'common_cause', assurance: 'inconsistent' }
    expect(made([5, 7], { target: 6 })).toMatchObject(two)
    expect(made([1, 2, 3, 5, 7], { target: 6, rebaseAt: [3] })).toMatchObject(two)
  })

  test('of no points say why they are not drawn', () => {
    expect(made([]).why).toBe('Limits need 13 points; there are 0 points.')
    expect(made([5]).why).toBe('Limits need 13 points; there is 1 point.')
    expect('why' in made(CALM)).toBe(true)
  })
})
