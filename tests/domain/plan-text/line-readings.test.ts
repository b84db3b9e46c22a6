import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { readPlanText } from '../../../domain/plan-text/read.ts'
import { FORM, REPORT, SCAN, TABLE_REPORT, reading } from '../../support/plan-texts.ts'

function lineOf(text: string, start: string): number {
  return text.split('\n').findIndex((line) => line.startsWith(start)) + 1
}

test('every line has a reading, in order', () => {
  for (const text of [REPORT, TABLE_REPORT, SCAN, FORM]) {
    const rows = text.split('\n')
    const { lines } = reading(text)
    expect(lines.map(({ line }) => line)).toEqual(rows.map((_, index) => index + 1))
    expect(lines.map(({ role }) => role === 'blank')).toEqual(rows.map((row) => row.trim() === ''))
  }
})

test.each([
  ['2022-2023 DEPARTMENT', 'page_header', 'schoolYear'],
  ['Second Librarian', 'cover', 'department.contacts.2'],
  ['Department Services', 'heading', 'sections.services'],
  ['What does the department', 'boilerplate', undefined],
  ['- Repair', 'section', 'sections.services.2'],
  ['campuses, which', 'section', 'sections.currentPriorities'],
  ['If we... Weed', 'chain', 'chains.1.ifWe.1'],
  ['and', 'joiner', undefined],
  ['campus.', 'chain', 'chains.2.then.1'],
  ['Widen the opening', 'chain', 'chains.2.whichWill'],
  ['Priority 2', 'priority', 'priorities.2'],
  ['[Action 2]', 'action', 'priorities.1.actions.2'],
  ['Metrics', 'metrics_heading', 'priorities.1.actions.1.metrics'],
  ['- b. Reader', 'metric', 'priorities.1.actions.2.metrics.b'],
])('the line "%s" is read as %s to %s', (start, role, target) => {
  const line = lineOf(REPORT, start)
  const expected = target === undefined ? { line, role } : { line, role, target }
  expect(reading(REPORT).lines[line - 1]).toEqual(expected)
})

test('line numbers are those of the original text with CRLF and blank lines', () => {
  const { lines } = reading(`\r\n\r\n${REPORT.replaceAll('\n', '\r\n')}`)
  expect(lines[lineOf(REPORT, 'Priority 2') + 1]).toMatchObject({ role: 'priority' })
})

test('text before every heading is unread and doubted once per stretch', () => {
  const { unread, warnings } = reading(`A title\nand more\n${REPORT}`)
  expect(unread).toEqual([1, 2])
  expect(warnings.filter(({ code }) => code === 'text_not_placed')).toHaveLength(1)
})

test('no line is dropped: it is in the plan, known furniture, or unread', () => {
  const extra = fc.constantFrom('Stray words', 'and', 'Metrics', '- b. x', 'If we...', '[Action 9]')
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), extra), { maxLength: 6 }), (strays) => {
      const rows = REPORT.split('\n')
      for (const [at, stray] of strays) rows.splice(at % rows.length, 0, stray)
      const result = readPlanText(rows.join('\n'))
      if (!result.ok) return
      const { lines, unread } = result.value
      const roles = new Set(unread.map((line) => lines[line - 1]?.role))
      expect([...roles].every((role) => role === 'unread' || role === 'other_plan')).toBe(true)
      const all = JSON.stringify(result.value.plan)
      const lost = lines.filter(
        ({ line, role }) =>
          role === 'section' &&
          !all.includes(JSON.stringify(lastWord(rows[line - 1])).slice(1, -1)),
      )
      expect(lost).toEqual([])
    }),
  )
})

function lastWord(row = ''): string {
  return row.trim().split(' ').at(-1) ?? ''
}
