import { describe, expect, test } from 'vitest'

import type { AsReported, AsToday, Correction, RestatedInput } from '../../domain/restated.ts'
import { restatedCycles, tellRestated } from '../../domain/restated.ts'
import { showAmount } from '../../domain/shown-number.ts'

describe('the cycles that were restated', () => {
  test('one that reads as it was reported is none of them, however many places it has', () => {
    expect(restated({ reported: [then({ value: 62 })], today: [now({ value: 62 })] })).toEqual([])
    expect(restated({ today: [now({ value: 62.000_1 })] })).toEqual([])
  })

  test('one that reads otherwise has both numbers, its meeting and its reasons', () => {
    const corrections = [
      correction({ tx: 12, reason: 'roster corrected' }),
      correction({ tx: 11, reason: 'two schools were late' }),
      correction({ tx: 13, reason: 'roster corrected' }),
      correction({ tx: 14, reason: null }),
    ]
    expect(restated({ corrections })).toEqual([
      {
        cycleId: 'Q1',
        meeting: 1,
        reported: 62,
        now: 64,
        reasons: ['two schools were late', 'roster corrected'],
      },
    ])
  })

  test('what was corrected before it was reported, or in another cycle, is no reason', () => {
    const corrections = [
      correction({ tx: 10, reason: 'before' }),
      correction({ cycleId: 'Q2', reason: 'another' }),
    ]
    expect(restated({ corrections })).toMatchObject([{ reasons: [] }])
  })

  test('a running total is restated by the cycles before it', () => {
    const given = {
      today: [now({}), now({ cycleId: 'Q2', value: 90 })],
      reported: [then({}), then({ cycleId: 'Q2', value: 88, tx: 20 })],
      corrections: [correction({ tx: 21, reason: 'late' })],
    }
    expect(restated({ ...given, runs: true })).toMatchObject([
      { cycleId: 'Q1', reasons: ['late'] },
      { cycleId: 'Q2', reported: 88, now: 90, reasons: ['late'] },
    ])
    expect(restated(given)[1]).toMatchObject({ reasons: [] })
  })

  test('a number that was taken back is told as none', () => {
    expect(restated({ today: [now({ value: null })] })).toMatchObject([{ reported: 62, now: null }])
  })

  test('without a number then, or without a report, there is nothing to set beside today', () => {
    expect(restated({ reported: [then({ value: null })] })).toEqual([])
    expect(restated({ reported: [] })).toEqual([])
  })

  test.each<[string, Partial<RestatedInput>]>([
    ['today', { today: [now({ hidden: true })] }],
    ['then', { reported: [then({ hidden: true })] }],
    ['in a correction between', { corrections: [correction({ hidden: true })] }],
  ])('what is hidden %s gets no mark that would tell it', (_, given) => {
    expect(restated({})).toHaveLength(1)
    expect(restated(given)).toEqual([])
  })

  test('a veil over a cycle covers the running totals after it, then and today', () => {
    const two = {
      today: [now({}), now({ cycleId: 'Q2', value: 90 })],
      reported: [then({}), then({ cycleId: 'Q2', value: 88 })],
    }
    const veiled = [
      { ...two, today: [now({ hidden: true }), two.today[1] ?? now({})] },
      { ...two, reported: [then({ hidden: true }), two.reported[1] ?? then({})] },
    ]
    for (const given of veiled) {
      expect(restated({ ...given, runs: true })).toEqual([])
      expect(restated({ ...given, runs: false })).toMatchObject([{ cycleId: 'Q2' }])
    }
  })

  test('a running total has nothing to do with the cycles after it', () => {
    const given = {
      today: [now({}), now({ cycleId: 'Q2', value: 90, hidden: true })],
      reported: [then({}), then({ cycleId: 'Q2', value: 88, hidden: true })],
      corrections: [correction({ cycleId: 'Q2', tx: 11, reason: 'late', hidden: true })],
    }
    expect(restated({ ...given, runs: true })).toMatchObject([{ cycleId: 'Q1', reasons: [] }])
  })
})

describe('the words of a restatement', () => {
  test('name what was reported, where, what it is now and why', () => {
    const corrected = { was: '62 %', now: '64 %', reasons: ['roster corrected'] }
    expect(tellRestated(corrected, 'at DLN 1')).toBe(
      'reported 62 % at DLN 1, now 64 %: roster corrected',
    )
    expect(tellRestated({ was: 'no', now: 'yes', reasons: ['a', 'b'] }, 'when Q1 was closed')).toBe(
      'reported no when Q1 was closed, now yes: a; b',
    )
  })
})

function restated(given: Partial<RestatedInput>) {
  return restatedCycles({
    today: [now({})],
    reported: [then({})],
    corrections: [],
    runs: false,
    show: (value) => showAmount(value, '%'),
    ...given,
  })
}

function now(partial: Partial<AsToday>): AsToday {
  return { cycleId: 'Q1', value: 64, hidden: false, ...partial }
}

function then(partial: Partial<AsReported>): AsReported {
  return { cycleId: 'Q1', tx: 10, meeting: 1, value: 62, hidden: false, ...partial }
}

function correction(partial: Partial<Correction>): Correction {
  return { cycleId: 'Q1', tx: 11, reason: null, hidden: false, ...partial }
}
