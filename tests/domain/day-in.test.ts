import { describe, expect, test } from 'vitest'

import { dayIn, momentIn } from '../../domain/day-in.ts'
import { day } from '../support/metrics.ts'

const ZONE = 'America/Los_Angeles'

describe('the moment of a time of day', () => {
  test.each([
    ['2022-11-09', '09:30', ZONE, '2022-11-09T17:30:00.000Z'],
    ['2022-07-01', '09:30', ZONE, '2022-07-01T16:30:00.000Z'],
    ['2022-07-01', '00:00', ZONE, '2022-07-01T07:00:00.000Z'],
    ['2022-12-31', '23:59', ZONE, '2023-01-01T07:59:00.000Z'],
    ['2022-11-09', '09:30', 'UTC', '2022-11-09T09:30:00.000Z'],
    ['2022-11-09', '00:15', 'Pacific/Auckland', '2022-11-08T11:15:00.000Z'],
    ['2022-11-09', '09:30', 'Asia/Kolkata', '2022-11-09T04:00:00.000Z'],
    // The hours before and after a change of the clocks at two.
    ['2023-03-12', '01:59', ZONE, '2023-03-12T09:59:00.000Z'],
    ['2023-03-12', '03:00', ZONE, '2023-03-12T10:00:00.000Z'],
    ['2022-11-06', '00:59', ZONE, '2022-11-06T07:59:00.000Z'],
    ['2022-11-06', '02:00', ZONE, '2022-11-06T10:00:00.000Z'],
  ])('%s %s in %s is %s', (on, time, zone, moment) => {
    const found = momentIn(zone, day(on), time)
    expect(found.toISOString()).toBe(moment)
    expect(dayIn(zone, found)).toBe(on)
  })

  test('that the clocks leave out is an hour earlier', () => {
    const found = momentIn(ZONE, day('2023-03-12'), '02:30')
    expect(found.toISOString()).toBe('2023-03-12T09:30:00.000Z')
  })

  test('that the clocks show twice is one of the two', () => {
    const found = momentIn(ZONE, day('2022-11-06'), '01:30').toISOString()
    expect(['2022-11-06T08:30:00.000Z', '2022-11-06T09:30:00.000Z']).toContain(found)
  })
})
