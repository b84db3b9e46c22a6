import { expect, test } from 'vitest'

import { cycleCollecting, cycleInView, daysUntilDue } from '../../../web/dashboard/cycles.ts'
import { CYCLES } from '../../support/dashboards.ts'

test.each([
  ['2022-07-01', undefined, 'Q1'],
  ['2022-09-30', undefined, 'Q1'],
  ['2022-10-01', undefined, 'Q1'],
  ['2022-12-31', undefined, 'Q1'],
  ['2023-01-01', undefined, 'Q2'],
  ['2023-07-01', undefined, 'Q4'],
  ['2023-02-10', 'Q4', 'Q4'],
  ['2023-02-10', 'Q9', 'Q2'],
])('on %s, asked for %s, a page is about %s', (today, wanted, name) => {
  expect(cycleInView({ cycles: CYCLES, today }, wanted)?.name).toBe(name)
})

test('a year without cycles has none in view', () => {
  expect(cycleInView({ cycles: [], today: '2023-02-10' })).toBeUndefined()
})

test.each([
  ['2022-06-30', undefined],
  ['2022-07-01', 'Q1'],
  ['2022-10-20', 'Q1'],
  ['2022-10-21', 'Q2'],
  ['2023-01-20', 'Q2'],
  ['2023-01-21', 'Q3'],
  ['2023-07-21', undefined],
])('on %s the values of %s are collected', (today, name) => {
  expect(cycleCollecting({ cycles: CYCLES, today })?.name).toBe(name)
})

test('a closed cycle takes no values', () => {
  const cycles = CYCLES.map((cycle) => ({ ...cycle, closed: cycle.number === 2 }))
  expect(cycleCollecting({ cycles, today: '2023-01-10' })?.name).toBe('Q3')
})

test.each([
  ['2023-02-10', 69],
  ['2023-04-19', 1],
  ['2023-04-20', 0],
  ['2023-04-21', -1],
])('on %s the third cycle is due in %i days', (today, days) => {
  const [, , third] = CYCLES
  if (!third) throw new Error('no third cycle')
  expect(daysUntilDue(third, today)).toBe(days)
})
