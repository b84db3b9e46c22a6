import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeAll, expect, test } from 'vitest'

import { accessibilityProblems } from '../../support/accessibility.ts'
import type { Asked } from '../../support/pages.tsx'
import { ME, openPage } from '../../support/pages.tsx'

const CLOSER = { ...ME, rights: [...ME.rights, 'approve', 'close_cycle'] }
const READER = { ...ME, rights: ['public', 'read', 'read_district'] }
const cycle = (number: number, state: string, more: object = {}) => ({
  id: `2022-23-Q${number}`,
  schoolYear: '2022-23',
  number,
  name: `Q${number}`,
  startsOn: '2022-10-01',
  endsOn: '2022-12-31',
  dueOn: '2023-01-20',
  graceDays: 5,
  meetingOn: null,
  state,
  closedAt: null,
  closedBy: null,
  closingReason: null,
  reopenings: [],
  version: 1,
  ...more,
})
const reopened = (departmentId: string, until: string) => ({
  departmentId,
  until,
  reason: 'A sheet came late.',
  by: 'robin@district.example',
  at: '2023-02-01T18:00:00Z',
})
const CLOSED = cycle(1, 'closed', {
  closedAt: '2022-11-30T18:00:00Z',
  closedBy: 'robin@district.example',
  closingReason: 'Grounds had no plan then.',
  reopenings: [
    reopened('d1', '2023-02-20'),
    reopened('d2', '2023-01-31'),
    reopened('d1', '2022-12-31'),
  ],
})
const CYCLES = [CLOSED, cycle(2, 'due'), cycle(3, 'open'), cycle(4, 'upcoming')]
const DEPARTMENTS = [
  { id: 'd1', code: 'LS', name: 'Library Services', divisionId: null },
  { id: 'd2', code: 'GR', name: 'Grounds', divisionId: null },
]
const metric = (id: string, state: string, more: object = {}) => ({
  metricId: id,
  code: `LS-1.1.${id}`,
  text: `Metric ${id}`,
  state,
  missing: null,
  loggedOn: null,
  sites: { have: 0, expected: 1 },
  ...more,
})
const OPEN = { departmentId: 'd1', state: 'open', by: null, at: null, note: '', isOwn: false }
const SUBMITTED = {
  ...OPEN,
  state: 'submitted',
  by: 'editor@district.example',
  at: '2023-01-18T18:00:00Z',
  isOwn: false,
}
const METRICS = [
  metric('a', 'logged', { loggedOn: '2023-01-10', sites: { have: 3, expected: 4 } }),
  metric('b', 'logged_late', { loggedOn: '2023-02-01' }),
  metric('c', 'missing', { missing: 'not_held' }),
  metric('d', 'late'),
  metric('e', 'not_due'),
]
const COLLECTION = {
  cycle: CYCLES[1],
  today: '2023-02-10',
  daysLeft: -16,
  counts: { due: 4, answered: 3, onTime: 2 },
  departments: [
    {
      departmentId: 'd1',
      code: 'LS',
      name: 'Library Services',
      counts: { due: 4, answered: 3, onTime: 2 },
      submission: OPEN,
      changedSinceAccepted: 0,
      metrics: METRICS,
    },
    {
      departmentId: 'd2',
      code: 'GR',
      name: 'Grounds',
      counts: { due: 0, answered: 0, onTime: 0 },
      submission: { ...OPEN, departmentId: 'd2' },
      changedSinceAccepted: 0,
      metrics: [],
    },
  ],
}

// Loaded before the clock of the first test runs.
beforeAll(async () => {
  await import('../../../web/collection/CollectionPage.tsx')
  await import('../../../web/cycles/CyclesPage.tsx')
})
afterEach(cleanup)

test('the collection shows the cycle that awaits values, by department and metric', async () => {
  const { container, sent } = openCollection('/collection?year=2022-23')
  await screen.findByRole('heading', { level: 1, name: 'Collection of Q2, 2022–23' })
  expect(sent.some(({ path }) => path === '/cycles/2022-23-Q2/collection')).toBe(true)
  screen.getByText(
    'Values were expected by Jan 25, 2023. 3 of 4 metrics that are due have a number, or say why there is none. 2 of these 3 came in time.',
  )
  const row = screen.getByRole('row', { name: /Metric a/ })
  expect(
    within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent),
  ).toEqual(['Logged', 'Jan 10, 2023', '3 of 4'])
  expect(screen.getByRole('row', { name: /Metric c/ }).textContent).toMatch(/No number.*not held/i)
  expect(screen.getByText(/the department has no plan for this year/)).toBeTruthy()
  expect(await accessibilityProblems(container)).toEqual([])
})

