import { expect, test } from 'vitest'

import { calendarDate, defaultCycles, schoolYear } from '../../../domain/calendar.ts'
import type { Recorded } from '../../../domain/counting/against-record.ts'
import {
  fromSameFile,
  placeAmounts,
  standingBeside,
} from '../../../domain/counting/against-record.ts'
import type { Amount } from '../../../domain/counting/count-rows.ts'
import { metricOf } from '../../support/metrics.ts'

const YEAR = schoolYear('2022-23')
const SHA = 'a'.repeat(64)
const context = {
  metric: metricOf({ siteIds: ['alder', 'bay'] }),
  cycles: defaultCycles(YEAR),
  siteExists: (id: string) => ['alder', 'bay', 'oak'].includes(id),
  latestDay: calendarDate('2022-12-31'),
}
const siteIds = new Map([
  ['101', 'alder'],
  ['102', 'bay'],
  ['103', 'oak'],
])

test('a number is new, the same, or another than what stands in its place', () => {
  const standing = [recorded('2022-10-31', 'alder', 4), recorded('2022-11-30', 'alder', 5)]
  const placed = placeAmounts(
    [
      amount('2022-10-31', '101', 4),
      amount('2022-11-30', '101', 6),
      amount('2022-10-31', '102', 0),
    ],
    { context, siteIds, alike: {}, standing },
  )
  expect(placed.map(({ is }) => is)).toEqual(['same', 'differs', 'new'])
  expect(placed[2]).toMatchObject({ draft: { siteId: 'bay', value: 0 } })
})

test('a zero is not what was said to be missing', () => {
  const standing = [{ ...recorded('2022-10-31', 'alder', null), missing: 'not_held' as const }]
  const asked = { context, siteIds, alike: {}, standing }
  expect(placeAmounts([amount('2022-10-31', '101', 0)], asked)[0]?.is).toBe('differs')
})

test('another group is another place', () => {
  const standing = [recorded('2022-10-31', 'alder', 4)]
  const asked = { context, siteIds, alike: { group: 'Grade 3' }, standing }
  expect(placeAmounts([amount('2022-10-31', '101', 4)], asked)[0]?.is).toBe('new')
})

test.each([
  ['2022-12-31', 'new'],
  ['2023-01-01', 'not_over'],
])('a number of a period that ends on %s is %s', (on, is) => {
  const asked = { context, siteIds, alike: {}, standing: [] }
  expect(placeAmounts([amount(on, '101', 1)], asked)[0]?.is).toBe(is)
})

test('a day of another year and a site that nothing is expected from are refused', () => {
  const placed = placeAmounts(
    [amount('2022-06-30', '101', 1), amount('2022-10-31', '103', 1), amount('2022-10-31', null, 1)],
    { context, siteIds, alike: {}, standing: [] },
  )
  expect(placed.flatMap((one) => (one.is === 'refused' ? one.problems : []))).toMatchObject([
    { code: 'date_outside_year' },
    { code: 'site_not_expected' },
    { code: 'site_required' },
  ])
})

test('what stands on other days of the cycle and place is beside the numbers', () => {
  const beside = recorded('2022-11-15', 'alder', 9)
  const standing = [
    recorded('2022-10-31', 'alder', 4),
    beside,
    recorded('2022-11-15', 'bay', 9),
    recorded('2022-09-15', 'alder', 9),
    { ...recorded('2022-12-15', 'alder', null), missing: 'not_held' as const },
  ]
  const placed = placeAmounts([amount('2022-10-31', '101', 4)], {
    context,
    siteIds,
    alike: {},
    standing,
  })
  expect(standingBeside(placed, standing)).toEqual([beside])
})

test('the very same file is known by its fingerprint', () => {
  const before = { ...recorded('2022-10-31', 'alder', 4), provenance: { sha256: SHA } }
  const placed = placeAmounts([amount('2022-10-31', '101', 4)], {
    context,
    siteIds,
    alike: {},
    standing: [before],
  })
  expect(fromSameFile(placed, SHA)).toEqual([before])
  expect(fromSameFile(placed, 'b'.repeat(64))).toEqual([])
  expect(fromSameFile(placed, undefined)).toEqual([])
})

function amount(on: string, site: string | null, value: number): Amount {
  const observedOn = calendarDate(on)
  return {
    site,
    observedOn,
    period: { startsOn: observedOn, endsOn: observedOn },
    values: { value },
  }
}

function recorded(
  observedOn: string,
  siteId: string,
  value: number | null,
): Recorded & { cycleId: string } {
  const cycle = context.cycles.find(
    ({ startsOn, endsOn }) => startsOn <= observedOn && observedOn <= endsOn,
  )
  return {
    observedOn,
    siteId,
    group: '',
    cycleId: cycle?.id ?? '',
    value,
    numerator: null,
    denominator: null,
    n: null,
    stage: null,
    done: null,
    missing: null,
    provenance: null,
  }
}
