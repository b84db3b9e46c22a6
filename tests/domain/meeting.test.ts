import { describe, expect, test } from 'vitest'

import type { AgendaDraft, Meeting } from '../../domain/meeting.ts'
import { checkMeeting, makeAgenda, minutesOf } from '../../domain/meeting.ts'
import { day } from '../support/metrics.ts'

const CYCLE = { startsOn: day('2022-07-01') }
const KNOWN = new Set(['data', 'programs'])
const MEETING: Omit<Meeting, 'agenda'> = {
  title: 'DLN 1',
  heldOn: day('2022-11-16'),
  startsAt: '09:00',
  state: 'planned',
}

describe('an agenda', () => {
  test('has every department with priorities in their order, between an opening and a closing', () => {
    const agenda = makeAgenda(departments(2, 0, 1), { minutes: 40, opening: true })
    expect(agenda).toEqual([
      item('opening', 'opening', 'What was decided last time', 5),
      item('department:d1', 'department', 'Department 1', 20, 'd1'),
      item('department:d3', 'department', 'Department 3', 10, 'd3'),
      item('closing', 'closing', 'Feedback, and what was decided', 5),
    ])
  })

  test('has no opening where there is nothing to open with', () => {
    const agenda = makeAgenda(departments(1), { minutes: 40, opening: false })
    expect(agenda.map(({ kind, minutes }) => [kind, minutes])).toEqual([
      ['department', 35],
      ['closing', 5],
    ])
  })

  test.each<[string, number[], number, number[]]>([
    ['in proportion to priorities', [4, 2, 1], 75, [40, 20, 10]],
    ['to the last minute, the largest remainders first', [1, 1, 1], 25, [7, 7, 6]],
    ['by remainder, not by order', [2, 1], 25, [13, 7]],
    ['by remainder of one minute', [23, 37], 17, [5, 7]],
    ['by order, where the remainders are alike', [1, 3, 3], 25, [3, 9, 8]],
    ['with three minutes at least', [1, 20], 27, [3, 19]],
    [
      'with three minutes at least, again for those that then have too few',
      [1, 3, 20],
      25,
      [3, 3, 14],
    ],
    ['with three minutes each where there is no time', [2, 1], 1, [3, 3]],
    ['with four hours at the most', [1], 600, [240]],
  ])('shares the minutes %s', (_, priorities, minutes, shares) => {
    const agenda = makeAgenda(departments(...priorities), { minutes, opening: false })
    expect(agenda.slice(0, -1).map((one) => one.minutes)).toEqual(shares)
  })

  test('fills the meeting for any number of departments', () => {
    for (let count = 1; count <= 12; count += 1) {
      const priorities = Array.from({ length: count }, (_, at) => 1 + ((at * 7) % 5))
      const agenda = makeAgenda(departments(...priorities), { minutes: 90, opening: true })
      expect([count, minutesOf(agenda)]).toEqual([count, 90])
    }
  })

  test('of no plans is a closing', () => {
    const agenda = makeAgenda([], { minutes: 60, opening: false })
    expect(agenda.map(({ kind }) => kind)).toEqual(['closing'])
  })

  test('that was made breaks no rule', () => {
    const agenda = makeAgenda([{ id: 'data', name: 'Data', priorities: 2 }], {
      minutes: 60,
      opening: true,
    })
    expect(check({ agenda })).toEqual({ ok: true, value: { ...MEETING, agenda } })
  })
})

