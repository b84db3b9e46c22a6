import { describe, expect, test } from 'vitest'

import { calendarDate, schoolYear } from '../../../domain/calendar.ts'
import { inspectFile } from '../../../domain/counting/inspect.ts'
import type { SomeRecipe } from '../../support/counting.ts'
import { askedFor, count, counted, leftOutOf, numbersOf } from '../../support/counting.ts'
import { processorTimeOf } from '../../support/processor-time.ts'
import { hasSharedFile, sharedFile, sharedJson } from '../../support/shared-files.ts'

const FOLDER = 'hostile/generated/'
const present = hasSharedFile(`${FOLDER}expected.json`)
const facts = present ? Object.entries(Object(sharedJson(`${FOLDER}expected.json`))) : []
const expected = facts.map(([path, fact]) => ({
  name: path.replace('generated/', ''),
  outcome: String(Object(fact).outcome),
}))
const here = expected.filter(({ name }) => hasSharedFile(FOLDER + name))
if (!present) console.log('skipped: the hostile files are not beside this repository')
else if (here.length < expected.length) {
  console.log(`skipped: ${expected.length - here.length} hostile files are not there`)
}

const SUM = {
  counting: { how: 'sum', column: 'Value' },
  date: { column: 'Date' },
  by: 'day',
} as const
const FIRST = calendarDate('2022-10-18')
const DAY = { from: FIRST, to: FIRST }
const YEAR = schoolYear('2022-23')
const ROWS = { counting: { how: 'rows' }, date: { column: 'Date' }, by: 'day' } as const
const RATES = {
  counting: { how: 'latest', column: 'Rate' },
  date: { column: 'Date' },
  by: 'day',
} as const
const days = (recipe: SomeRecipe) => async (file: Blob) => numbersOf(await counted(file, recipe))
const left = (recipe: SomeRecipe) => async (file: Blob) => leftOutOf(await counted(file, recipe))
const asked = (recipe: SomeRecipe) => (file: Blob) => askedFor(file, recipe)
const refused = asked(ROWS)
const headings = async (file: Blob) => {
  const inspected = await inspectFile(file, undefined)
  return inspected.ok ? inspected.value.tables[0]?.table.headings : inspected.error.code
}
const cells = async (file: Blob) => {
  const inspected = await inspectFile(file, undefined)
  return inspected.ok ? inspected.value.tables[0]?.sample : inspected.error.code
}
const lines = (day: string, values: Record<string, number>) =>
  Object.fromEntries(Object.entries(values).map(([date, value]) => [`${day}${date}`, { value }]))

