import { describe, expect, test } from 'vitest'

import type { HideInput } from '../../../domain/privacy/hidden.ts'
import { cellName, hideMetric } from '../../../domain/privacy/hidden.ts'
import { attack, CYCLE, T } from '../../support/guarded.ts'
import type { ToldCycle } from '../../support/told-cycles.ts'
import { cycleFrom, toldOf } from '../../support/told-cycles.ts'

// Each of these cycles is hidden otherwise, or tells somebody, under a rule that is a little weaker.
describe('of a cycle are hidden, and nothing is found out', () => {
  test.each([
    [
      'a group alone is its place and the total',
      'rate: a/x 2 of 40',
      'total coded; a coded; x coded; a/x',
    ],
    [
      'a group whose rest of everyone is near all',
      'rate: a/x 15 of 30, a 63 of 80',
      'x hidden; a/x; for shares: a/x, group x',
    ],
    [
      'a day near none, with the day on which the fewest count',
      'rate: a 1 of 12, a//2 90 of 100, a//3 10 of 100',
      'a a//3',
    ],
    ['a small place alone is the total', 'rate: a 1 of 10', 'total hidden; a hidden; a'],
    [
      'levels of groups that share members, and an earlier value',
      'level with overlap: a/y 300, a/x 4, b/y/2 50, b 100, b//2 2',
      'b hidden; x hidden, y hidden; a/x b/y/2 b b//2',
    ],
    [
      'two days near all and none with no third one',
      'rate: a 27 of 30, a//2 0 of 0, a//3 0 of 12',
      'total hidden; a hidden; a a//2 a//3',
    ],
    ['enough people everywhere', 'rate: c 0 of 0, c//2 21 of 41, c/y 10 of 20, b/x 10 of 20', ''],
    [
      'a group that counts more than its people',
      'rate: a/x 2 of 4, b/x 30 of 30, c/x 24 of 40, a/y 0 of 2, b/y 15 of 10',
      'a hidden, b hidden; x hidden, y coded; a/x b/x a/y b/y; for shares: group x',
    ],
    ['a share far enough from all', 'rate: a 37 of 41', ''],
    [
      'a place of nobody beside one that counts none',
      'rate: a/x 0 of 0, b/x 0 of 11',
      'total coded; b coded; x coded; b/x',
    ],
    [
      'events of few people beside a group of many',
      'rate: c 6 of 4, b/y 0 of 300',
      'b hidden, c hidden; y hidden; c b/y',
    ],
    [
      'two places of one group each',
      'count with overlap: a/y 11, c/x 1',
      'a hidden, c hidden; x hidden, y hidden; a/y c/x',
    ],
    [
      'a small day of a group that shares members',
      'score with overlap: c/y 12, a//2 50, a/y 11, c/y/2 1',
      'y hidden; c/y c/y/2',
    ],
    [
      'more in a group than in everyone, on another day',
      'count: c/x 20, b/x/2 40, b/x 0, a/x 12, a/y 300, b 2, a/x/2 11',
      'b hidden, c hidden; x hidden; c/x b/x/2 b/x b',
    ],
    [
      'two shares said by their bounds that their total would tell',
      'rate with overlap: b/y/2 27 of 30, c/x 0 of 11',
      'total hidden; b coded, c coded; x hidden, y hidden; b/y/2 c/x; for shares: total',
    ],
    [
      'a small last value of a group, after one of more than everyone',
      'level: a/x 300, a/x/2 2, a 41, c/y 50',
      'x hidden; a/x/2',
    ],
    [
      'a group in a place whose everyone is nobody',
      'rate with overlap: c 0 of 0, c/y/2 3 of 30, b 2 of 41, a//2 5 of 100',
      'a hidden, b coded; y hidden; c/y/2 b a//2; for shares: a//2, site a',
    ],
    [
      'a place that counts more than its people',
      'rate: a 45 of 50, b 18 of 12',
      'total coded; b coded; b',
    ],
    [
      'levels by day of a place that knows a group too',
      'level with overlap: b 10, c//2 40, c/y/2 4, c 10, c/y 4, b/x 11',
      'b hidden, c hidden; x hidden, y hidden; b c//2 c/y/2 c c/y b/x',
    ],
    [
      'a place of nobody beside one that is all counted',
      'rate: a/x/2 3 of 2, b 0 of 0, a 300 of 300, a/x 0 of 40',
      'total coded; a coded; x hidden; a/x/2 a a/x',
    ],
    [
      'a place of more events than people that is said by its bound',
      'rate: a 95 of 100, b 15 of 300, c 15 of 30, d 150 of 100',
      'b hidden, d coded; b d; for shares: b, site b',
    ],
  ])('%s', (_, text, told) => {
    expect(hiddenOf(text)).toBe(told)
  })
})

