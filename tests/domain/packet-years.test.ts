import { describe, expect, test } from 'vitest'

import { defaultCycles, schoolYear } from '../../domain/calendar.ts'
import { changesBetween } from '../../domain/packet/changes.ts'
import { changePages } from '../../domain/packet/deck-changes.ts'
import type { Packet, PacketMetric, PacketStanding } from '../../domain/packet/packet.ts'
import { toPacketCycle } from '../../domain/packet/packet.ts'
import { packetMetricOf, packetOf } from '../support/packets.ts'

const LAST = schoolYear('2021-22')
const CYCLES = defaultCycles(LAST).map((one) => toPacketCycle({ ...one, meetingOn: null }))

describe('the packets of two school years', () => {
  test('a metric that goes on is compared as the same, with the words of the year', () => {
    const [change, ...others] = between({ baseline: 40, target: 70 }, { baseline: 62, target: 80 })
    expect(others).toEqual([])
    expect(change).toMatchObject({
      metricId: 'now',
      presence: 'both',
      continues: { from: '2021-22', incomparable: null },
      terms: [
        { term: 'baseline', before: 40, after: 62 },
        { term: 'target', before: 70, after: 80 },
      ],
      cycles: [
        {
          cycle: 'Q2',
          change: 'year',
          before: { value: 62 },
          after: { value: 64 },
          sentence: '62\u202F% in Q2 of 2021–22, 64\u202F% in Q2 of 2022–23',
        },
      ],
    })
    const lines = changePages([change].filter((one) => one !== undefined)).flat()[0]?.lines
    expect(lines?.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      ' Goes on from 2021–22; baseline and target are of the new year.',
      ' Baseline: 40, now 62',
      ' Target: 70, now 80',
      'A year later Q2: 62 % in Q2 of 2021–22, 64 % in Q2 of 2022–23',
    ])
  })

  test.each<[string, Partial<PacketMetric>, Partial<PacketStanding>]>([
    ['kind', { kind: 'score' }, {}],
    ['unit', { unit: 'people' }, {}],
    ['question', {}, { sameCycleLastYear: null }],
  ])(
    'another %s is said, and no number stands beside another',
    (incomparable, metric, standing) => {
      const [change] = between({}, metric, standing)
      expect(change).toMatchObject({ continues: { from: '2021-22', incomparable }, cycles: [] })
    },
  )

  test('years of other cycles are not compared', () => {
    const packet = lastYear([packetMetricOf(secondAt(62), { id: 'before', unit: '%' })])
    const halves = { ...packet, cycles: packet.cycles.slice(0, 2) }
    expect(changesBetween(halves, thisYear({}))[0]).toMatchObject({
      continues: { incomparable: 'cycles' },
      cycles: [],
    })
  })

  test.each<[string, Partial<PacketStanding>]>([
    ['nothing is said', { value: null, cycleValue: null, suppressed: '*' }],
    ['a bound is said', { value: 95, cycleValue: 95, sameCycleLastYear: null, suppressed: '>=' }],
  ])('what is hidden in the later year tells no difference: %s', (_, now) => {
    const [change] = between({}, {}, now)
    expect(change).toMatchObject({
      continues: { incomparable: null },
      cycles: [{ change: 'hidden', sentence: 'not shown in both years, so no difference is told' }],
    })
  })

  test.each<[string, Partial<PacketStanding>]>([
    ['nothing is said', { value: null, cycleValue: null, suppressed: '*' }],
    ['a bound is said', { value: 95, suppressed: '>=' }],
  ])('what is hidden in the earlier year tells no difference either: %s', (_, then) => {
    const [change] = between({}, {}, { sameCycleLastYear: null }, then)
    expect(change).toMatchObject({
      continues: { incomparable: null },
      cycles: [{ change: 'hidden', sentence: 'not shown in both years, so no difference is told' }],
    })
  })

  test('a number that is the same, and stands the same, is no change', () => {
    const same = { value: 62, cycleValue: 62, status: 'on_track' } as const
    expect(between({}, {}, same, same)).toEqual([])
    expect(between({}, {}, { ...same, status: 'at_risk' }, same)[0]?.cycles).toHaveLength(1)
    expect(between({}, {}, { ...same, value: 63 }, same)[0]?.cycles).toHaveLength(1)
  })

  test('a year without a number is compared as that, whatever last year’s number says', () => {
    const none = { value: null, cycleValue: null, sameCycleLastYear: null }
    expect(between({}, {}, { sameCycleLastYear: null }, none)[0]?.cycles).toMatchObject([
      { change: 'year', sentence: 'no number in Q2 of 2021–22, 64\u202F% in Q2 of 2022–23' },
    ])
    expect(between({}, {}, none)[0]?.cycles).toMatchObject([
      { change: 'year', sentence: '62\u202F% in Q2 of 2021–22, no number in Q2 of 2022–23' },
    ])
  })

  test('the newest cycle is one that both years show', () => {
    const [first, second] = CYCLES
    const before = lastYear([
      packetMetricOf([{ value: 50, cycleValue: 50 }, { value: 62 }], { id: 'before', unit: '%' }),
    ])
    if (!first || !second) throw new Error('a year has four cycles')
    const early = { ...before, cycle: { ...first, state: 'closed' as const } }
    const standings = [{ value: 55, cycleValue: 55, sameCycleLastYear: 50 }, { value: 64 }]
    const metric = packetMetricOf(standings, { id: 'now', continuesId: 'before', unit: '%' })
    expect(changesBetween(early, packetOf([metric]))[0]?.cycles).toMatchObject([
      { cycle: 'Q1', before: { value: 50 }, after: { value: 55 } },
    ])
    const bare = packetOf([{ ...metric, standings: [] }])
    expect(changesBetween(early, bare)[0]?.continues?.incomparable).toBe('cycles')
    const lost = { ...early, departments: early.departments.map((one) => ({ ...one, priorities: [] })) } // prettier-ignore
    expect(changesBetween(lost, bare)[0]?.presence).toBe('added')
  })

  test('a metric that continues another one is new, and what nothing continues is gone', () => {
    const earlier = lastYear([packetMetricOf(secondAt(62), { id: 'other', unit: '%' })])
    expect(
      changesBetween(earlier, thisYear({})).map(({ metricId, presence, continues }) => [
        metricId,
        presence,
        continues,
      ]),
    ).toEqual([
      ['now', 'added', null],
      ['other', 'removed', null],
    ])
  })
})

