import { describe, expect, test } from 'vitest'

import { changesBetween } from '../../domain/packet/changes.ts'
import type { MetricChange, StandingChange } from '../../domain/packet/changes.ts'
import type { PacketMetric, PacketStanding } from '../../domain/packet/packet.ts'
import { packetMetricOf, packetOf } from '../support/packets.ts'

type Standing = Partial<PacketStanding>

describe('what changed between two packets', () => {
  test('is nothing where they say the same', () => {
    const same = packetOf([packetMetricOf([{ value: 40 }, { value: 60 }])])
    expect(changesBetween(same, same)).toEqual([])
  })

  test('is what each metric is held to, term by term, with where it stands', () => {
    const before = packetMetricOf([])
    const after = packetMetricOf([], {
      text: 'Number of sessions held',
      kind: 'rate',
      unit: '%',
      direction: 'down',
      baseline: 10,
      target: 90,
      targetHigh: 95,
    })
    expect(changesBetween(packetOf([before]), packetOf([after]))).toEqual<MetricChange[]>([
      {
        metricId: 'metric-1',
        code: 'DR-1.1.a',
        text: 'Number of sessions held',
        unit: '%',
        departmentId: 'data',
        department: 'Data and Research',
        priorityNumber: 1,
        presence: 'both',
        continues: null,
        terms: [
          { term: 'text', before: 'Number of sessions', after: 'Number of sessions held' },
          { term: 'kind', before: 'count', after: 'rate' },
          { term: 'unit', before: 'sessions', after: '%' },
          { term: 'direction', before: 'up', after: 'down' },
          { term: 'baseline', before: 0, after: 10 },
          { term: 'target', before: 100, after: 90 },
          { term: 'targetHigh', before: null, after: 95 },
        ],
        cycles: [],
      },
    ])
  })

  test('is one term alone, too', () => {
    const changes = changesBetween(
      packetOf([packetMetricOf([])]),
      packetOf([packetMetricOf([], { target: 90 })]),
    )
    expect(changes.map(({ terms }) => terms)).toEqual([
      [{ term: 'target', before: 100, after: 90 }],
    ])
  })

  test('is a metric that came or went, told without its numbers, the latter last', () => {
    const earlier = packetOf([named('gone'), named('stays')])
    const later = packetOf([named('stays'), named('came')])
    const changes = changesBetween(earlier, later)
    expect(changes.map(({ metricId, presence }) => [metricId, presence])).toEqual([
      ['came', 'added'],
      ['gone', 'removed'],
    ])
    expect(changes.flatMap(({ terms, cycles }) => [...terms, ...cycles])).toEqual([])
  })

  test('is nothing for a cycle that the earlier packet did not reach', () => {
    expect(changesOf([{ value: 40 }], [{ value: 40 }, { value: 60 }])).toEqual([])
  })

  test('tells a status that changed alone without a sentence', () => {
    const [change] = changesOf([{ status: 'at_risk' }], [{ status: 'on_track' }])
    expect(change).toMatchObject({
      cycle: 'Q1',
      change: null,
      before: { value: null, status: 'at_risk' },
      after: { value: null, status: 'on_track' },
      sentence: '',
    })
  })
})

describe('a number of a later packet', () => {
  test.each([
    ['is reported where there was none', {}, { value: 62 }, 'reported', 'now 62 sessions'],
    [
      'restates one that leadership was shown',
      { value: 62 },
      { value: 64 },
      'restated',
      'reported 62 sessions at DLN 2, now 64 sessions',
    ],
    [
      'is withdrawn where there is none any more',
      { value: 62 },
      {},
      'withdrawn',
      'reported 62 sessions at DLN 2, now no number',
    ],
  ] as const)('%s', (_, was, now, change, sentence) => {
    expect(over(was, now)).toMatchObject([{ cycle: 'Q2', change, sentence }])
  })

  test('updates one of a cycle that was not over', () => {
    expect(running({ value: 62 }, { value: 64 })).toMatchObject([
      { cycle: 'Q3', change: 'updated', sentence: '62 sessions so far, now 64 sessions' },
    ])
  })

  test('gives the reasons that were not given before', () => {
    const was = { value: 62, restatedBecause: ['Typing error'] }
    const now = { value: 64, restatedBecause: ['Typing error', 'Roster', 'Late sheet'] }
    expect(over(was, now)).toMatchObject([
      {
        reasons: ['Roster', 'Late sheet'],
        sentence: 'reported 62 sessions at DLN 2, now 64 sessions: Roster; Late sheet',
      },
    ])
  })

  test.each([
    ['before', { suppressed: '*' }, { value: 12 }],
    ['now', { value: 12 }, { suppressed: '*' }],
    ['by its bound before', { value: 5, suppressed: '<=' }, { value: 12 }],
    ['by its bound now', { value: 12 }, { value: 5, suppressed: '<=' }],
    [
      'by one bound and then by another',
      { value: 5, suppressed: '<=' },
      { value: 10, suppressed: '<=' },
    ],
    ['by its bound, and the same number outright', { value: 5, suppressed: '<=' }, { value: 5 }],
  ] as const)('tells no difference where it is hidden %s', (_, was, now) => {
    const [change] = over(was, now)
    expect(change).toMatchObject({
      change: 'hidden',
      sentence: 'not shown in both packets, so no difference is told',
    })
  })

  test('that is hidden in both is no change', () => {
    expect(over({ suppressed: '*' }, { suppressed: '*' })).toEqual([])
  })

  test('of a cycle that the earlier packet does not list goes by its id, as not over', () => {
    const [earlier, later] = [1, 2].map((value) =>
      packetMetricOf([{ cycleId: '2023-24-Q1', value }]),
    )
    if (!earlier || !later) throw new Error('two metrics')
    const [change] = changesBetween(packetOf([earlier]), packetOf([later]))
    expect(change?.cycles).toMatchObject([{ cycle: '2023-24-Q1', change: 'updated' }])
  })
})

function named(id: string): PacketMetric {
  return packetMetricOf([{ value: 40 }], { id })
}

/** In the second cycle, which the earlier packet reviews. */
function over(was: Standing, now: Standing): StandingChange[] {
  return changesOf([{}, was], [{}, now])
}

/** In the third cycle, which was not over for the earlier packet. */
function running(was: Standing, now: Standing): StandingChange[] {
  return changesOf([{}, {}, was], [{}, {}, now])
}

function changesOf(before: Standing[], after: Standing[]): StandingChange[] {
  const [earlier, later] = [before, after].map((standings) => packetOf([packetMetricOf(standings)]))
  if (!earlier || !later) throw new Error('two packets')
  return changesBetween(earlier, later).flatMap(({ cycles }) => cycles)
}
