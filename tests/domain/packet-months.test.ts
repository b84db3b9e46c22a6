import { describe, expect, test } from 'vitest'

import { defaultCycles, schoolYear } from '../../domain/calendar.ts'
import { monthsOf, NO_MONTHS } from '../../domain/packet/months.ts'
import type { PacketMonths } from '../../domain/packet/months.ts'
import type { PacketMetric, PacketStanding } from '../../domain/packet/packet.ts'
import type { PublicMonths } from '../../domain/packet/public-months.ts'
import { publicViewOf } from '../../domain/packet/public-view.ts'
import type { Language } from '../../domain/packet/public-words.ts'
import type { RolledObservation } from '../../domain/parts.ts'
import { day, metricOf, rateOf } from '../support/metrics.ts'
import { packetMetricOf, packetOf } from '../support/packets.ts'

const YEAR = schoolYear('2022-23')
const CYCLES = defaultCycles(YEAR).slice(0, 2)
const [Q1, Q2] = CYCLES.map(({ id }) => id)

describe('the months of a metric', () => {
  test('a rate divides the sums of its month; percentages are never averaged', () => {
    const months = monthsOf(rateOf(), CYCLES, [
      said('2022-08-01', { numerator: 1, denominator: 2 }),
      said('2022-08-30', { numerator: 10, denominator: 100 }),
      said('2022-10-04', { numerator: 3, denominator: 4 }),
    ])
    expect(months).toEqual({
      withheld: false,
      values: [
        { month: '2022-08', cycleId: Q1, value: (100 * 11) / 102 },
        { month: '2022-10', cycleId: Q2, value: 75 },
      ],
    })
  })

  test('a count is the sum of its month, a running total that of the year', () => {
    const observations = [
      said('2022-08-01', { value: 3 }),
      said('2022-08-15', { value: 4 }),
      said('2022-10-04', { value: 5 }),
    ]
    const values = (metric: Parameters<typeof monthsOf>[0]) =>
      monthsOf(metric, CYCLES, observations).values.map(({ value }) => value)
    expect(values(metricOf())).toEqual([7, 5])
    expect(values(metricOf({ accumulates: true }))).toEqual([7, 12])
  })

  test('a level keeps the last value of each site that still stands in the cycle', () => {
    const level = metricOf({ kind: 'level', siteIds: ['a', 'b'] })
    const months = monthsOf(level, CYCLES, [
      said('2022-08-01', { value: 30, siteId: 'a' }),
      said('2022-08-02', { value: 20, siteId: 'b' }),
      said('2022-09-05', { value: 31, siteId: 'a' }),
      said('2022-10-05', { value: 10, siteId: 'a' }),
    ])
    expect(months.values.map(({ value }) => value)).toEqual([50, 51, null])
  })

  test('a sum that lacks its sites is no smaller number', () => {
    const metric = metricOf({ siteIds: ['a', 'b'], coverageFloor: 0.8 })
    expect(
      monthsOf(metric, CYCLES, [said('2022-08-01', { value: 3, siteId: 'a' })]).values,
    ).toEqual([{ month: '2022-08', cycleId: Q1, value: null }])
  })

  test('a month of reasons has no number, a running total neither, and one number is enough', () => {
    const observations = [
      said('2022-07-05', { value: 3 }),
      said('2022-08-01', { missing: 'not_held' }),
      said('2022-09-01', { value: 4 }),
      said('2022-09-02', { missing: 'not_held' }),
    ]
    const values = (metric: Parameters<typeof monthsOf>[0]) =>
      monthsOf(metric, CYCLES, observations).values.map(({ value }) => value)
    expect(values(metricOf())).toEqual([3, null, 4])
    expect(values(metricOf({ accumulates: true }))).toEqual([3, null, 7])
  })

  test('the first and the last day of the cycles count, and the days around them do not', () => {
    const days = ['2022-06-30', '2022-07-01', '2022-09-30', '2022-10-01', '2022-12-31', '2023-01-01']
    const months = monthsOf(metricOf(), CYCLES, days.map((on) => said(on, { value: 1 })))
    expect(months.values).toEqual([
      { month: '2022-07', cycleId: Q1, value: 1 },
      { month: '2022-09', cycleId: Q1, value: 1 },
      { month: '2022-10', cycleId: Q2, value: 1 },
      { month: '2022-12', cycleId: Q2, value: 1 },
    ])
  }) // prettier-ignore

  test('come oldest first, in whatever order their days are told', () => {
    const observations = ['2022-09-05', '2022-08-30', '2022-10-02', '2022-08-02', '2022-08-10'].map(
      (on, at) => said(on, { value: 10 * at }),
    )
    const level = metricOf({ kind: 'level' })
    const months = monthsOf(level, CYCLES, observations)
    expect(months.values.map(({ month, value }) => [month, value])).toEqual([
      ['2022-08', 10],
      ['2022-09', 0],
      ['2022-10', 20],
    ])
    expect(monthsOf(level, CYCLES, observations.toReversed())).toEqual(months)
  })
})

