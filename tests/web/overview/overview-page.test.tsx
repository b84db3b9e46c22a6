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
import { openPage } from '../../support/pages.tsx'

const SLOW = { timeout: 15_000 }

afterEach(cleanup)

async function openOverview(search = '?year=2022-23') {
  const opened = openPage(`/overview${search}`, { '/dashboard': exampleDashboard() })
  await screen.findByRole('heading', { level: 1, name: 'Where we stand, 2022–23' }, SLOW)
  return opened
}

function rowOf(name: string): HTMLElement {
  const row = screen.getByRole('rowheader', { name: new RegExp(name) }).closest('tr')
  if (!row) throw new Error(`no row ${name}`)
  return row
}

function cellsOf(name: string): string[] {
  return within(rowOf(name))
    .getAllByRole('cell')
    .map(({ textContent }) => textContent ?? '')
}

function shownDepartments(): (string | null)[] {
  return screen.getAllByRole('rowheader').map(({ textContent }) => textContent)
}

function pick(label: string, value: string) {
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
}

function leading(name: RegExp): string[] {
  return screen.getAllByRole<HTMLAnchorElement>('link', { name }).map(({ href }) => href)
}

describe('the overview', () => {
  test('counts metrics by status for departments and priorities, never more', async () => {
    await openOverview()
    const cells = cellsOf('Data and Research')
    expect(cells[0]).toContain('1 at risk2 on track')
    expect(cells[1]).toContain('1 off track1 without a number1 met')
    expect(cells[1]).toContain('2 of 3 logged')
    expect(cells.slice(2)).toEqual(['due Apr 20', 'not due', '1 better · 1 worse'])
    expect(cellsOf('Open the data')[1]).toBe('Open the data, Q2: 1 without a number')
    expect(cellsOf('Open the data').slice(2)).toEqual(['', '', 'no change'])
  })

  test('of an earlier day says so, stays on it, changes nothing and leads back', async () => {
    const asOf = '2022-12-16T07:59:59.000Z'
    const { sent } = openPage('/overview?year=2022-23&asOf=2022-12-15', {
      '/dashboard': { ...exampleDashboard(), asOf },
      '/settings': { timeZone: 'America/Los_Angeles' },
    })
    await screen.findByText(/as it stood at the end of Dec 15, 2022/, {}, SLOW)
    await screen.findByRole('heading', { level: 1, name: 'Where we stand, 2022–23' }, SLOW)
    const asked = sent.find(({ path }) => path.startsWith('/dashboard'))
    expect(asked?.path).toContain(`asOf=${encodeURIComponent(asOf)}`)
    expect(leading(/^Data and Research/)[0]).toContain('asOf=2022-12-15')
    expect(leading(/progress/i)[0]).toContain(`asOf=${encodeURIComponent(asOf)}`)
    expect(screen.queryByRole('link', { name: 'Import one' })).toBeNull()

    fireEvent.click(screen.getByRole('button', { name: 'Back to now' }))
    await waitFor(() => expect(screen.queryByText(/as it stood at the end/)).toBeNull())
    expect(location.search).toBe('?year=2022-23')
  })

  test('leaves out metrics that owe nothing beside those that do', async () => {
    const metrics = [metricOf('a', ['met']), metricOf('b', [])]
    const department = departmentOf('Data', [priorityOf(1, 'Trust', [actionOf(1, metrics)])])
    openPage('/overview?cycle=Q1', { '/dashboard': dashboardOf([department]) })
    await screen.findByRole('heading', { level: 1, name: 'Where we stand, 2022–23' }, SLOW)
    expect(cellsOf('Trust')[0]).toBe('Trust, Q1: 1 met')
  })

  test('says that nothing needs attention when nothing does', async () => {
    const metrics = [metricOf('a', ['met', 'met'])]
    const department = departmentOf('Data', [priorityOf(1, 'Trust', [actionOf(1, metrics)])])
    openPage('/overview', { '/dashboard': dashboardOf([department]) })
    await screen.findByText('No metric is off track, at risk or incomplete in Q2.', {}, SLOW)
    expect(screen.queryByText('Every metric that owes a number in Q2 has one.')).not.toBeNull()
  })

  test('says the priority in a word, of the cycle in view', async () => {
    await openOverview()
    expect(within(rowOf('Trust the records')).getByRole('rowheader').textContent).toBe(
      '1 Trust the recordsIn a word, Q2: Off track',
    )
  })

  test('leads down from every cell to the priority and the cycle', async () => {
    await openOverview()
    const links = within(rowOf('Open the data')).getAllByRole('link')
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/departments/data-and-research?year=2022-23&priority=2&cycle=Q2',
      '/departments/data-and-research?year=2022-23&priority=2&cycle=Q1',
      '/departments/data-and-research?year=2022-23&priority=2&cycle=Q2',
    ])
    screen.getByRole('link', { name: 'Open the data, Q1: 1 on track' })
  })

  test('lists what needs attention with its sentence, and what has no number with its reason', async () => {
    await openOverview()
    const [attention, silent] = screen.getAllByRole('list').slice(-2)
    if (!attention || !silent) throw new Error('no lists')
    expect(
      within(attention)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['Title of DR-1.1.a', 'Title of FP-1.3.a', 'Title of FP-1.3.b'])
    expect(attention.textContent).toContain('Sentence of off_track.')
    const [link] = within(silent).getAllByRole('link')
    expect(link?.getAttribute('href')).toBe('/metrics/dr-2.2.a')
    expect(silent.textContent).toContain('nothing was logged, and no reason was given')
  })

  test('says what a department lacks, and how to mend it', async () => {
    await openOverview()
    const technology = within(rowOf('Technology'))
    expect(technology.getByRole('rowheader').textContent).toContain('No plan for 2022–23 yet.')
    expect(technology.getByRole('link', { name: 'Import one' }).getAttribute('href')).toBe(
      '/import',
    )
  })

  test('keeps the accessibility rules', async () => {
    const { container } = await openOverview()
    expect(await accessibilityProblems(container)).toEqual([])
  })
})

