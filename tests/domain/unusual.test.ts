import { describe, expect, test } from 'vitest'

import { unusualAgainst } from '../../domain/unusual.ts'

const count = { kind: 'count', rateBase: 1, scaleMin: null, scaleMax: null } as const
const percent = { ...count, kind: 'rate', rateBase: 100 } as const
const score = { ...count, kind: 'score', scaleMin: 1, scaleMax: 5 } as const

describe('a value beside the last one', () => {
  test.each([
    ['three times as many', count, 30, 10, { how: 'times', size: 3, direction: 'more' }],
    ['just below three times', count, 29.9, 10, undefined],
    ['a quarter of it', count, 10, 40, { how: 'times', size: 4, direction: 'less' }],
    ['three times of very few', count, 6, 2, undefined],
    ['five more than very few', count, 7, 2, { how: 'times', size: 4, direction: 'more' }],
    ['something after nothing', count, 100, 0, undefined],
    ['nothing after something', count, 0, 100, undefined],
    [
      'a level below zero',
      { ...count, kind: 'level' as const },
      -30,
      -10,
      { how: 'times', size: 3, direction: 'less' },
    ],
    ['a share 30 points higher', percent, 80, 50, undefined],
    [
      'a share more than 30 points higher',
      percent,
      80.1,
      50,
      { how: 'apart', size: 30.1, direction: 'more' },
    ],
    [
      'a share more than 30 points lower',
      percent,
      10,
      50,
      { how: 'apart', size: 40, direction: 'less' },
    ],
    ['a rate of no whole', { ...percent, rateBase: 1000 }, 800, 50, undefined],
    ['a mean 1.2 of 4 apart', score, 3.2, 2, undefined],
    [
      'a mean more than 1.2 of 4 apart',
      score,
      3.3,
      2,
      { how: 'apart', size: 1.3, direction: 'more' },
    ],
    ['a score without a scale', { ...score, scaleMax: null }, 5, 1, undefined],
    ['a milestone', { ...count, kind: 'milestone' as const }, 100, 10, undefined],
    ['the same again', count, 50, 50, undefined],
  ])('%s', (_, measure, value, last, expected) => {
    expect(unusualAgainst(measure, value, last)).toEqual(expected)
  })
})