describe('the months as the public reads them', () => {
  const values = [
    { month: '2022-08', cycleId: Q1 ?? '', value: 20 },
    { month: '2022-09', cycleId: Q1 ?? '', value: null },
    { month: '2022-11', cycleId: Q2 ?? '', value: 40 },
  ]
  const told = { withheld: false, values }
  const standings = [
    { value: 20, path: 25 },
    { value: 40, path: 50 },
  ]

  test('are told beside the path of their cycle, in both languages', () => {
    expect(monthsIn('en', told, standings)).toEqual({
      says: 'In November 2022 it was 40 sessions. By the end of Q2 it should be 50 sessions.',
      parts: [
        {
          values: [
            { month: '2022-08', name: 'Aug', figure: '20', value: 20, path: 25 },
            { month: '2022-09', name: 'Sep', figure: '–', value: null, path: 25 },
            { month: '2022-11', name: 'Nov', figure: '40', value: 40, path: 50 },
          ],
          paths: [
            { cycle: 'Q1', figure: '25', months: 2 },
            { cycle: 'Q2', figure: '50', months: 1 },
          ],
        },
      ],
      unit: 'sessions',
    })
    expect(monthsIn('es', told, standings)?.says).toBe(
      'En noviembre de 2022 fue: 40 sesiones. Al final de Q2 debe ser: 50 sesiones.',
    )
    expect(monthsIn('en', told, standings, { accumulates: true })?.says).toContain(
      'Each month is the total of the year so far.',
    )
  })

  test('are set in halves of a year, each with the paths of its own months', () => {
    const year = Array.from({ length: 7 }, (_, at) => ({
      month: `2022-${String(at + 6).padStart(2, '0')}`,
      cycleId: (at < 6 ? Q1 : Q2) ?? '',
      value: at,
    }))
    const parts = monthsIn('en', { withheld: false, values: year }, standings)?.parts
    expect(parts?.map(({ values: own, paths }) => [own.length, paths])).toEqual([
      [6, [{ cycle: 'Q1', figure: '25', months: 6 }]],
      [1, [{ cycle: 'Q2', figure: '50', months: 1 }]],
    ])
  })

  test('are not told of a metric whose small groups are hidden, whatever the packet holds', () => {
    const hidden = {
      unit: '',
      parts: [],
      says: expect.stringContaining('so few people'),
    }
    expect(monthsIn('en', NO_MONTHS, standings)).toEqual(hidden)
    const forged = monthsIn('en', told, [{ value: 20 }, { value: null, suppressed: '*' }])
    expect(forged).toEqual(hidden)
  })

  test('of a packet that was sealed without them it says so, and so does one without observations', () => {
    const nothing = { unit: '', parts: [] }
    expect(monthsIn('en', undefined, standings)).toEqual({
      says: 'This page was sealed without months.',
      ...nothing,
    })
    expect(monthsIn('es', { withheld: false, values: [] }, standings)).toEqual({
      says: 'En estos periodos no se anotó nada.',
      ...nothing,
    })
  })

  test('without a path, in a cycle that nobody names, tell their number alone', () => {
    const other = { month: '2023-01', cycleId: '2022-23-Q9', value: 41 }
    const told41 = monthsIn('en', { withheld: false, values: [other] }, standings)
    expect(told41?.says).toBe('In January 2023 it was 41 sessions.')
    expect(told41?.parts[0]).toMatchObject({
      values: [{ figure: '41', path: null }],
      paths: [{ cycle: '2022-23-Q9', figure: null, months: 1 }],
    })
  })

  test('without any number say nothing of one', () => {
    const none = values.map((one) => ({ ...one, value: null }))
    const months = monthsIn('en', { withheld: false, values: none }, standings)
    expect(months?.says).toBe('')
    expect(months?.parts[0]?.values.map(({ figure }) => figure)).toEqual(['–', '–', '–'])
  })

  test.each<[string, Partial<PacketMetric>, string[]]>([
    ['money', { unit: '$' }, ['$20', '–', '$40']],
    ['yes and no', { kind: 'yes_no', unit: '%' }, ['yes', '–', 'yes']],
    ['stages', { kind: 'milestone', unit: 'stages', stages: [] }, ['20\u202F%', '–', '40\u202F%']],
  ])('of %s keep the sign or the word in each figure, and name no unit beside', (_, metric, figures) => {
    const months = monthsIn('en', told, standings, metric)
    expect(months?.parts[0]?.values.map(({ figure }) => figure)).toEqual(figures)
    expect(months?.unit).toBe('')
  }) // prettier-ignore

  test('are no part of a page that was published without them', () => {
    const packet = packetOf([packetMetricOf(standings, { months: told })])
    expect(JSON.stringify(publicViewOf(packet, { texts: {} }, 'en'))).not.toContain('2022-08')
  })
})

function said(observedOn: string, partial: Partial<RolledObservation>): RolledObservation {
  return {
    observedOn: day(observedOn),
    siteId: null,
    group: '',
    value: null,
    numerator: null,
    denominator: null,
    n: null,
    stage: null,
    done: null,
    missing: null,
    ...partial,
  }
}

function monthsIn(
  language: Language,
  months: PacketMonths | undefined,
  standings: Partial<PacketStanding>[],
  partial: Partial<PacketMetric> = {},
): PublicMonths | undefined {
  const packet = packetOf([packetMetricOf(standings, { unit: 'sessions', months, ...partial })])
  const { departments } = publicViewOf(packet, { texts: {}, months: true }, language)
  return departments[0]?.priorities[0]?.metrics[0]?.months
}
