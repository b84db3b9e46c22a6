import { describe, expect, test } from 'vitest'

import { createDateReader, dayOfSerial } from '../../../domain/counting/date-cell.ts'
import { readMinutes, readNumber } from '../../../domain/counting/number-cell.ts'
import {
  periodOfQuarter,
  readHeadingPeriod,
  schoolYearIn,
} from '../../../domain/counting/period.ts'
import { sameWords } from '../../../domain/counting/same-words.ts'

const readDate = createDateReader('America/Los_Angeles')
const number = (value: number, more: object = {}) => ({
  is: 'number',
  value,
  percent: false,
  ...more,
})

describe('a cell as a number', () => {
  test.each([
    ['12', number(12)],
    [' 007 ', number(7)],
    ['94.5%', number(94.5, { percent: true, mark: '.' })],
    ['94,5 %', number(94.5, { percent: true, mark: ',' })],
    ['1,234.5', number(1234.5, { mark: '.' })],
    ['1.234,5', number(1234.5, { mark: ',' })],
    ['1\u00a0234,5', number(1234.5, { mark: ',' })],
    ['6,000,000', number(6_000_000, { mark: '.' })],
    ['-3%', number(-3, { percent: true })],
    ['\u22122', number(-2)],
    ['$1,204.10', number(1204.1, { mark: '.' })],
    ['1e5', number(100_000)],
    ['0,123', number(0.123, { mark: ',' })],
    ['1,234', { is: 'either', byMark: { '.': 1234, ',': 1.234 }, percent: false }],
    ['-1.234', { is: 'either', byMark: { '.': -1.234, ',': -1234 }, percent: false }],
  ])('%j', (cell, read) => {
    expect(readNumber(cell)).toEqual(read)
  })

  test.each(['', ' ', 'n/a', 'N/A', 'NULL', '-', '#N/A'])('%j is no value', (cell) => {
    expect(readNumber(cell)).toEqual({ is: 'no_value' })
  })

  test.each(['*', '<10', '>95%', '≤ 5', 'n<11', '10-19', '10–19 %', '~', '—', 'c', 'DS', 's'])(
    '%j was hidden',
    (cell) => {
      expect(readNumber(cell)).toEqual({ is: 'suppressed' })
    },
  )

  test.each([
    'NaN',
    'Infinity',
    'undefined',
    '0x10',
    '1_000',
    '١٢٣',
    '１２３',
    '--5',
    '5-',
    '(5)',
    '½',
    '5％',
    '100+',
    '1:4',
    '12 people',
    '1,23,456',
    '1.2.3',
    '1e309',
  ])('%j is no number', (cell) => {
    expect(readNumber(cell)).toEqual({ is: 'not_a_number' })
  })

  test.each([
    ['70', 70],
    ['1 hr 2 min', 62],
    ['2h 30m 30s', 150.5],
    ['45 minutes', 45],
    ['01:02:30', 62.5],
    ['12:30', 12.5],
    ['0', 0],
    ['', undefined],
    ['soon', undefined],
    ['-5', undefined],
  ])('%j as minutes', (cell, minutes) => {
    expect(readMinutes(cell)).toBe(minutes)
  })
})

