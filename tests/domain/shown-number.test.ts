import { describe, expect, test } from 'vitest'

import { showDate } from '../../domain/shown-date.ts'
import {
  showAmount,
  showDifference,
  showExactly,
  showNumber,
  showResult,
  showTakenAway,
  showWorking,
} from '../../domain/shown-number.ts'
import { day } from '../support/metrics.ts'

describe('a number as people read it', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [0.0049, '<0.01'],
    [-0.0049, '−<0.01'],
    [0.005, '0.01'],
    [1.5, '1.5'],
    [-3.256, '−3.26'],
    [9.994, '9.99'],
    [10, '10'],
    [10.25, '10.3'],
    [999, '999'],
    [999.96, '1,000'],
    [1000, '1,000'],
    [-1234.56, '−1,234.6'],
  ])('%d is %s', (value, shown) => {
    expect(showNumber(value)).toBe(shown)
  })

  test.each([
    [1 / 3, '0.333333'],
    [-1234.056789, '−1,234.056789'],
    [1000, '1,000'],
  ])('%d with every place that is stored is %s', (value, shown) => {
    expect(showExactly(value)).toBe(shown)
  })

  test.each([
    [2.23809523, '2.2381'],
    [1_234_567.8, '1,234,568'],
    [-0.00012345678, '−0.000123457'],
    [-0, '0'],
  ])('%d to work with is %s', (value, shown) => {
    expect(showWorking(value)).toBe(shown)
  })

  test.each([
    [62.0833, '%', '62.08\u202F%'],
    [0.12345, '', '0.1235'],
    [-0.12345, '', '−0.1235'],
    [-0.00001, 'people', '0 people'],
    [1.23456, '$', '$1.23'],
    [-1.23456, '$', '−$1.23'],
  ])('%d in %s, as the result of a formula, is %s', (value, unit, shown) => {
    expect(showResult(value, unit)).toBe(shown)
  })

  test.each([
    [62, '%', '62\u202F%'],
    [1200, '$', '$1,200'],
    [-1200, '$', '−$1,200'],
    [149, 'people', '149 people'],
    [1, 'people', '1 person'],
    [149, '', '149'],
  ])('%d in %s is %s', (value, unit, shown) => {
    expect(showAmount(value, unit)).toBe(shown)
  })

  test('percents are apart by points', () => {
    expect(showDifference(3, '%')).toBe('3 points')
    expect(showDifference(12, 'people')).toBe('12 people')
    expect(showTakenAway(-2.977, '%')).toBe('−2.98 points')
    expect(showTakenAway(12, 'people')).toBe('12 people')
  })
})

test('a day is shown with its month', () => {
  const months = [
    'Jan',
    'Feb',
    'Mar',
    'Apr',
    'May',
    'Jun',
    'Jul',
    'Aug',
    'Sep',
    'Oct',
    'Nov',
    'Dec',
  ]
  for (const [at, month] of months.entries()) {
    const date = day(`2023-${String(at + 1).padStart(2, '0')}-05`)
    expect(showDate(date)).toBe(`${month} 5, 2023`)
  }
})