/** What each file gives, and what that has to be. */
const CHECKS: Record<string, [given: (file: Blob) => Promise<unknown>, wanted: unknown][]> = {
  'num_1e308.csv': [[left(SUM), { number_too_large: 3, not_a_number: 1 }]],
  'num_text_values.csv': [
    [days(SUM), lines('2022-09-', { '10': 100_000, '15': 5 })],
    [left(SUM), { not_a_number: 13, no_value: 1 }],
  ],
  'num_locale_mixed.csv': [
    [asked(RATES), ['decimal']],
    [
      days({ ...RATES, decimal: '.', where: [{ column: 'School', is: ['C'] }] }),
      lines('2023-06-', { '30': 1234 }),
    ],
  ],
  'num_suppressed.csv': [
    [
      left({
        counting: { how: 'wide to long', as: 'level' },
        site: 'School',
        by: 'day',
        sites: sitesOf('ABCDE'),
        schoolYear: YEAR,
      }),
      { suppressed: 9, no_value: 3, totals_row: 1 },
    ],
    [
      days({
        counting: { how: 'wide to long', as: 'level' },
        site: 'School',
        by: 'day',
        sites: sitesOf('ABCDE'),
        schoolYear: YEAR,
      }),
      {
        '2022-09-30 D': { value: 0 },
        '2022-09-30 E': { value: 93.4 },
        '2022-10-31 E': { value: 1204 },
      },
    ],
  ],
  'num_percent_scales.csv': [
    [asked(RATES), ['percent Rate']],
    [
      async (file: Blob) => {
        const counting = { ...RATES.counting, percent: 'percent' } as const
        const { warnings } = await counted(file, { ...RATES, counting })
        return warnings.map(({ code, message }) => `${code} ${message.slice(0, 9)}`).slice(0, 1)
      },
      ['beyond_percent 2 numbers'],
    ],
  ],
  'date_impossible.csv': [
    [days(ROWS), lines('2024-02-', { '29': 1 })],
    [left(ROWS), { date_not_read: 6 }],
    [async (file) => (await counted(file, ROWS)).leftOut[0]?.lines, [2, 4, 5, 6, 7, 8]],
  ],
  'date_us_mixed.csv': [
    [days({ ...ROWS, by: 'month' }), lines('2022-09-', { '30': 11 })],
    // Q1 is longer than the month.
    [left({ ...ROWS, by: 'month' }), { period_too_long: 1 }],
  ],
  'date_excel_serials.csv': [
    [days(ROWS), { '2018-09-29': { value: 1 }, '2022-09-30': { value: 2 } }],
    [left(ROWS), { date_not_read: 3 }],
    [
      async (file) => (await counted(file, ROWS)).warnings.map(({ code }) => code),
      ['serial_dates', 'several_school_years'],
    ],
  ],
  'date_ambiguous_dmy.csv': [[asked(ROWS), ['dateOrder']]],
  'date_ambiguous_resolved.csv': [
    [
      days(ROWS),
      { '2023-04-03': { value: 1 }, '2023-04-13': { value: 1 }, '2023-06-05': { value: 1 } },
    ],
  ],
  'ragged.csv': [
    [days(ROWS), { '2022-09-03': { value: 1 }, '2022-09-04': { value: 1 } }],
    [left(ROWS), { wrong_cells: 2 }],
  ],
  'dup_and_blank_headers.csv': [
    [asked(SUM), ['column_unknown']],
    [days({ ...SUM, counting: { how: 'sum', column: '#4' } }), lines('2022-09-', { '01': 2 })],
  ],
  'proto_headers.csv': [
    [headings, ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype']],
    [
      async (file) => {
        await counted(file, {
          ...ROWS,
          date: DAY,
          counting: { how: 'distinct', keys: ['__proto__'] },
        })
        return Object.keys(Object.prototype).concat(String('polluted' in {}))
      },
      ['false'],
    ],
  ],
  'header_only.csv': [[refused, ['no_rows']]],
  'empty.csv': [[refused, ['file_empty']]],
  'bom_only.csv': [[refused, ['file_empty']]],
  'newlines_only.csv': [[refused, ['file_empty']]],
  'sep_line.csv': [[days(SUM), lines('2022-09-', { '01': 1.5 })]],
  'mixed_eol.csv': [[days(SUM), lines('2022-09-', { '01': 1, '02': 2, '03': 3 })]],
  'no_final_newline_quoted.csv': [[cells, [['2022-09-01', 'A "B"\nC', '1']]]],
  'unclosed_quote.csv': [
    [refused, ['quote_not_closed']],
    [
      async (file) => (await count(file, ROWS)).ok || messageOf(file),
      expect.stringContaining('line 2'),
    ],
  ],
  'quote_in_the_middle.csv': [
    [days(SUM), lines('2022-09-', { '01': 1, '02': 2, '03': 3 })],
    [async (file) => (await counted(file, SUM)).warnings.map(({ code }) => code), ['stray_quotes']],
  ],
  'html_named_csv.csv': [[refused, ['looks_like_web_page']]],
  'json_named_csv.csv': [[refused, ['looks_like_json']]],
  'pdf_named_csv.csv': [[refused, ['looks_like_pdf']]],
  'sylk_ID_first.csv': [[headings, ['ID', 'School', 'Value']]],
  'enc_utf16be_bom.csv': [
    [cells, expect.arrayContaining([['2022-09-01', 'Año Nuevo – “Ñandú”', '1']])],
  ],
  'enc_utf16le_bom_tab.csv': [
    [cells, expect.arrayContaining([['2022-09-01', 'Año Nuevo – “Ñandú”', '1']])],
  ],
  'enc_windows1252.csv': [
    [cells, expect.arrayContaining([['2022-09-01', 'Año Nuevo – “Ñandú”', '1']])],
  ],
  'nul_bytes.csv': [[refused, ['nul_bytes']]],
  'control_and_bidi.csv': [
    [days(SUM), lines('2022-09-', { '01': 1, '02': 2, '03': 3, '04': 4, '05': 5 })],
    // A school with unseen characters in its name is the school.
    [
      days({
        ...SUM,
        site: 'School',
        where: [{ column: 'Value', is: ['3'] }],
        sites: { zerowidth: 'Z' },
      }),
      { '2022-09-03 Z': { value: 3 } },
    ],
  ],
  'formula_injection_cells.csv': [
    [async (file) => (await counted(file, { ...SUM, date: DAY })).counted, 37],
  ],
  'formula_injection_headers.csv': [
    [headings, ['=1+1', '@x', "=cmd|' /C calc'!A0", 'Value']],
    [async (file) => (await counted(file, { ...SUM, date: DAY })).amounts[0]?.values, { value: 4 }],
  ],
  'names/..%2f..%2fetc%2fpasswd.csv': [[days(SUM), lines('2022-09-', { '01': 1 })]],
  "names/report'; DROP TABLE x;--.csv": [[days(SUM), lines('2022-09-', { '01': 1 })]],
}

describe.skipIf(!present)('hostile files', () => {
  test.each(here)('$name: $outcome', async ({ name, outcome }) => {
    const file = sharedFile(FOLDER + name)
    const checks = CHECKS[name] ?? []
    expect(checks.length).toBeGreaterThan(0)
    for (const [given, wanted] of checks) expect(await given(file)).toEqual(wanted)
    const inspected = await inspectFile(file, undefined)
    expect(inspected.ok || outcome !== 'ok').toBe(true)
  })

  test('refusals take less than a second', async () => {
    const slow: string[] = []
    for (const { name } of here.filter(({ outcome }) => outcome === 'reject')) {
      const taken = await processorTimeOf(async () => {
        expect((await count(sharedFile(FOLDER + name), ROWS)).ok).toBe(false)
      })
      if (taken > 1000) slow.push(name)
    }
    expect(slow).toEqual([])
  })
})

function sitesOf(letters: string): Record<string, string> {
  return Object.fromEntries(Array.from(letters, (letter) => [letter, letter]))
}

async function messageOf(file: Blob): Promise<string> {
  const outcome = await count(file, ROWS)
  return outcome.ok ? '' : outcome.error.message
}
