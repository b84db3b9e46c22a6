import { expect, test } from 'vitest'

import { decodePlanBytes } from '../../../domain/plan-text/decode.ts'
import type { PlanDocument } from '../../../domain/plan-text/document.ts'
import { REPORT, SCAN, TABLE_REPORT, reading, wrap } from '../../support/plan-texts.ts'

type Change = (text: string) => string

const CHANGES: [string, Change][] = [
  ['CRLF and a byte order mark', (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`],
  ['bare carriage returns', (text) => text.replaceAll('\n', '\r')],
  ['no blank lines', (text) => text.replace(/\n{2,}/g, '\n')],
  ['every line break doubled', (text) => text.replaceAll('\n', '\n\n')],
  ['lines wrapped at 80 columns', (text) => wrap(text, 80)],
  ['lines wrapped at 100 columns with CRLF', (text) => wrap(text, 100).replaceAll('\n', '\r\n')],
  ['tabs as eight blanks', (text) => text.replaceAll('\t', ' '.repeat(8))],
  ['tabs as one blank', (text) => text.replaceAll('\t', ' ')],
  ['every line indented', (text) => text.replace(/^/gm, '    ')],
  ['blanks at every line end', (text) => text.replace(/$/gm, '  ')],
  ['page breaks as form feeds', (text) => text.replace(/^ (?=\S)/gm, '\f')],
  [
    'a page number before each page header',
    (text) => text.replaceAll('\nLAKESHORE', '\nPage 3 of 10\nLAKESHORE'),
  ],
  [
    'a bare page number and a form feed before each page header',
    (text) => text.replaceAll('\nLAKESHORE', '\n7\n\fLAKESHORE'),
  ],
  ['the page header on one line', (text) => text.replaceAll('DISTRICT\n2022', 'DISTRICT   2022')],
  [
    'another district and a short year',
    (text) =>
      text
        .replaceAll(
          'LAKESHORE UNIFIED SCHOOL DISTRICT',
          'Hill and Dale Joint Union School District',
        )
        .replaceAll('\n2022-2023 DEPARTMENT PLAN', '\n2022\u201323 Department Plan'),
  ],
  [
    'a body that is no district',
    (text) => text.replaceAll('LAKESHORE UNIFIED SCHOOL DISTRICT', 'LAKESHORE LEARNING TRUST'),
  ],
  [
    'missing spaces',
    (text) =>
      text
        .replace(/^Priority /gm, 'Priority')
        .replace(/^\[Action /gm, '[Action')
        .replace(/^- ([a-z])\. /gm, '-$1. ')
        .replace(/^If ?we/gm, 'Ifwe'),
  ],
  [
    'l for 1',
    (text) => text.replace(/^Priority 1/gm, 'Priority l').replaceAll('[Action 1]', '[Action l]'),
  ],
  [
    'markdown headings',
    (text) =>
      text
        .replace(/^(Priority \d.*)$/gm, '## $1')
        .replace(/^(\[Action \d\])$/gm, '### $1')
        .replace(/^ ?(Metrics|Theory Of Action|Department Purpose)$/gm, '# $1'),
  ],
  [
    'bold labels and escaped brackets',
    (text) =>
      text
        .replace(/^(Priority \d:)/gm, '**$1**')
        .replace(/^\[Action (\d)\]$/gm, '\\[Action $1\\]')
        .replace(/^(If ?we\.+|then\.+|which will\.+)/gm, '**$1**')
        .replace(/^- ([a-z])\./gm, '- **$1.**'),
  ],
  ['round bullets', (text) => text.replace(/^- /gm, '\u2022 ')],
  [
    'capital labels',
    (text) => text.replace(/^(Metrics|Theory Of Action)$/gm, (m) => m.toUpperCase()),
  ],
  [
    'one character for three dots',
    (text) => text.replace(/^(If ?we|then|which will)\.{2,3}/gm, '$1\u2026'),
  ],
  [
    'a markdown table',
    (text) => text.replace(/^.*\t.*$/gm, (row) => `| ${row.split('\t').join(' | ')} |`),
  ],
]

const TEXTS: [string, string][] = [
  ['a report', REPORT],
  ['a table report', TABLE_REPORT],
  ['a scan', SCAN],
]

for (const [name, text] of TEXTS) {
  const plain = reading(text).plan
  test.each(CHANGES)(`${name} gives the same plan with %s`, (_, change) => {
    const { plan, unread } = reading(change(text))
    expect(plan).toEqual(plain)
    expect(unread).toEqual([])
  })
}

test('a page header joins a sentence that small letters begin and go on with', () => {
  const header = '\n\nLAKESHORE UNIFIED SCHOOL DISTRICT\n2022-2023 DEPARTMENT PLAN\n\n'
  const cut = REPORT.replace(
    'Newer books where readers are.',
    `newer books${header}where readers are.`,
  )
  expect(reading(cut).plan.sections.currentPriorities).toContain('\nnewer books where readers are.')
})

test('one blank before a line is a page break in a text where few lines have it', () => {
  const cut = SCAN.replace('where the youngest pupils play', 'where the\nyoungest\n\n pupils play')
  expect(reading(cut).plan.sections).toEqual(reading(SCAN).plan.sections)
})

test('a report in Windows-1252 with curly quotes gives the same plan once quotes are folded', () => {
  const curly = REPORT.replaceAll("'", '\u2019').replaceAll('...', '\u2026')
  const bytes = Uint8Array.from(curly, (character) => {
    if (character === '\u2019') return 0x92
    return character === '\u2026' ? 0x85 : character.charCodeAt(0)
  })
  const { text, encoding, guessed } = decodePlanBytes(bytes)
  expect([encoding, guessed]).toEqual(['windows-1252', true])
  expect(folded(reading(text).plan)).toEqual(folded(reading(REPORT).plan))
})

test('non-breaking blanks are blanks to the labels and stay in the texts', () => {
  const { plan } = reading(REPORT.replaceAll(' ', '\u00a0'))
  expect(plan.priorities[0]?.title).toBe('Renew\u00a0the\u00a0collection')
  expect(plan.reportGenerated).toBe(reading(REPORT).plan.reportGenerated)
  expect(folded(plan)).toEqual(folded(reading(REPORT).plan))
})

function folded(plan: PlanDocument): unknown {
  const text = JSON.stringify(plan).replaceAll('\u2019', "'").replaceAll('\u00a0', ' ')
  return JSON.parse(text)
}
