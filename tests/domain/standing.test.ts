import { describe, expect, test } from 'vitest'

import { defaultCycles, schoolYear } from '../../domain/calendar.ts'
import { coverageOf } from '../../domain/coverage.ts'
import type { Metric } from '../../domain/plan.ts'
import type { RolledObservation } from '../../domain/roll-up.ts'
import { rollUpMetric, rollUpSites } from '../../domain/roll-up.ts'
import { NARROW_SPACE } from '../../domain/shown-number.ts'
import type { StandingInput } from '../../domain/standing.ts'
import { standingsOf } from '../../domain/standing.ts'
import { day, metricOf, observed, rateOf } from '../support/metrics.ts'

const CYCLES = defaultCycles(schoolYear('2022-23'))
const Q1 = '2022-09-15'
const Q2 = '2022-12-15'
const Q3 = '2023-02-15'
const Q4 = '2023-05-15'
const YEAR_BEFORE = { startsOn: day('2021-10-01'), endsOn: day('2021-12-31') }

describe('standingsOf', () => {
  test('gives one standing per cycle, in order, whatever order the cycles come in', () => {
    const standings = stand(rateOf(), [], { cycles: CYCLES.toReversed() })
    expect(standings.map(({ cycleId }) => cycleId)).toEqual(CYCLES.map(({ id }) => id))
  })

  test('puts value, path, progress, status and sentence together', () => {
    const rate = rateOf({ tolerance: { unit: 'value', amount: 2 } })
    const first = observed({ observedOn: Q1, numerator: 1, denominator: 2 })
    const second = observed({ observedOn: Q2, numerator: 140, denominator: 250 })
    const [, standing] = stand(rate, [first, second], {
      lastYear: new Map([[2, { value: 44, denominator: 230, days: YEAR_BEFORE }]]),
    })
    expect(standing).toEqual({
      cycleId: '2022-23-Q2',
      status: 'at_risk',
      value: 56,
      cycleValue: 56,
      numerator: 140,
      denominator: 250,
      path: 60,
      progress: 0.4,
      shortBy: 4,
      coverage: { have: 1, expected: 1 },
      missing: null,
      lastOn: Q2,
      previous: 50,
      sameCycleLastYear: 44,
      lastYearDenominator: 230,
      sentence: expect.any(String),
      deviation: null,
      suppressed: null,
    })
    expect(plain(standing?.sentence)).toBe(
      '56 % (140 of 250); the path for Q2 is 60 % ± 2; short by 4 points: at risk.',
    )
  })

  test('keeps a real zero apart from no number', () => {
    const [zero, nothing] = stand(metricOf(), [observed({ observedOn: Q1, value: 0 })])
    expect(zero).toMatchObject({ value: 0, status: 'off_track' })
    expect(nothing).toMatchObject({ value: null, cycleValue: null, status: 'no_data', previous: 0 })
  })

  test('owes nothing before a cycle is over', () => {
    const onLastDay = stand(metricOf(), [], { today: day('2022-09-30') })
    expect(onLastDay[0]?.status).toBe('not_due')
    expect(stand(metricOf(), [], { today: day('2022-10-01') })[0]?.status).toBe('no_data')
  })

  test('owes nothing in a cycle that the cadence leaves out', () => {
    const yearly = stand(metricOf({ cadence: 'yearly' }), [])
    expect(yearly.map(({ status }) => status)).toEqual(['not_due', 'not_due', 'not_due', 'no_data'])
  })

  test('gives the reason why there is no number', () => {
    const reasons = [
      observed({ observedOn: Q1, missing: 'not_collected' }),
      observed({ observedOn: Q2, missing: 'not_due' }),
    ]
    const [collected, due] = stand(metricOf(), reasons)
    expect(collected).toMatchObject({ status: 'no_data', missing: 'not_collected' })
    expect(collected?.sentence).toContain('it was not collected')
    expect(due).toMatchObject({ status: 'not_due', missing: 'not_due' })
  })

  test('one site that is not due does not excuse the silent ones', () => {
    const silent = [observed({ siteId: 'a', observedOn: Q1, missing: 'not_due' })]
    const [standing] = stand(metricOf({ siteIds: ['a', 'b'] }), silent)
    expect(standing).toMatchObject({ status: 'no_data', missing: null })
  })

  test('withholds the status under the coverage floor and still shows the value', () => {
    const expecting = metricOf({ siteIds: ['a', 'b', 'c', 'd', 'e'] })
    const sites = ['a', 'b', 'c', 'd'].map((siteId) =>
      observed({ siteId, observedOn: Q1, value: 30 }),
    )
    expect(stand(expecting, sites)[0]).toMatchObject({ status: 'met', value: 120 })
    expect(stand(expecting, sites.slice(1))[0]).toMatchObject({
      status: 'incomplete',
      value: 90,
      coverage: { have: 3, expected: 5 },
    })
  })

  test('takes the district’s coverage floor for a metric that has none', () => {
    const expecting = { ...metricOf({ siteIds: ['a', 'b'] }), coverageFloor: null }
    const one = [observed({ siteId: 'a', observedOn: Q1, value: 100 })]
    expect(stand(expecting, one, { coverageFloor: 0.5 })[0]?.status).toBe('met')
    expect(stand(expecting, one, { coverageFloor: 0.6 })[0]?.status).toBe('incomplete')
  })

  test('speaks of values that cannot be combined', () => {
    const groups = ['Staff', 'Parents'].map((group) =>
      observed({ group, observedOn: Q1, value: 3 }),
    )
    const [standing] = stand(metricOf({ groupsOverlap: true }), groups)
    expect(standing).toMatchObject({ status: 'no_data', value: null })
    expect(standing?.sentence).toContain('groups overlap')
  })

  test('counts months for what is measured monthly', () => {
    const months = ['2022-07-15', Q1].map((observedOn) => observed({ observedOn, value: 50 }))
    const [standing] = stand(metricOf({ cadence: 'monthly' }), months)
    expect(plain(standing?.sentence)).toBe(
      '100; incomplete: 2 of 3 months, and a status needs 80 %.',
    )
  })
})