describe('the filters of the overview', () => {
  test('recount what is shown, say how much that is, and live in the address', async () => {
    await openOverview()
    screen.getByText('All 5 metrics are shown.')
    expect(screen.queryByRole('link', { name: 'Clear filters' })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Needs attention 3' }))
    screen.getByText('3 of 5 metrics are shown.')
    expect(location.search).toBe('?year=2022-23&show=attention')
    await waitFor(() => expect(cellsOf('Data and Research')[1]).not.toContain('met'))
    expect(cellsOf('Data and Research')[1]).toContain('1 off track')
    expect(shownDepartments()).toHaveLength(4)
  })

  test.each([
    ['Department', 'family-programs', 'department=family-programs', '2 of 5 metrics are'],
    ['Status in Q2', 'met', 'status=met', '1 of 5 metrics is'],
    ['Source of data', 'Help desk', 'source=Help+desk', '1 of 5 metrics is'],
    ['LCAP goal', 'LCAP 1', 'goal=LCAP+1', '3 of 5 metrics are'],
  ])('%s narrows to %s', async (label, value, search, shown) => {
    await openOverview()
    pick(label, value)
    screen.getByText(`${shown} shown.`)
    expect(location.search).toBe(`?year=2022-23&${search}`)
    pick(label, '')
    expect(location.search).toBe('?year=2022-23')
  })

  test('offer each choice with how many metrics it would leave', async () => {
    await openOverview('?year=2022-23&goal=LCAP+1')
    const options = within(screen.getByLabelText('Source of data')).getAllByRole('option')
    expect(options.map(({ textContent }) => textContent)).toEqual([
      'All sources',
      'Aeries (2)',
      'Help desk (1)',
    ])
    screen.getByRole('option', { name: 'Met (1)' })
    screen.getByRole('option', { name: 'Family Programs (0)' })
  })

  test('offer the other choices of a picker that has one', async () => {
    await openOverview('?year=2022-23&status=met')
    const options = within(screen.getByLabelText('Status in Q2')).getAllByRole('option')
    expect(options.map(({ textContent }) => textContent)).toContain('Off track (1)')
  })

  test('are read from a link', async () => {
    await openOverview('?year=2022-23&status=met&cycle=Q2')
    screen.getByText('1 of 5 metrics is shown.')
    screen.getByRole('heading', { name: 'Needs attention 0' })
    expect(screen.getAllByText('None of the metrics shown.')).toHaveLength(2)
    expect(screen.getByRole('link', { name: 'Clear filters' }).getAttribute('href')).toBe(
      '/overview?year=2022-23&cycle=Q2',
    )
  })

  test('take typed words at once and write them down when the typing rests', async () => {
    await openOverview()
    fireEvent.input(screen.getByLabelText('Find a metric'), { target: { value: 'fp-1' } })
    screen.getByText('2 of 5 metrics are shown.')
    expect(location.search).toBe('?year=2022-23')
    await waitFor(() => expect(location.search).toBe('?year=2022-23&find=fp-1'))
    fireEvent.keyDown(screen.getByLabelText('Find a metric'), { key: 'Escape' })
    screen.getByText('All 5 metrics are shown.')
  })

  test('say so when nothing passes', async () => {
    await openOverview('?year=2022-23&find=zzz')
    screen.getByRole('heading', { name: 'No metric passes these filters' })
    expect(screen.queryByRole('table')).toBeNull()
  })
})

describe('the year of the overview', () => {
  test('is today’s when the address names none', async () => {
    const { sent } = await openOverview('')
    expect(sent.map(({ path }) => path)).toContain('/dashboard?year=2022-23')
  })

  test('changes with the picker, which keeps what is shown until the other year is there', async () => {
    const earlier = dashboardOf([departmentOf('Data and Research', [])], { schoolYear: '2021-22' })
    const { sent } = openPage('/overview?year=2022-23', {
      '/dashboard': exampleDashboard(),
      '/dashboard?year=2021-22': earlier,
    })
    await screen.findByRole('heading', { level: 1, name: 'Where we stand, 2022–23' }, SLOW)
    pick('School year', '2021-22')
    screen.getByRole('heading', { level: 1, name: 'Where we stand, 2022–23' })
    await screen.findByRole('heading', { level: 1, name: 'Where we stand, 2021–22' })
    expect(location.search).toBe('?year=2021-22')
    expect(sent.filter(({ path }) => path.startsWith('/dashboard'))).toHaveLength(2)
  })

  test('that is not there is refused, with a way out', async () => {
    openPage('/overview?year=1999-00', {}, ({ path }) =>
      path.startsWith('/dashboard')
        ? { status: 404, body: { title: 'There is no such school year.', status: 404 } }
        : undefined,
    )
    const alert = await screen.findByRole('alert', {}, SLOW)
    expect(alert.textContent).toContain('There is no such school year.')
    expect(
      within(alert)
        .getByRole('link', { name: 'Go to the current school year' })
        .getAttribute('href'),
    ).toBe('/')
    screen.getByRole('heading', { level: 1, name: 'Overview' })
  })
})
