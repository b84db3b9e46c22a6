import { describe, expect, test } from 'vitest'

import { explainMedian, explainRuns } from '../../../domain/statistics/explain-median.ts'

describe('the median', () => {
  test.each([
    [1, '1st'],
    [3, '2nd'],
    [5, '3rd'],
    [7, '4th'],
    [19, '10th'],
    [21, '11th'],
    [23, '12th'],
    [25, '13th'],
    [27, '14th'],
    [41, '21st'],
    [43, '22nd'],
    [45, '23rd'],
    [201, '101st'],
    [221, '111th'],
    [225, '113th'],
  ])('of %d values is the %s in order', (count, which) => {
    const values = Array.from({ length: count }, (_, at) => count - at)
    const middle = (count + 1) / 2
    expect(explainMedian(values, '')).toEqual({
      name: 'Median',
      formula: `the ${which} of ${count} values in order = ${middle}`,
    })
  })

  test('of an even number of values is between two of them', () => {
    expect(explainMedian([4, 1], 'people')).toEqual({
      name: 'Median, of the 1st and the 2nd of 2 values in order',
      formula: '(1 + 4) ÷ 2 = 2.5 people',
    })
  })

  test('of nothing is none', () => {
    expect(explainMedian([], '')).toBeUndefined()
  })
})

describe('the runs around it', () => {
  const runs = {
    median: 4,
    useful: 12,
    longest: 5,
    longestMax: 7,
    crossings: 4,
    crossingsMin: 3,
    signal: false,
  }

  test('are said beside what chance alone makes of the values off the median', () => {
    const said = explainRuns(runs, 13).map(({ name, formula }) => `${name}: ${formula}`)
    expect(said.map((one) => one.replaceAll('\u202F', ' '))).toEqual([
      'Off the median: 13 − 1 on it = 12',
      'Longest run on one side that chance usually makes: round(log₂ 12) + 3 = 7; the longest here is 5',
      'Fewest crossings of the median that chance usually makes: the 5 % quantile of heads in 11 throws of a coin = 3; here 4',
    ])
  })

  test('of values that are all off the median leave none out', () => {
    expect(explainRuns(runs, 12)).toHaveLength(2)
  })

  test('of values that are all the median are none', () => {
    const none = { longest: null, longestMax: null, crossings: null, crossingsMin: null }
    expect(explainRuns({ ...runs, useful: 0, ...none }, 13)).toEqual([])
  })
})
