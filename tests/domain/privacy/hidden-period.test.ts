import { describe, expect, test } from 'vitest'

import { defaultCycles, schoolYear } from '../../../domain/calendar.ts'
import { isPeriodHidden } from '../../../domain/privacy/hidden-period.ts'
import type { HiddenOfCycle, HiddenOfMetric } from '../../../domain/privacy/hidden.ts'
import type { Veil } from '../../../domain/privacy/sums.ts'
import { day } from '../../support/metrics.ts'

const CYCLES = defaultCycles(schoolYear('2022-23'))
const [Q1, Q2] = ['2022-23-Q1', '2022-23-Q2'] as const
const AUTUMN = days('2022-10-01', '2022-12-31')

describe('a period that is exactly one cycle', () => {
  test.each([
    ['hidden', true],
    ['coded', true],
    [null, false],
  ] as const)('whose total is %s: hidden is %s', (total, expected) => {
    expect(isPeriodHidden(AUTUMN, CYCLES, hiding(Q2, total))).toBe(expected)
  })

  test('is shown beside a hidden cycle', () => {
    expect(isPeriodHidden(AUTUMN, CYCLES, hiding(Q1, 'hidden'))).toBe(false)
  })
})

describe('any other period', () => {
  test.each([
    ['the first month of it', '2022-10-01', '2022-10-31', true],
    ['the last month of it', '2022-12-01', '2022-12-31', true],
    ['days up to its first', '2022-09-01', '2022-10-01', true],
    ['days from its last', '2022-12-31', '2023-01-31', true],
    ['all of it and more', '2022-07-01', '2022-12-31', true],
    ['days before it', '2022-09-01', '2022-09-30', false],
    ['days after it', '2023-01-01', '2023-01-31', false],
  ])('of a cycle that hides anything, %s: hidden is %s', (_, from, to, expected) => {
    expect(isPeriodHidden(days(from, to), CYCLES, hiding(Q2, null))).toBe(expected)
  })
})

test('a metric that hides nothing shows every period', () => {
  expect(isPeriodHidden(AUTUMN, CYCLES, new Map())).toBe(false)
})

function days(startsOn: string, endsOn: string) {
  return { startsOn: day(startsOn), endsOn: day(endsOn) }
}

/** A cycle with a hidden site, and its total as given. */
function hiding(cycleId: string, total: Veil | null): HiddenOfMetric {
  const own: HiddenOfCycle = {
    total,
    sites: new Map([['lincoln', 'hidden']]),
    groups: new Map(),
    observations: new Set(['one']),
    cells: [],
  }
  return new Map([[cycleId, own]])
}
