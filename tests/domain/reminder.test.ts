import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { PERSON_ROLES } from '../../domain/access.ts'
import type { CalendarDate } from '../../domain/calendar.ts'
import { calendarDate, daysAfter } from '../../domain/calendar.ts'
import type { OwedCycle, Recipient, ReminderRhythm } from '../../domain/reminder.ts'
import { digestKindOf, digestsOfCycle, digestsOn, nextDigests } from '../../domain/reminder.ts'

const DUE = calendarDate('2022-10-20')
const LAST = calendarDate('2022-10-25')
const RHYTHM: ReminderRhythm = { daysBefore: 7, daysAfter: 3 }
const OWED: OwedCycle = {
  cycleId: '2022-23-Q1',
  departmentId: 'data',
  startsOn: calendarDate('2022-07-01'),
  dueOn: DUE,
  lastOn: LAST,
  until: null,
  due: 4,
  silent: 2,
  isHandedIn: false,
}
const EDITOR: Recipient = {
  id: 'editor',
  role: 'editor',
  departments: ['data'],
  wants: true,
  remindedOn: null,
}
const COORDINATOR: Recipient = {
  ...EDITOR,
  id: 'coordinator',
  role: 'coordinator',
  departments: 'all',
}

/** The days from the cycle's beginning on which somebody is reminded, if nothing is ever logged. */
function daysOf(
  person: Recipient,
  owed: readonly OwedCycle[] = [OWED],
  rhythm: ReminderRhythm = RHYTHM,
  days = 260,
): CalendarDate[] {
  let remindedOn = person.remindedOn
  const found: CalendarDate[] = []
  for (let ahead = 0; ahead < days; ahead += 1) {
    const day = daysAfter(OWED.startsOn, ahead)
    const digests = digestsOn(day, { rhythm, owed, people: [{ ...person, remindedOn }] })
    if (digests.length === 0) continue
    found.push(day)
    remindedOn = day
  }
  return found
}

describe('digestsOn', () => {
  test('somebody is told a week before, then every three days from the last day in time on', () => {
    expect(daysOf(EDITOR).slice(0, 4)).toEqual([
      '2022-10-13',
      '2022-10-28',
      '2022-10-31',
      '2022-11-03',
    ])
  })

  test('a cycle that nobody closes is forgotten after ninety days', () => {
    expect(daysOf(EDITOR).at(-1)).toBe(daysAfter(LAST, 90))
  })

  test('the coordinator is told who is late, not before', () => {
    expect(daysOf(COORDINATOR).slice(0, 2)).toEqual(['2022-10-26', '2022-10-28'])
  })

  test.each<[string, Partial<OwedCycle>]>([
    ['all of it is logged and there is time', { silent: 0, lastOn: calendarDate('2023-06-30') }],
    ['it is handed in', { isHandedIn: true }],
    ['nothing of it is due', { due: 0, silent: 0 }],
    ['it is another department’s', { departmentId: 'programs' }],
  ])('nobody is told where %s', (_, changes) => {
    expect(daysOf(EDITOR, [{ ...OWED, ...changes }])).toEqual([])
  })

  test('once it is late, whoever logged everything is asked to hand it in', () => {
    expect(daysOf(EDITOR, [{ ...OWED, silent: 0 }])[0]).toBe('2022-10-26')
  })

  test('nobody is told before the cycle begins', () => {
    const short = { ...OWED, dueOn: daysAfter(OWED.startsOn, 3) }
    const day = daysAfter(OWED.startsOn, -1)
    expect(digestsOn(day, { rhythm: RHYTHM, owed: [short], people: [EDITOR] })).toEqual([])
    expect(daysOf(EDITOR, [short])[0]).toBe(OWED.startsOn)
  })

  test('a department that was let into a closed cycle is told before its last day, and never after', () => {
    const until = calendarDate('2023-01-10')
    const reopened = { ...OWED, dueOn: until, lastOn: until, until }
    expect(daysOf(EDITOR, [reopened])).toEqual(['2023-01-03'])
  })

  test('a day that was missed is made up for, once', () => {
    const reminding = { rhythm: RHYTHM, owed: [OWED] }
    const later = calendarDate('2022-10-16')
    expect(digestsOn(later, { ...reminding, people: [EDITOR] })).toHaveLength(1)
    const told = { ...EDITOR, remindedOn: calendarDate('2022-10-13') }
    expect(digestsOn(later, { ...reminding, people: [told] })).toEqual([])
  })

  test('one mail tells of every department and cycle, the first due first', () => {
    const second = { ...OWED, cycleId: '2022-23-Q2', dueOn: calendarDate('2022-10-22') }
    const other = { ...OWED, departmentId: 'programs' }
    const person = { ...EDITOR, departments: ['data', 'programs'] }
    const reminding = { rhythm: RHYTHM, owed: [second, other, OWED], people: [person] }
    expect(digestsOn(calendarDate('2022-10-15'), reminding)).toEqual([
      { personId: 'editor', kind: 'own', owed: [OWED, other, second] },
    ])
  })
})