describe('what coverage counts', () => {
  const siteIds = ['a', 'b']
  const value = [observed({ siteId: 'a', observedOn: Q1, value: 5 })]

  test.each<[Partial<Metric>, string]>([
    [{}, '1 of 2 sites'],
    [{ cadence: 'monthly' }, '1 of 6 site-months'],
    [{ cadence: 'monthly', siteIds: ['a'] }, '1 of 3 months'],
  ])('for %j is said as %s', (partial, says) => {
    const [standing] = stand(metricOf({ siteIds, ...partial }), value)
    expect(standing?.sentence).toContain(`incomplete: ${says},`)
  })

  test('is several places for a yes/no of several sites', () => {
    const policy = metricOf({ kind: 'yes_no', rateBase: 1, target: 1, siteIds })
    const said = siteIds.map((siteId) => observed({ siteId, observedOn: Q1, done: true }))
    expect(stand(policy, said)[0]?.sentence).toContain('2 of 2 sites say yes')
  })
})

describe('a running total', () => {
  const sessions = metricOf({ accumulates: true, baseline: 80, target: 100, unit: 'sessions' })
  const held = [30, 15, 30].map((value, at) =>
    observed({ observedOn: [Q1, Q2, Q4][at] ?? Q1, value }),
  )

  test('is judged by the year so far, beside the cycle’s own value', () => {
    const standings = stand(sessions, held)
    expect(standings.map(({ value }) => value)).toEqual([30, 45, null, 75])
    expect(standings.map(({ cycleValue }) => cycleValue)).toEqual([30, 15, null, 30])
    expect(standings.map(({ path }) => path)).toEqual([25, 50, 75, 100])
    expect(standings.map(({ progress }) => progress)).toEqual([0.3, 0.45, null, 0.75])
    expect(standings.map(({ status }) => status)).toEqual([
      'on_track',
      'on_track',
      'no_data',
      'off_track',
    ])
    expect(standings.map(({ previous }) => previous)).toEqual([null, 30, 15, null])
  })

  test('says which cycles it lacks', () => {
    expect(stand(sessions, held)[3]?.sentence).toBe(
      '75 sessions so far this year, without Q3; the path for Q4 is 100 sessions ± 10; short by 25 sessions: off track.',
    )
  })

  test('that is to stay low is not met before the year is over', () => {
    const falls = { ...sessions, direction: 'at_most' } as const
    expect(stand(falls, held).map(({ status }) => status)).toEqual([
      'on_track',
      'on_track',
      'no_data',
      'met',
    ])
  })
})

