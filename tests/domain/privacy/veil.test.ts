import { expect, test } from 'vitest'

import { defaultCycles, schoolYear } from '../../../domain/calendar.ts'
import { veilStandings } from '../../../domain/privacy/veil.ts'
import { standingsOf } from '../../../domain/standing.ts'
import { day, rateOf } from '../../support/metrics.ts'

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
