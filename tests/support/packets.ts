/** Packets for tests: say only what the test is about. */

import { defaultCycles, schoolYear } from '../../domain/calendar.ts'
import type { DeckMore } from '../../domain/packet/deck.ts'
import type {
  Packet,
  PacketDecision,
  PacketMetric,
  PacketStanding,
} from '../../domain/packet/packet.ts'
import { toPacketCycle } from '../../domain/packet/packet.ts'
import { day } from './metrics.ts'

const YEAR = schoolYear('2022-23')
const CYCLES = defaultCycles(YEAR).map((cycle) => toPacketCycle({ ...cycle, meetingOn: null }))

/** A packet of the second cycle: one department, one priority, one action with these metrics. */
export function packetOf(metrics: PacketMetric[], partial: Partial<Packet> = {}): Packet {
  const cycle = CYCLES[1]
  if (!cycle) throw new Error('a year has four cycles')
  const action = { id: 'action-1', number: 1, text: 'Train the site teams', metrics }
  const priority = { id: 'priority-1', number: 1, title: 'Attendance', actions: [action] }
  const department = { id: 'data', code: 'DR', name: 'Data and Research', purpose: ['To answer.'] }
  return {
    format: 1,
    rules: 1,
    number: 2,
    title: 'DLN 2',
    district: {
      name: 'Bay Harbor Unified',
      meetingName: 'DLN',
      timeZone: 'America/Los_Angeles',
      smallestGroup: 11,
      demonstration: false,
    },
    schoolYear: YEAR,
    cycle: { ...cycle, state: 'closed' },
    asOf: '2023-02-10T18:00:00.000Z',
    day: day('2023-02-10'),
    log: { number: 3481, hash: 'c'.repeat(64) },
    cycles: CYCLES,
    departments: [{ ...department, priorities: [priority] }],
    reflections: [],
    decisions: [],
    ...partial,
  }
}

/** A count to 100 with these standings in the first cycles. */
export function packetMetricOf(
  standings: Partial<PacketStanding>[],
  partial: Partial<PacketMetric> = {},
): PacketMetric {
  return {
    id: 'metric-1',
    code: 'DR-1.1.a',
    letter: 'a',
    title: 'Sessions held',
    text: 'Number of sessions',
    kind: 'count',
    unit: 'sessions',
    direction: 'up',
    baseline: 0,
    baselineOn: null,
    target: 100,
    targetHigh: null,
    accumulates: false,
    stages: [],
    targetStage: null,
    sourceSystem: 'Sign-in sheets',
    headline: false,
    continuesId: null,
    standings: standings.map((one, at) => standingOf(one, CYCLES[at]?.id ?? '')),
    ...partial,
  }
}

/** One of the packet's own cycle about its metric, which moved towards its target since the first. */
export function packetDecisionOf(partial: Partial<PacketDecision> = {}): PacketDecision {
  const shown = { value: null, status: 'off_track', suppressed: null } as const
  return {
    id: 'decision-1',
    kind: 'adjust',
    text: 'Move the sessions to the morning.',
    owner: 'Director',
    dueOn: day('2023-03-31'),
    state: 'open',
    outcome: '',
    cycleId: '2022-23-Q1',
    departmentId: 'data',
    actionId: 'action-1',
    metricId: 'metric-1',
    takenAt: '2022-11-16T19:40:00.000Z',
    effect: {
      before: { ...shown, cycleId: '2022-23-Q1' },
      since: { ...shown, cycleId: '2022-23-Q2' },
      moved: 'towards',
      from: 'target',
    },
    ...partial,
  }
}

export const FIRST: DeckMore = { since: null, sha256: 'a'.repeat(64), files: [] }

function standingOf(partial: Partial<PacketStanding>, cycleId: string): PacketStanding {
  return {
    cycleId,
    status: 'on_track',
    value: null,
    cycleValue: null,
    numerator: null,
    denominator: null,
    path: null,
    progress: null,
    shortBy: null,
    coverage: { have: 1, expected: 1 },
    missing: null,
    lastOn: null,
    previous: null,
    sameCycleLastYear: null,
    sentence: '',
    deviation: null,
    suppressed: null,
    restatedBecause: [],
    ...partial,
  }
}