test('it is narrowed to what nothing is said of', async () => {
  openCollection('/collection?year=2022-23')
  fireEvent.click(await screen.findByRole('button', { name: /^Nothing said/ }))
  await waitFor(() => expect(screen.queryByRole('row', { name: /Metric a/ })).toBeNull())
  expect(screen.getByRole('row', { name: /Metric d/ })).toBeTruthy()
  expect(location.search).toContain('show=silent')
})

test('a department is submitted, and what is in the way is listed', async () => {
  const message = 'LS-1.1.d: nothing is said of “Metric d”.'
  const { sent } = openCollection('/collection?year=2022-23', {}, ({ method }) =>
    method === 'POST'
      ? { status: 422, body: { title: 'Not yet.', errors: [{ path: '', message }] } }
      : undefined,
  )
  const button = { name: 'Submit the cycle of Library Services' }
  fireEvent.click(await screen.findByRole('button', button))
  expect((await screen.findByRole('alert')).textContent).toContain(message)
  expect(deedsIn(sent)).toEqual([
    { path: '/cycles/2022-23-Q2/submit', body: { departmentId: 'd1' } },
  ])
})

test('a submission is accepted by another', async () => {
  const { sent } = openCollection('/collection?year=2022-23', { submission: SUBMITTED })
  const accept = await screen.findByRole('button', { name: 'Accept the cycle of Library Services' })
  screen.getByText(/By editor, Jan 18, 2023/)
  fireEvent.click(accept)
  await waitFor(() => expect(deedsIn(sent)).toHaveLength(1))
  expect(deedsIn(sent)).toEqual([
    { path: '/cycles/2022-23-Q2/accept', body: { departmentId: 'd1' } },
  ])
})

test('a submission is returned with a note', async () => {
  const { sent } = openCollection('/collection?year=2022-23', { submission: SUBMITTED })
  const button = { name: 'Return the cycle of Library Services' }
  fireEvent.click(await screen.findByRole('button', button))
  const dialog = screen.getByRole('dialog')
  fireEvent.input(within(dialog).getByLabelText('What is to be mended'), {
    target: { value: 'May is missing.' },
  })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Return' }))
  await waitFor(() => expect(deedsIn(sent)).toHaveLength(1))
  expect(deedsIn(sent)).toEqual([
    { path: '/cycles/2022-23-Q2/return', body: { departmentId: 'd1', note: 'May is missing.' } },
  ])
})

test('who submitted it is told that another accepts it; a reader is offered nothing', async () => {
  const own = { ...SUBMITTED, isOwn: true }
  openCollection('/collection?year=2022-23', { submission: own })
  await screen.findByText(/Somebody else accepts it/)
  expect(screen.queryByRole('button', { name: /^Accept/ })).toBeNull()
  cleanup()
  openCollection('/collection?year=2022-23', { submission: SUBMITTED, me: READER })
  await screen.findByText('Submitted, and waiting to be accepted.')
  expect(screen.queryByRole('button', { name: /^(Accept|Return|Submit)/ })).toBeNull()
})

test('the cycles say which are closed, by whom and why, and who is let in again', async () => {
  const { container } = openCollection('/cycles?year=2022-23', { me: READER })
  await screen.findByRole('heading', { level: 1, name: 'Cycles of 2022–23' })
  const row = screen.getByRole('row', { name: /^Q1/ })
  expect(row.textContent).toMatch(
    /by robin, although values were missing: “Grounds had no plan then.”/,
  )
  expect(
    within(row)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'Library Services, until Feb 20, 2023 “A sheet came late.”, by robin',
    'Grounds, until Jan 31, 2023 (over) “A sheet came late.”, by robin',
  ])
  expect(screen.queryByRole('button', { name: /^(Close|Reopen)/ })).toBeNull()
  expect(await accessibilityProblems(container)).toEqual([])
})

