import { describe, expect, test } from 'vitest'

import type { SpeechInput } from '../../../domain/statistics/wording.ts'
import { speechLevel, whatMayBeSaid } from '../../../domain/statistics/wording.ts'

const WALK = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6]

function say(values: (number | null)[], more: Partial<SpeechInput> = {}) {
  const points = values.map((value, at) => ({ name: `period ${at + 1}`, value }))
  return whatMayBeSaid({ points, unit: 'sessions', direction: 'up', target: null, ...more })
}

describe('what so many points allow', () => {
  test.each([
    [0, 'nothing', false, false, false, false],
    [1, 'value', false, false, false, false],
    [2, 'change', false, false, false, false],
    [4, 'change', false, false, false, false],
    [5, 'median', true, false, false, false],
    [9, 'median', true, false, false, false],
    [10, 'runs', true, true, false, false],
    [12, 'runs', true, true, false, false],
    [13, 'limits', true, true, true, true],
    [20, 'limits', true, true, true, true],
    [21, 'limits', true, true, true, false],
  ] as const)('%d: %s', (count, level, median, runs, limits, trial) => {
    const speech = say(WALK.slice(0, count))
    expect(speechLevel(count)).toBe(level)
    expect(speech).toMatchObject({
      count,
      level,
      mayDrawMedian: median,
      mayJudgeRuns: runs,
      mayDrawLimits: limits,
      trial,
    })
    expect(speech.sentences.join(' ').includes('median')).toBe(median)
    expect(speech.sentences.join(' ').includes('chance')).toBe(runs)
    expect(speech.sentences.join(' ').includes('limits are')).toBe(limits)
    expect(speech.sentences.join(' ').includes('trial')).toBe(trial)
  })

  test('a gap is no point', () => {
    expect(say([1, null, 2, null, 3, null, 4]).level).toBe('change')
  })

  /** Words by the fewest points that bear them. */
  const BORNE: [RegExp, from: number][] = [
    [/trend|improv|significan|because|caus|due to|worse/, 99],
    [/signal|limit|variation|\bmean\b/, 13],
    [/chance|\brun\b/, 10],
    [/median/, 5],
    [/more than|less than|the same/, 2],
  ]

  test.each(Array.from({ length: 22 }, (_, count) => count))(
    'no word is said of %d points that they do not bear',
    (count) => {
      for (const direction of ['up', 'down', 'keep'] as const) {
        const { sentences, next } = say(WALK.slice(0, count), { direction, target: 6 })
        const text = sentences.join(' ').toLowerCase()
        const tooMuch = BORNE.filter(([word, from]) => count < from && word.test(text))
        expect(tooMuch).toEqual([])
        expect(`${text} ${next}`).not.toMatch(/nan|undefined|null|infinity/)
      }
    },
  )
})

