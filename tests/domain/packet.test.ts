import { describe, expect, test } from 'vitest'

import { defaultCycles, schoolYear } from '../../domain/calendar.ts'
import type { Dashboard, DashboardMetric } from '../../domain/dashboard.ts'
import type { PacketDecision, PacketInput } from '../../domain/packet/packet.ts'
import { toPacket } from '../../domain/packet/packet.ts'
import type { CycleStanding } from '../../domain/standing.ts'
import { countStatuses } from '../../domain/status.ts'
import { day, metricOf } from '../support/metrics.ts'
import { packetDecisionOf, packetOf } from '../support/packets.ts'

const YEAR = schoolYear('2022-23')
const CYCLES = defaultCycles(YEAR).map((cycle) => ({
  ...cycle,
  dueOn: cycle.endsOn,
  graceDays: 0,
  meetingOn: null,
  closedAt: null,
}))
/** The second cycle of the year. */
const COVER = packetOf([])

describe('a packet', () => {
  test('shows its own cycle and those before it, and nothing of later ones', () => {
    const packet = toPacket(COVER, inputOf([dashboardMetric([20, 40, 60, 80])]))
    expect(packet.cycles.map(({ name }) => name)).toEqual(['Q1', 'Q2', 'Q3', 'Q4'])
    const [metric] = packet.departments[0]?.priorities[0]?.actions[0]?.metrics ?? []
    expect(metric?.standings.map(({ cycleId, value }) => [cycleId, value])).toEqual([
      ['2022-23-Q1', 20],
      ['2022-23-Q2', 40],
    ])
  })

  test.each([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
  ])('of cycle %d shows %d of the four', (number, shown) => {
    const cover = { ...COVER, cycle: { ...COVER.cycle, number } }
    const packet = toPacket(cover, inputOf([dashboardMetric([20, 40, 60, 80])]))
    const [metric] = packet.departments[0]?.priorities[0]?.actions[0]?.metrics ?? []
    expect(metric?.standings).toHaveLength(shown)
  })

  test('keeps the stages of a metric, and its months where it has them', () => {
    const staged = {
      ...dashboardMetric([0, 1, 1, 1]),
      metric: metricOf({ stages: ['Begun', 'Done'] }),
    }
    const months = {
      withheld: false,
      values: [{ month: '2022-08', cycleId: '2022-23-Q1', value: 1 }],
    }
    const metricWith = (own: PacketInput['months']) =>
      toPacket(COVER, inputOf([staged], { months: own })).departments[0]?.priorities[0]?.actions[0]
        ?.metrics[0]
    expect(metricWith(new Map([['metric-1', months]]))).toMatchObject({
      stages: ['Begun', 'Done'],
      months,
    })
    expect(metricWith(new Map())).not.toHaveProperty('months')
  })

  test('keeps what people said, the minutes, and what is asked of the year before', () => {
    const said = { happened: 'Held.', learned: '', next: '', felt: null }
    const reflections = [{ actionId: 'action-1', cycleId: '2022-23-Q2', ...said }]
    const minutes = [
      {
        cycleId: '2022-23-Q1',
        meeting: 'DLN 1',
        heldOn: day('2022-11-16'),
        departmentId: null,
        text: 'They agreed.',
      },
    ]
    const lastYear = { schoolYear: schoolYear('2021-22'), cycles: [], decisions: [] }
    const packet = toPacket(COVER, inputOf([], { reflections, minutes, lastYear }))
    expect(packet).toMatchObject({ reflections, minutes, lastYear })
    expect(toPacket(COVER, inputOf([]))).toMatchObject({ reflections: [], minutes: [] })
    expect(toPacket(COVER, inputOf([]))).not.toHaveProperty('lastYear')
  })

  test('stands under its cover', () => {
    const { number, title, day: told, log } = toPacket(COVER, inputOf([]))
    expect({ number, title, day: told, log }).toEqual({
      number: 2,
      title: 'DLN 2',
      day: '2023-02-10',
      log: COVER.log,
    })
  })

  test('gives a department the purpose of its plan, and one without a plan none', () => {
    const { departments } = toPacket(COVER, inputOf([]))
    expect(departments.map(({ name, purpose }) => [name, purpose])).toEqual([
      ['Data', ['To answer.', 'Every question.']],
      ['Technology', []],
    ])
  })

  test('gives a cycle the reasons of its own corrections', () => {
    const input = inputOf([dashboardMetric([20, 40, 60, 80])], {
      corrections: new Map([['metric-1', new Map([['2022-23-Q2', ['Roster']]])]]),
    })
    const [metric] = toPacket(COVER, input).departments[0]?.priorities[0]?.actions[0]?.metrics ?? []
    expect(metric?.standings.map(({ restatedBecause }) => restatedBecause)).toEqual([
      [],
      ['Roster'],
    ])
  })

  test('says of a decision what its metric did until the packet’s cycle, and no later', () => {
    const other = { ...dashboardMetric([90, 10, 0, 0]), metric: metricOf({ id: 'other' }) }
    const { decisions } = toPacket(
      COVER,
      inputOf([other, dashboardMetric([20, 40, 10, 0])], { decisions: [decided('metric-1')] }),
    )
    expect(decisions).toMatchObject([
      {
        id: 'decision-1',
        effect: { moved: 'towards', since: { cycleId: '2022-23-Q2', value: 40 } },
      },
    ])
  })

  test.each([
    ['is not known yet', 2, '2022-23-Q2', { moved: 'not_yet', since: null }],
    ['is over with the year', 4, '2022-23-Q4', { moved: 'year_over', since: null }],
    ['is none where the packet does not reach it', 2, '2022-23-Q3', null],
  ])('what followed a decision %s', (_, number, cycleId, effect) => {
    const cover = { ...COVER, cycle: { ...COVER.cycle, number } }
    const decisions = [{ ...decided('metric-1'), cycleId }]
    const packet = toPacket(cover, inputOf([dashboardMetric([20, 40, 60, 80])], { decisions }))
    expect(packet.decisions).toMatchObject([{ effect }])
  })

  test.each([
    ['is about no metric', null],
    ['is about one that is not there any more', 'removed'],
  ])('says nothing of what followed a decision that %s', (_, metricId) => {
    const input = inputOf([dashboardMetric([20, 40, 60, 80])], { decisions: [decided(metricId)] })
    expect(toPacket(COVER, input).decisions).toMatchObject([{ metricId, effect: null }])
  })
})

