import { expect, test } from 'vitest'

import { isNotApplicable, reportGroups } from '../../../web/plan/sections.ts'
import { showStamp } from '../../../web/plan/stamp.ts'

test('the headings stand in the order of the report, given or not', () => {
  const groups = reportGroups({ keyFindings: ['Old books.'] }, 'department_plan')
  expect(groups.map(({ heading, answers }) => [heading, answers.map(({ key }) => key)])).toEqual([
    [null, ['purpose', 'services', 'budget']],
    ['Prior Year Reflection', ['priorYearOutcomes', 'priorYearAchievement', 'priorYearLearnings']],
    [
      'Current Year Priorities',
      ['dataUsed', 'stakeholderInput', 'keyFindings', 'currentPriorities'],
    ],
  ])
})

test('services come after their introduction, and the note after the budget', () => {
  const [about] = reportGroups(
    {
      servicesIntro: ['We serve by:'],
      services: ['Lending', 'Repair'],
      budgetNote: ['In spring.'],
    },
    'department_plan',
  )
  expect(about?.answers.flatMap(({ blocks }) => blocks)).toEqual([
    { part: 'sections.servicesIntro', lines: ['We serve by:'] },
    { part: 'sections.services.1', lines: ['Lending'], look: 'item' },
    { part: 'sections.services.2', lines: ['Repair'], look: 'item' },
    { part: 'sections.budgetNote', lines: ['In spring.'], look: 'note' },
  ])
})

test('a heading that is none of the report’s own comes last, under its name', () => {
  const groups = reportGroups({ 'other: Risks': ['Rain.'] }, 'department_plan')
  expect(groups.at(-1)?.answers).toMatchObject([
    { heading: 'Risks', blocks: [{ part: 'sections.other.1', lines: ['Rain.'] }] },
  ])
})

test('the form of 2016 shows only what it has', () => {
  const groups = reportGroups(
    { purpose: ['Fields.'], formGoals: ['Green'], divisionName: ['Operations'] },
    'division_form_2016',
  )
  const answers = groups.flatMap((group) => group.answers)
  expect(answers.map(({ heading }) => heading)).toEqual([
    'Department Purpose',
    'Department goals (outcomes)',
    'Division',
  ])
})

test.each([
  ['N/A', true],
  [' n/a. ', true],
  ['', true],
  ['None of them', false],
  ['N/A for now', false],
])('%j says that there is no answer: %s', (text, says) => {
  expect(isNotApplicable(text)).toBe(says)
})

test('the moment of a report is shown where the district is', () => {
  const at = '2022-10-05T18:09:36.000Z'
  expect(showStamp(at)?.replaceAll('\u202f', ' ')).toBe('Oct 5, 2022, 11:09 AM')
  expect(showStamp(at, 'America/New_York')?.replaceAll('\u202f', ' ')).toBe('Oct 5, 2022, 2:09 PM')
  expect(showStamp(null)).toBeNull()
  expect(showStamp('in October')).toBe('in October')
})
