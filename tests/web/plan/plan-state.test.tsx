import { cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'

import { accessibilityProblems } from '../../support/accessibility.ts'
import type { Asked } from '../../support/pages.tsx'
import { ME, openPage } from '../../support/pages.tsx'

const APPROVER = { ...ME, rights: [...ME.rights, 'approve'] }
const DEPARTMENT = { id: 'd1', code: 'LS', name: 'Library Services', divisionId: null }
const METRIC = {
  id: 'm1',
  code: 'LS-1.1.a',
  letter: 'a',
  text: 'Loans',
  title: '',
  kind: 'count',
  cadence: 'quarterly',
  cadenceReason: '',
  lacks: [],
}
const submitted = {
  number: 7,
  step: 'submit',
  by: 'Edith Moss',
  isOwn: false,
  at: '2022-09-01T18:00:00Z',
  note: '',
  action: 'plan.submit',
}
const approved = { ...submitted, number: 8, step: 'approve', by: ME.actor, action: 'plan.approve' }
const changed = {
  ...submitted,
  number: 9,
  step: 'change',
  note: 'A mistake in the table.',
  action: 'metric.change',
}

afterEach(cleanup)

test('a draft is submitted by who may change it, from the plan that was read', async () => {
  const { sent, container } = openPlan({ state: 'draft' })
  await screen.findByText(/Nobody has submitted it yet/)
  expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Submit' }))
  await screen.findByText('The plan is submitted.')
  expect(deedsIn(sent)).toEqual([{ path: '/plans/p1/submit', body: {} }])
  expect(await accessibilityProblems(container)).toEqual([])
})

test('a submitted plan says by whom, and is approved by another', async () => {
  const { sent } = openPlan({ state: 'submitted', steps: [submitted] })
  await screen.findByText(/Submitted by Edith Moss, Sep 1, 2022/)
  fireEvent.click(screen.getByRole('button', { name: 'Approve' }))
  await screen.findByText('The plan is approved.')
  expect(deedsIn(sent)).toEqual([{ path: '/plans/p1/approve', body: {} }])
})

test('who submitted it is told that another approves it', async () => {
  openPlan({ state: 'submitted', steps: [{ ...submitted, isOwn: true }] })
  await screen.findByText(/Somebody else approves it/)
  expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull()
})

test('who may only read is told the state and given no button', async () => {
  openPlan({ state: 'submitted', steps: [submitted], me: { ...ME, rights: ['read'] } })
  await screen.findByText(/waiting for its approval/)
  const state = screen.getByRole('region', { name: 'State of the plan' })
  expect(within(state).queryAllByRole('button')).toEqual([])
})

test('what is in the way of the approval is listed and leads to the metric', async () => {
  const rare = { ...METRIC, cadence: 'yearly' }
  openPlan({ state: 'submitted', steps: [submitted], metric: rare })
  await screen.findByText('One metric is in the way of the approval')
  const state = screen.getByRole('region', { name: 'State of the plan' })
  expect(within(state).getByRole('link', { name: 'Loans' }).getAttribute('href')).toBe(
    '/metrics/m1',
  )
  within(state).getByText(/this is measured once a year/)
  expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull()
})

test('a plan is returned with a note, and not without', async () => {
  const { sent } = openPlan({ state: 'submitted', steps: [submitted] })
  fireEvent.click(await screen.findByRole('button', { name: 'Return' }))
  const dialog = screen.getByRole('dialog', { name: 'Return this plan?' })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Return' }))
  within(dialog).getByText('Say what is to be mended.')
  const field = within(dialog).getByLabelText('What is to be mended')
  fireEvent.input(field, { target: { value: 'Say who owns it.' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Return' }))
  await screen.findByText('The plan is returned.')
  expect(deedsIn(sent)).toEqual([{ path: '/plans/p1/return', body: { note: 'Say who owns it.' } }])
})

test('a change since the approval is shown with its reason, and approved again', async () => {
  openPlan({ state: 'approved', steps: [submitted, approved, changed] })
  await screen.findByText('Approved, and changed since.')
  screen.getByText(/Changed a metric: Edith Moss, Sep 1, 2022/)
  screen.getByText('“A mistake in the table.”')
  expect(screen.getByRole('button', { name: 'Approve the changes' })).toBeTruthy()
})

test('a refusal is shown in its own words', async () => {
  openPlan({ state: 'submitted', steps: [submitted] }, ({ method }) =>
    method === 'POST'
      ? { status: 409, body: { title: 'Nobody approves their own plan.' } }
      : undefined,
  )
  fireEvent.click(await screen.findByRole('button', { name: 'Approve' }))
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toBe('Nobody approves their own plan.')
})

interface PlanGiven {
  state: string
  steps?: object[]
  metric?: object
  me?: object
}

function openPlan(
  { state, steps = [], metric = METRIC, me = APPROVER }: PlanGiven,
  reply?: Parameters<typeof openPage>[2],
) {
  const action = { id: 'a1', number: 1, text: 'Lend', needsResources: null, goals: [] }
  const plan = {
    id: 'p1',
    departmentId: 'd1',
    schoolYear: '2022-23',
    kind: 'department_plan',
    state,
    reportGenerated: null,
    printedDepartment: null,
    contacts: [],
    emails: [],
    phone: null,
    sections: {},
    chains: [],
    priorities: [
      { id: 'r1', number: 1, title: 'Lend', actions: [{ ...action, metrics: [metric] }] },
    ],
    version: 1,
  }
  const answers = {
    '/me': me,
    '/plans/p1': plan,
    '/plans/p1/steps': { items: steps, nextCursor: null },
    '/departments/d1': DEPARTMENT,
    '/settings': { timeZone: 'America/Los_Angeles' },
  }
  return openPage('/plans/p1', answers, reply)
}

function deedsIn(sent: readonly Asked[]) {
  return sent.filter(({ method }) => method === 'POST').map(({ path, body }) => ({ path, body }))
}
