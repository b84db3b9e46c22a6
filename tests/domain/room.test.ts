import { describe, expect, test } from 'vitest'

import { schoolYear } from '../../domain/calendar.ts'
import type { AgendaItem } from '../../domain/meeting.ts'
import type { MetricChange } from '../../domain/packet/changes.ts'
import { changesBetween } from '../../domain/packet/changes.ts'
import { lastDecisions, placeOf, screensOf } from '../../domain/packet/room.ts'
import { day } from '../support/metrics.ts'
import { packetDecisionOf, packetMetricOf, packetOf } from '../support/packets.ts'

const OPENING = itemOf({ id: 'opening', kind: 'opening', departmentId: null, minutes: 5 })
const DATA = itemOf({ id: 'item-data', departmentId: 'data', minutes: 12 })
const CLOSING = itemOf({ id: 'closing', kind: 'closing', departmentId: null, minutes: 3 })

function itemOf(partial: Partial<AgendaItem>): AgendaItem {
  return {
    id: 'item',
    kind: 'department',
    departmentId: 'data',
    title: 'Data and Research',
    minutes: 10,
    presenter: '',
    notes: '',
    ...partial,
  }
}

function changeOf(partial: Partial<MetricChange>): MetricChange {
  return {
    metricId: 'metric-1',
    code: 'DR-1.1.a',
    text: 'Sessions held',
    unit: 'sessions',
    departmentId: 'data',
    department: 'Data and Research',
    priorityNumber: 1,
    presence: 'both',
    continues: null,
    terms: [],
    cycles: [],
    ...partial,
  }
}