describe('a deviation', () => {
  const accepted = { reason: 'hiring', owner: 'Director', endsOn: day('2023-01-31') }

  test('marks the cycles begun before it ends and changes no status', () => {
    const standings = stand(metricOf(), [], { today: day('2023-01-31'), deviations: [accepted] })
    expect(standings.map(({ deviation }) => deviation !== null)).toEqual([true, true, true, false])
    expect(standings[0]?.status).toBe('no_data')
  })

  test('marks a cycle from its first day on, even if it ends on that day', () => {
    const today = day('2023-01-01')
    const [, , third, fourth] = stand(metricOf(), [], {
      today,
      deviations: [{ ...accepted, endsOn: today }],
    })
    expect(third?.deviation).not.toBeNull()
    expect(fourth?.deviation).toBeNull()
  })

  test('expires by itself the day after it ends', () => {
    const standings = stand(metricOf(), [], { today: day('2023-02-01'), deviations: [accepted] })
    expect(standings.every(({ deviation }) => deviation === null)).toBe(true)
  })

  test('that lasts longest is the one that shows', () => {
    const later = { ...accepted, reason: 'roof', endsOn: day('2023-06-30') }
    const deviations = [later, accepted]
    const [standing] = stand(metricOf(), [], { today: day('2022-10-05'), deviations })
    expect(standing?.deviation?.reason).toBe('roof')
  })
})

test('a level of several sites, a yes/no and a milestone stand by their own rule', () => {
  const level = metricOf({ kind: 'level', acrossSites: 'mean', siteIds: ['a', 'b'] })
  const two = [10, 20].map((value, at) =>
    observed({ siteId: ['a', 'b'][at] ?? '', observedOn: Q3, value }),
  )
  expect(stand(level, two)[2]).toMatchObject({ value: 15, numerator: 30, denominator: 2 })

  const policy = metricOf({ kind: 'yes_no', rateBase: 1, target: 1 })
  const [adopted] = stand(policy, [observed({ observedOn: Q1, done: true })])
  expect(adopted).toMatchObject({ value: 1, status: 'met' })
  expect(adopted?.sentence).toBe("Yes; the year's target is yes: met.")

  const stages = ['Planned', 'Drafted', 'Adopted']
  const project = metricOf({ kind: 'milestone', stages, target: 2 })
  expect(stand(project, [observed({ observedOn: Q1, stage: 'Drafted' })])[0]).toMatchObject({
    value: 1,
    path: 0.5,
    status: 'on_track',
  })
})

function stand(
  metric: Omit<Metric, 'coverageFloor'> & { coverageFloor: number | null },
  observations: RolledObservation[],
  input: Partial<StandingInput> = {},
) {
  const measured = { ...metric, coverageFloor: 0.8 }
  const parts = CYCLES.flatMap((cycle) => {
    const own = observations.filter(
      ({ observedOn }) => cycle.startsOn <= observedOn && observedOn <= cycle.endsOn,
    )
    if (own.length === 0) return []
    const rolled = rollUpMetric(measured, rollUpSites(measured, own))
    return [[cycle.id, { ...rolled, ...coverageOf(metric, metric.siteIds, own, cycle) }] as const]
  })
  return standingsOf({
    metric,
    cycles: CYCLES,
    parts: new Map(parts),
    today: day('2023-07-01'),
    coverageFloor: 0.8,
    ...input,
  })
}

function plain(sentence: string | undefined): string | undefined {
  return sentence?.replaceAll(NARROW_SPACE, ' ')
}
