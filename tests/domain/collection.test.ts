import { describe, expect, test } from 'vitest'

import { calendarDate } from '../../domain/calendar.ts'
import type { CollectionState, Logged } from '../../domain/collection.ts'
import { collectionStateOf, countCollection, isDueIn } from '../../domain/collection.ts'
import type { Cadence } from '../../domain/measure.ts'

const CYCLE = {
  startsOn: calendarDate('2022-07-01'),
  endsOn: calendarDate('2022-09-30'),
  dueOn: calendarDate('2022-10-20'),
  graceDays: 5,
  closedAt: null,
}

test.each<[Cadence, number, number, boolean]>([
  ['monthly', 1, 4, true],
  ['quarterly', 3, 4, true],
  ['twice_a_year', 1, 4, false],
  ['twice_a_year', 2, 4, true],
  ['twice_a_year', 3, 4, false],
  ['twice_a_year', 4, 4, true],
  ['twice_a_year', 2, 3, true],
  ['twice_a_year', 1, 3, false],
  ['twice_a_year', 1, 2, true],
  ['yearly', 3, 4, false],
  ['yearly', 4, 4, true],
])('%s is due in cycle %d of %d: %s', (cadence, number, cycles, isDue) => {
  expect(isDueIn(cadence, number, cycles)).toBe(isDue)
})

describe('where a metric stands in a cycle', () => {
  test.each<[string, Logged | null, boolean, string, CollectionState]>([
    ['a value on the last day of grace', value('2022-10-25'), true, '2022-12-01', 'logged'],
    ['a value the day after', value('2022-10-26'), true, '2022-12-01', 'logged_late'],
    ['a reason', reason('not_held'), true, '2022-12-01', 'missing'],
    ['a reason that it is not due', reason('not_due'), true, '2022-12-01', 'not_due'],
    ['nothing on the last day of grace', null, true, '2022-10-25', 'awaited'],
    ['nothing the day after', null, true, '2022-10-26', 'late'],
    ['nothing, and nothing asked', null, false, '2022-12-01', 'not_due'],
    ['a value that nobody asked for', value('2022-08-01'), false, '2022-12-01', 'logged'],
  ])('%s', (_, logged, isDue, today, state) => {
    const context = { isDue, cycle: CYCLE, today: calendarDate(today) }
    expect(collectionStateOf(logged, context)).toBe(state)
  })
})

test('what is not due is not counted, and a reason answers in time', () => {
  expect(
    countCollection(['logged', 'logged_late', 'missing', 'awaited', 'late', 'not_due']),
  ).toEqual({ due: 5, answered: 3, onTime: 2 })
  expect(countCollection([])).toEqual({ due: 0, answered: 0, onTime: 0 })
})

function value(firstOn: string): Logged {
  return { hasValue: true, missing: null, firstOn: calendarDate(firstOn) }
}

function reason(missing: Logged['missing']): Logged {
  return { hasValue: false, missing, firstOn: calendarDate('2022-11-30') }
}
