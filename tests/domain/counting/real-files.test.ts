import { describe, expect, test } from 'vitest'

import { calendarDate } from '../../../domain/calendar.ts'
import type { Count } from '../../../domain/counting/count.ts'
import { inspectFile } from '../../../domain/counting/inspect.ts'
import type { Values } from '../../../domain/counting/tally.ts'
import type { SomeRecipe } from '../../support/counting.ts'
import { askedFor, counted, leftOutOf, numbersOf } from '../../support/counting.ts'
import {
  hasSharedFile,
  sharedFile,
  sharedFilesPresent,
  sharedJson,
} from '../../support/shared-files.ts'

interface Facts {
  encoding?: string
  delimiter?: string
  headerRecord?: number
  columns?: number
  dataRecords?: number
  totalsRecord?: number
  checks: { what: string; value: unknown }[]
}

/** What a file's layout cannot say of itself: rows that a recipe has to keep. */
const TOTALS_ARE_DATA = new Set(['csv/uk_dfe_attendance_ytd_2025-26.csv'])

const present = sharedFilesPresent && hasSharedFile('csv_expected.json')
const files = present ? Object.entries(factsOf(sharedJson('csv_expected.json'))) : []
const here = files.filter(([path]) => hasSharedFile(path))
if (!present) console.log('skipped: the files with known facts are not beside this repository')
else if (here.length < files.length) {
  const missing = files.filter(([path]) => !hasSharedFile(path)).map(([path]) => path)
  console.log(
    `skipped: ${missing.length} files with known facts are not there: ${missing.join(', ')}`,
  )
}

const DAY = calendarDate('2022-10-18')
const ON_A_DAY = { by: 'day', date: { from: DAY, to: DAY } } as const

describe.skipIf(!present)('the layout of files with known facts', () => {
  test.each(here)('%s', async (path, facts) => {
    const inspected = await inspectFile(sharedFile(path), undefined)
    if (!inspected.ok) throw new Error(inspected.error.message)
    const { encoding, delimiter, tables } = inspected.value
    const [main] = tables.toSorted((a, b) => b.rows - a.rows)
    expect(encoding?.name).toBe('utf-8')
    expect(delimiter).toBe(facts.delimiter ?? delimiter)
    expect(main?.table.headingLine).toBe(facts.headerRecord)
    expect(main?.table.headings.length).toBe(facts.columns ?? main?.table.headings.length)
    const kept = TOTALS_ARE_DATA.has(path) ? 'keep' : 'leave out'
    const done = await counted(sharedFile(path), {
      ...ON_A_DAY,
      counting: { how: 'rows' },
      totals: kept,
      table: main?.table.number ?? 1,
    })
    expect(done.counted).toBe(facts.dataRecords)
    expect(leftOutOf(done).totals_row ?? 0).toBe(facts.totalsRecord === undefined ? 0 : 1)
  })
})

const ATTENDEES = { how: 'distinct', keys: ['User Email', 'Name (Original Name)'] } as const
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
const ATTENDANCE = 'csv/uk_dfe_attendance_ytd_2025-26.csv'
const FORMS = 'exports/SYNTH_google_forms_feedback.csv'
const AGREES = {
  counting: {
    how: 'percent favourable',
    columns: ['I can apply what I learned with our SSC.'],
    favourable: ['Strongly agree', 'Agree'],
  },
  ...ON_A_DAY,
} as const
const AGENDAS = 'exports/SYNTH_meeting_agendas_log.csv'
const PORTAL = 'exports/SYNTH_aeries_portal_usage_log.csv'
const COLORADO = 'csv/co_chronic_absenteeism_2021-22.csv'
const ABSENT = 'Number of Students with Chronic Absenteeism'
const GOVUK = 'csv/govuk_services_quarterly_wide.csv'
const EMISSIONS = 'csv/messytables_excel_pasting.csv'
const RATE = {
  how: 'ratio of columns',
  numerator: ABSENT,
  denominator: '2021-2022 Student Count',
} as const
const NOTHING: Values = {}

