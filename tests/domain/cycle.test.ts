import { describe, expect, test } from 'vitest'

import { defaultCycles, schoolYear } from '../../domain/calendar.ts'
import type { CycleDraft } from '../../domain/cycle.ts'
import { checkCycles, cycleState, daysLate, isLockedFor } from '../../domain/cycle.ts'
import { day } from '../support/metrics.ts'

const YEAR = schoolYear('2022-23')
const QUARTERS = defaultCycles(YEAR).map((quarter) => ({ ...quarter, dueOn: quarter.endsOn }))
const Q2 = {
  startsOn: day('2022-10-01'),
  endsOn: day('2022-12-31'),
  dueOn: day('2023-01-20'),
  graceDays: 5,
  closedAt: null,
}

const until = (departmentId: string, last: string) => ({ departmentId, until: last })

describe('the lock of a closed cycle', () => {
  const closedAt = '2023-02-01T18:00:00Z'

  test.each([
    ['is none while it is open', null, [], false],
    ['is everybody’s', closedAt, [], true],
    ['is open on the last day of a reopening', closedAt, [until('d1', '2023-02-10')], false],
    ['is shut the day after', closedAt, [until('d1', '2023-02-09')], true],
    ['is shut for another department', closedAt, [until('d2', '2023-03-01')], true],
    [
      'goes by the newest reopening',
      closedAt,
      [until('d1', '2023-02-09'), until('d1', '2023-03-01')],
      true,
    ],
  ])('%s', (_, closed, reopenings, isLocked) => {
    expect(isLockedFor({ closedAt: closed, reopenings }, 'd1', '2023-02-10')).toBe(isLocked)
  })
})

describe('cycleState', () => {
  test.each([
    ['2022-09-30', 'upcoming'],
    ['2022-10-01', 'open'],
    ['2022-12-31', 'open'],
    ['2023-01-01', 'due'],
    ['2023-01-25', 'due'],
    ['2023-06-30', 'due'],
  ])('on %s is %s', (today, state) => {
    expect(cycleState(Q2, day(today))).toBe(state)
  })

  test('is closed once somebody closed it', () => {
    const closed = { ...Q2, closedAt: '2023-01-26T18:00:00.000Z' }
    expect(cycleState(closed, day('2022-11-01'))).toBe('closed')
  })

  test.each([
    ['2023-01-20', 0],
    ['2023-01-25', 0],
    ['2023-01-26', 1],
    ['2023-02-25', 31],
  ])('a value logged on %s is %d days late', (on, days) => {
    expect(daysLate(Q2, day(on))).toBe(days)
  })
})

describe('checkCycles', () => {
  test('accepts the four quarters, two halves and twelve months', () => {
    expect(checkCycles(QUARTERS, YEAR)).toEqual({ ok: true, value: QUARTERS })
    expect(problems(halves())).toEqual([])
    expect(problems(months())).toEqual([])
  })

  test.each<[string, CycleDraft[], string[]]>([
    ['a single cycle', [cycle('Y', '2022-07-01', '2023-06-30')], [': too_few_cycles']],
    ['none', [], [': too_few_cycles']],
    [
      'thirteen',
      [...months('2023-06-29'), cycle('M13', '2023-06-30', '2023-06-30')],
      [': too_many_cycles'],
    ],
    ['a gap', halves({}, { startsOn: '2023-01-02' }), ['1.startsOn: gap_before']],
    ['an overlap', halves({}, { startsOn: '2022-12-31' }), ['1.startsOn: overlaps_before']],
    [
      'a start after the year’s',
      halves({ startsOn: '2022-07-02' }),
      ['0.startsOn: starts_off_year'],
    ],
    [
      'a start before the year’s',
      halves({ startsOn: '2022-06-30' }),
      ['0.startsOn: starts_off_year'],
    ],
    ['an end before the year’s', halves({}, { endsOn: '2023-06-29' }), ['1.endsOn: ends_off_year']],
    [
      'an end after the year’s',
      halves({}, { endsOn: '2023-07-01', dueOn: '2023-07-01' }),
      ['1.endsOn: ends_off_year'],
    ],
    [
      'an end before the start',
      halves({}, { startsOn: '2023-01-01', endsOn: '2022-12-31' }),
      ['1.endsOn: ends_before_start'],
    ],
    ['due the day before the end', halves({ dueOn: '2022-12-30' }), ['0.dueOn: due_before_end']],
    ['a day that does not exist', halves({ endsOn: '2022-12-32' }), ['0.endsOn: date_invalid']],
    ['no name', halves({ name: ' ' }), ['0.name: name_empty']],
    ['one name twice', halves({}, { name: 'h1' }), ['1.name: name_repeated']],
    [
      'several problems',
      halves({ name: '', dueOn: '2022-12-30' }, { startsOn: '2023-01-02' }),
      ['0.name: name_empty', '0.dueOn: due_before_end', '1.startsOn: gap_before'],
    ],
  ])('refuses %s', (_, cycles, expected) => {
    expect(problems(cycles)).toEqual(expected)
  })

  test('says the day on which to begin', () => {
    const checked = checkCycles(halves({}, { startsOn: '2023-01-02' }), YEAR)
    expect(checked.ok ? '' : checked.error[0]?.message).toContain('so begin on 2023-01-01')
  })
})

function cycle(name: string, startsOn: string, endsOn: string): CycleDraft {
  return { name, startsOn, endsOn, dueOn: endsOn }
}

function halves(first: Partial<CycleDraft> = {}, second: Partial<CycleDraft> = {}): CycleDraft[] {
  const [autumn, spring] = [
    cycle('H1', '2022-07-01', '2022-12-31'),
    cycle('H2', '2023-01-01', '2023-06-30'),
  ]
  return [
    { ...autumn, ...first },
    { ...spring, ...second },
  ]
}

function months(lastDay = '2023-06-30'): CycleDraft[] {
  const lastDays = [31, 31, 30, 31, 30, 31, 31, 28, 31, 30, 31]
  const drafts = lastDays.map((last, at) => {
    const month = `${at < 6 ? 2022 : 2023}-${String(((at + 6) % 12) + 1).padStart(2, '0')}`
    return cycle(`M${at + 1}`, `${month}-01`, `${month}-${last}`)
  })
  return [...drafts, cycle('M12', '2023-06-01', lastDay)]
}

function problems(cycles: CycleDraft[]): string[] {
  const checked = checkCycles(cycles, YEAR)
  return checked.ok ? [] : checked.error.map(({ path, code }) => `${path}: ${code}`)
}
