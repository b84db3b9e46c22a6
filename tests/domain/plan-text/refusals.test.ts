import { expect, test } from 'vitest'

import { readPlanText } from '../../../domain/plan-text/read.ts'
import type { PlanRefusal } from '../../../domain/plan-text/reading.ts'
import { AGENDA, FORM, REPORT, SCAN, reading } from '../../support/plan-texts.ts'

function refusal(text: string): PlanRefusal {
  const result = readPlanText(text)
  if (result.ok) throw new Error('read, not refused')
  return result.error
}

test.each([
  ['an empty text', ''],
  ['blank lines', ' \n\t\n\u00a0\n'],
  ['page headers alone', 'A SCHOOL DISTRICT\n2022-2023 DEPARTMENT PLAN\n'.repeat(3)],
  [
    'prose with the words of a plan',
    'Our priority 1: metrics.\nThe [Action 1] of the plan is due.',
  ],
  ['an agenda', AGENDA],
  ['an action before its priority', '[Action 1]\nDo\nMetrics\n- a. M\nPriority 1: Late'],
  ['the form without its tables', FORM.slice(0, FORM.indexOf('1. Department Goals'))],
  ['the instructions of the form alone', FORM.slice(FORM.indexOf('INSTRUCTIONS'))],
])('%s is not a department plan', (_, text) => {
  expect(refusal(text).code).toBe('not_a_department_plan')
})

test('an agenda with labelled lines of its own is still refused', () => {
  const bait = `${AGENDA}\nPriority 1: Attendance\n[Action 1]\nTalk about it\nMetrics\n- a. Talk`
  expect(refusal(bait).code).toBe('not_a_department_plan')
})

test('a refusal says what was looked for and how much of it was found', () => {
  const { message, lookedFor } = refusal('Priority 1: Only this')
  expect(lookedFor).toMatchObject({ priorities: 1, actions: 0, metricsHeadings: 0 })
  expect(message).toContain('"[Action 1]"')
  expect(message).toContain('Found 1 priorities, 0 actions')
})

test('page headers alone are told that no priorities were found', () => {
  const { message, lookedFor } = refusal('A SCHOOL DISTRICT\n2022-2023 DEPARTMENT PLAN\n'.repeat(3))
  expect(lookedFor.pageHeaders).toBe(3)
  expect(message).toContain('no priorities')
})

test('another family of plans is named', () => {
  const text =
    'Local Control and Accountability Plan\n\nGoal 1\n\nAll pupils read.\n\nGoal 2\n\nMore.'
  const { code, message } = refusal(text)
  expect(code).toBe('unsupported_plan_family')
  expect(message).toContain('Local Control and Accountability Plan')
})

test('two plans in one text are listed, and the chosen one is read alone', () => {
  const second = REPORT.replaceAll('Library Media', 'Grounds')
  const both = `${REPORT}\n${second}`
  const { code, plans } = refusal(both)
  expect(code).toBe('several_plans')
  expect(plans?.map(({ departmentName }) => departmentName)).toEqual(['Library Media', 'Grounds'])
  expect(reading(both, { plan: 1 }).plan).toEqual(reading(REPORT).plan)
  expect(reading(both, { plan: 2 }).plan).toEqual(reading(second).plan)
  expect(readPlanText(both, { plan: 3 }).ok).toBe(false)
})

test('each of two plans has the year of its own page headers', () => {
  const both = `${REPORT}\n${REPORT.replaceAll('Library', 'Grounds').replaceAll('2022-2023', '2023-2024')}`
  expect(reading(both, { plan: 1 }).plan.schoolYear).toBe('2022-23')
  expect(reading(both, { plan: 2 }).plan.schoolYear).toBe('2023-24')
})

test('the lines of the plan that was not chosen count as unread', () => {
  const both = `${REPORT}\n${SCAN}`
  const { unread, lines, warnings } = reading(both, { plan: 1 })
  const last = both.split('\n').length
  expect(unread).toContain(last)
  expect(lines.at(-1)).toMatchObject({ role: 'other_plan', target: 'plans.2' })
  expect(warnings.map(({ code }) => code)).toContain('several_plans')
})

test('a text that is too long is refused before it is read', () => {
  expect(refusal('x'.repeat(5_000_001)).code).toBe('text_too_long')
  expect(refusal('\n'.repeat(100_000)).code).toBe('text_too_long')
  expect(refusal('\n'.repeat(99_999)).code).toBe('not_a_department_plan')
})
