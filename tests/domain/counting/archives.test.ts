import { deflateRawSync } from 'node:zlib'

import { describe, expect, test } from 'vitest'

import { inspectFile } from '../../../domain/counting/inspect.ts'
import { readXml } from '../../../domain/counting/xml.ts'
import { LARGEST_UNPACKED, MOST_ENTRIES } from '../../../domain/counting/zip.ts'
import { askedFor, count, counted, numbersOf } from '../../support/counting.ts'
import { processorTimeOf } from '../../support/processor-time.ts'
import { zipOf } from '../../support/zip.ts'

const SUM = { counting: { how: 'sum', column: 'Views' }, date: { column: 'Date' } } as const
const VIEWS = 'Date,Views\n2022-09-01,3\n2022-09-02,4\n'

describe('an archive of tables', () => {
  test('one table is counted, of several the one that is said', async () => {
    const one = zipOf({ 'export/Chart data.csv': VIEWS, '__MACOSX/x.csv': 'x', 'readme.md': 'x' })
    expect(numbersOf(await counted(one, SUM))).toEqual({ '2022-09-30': { value: 7 } })
    const two = zipOf({ 'Chart data.csv': VIEWS, 'Totals.csv': VIEWS })
    expect(await askedFor(two, SUM)).toEqual(['part'])
    expect(numbersOf(await counted(two, { ...SUM, part: 'Totals.csv' }))).toEqual({
      '2022-09-30': { value: 7 },
    })
    expect(await askedFor(two, { ...SUM, part: 'Other.csv' })).toEqual(['part_unknown'])
  })

  test.each([
    ['archive_too_large', zipOf({ 'bomb.csv': '0'.repeat(LARGEST_UNPACKED + 1) })],
    [
      'archive_too_large',
      zipOf({ 'a.csv': '0'.repeat(11_000_000), 'b.csv': '0'.repeat(11_000_000) }),
    ],
    ['archive_damaged', zipOf({ 'lies.csv': '0'.repeat(5_000_000) }, { saidSize: 100 })],
    ['archive_damaged', zipOf({ 'lies.csv': VIEWS }, { saidSize: 1_000_000 })],
    ['archive_damaged', zipOf({ 'a.csv': VIEWS }, { method: 99 })],
    ['archive_damaged', new Blob(['PK\u0003\u0004', 'x'.repeat(1000)])],
    ['archive_locked', zipOf({ 'a.csv': VIEWS }, { flags: 1 })],
    [
      'archive_too_many_files',
      zipOf(
        Object.fromEntries(Array.from({ length: MOST_ENTRIES + 1 }, (_, at) => [`${at}.csv`, 'x'])),
      ),
    ],
    ['archive_without_table', zipOf({ 'a.png': 'x' })],
    ['looks_like_other_file', zipOf({ 'word/document.xml': '<x/>' })],
    ['looks_like_other_file', new Blob([Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2])])],
    ['looks_like_other_file', new Blob([Uint8Array.from([0x1f, 0x8b, 8, 0])])],
    ['looks_like_pdf', new Blob(['%PDF-1.4\n%âãÏÓ\n'])],
  ])('%s', async (code, file) => {
    const taken = await processorTimeOf(async () => {
      expect(await count(file, SUM)).toMatchObject({ ok: false, error: { code } })
    })
    expect(taken).toBeLessThan(3000)
  })

  test('what its beginning shows to be no table is not unpacked further', async () => {
    const page = `<!DOCTYPE html>\n${'<p>x</p>\n'.repeat(50_000)}`
    const packed = Buffer.from(deflateRawSync(Buffer.from(page), { level: 0 })).fill(0xff, 300_000)
    expect(await askedFor(zipOf({ 'a.csv': page }, { packed }), SUM)).toEqual([
      'looks_like_web_page',
    ])
  })

  test('damaged bytes are refused, not thrown', async () => {
    const broken = Buffer.from(deflateRawSync(Buffer.from(VIEWS.repeat(50)))).fill(0xff, 3, 20)
    const file = zipOf({ 'a.csv': VIEWS.repeat(50) }, { packed: broken })
    expect(await count(file, SUM)).toMatchObject({ ok: false, error: { code: 'archive_damaged' } })
  })
})

