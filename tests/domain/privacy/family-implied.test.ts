import { describe, expect, test } from 'vitest'

import type { Cut } from '../../../domain/cut.ts'
import type { Relative } from '../../../domain/privacy/family.ts'
import { hideFamily } from '../../../domain/privacy/family.ts'
import { CYCLE } from '../../support/guarded.ts'
import { day } from '../../support/metrics.ts'
import type { Answers } from '../../support/relatives.ts'
import { relativeOf } from '../../support/relatives.ts'

const MEAN: Cut = { kind: 'score', parts: [], of: [] }
const ENOUGH: Answers = [13, 19, 18, 21, 29]
const MORE: Answers = [12, 14, 16, 15, 13]

describe('two metrics of one stream together tell', () => {
  test.each<[string, Cut[], Answers, boolean]>([
    ['nothing of shares far from none and all', [rate('12'), rate('45')], ENOUGH, false],
    [
      'how few are in both of two shares that overlap',
      [rate('12'), rate('1345')],
      [3, 30, 5, 5, 40],
      true,
    ],
    ['how few are in both of a count and a share', [count('25'), rate('35', '235')], [9, 20, 20, 0, 1], true],
    ['how few are in neither of two shares', [rate('135'), rate('4')], [20, 11, 12, 12, 20], false],
    ['that hardly anybody is in neither', [rate('135'), rate('4')], [20, 1, 12, 12, 20], true],
    ['the share that a count is of all', [rate('235'), count('2')], [20, 3, 20, 40, 11], true],
    ['the share that a count is of all who answered', [count('1345'), MEAN], [20, 1, 30, 15, 30], true],
    ['no share of a part, since none of them is one', [rate('45'), rate('5')], [40, 30, 31, 5, 294], false],
    ['the share of one count in another', [count('45'), count('5')], [9, 9, 9, 1, 60], true],
    ['nothing by counts that are far apart', [count('45'), count('5')], [9, 9, 9, 30, 60], false],
    ['the share that each of two counts is of both', [count('4'), count('5')], [9, 9, 9, 0, 60], true],
    ['the share of what two counts add up to', [count('1'), count('2'), count('123')], [30, 30, 1, 9, 9], true],
    ['a part of one, taken from another', [rate('2', '23'), rate('125')], [20, 12, 30, 12, 0], false],
    ['that some share of a part is all', [rate('2', '23'), rate('125')], [20, 12, 0, 12, 30], true],
  ])('%s', (_, cuts, answers, hides) => {
    const hidden = together(cuts, [ENOUGH, answers, MORE])
    for (const one of hidden) {
      expect(one?.sites.has('site-1') ?? false).toBe(hides)
      expect(one?.observations.size ?? 0).toBe(one?.sites.size ?? 0)
    }
  }) // prettier-ignore

  test('nothing of a place of which nobody is in one of them', () => {
    const hidden = together([rate('4', '14'), MEAN], [[0, 0, 3, 0, 12], [3, 12, 0, 0, 30]]) // prettier-ignore
    for (const one of hidden) expect(Array.from(one?.sites.keys() ?? [])).toEqual(['site-1'])
  })

  test('nothing of a place where nobody was asked', () => {
    const hidden = together([rate('4', '24'), count('1235'), rate('1', '145')], [[12, 0, 20, 0, 15], ENOUGH]) // prettier-ignore
    expect(hidden).toEqual([undefined, undefined, undefined])
  })

  test('a single place and the total of it', () => {
    // Nobody is in the share of the last one, whose total is no secret by itself.
    const all = together([rate('14'), MEAN, rate('1', '12')], [[0, 0, 2, 0, 9]])
    expect(all.map((one) => one?.total)).toEqual(['hidden', 'hidden', 'hidden'])
  })
})

