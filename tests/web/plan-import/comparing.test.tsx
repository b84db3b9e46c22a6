import { describe, expect, test } from 'vitest'

import { countsOf } from '../../../web/plan-import/compare/counts.ts'
import { toDoubts } from '../../../web/plan-import/compare/doubts.ts'
import { nameOfPart, partOf, partsOf, rangesOf } from '../../../web/plan-import/compare/parts.ts'
import { splitSource, toRows } from '../../../web/plan-import/compare/rows.ts'
import { DOUBTFUL_PLAN, readingOf } from '../../support/plan-reading.ts'
import { FORM, REPORT, SCAN, TABLE_REPORT } from '../../support/plan-texts.ts'

const { plan, lines, warnings } = readingOf(DOUBTFUL_PLAN)

test.each([
  ['chains.2.ifWe.1', 'chains.2'],
  ['department.contacts.3', 'department.contacts'],
  ['priorities.1', 'priorities.1'],
  ['priorities.1.actions.2.text', 'priorities.1.actions.2'],
  ['priorities.1.actions.2.metrics', 'priorities.1.actions.2'],
  ['priorities.1.actions.2.metrics.a', 'priorities.1.actions.2.metrics.a'],
  ['sections.services.3', 'sections.services.3'],
])('the text of %s is shown in %s', (target, part) => {
  expect(partOf(target)).toBe(part)
})

test.each([
  ['schoolYear', 'School year'],
  ['department.emails', 'Contact email'],
  ['sections.services.2', 'Service 2'],
  ['sections.budgetNote', 'Total Department Budget'],
  ['chains.1', 'Chain 1'],
  ['priorities.1', 'Priority 1'],
  ['priorities.1.actions.2', 'Action 1.2'],
  ['priorities.1.actions.1.metrics.c', 'Metric 1.1.c'],
])('%s is called %s', (part, name) => {
  expect(nameOfPart(part, plan)).toBe(name)
})

describe.each([
  ['a report', REPORT],
  ['a report with a table', TABLE_REPORT],
  ['a scan', SCAN],
  ['the form of 2016', FORM],
])('%s', (_name, text) => {
  const reading = readingOf(text)

  test('every line that became something leads to a part that is shown', () => {
    const shown = partsOf(reading.plan)
    const parts = reading.lines.flatMap(({ target, role }) =>
      target === undefined || role === 'heading' ? [] : [partOf(target)],
    )
    expect(parts.filter((part) => !shown.has(part))).toEqual([])
  })

  test('every doubt has a part that is shown', () => {
    const shown = partsOf(reading.plan)
    const doubts = toDoubts(reading.warnings, reading.lines, reading.plan)
    expect(doubts.map(({ part }) => shown.has(part))).toEqual(doubts.map(() => true))
  })
})

test('a doubt belongs to the part of its line, numbered in the order of the text', () => {
  const doubts = toDoubts(warnings, lines, plan)
  expect(doubts.map(({ number, part }) => [number, part])).toEqual([
    [1, 'sections.budget'],
    [2, 'priorities.1.actions.1.metrics.c'],
    [3, 'priorities.1.actions.2'],
  ])
})

test('a doubt about what no line says is marked at the field, or over the whole plan', () => {
  expect(about('department_name_missing')).toBe('department.name')
  expect(about('school_year_missing')).toBe('schoolYear')
  expect(about('encoding_guessed')).toBe('plan')
})

test('text that was left out is doubted at the part before it', () => {
  const doubt = { line: 9, code: 'text_not_placed', message: '' }
  const read = [
    { line: 7, role: 'section', target: 'sections.purpose' },
    { line: 8, role: 'blank' },
    { line: 9, role: 'unread' },
    { line: 10, role: 'section', target: 'sections.services.1' },
  ]
  const at = Array.from({ length: 6 }, (_, index) => ({ line: index + 1, role: 'blank' }))
  expect(toDoubts([doubt], [...at, ...read], plan)[0]?.part).toBe('sections.purpose')
})

test('the lines of a part go on over a page header, and end where another part begins', () => {
  const read = [
    { line: 1, role: 'page_header', target: 'schoolYear' },
    { line: 2, role: 'chain', target: 'chains.1.ifWe.1' },
    { line: 3, role: 'page_header', target: 'schoolYear' },
    { line: 4, role: 'chain', target: 'chains.1.then.1' },
    { line: 5, role: 'priority', target: 'priorities.1' },
    { line: 6, role: 'chain', target: 'chains.1.then.2' },
  ]
  expect([...rangesOf(read)]).toEqual([
    ['schoolYear', { first: 1, last: 1 }],
    ['chains.1', { first: 2, last: 4 }],
    ['priorities.1', { first: 5, last: 5 }],
  ])
})

test('lines are numbered as the reader numbers them, whatever ends them', () => {
  expect(splitSource('one\r\ntwo\rthree\n\nfive')).toEqual(['one', 'two', 'three', '', 'five'])
})

test('a line says what it became, once for each part', () => {
  const rows = toRows(splitSource(DOUBTFUL_PLAN), lines, plan)
  expect(rows).toHaveLength(lines.length)
  const told = rows.filter(({ label }) => label !== '').map(({ line, label }) => `${line} ${label}`)
  expect(told.slice(0, 6)).toEqual([
    '1 page header',
    '2 School year',
    '4 Department name',
    '6 heading',
    '8 printed question',
    '10 Department Purpose',
  ])
  expect(rows[18]).toMatchObject({ text: 'Books $ 10', label: 'Total Department Budget' })
  expect(rows[19]).toMatchObject({ text: 'Repairs $ 5', label: '', part: 'sections.budget' })
})

test('page headers are quiet and lines that were left out are not', () => {
  const read = ['page_header', 'boilerplate', 'unread', 'other_plan', 'metric']
  const looks = toRows(
    read,
    read.map((role, index) => ({ line: index + 1, role })),
    plan,
  ).map(({ look }) => look)
  expect(looks).toEqual(['quiet', 'quiet', 'unread', 'unread', 'plain'])
})

test('the form of 2016 counts its own lists', () => {
  expect(countsOf(plan)).toEqual({ priorities: 1, actions: 2, metrics: 2, chains: 1 })
  expect(countsOf(readingOf(FORM).plan)).toMatchObject({ actions: 2, metrics: 3 })
})

/** The part of a doubt about the first line. */
function about(code: string): string | undefined {
  return toDoubts([{ line: 1, code, message: '' }], lines, plan)[0]?.part
}
