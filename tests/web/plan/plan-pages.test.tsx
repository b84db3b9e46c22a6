import { cleanup, screen, within } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'

import { accessibilityProblems } from '../../support/accessibility.ts'
import type { Asked } from '../../support/pages.tsx'
import { ME, openPage } from '../../support/pages.tsx'

const DEPARTMENT = { id: 'd1', code: 'LS', name: 'Library Services', divisionId: null }
const OTHER = { id: 'd2', code: 'GR', name: 'Grounds', divisionId: null }
const SUMMARY = {
  id: 'p1',
  departmentId: 'd1',
  schoolYear: '2022-23',
  kind: 'department_plan',
  state: 'draft',
  reportGenerated: '2022-10-05T18:09:36.000Z',
  version: 1,
}
const metric = (letter: string, lacks: string[]) => ({
  id: `m-${letter}`,
  code: `LS-1.1.${letter}`,
  letter,
  text: `Metric text ${letter}`,
  title: '',
  kind: 'count',
  cadence: 'quarterly',
  cadenceReason: '',
  lacks: lacks.map((message) => ({ path: 'kind', code: 'kind_missing', message })),
})
const ACTION = {
  id: 'a1',
  number: 1,
  text: 'Weed the shelves',
  needsResources: true,
  goals: ['LCAP 1', 'LCAP 3'],
  metrics: [metric('a', ['Say how it is measured.', 'Name the unit.']), metric('b', [])],
}
const BARE = { ...ACTION, id: 'a2', number: 2, needsResources: null, goals: [], metrics: [] }
const PLAN = {
  ...SUMMARY,
  printedDepartment: 'Library Services',
  contacts: ['Lead Librarian', 'Second Librarian'],
  emails: [],
  phone: null,
  sections: { purpose: ['We lend.'], services: ['Lending', 'Repair'], priorYearOutcomes: ['N/A'] },
  // oxlint-disable-next-line unicorn/no-thenable -- the plan's own word
  chains: [{ id: 'c1', number: 1, ifWe: ['weed'], then: ['find'], whichWill: null, version: 1 }],
  priorities: [{ id: 'pr1', number: 1, title: 'Renew the collection', actions: [ACTION, BARE] }],
}
const ANSWERS = {
  '/plans/p1': PLAN,
  '/plans/p1/steps': { items: [], nextCursor: null },
  '/plans?': { items: [{ ...SUMMARY, priorities: 1, actions: 2, metrics: 2 }], nextCursor: null },
  '/departments?': { items: [DEPARTMENT, OTHER], nextCursor: null },
  '/departments/d1': DEPARTMENT,
  '/settings': { timeZone: 'America/Los_Angeles' },
}

afterEach(cleanup)

test('a year’s plans stand by department, and who has none is led to the import', async () => {
  const { container } = openPage('/plans?year=2022-23', ANSWERS)
  await screen.findByRole('heading', { level: 1, name: 'Plans for 2022–23' })
  screen.getByText('1 of 2 departments has a plan.')
  const row = screen.getByRole('row', { name: /Library Services/ })
  expect(within(row).getByRole('link').getAttribute('href')).toBe('/plans/p1')
  expect(
    within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent),
  ).toEqual(['Draft', '1', '2', '2', expect.stringMatching(/^Oct 5, 2022, 11:09/)])
  const way = screen.getByRole('link', { name: 'Import the plan of Grounds' })
  expect(way.getAttribute('href')).toBe('/import?year=2022-23&department=d2')
  expect(await accessibilityProblems(container)).toEqual([])
})

test('a year without plans says so, with one next step', async () => {
  openPage('/plans?year=2021-22', { ...ANSWERS, '/plans?': { items: [], nextCursor: null } })
  await screen.findByRole('heading', { name: 'No plan for 2021–22 yet' })
  const step = screen.getByRole('link', { name: 'Import a plan' })
  expect(step.getAttribute('href')).toBe('/import?year=2021-22')
})

test('a district without a school year is led to the import', async () => {
  openPage('/plans', { ...ANSWERS, '/years': { items: [], nextCursor: null } })
  await screen.findByRole('heading', { name: 'No plans yet' })
  expect(screen.getByRole('link', { name: 'Import a plan' }).getAttribute('href')).toBe('/import')
})

test('an earlier day’s plans are asked for at its end, stay on it and offer no import', async () => {
  const { sent } = openPage('/plans?year=2022-23&asOf=2022-12-15', ANSWERS)
  await screen.findByText(/as it stood at the end of Dec 15, 2022/)
  const row = await screen.findByRole('row', { name: /Library Services/ })
  expect(within(row).getByRole('link').getAttribute('href')).toBe('/plans/p1?asOf=2022-12-15')
  expect(asked(sent)).toEqual(['/departments', '/plans'])
  expect(screen.queryByRole('link', { name: /^Import (a|the) plan/ })).toBeNull()
})

