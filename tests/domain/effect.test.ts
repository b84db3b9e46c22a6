import { describe, expect, test } from 'vitest'

import type { Move, NextYear } from '../../domain/effect.ts'
import { effectOf } from '../../domain/effect.ts'
import type { Metric } from '../../domain/plan.ts'
import type { CycleStanding } from '../../domain/standing.ts'
import { metricOf } from '../support/metrics.ts'

const Q1 = '2022-23-Q1'

describe('what a metric did after a decision', () => {
  test.each<[string, Partial<Metric>, number[], Move]>([
    ['more of what should grow', {}, [40, 50], 'towards'],
    ['less of what should grow', {}, [40, 30], 'away'],
    ['the same', {}, [40, 40], 'same'],
    ['the same up to the last digits of a sum', {}, [0.3, 0.1 + 0.2], 'same'],
    [
      'the same up to the last digits, of what should be nothing',
      { direction: 'down', target: 0 },
      [0.3, 0.1 + 0.2],
      'same',
    ],
    ['the same up to the last digits, below nothing', { target: -0.1 }, [-0.1 - 0.2, -0.3], 'same'],
    ['less than what it should fall to', { direction: 'down', target: 10 }, [9, 8], 'there'],
    ['less of what should fall', { direction: 'down', target: 10 }, [40, 30], 'towards'],
    ['more of what should fall', { direction: 'down', target: 10 }, [40, 50], 'away'],
    ['a zero that should be one', { direction: 'down', target: 0 }, [1, 0], 'towards'],
    ['more than the target, then less but enough', {}, [120, 100], 'there'],
    ['enough, then a little less', {}, [100, 99], 'away'],
    ['zero, then zero, of what should be zero', { direction: 'down', target: 0 }, [0, 0], 'there'],
    ['the latest of several', {}, [40, 90, 30], 'away'],
  ])('%s is said by its direction', (_, metric, values, moved) => {
    const standings = values.map((value, at) => standing(at + 1, { value }))
    expect(effectOf(metricOf(metric), Q1, standings)).toMatchObject({ moved, from: 'target' })
  })

  test.each<[number | null, number | null, Move]>([
    [5, 2, 'towards'],
    [5, null, 'towards'],
    [null, 5, 'away'],
    [null, null, 'there'],
    [5, 5, 'same'],
  ])('a condition missed by %s and then by %s moved: %s', (before, after, moved) => {
    const metric = metricOf({ direction: 'between', target: 20, targetHigh: 30 })
    const standings = [standing(1, { shortBy: before }), standing(2, { shortBy: after })]
    expect(effectOf(metric, Q1, standings)?.moved).toBe(moved)
  })

  test('what was met then, or is now, is judged too', () => {
    const met = standing(1, { value: 100, status: 'met' })
    const off = standing(2, { value: 40, status: 'off_track' })
    expect(effectOf(metricOf(), Q1, [met, off])?.moved).toBe('away')
    const later = [standing(1, { value: 40 }), standing(2, { value: 100, status: 'met' })]
    expect(effectOf(metricOf(), Q1, later)).toMatchObject({
      moved: 'towards',
      since: { value: 100, status: 'met' },
    })
  })

  test('a running total, which only grows, is held against its path', () => {
    const metric = metricOf({ accumulates: true })
    const standings = [
      standing(1, { value: 20, shortBy: 5 }),
      standing(2, { value: 30, shortBy: 20 }),
    ]
    expect(effectOf(metric, Q1, standings)).toMatchObject({ moved: 'away', from: 'path' })
  })

  test('before and since are side by side, in the latest cycle that is judged', () => {
    const standings = [
      standing(1, { value: 40, status: 'off_track' }),
      standing(2, { value: 50, status: 'at_risk' }),
      standing(3, { value: 90, status: 'incomplete' }),
      standing(4, { value: null, status: 'not_due' }),
    ]
    expect(effectOf(metricOf(), Q1, standings)).toEqual({
      before: { cycleId: Q1, value: 40, status: 'off_track', suppressed: null },
      since: { cycleId: '2022-23-Q2', value: 50, status: 'at_risk', suppressed: null },
      moved: 'towards',
      from: 'target',
    })
  })

  test.each<[string, Partial<CycleStanding>, Partial<CycleStanding>, Move]>([
    ['nothing after it', {}, { value: null, status: 'no_data' }, 'not_yet'],
    ['too few sites after it', {}, { status: 'incomplete' }, 'not_yet'],
    ['nothing at the time', { value: null, status: 'no_data' }, {}, 'nothing_then'],
    ['too few sites at the time', { status: 'incomplete' }, {}, 'nothing_then'],
    ['no target', { status: 'informative' }, { status: 'informative' }, 'no_target'],
    ['no target at the time', { status: 'informative' }, {}, 'no_target'],
    ['no target after it', {}, { status: 'informative' }, 'no_target'],
    ['the last digits of a sum', { value: 50.3 }, { value: 50 + 0.1 + 0.2 }, 'same'],
    [
      'another question',
      {},
      { newQuestion: { previous: true, lastYear: false } },
      'other_question',
    ],
    [
      'a question that changed a year ago',
      {},
      { newQuestion: { previous: false, lastYear: true } },
      'same',
    ],
    [
      'a small group at the time',
      { value: null, status: 'no_data', suppressed: '*' },
      {},
      'hidden',
    ],
    ['a small group after it', {}, { value: null, status: 'no_data', suppressed: '*' }, 'hidden'],
    ['a share said by its bound', {}, { value: 95, suppressed: '>=' }, 'hidden'],
  ])('%s is said as it is', (_, before, after, moved) => {
    const standings = [standing(1, before), standing(2, after)]
    expect(effectOf(metricOf(), Q1, standings)?.moved).toBe(moved)
  })

  test('ends with the school year, whose last cycle has none after it', () => {
    expect(effectOf(metricOf(), Q1, [standing(1, {})])).toMatchObject({
      since: null,
      moved: 'year_over',
    })
  })

  test('is awaited while cycles of the year are still to come', () => {
    const effect = effectOf(metricOf(), Q1, [standing(1, {})], { goesOn: true })
    expect(effect).toMatchObject({ since: null, moved: 'not_yet' })
  })

  test('goes on in the next year, against the target that holds there', () => {
    const standings = [standing(1, { value: 90 })]
    const after = nextYear({ target: 200 }, [{ value: 100 }, { value: 150 }, { value: null, status: 'no_data' }]) // prettier-ignore
    expect(effectOf(metricOf({ target: 80 }), Q1, standings, { next: after })).toEqual({
      before: { cycleId: Q1, value: 90, status: 'on_track', suppressed: null },
      since: { cycleId: '2023-24-Q2', value: 150, status: 'on_track', suppressed: null },
      moved: 'towards',
      from: 'target',
    })
  })

  test('does not go on in the next year while its own has a later cycle', () => {
    const standings = [standing(1, { value: 40 }), standing(2, { value: 50 })]
    const effect = effectOf(metricOf(), Q1, standings, { next: nextYear({}, [{ value: 10 }]) })
    expect(effect).toMatchObject({ since: { value: 50 }, moved: 'towards' })
  })

  test.each<[string, Partial<Metric>, Partial<Metric>]>([
    ['another kind', {}, { kind: 'level' }],
    ['another unit', { unit: 'hours' }, { unit: 'sessions' }],
    ['another direction', {}, { direction: 'down' }],
    ['another way to add up sites', {}, { acrossSites: 'mean' }],
    ['another base of its rate', {}, { rateBase: 1000 }],
    ['another scale', { scaleMin: 1, scaleMax: 5 }, { scaleMin: 1, scaleMax: 4 }],
    ['a scale that begins elsewhere', { scaleMin: 1, scaleMax: 5 }, { scaleMin: 0, scaleMax: 5 }],
    ['other stages', { stages: ['begun', 'done'] }, { stages: ['begun', 'tried', 'done'] }],
    ['another stage to reach', { targetStage: 'tried' }, { targetStage: 'done' }],
    ['a running total then', { accumulates: true }, {}],
    ['a running total now', {}, { accumulates: true }],
    [
      'a condition with another edge',
      { direction: 'at_least' },
      { direction: 'at_least', target: 90 },
    ],
    [
      'a band with another upper edge',
      { direction: 'between', targetHigh: 120 },
      { direction: 'between', targetHigh: 130 },
    ],
    [
      'another value to keep',
      { direction: 'keep', baseline: 10 },
      { direction: 'keep', baseline: 20 },
    ],
  ])('%s is not set beside the year before', (_, before, after) => {
    const next = nextYear({ ...before, ...after }, [{ value: 50 }])
    const effect = effectOf(metricOf(before), Q1, [standing(1, {})], { next })
    expect(effect).toMatchObject({ since: null, moved: 'year_over' })
  })

  test('a condition that stayed the same goes on in the next year', () => {
    const terms = { direction: 'between', target: 20, targetHigh: 30 } as const
    const next = nextYear(terms, [{ shortBy: 2 }])
    const effect = effectOf(metricOf(terms), Q1, [standing(1, { shortBy: 5 })], { next })
    expect(effect?.moved).toBe('towards')
  })

  test('is not said across years that asked another question, nor of a small group', () => {
    expect(asks(true, { value: 50 })?.moved).toBe('towards')
    expect(asks(false, { value: 50 })?.moved).toBe('other_question')
    expect(asks(false, { value: null, suppressed: '*' })?.moved).toBe('hidden')
    expect(asks(false, { value: null, status: 'no_data' })).toMatchObject({
      since: null,
      moved: 'not_yet',
    })
  })

  test('is not said of a cycle that is not among them', () => {
    expect(effectOf(metricOf(), '2021-22-Q1', [standing(1, {})])).toBeUndefined()
  })
})

/** What is said in the next year, which asks the same or another question. */
function asks(answer: boolean, partial: Partial<CycleStanding>) {
  const next = { ...nextYear({}, [partial]), asksTheSame: () => answer }
  return effectOf(metricOf(), Q1, [standing(1, {})], { next })
}

/** The metric in the year after, with its first cycles. */
function nextYear(metric: Partial<Metric>, cycles: Partial<CycleStanding>[]): NextYear {
  return {
    metric: metricOf(metric),
    standings: cycles.map((partial, at) =>
      standing(at + 1, { cycleId: `2023-24-Q${at + 1}`, ...partial }),
    ),
    asksTheSame: () => true,
  }
}

function standing(number: number, partial: Partial<CycleStanding>): CycleStanding {
  return {
    cycleId: `2022-23-Q${number}`,
    status: 'on_track',
    value: 40,
    cycleValue: 40,
    numerator: null,
    denominator: null,
    path: 50,
    progress: null,
    shortBy: null,
    coverage: { have: 1, expected: 1 },
    missing: null,
    lastOn: null,
    previous: null,
    sameCycleLastYear: null,
    lastYearDenominator: null,
    sentence: '',
    deviation: null,
    suppressed: null,
    ...partial,
  }
}
