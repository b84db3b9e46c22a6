import { describe, expect, test } from 'vitest'

import { inspectFile } from '../../../domain/counting/inspect.ts'
import type { SomeRecipe } from '../../support/counting.ts'
import { askedFor, counted, leftOutOf, numbersOf } from '../../support/counting.ts'
import type { FactCheck } from '../../support/known-facts.ts'
import {
  checksIn,
  factsPresent,
  ON_A_DAY,
  percentOf,
  single,
  warned,
} from '../../support/known-facts.ts'
import { sharedFile } from '../../support/shared-files.ts'

const PAGES = 'csv/sf_gov_pageviews_daily.csv'
const PAGE_VIEWS = {
  counting: { how: 'sum', column: 'pageviews' },
  date: { column: 'date' },
} as const
const SITES_BY_CODE = Object.fromEntries(
  ['6021500', '6021507', '6021514', '6021521', '6021528', '6021535', '6021542'].map((code) => [
    code,
    code,
  ]),
)
const WIDE = {
  counting: { how: 'wide to long', as: 'level' },
  site: 'Code',
  sites: SITES_BY_CODE,
  by: 'day',
} as const
const YEARS = { counting: { how: 'wide to long', as: 'count' }, by: 'day' } as const
const COLORADO = 'csv/co_chronic_absenteeism_2021-22.csv'
const ABSENT = 'Number of Students with Chronic Absenteeism'
const GOVUK = 'csv/govuk_services_quarterly_wide.csv'
const EMISSIONS = 'csv/messytables_excel_pasting.csv'
const RATE = {
  how: 'ratio of columns',
  numerator: ABSENT,
  denominator: '2021-2022 Student Count',
} as const

