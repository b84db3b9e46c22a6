import { expect, test } from 'vitest'

import { readPlanText } from '../../../domain/plan-text/read.ts'
import { FORM, reading } from '../../support/plan-texts.ts'

test('the 2016 form gives its cover, its department and three separate lists', () => {
  const { plan, unread, warnings } = reading(FORM)
  expect(plan.kind).toBe('division_form_2016')
  expect(plan.schoolYear).toBe('2016-17')
  expect(plan.department.name).toBe('Grounds')
  expect(plan.sections).toMatchObject({
    purpose: 'To care for K-12 fields.',
    services: ['Mowing', 'Phase 1, 2, and 3 planting', 'K-12 gardens'],
    theoryOfAction: 'If fields are flat, games are fair.',
  })
  expect(plan.form).toEqual({
    division: {
      name: 'Operations',
      purpose: 'Keep sites open.\nKeep them safe.',
      theoryOfAction: 'If sites are clean, pupils stay well.\nClean sites cost less.',
      organizationalChart: 'On file',
      contact: 'Head of operations',
      telephone: '555-0100',
    },
    goals: ['Green fields', 'Safe paths'],
    metrics: ['Water used', 'Falls', 'Trees'],
    targets: ['Ten percent less', 'None'],
    actions: [
      { text: 'Buy 1,500 saplings', needsResources: true },
      { text: 'Walk the paths', needsResources: false },
    ],
  })
  expect([unread, warnings]).toEqual([[], []])
})

test.each([
  ['eight blanks', ' '.repeat(8)],
  ['one blank', ' '],
  ['a line break', '\n'],
])('the form gives the same plan with %s for each tab', (_, gap) => {
  expect(reading(FORM.replaceAll('\t', gap)).plan).toEqual(reading(FORM).plan)
})

test('key dates and the example in the instructions are known and left out', () => {
  const { lines, plan } = reading(FORM)
  const rows = FORM.split('\n')
  const key = rows.findIndex((row) => row.startsWith('KEY DATES'))
  const end = rows.findIndex((row) => row.startsWith('INSTRUCTIONS'))
  expect(lines[key + 1]?.role).toBe('boilerplate')
  expect(lines.slice(end).every(({ role }) => role === 'boilerplate')).toBe(true)
  expect(JSON.stringify(plan)).not.toContain('Example')
})

test('an action without an answer is kept, with a doubt', () => {
  const { plan, warnings } = reading(FORM.replace('saplings\tYes', 'saplings\tlater'))
  expect(plan.form?.actions[0]).toEqual({ text: 'Buy 1,500 saplings', needsResources: null })
  expect(warnings.map(({ code }) => code)).toEqual(['form_answer_unclear'])
})

test('lists that cannot be told apart are not read, with a doubt', () => {
  const row = FORM.split('\n').find((each) => each.startsWith('<ul style="x">')) ?? ''
  const { plan, warnings, unread } = reading(FORM.replace(row, 'Green fields\nWater used'))
  expect(plan.form?.goals).toEqual([])
  expect(warnings.map(({ code }) => code)).toContain('form_table_unclear')
  expect(unread).toHaveLength(2)
})

test('headings with different years leave the year open', () => {
  const { plan, warnings } = reading(FORM.replace('Actions for 2016-17', 'Actions for 2017-18'))
  expect(plan.schoolYear).toBeNull()
  expect(warnings.map(({ code }) => code)).toEqual(['school_years_disagree'])
})

test('two departments in a form are listed, and the chosen one is read', () => {
  const from = FORM.indexOf('DEPARTMENT ANNUAL')
  const to = FORM.indexOf('INSTRUCTIONS')
  const second = FORM.slice(from, to).replace('Grounds', 'Custodial')
  const both = FORM.slice(0, to) + second + FORM.slice(to)
  const refused = readPlanText(both)
  expect(refused.ok ? [] : refused.error.plans?.map((plan) => plan.departmentName)).toEqual([
    'Grounds',
    'Custodial',
  ])
  expect(reading(both, { plan: 1 }).plan).toEqual(reading(FORM).plan)
  expect(reading(both, { plan: 2 }).plan.department.name).toBe('Custodial')
})
