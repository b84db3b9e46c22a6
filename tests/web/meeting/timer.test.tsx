import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { createTimer, sayTime } from '../../../web/meeting/room/timer.ts'
import { readTime, showTime } from '../../../web/meeting/time-of-day.ts'

beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
})
afterEach(() => vi.useRealTimers())

describe('the time of a meeting', () => {
  test('goes to the part that is on, while it runs', () => {
    const timer = createTimer('t')
    timer.turnTo('a')
    vi.advanceTimersByTime(5000)
    expect(timer.spent.value.get('a')).toBeUndefined()

    timer.toggle()
    vi.advanceTimersByTime(65_000)
    timer.turnTo('b')
    vi.advanceTimersByTime(30_000)
    timer.toggle()
    vi.advanceTimersByTime(30_000)

    expect([...timer.spent.value]).toEqual([
      ['a', 65],
      ['b', 30],
    ])
    timer.stop()
  })

  test('does not go to the agenda, which is no part of itself', () => {
    const timer = createTimer('t')
    timer.toggle()
    timer.turnTo(null)
    vi.advanceTimersByTime(5000)
    expect(timer.spent.value.size).toBe(0)
    timer.stop()
  })

  test('outlives a reload', () => {
    const timer = createTimer('t')
    timer.turnTo('a')
    timer.toggle()
    vi.advanceTimersByTime(12_000)
    timer.stop()

    expect(createTimer('t').spent.value.get('a')).toBe(12)
  })

  test.each([
    [0, '0:00'],
    [5.9, '0:05'],
    [60, '1:00'],
    [3601, '60:01'],
    [-3, '0:00'],
  ])('%d seconds are said as %s', (seconds, said) => {
    expect(sayTime(seconds)).toBe(said)
  })
})

describe('a time of day', () => {
  test.each([
    ['9:00', '09:00'],
    ['13.30', '13:30'],
    ['1:30 pm', '13:30'],
    ['12:00 am', '00:00'],
    ['12:15 PM', '12:15'],
    ['9:05 a.m.', '09:05'],
    ['24:00', undefined],
    ['9:60', undefined],
    ['13:00 pm', undefined],
    ['0:10 am', undefined],
    ['nine', undefined],
    ['', undefined],
  ])('typed as “%s” is %s', (typed, time) => {
    expect(readTime(typed)).toBe(time)
  })

  test.each([
    ['09:00', '9:00 AM'],
    ['00:05', '12:05 AM'],
    ['12:00', '12:00 PM'],
    ['13:30', '1:30 PM'],
  ])('%s is shown as %s', (time, shown) => {
    expect(showTime(time)).toBe(shown)
  })
})
