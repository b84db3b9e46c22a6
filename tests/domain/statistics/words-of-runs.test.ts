import { describe, expect, test } from 'vitest'

import type { RunChart } from '../../../domain/statistics/run-chart.ts'
import type { SpeechInput } from '../../../domain/statistics/speech.ts'
import { medianSentence, runSentence } from '../../../domain/statistics/words-of-runs.ts'

const RUNS: RunChart = {
  median: 40,
  useful: 12,
  longest: 4,
  longestMax: 7,
  crossings: 5,
  crossingsMin: 3,
  signal: false,
}

describe('the median', () => {
  test.each<[string, (number | null)[], string]>([
    ['below the last', [30, 40, 50], 'The median of these 3 values is 40; the last is above it.'],
    ['above the last', [50, 40, 30], 'The median of these 3 values is 40; the last is below it.'],
    ['at the last', [30, 50, 40], 'The median of these 3 values is 40; the last is on it.'],
    ['of no gaps', [30, null, 50, null], 'The median of these 2 values is 40; the last is above it.'],
    ['of nothing', [null, null], ''],
  ])('%s', (_, values, sentence) => {
    expect(medianSentence(inputOf(values), RUNS)).toBe(sentence)
  }) // prettier-ignore

  test('that there is not is not said', () => {
    expect(medianSentence(inputOf([30]), { ...RUNS, median: null })).toBe('')
  })
})

describe('the runs around it', () => {
  const found =
    'the longest run on one side is 4 (chance alone seldom makes more than 7), and the median is ' +
    'crossed 5 times (seldom fewer than 3 times).'

  test('as chance alone makes them', () => {
    expect(runSentence(RUNS)).toBe(
      `The values lie around their median as chance alone would put them: ${found}`,
    )
  })

  test('as chance alone does not make them', () => {
    expect(runSentence({ ...RUNS, signal: true })).toBe(
      `The values do not lie around their median as chance alone would put them: ${found}`,
    )
  })

  test('crossed once', () => {
    const sentence = runSentence({ ...RUNS, crossings: 1, crossingsMin: 1 })
    expect(sentence).toContain('is crossed once (seldom fewer than once).')
  })

  test('of values that are all the median', () => {
    const none = { longest: null, longestMax: null, crossings: null, crossingsMin: null }
    expect(runSentence({ ...RUNS, useful: 0, ...none })).toBe('Every value is the median.')
  })
})

function inputOf(values: readonly (number | null)[]): SpeechInput {
  const points = values.map((value, at) => ({ name: `period ${at + 1}`, value }))
  return { points, unit: '', direction: 'up', target: null }
}