describe('whatever there is', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((ahead) => daysAfter(OWED.startsOn, ahead))
  const department = fc.constantFrom('data', 'programs', 'family')
  const owed: fc.Arbitrary<OwedCycle> = fc
    .record({
      cycle: fc.integer({ min: 1, max: 3 }),
      departmentId: department,
      dueOn: day,
      grace: fc.integer({ min: 0, max: 20 }),
      due: fc.integer({ min: 0, max: 5 }),
      silent: fc.integer({ min: 0, max: 5 }),
      isHandedIn: fc.boolean(),
      until: fc.option(day),
    })
    .map(({ cycle, grace, until, ...one }) => ({
      ...one,
      cycleId: `2022-23-Q${cycle}`,
      startsOn: daysAfter(one.dueOn, -90),
      dueOn: until ?? one.dueOn,
      lastOn: until ?? daysAfter(one.dueOn, grace),
      until,
      silent: Math.min(one.silent, one.due),
    }))
  const person: fc.Arbitrary<Recipient> = fc
    .record({
      id: fc.uuid(),
      role: fc.constantFrom(...PERSON_ROLES),
      departments: fc.uniqueArray(department),
      wants: fc.boolean(),
      remindedOn: fc.option(day),
    })
    .map((one) => {
      const isBound = one.role === 'owner' || one.role === 'editor'
      return { ...one, departments: isBound ? one.departments : ('all' as const) }
    })
  const reminding = fc.record({
    rhythm: fc.record({
      daysBefore: fc.integer({ min: 1, max: 60 }),
      daysAfter: fc.integer({ min: 1, max: 30 }),
    }),
    owed: fc.array(owed, { maxLength: 8 }),
    people: fc.uniqueArray(person, { maxLength: 5, selector: ({ id }) => id }),
  })

  test('nobody is reminded of nothing, of what is not theirs, or of what was handed in', () => {
    fc.assert(
      fc.property(day, reminding, (today, given) => {
        for (const { personId, kind, owed: told } of digestsOn(today, given)) {
          const { departments } = given.people.find(({ id }) => id === personId) ?? EDITOR
          expect(told.length).toBeGreaterThan(0)
          for (const one of told) {
            expect(one.isHandedIn).toBe(false)
            expect(one.silent > 0 || today > one.lastOn).toBe(true)
            expect(one.until === null || today <= one.until).toBe(true)
            expect(kind === 'overview' ? today > one.lastOn : true).toBe(true)
            expect(departments === 'all' || departments.includes(one.departmentId)).toBe(true)
          }
        }
      }),
    )
  })

  test('nobody gets two of one day, or one they do not want', () => {
    fc.assert(
      fc.property(day, reminding, (today, given) => {
        const ids = digestsOn(today, given).map(({ personId }) => personId)
        expect(new Set(ids).size).toBe(ids.length)
        const unwilling = given.people.filter(({ wants }) => !wants).map(({ id }) => id)
        expect(ids.filter((id) => unwilling.includes(id))).toEqual([])
        const people = given.people.map((one) => ({ ...one, remindedOn: today }))
        expect(digestsOn(today, { ...given, people })).toEqual([])
        const [cycleId = ''] = given.owed.map((one) => one.cycleId)
        expect(digestsOfCycle(today, cycleId, { ...given, people })).toEqual([])
      }),
    )
  })

  test('only who may log is told of their own, only who closes cycles of everybody', () => {
    fc.assert(
      fc.property(day, reminding, (today, given) => {
        for (const { personId, kind } of digestsOn(today, given)) {
          const role = given.people.find(({ id }) => id === personId)?.role ?? 'viewer'
          expect({ owner: 'own', editor: 'own', coordinator: 'overview' }).toHaveProperty(
            role,
            kind,
          )
        }
      }),
    )
  })

  test('the next reminders are those of the first day that has any', () => {
    fc.assert(
      fc.property(day, reminding, (today, given) => {
        const next = nextDigests(today, given)
        const last = next?.day ?? daysAfter(today, 121)
        for (let at = today; at < last; at = daysAfter(at, 1)) {
          expect(digestsOn(at, given)).toEqual([])
        }
        expect(next?.digests ?? []).toEqual(next ? digestsOn(next.day, given) : [])
      }),
      { numRuns: 30 },
    )
  })
})

test.each([
  ['coordinator', 'overview'],
  ['owner', 'own'],
  ['editor', 'own'],
  ['viewer', undefined],
  ['auditor', undefined],
] as const)('%s is told of %s', (role, kind) => {
  expect(digestKindOf({ role })).toBe(kind)
})

describe('digestsOfCycle', () => {
  test('tells of one cycle whatever the rhythm, to whom nothing was told today', () => {
    const today = calendarDate('2022-09-01')
    const second = { ...OWED, cycleId: '2022-23-Q2', startsOn: calendarDate('2022-09-30') }
    const given = { owed: [OWED, second], people: [EDITOR, COORDINATOR] }
    expect(digestsOfCycle(today, OWED.cycleId, given)).toEqual([
      { personId: 'editor', kind: 'own', owed: [OWED] },
    ])
    expect(digestsOfCycle(today, second.cycleId, given)).toEqual([])
    const told = { ...given, people: [{ ...EDITOR, remindedOn: today }] }
    expect(digestsOfCycle(today, OWED.cycleId, told)).toEqual([])
  })
})
