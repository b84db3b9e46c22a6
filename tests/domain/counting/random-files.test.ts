import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Recipe } from '../../../domain/counting/recipe.ts'
import { roundToSixPlaces } from '../../../domain/number.ts'
import { counted, numbersOf } from '../../support/counting.ts'

/** A visit as it truly was, before anybody printed it. */
interface Visit {
  who: string
  /** The day of a month of the school year 2022-23; the first proves the order of dates. */
  month: number
  day: number
  site: '101' | '301'
  value: number
  hidden: boolean
}

interface Layout {
  delimiter: ',' | ';' | '\t' | '|' | '^'
  title: boolean
  gap: boolean
  totals: boolean
  note: boolean
  quoteAll: boolean
  end: '\n' | '\r\n' | '\r'
  encoding: 'utf8' | 'utf8 marked' | 'utf16le' | 'utf16be' | 'latin1'
  dates: 'iso' | 'us' | 'day first' | 'points' | 'named'
  decimal: '.' | ','
  order: number[]
}

const SITES = {
  101: ['101', 'Alder Creek Elementary', ' ALDER  creek elementary'],
  301: ['Arroyo Vista High', '301', 'arroyo vista HIGH '],
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const visits = fc.array(
  fc.record<Visit>({
    who: fc.constantFrom('Añá Reyes', 'Ben; Osei', 'Cy, "Cyrus" Lê', 'Dee|Dee', 'E^e', 'Fay'),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    site: fc.constantFrom('101', '301'),
    value: fc.integer({ min: 0, max: 9_999_999 }).map((cents) => cents / 100),
    hidden: fc.boolean(),
  }),
  { minLength: 3, maxLength: 60 },
)
const layouts = fc.record<Layout>({
  delimiter: fc.constantFrom(',', ';', '\t', '|', '^'),
  title: fc.boolean(),
  gap: fc.boolean(),
  totals: fc.boolean(),
  note: fc.boolean(),
  quoteAll: fc.boolean(),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  encoding: fc.constantFrom('utf8', 'utf8 marked', 'utf16le', 'utf16be', 'latin1'),
  dates: fc.constantFrom('iso', 'us', 'day first', 'points', 'named'),
  decimal: fc.constantFrom('.', ','),
  order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
})

const COUNTINGS: readonly [Recipe['counting'], (group: readonly Visit[]) => object | undefined][] =
  [
    [{ how: 'rows' }, (group) => ({ value: group.length })],
    [
      { how: 'distinct', keys: ['Who'] },
      (group) => ({ value: new Set(group.map(({ who }) => who)).size }),
    ],
    [
      { how: 'sum', column: 'Amount' },
      (group) => {
        const seen = group.filter(({ hidden }) => !hidden)
        const cents = seen.reduce((sum, { value }) => sum + Math.round(value * 100), 0)
        return seen.length > 0 ? { value: roundToSixPlaces(cents / 100) } : undefined
      },
    ],
    [
      { how: 'ratio of rows', part: [{ column: 'Amount', isNot: ['*'] }] },
      (group) => ({
        numerator: group.filter(({ hidden }) => !hidden).length,
        denominator: group.length,
      }),
    ],
  ]

test.each(COUNTINGS)(
  'a random table in a random layout counts to the same numbers: %j',
  async (counting, expectedOf) => {
    await fc.assert(
      fc.asyncProperty(visits, layouts, async (random, layout) => {
        // A first row proves the order of the dates and the decimal mark of its column.
        const known = [
          { who: 'Fay', month: 8, day: 25, site: '101', value: 0.25, hidden: false } as const,
          ...random,
        ]
        const done = await counted(bytesOf(known, layout), {
          counting,
          site: 'Where, or code',
          date: { column: 'When' },
          by: 'month',
        })
        const groups = Map.groupBy(known, ({ month, site }) => `${endOf(month)} ${site}`)
        const direct = Array.from(groups, ([place, group]) => [place, expectedOf(group)] as const)
        expect(numbersOf(done)).toEqual(
          Object.fromEntries(direct.filter(([, values]) => values !== undefined)),
        )
        expect(done.counted + done.leftOut.reduce((sum, { count }) => sum + count, 0)).toBe(
          done.read,
        )
      }),
      { numRuns: 150 },
    )
  },
)

function bytesOf(known: readonly Visit[], layout: Layout): Blob {
  const { delimiter, end, encoding, order, title, gap, totals, note } = layout
  const width = order.length
  const cell = (text: string) => {
    const quote = layout.quoteAll || /[",;\t|^\r\n]|^\s|\s$/.test(text)
    return quote ? `"${text.replaceAll('"', '""')}"` : text
  }
  const line = (cells: readonly string[]) =>
    order.map((at) => cell(cells[at] ?? '')).join(delimiter)
  const single = (text: string) =>
    [cell(text), ...Array<string>(width - 1).fill('')].join(delimiter)
  const lines = [
    ...(title ? [single('Visits by month'), single('Run date: 06/15/2023')] : []),
    ...(gap ? [Array<string>(width).fill('').join(delimiter), ''] : []),
    line(['Who', 'When', 'Where, or code', 'Amount']),
    ...known.map((visit, at) => line(cellsOf(visit, at, layout))),
    ...(totals ? [line(['Total', '', '', '99'])] : []),
    ...(note ? ['', single('Source: the office of records, which keeps them.')] : []),
  ]
  const text = lines.join(end) + end
  if (encoding === 'utf8') return new Blob([text])
  if (encoding === 'utf8 marked') return new Blob([`\uFEFF${text}`])
  if (encoding === 'latin1') return new Blob([Buffer.from(text.replaceAll('ê', 'é'), 'latin1')])
  const wide = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return new Blob([encoding === 'utf16le' ? wide : wide.swap16()])
}

function cellsOf(
  { who, month, day, site, value, hidden }: Visit,
  at: number,
  { dates, decimal }: Layout,
) {
  const year = month >= 7 ? 2022 : 2023
  const when = {
    iso: `${year}-${two(month)}-${two(day)}`,
    us: `${month}/${day}/${year} 5:04 PM`,
    'day first': `${two(day)}/${two(month)}/${year}`,
    points: `${day}.${month}.${year}`,
    named: `${MONTHS[month - 1]} ${day}, ${year}`,
  }[dates]
  const [whole = '', places = ''] = value.toFixed(2).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, decimal === '.' ? ',' : '.')
  const amount = hidden ? '*' : `${at % 2 === 0 ? whole : grouped}${decimal}${places}`
  return [who, when, SITES[site][at % 3] ?? site, amount]
}

function endOf(month: number): string {
  const year = month >= 7 ? 2022 : 2023
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