describe('of a cycle after an export are hidden, and nothing is found out', () => {
  test.each([
    [
      'a small group, after its neighbour has grown',
      'score with overlap: c/y 4, c/x 12',
      'c/x 28',
      'y hidden; c/y',
    ],
    [
      'days of a place, after another place has grown',
      'rate: a 24 of 40, b/y 20 of 20, b/y/2 1 of 11',
      'a 32 of 56',
      'b/y b/y/2',
    ],
    [
      'places of a small group and of nobody, after nobody became some',
      'rate with overlap: b/y 29 of 30, a/y/2 0 of 2, c/y 0 of 0',
      'c/y 8 of 16',
      'a hidden, b hidden; y hidden; b/y a/y/2',
    ],
    [
      'a group that counts more than its people, after it was corrected',
      'rate: b/y 2 of 1, a 0 of 20, b 1 of 20',
      'b/y 10 of 17',
      'total coded; a coded, b coded; y hidden; b/y a b',
    ],
    [
      'days of groups hidden for a share, after one has grown',
      'rate: a/x 24 of 40, b/x 0 of 0, b/x/2 3 of 30, b/y/2 18 of 30, a 0 of 300, a//2 11 of 12',
      'b/y/2 26 of 46',
      'x hidden, y hidden; b/x b/x/2 b/y/2 a a//2; for shares: b/y/2, group y',
    ],
    [
      'a small group that has grown, among others',
      'rate: a/x 24 of 40, b/x 10 of 10, c/x 1 of 10, a/y 0 of 10, b/y 60 of 100',
      'a/y 8 of 26',
      'a hidden, b hidden, c hidden; b/x c/x a/y b/y; for shares: site b',
    ],
    [
      'a group near all that has grown beyond everyone',
      'rate: a/x 50 of 50, a 50 of 62, b/x 0 of 0, b 2 of 2',
      'a/x 58 of 66',
      'total hidden; a hidden, b hidden; x hidden; a/x a b; for shares: total',
    ],
    [
      'a small group that is large enough by now',
      'score: a/y 4, b 2, b/x/2 10, c/y 1, a 300, a//2 41, c 300',
      'a/y 20',
      'b hidden, c hidden; x hidden; a/y b b/x/2 c/y a a//2 c',
    ],
    [
      'places in whatever order they come',
      'rate with overlap: b//2 90 of 100, b/y/2 11 of 12, a/x 40 of 40, a/y 10 of 10',
      'b/y/2 19 of 28',
      'a coded; x hidden, y hidden; a/x a/y',
    ],
  ])('%s', (_, text, grown, told) => {
    expect(hiddenAfter(text, grown)).toBe(told)
  })
})

// Nobody logs a hidden zero, so eleven people on eleven hidden days are one on each of them.
describe('a number of as many people as observations', () => {
  test.each([
    ['of a group alone', ['a/x'], [], 'total hidden; a hidden; x hidden'],
    ['of a group beside another', ['a/x'], ['a/y 40'], 'x hidden, y hidden'],
    ['of a group beside everyone', ['a/x'], ['a 60'], 'x hidden'],
    ['of two groups', ['a/x', 'a/y'], [], 'total hidden; a hidden; x hidden, y hidden'],
    // What the two hidden groups share is printed of everyone.
    ['of two groups that are everyone', ['a/x', 'a/y'], ['a 22'], 'total hidden; a hidden; x hidden, y hidden'],
    ['of a group in two places', ['a/x', 'b/x'], [], 'total hidden; a hidden, b hidden; x hidden'],
    ['of a place beside others', ['a'], ['b 60', 'c 50'], 'a hidden, c hidden'],
    // Both are hidden with their days, and the total less the third would tell the two.
    ['of two places beside a third', ['b', 'c'], ['a 20'], 'a hidden, b hidden, c hidden'],
  ])('is hidden with them: %s', (_, places, others, told) => {
    for (const kind of ['count', 'score']) {
      const list = [...places.map((place) => ones(place, 11)), ...others].join(', ')
      expect(hiddenOf(`${kind}: ${list}`).startsWith(told)).toBe(true)
    }
  }) // prettier-ignore
})

function hiddenOf(text: string, more: Partial<HideInput> = {}): string {
  return toldWith(cycleFrom(text), more)
}

/** One of the observations is known anew, with other numbers; what was hidden is on the register. */
function hiddenAfter(text: string, grown: string): string {
  const { metric, observations } = cycleFrom(text)
  const cells = hideMetric({ measure: metric, observations, threshold: T }).get(CYCLE)?.cells ?? []
  const register = new Set(cells.map((cell) => cellName(CYCLE, cell)))
  const [kind] = text.split(':')
  const [newer] = cycleFrom(`${kind}: ${grown}`).observations
  if (!newer) throw new Error(`nothing grows in ${grown}`)
  const after = observations.map((one) =>
    one.siteId === newer.siteId && one.group === newer.group && one.observedOn === newer.observedOn
      ? { ...newer, id: one.id, tx: 1000 }
      : one,
  )
  return toldWith({ metric, observations: after }, { register })
}

function toldWith({ metric, observations }: ToldCycle, more: Partial<HideInput>): string {
  const hidden = hideMetric({ measure: metric, observations, threshold: T, ...more })
  expect(attack(metric, observations, hidden).recovered).toEqual([])
  return toldOf(hidden.get(CYCLE), observations)
}

/** One person on each of so many days. */
function ones(place: string, count: number): string {
  const where = place.includes('/') ? place : `${place}/`
  return Array.from({ length: count }, (_, at) => `${where}/${at + 1} 1`).join(', ')
}