const CHECKS: readonly FactCheck[] = [
  [
    COLORADO,
    'state total row: chronically absent',
    async (value) => {
      expect(
        await single(COLORADO, { counting: { how: 'sum', column: ABSENT }, totals: 'only' }),
      ).toEqual({ value })
    },
  ],
  [
    COLORADO,
    'sum of the district rows',
    async (value) => {
      expect(await single(COLORADO, { counting: { how: 'sum', column: ABSENT } })).toEqual({
        value,
      })
    },
  ],
  [
    COLORADO,
    'state rate',
    async (value) => {
      expect(percentOf(await single(COLORADO, { counting: RATE, totals: 'only' }), 1)).toBe(value)
    },
  ],
  [
    COLORADO,
    'Mapleton 1 (0010) rate',
    async (value) => {
      const where = [{ column: 'District Code', is: ['0010'] }]
      expect(percentOf(await single(COLORADO, { counting: RATE, where }), 1)).toBe(value)
    },
  ],
  [
    COLORADO,
    'district code "0010" stays text',
    async () => {
      const where = [{ column: 'District Code', is: ['10'] }]
      expect(
        (await counted(sharedFile(COLORADO), { ...ON_A_DAY, counting: RATE, where })).counted,
      ).toBe(0)
    },
  ],
  [
    'csv/sf_gov_pageviews_daily.csv',
    'page views a month',
    async (value) => {
      const done = await counted(sharedFile('csv/sf_gov_pageviews_daily.csv'), PAGE_VIEWS)
      const months = done.amounts.map(({ observedOn, values }) => [
        observedOn.slice(0, 7),
        values.value,
      ])
      expect(Object.fromEntries(months)).toEqual(value)
    },
  ],
  [PAGES, 'quarter Jul-Sep 2016', viewsOfCycle(0)],
  [PAGES, 'quarter Oct-Dec 2016', viewsOfCycle(1)],
  [
    'csv/sf_gov_users_daily.csv',
    'daily users must not be summed',
    async () => {
      const name = 'sf_gov_users_daily.csv'
      const done = await counted(
        sharedFile(`csv/${name}`),
        { counting: { how: 'sum', column: 'visits' }, date: { column: 'date' } },
        name,
      )
      expect(warned(done)).toContain('people_not_additive')
    },
  ],
  [
    'csv/sf_gov_top_domains_30d.csv',
    'pageviews all sites',
    async (value) => {
      expect(
        await single('csv/sf_gov_top_domains_30d.csv', {
          counting: { how: 'sum', column: 'pageviews' },
        }),
      ).toEqual({ value })
    },
  ],
  [
    'csv/sf_gov_top_domains_30d.csv',
    'no date column',
    async () => {
      expect(
        await askedFor(sharedFile('csv/sf_gov_top_domains_30d.csv'), {
          counting: { how: 'sum', column: 'pageviews' },
        }),
      ).toEqual(['date'])
    },
  ],
  [
    GOVUK,
    'quarter volume columns',
    async (value) => {
      const inspected = await inspectFile(sharedFile(GOVUK), undefined)
      const headings = inspected.ok ? (inspected.value.tables[0]?.table.headings ?? []) : []
      expect(headings.filter((heading) => heading.endsWith(' Vol.'))).toEqual(value)
      expect(await askedFor(sharedFile(GOVUK), volumes({}))).toEqual(['quarters'])
    },
  ],
  [
    GOVUK,
    '2012-Q4 volume',
    async (value) => {
      const done = await counted(sharedFile(GOVUK), volumes({ quarters: 'calendar' }))
      expect(numbersOf(done)['2012-12-31']).toEqual({ value })
    },
  ],
  [
    EMISSIONS,
    'Total 2007 printed',
    async (value) => {
      expect(
        numbersOf(await counted(sharedFile(EMISSIONS), { ...YEARS, totals: 'only' }))['2007-12-31'],
      ).toEqual({ value })
    },
  ],
  [
    EMISSIONS,
    'sum of the rows 2007',
    async (value) => {
      expect(numbersOf(await counted(sharedFile(EMISSIONS), YEARS))['2007-12-31']).toEqual({
        value,
      })
    },
  ],
  [
    EMISSIONS,
    'title',
    async (value) => {
      expect(await titleOf(EMISSIONS)).toContain(value)
    },
  ],
  [
    EMISSIONS,
    'unit line',
    async (value) => {
      expect(await titleOf(EMISSIONS)).toContain(value)
    },
  ],
  [
    EMISSIONS,
    'Timber 2000',
    async (value) => {
      const where = [{ column: 'Year', is: ['Timber'] }]
      expect(
        numbersOf(await counted(sharedFile(EMISSIONS), { ...YEARS, where }))['2000-12-31'],
      ).toEqual({ value })
    },
  ],
  [
    'csv/SYNTH_attendance_by_month_wide.csv',
    'month points with a number',
    async (value) => {
      const done = await counted(sharedFile('csv/SYNTH_attendance_by_month_wide.csv'), WIDE)
      expect(done.amounts.length).toBe(value)
      expect(numbersOf(done)['2022-09-30 6021535']).toEqual({ value: 94.1 })
    },
  ],
  [
    'csv/SYNTH_attendance_by_month_wide.csv',
    'Aug is 2022-08',
    async (value) => {
      const { amounts } = await counted(sharedFile('csv/SYNTH_attendance_by_month_wide.csv'), WIDE)
      expect([amounts[0], amounts.at(-1)].map((amount) => amount?.observedOn.slice(0, 7))).toEqual(
        value,
      )
    },
  ],
  [
    'csv/SYNTH_attendance_by_month_wide.csv',
    'no value (*, n/a, blank)',
    async (value) => {
      const left = leftOutOf(
        await counted(sharedFile('csv/SYNTH_attendance_by_month_wide.csv'), WIDE),
      )
      expect((left.suppressed ?? 0) + (left.no_value ?? 0)).toBe(value)
    },
  ],
]

describe.skipIf(!factsPresent)('the numbers of tables with known facts', () => {
  test.each(checksIn(/^csv\/(?!uk_)/, CHECKS))('$path: $what', async ({ check, value }) => {
    await expect(check(value)).resolves.toBeUndefined()
  })
})

function volumes(said: Partial<SomeRecipe>): SomeRecipe {
  return { counting: { how: 'wide to long', heading: 'Vol.', as: 'count' }, by: 'day', ...said }
}

async function titleOf(path: string): Promise<string[]> {
  const inspected = await inspectFile(sharedFile(path), undefined)
  return inspected.ok ? (inspected.value.tables[0]?.table.title ?? []) : []
}

/** The views of a cycle, which the file does not fill. */
function viewsOfCycle(at: number) {
  return async (value: unknown) => {
    const done = await counted(sharedFile(PAGES), { ...PAGE_VIEWS, by: 'cycle' })
    expect(done.amounts[at]?.values).toEqual({ value })
    expect(done.covered?.cycles[at]?.filled).toBe(false)
    expect(warned(done)).toContain('cycle_not_filled')
  }
}
