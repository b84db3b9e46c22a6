import { describe, expect, test } from 'vitest'

import { defaultCycles, schoolYear } from '../../../domain/calendar.ts'
import { NO_PARTS } from '../../../domain/parts.ts'
import { veilStandings } from '../../../domain/privacy/veil.ts'
import { standingsOf } from '../../../domain/standing.ts'
import { day, metricOf, rateOf } from '../../support/metrics.ts'

test('a hidden value of last year is hidden with what it was divided by, and said to be hidden', () => {
  const cycles = defaultCycles(schoolYear('2022-23'))
  const metric = rateOf({ privacyClass: 'student' })
  const days = { startsOn: day('2021-07-01'), endsOn: day('2021-09-30') }
  const before = { value: 40, denominator: 10, days }
  const standings = standingsOf({
    metric,
    cycles,
    parts: new Map(),
    lastYear: new Map([
      [1, before],
      [2, before],
    ]),
    today: day('2023-01-20'),
    coverageFloor: 0.8,
  })
  const given = { metric, cycles, standings, hidden: new Map(), threshold: 11 }
  const [first, second] = veilStandings({ ...given, hiddenLastYear: new Set([1]) })
  expect(first).toMatchObject({
    sameCycleLastYear: null,
    lastYearDenominator: null,
    lastYearHidden: true,
  })
  expect(second).toMatchObject({ sameCycleLastYear: 40, lastYearDenominator: 10 })
  expect(second).not.toHaveProperty('lastYearHidden')
})

describe('a hidden cycle', () => {
  const cycles = defaultCycles(schoolYear('2022-23'))
  const ids = cycles.map(({ id }) => id)
  const hidden = new Map([
    [
      ids[1] ?? '',
      {
        total: 'hidden' as const,
        sites: new Map(),
        groups: new Map(),
        observations: new Set<string>(),
        cells: [],
      },
    ],
  ])

  test.each([
    ['alone, of a metric that is measured anew', false, [null, '*', null, null]],
    ['with all that follow, of a running total', true, [null, '*', '*', '*']],
  ])('is hidden %s', (_, accumulates, marks) => {
    const shown = veiled(accumulates)
    expect(shown.map(({ suppressed }) => suppressed)).toEqual(marks)
    expect(shown.map(({ value }) => value !== null)).toEqual(marks.map((mark) => mark === null))
  })

  test('is no cycle’s own value, and not what the next one is compared with', () => {
    const shown = veiled(false)
    expect(shown.map(({ cycleValue }) => cycleValue)).toEqual([20, null, 40, 50])
    expect(shown.map(({ previous }) => previous)).toEqual([null, 20, null, 40])
  })

  function veiled(accumulates: boolean) {
    const metric = metricOf({ privacyClass: 'student', accumulates })
    const parts = new Map(
      [20, 30, 40, 50].map((numerator, at) => [
        ids[at] ?? '',
        { ...NO_PARTS, numerator, have: 1, expected: 1 },
      ]),
    )
    const asked = {
      metric,
      cycles,
      parts,
      lastYear: new Map(),
      today: day('2023-07-20'),
      coverageFloor: 0.8,
    }
    const standings = standingsOf(asked)
    // The order of the cycles is by their numbers, however they come.
    return veilStandings({
      metric,
      cycles: cycles.toReversed(),
      standings,
      hidden,
      hiddenLastYear: new Set(),
      threshold: 11,
    })
  }
})
