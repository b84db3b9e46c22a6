import { array, assert, integer, option, property } from 'fast-check'
import { describe, expect, test } from 'vitest'

import { xmr } from '../../../domain/statistics/xmr.ts'

const lists = array(option(integer({ min: -50, max: 50 }), { freq: 8 }), {
  minLength: 2,
  maxLength: 30,
})

const PAIRS = [
  ['above_upper', 'below_lower'],
  ['trend_increasing', 'trend_decreasing'],
  ['two_in_three_above', 'two_in_three_below'],
  ['shift_above', 'shift_below'],
  ['improvement_high', 'improvement_low'],
  ['concern_high', 'concern_low'],
] as const
const OPPOSITE = new Map<string, string>(
  PAIRS.flatMap(([a, b]) => [
    [a, b],
    [b, a],
  ]),
)

function swapped(name: string): string {
  return OPPOSITE.get(name) ?? name
}

describe('properties', () => {
  test('another unit scales the limits and keeps every label', () => {
    assert(
      property(
        lists,
        integer({ min: 1, max: 40 }),
        integer({ min: -99, max: 99 }),
        (list, k, c) => {
          const before = xmr(list, { better: 'up', target: 3 })
          const scaled = list.map((value) => (value === null ? null : (value * k) / 4 + c))
          const after = xmr(scaled, { better: 'up', target: (3 * k) / 4 + c })
          expect(after.labels).toEqual(before.labels)
          expect([after.variation, after.drawn, after.why]).toEqual([
            before.variation,
            before.drawn,
            before.why,
          ])
          for (const [at, segment] of after.segments.entries()) {
            expect(segment.upper).toBeCloseTo(((before.segments[at]?.upper ?? NaN) * k) / 4 + c, 6)
          }
        },
      ),
    )
  })

  test('mirroring swaps the labels and, with the direction, keeps good and bad', () => {
    assert(
      property(lists, (list) => {
        const before = xmr(list, { better: 'up', target: 3 })
        const mirrored = list.map((value) => (value === null ? null : -value))
        const after = xmr(mirrored, { better: 'down', target: -3 })
        expect(after.labels).toEqual(before.labels.map(swapped))
        expect(after.variation).toBe(before.variation && swapped(before.variation))
        expect(after.assurance).toBe(before.assurance)
      }),
    )
  })

  test('a new border changes no label before it when one was there already', () => {
    assert(
      property(lists, lists, lists, (first, second, third) => {
        const whole = [...first, ...second, ...third]
        const one = [first.length]
        const two = [first.length, first.length + second.length]
        const label = (rebaseAt: number[]) =>
          xmr(whole, { better: 'up', rebaseAt }).labels.slice(0, first.length)
        expect(label(two)).toEqual(label(one))
        expect(label(one)).toEqual(xmr(first, { better: 'up' }).labels)
      }),
    )
  })
})