describe('a cell as a date', () => {
  test.each([
    '9/30/2022',
    '09/30/22',
    'Sep 30 2022',
    'Sept. 30th, 2022',
    '30-Sep-22',
    '30 September 2022',
    '2022-09-30',
    '2022/9/30',
    '20220930',
    '30.9.2022',
    '2022/09/30 5:04:02 PM PST',
    '9/30/2022 17:04',
    '9/30/2022, 5:04:02 p.m.',
    'Friday, September 30, 2022',
    '2022-09-30T23:30:00-07:00',
    '2022-10-01T06:30:00Z',
    '2022-10-01 06:30Z',
  ])('%j is one day', (cell) => {
    expect(readDate(cell)).toMatchObject({ is: 'day', day: '2022-09-30' })
  })

  test('a day may prove the order of its column, or leave it open', () => {
    expect(readDate('9/30/2022')).toMatchObject({ order: 'month_first' })
    expect(readDate('30/9/2022')).toMatchObject({ day: '2022-09-30', order: 'day_first' })
    expect(readDate('3/4/2023')).toEqual({
      is: 'either',
      byOrder: { month_first: '2023-03-04', day_first: '2023-04-03' },
    })
    expect(readDate('4/4/2023')).toEqual({ is: 'day', day: '2023-04-04' })
    expect(readDate('4.3.2023')).toEqual({ is: 'day', day: '2023-03-04' })
  })

  test.each([
    '2023-02-29',
    '2022-09-31',
    '2022-13-01',
    '0000-00-00',
    '02/30/2023',
    '2022-06-31T10:00:00Z',
    '60',
    '0',
    '2958466',
    '2022',
    'soon',
    '12:30',
    'Sep 31 2022',
  ])('%j is no day', (cell) => {
    expect(readDate(cell)).toEqual({ is: 'not_a_date' })
  })

  test('a spreadsheet counts days', () => {
    expect(readDate('44834')).toEqual({ is: 'serial', day: '2022-09-30' })
    expect(readDate('44834.5')).toEqual({ is: 'serial', day: '2022-09-30' })
    expect(dayOfSerial(43372, true)).toBe('2022-09-30')
    expect([182, 183, 109_390, 109_391].map((serial) => dayOfSerial(serial, false))).toEqual([
      undefined,
      '1900-07-01',
      '2199-06-30',
      undefined,
    ])
  })

  test.each([
    ['September 2022', '2022-09-01', '2022-09-30'],
    ['Sep-22', '2022-09-01', '2022-09-30'],
    ['2022-09', '2022-09-01', '2022-09-30'],
    ['9/2022', '2022-09-01', '2022-09-30'],
    ['Q1 2022-23', '2022-07-01', '2022-09-30'],
    ['2022-23', '2022-07-01', '2023-06-30'],
    ['2021–2022', '2021-07-01', '2022-06-30'],
    ['202526', '2025-07-01', '2026-06-30'],
  ])('%j is a period', (cell, startsOn, endsOn) => {
    expect(readDate(cell)).toEqual({ is: 'period', period: { startsOn, endsOn } })
  })

  test('a quarter of a bare year and a year that may be a month are not guessed', () => {
    expect(readDate('2012-Q4')).toEqual({ is: 'quarter', year: 2012, quarter: 4 })
    expect(readDate('2009-10')).toEqual({ is: 'not_a_date' })
    expect(periodOfQuarter(2012, 4, 'calendar')).toEqual({
      startsOn: '2012-10-01',
      endsOn: '2012-12-31',
    })
    expect(periodOfQuarter(2023, 1, 'fiscal')).toEqual({
      startsOn: '2022-07-01',
      endsOn: '2022-09-30',
    })
    expect(periodOfQuarter(2018, 4, 'april')).toEqual({
      startsOn: '2019-01-01',
      endsOn: '2019-03-31',
    })
  })
})

describe('a heading as a period', () => {
  test.each([
    ['Aug', { named: { is: 'month', month: 8 }, rest: '' }],
    ['Sept. ADA %', { named: { is: 'month', month: 9 }, rest: 'ADA %' }],
    ['2012-Q4 Vol.', { named: { is: 'quarter', year: 2012, quarter: 4 }, rest: 'Vol.' }],
    ['Mayor', undefined],
    ['Marks', undefined],
    ['Year', undefined],
    ['2000 pupils', expect.objectContaining({ rest: 'pupils' })],
  ])('%j', (heading, read) => {
    expect(readHeadingPeriod(heading)).toEqual(read)
  })

  test('a title may name the school year', () => {
    expect(schoolYearIn('Attendance 2022-2023 by month')).toBe(2022)
    expect(schoolYearIn('from 2000 to 2007')).toBeUndefined()
    expect(schoolYearIn('call 555-2022-2050')).toBeUndefined()
  })
})

test('case, blanks and unseen characters do not make another person', () => {
  const one = [
    'Kwame Boateng',
    ' kwame  boateng ',
    'Kwame\u00a0Boateng',
    'Kwame\u200b Boateng\ufeff',
  ]
  expect(new Set(one.map(sameWords)).size).toBe(1)
  expect(sameWords('Lê')).toBe(sameWords('Le\u0302'))
})
