import { cleanup, screen, within } from '@testing-library/preact'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'

import { accessibilityProblems } from '../../support/accessibility.ts'
import { exampleDashboard } from '../../support/dashboards.ts'
import { decisionOf } from '../../support/decisions.ts'
import { ME, openPage } from '../../support/pages.tsx'

const EDITOR = {
  ...ME,
  role: 'editor',
  rights: ['read', 'observe', 'edit_plan'],
  departmentIds: ['d1'],
}
const OPEN = { departmentId: 'd1', state: 'open', by: null, at: null, note: '', isOwn: false }

const cycle = (number: number, state: string) => ({
  id: `2022-23-Q${number}`,
  schoolYear: '2022-23',
  number,
  name: `Q${number}`,
  startsOn: '2022-10-01',
  endsOn: '2022-12-31',
  dueOn: '2023-01-20',
  graceDays: 0,
  meetingOn: null,
  state,
  closedAt: state === 'closed' ? '2022-11-30T18:00:00Z' : null,
  closedBy: null,
  closingReason: null,
  reopenings: [],
  version: 1,
})
const metric = (id: string, state: string) => ({
  metricId: id,
  code: `LS-1.1.${id}`,
  text: `Metric ${id}`,
  state,
  missing: null,
  loggedOn: null,
  sites: { have: 0, expected: 1 },
})
const department = (departmentId: string, submission: object, metrics: object[]) => ({
  departmentId,
  code: 'LS',
  name: `Department ${departmentId}`,
  changedSinceAccepted: 0,
  counts: { due: metrics.length, answered: 1, onTime: 1 },
  submission: { ...OPEN, ...submission },
  metrics,
})
const collection = (number: number, state: string, daysLeft: number, departments: object[]) => ({
  cycle: cycle(number, state),
  today: '2023-02-10',
  daysLeft,
  departments,
  counts: { due: 0, answered: 0, onTime: 0 },
})

const ANSWERS = {
  '/me': EDITOR,
  '/dashboard': exampleDashboard(),
  '/years/2022-23/cycles': {
    items: [cycle(1, 'closed'), cycle(2, 'due'), cycle(3, 'open'), cycle(4, 'upcoming')],
    nextCursor: null,
  },
  '/cycles/2022-23-Q2/collection': collection(2, 'due', -16, [
    department(
      'd1',
      {
        state: 'returned',
        by: 'owner@district.example',
        at: '2023-02-01T18:00:00Z',
        note: 'Check the sheet.',
      },
      [metric('a', 'logged'), metric('b', 'awaited'), metric('c', 'late')],
    ),
    department('other', {}, [metric('x', 'late')]),
  ]),
  '/cycles/2022-23-Q3/collection': collection(3, 'open', 69, [
    department('d1', { state: 'submitted', by: 'me', at: '2023-02-02T18:00:00Z' }, [
      metric('d', 'awaited'),
    ]),
  ]),
}

beforeAll(async () => {
  await import('../../../web/home/HomePage.tsx')
})
afterEach(cleanup)

describe('my work', () => {
  test('is what one’s own departments owe, late first, each one step from its cell', async () => {
    const { container } = openPage('/', ANSWERS)
    const title = await screen.findByRole('heading', { level: 3, name: 'Q2 · Department d1' })
    const owed = title.closest('article') ?? document.body
    within(owed).getByText('16 days late')
    within(owed).getByText('“Check the sheet.”')
    const links = within(owed).getAllByRole('link')
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['Metric c LS-1.1.c', '/departments/d1/log?year=2022-23&cycle=Q2&metric=c'],
      ['Metric b LS-1.1.b', '/departments/d1/log?year=2022-23&cycle=Q2&metric=b'],
      ['Log Q2', '/departments/d1/log?year=2022-23&cycle=Q2'],
      ['Reflect on Q2', '/departments/d1/reflections?year=2022-23&cycle=Q2'],
    ])
    expect(screen.queryByText(/Department other/)).toBeNull()
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('has a closed cycle that was opened again for the department, until when', async () => {
    const reopenings = [
      { departmentId: 'd1', until: '2023-02-10', reason: 'A sheet came late.', by: 'x', at: 'y' },
    ]
    const closed = { ...cycle(1, 'closed'), reopenings }
    openPage('/', {
      ...ANSWERS,
      '/years/2022-23/cycles': { items: [closed], nextCursor: null },
      '/cycles/2022-23-Q1/collection': {
        ...collection(1, 'closed', -100, [department('d1', {}, [metric('a', 'late')])]),
        cycle: closed,
      },
    })
    const title = await screen.findByRole('heading', { level: 3, name: 'Q1 · Department d1' })
    expect(title.closest('article')?.textContent).toContain(
      'closed, open again for you until Feb 10, 2023',
    )
  })

  test('shows what was submitted after the rest, and asks nothing of it', async () => {
    openPage('/', ANSWERS)
    const title = await screen.findByRole('heading', { level: 3, name: 'Q3 · Department d1' })
    const titles = screen.getAllByRole('heading', { level: 3 }).map((each) => each.textContent)
    expect(titles.filter((each) => each?.includes('Department'))).toEqual([
      'Q2 · Department d1',
      'Q3 · Department d1',
    ])
    const owed = title.closest('article')
    expect(owed?.textContent).not.toContain('days left')
    expect(owed?.querySelectorAll('.owed-metrics')).toHaveLength(0)
  })

  test('is nobody’s who belongs to no department, and nothing is asked for it', async () => {
    const { sent } = openPage('/', { ...ANSWERS, '/me': ME })
    await screen.findByRole('heading', { level: 1 })
    expect(screen.queryByRole('heading', { name: 'Your work' })).toBeNull()
    expect(sent.filter(({ path }) => path.includes('/collection'))).toEqual([])
  })
})

describe('overdue decisions', () => {
  const LATE = decisionOf({ id: 'a', departmentId: 'd1', text: 'Ours', overdueDays: 1 })
  const OTHERS = decisionOf({ id: 'b', departmentId: 'd2', text: 'Theirs', overdueDays: 21 })
  const IN_TIME = decisionOf({ id: 'c', departmentId: 'd1', text: 'In time' })
  const items = [IN_TIME, LATE, OTHERS]

  test.each([
    ['an editor has those of their departments', EDITOR, ['Ours']],
    ['leadership has all of them', { ...EDITOR, departmentIds: null }, ['Ours', 'Theirs']],
  ])('%s', async (_, me, texts) => {
    const { sent } = openPage('/', {
      ...ANSWERS,
      '/me': me,
      '/decisions': { items, nextCursor: null },
    })
    const late = await screen.findByRole('region', { name: /^Overdue decisions/ })
    expect(
      within(late)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual(texts)
    within(late).getByText('1 day overdue')
    expect(sent.find(({ path }) => path.startsWith('/decisions'))?.path).toContain('state=open')
  })

  test('are not spoken of where there are none', async () => {
    openPage('/', { ...ANSWERS, '/decisions': { items: [IN_TIME], nextCursor: null } })
    await screen.findByRole('heading', { level: 3, name: 'Q2 · Department d1' })
    expect(screen.queryByText(/Overdue decisions/)).toBeNull()
  })
})