describe('sentences', () => {
  test('of nothing', () => {
    expect(say([]).sentences).toEqual(['There is no value yet.'])
    expect(say([null], { since: 'New form' }).sentences).toEqual([
      'There is no value since “New form” yet.',
    ])
  })

  test.each<[string, (number | null)[], Partial<SpeechInput>, string[]]>([
    ['one', [0], {}, ['0 sessions in period 1.']],
    [
      'more',
      [1, 3],
      {},
      ['3 sessions in period 2.', '2 sessions more than in period 1 (1 session).'],
    ],
    [
      'less',
      [3, 1],
      {},
      ['1 session in period 2.', '2 sessions less than in period 1 (3 sessions).'],
    ],
    ['the same', [3, 3], {}, ['3 sessions in period 2.', 'The same as in period 1 (3 sessions).']],
    [
      'across a gap the period is named',
      [3, null, 4],
      {},
      ['4 sessions in period 3.', '1 session more than in period 1 (3 sessions).'],
    ],
    [
      'points of percent',
      [40, 45],
      { unit: '%', target: 50 },
      [
        '45\u202F% in period 2.',
        '5 points more than in period 1 (40\u202F%).',
        '5 points from the target, 50\u202F%.',
      ],
    ],
  ])('%s', (_, values, more, sentences) => {
    expect(say(values, more).sentences).toEqual(sentences)
  })

  test('the same period a year before is named once', () => {
    const sameLastYear = { name: 'Q2 2021–22', value: 9 }
    expect(say([1, 3], { sameLastYear }).sentences).toContain(
      '6 sessions less than in Q2 2021–22 (9 sessions).',
    )
    expect(say([9, 3], { sameLastYear: { name: 'period 1', value: 9 } }).sentences).toHaveLength(2)
  })

  test.each<[SpeechInput['direction'], number[], string | undefined]>([
    ['up', [1, 2, 3], 'The best of 3 values.'],
    ['up', [3, 2, 1], 'The lowest of 3 values.'],
    ['down', [3, 2, 1], 'The best of 3 values.'],
    ['down', [1, 2, 3], 'The highest of 3 values.'],
    ['keep', [1, 2, 3], 'The highest of 3 values.'],
    ['at_least', [1, 2, 3], 'The best of 3 values.'],
    ['up', [3, 2, 3], undefined],
    ['up', [1, 2, 1], undefined],
    ['up', [1, 2], undefined],
  ])('%s %j: %s', (direction, values, sentence) => {
    const extreme = say(values, { direction }).sentences.filter((text) => text.includes(' of '))
    expect(extreme).toEqual(sentence === undefined ? [] : [sentence])
  })

  test.each<[SpeechInput['direction'], SpeechInput['target'], number, string]>([
    ['up', 10, 7, '3 sessions from the target, 10 sessions.'],
    ['up', 10, 10, 'The target, 10 sessions, is reached.'],
    ['up', 10, 12, 'The target, 10 sessions, is reached.'],
    ['down', 10, 12, '2 sessions from the target, 10 sessions.'],
    ['at_most', 10, 8, 'The target, 10 sessions, is reached.'],
    ['keep', 10, 12, '2 sessions from the target, 10 sessions.'],
    ['exactly', 10, 8, '2 sessions from the target, 10 sessions.'],
    ['between', [5, 8], 9, '1 session from the target, 5 sessions to 8 sessions.'],
    ['between', [5, 8], 8, 'The target, 5 sessions to 8 sessions, is kept.'],
  ])('%s %j with %d: %s', (direction, target, value, sentence) => {
    expect(say([value], { direction, target }).sentences.at(-1)).toBe(sentence)
  })

  test.each([
    [[1, 2, 3, 4, 5], 'The median of these 5 values is 3 sessions; the last is above it.'],
    [[5, 4, 3, 2, 1], 'The median of these 5 values is 3 sessions; the last is below it.'],
    [[1, 5, 2, 4, 3], 'The median of these 5 values is 3 sessions; the last is on it.'],
  ])('%j: %s', (values, sentence) => {
    expect(say(values).sentences).toContain(sentence)
  })

  test('runs are told with their numbers', () => {
    const halves = [1, 1, 1, 1, 1, 9, 9, 9, 9, 9]
    expect(say(halves).sentences.at(-1)).toBe(
      'The values do not lie around their median as chance alone would put them: the longest run on ' +
        'one side is 5 (chance alone seldom makes more than 6), and the median is crossed once ' +
        '(seldom fewer than 2 times).',
    )
    expect(say(WALK.slice(0, 10)).sentences.at(-1)).toContain('as chance alone would put them: ')
    expect(say(Array.from({ length: 10 }, () => 4)).sentences.at(-1)).toBe(
      'Every value is the median.',
    )
  })
})

