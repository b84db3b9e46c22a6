import { describe, expect, test } from 'vitest'

import { counted, leftOutOf } from '../../support/counting.ts'
import type { FactCheck } from '../../support/known-facts.ts'
import {
  checksIn,
  countsOf,
  factsPresent,
  ON_A_DAY,
  percentOf,
  single,
} from '../../support/known-facts.ts'
import { sharedFile } from '../../support/shared-files.ts'

const ATTENDANCE = 'csv/uk_dfe_attendance_ytd_2025-26.csv'

const CHECKS: readonly FactCheck[] = [
  [
    ATTENDANCE,
    'levels',
    async (value) => {
      expect(await countsOf(ATTENDANCE, 'geographic_level', value)).toEqual(value)
    },
  ],
  [
    ATTENDANCE,
    'England total attendance %',
    async (value) => {
      const counting = {
        how: 'ratio of columns',
        numerator: 'overall_attendance',
        denominator: 'possible_sessions',
      } as const
      const where = [
        { column: 'geographic_level', is: ['National'] },
        { column: 'education_phase', is: ['Total'] },
      ]
      expect(percentOf(await single(ATTENDANCE, { counting, where, totals: 'keep' }), 4)).toBe(
        value,
      )
    },
  ],
  [
    ATTENDANCE,
    'time_period 202526',
    async () => {
      const done = await counted(sharedFile(ATTENDANCE), {
        counting: { how: 'rows' },
        date: { column: 'time_period' },
        by: 'day',
      })
      expect(done.amounts.map(({ period }) => period)).toEqual([
        { startsOn: '2025-07-01', endsOn: '2026-06-30' },
      ])
    },
  ],
  [
    ATTENDANCE,
    'national, regional and LA rows overlap',
    async () => {
      const where = [{ column: 'geographic_level', is: ['National'] }]
      const done = await counted(sharedFile(ATTENDANCE), {
        ...ON_A_DAY,
        counting: { how: 'rows' },
        where,
        totals: 'keep',
      })
      expect([done.counted, leftOutOf(done).filtered]).toEqual([4, 643])
    },
  ],
  [
    'csv/uk_dfe_time_identifier_mix.csv',
    'period kinds',
    async (value) => {
      expect(
        Object.keys(await countsOf('csv/uk_dfe_time_identifier_mix.csv', 'time_identifier', value)),
      ).toEqual(value)
    },
  ],
  [
    'csv/uk_dfe_financial_quarters.csv',
    'identifiers',
    async (value) => {
      expect(
        Object.keys(await countsOf('csv/uk_dfe_financial_quarters.csv', 'time_identifier', value)),
      ).toEqual(value)
    },
  ],
  [
    'csv/uk_dfe_financial_quarters.csv',
    'UK financial quarter',
    async () => {
      const done = await counted(sharedFile('csv/uk_dfe_financial_quarters.csv'), {
        counting: { how: 'rows' },
        date: { column: 'time_period' },
        by: 'cycle',
      })
      expect(leftOutOf(done)).toEqual({ period_too_long: 7 })
    },
  ],
]

describe.skipIf(!factsPresent)('the numbers of tables whose rows overlap', () => {
  test.each(checksIn(/^csv\/uk_/, CHECKS))('$path: $what', async ({ check, value }) => {
    await expect(check(value)).resolves.toBeUndefined()
  })
})