describe('a workbook', () => {
  const ONE = '<sheet name="Views" sheetId="1" r:id="r1"/>'
  const ROWS = sheet(
    '<row r="1"><c r="A1" t="inlineStr"><is><t>A report</t></is></c></row>' +
      '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="D3" t="s"><v>2</v></c></row>' +
      '<row r="4"><c r="A4" s="1"><v>44805</v></c><c r="B4"><v>1.234</v></c><c r="D4" s="2"><v>0.941</v></c></row>' +
      '<row r="5"><c r="A5" s="3"><v>44806.5</v></c><c r="B5"><v>2</v></c></row>' +
      '<row r="6"><c r="A6" t="str"><v>Total</v></c><c r="B6"><f>SUM(B4:B5)</f><v>3.234</v></c></row>',
  )

  test('is read like a table: shared texts, dates, percents, gaps and short rows', async () => {
    const file = zipOf({ ...workbook(ONE), 'xl/worksheets/sheet1.xml': ROWS })
    const inspected = await inspectFile(file, undefined)
    expect(inspected).toMatchObject({
      ok: true,
      value: {
        parts: [{ name: 'Views', hidden: false }],
        tables: [
          {
            table: {
              title: ['A report'],
              headings: ['Date', 'Views', '', 'A & B'],
              headingLine: 3,
            },
            sample: [
              ['2022-09-01', '1.234', '', '94.1%'],
              ['2022-09-02 12:00:00', '2', '', ''],
            ],
          },
        ],
      },
    })
    expect(numbersOf(await counted(file, SUM))).toEqual({ '2022-09-30': { value: 3.234 } })
  })

  test('days may be counted from 1904', async () => {
    const old = workbook(ONE, '<workbookPr date1904="1"/>')
    const rows = ROWS.replace('44805', '43343').replace('44806.5', '43344.5')
    const file = zipOf({ ...old, 'xl/worksheets/sheet1.xml': rows })
    expect(numbersOf(await counted(file, SUM))).toEqual({ '2022-09-30': { value: 3.234 } })
  })

  test('hidden sheets are asked about too', async () => {
    const two = workbook(`${ONE}<sheet name="Old" sheetId="2" state="hidden" r:id="r2"/>`)
    const other = ROWS.replace('"B5"><v>2<', '"B5"><v>5<')
    const file = zipOf({
      ...two,
      'xl/worksheets/sheet1.xml': ROWS,
      'xl/worksheets/sheet2.xml': other,
    })
    expect(await askedFor(file, SUM)).toEqual(['part'])
    expect(await inspectFile(file, undefined)).toMatchObject({
      value: { parts: [{ hidden: false }, { name: 'Old', hidden: true }], tables: [] },
    })
    expect(numbersOf(await counted(file, { ...SUM, part: 'Old' }))).toEqual({
      '2022-09-30': { value: 6.234 },
    })
  })

  test.each([
    ['cell_too_long', row(`<c r="A1" t="inlineStr"><is><t>${'x'.repeat(100_001)}</t></is></c>`)],
    ['too_many_columns', row('<c r="A1"><v>1</v></c><c r="CDF1"><v>1</v></c>')],
    ['workbook_damaged', '<row/>'.repeat(1_048_577)],
    // Each letter of a name would be tried as its beginning.
    ['file_empty', row(`<c ${'a'.repeat(90_000)}><v>1</v></c>`)],
    ['workbook_damaged', row(`<c ${'a="b" '.repeat(3_000_000)}><v>1</v></c>`)],
    ['workbook_damaged', row('<c/>'.repeat(4_000_000))],
    ['file_empty', ''],
    ['no_rows', row('<c><v>Date</v></c><c><v>Views</v></c>')],
  ])('with nothing to count, or too much, is refused soon: %s', async (code, rows) => {
    const file = zipOf({ ...workbook(ONE), 'xl/worksheets/sheet1.xml': sheet(rows) })
    const taken = await processorTimeOf(async () => {
      expect(await inspectFile(file, undefined)).toMatchObject({ ok: false, error: { code } })
    })
    expect(taken).toBeLessThan(3000)
  })

  test('styles beyond the last column that is read are no cells', async () => {
    const styled = ROWS.replaceAll('</row>', '<c r="XFD1" s="1"/></row>')
    const file = zipOf({ ...workbook(ONE), 'xl/worksheets/sheet1.xml': styled })
    expect(numbersOf(await counted(file, SUM))).toEqual({ '2022-09-30': { value: 3.234 } })
  })

  test('of which no sheet is named is refused', async () => {
    const file = zipOf(workbook(''))
    expect(await inspectFile(file, undefined)).toMatchObject({
      error: { code: 'workbook_damaged' },
    })
  })

  test('a sheet that is missing is refused', async () => {
    expect(await askedFor(zipOf(workbook(ONE)), SUM)).toEqual(['workbook_damaged'])
  })
})

test('XML with declared entities does not grow, and broken XML is refused', () => {
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
  const texts = Array.from(readXml(bomb)).flatMap((part) => (part.is === 'text' ? [part.text] : []))
  expect(texts.join('').length).toBeLessThan(bomb.length)
  expect(Array.from(readXml('<a b="1>2">x&#0;</a>'))).toEqual([
    { is: 'open', name: 'a', attributes: { b: '1>2' }, closed: false },
    { is: 'text', text: 'x' },
    { is: 'close', name: 'a' },
  ])
  for (const cut of ['<a b="1>', '<a', '<!-- a', '<![CDATA[a'])
    expect(() => Array.from(readXml(cut))).toThrow('ends too early')
})

function sheet(rows: string): string {
  return `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData></worksheet>`
}

function row(cells: string): string {
  return `<row r="1">${cells}</row>`
}

function workbook(sheets: string, properties = ''): Record<string, string> {
  return {
    'xl/workbook.xml': `<workbook xmlns:r="r">${properties}<sheets>${sheets}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/>' +
      '<Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
    'xl/sharedStrings.xml':
      '<sst><si><t>Date</t></si><si><r><t>Vie</t></r><r><t>ws</t></r></si><si><t>A &amp; B</t><rPh><t>x</t></rPh></si></sst>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd;@"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="0"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="22"/></cellXfs></styleSheet>',
  }
}