describe('what one metric of a stream hides is hidden in the others', () => {
  const few: Answers = [2, 1, 1, 0, 0]

  test('of a group, and not of its place', () => {
    const [shares, fives] = family([ENOUGH, few, MORE], (at) => ({
      siteId: at === 2 ? 'site-1' : 'site-0',
      group: at === 1 ? 'new' : '',
    }))
    for (const one of [shares, fives]) {
      expect(one?.get(CYCLE)?.groups).toEqual(new Map([['new', 'hidden']]))
      expect(one?.get(CYCLE)?.sites).toEqual(new Map())
      expect(one?.get(CYCLE)?.observations.size).toBe(1)
      // A file that leaves notes them.
      expect(one?.get(CYCLE)?.cells.map(({ cell }) => cell.split(' ')[0])).toEqual(['observation', 'group']) // prettier-ignore
    }
  })

  test('of a group whose members are in others too', () => {
    const [shares, fives] = family([ENOUGH, few, MORE], groupAt, true)
    expect(shares?.get(CYCLE)?.groups).toEqual(new Map([['new', 'hidden']]))
    expect(fives?.get(CYCLE)?.groups).toEqual(new Map([['new', 'hidden']]))
    const halves: Answers[] = [ENOUGH, [6, 9, 9, 10, 14], [7, 9, 8, 9, 11]]
    expect(family(halves, groupAt, true).map(({ size }) => size)).toEqual([0, 0])
  })

  test('of a day, with the day that is hidden beside it', () => {
    const days = ['2022-08-01', '2022-08-02', '2022-08-03'] as const
    const [shares, fives] = family([ENOUGH, few, MORE], (at) => ({
      siteId: 'site-0',
      observedOn: day(days[at] ?? days[0]),
    }))
    const placesOf = (one: typeof shares) =>
      Array.from(one?.get(CYCLE)?.observations ?? [], (id) => id.split(' ').at(-1))
    expect(placesOf(shares)).toEqual(['1', '2'])
    expect(placesOf(fives)).toEqual(['1', '2'])
    expect(fives?.get(CYCLE)?.total).toBeNull()
  })

  test('of the cycle, and of no other one', () => {
    const [shares, fives] = family([ENOUGH, few, MORE, ENOUGH, MORE], (at) => ({
      siteId: `site-${at % 3}`,
      cycleId: at < 3 ? CYCLE : '2022-23-Q2',
      observedOn: day(at < 3 ? '2022-08-01' : '2022-10-01'),
    }))
    expect(shares?.get('2022-23-Q2')).toBeUndefined()
    expect(fives?.get('2022-23-Q2')).toBeUndefined()
    expect(fives?.get(CYCLE)?.sites.has('site-1')).toBe(true)
  })
})

test('of no metrics, nothing is hidden', () => {
  expect(hideFamily([])).toEqual(new Map())
})

function groupAt(at: number) {
  return { siteId: 'site-0', group: ['', 'new', 'old'][at] ?? '' }
}

/** A share of top answers, and the count of fives, of whatever places. */
function family(
  answers: readonly Answers[],
  placeOf: (at: number) => Partial<Relative['observations'][number]>,
  groupsOverlap = false,
) {
  const relatives = [rate('45'), count('5')].map((cut, at): Relative => {
    const one = relativeOf(cut, answers, at)
    return {
      ...one,
      measure: { ...one.measure, groupsOverlap },
      observations: one.observations.map((observation, place) => ({
        ...observation,
        ...placeOf(place),
      })),
    }
  })
  return [...hideFamily(relatives).values()]
}

function together(cuts: readonly Cut[], sites: readonly Answers[]) {
  const relatives = cuts.map((cut, at) => relativeOf(cut, sites, at))
  return Array.from(hideFamily(relatives).values(), (hidden) => hidden.get(CYCLE))
}

function rate(parts: string, of = ''): Cut {
  return { kind: 'rate', parts: Array.from(parts), of: Array.from(of) }
}

function count(parts: string): Cut {
  return { kind: 'count', parts: Array.from(parts), of: [] }
}