/** A fact of the list, by its words, and how it is counted. */
const CHECKS: readonly [path: string, what: string, check: (value: unknown) => Promise<void>][] = [
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
  ...['Jul-Sep 2016', 'Oct-Dec 2016'].map((quarter, at): (typeof CHECKS)[number] => [
    'csv/sf_gov_pageviews_daily.csv',
    `quarter ${quarter}`,
    async (value) => {
      const done = await counted(sharedFile('csv/sf_gov_pageviews_daily.csv'), {
        ...PAGE_VIEWS,
        by: 'cycle',
      })
      expect(done.amounts[at]?.values).toEqual({ value })
      expect(done.covered?.cycles[at]?.filled).toBe(false)
      expect(warned(done)).toContain('cycle_not_filled')
    },
  ]),
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
  [EMISSIONS, 'title', async (value) => expect(await titleOf(EMISSIONS)).toContain(value)],
  [EMISSIONS, 'unit line', async (value) => expect(await titleOf(EMISSIONS)).toContain(value)],
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
  ['exports/zoom_meeting001_participants.csv', 'rows', zoomOf((done) => done.read)],
  [
    'exports/zoom_meeting001_participants.csv',
    'distinct people, plain (name)',
    zoomOf((done) => done.amounts[0]?.values.value),
  ],
  [
    'exports/zoom_meeting001_participants.csv',
    'with "Eric\'s iPad',
    async (value) => {
      const where = [{ column: 'Name (Original Name)', isNot: ["Eric's iPad (Clapton)"] }]
      await zoomOf((done) => done.amounts[0]?.values.value, where)(value)
    },
  ],
  [
    'exports/zoom_meeting001_participants.csv',
    'meeting date',
    zoomOf((done) => done.amounts[0]?.observedOn),
  ],
  [
    'exports/zoom_meeting001_participants.csv',
    '"Participants" in the head says',
    async (value) => {
      await zoomOf((done) =>
        Number(/says (\d+)/.exec(done.warnings.map(({ message }) => message).join(' '))?.[1]),
      )(value)
    },
  ],
  ['exports/SYNTH_zoom_join_leave.csv', 'rows', joinsOf((done) => done.read)],
  [
    'exports/SYNTH_zoom_join_leave.csv',
    'distinct by e-mail',
    joinsOf((done) => done.amounts[0]?.values.value),
  ],
  [
    'exports/SYNTH_zoom_join_leave.csv',
    'suggested exclusions',
    joinsOf((done) => done.warnings.find(({ code }) => code === 'doubtful_people')?.lines.length),
  ],
  [
    FORMS,
    'answers (rows)',
    async (value) => {
      expect(
        (await counted(sharedFile(FORMS), { ...ON_A_DAY, counting: { how: 'rows' } })).counted,
      ).toBe(value)
    },
  ],
  [
    FORMS,
    'rows after dropping the repeated answer',
    async (value) => {
      const rows = {
        counting: { how: 'rows' },
        by: 'cycle',
        date: { column: 'Timestamp' },
      } as const
      expect(
        (await counted(sharedFile(FORMS), { ...rows, oncePer: 'Email Address' })).counted,
      ).toBe(value)
      const done = await counted(sharedFile(FORMS), { ...AGREES, date: { column: 'Timestamp' } })
      expect(warned(done)).toContain('repeated_answers')
    },
  ],
  [
    FORMS,
    'Q6 favourable',
    async (value) => {
      const { numerator, denominator } = await single(FORMS, AGREES)
      expect(`${numerator}/${denominator}`).toBe(value)
    },
  ],
  [
    FORMS,
    'mean of 1-5 scale',
    async (value) => {
      const counting = { how: 'mean of scale', columns: ['#5'], scale: [1, 5] } as const
      const { mean = 0 } = await single(FORMS, { counting })
      expect(Number(mean.toFixed(4))).toBe(value)
    },
  ],
  [
    FORMS,
    'by quarter',
    async (value) => {
      const done = await counted(sharedFile(FORMS), {
        counting: { how: 'rows' },
        by: 'cycle',
        date: { column: 'Timestamp' },
      })
      expect(done.amounts.map(({ values }) => values.value)).toEqual(Object.values(Object(value)))
    },
  ],
  [
    PORTAL,
    'distinct accounts, User Type Parent',
    async (value) => {
      const where = [{ column: 'User Type', is: ['Parent'] }]
      expect(
        await single(PORTAL, { counting: { how: 'distinct', keys: ['Account Name'] }, where }),
      ).toEqual({ value })
    },
  ],
  [
    PORTAL,
    'page views a month 2022',
    async (value) => {
      const done = await counted(sharedFile(PORTAL), {
        counting: { how: 'rows' },
        date: { column: 'Date' },
      })
      const months = done.amounts.map(({ observedOn, values }) => [
        Number(observedOn.slice(5, 7)),
        values.value,
      ])
      expect(Object.fromEntries(months)).toEqual(value)
    },
  ],
  [
    PORTAL,
    'exactly 500 rows',
    async () => {
      const done = await counted(sharedFile(PORTAL), {
        counting: { how: 'rows' },
        date: { column: 'Date' },
      })
      expect(warned(done)).toContain('file_may_be_cut')
    },
  ],
  [AGENDAS, 'meetings with agenda posted Oct-Dec 2022', agendasOf('2022-12-31')],
  [AGENDAS, 'Jan 2023', agendasOf('2023-03-31')],
  [
    AGENDAS,
    'attendance where known',
    async (value) => {
      const counting = {
        how: 'ratio of columns',
        numerator: 'Members present',
        denominator: 'Members total',
      } as const
      expect(percentOf(await single(AGENDAS, { counting }), 4)).toBe(value)
    },
  ],
]