function decided(metricId: string | null): Omit<PacketDecision, 'effect'> {
  const { effect: _, ...decision } = packetDecisionOf({ metricId })
  return decision
}

function inputOf(metrics: DashboardMetric[], partial: Partial<PacketInput> = {}): PacketInput {
  const counts = CYCLES.map(() => countStatuses([]))
  const action = { id: 'action-1', number: 1, text: 'Train', needsResources: null, goals: [] }
  const headline = CYCLES.map(() => null)
  const priority = { id: 'priority-1', number: 1, title: 'Attendance', counts, headline }
  const department = { code: 'DR', divisionId: null, counts }
  const dashboard: Dashboard = {
    schoolYear: YEAR,
    cycles: CYCLES,
    today: day('2023-02-10'),
    asOf: 7,
    counts,
    departments: [
      {
        ...department,
        id: 'data',
        name: 'Data',
        plan: { id: 'plan-1', state: 'approved' },
        priorities: [{ ...priority, actions: [{ ...action, counts, metrics }] }],
      },
      { ...department, id: 'technology', name: 'Technology', plan: null, priorities: [] },
    ],
  }
  return {
    dashboard,
    purposes: new Map([['plan-1', ['To answer.', 'Every question.']]]),
    corrections: new Map(),
    months: new Map(),
    reflections: [],
    decisions: [],
    ...partial,
  }
}

function dashboardMetric(values: number[]): DashboardMetric {
  return {
    metric: metricOf(),
    standings: values.map((value, at): CycleStanding => ({
      cycleId: CYCLES[at]?.id ?? '',
      status: 'on_track',
      value,
      cycleValue: value,
      numerator: null,
      denominator: null,
      path: 50,
      progress: null,
      shortBy: null,
      coverage: { have: 1, expected: 1 },
      missing: null,
      lastOn: null,
      previous: null,
      sameCycleLastYear: null,
      lastYearDenominator: null,
      sentence: '',
      deviation: null,
      suppressed: null,
    })),
  }
}