describe('the screens of a meeting', () => {
  const metric = packetMetricOf([{ value: 40 }, { value: 0, status: 'off_track' }])
  const decision = packetDecisionOf({ departmentId: 'data', cycleId: '2022-23-Q1' })

  test('follow the agenda, and ask in each department what became of last time first', () => {
    const packet = packetOf([metric], { decisions: [decision] })

    const screens = screensOf({ agenda: [OPENING, DATA, CLOSING], packet, changes: null })

    expect(screens.map(({ key }) => key)).toEqual([
      'agenda',
      'opening',
      'data.last',
      'data.1',
      'closing',
    ])
    expect(screens[3]).toMatchObject({
      kind: 'priority',
      metrics: [{ past: { value: 40 }, now: { value: 0 }, change: null }],
    })
  })

  test('show what was decided of all at the opening, and of each department in its own', () => {
    const other = packetDecisionOf({ id: 'other', departmentId: 'other', cycleId: '2022-23-Q1' })
    const packet = packetOf([metric], { decisions: [decision, other] })
    const [, opening, own, , closing] = screensOf({
      agenda: [OPENING, DATA, CLOSING],
      packet,
      changes: null,
    })
    expect(opening).toMatchObject({ kind: 'opening', item: OPENING })
    expect(opening).toHaveProperty('decisions.length', 2)
    expect(own).toMatchObject({ kind: 'decisions', decisions: [{ departmentId: 'data' }] })
    expect(closing).toEqual({ key: 'closing', kind: 'closing', item: CLOSING })
  })

  test('show how each metric changed since the packet before', () => {
    const before = packetOf([packetMetricOf([{ value: 30 }, { value: 0, status: 'off_track' }])])
    const packet = packetOf([metric])
    const changes = changesBetween(before, packet)
    const screens = screensOf({ agenda: [DATA], packet, changes })
    expect(changes).toHaveLength(1)
    expect(screens[1]).toMatchObject({ metrics: [{ change: changes[0] }] })
  })

  test('a department about which nothing was decided begins with its first priority', () => {
    const screens = screensOf({ agenda: [DATA], packet: packetOf([metric]), changes: [] })

    expect(screens.map(({ kind }) => kind)).toEqual(['agenda', 'priority'])
  })

  test('a metric that is there no more is told with its priority, else with the last one', () => {
    const packet = packetOf([metric])
    const gone = changeOf({ metricId: 'metric-7', presence: 'removed', priorityNumber: 1 })
    const homeless = changeOf({ metricId: 'metric-8', presence: 'removed', priorityNumber: 9 })
    const other = changeOf({ metricId: 'metric-9', presence: 'removed', departmentId: 'other' })
    const added = changeOf({ metricId: 'metric-1', presence: 'added' })

    const screens = screensOf({
      agenda: [DATA],
      packet,
      changes: [gone, homeless, other, added],
    })

    expect(screens.find(({ kind }) => kind === 'priority')).toMatchObject({
      gone: [{ metricId: 'metric-7' }, { metricId: 'metric-8' }],
    })
  })

  test('of several priorities, each tells its own that are there no more, the last one the others', () => {
    const packet = packetOf([metric])
    const departments = packet.departments.map((one) => ({
      ...one,
      priorities: one.priorities.flatMap((own) => [own, { ...own, id: 'second', number: 2 }]),
    }))
    const changes = [1, 2, 9].map((priorityNumber) =>
      changeOf({ metricId: `of ${priorityNumber}`, presence: 'removed', priorityNumber }),
    )
    const [, ...screens] = screensOf({
      agenda: [DATA],
      packet: { ...packet, departments },
      changes,
    })
    expect(screens).toMatchObject([
      { key: 'data.1', gone: [{ metricId: 'of 1' }] },
      { key: 'data.2', gone: [{ metricId: 'of 2' }, { metricId: 'of 9' }] },
    ])
  })

  test('a department without a plan has a screen that says so', () => {
    const packet = packetOf([])
    const unknown = itemOf({ id: 'item-other', departmentId: 'other', title: 'Other' })
    const empty = { ...packet, departments: packet.departments.map(withoutPriorities) }

    const screens = screensOf({ agenda: [DATA, unknown], packet: empty, changes: null })

    expect(screens.slice(1)).toEqual([
      expect.objectContaining({
        key: 'item-data',
        kind: 'nothing',
        department: expect.objectContaining({ name: 'Data and Research' }),
      }),
      { key: 'item-other', kind: 'nothing', item: unknown, department: null },
    ])
  })

  test('then is the last cycle before that has a number, and zero is one', () => {
    const third = { ...packetOf([]).cycle, id: '2022-23-Q3', number: 3 }
    const told = packetMetricOf([{ value: 0 }, { value: null }, { value: 7 }])
    const packet = packetOf([told], { cycle: third })

    const [, screen] = screensOf({ agenda: [DATA], packet, changes: null })

    expect(screen).toMatchObject({ metrics: [{ past: { value: 0 }, now: { value: 7 } }] })
  })

  test('a number that is hidden then stays hidden, and is not skipped for an older one', () => {
    const third = { ...packetOf([]).cycle, id: '2022-23-Q3', number: 3 }
    const told = packetMetricOf([{ value: 5 }, { value: null, suppressed: '*' }, { value: 7 }])
    const packet = packetOf([told], { cycle: third })

    const [, screen] = screensOf({ agenda: [DATA], packet, changes: null })

    expect(screen).toMatchObject({ metrics: [{ past: { suppressed: '*' } }] })
  })

  test('of the reflections, those of the meeting’s cycle stand beside their priority', () => {
    const said = { happened: 'Held.', learned: '', next: '', felt: null }
    const reflections = [
      { actionId: 'action-1', cycleId: '2022-23-Q1', ...said },
      { actionId: 'action-1', cycleId: '2022-23-Q2', ...said, happened: 'Held two.' },
    ]
    const packet = packetOf([metric], { reflections })

    const [, screen] = screensOf({ agenda: [DATA], packet, changes: null })

    expect(screen).toMatchObject({
      reflections: [{ actionNumber: 1, reflection: { happened: 'Held two.' } }],
    })
  })

  test('a reflection on another action, or none, is none beside this one', () => {
    const said = { happened: 'Held.', learned: '', next: '', felt: null }
    const other = { actionId: 'action-9', cycleId: '2022-23-Q2', ...said }
    for (const reflections of [[], [other]]) {
      const packet = packetOf([metric], { reflections })
      const [, screen] = screensOf({ agenda: [DATA], packet, changes: null })
      expect(screen).toHaveProperty('reflections', [])
    }
  })

  test('a metric without any number yet has neither then nor now', () => {
    const packet = packetOf([packetMetricOf([]), packetMetricOf([{ value: null }, { value: 3 }])])
    const [, screen] = screensOf({ agenda: [DATA], packet, changes: null })
    expect(screen).toMatchObject({
      metrics: [
        { past: null, now: null },
        { past: null, now: { value: 3 } },
      ],
    })
  })
})