describe.skipIf(!present)('the numbers of files with known facts', () => {
  const facts = here.flatMap(([path, { checks }]) => checks.map((check) => ({ path, ...check })))

  test.each(facts)('$path: $what', async ({ path, what, value }) => {
    const check = CHECKS.find(([file, words]) => file === path && what.startsWith(words))
    if (!check) throw new Error('nobody counts this fact')
    await check[2](value)
  })
})

async function single(path: string, recipe: SomeRecipe) {
  const done = await counted(sharedFile(path), { ...ON_A_DAY, ...recipe })
  return done.amounts[0]?.values ?? NOTHING
}

function percentOf(
  { numerator = 0, denominator = 1 }: Count['amounts'][number]['values'],
  places: number,
) {
  return Number(((numerator / denominator) * 100).toFixed(places))
}

/** Rows by what stands in a column; `known` names the cells, as keys or as a list. */
async function countsOf(
  path: string,
  column: string,
  known: unknown,
): Promise<Record<string, number>> {
  const names = Array.isArray(known) ? known.map(String) : Object.keys(Object(known))
  const counts: Record<string, number> = {}
  for (const name of names) {
    const where = [{ column, is: [name] }]
    const done = await counted(sharedFile(path), {
      ...ON_A_DAY,
      counting: { how: 'rows' },
      where,
      totals: 'keep',
    })
    if (done.counted > 0) counts[name] = done.counted
  }
  const where = [{ column, isNot: names }]
  const others = await counted(sharedFile(path), {
    ...ON_A_DAY,
    counting: { how: 'rows' },
    where,
    totals: 'keep',
  })
  expect(others.counted).toBe(0)
  return counts
}

function volumes(said: Partial<SomeRecipe>): SomeRecipe {
  return { counting: { how: 'wide to long', heading: 'Vol.', as: 'count' }, by: 'day', ...said }
}

async function titleOf(path: string): Promise<string[]> {
  const inspected = await inspectFile(sharedFile(path), undefined)
  return inspected.ok ? (inspected.value.tables[0]?.table.title ?? []) : []
}

function zoomOf(read: (done: Count) => unknown, where?: SomeRecipe['where']) {
  return async (value: unknown) => {
    const recipe = {
      counting: ATTENDEES,
      date: { above: 'Start Time' },
      by: 'day',
      ...(where && { where }),
    } as const
    expect(
      read(await counted(sharedFile('exports/zoom_meeting001_participants.csv'), recipe)),
    ).toBe(value)
  }
}

function joinsOf(read: (done: Count) => unknown) {
  return async (value: unknown) => {
    const recipe = { counting: ATTENDEES, date: { column: 'Join Time' }, by: 'day' } as const
    expect(read(await counted(sharedFile('exports/SYNTH_zoom_join_leave.csv'), recipe))).toBe(value)
  }
}

function agendasOf(day: string) {
  return async (value: unknown) => {
    const where = [{ column: 'Agenda posted', is: ['yes', 'true', '1'] }]
    const done = await counted(sharedFile(AGENDAS), {
      counting: { how: 'rows' },
      where,
      date: { column: 'Date' },
      by: 'cycle',
    })
    expect(numbersOf(done)[day]).toEqual({ value })
  }
}

function warned({ warnings }: Count): string[] {
  return warnings.map(({ code }) => code)
}

function factsOf(json: unknown): Record<string, Facts> {
  // The list is written by hand and read by these tests alone.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return json as Record<string, Facts>
}