test('a coordinator closes a cycle that is due, and is told what is missing', async () => {
  let tries = 0
  const { sent } = openCollection('/cycles?year=2022-23', {}, ({ method }) => {
    if (method !== 'POST') return undefined
    tries += 1
    const errors = [{ path: 'metrics.d', message: 'LS-1.1.d: nothing is said.' }]
    return tries === 1
      ? { status: 422, body: { title: 'Nothing is said of one metric.', errors } }
      : { body: CLOSED }
  })
  fireEvent.click(await screen.findByRole('button', { name: 'Close Q2' }))
  const dialog = within(screen.getByRole('dialog', { name: 'Close Q2?' }))
  fireEvent.click(dialog.getByRole('button', { name: 'Close the cycle' }))
  expect((await dialog.findByRole('alert')).textContent).not.toContain('metrics.d')
  fireEvent.input(dialog.getByLabelText(/^Reason/), { target: { value: 'The state is late.' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Close the cycle' }))
  await screen.findByText('Q2 is closed.')
  expect(deedsIn(sent)).toEqual([
    { path: '/cycles/2022-23-Q2/close', body: {} },
    { path: '/cycles/2022-23-Q2/close', body: { reason: 'The state is late.' } },
  ])
})

test('a department is let in again until a day, with a reason', async () => {
  const { sent } = openCollection('/cycles?year=2022-23')
  fireEvent.click(await screen.findByRole('button', { name: 'Reopen Q1 for a department' }))
  const dialog = within(screen.getByRole('dialog'))
  fireEvent.click(dialog.getByRole('button', { name: 'Reopen' }))
  dialog.getByText('Choose the last day.')
  dialog.getByText('Say why in at least 10 characters.')
  fireEvent.change(dialog.getByLabelText('Department'), { target: { selectedIndex: 1 } })
  fireEvent.input(dialog.getByLabelText('Last day'), { target: { value: '2023-02-20' } })
  fireEvent.input(dialog.getByLabelText('Reason'), { target: { value: 'The plan came late.' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Reopen' }))
  await screen.findByText('Q1 is open again for Grounds.')
  const body = { departmentId: 'd2', until: '2023-02-20', reason: 'The plan came late.' }
  expect(deedsIn(sent)).toEqual([{ path: '/cycles/2022-23-Q1/reopen', body }])
})

test('the collection of an earlier day stays on it, and nothing is taken there', async () => {
  const address = '/collection?year=2022-23&asOf=2022-12-15'
  const { sent } = openCollection(address, { submission: SUBMITTED })
  await screen.findByRole('heading', { level: 1, name: 'Collection of Q2, 2022–23' })
  screen.getByText(/as it stood at the end of Dec 15, 2022/)
  expect(asked(sent)).toEqual(['/cycles/2022-23-Q2/collection', '/years/2022-23/cycles'])
  expect(screen.queryByRole('button', { name: /^(Accept|Return|Submit)/ })).toBeNull()
  expect(leading('Metric a')).toBe('/metrics/a?asOf=2022-12-15')
  expect(leading('Cycles and their locks')).toBe('/cycles?year=2022-23&asOf=2022-12-15')
  fireEvent.click(screen.getByRole('button', { name: 'Back to now' }))
  await screen.findByRole('button', { name: 'Accept the cycle of Library Services' })
  expect(leading('Metric a')).toBe('/metrics/a')
})

test('the cycles of an earlier day are let in as of that day, and none is closed there', async () => {
  const { sent } = openCollection('/cycles?year=2022-23&asOf=2023-01-30')
  await screen.findByText(/as it stood at the end of Jan 30, 2023/)
  await screen.findByText(/Grounds, until Jan 31, 2023$/)
  expect(asked(sent)).toEqual(['/departments', '/years/2022-23/cycles'])
  expect(screen.queryByRole('button', { name: /^(Close|Reopen)/ })).toBeNull()
  expect(leading('Collection of Q2')).toBe(
    '/collection?year=2022-23&cycle=2022-23-Q2&asOf=2023-01-30',
  )
})

test('a district without a school year is told where cycles come from', async () => {
  openPage('/collection', { '/years': { items: [], nextCursor: null } })
  expect(await screen.findByRole('heading', { name: 'No school year yet' })).toBeTruthy()
})

interface Given {
  submission?: object
  me?: object
}

function openCollection(
  address: string,
  { submission = OPEN, me = CLOSER }: Given = {},
  reply?: Parameters<typeof openPage>[2],
) {
  const [first, second] = COLLECTION.departments
  const answers = {
    '/me': me,
    '/years/2022-23/cycles': { items: CYCLES, nextCursor: null },
    '/departments': { items: DEPARTMENTS, nextCursor: null },
    '/cycles/2022-23-Q2/collection': {
      ...COLLECTION,
      departments: [{ ...first, submission }, second],
    },
    '/cycles/': {},
    '/settings': { timeZone: 'America/Los_Angeles' },
  }
  return openPage(address, answers, reply)
}

function deedsIn(sent: readonly Asked[]) {
  return sent.filter(({ method }) => method === 'POST').map(({ path, body }) => ({ path, body }))
}

function leading(name: string): string | null {
  return screen.getByRole('link', { name }).getAttribute('href')
}

/** The paths that were asked for as of an earlier moment. */
function asked(sent: readonly Asked[]): string[] {
  const then = sent.filter(({ path }) => /asOf=20\d\d-\d\d-\d\dT07%3A59%3A59/.test(path))
  return then.map(({ path }) => path.split('?')[0] ?? '').toSorted()
}