function between(
  before: Partial<PacketMetric>,
  after: Partial<PacketMetric>,
  standing: Partial<PacketStanding> = {},
  then: Partial<PacketStanding> = {},
) {
  const standings = secondAt(62).map((one, at) => (at === 1 ? { ...one, ...then } : one))
  const metric = packetMetricOf(standings, { id: 'before', unit: '%', ...before })
  return changesBetween(lastYear([metric]), thisYear(after, standing))
}

function lastYear(metrics: PacketMetric[]): Packet {
  const cycle = CYCLES[1]
  if (!cycle) throw new Error('a year has four cycles')
  const standings = (metric: PacketMetric) =>
    metric.standings.map((one, at) => ({ ...one, cycleId: CYCLES[at]?.id ?? '' }))
  return packetOf(
    metrics.map((metric) => ({ ...metric, standings: standings(metric) })),
    { schoolYear: LAST, cycles: CYCLES, cycle: { ...cycle, state: 'closed' } },
  )
}

function thisYear(after: Partial<PacketMetric>, standing: Partial<PacketStanding> = {}): Packet {
  const standings = [{}, { value: 64, cycleValue: 64, sameCycleLastYear: 62, ...standing }]
  return packetOf([
    packetMetricOf(standings, { id: 'now', continuesId: 'before', unit: '%', ...after }),
  ])
}

function secondAt(value: number): Partial<PacketStanding>[] {
  return [{}, { value, cycleValue: value }]
}
