import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { csvHeader, csvLine, plainNumber, unguarded } from '../../domain/csv-line.ts'
import { CsvReader, LONGEST_CELL } from '../../domain/csv-reader.ts'
import { METRIC_COLUMNS, OBSERVATION_COLUMNS, PROGRESS_COLUMNS } from '../../domain/csv-shapes.ts'

const COLUMNS = [
  { name: 'note', type: 'string' },
  { name: 'value', type: 'number' },
  { name: 'done', type: 'boolean' },
] as const

describe('a line of CSV', () => {
  test('zero is 0, nothing is an empty cell, yes and no are words', () => {
    expect(line('', 0, false)).toBe(',0,false\r\n')
    expect(line(null, null, true)).toBe(',,true\r\n')
  })

  test.each([
    [0.000001, '0.000001'],
    [1e-7, '0.0000001'],
    [-1.25e-9, '-0.00000000125'],
    [9_000_000_000, '9000000000'],
    [-5, '-5'],
    [-0, '0'],
    [1e21, '1000000000000000000000'],
    [1 / 3, '0.3333333333333333'],
  ])('the number %d is written %s', (value, text) => {
    expect(plainNumber(value)).toBe(text)
    expect(Number(text)).toBe(value === 0 ? 0 : value)
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠a'])(
    'the text %j gets an apostrophe that reading takes away',
    (text) => {
      const cell = readAll(line(text, null, null))[0]?.[0] ?? ''
      expect(cell).toBe(`'${text}`)
      expect(unguarded(cell)).toBe(text)
    },
  )

  test.each(['  =1', '\u00a0=1', '\ufeff=1', "'=1", "''-1"])(
    'the text %j cannot slip by behind a space or an apostrophe',
    (text) => {
      const cell = readAll(line(text, null, null))[0]?.[0] ?? ''
      expect(cell).toBe(`'${text}`)
      expect(unguarded(cell)).toBe(text)
    },
  )

  test.each(["'tis", 'a=b', '5 - 3', 'école', "'"])('the text %j is written as it is', (text) => {
    expect(line(text, null, null)).toBe(`${text},,\r\n`)
    expect(unguarded(text)).toBe(text)
  })

  test('a negative number stays a number', () => {
    expect(line('', -5, null)).toBe(',-5,\r\n')
  })

  test('any text is read back, by us and by another reader', () => {
    fc.assert(
      fc.property(anyText(), fc.double({ noNaN: true, noDefaultInfinity: true }), (note, value) => {
        const written = csvHeader(COLUMNS) + line(note, value, null)
        const [, [cell = '', number = ''] = []] = readAll(written)
        expect(unguarded(cell)).toBe(note)
        expect(Number(number)).toBe(value === 0 ? 0 : value)
        expect(parse(written, { relax_column_count: false })).toEqual(readAll(written))
      }),
    )
  })
})

describe('reading CSV', () => {
  test('pieces of any size give the same records', () => {
    const file = 'note,value\r\n"a ""b"", c\r\nd",1\r\n\r\nlast,"2"'
    const whole = [
      { line: 1, cells: ['note', 'value'], problem: null },
      { line: 2, cells: ['a "b", c\r\nd', '1'], problem: null },
      { line: 5, cells: ['last', '2'], problem: null },
    ]
    for (let size = 1; size <= file.length; size += 1) {
      const reader = new CsvReader()
      const pieces = file.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
      const records = pieces.flatMap((piece) => reader.read(piece))
      expect([...records, ...reader.end()]).toEqual(whole)
    }
  })

  test.each([
    [
      '\uFEFFa,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a;b\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'a\tb\r1\t',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    ['a,b', [['a', 'b']]],
    ['', []],
  ])('%j is read', (file, records) => {
    expect(readAll(file)).toEqual(records)
  })

  test('a quote at the very end is open too', () => {
    const reader = new CsvReader()
    expect(reader.read('a,b\n1,2\n"')).toHaveLength(2)
    expect(reader.end()).toEqual([{ line: 3, cells: [''], problem: 'quote_not_closed' }])
  })

  test('an open quote is told, and does not swallow a long file', () => {
    const reader = new CsvReader()
    expect(reader.read('a,b\n"1,2\n')).toHaveLength(1)
    expect(reader.end()).toEqual([{ line: 2, cells: ['1,2\n'], problem: 'quote_not_closed' }])

    const long = new CsvReader()
    const records = long.read(`a,b\n"${'1,2\n'.repeat(LONGEST_CELL)}`)
    expect(records[1]).toEqual({ line: 2, cells: [], problem: 'cell_too_long' })
    expect([...long.read('1,2\n'), ...long.end()]).toEqual([])

    const oneLine = new CsvReader()
    expect(oneLine.read('a'.repeat(LONGEST_CELL + 1))).toHaveLength(1)
    expect(oneLine.read('a'.repeat(LONGEST_CELL + 1))).toEqual([])
  })
})

test('no column is named twice, and the known ones keep their places', () => {
  for (const columns of [OBSERVATION_COLUMNS, PROGRESS_COLUMNS, METRIC_COLUMNS]) {
    const names = columns.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  }
  expect(csvHeader(OBSERVATION_COLUMNS)).toMatchInlineSnapshot(`
    "observation_id,school_year,cycle,department,priority_number,priority,action_number,action,metric_letter,metric,metric_id,measure_kind,unit,observed_on,site_code,site,participant_group,value,numerator,denominator,n,missing_reason,suppressed,note,evidence_url,source_file,source_sha256,recorded_at,recorded_by,version,restated_reason,stage,done,provenance,invited,answered,survey_scale,wording,late
    "
  `)
  expect(csvHeader(PROGRESS_COLUMNS)).toMatchInlineSnapshot(`
    "school_year,cycle,department,priority_number,priority,action_number,action,metric_letter,metric,metric_id,measure_kind,unit,baseline,target,direction,path,actual,previous,same_cycle_last_year,progress,status,short_by,coverage_have,coverage_expected,sentence,suppressed,target_high,numerator,denominator,missing_reason,last_observed_on
    "
  `)
})

function line(note: string | null, value: number | null, done: boolean | null): string {
  return csvLine(COLUMNS, { note, value, done })
}

function readAll(file: string): string[][] {
  const reader = new CsvReader()
  return [...reader.read(file), ...reader.end()].map(({ cells }) => cells)
}

function anyText() {
  return fc.string({ unit: fc.constantFrom(...Array.from('ab \',;"=+-@\t\r\n＝\u00a0é😀')) })
}
