import { cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'

import { accessibilityProblems } from '../../support/accessibility.ts'
import type { Asked, Reply } from '../../support/pages.tsx'
import { openPage } from '../../support/pages.tsx'

const SLOW = { timeout: 15_000 }
const TOLD = [{ cycleId: '2022-23-Q2', departmentId: 'data' }]
const SENT = {
  id: 'r1',
  personId: 'p2',
  personName: 'Sam',
  on: '2023-01-13',
  kind: 'own',
  askedCycleId: null,
  state: 'sent',
  tries: 1,
  nextTryAt: null,
  settledAt: '2023-01-13T16:00:00.000Z',
  error: null,
  told: TOLD,
}
const LIST = [
  {
    ...SENT,
    id: 'r3',
    state: 'waiting',
    error: 'EENVELOPE 451',
    nextTryAt: '2023-02-10T17:15:00.000Z',
    settledAt: null,
  },
  { ...SENT, id: 'r2', personName: 'Robin Vale', kind: 'overview', askedCycleId: '2022-23-Q2' },
  SENT,
]
const PEOPLE = [{ personId: 'p2', personName: 'Sam', kind: 'own', told: TOLD }]
const MAIL = {
  personId: 'p2',
  personName: 'Sam',
  kind: 'own',
  subject: '3 metrics to log',
  text: 'Hello Sam,',
}
const CYCLE = {
  id: '2022-23-Q2',
  schoolYear: '2022-23',
  number: 2,
  name: 'Q2',
  startsOn: '2022-10-01',
  endsOn: '2022-12-31',
  dueOn: '2023-01-20',
  graceDays: 0,
  meetingOn: null,
  state: 'due',
  closedAt: null,
  closedBy: null,
  closingReason: null,
  reopenings: [],
  version: 1,
}

async function open(
  next: object = { obstacles: [], next: { on: '2023-02-11', people: PEOPLE } },
  reply?: (request: Asked) => Reply | undefined,
) {
  const departments = [{ id: 'data', name: 'Data and Research', code: 'DR', divisionId: null }]
  const page = openPage(
    '/administration/reminders?year=2022-23',
    {
      '/reminders/next': next,
      '/reminders/preview': { items: [MAIL] },
      '/reminders': { items: LIST, nextCursor: null },
      '/departments': { items: departments, nextCursor: null },
      '/settings': { timeZone: 'America/Los_Angeles' },
      '/years/2022-23/cycles': { items: [CYCLE], nextCursor: null },
    },
    reply,
  )
  await screen.findByRole('heading', { level: 1, name: 'Reminders' }, SLOW)
  return page
}

describe('the page of the reminders', () => {
  afterEach(cleanup)

  test('says what was sent to whom, and how it went', async () => {
    const { container } = await open()
    const sent = within(screen.getByRole('table', { name: 'What was sent' }))
    const rows = sent.getAllByRole('row').map(({ textContent }) => textContent)
    expect(rows[1]).toMatch(/Waiting.*1 try, mail server: EENVELOPE 451, again at 9:15 AM/)
    expect(rows[2]).toMatch(
      /^Robin Vale.*Who is late: Data and Research, Q2 2022–23 \(sent by hand\)/,
    )
    expect(rows[3]).toMatch(/^SamJan 13, 2023Data and Research, Q2 2022–23Sent at 8:00 AM$/)
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('leads to older ones a page at a time, and back to the newest', async () => {
    const older = { ...SENT, id: 'r0', personName: 'Kim' }
    const { container, sent } = await open(undefined, ({ path }) => {
      if (path === '/reminders?limit=100') return { body: { items: LIST, nextCursor: 'r1' } }
      if (!path.startsWith('/reminders?')) return undefined
      return { body: { items: [older], nextCursor: null } }
    })
    expect(screen.queryByRole('link', { name: 'Newest reminders' })).toBeNull()
    fireEvent.click(screen.getByRole('link', { name: 'Older reminders' }))
    await screen.findByRole('rowheader', { name: 'Kim' })
    expect(location.search).toBe('?year=2022-23&cursor=r1')
    expect(sent.map(({ path }) => path)).toContain('/reminders?limit=100&cursor=r1')
    expect(screen.queryByRole('link', { name: 'Older reminders' })).toBeNull()
    expect(await accessibilityProblems(container)).toEqual([])
    fireEvent.click(screen.getByRole('link', { name: 'Newest reminders' }))
    await screen.findByRole('rowheader', { name: 'Robin Vale' })
    expect(location.search).toBe('?year=2022-23')
  })

  test('says who is next', async () => {
    await open()
    expect(screen.getByText('On Feb 11, 2023, 1 person, as things are now.')).toBeTruthy()
    expect(screen.getByText(/^Reminders are on/)).toBeTruthy()
  })

  test.each([
    [['off', 'no_mail'], /turned off.*SMTP_URL/],
    [['off'], /turned off under District settings/],
    [['no_mail'], /^This server sends no mail/],
    [['off', 'no_mail', 'demonstration'], /^The demonstration sends no mail/],
  ])('says what is missing: %s', async (obstacles, words) => {
    await open({ obstacles, next: null })
    expect(screen.getByText('Nobody is reminded yet.')).toBeTruthy()
    expect(screen.getByText(words)).toBeTruthy()
    screen.getByText('Nobody has anything left to log in the next 120 days.')
  })

  test('the mails of a cycle are read, then sent', async () => {
    const { sent } = await open(undefined, ({ method }) =>
      method === 'POST' ? { status: 202, body: { added: 1 } } : undefined,
    )
    fireEvent.click(screen.getByRole('button', { name: 'Read the mails first' }))
    await screen.findByText('Hello Sam,')
    fireEvent.click(screen.getByRole('button', { name: 'Send to 1 person' }))
    await screen.findByText('On its way to 1 person.')
    expect(sent.find(({ method }) => method === 'POST')).toMatchObject({
      path: '/reminders/send',
      body: { cycleId: '2022-23-Q2' },
    })
  })

  test('where none are sent, the mails can be read and no more', async () => {
    await open({ obstacles: ['no_mail'], next: null })
    fireEvent.click(screen.getByRole('button', { name: 'Read the mails first' }))
    await screen.findByText('Hello Sam,')
    expect(screen.queryByRole('button', { name: /^Send to/ })).toBeNull()
  })
})