describe('a meeting', () => {
  test('has its texts trimmed, and names for items that have none', () => {
    const presenter = ' Lead '
    const agenda = [about('data', { title: ' Data ', presenter, notes: ' Slowly ' })]
    expect(check({ title: ' DLN 1 ', agenda })).toEqual({
      ok: true,
      value: {
        ...MEETING,
        agenda: [
          {
            ...item('department:data', 'department', 'Data', 10, 'data'),
            presenter: 'Lead',
            notes: 'Slowly',
          },
        ],
      },
    })
  })

  test.each<[string, Parameters<typeof check>[0], string | null]>([
    ['no title', { title: ' ' }, 'title title_missing'],
    ['the first day of its cycle', { heldOn: day('2022-07-01') }, null],
    ['the day before', { heldOn: day('2022-06-30') }, 'heldOn held_before_cycle'],
    ['no time', { startsAt: null }, null],
    ['midnight', { startsAt: '00:00' }, null],
    ['the last minute', { startsAt: '23:59' }, null],
    ['an hour too many', { startsAt: '24:00' }, 'startsAt start_invalid'],
    ['a minute too many', { startsAt: '23:60' }, 'startsAt start_invalid'],
    ['a time in words', { startsAt: '9 am' }, 'startsAt start_invalid'],
    ['no items', { agenda: [] }, null],
    ['no minutes', { agenda: [about('data', { minutes: 0 })] }, 'agenda.0.minutes minutes_invalid'],
    ['a minute', { agenda: [about('data', { minutes: 1 })] }, null],
    ['four hours', { agenda: [about('data', { minutes: 240 })] }, null],
    ['more', { agenda: [about('data', { minutes: 241 })] }, 'agenda.0.minutes minutes_invalid'],
    [
      'half a minute',
      { agenda: [about('data', { minutes: 1.5 })] },
      'agenda.0.minutes minutes_invalid',
    ],
    [
      'an item without a title',
      { agenda: [about('data', { title: ' ' })] },
      'agenda.0.title title_missing',
    ],
    [
      'a department that is not there',
      { agenda: [about('x')] },
      'agenda.0.departmentId department_unknown',
    ],
    ['no department', { agenda: [about(null)] }, 'agenda.0.departmentId department_missing'],
    [
      'a department twice',
      { agenda: [about('data'), about('data')] },
      'agenda.1.departmentId department_repeated',
    ],
    [
      'an opening that is second',
      { agenda: [about('data'), other('opening')] },
      'agenda.1.kind opening_not_first',
    ],
    [
      'a closing that is first',
      { agenda: [other('closing'), about('data')] },
      'agenda.0.kind closing_not_last',
    ],
    [
      'an opening of a department',
      { agenda: [{ ...other('opening'), departmentId: 'data' }] },
      'agenda.0.departmentId department_not_meant',
    ],
    [
      'an id twice',
      { agenda: [about('data', { id: 'a' }), about('programs', { id: 'a' })] },
      'agenda.1.id id_repeated',
    ],
    [
      'ids of its own',
      { agenda: [about('data', { id: 'a' }), about('programs', { id: 'b' })] },
      null,
    ],
  ])('with %s', (_, changes, problem) => {
    const checked = check(changes)
    const found = checked.ok ? [] : checked.error.map(({ path, code }) => `${path} ${code}`)
    expect(found).toEqual(problem === null ? [] : [problem])
  })
})

function check(
  changes: Partial<Omit<Meeting, 'agenda'>> & { agenda?: readonly AgendaDraft[] } = {},
) {
  const agenda = changes.agenda ?? [about('data')]
  const context = { cycle: CYCLE, departmentExists: (id: string) => KNOWN.has(id) }
  return checkMeeting({ ...MEETING, ...changes, agenda }, context)
}

function about(departmentId: string | null, changes: Partial<AgendaDraft> = {}): AgendaDraft {
  const said = { title: 'Item', minutes: 10, presenter: '', notes: '' }
  return { kind: 'department', departmentId, ...said, ...changes }
}

function other(kind: 'opening' | 'closing'): AgendaDraft {
  return { kind, departmentId: null, title: 'Item', minutes: 5, presenter: '', notes: '' }
}

function departments(...priorities: number[]) {
  return priorities.map((count, at) => ({
    id: `d${at + 1}`,
    name: `Department ${at + 1}`,
    priorities: count,
  }))
}

function item(
  id: string,
  kind: AgendaDraft['kind'],
  title: string,
  minutes: number,
  departmentId: string | null = null,
) {
  return { id, kind, departmentId, title, minutes, presenter: '', notes: '' }
}
