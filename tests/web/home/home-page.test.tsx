import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'

import { accessibilityProblems } from '../../support/accessibility.ts'
import {
  actionOf,
  dashboardOf,
  departmentOf,
  exampleDashboard,
  metricOf,
  priorityOf,
} from '../../support/dashboards.ts'
import type { Asked, Reply } from '../../support/pages.tsx'
import { ME, openPage } from '../../support/pages.tsx'

const SLOW = { timeout: 15_000 }

afterEach(cleanup)

describe('the home page', () => {
  test('says where the district stands, with one mark for each metric', async () => {
    const { container } = openPage('/', { '/dashboard': exampleDashboard() })
    await screen.findByRole(
      'heading',
      { level: 1, name: '1 of 3 metrics judged in Q2 is on track or better' },
      SLOW,
    )
    screen.getByText('3 need attention, 1 owes a number.')
    const marks = screen.getByRole('list', { name: 'Every metric in Q2, one mark each' })
    expect(
      within(marks)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['1 Off track', '1 At risk', '1 Incomplete', '1 No number', '1 Met'])
    expect(within(marks).getAllByRole('link')[0]?.getAttribute('href')).toBe(
      '/overview?year=2022-23&cycle=Q2&status=off_track',
    )
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('says how much of the cycle under way is logged, and the days left', async () => {
    openPage('/', { '/dashboard': exampleDashboard() })
    await screen.findByRole('heading', { level: 2, name: 'Q3 Jan–Mar is being logged' }, SLOW)
    screen.getByText('0 of 5 logged. It is due Apr 20, 2023, 69 days from now.')
    const row = screen.getByRole('row', { name: /Data and Research/ })
    expect(row.textContent).toContain('0 of 3')
    expect(screen.getByRole('row', { name: /Technology/ }).textContent).toContain('no plan yet')
  })

  test('leads to each metric that needs attention or has no number', async () => {
    openPage('/', { '/dashboard': exampleDashboard() })
    const link = await screen.findByRole('link', { name: 'Title of DR-1.1.a' }, SLOW)
    expect(link.getAttribute('href')).toBe('/metrics/dr-1.1.a')
    screen.getByRole('link', { name: 'Title of DR-2.2.a' })
  })

  test('shows the beginning of a long list, and where the rest is', async () => {
    const many = Array.from({ length: 11 }, (_, at) => metricOf(`DR-1.1.${at}`, ['met', 'at_risk']))
    const priority = priorityOf(1, 'Trust', [actionOf(1, many)])
    openPage('/', { '/dashboard': dashboardOf([departmentOf('Data', [priority])]) })
    const rest = await screen.findByRole('link', { name: '3 more on the overview' }, SLOW)
    expect(rest.getAttribute('href')).toBe('/overview?year=2022-23&cycle=Q2&show=attention')
    expect(screen.getAllByRole('link', { name: /^Title of/ })).toHaveLength(8)
  })

  test('says that nothing was judged yet', async () => {
    const priority = priorityOf(1, 'Trust', [actionOf(1, [metricOf('a', [])])])
    const departments = [departmentOf('Data', [priority])]
    openPage('/', { '/dashboard': dashboardOf(departments, { today: '2022-08-01' }) })
    await screen.findByRole('heading', { name: 'No metric has been judged yet in 2022–23' }, SLOW)
    const lede = 'The first statuses come with the values of Q1, due Oct 20.'
    expect(screen.getByText(lede).tagName).toBe('P')
  })
})

describe('a district with nothing in it', () => {
  test('is led through its steps: a year, departments, a plan', async () => {
    const { container, sent } = openPage('/', {}, nothingYet())
    await screen.findByRole('heading', { level: 1, name: 'Set up the district' }, SLOW)
    expect(current()).toBe('Create a school year')
    expect(await accessibilityProblems(container)).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: 'Create 2022–23' }))

    await waitFor(() => expect(current()).toBe('Add the departments'), SLOW)
    fireEvent.input(screen.getByLabelText('Name'), { target: { value: ' Data and Research ' } })
    fireEvent.input(screen.getByLabelText(/^Code/), { target: { value: 'DR' } })
    fireEvent.click(screen.getByRole('button', { name: 'Add department' }))

    await waitFor(() => expect(current()).toBe('Import a plan'), SLOW)
    screen.getByText('There already: Data and Research (DR).')
    expect(sent.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
      { id: '2022-23' },
      { name: 'Data and Research', code: 'DR' },
    ])
    expect(screen.getByRole('link', { name: 'Import a plan' }).getAttribute('href')).toBe('/import')
  })

  test('says why a department was refused and keeps what was typed', async () => {
    const answer = nothingYet()
    openPage('/overview?year=2022-23', {}, (request) => {
      if (request.path === '/years?limit=500') return undefined
      if (request.path.startsWith('/departments')) {
        return { status: 409, body: { title: 'Another department has this name or code.' } }
      }
      return answer(request)
    })
    fireEvent.input(await screen.findByLabelText('Name', {}, SLOW), { target: { value: 'Data' } })
    fireEvent.click(screen.getByRole('button', { name: 'Add department' }))
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('Another department has this name or code.')
    screen.getByDisplayValue('Data')
  })

  test('tells a reader whom to ask', async () => {
    const reader = { ...ME, role: 'viewer', rights: ['public', 'read'] }
    openPage('/', { '/me': reader }, nothingYet(reader))
    await screen.findByText('A coordinator can do this. Ask one for it.', {}, SLOW)
    expect(screen.queryByRole('button', { name: /^Create/ })).toBeNull()
  })
})

function current(): string | undefined {
  const step = document.querySelector('[aria-current=step]')
  return step?.querySelector('h2')?.textContent ?? undefined
}

function nameIn(body: unknown): string {
  const said = new Map(Object.entries(body ?? {}))
  return `${said.get('name')} (${said.get('code')})`
}

/** A server that remembers what it was given. */
function nothingYet(me: unknown = ME): (request: Asked) => Reply | undefined {
  const years: unknown[] = []
  const departments: string[] = []
  return ({ method, path, body }) => {
    if (path === '/me') return { body: me }
    if (method === 'POST' && path === '/years') {
      years.push({ id: '2022-23', startsOn: '2022-07-01', endsOn: '2023-06-30', version: 1 })
      return { status: 201, body: years[0] }
    }
    if (method === 'POST' && path === '/departments') {
      departments.push(nameIn(body))
      return { status: 201, body: {} }
    }
    if (path.startsWith('/years')) return { body: { items: [...years], nextCursor: null } }
    const without = { planId: null, planState: null }
    return { body: dashboardOf(departments.map((name) => departmentOf(name, [], without))) }
  }
}