test('a plan of an earlier day stays on it from link to link, and offers no deed', async () => {
  const { container, sent } = openPage('/plans/p1?asOf=2022-12-15', {
    ...ANSWERS,
    '/me': { ...ME, rights: [...ME.rights, 'approve'] },
    '/plans/p1': { ...PLAN, state: 'submitted' },
  })
  await screen.findByRole('heading', { level: 1, name: 'Library Services, 2022–23' })
  screen.getByText(/as it stood at the end of Dec 15, 2022/)
  expect(asked(sent)).toEqual(['/departments/d1', '/plans/p1', '/plans/p1/steps'])
  expect(leading('LS-1.1.b')).toBe('/metrics/m-b?asOf=2022-12-15')
  expect(leading('Metric text a')).toBe('/metrics/m-a?asOf=2022-12-15')
  expect(leading('Department dashboard')).toBe('/departments/d1?year=2022-23&asOf=2022-12-15')
  expect(screen.queryByRole('button', { name: /Submit|Return|Approve/ })).toBeNull()
  expect(await accessibilityProblems(container)).toEqual([])
})

test('who may only read is offered no import', async () => {
  openPage('/plans?year=2022-23', { ...ANSWERS, '/me': { ...ME, rights: ['read'] } })
  await screen.findByText('No plan yet')
  expect(screen.queryByRole('link', { name: /^Import (a|the) plan/ })).toBeNull()
})

test('a plan is read in the order of its report, and says what is not given', async () => {
  const { container } = openPage('/plans/p1', ANSWERS)
  await screen.findByRole('heading', { level: 1, name: 'Library Services, 2022–23' })
  const headings = screen.getAllByRole('heading').map(({ textContent }) => textContent)
  expect(headings).toEqual([
    'Library Services, 2022–23',
    'The department',
    'Department Purpose',
    'Department Services',
    'Total Department Budget',
    'Prior Year Reflection',
    'Prior Year Intended Outcomes',
    'Prior Year Achievement',
    'Prior Year Successes, Challenges, and Learnings',
    'Current Year Priorities',
    'Data and Information Used for Plan Development',
    'Stakeholder Engagement/Input',
    'Key Data Findings/Information for This Plan',
    'Current Plan Priorities',
    'Theory Of Action',
    'Priorities, actions and metrics',
    'Renew the collection',
    'Action 1Weed the shelves',
    'Action 2Weed the shelves',
  ])
  screen.getByText('N/A – not given')
  expect(said('Contact email')).toEqual(['Contact emailnot given'])
  expect(said('Needs additional resources')).toEqual([
    'Needs additional resourcesyes',
    'Needs additional resourcesnot given',
  ])
  expect(said('Goals')).toEqual(['GoalsLCAP 1, LCAP 3', 'Goalsnot given'])
  expect(await accessibilityProblems(container)).toEqual([])
})

test('a metric leads to its page, and what it lacks is said first', async () => {
  openPage('/plans/p1', ANSWERS)
  const code = await screen.findByRole('link', { name: 'LS-1.1.b' })
  expect(code.getAttribute('href')).toBe('/metrics/m-b')
  screen.getByText(/1 of 2 metrics cannot be judged/)
  const lacking = screen.getByRole('link', { name: 'Metric text a' })
  expect(lacking.parentElement?.textContent).toContain('Say how it is measured. And 1 more.')
  expect(screen.queryByRole('link', { name: 'Metric text b' })).toBeNull()
  const dashboard = screen.getByRole('link', { name: 'Department dashboard' })
  expect(dashboard.getAttribute('href')).toBe('/departments/d1?year=2022-23')
  expect(screen.queryByText(/The plan is stored/)).toBeNull()
})

test('a plan that has just been imported says so', async () => {
  openPage('/plans/p1?stored=1', ANSWERS)
  const result = await screen.findByText(/The plan is stored, word for word/)
  expect(result.textContent).toContain('say how its metric is measured')
})

test('a plan that is not there leads back to the plans', async () => {
  openPage('/plans/none', ANSWERS)
  await screen.findByRole('alert')
  expect(screen.getByRole('link', { name: 'Go to the plans' }).getAttribute('href')).toBe('/plans')
})

/** Each place of a term, with what is said there. */
function said(term: string) {
  return screen.getAllByText(term).map((found) => found.parentElement?.textContent)
}

/** The paths that were asked for as of the end of Dec 15, 2022, where the district is. */
function asked(sent: readonly Asked[]): string[] {
  const then = encodeURIComponent('2022-12-16T07:59:59.000Z')
  const paths = sent.map(({ path }) => path).filter((path) => path.includes(`asOf=${then}`))
  return paths.map((path) => path.split('?')[0] ?? '').toSorted()
}

function leading(name: string): string | null {
  return screen.getByRole('link', { name }).getAttribute('href')
}