describe('what the meeting asks about', () => {
  const cycle = { ...packetOf([]).cycle, id: '2022-23-Q3', number: 3 }

  test('everything decided last time, and what is open from before; open ones first, by day', () => {
    const decisions = [
      packetDecisionOf({ id: 'old-done', cycleId: '2022-23-Q1', state: 'done', outcome: 'Done.' }),
      packetDecisionOf({ id: 'last-done', cycleId: '2022-23-Q2', state: 'done', outcome: 'Done.' }),
      packetDecisionOf({ id: 'last-open', cycleId: '2022-23-Q2', dueOn: null }),
      packetDecisionOf({ id: 'old-open', cycleId: '2022-23-Q1', dueOn: day('2022-12-01') }),
      packetDecisionOf({ id: 'today', cycleId: '2022-23-Q3' }),
    ]

    const asked = lastDecisions(packetOf([], { cycle, decisions }))

    expect(asked.map(({ id }) => id)).toEqual(['old-open', 'last-open', 'last-done'])
    const turned = lastDecisions(packetOf([], { cycle, decisions: decisions.toReversed() }))
    expect(turned).toEqual(asked)
  })

  test('what the year before left open, among the others by day', () => {
    const own = packetDecisionOf({ id: 'own', cycleId: '2022-23-Q2', dueOn: day('2023-02-01') })
    const before = packetDecisionOf({
      id: 'before',
      cycleId: '2021-22-Q4',
      dueOn: day('2023-01-01'),
    })
    const lastYear = {
      schoolYear: schoolYear('2021-22'),
      cycles: [],
      decisions: [{ ...before, metric: null }],
    }
    const asked = lastDecisions(packetOf([], { cycle, decisions: [own], lastYear }))
    expect(asked.map(({ id }) => id)).toEqual(['before', 'own'])
  })

  test('of two that are due on one day, the one that was decided first', () => {
    const decisions = ['one', 'two', 'three'].map((id) =>
      packetDecisionOf({ id, cycleId: '2022-23-Q2' }),
    )
    const asked = lastDecisions(packetOf([], { cycle, decisions }))
    expect(asked.map(({ id }) => id)).toEqual(['one', 'two', 'three'])
  })
})

describe('where a screen stands', () => {
  test('among those of its part of the agenda', () => {
    const decisions = [packetDecisionOf({ departmentId: 'data', cycleId: '2022-23-Q1' })]
    const packet = packetOf([packetMetricOf([{ value: 1 }])], { decisions })
    const screens = screensOf({ agenda: [OPENING, DATA], packet, changes: null })

    expect(screens.map((_, at) => placeOf(screens, at))).toEqual([
      null,
      { number: 1, of: 1 },
      { number: 1, of: 2 },
      { number: 2, of: 2 },
    ])
    expect(placeOf(screens, 9)).toBeNull()
  })
})

function withoutPriorities<D extends { priorities: unknown[] }>(department: D): D {
  return { ...department, priorities: [] }
}