describe('limits', () => {
  const CALM = [1, 0, -1, 0, 1, 0, -1, 0, 1, 0, -1, 0, 0.5]
  const after = (more: number[], extra: Partial<SpeechInput> = {}) =>
    say([...CALM, ...CALM, ...more], { unit: '', ...extra }).sentences.join(' ')

  test.each<[number[], string]>([
    [[0], 'The last value is ordinary variation; the limits are −2.'],
    [[4], 'The last value is above the upper limit, '],
    [[-4], 'The last value is below the lower limit, −'],
    [[2.1, 2.1], 'The last value is one of two out of three close to the upper limit, '],
    [[-0.2, -2.1, -2.1], 'The last value is one of two out of three close to the lower limit, '],
    [[-0.4, -0.3, -0.2, -0.1, 0.2, 0.3, 0.4], 'ends seven or more in a row, each higher than'],
    [[0.4, 0.3, 0.2, 0.1, -0.2, -0.3, -0.4], 'ends seven or more in a row, each lower than'],
    [[0.9, 0.8, 0.9, 0.8, 0.9, 0.8, 0.9], 'ends seven or more in a row above the mean'],
    [[-0.9, -0.8, -0.9, -0.8, -0.9, -0.8, -0.9], 'ends seven or more in a row below the mean'],
  ])('%j: %s', (more, sentence) => {
    expect(after(more)).toContain(sentence)
  })

  test('a signal is good, wrong, or only a signal', () => {
    expect(after([4])).toMatch(/upper limit, [\d.]+: a signal in the good direction\./)
    expect(after([4], { direction: 'down' })).toContain(': a signal in the wrong direction.')
    expect(after([4], { direction: 'keep' })).toMatch(/upper limit, [\d.]+: a signal\./)
    expect(after([0])).not.toContain('a signal')
  })

  test.each([
    [9, 'By these limits the target, 9, is not reached.'],
    [-9, 'By these limits the target, −9, is reached every time.'],
    [1, 'By these limits the target, 1, is reached at times and missed at others.'],
  ])('target %d: %s', (target, sentence) => {
    expect(after([0], { target })).toContain(sentence)
  })

  test('a signal is said before any change', () => {
    const { sentences } = say([...CALM, ...CALM, 4], { unit: '' })
    expect(sentences[1]).toContain('above the upper limit')
    expect(sentences[2]).toContain('more than in')
  })

  test('a guard is told, and the unusual values are named', () => {
    const rare = [0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 2, 0, 0]
    const speech = say(rare)
    expect(speech).toMatchObject({ mayDrawLimits: false, mayDrawMedian: true, trial: false })
    expect(speech.sentences).toContain(
      'No limits are drawn. More than half of the values are the same as the one before. ' +
        'The unusual values: period 5 (5 sessions), period 11 (2 sessions).',
    )
  })
})

describe('the best of the values', () => {
  test.each([
    ['is one above every other', [3, 5, 4, 2, 9], true],
    ['is none below the one before', [3, 5, 4, 9, 8], false],
    ['is none like another', [3, 5, 4, 9, 9], false],
  ])('%s', (_, values, isBest) => {
    expect(say(values).sentences.includes('The best of 5 values.')).toBe(isBest)
  })
})

describe('what more points would allow', () => {
  test.each([
    [
      0,
      'There are 0 points; from 5 a line with the median can be drawn, from 10 runs can be judged, from 13 limits can be drawn, as a trial and from 21 limits are no longer a trial.',
    ],
    [1, 'There is 1 point; from 5 '],
    [5, 'There are 5 points; from 10 '],
    [12, 'There are 12 points; from 13 '],
    [20, 'There are 20 points; from 21 limits are no longer a trial.'],
    [21, ''],
  ])('%d', (count, text) => {
    const { next } = say(WALK.slice(0, count))
    expect(text === '' ? next : next.slice(0, text.length)).toBe(text)
  })

  test('counts from the event that began the segment', () => {
    expect(say([1], { since: 'New form' }).next).toMatch(/^There is 1 point since “New form”; /)
  })
})
