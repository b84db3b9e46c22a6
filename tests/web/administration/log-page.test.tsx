import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'

import { accessibilityProblems } from '../../support/accessibility.ts'
import { openPage } from '../../support/pages.tsx'

const SLOW = { timeout: 15_000 }
const HASH = 'ab'.repeat(32)
const COUNTED = { numerator: 4, denominator: 6, observedOn: '2022-10-12', group: '', siteId: null }
const NAMES = {
  metric: { id: 'council', name: 'Council attendance' },
  department: { id: 'data', name: 'Data and Research' },
  site: null,
}
const CORRECTED = {
  number: 12,
  // In the evening of the 24th where the district is.
  at: '2023-01-25T05:45:00.000Z',
  actor: 'programs@district.example',
  actorName: 'programs@district.example',
  action: 'observation.correct',
  entity: 'observation',
  entityId: 'one',
  before: { ...COUNTED, version: 1, noteSha256: null },
  after: { ...COUNTED, denominator: 5, version: 2, noteSha256: HASH },
  reason: 'members who had left were still counted',
  ...NAMES,
  request: { id: 'r-1', from: 'private' },
  payload: '{"metricId":"council"}',
  prev: HASH,
  hash: HASH,
}
const CHANGED = {
  ...CORRECTED,
  number: 11,
  at: '2023-01-24T18:00:00.000Z',
  action: 'metric.change',
  entity: 'metric',
  entityId: 'council',
  before: { target: 0, tolerance: { amount: 1 }, siteIds: ['lincoln'], removed: false, version: 1 },
  after: { target: 80, tolerance: { amount: 0 }, siteIds: [], removed: false, version: 2 },
  reason: null,
  request: null,
}
const ADDED = {
  ...CHANGED,
  number: 10,
  at: '2023-01-23T18:00:00.000Z',
  action: 'division.add',
  before: null,
  after: { name: 'Learning', position: 3 },
  metric: null,
  department: null,
}
const CHOICES = {
  actors: [{ actor: 'programs@district.example', name: 'Programs editor' }],
  metrics: [
    { id: 'm1', name: 'Parent advisory groups', departmentId: 'programs' },
    { id: 'm2', name: 'Report accounts', departmentId: 'elsewhere' },
  ],
  actions: ['observation.correct', 'division.add'],
}
const WHOLE = {
  ok: true,
  events: 12,
  head: HASH,
  brokenAt: null,
  why: null,
  next: null,
  part: null,
  entry: null,
  versions: 7,
  counted: 0,
  fedCounted: 0,
  states: 12,
  packets: 2,
  rollUps: 3,
  checkedAt: '2023-01-25T06:00:00.000Z',
}
const BROKEN = {
  ...WHOLE,
  ok: false,
  head: null,
  brokenAt: 4,
  why: 'Entry 4 of the log does not hold: its content does not match its hash.',
  next: 'Keep a copy.',
  part: 'log',
  entry: {
    at: CHANGED.at,
    actor: 'somebody',
    actorName: 'somebody',
    action: 'metric.change',
    entity: 'x',
    entityId: 'y',
  },
}

async function open(search = '', answers: Record<string, unknown> = {}) {
  const page = openPage(`/administration/log${search}`, {
    '/audit': { items: [CORRECTED, CHANGED, ADDED], nextCursor: '10' },
    '/audit/choices': CHOICES,
    '/audit/verify': WHOLE,
    '/departments': { items: [{ id: 'data', name: 'Data and Research' }], nextCursor: null },
    '/settings': { timeZone: 'America/Los_Angeles' },
    ...answers,
  })
  await screen.findByRole('heading', { level: 1, name: 'Log of changes' }, SLOW)
  await screen.findByRole('link', { name: 'Download as CSV' }, SLOW)
  return page
}

