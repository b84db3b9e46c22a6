import { expect, test } from 'vitest'

import { calendarDate, schoolYear } from '../../domain/calendar.ts'
import {
  formatDay,
  formatMonths,
  formatNumber,
  formatPercent,
  formatSchoolYear,
  formatShort,
  formatValue,
  NO_NUMBER,
} from '../../web/shared/format.ts'

const PEOPLE = { kind: 'number', label: 'people', places: 0 } as const
const PERCENT = { kind: 'percent', label: '', places: 1 } as const

test('null is a dash and zero is a zero', () => {
  expect(formatNumber(null)).toBe(NO_NUMBER)
  expect(formatNumber(0)).toBe('0')
  expect(formatPercent(null)).toBe(NO_NUMBER)
  expect(formatPercent(0)).toBe('0%')
  expect(formatValue(null, PEOPLE)).toBe(NO_NUMBER)
  expect(formatValue(0, PEOPLE)).toBe('0 people')
  expect(formatValue(1, PEOPLE)).toBe('1 person')
  expect(formatValue(-1, PEOPLE)).toBe('−1 person')
})

test('a number that is not one is a dash', () => {
  expect(formatNumber(Number.NaN)).toBe(NO_NUMBER)
  expect(formatNumber(Infinity)).toBe(NO_NUMBER)
})

test.each([
  [1234.5, {}, '1,234.5'],
  [1234.56, {}, '1,234.6'],
  [7, { fixed: true }, '7.0'],
  [0.123456, { places: 6 }, '0.123456'],
  [4.1, { signed: true }, '+4.1'],
  [-2.3, { signed: true }, '−2.3'],
  [0, { signed: true }, '0'],
  [-0.04, {}, '0'],
  [-5, {}, '−5'],
])('%d with %o is %s', (value, style, text) => {
  expect(formatNumber(value, style)).toBe(text)
})

test('a percent is written from 0 to 100', () => {
  expect(formatPercent(61.44)).toBe('61.4%')
  expect(formatShort(65, PERCENT)).toBe('65%')
  expect(formatShort(112, PEOPLE)).toBe('112')
})

test('a day leaves the year to its surroundings', () => {
  expect(formatDay(calendarDate('2023-01-01'))).toBe('Jan 1')
})

test('a cycle is named by its months and a school year has an en dash', () => {
  expect(formatMonths(calendarDate('2022-10-01'), calendarDate('2022-12-31'))).toBe('Oct–Dec')
  expect(formatMonths(calendarDate('2022-10-01'), calendarDate('2022-10-31'))).toBe('Oct')
  expect(formatSchoolYear(schoolYear('2022-23'))).toBe('2022–23')
})
