import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  boundsOf,
  calendarDate,
  cycleOf,
  daysAfter,
  daysBetween,
  defaultCycles,
  endOfMonth,
  isCalendarDate,
  isSchoolYear,
  monthsOf,
  previousSchoolYear,
  schoolYear,
  schoolYearFrom,
  schoolYearOf,
} from '../../domain/calendar.ts'
import { day } from '../support/metrics.ts'

const YEAR = schoolYear('2022-23')
const someDay = fc
  .date({
    min: new Date('1920-01-01T00:00:00Z'),
    max: new Date('2180-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => day(date.toISOString().slice(0, 10)))

describe('isCalendarDate', () => {
  test.each(['2022-07-01', '2024-02-29', '2000-02-29', '2022-12-31', '1900-07-01', '2199-06-30'])(
    '%s is',
    (text) => {
      expect(isCalendarDate(text)).toBe(true)
    },
  )

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2022-09-31',
    '2022-13-01',
    '2022-00-10',
    '2022-01-00',
    '2022-1-1',
    '1900-06-30',
    '2199-07-01',
    '0001-01-01',
    '9999-12-31',
    '22-01-01',
    '2022-01-01T00:00:00Z',
    ' 2022-01-01',
    '2022/01/01',
    '',
  ])('“%s” is not', (text) => {
    expect(isCalendarDate(text)).toBe(false)
  })

  test('calendarDate throws for text that is none', () => {
    expect(() => calendarDate('2023-02-29')).toThrow(RangeError)
  })
})

describe('a school year', () => {
  test.each(['2022-23', '1999-00', '1900-01', '2198-99'])('%s is one', (text) => {
    expect(isSchoolYear(text)).toBe(true)
  })

  test.each([
    '2022-24',
    '2022-22',
    '2022',
    '2022-2023',
    '1899-00',
    '2199-00',
    '0001-02',
    '22-23',
    '',
  ])('“%s” is none', (text) => {
    expect(isSchoolYear(text)).toBe(false)
    expect(() => schoolYear(text)).toThrow(RangeError)
  })

  test.each([
    ['2022-06-30', '2021-22'],
    ['2022-07-01', '2022-23'],
    ['2022-12-31', '2022-23'],
    ['2023-01-01', '2022-23'],
    ['2023-06-30', '2022-23'],
    ['2023-07-01', '2023-24'],
    ['1999-12-31', '1999-00'],
  ])('%s belongs to %s', (text, year) => {
    expect(schoolYearOf(day(text))).toBe(year)
  })

  test('begins on 1 July and ends on 30 June, both inclusive', () => {
    expect(boundsOf(YEAR)).toEqual({ startsOn: '2022-07-01', endsOn: '2023-06-30' })
  })

  test('has a first and a last day for every day there can be', () => {
    for (const text of ['1900-07-01', '2199-06-30']) {
      const { startsOn, endsOn } = boundsOf(schoolYearOf(day(text)))
      expect(startsOn <= text && text <= endsOn).toBe(true)
    }
  })

  test('follows the one before', () => {
    expect(previousSchoolYear(YEAR)).toBe('2021-22')
    expect(previousSchoolYear(schoolYear('2000-01'))).toBe('1999-00')
    expect(schoolYearFrom(1999)).toBe('1999-00')
  })
})

describe('cycles', () => {
  test('a district starts with the four fiscal quarters', () => {
    expect(defaultCycles(YEAR).map(({ id, startsOn, endsOn }) => [id, startsOn, endsOn])).toEqual([
      ['2022-23-Q1', '2022-07-01', '2022-09-30'],
      ['2022-23-Q2', '2022-10-01', '2022-12-31'],
      ['2022-23-Q3', '2023-01-01', '2023-03-31'],
      ['2022-23-Q4', '2023-04-01', '2023-06-30'],
    ])
  })

  test('every day of a year is in exactly one cycle of it', () => {
    fc.assert(
      fc.property(someDay, (date) => {
        const cycles = defaultCycles(schoolYearOf(date))
        const holding = cycles.filter((cycle) => cycle.startsOn <= date && date <= cycle.endsOn)
        expect(holding).toEqual([cycleOf(date, cycles)])
      }),
    )
  })

  test.each(['2022-06-30', '2023-07-01'])('%s is in none of 2022-23', (text) => {
    expect(cycleOf(day(text), defaultCycles(YEAR))).toBeUndefined()
  })
})

describe('months and days', () => {
  test.each([
    ['2022-10-01', '2022-12-31', ['2022-10', '2022-11', '2022-12']],
    ['2022-12-31', '2023-01-01', ['2022-12', '2023-01']],
    ['2022-10-05', '2022-10-05', ['2022-10']],
    ['2022-10-05', '2022-09-05', []],
  ])('%s to %s touches %j', (startsOn, endsOn, months) => {
    expect(monthsOf({ startsOn: day(startsOn), endsOn: day(endsOn) })).toEqual(months)
  })

  test('a school year has twelve months', () => {
    expect(monthsOf(boundsOf(YEAR))).toHaveLength(12)
  })

  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2022-11-05', 2, '2022-11-07'],
    ['2023-03-13', -2, '2023-03-11'],
    ['2022-12-31', 1, '2023-01-01'],
    ['2022-10-05', 0, '2022-10-05'],
  ])('%s and %d days is %s', (from, days, to) => {
    expect(daysAfter(day(from), days)).toBe(to)
    expect(daysBetween(day(from), day(to))).toBe(days)
  })

  test('days there and back again is the same day', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const other = daysAfter(date, days)
        expect(daysBetween(date, other)).toBe(days)
        expect(daysAfter(other, -days)).toBe(date)
      }),
    )
  })

  test.each([
    ['2023-02-01', '2023-02-28'],
    ['2024-02-10', '2024-02-29'],
    ['2022-12-31', '2022-12-31'],
  ])('the month of %s ends on %s', (date, end) => {
    expect(endOfMonth(day(date))).toBe(end)
  })
})