describe('the log of changes', () => {
  afterEach(cleanup)

  test('tells who changed what from what to what and why, by the district’s days', async () => {
    const { container } = await open()
    const days = screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent)
    expect(days).toEqual([
      'Is the record whole?',
      'Tuesday, January 24, 2023',
      'Monday, January 23, 2023',
    ])
    const [first, second, third] = container.querySelectorAll('.log-entry')
    expect(first?.textContent).toContain('9:45 PM')
    expect(first?.textContent).toContain('Corrected an observation Council attendance')
    expect(first?.textContent).toContain('Number 4 of 6 →became 4 of 5')
    expect(first?.textContent).toContain('Note nothing →became a note (abababab…)')
    expect(first?.textContent).toContain('“members who had left were still counted”')
    expect(first?.textContent).toContain('r-1, the house’s network')
    expect(second?.textContent).toContain('Target 0 →became 80')
    expect(second?.textContent).toContain('Tolerance · Amount 1 →became 0')
    expect(second?.textContent).toContain('Sites lincoln →became nothing')
    expect(second?.textContent).not.toContain('Version')
    expect(second?.textContent).not.toContain('Removed')
    expect(third?.textContent).toContain('Added a division Learning')
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('leads to the thing, to all its changes, and on to older entries', async () => {
    await open('?actor=programs@district.example')
    const [link] = screen.getAllByRole('link', { name: 'Council attendance' })
    expect(link?.getAttribute('href')).toBe('/metrics/council')
    const [all] = screen.getAllByRole('link', { name: 'All changes of Council attendance' })
    expect(all?.getAttribute('href')).toBe('/administration/log?metric=council')
    const older = screen.getByRole('link', { name: 'Older entries' })
    expect(older.getAttribute('href')).toBe(
      '/administration/log?actor=programs%40district.example&cursor=10',
    )
    const file = screen.getByRole('link', { name: 'Download as CSV' })
    expect(file.getAttribute('href')).toBe(
      '/api/v1/export/audit.csv?actor=programs%40district.example',
    )
  })

  test('is narrowed in the address, and a choice begins at the newest again', async () => {
    const { sent } = await open('?cursor=10&from=nonsense')
    expect(sent.map(({ path }) => path)).toContain('/audit?cursor=10&limit=50')
    fireEvent.change(screen.getByLabelText('What'), { target: { value: 'division.add' } })
    await waitFor(() => expect(location.search).toBe('?action=division.add'))
    fireEvent.change(screen.getByLabelText('From'), { target: { value: '2023-01-20' } })
    await waitFor(() => expect(location.search).toBe('?action=division.add&from=2023-01-20'))
    const asked = '/audit?action=division.add&from=2023-01-20&limit=50'
    await waitFor(() => expect(sent.map(({ path }) => path)).toContain(asked))
  })

  test('says so where nothing fits', async () => {
    const empty = { '/audit': { items: [], nextCursor: null } }
    const { container } = await open('?action=division.add', empty)
    expect(screen.getByRole('heading', { name: 'No change is like that' })).toBeTruthy()
    expect(await accessibilityProblems(container)).toEqual([])
  })
})

describe('the check of the record', () => {
  afterEach(cleanup)

  test('says that it is unbroken, with the line to keep', async () => {
    const { container } = await open()
    fireEvent.click(screen.getByRole('button', { name: 'Check the record now' }))
    expect(await screen.findByText('Unbroken')).toBeTruthy()
    expect(screen.getByText(`12 ${HASH}`)).toBeTruthy()
    expect(screen.getByText('Jan 24, 2023, 10:00 PM')).toBeTruthy()
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('compares a number and hash that somebody kept', async () => {
    const { sent } = await open()
    fireEvent.click(screen.getByText('Compare with a number and hash that you kept'))
    fireEvent.click(screen.getByRole('button', { name: 'Compare' }))
    expect(await screen.findByText('Give the number of the entry.')).toBeTruthy()
    expect(sent.filter(({ path }) => path.startsWith('/audit/verify'))).toEqual([])
    fireEvent.input(screen.getByLabelText('Number'), { target: { value: ' 4 ' } })
    fireEvent.input(screen.getByLabelText('Hash'), { target: { value: HASH.toUpperCase() } })
    fireEvent.click(screen.getByRole('button', { name: 'Compare' }))
    expect(await screen.findByText('Entry 4 still has the hash that you kept.')).toBeTruthy()
    expect(sent.map(({ path }) => path)).toContain(`/audit/verify?tx=4&hash=${HASH}`)
  })

  test('offers the metrics of the department that was chosen', async () => {
    await open('?department=programs')
    const options = Array.from(screen.getByLabelText('Metric').querySelectorAll('option'))
    expect(options.map(({ textContent }) => textContent)).toEqual([
      'Every metric',
      'Parent advisory groups',
    ])
  })

  test.each([
    [{ counted: 1 }, '1 observation came with an older import'],
    [{ fedCounted: 1 }, '1 observation came from an older answer'],
    [{ fedCounted: 1200 }, '1,200 observations came from older answers'],
  ])('says what older entries do not vouch for: %j', async (more, words) => {
    await open('', { '/audit/verify': { ...WHOLE, ...more } })
    fireEvent.click(screen.getByRole('button', { name: 'Check the record now' }))
    const found = within(await screen.findByRole('status'))
    expect(await found.findByText(new RegExp(words))).toBeTruthy()
    expect(found.queryAllByText(/older/)).toHaveLength(1)
  })

  test('names what is broken, what it reads now, and how to go on', async () => {
    const { container } = await open('', { '/audit/verify': BROKEN })
    fireEvent.click(screen.getByRole('button', { name: 'Check the record now' }))
    const found = within(await screen.findByRole('status'))
    expect(await found.findByText('The record is broken')).toBeTruthy()
    expect(found.getByText(/Entry 4 of the log does not hold/)).toBeTruthy()
    expect(found.getByText(/It reads now: Changed a metric, by somebody/)).toBeTruthy()
    expect(found.getByText('Keep a copy.')).toBeTruthy()
    expect(await accessibilityProblems(container)).toEqual([])
  })
})
