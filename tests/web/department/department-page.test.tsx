import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'

import type { Dashboard, Metric } from '../../../web/dashboard/dashboard.ts'
import { accessibilityProblems } from '../../support/accessibility.ts'
import {
  actionOf,
  dashboardOf,
  departmentOf,
  exampleDashboard,
  metricOf,
  priorityOf,
  Q1,
  Q2,
  standingOf,
} from '../../support/dashboards.ts'
import { openPage } from '../../support/pages.tsx'

const SLOW = { timeout: 15_000 }
const PAGE = '/departments/data-and-research?year=2022-23'

/* oxlint-disable unicorn/no-thenable -- the plan's own word */
const PLAN = {
  id: 'plan-of-data-and-research',
  sections: { purpose: ['We look after numbers.'] },
  chains: [
    { id: 'c1', number: 1, ifWe: ['check files'], then: ['trust grows'], whichWill: 'help all' },
    { id: 'c7', number: 7, ifWe: ['wait'], then: ['nothing'], whichWill: null },
  ],
}
/* oxlint-enable unicorn/no-thenable */

afterEach(cleanup)

async function open(dashboard: Dashboard = exampleDashboard(), address = PAGE) {
  const opened = openPage(address, { '/dashboard': dashboard, '/plans/': PLAN })
  await screen.findByRole('heading', { level: 1, name: 'Data and Research' }, SLOW)
  return opened
}

function firstCard(): string | null | undefined {
  return screen.getAllByRole('article')[0]?.textContent
}

function hrefOf(name: string): string | null {
  return screen.getByRole('link', { name }).getAttribute('href')
}

/** The page of a department with one metric, and that metric's card. */
async function openMetric(metric: Metric): Promise<HTMLElement> {
  const priority = priorityOf(1, 'Trust the records', [actionOf(1, [metric])])
  await open(dashboardOf([departmentOf('Data and Research', [priority])]))
  return screen.findByRole('article')
}

describe('the page of a department', () => {
  test('tells its purpose, and chain n over priority n', async () => {
    await open()
    await screen.findByText('We look after numbers.')
    const first = screen.getByRole('region', { name: 'Trust the records' })
    within(first).getByText('check files')
    within(first).getByText('help all')
    expect(screen.getByRole('region', { name: 'Open the data' }).textContent).not.toContain('If we')
  })

  test('shows a chain without a priority apart', async () => {
    await open()
    const heading = await screen.findByRole('heading', { name: 'More of the theory of action' })
    expect(heading.parentElement?.textContent).toContain('wait')
    expect(heading.parentElement?.textContent).not.toContain('which will')
  })

  test('leads to each priority with its word, its counts and what changed', async () => {
    await open()
    const table = await screen.findByRole('table', { name: 'Priorities' })
    const [, first] = within(table).getAllByRole('row')
    expect(first?.textContent).toContain('Off track')
    expect(first?.textContent).toContain('1 off track1 met')
    expect(first?.textContent).toContain('1 better · 1 worse')
    const link = within(table).getByRole('link', { name: /Trust the records/ })
    expect(document.querySelector(link.getAttribute('href') ?? 'none')?.textContent).toBe(
      'Trust the records',
    )
  })

  test('says what an action needs and serves', async () => {
    await open()
    const open2 = await screen.findByRole('region', { name: 'Open the data' })
    const tags = within(open2)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent)
    expect(tags.slice(0, 3)).toEqual(['Needs additional resources', 'LCAP 1', 'LCAP 2'])
  })

  test('changes the cycle in view, in the address too', async () => {
    await open()
    await waitFor(() => expect(firstCard()).toContain('Sentence of off_track.'))
    fireEvent.click(screen.getByRole('button', { name: 'Q1 Jul–Sep' }))
    await waitFor(() => expect(firstCard()).toContain('Sentence of on_track.'))
    expect(location.search).toBe('?year=2022-23&cycle=Q1')
    expect(screen.getByRole('button', { name: 'Q1 Jul–Sep' }).getAttribute('aria-pressed')).toBe(
      'true',
    )
  })

  test('arrives at the priority that the address names', async () => {
    await open(exampleDashboard(), `${PAGE}&priority=2`)
    const heading = await screen.findByRole('heading', { level: 2, name: 'Open the data' })
    await waitFor(() => expect(document.activeElement).toBe(heading))
  })

  test('offers the plan, the files and the other departments', async () => {
    await open()
    expect(hrefOf('The plan')).toBe('/plans/plan-of-data-and-research')
    expect(hrefOf('Progress')).toBe(
      '/api/v1/export/progress.csv?year=2022-23&department=data-and-research',
    )
    expect(hrefOf('Observations')).toContain('/api/v1/export/observations.csv?')
    expect(hrefOf('Metrics')).toContain('/api/v1/export/metrics.csv?')
    fireEvent.change(screen.getByLabelText('Department'), { target: { value: 'family-programs' } })
    await screen.findByRole('heading', { level: 1, name: 'Family Programs' })
    expect(location.pathname + location.search).toBe('/departments/family-programs?year=2022-23')
  })

  test('keeps the accessibility rules', async () => {
    const { container } = await open()
    await screen.findAllByRole('article')
    expect(await accessibilityProblems(container)).toEqual([])
  })
})

describe('a metric on the page', () => {
  test('has its code, name and printed text, its figure and what stands behind it', async () => {
    const card = await openMetric(
      metricOf('DR-1.1.a', [], {
        cycles: [
          standingOf('on_track', { cycleId: Q1 }),
          standingOf('at_risk', {
            cycleId: Q2,
            value: 62.1,
            numerator: 149,
            denominator: 240,
            coverage: { have: 23, expected: 24 },
          }),
        ],
      }),
    )
    expect(within(card).getByRole('link').getAttribute('href')).toBe('/metrics/dr-1.1.a')
    expect(card.textContent).toContain('DR-1.1.aTitle of DR-1.1.aPrinted DR-1.1.a')
    expect(card.textContent).toContain('62.1%149 of 240 · 23 of 24 reported')
    expect(card.textContent).toContain(
      'At riskSentence of at_risk.From 40\u202f% to 60\u202f% this year.',
    )
    const strip = within(card).getByRole('list', { name: 'By cycle' })
    expect(strip.textContent).toBe('Q1On trackQ2At risk')
  })

  test('prints its text once when it has no shorter title', async () => {
    const card = await openMetric(metricOf('DR-1.1.a', ['met', 'met'], { title: '' }))
    expect(card.textContent?.match(/Printed DR-1.1.a/g)).toHaveLength(1)
  })

  test('shows zero as a value, and no number as none with its reason', async () => {
    const zero = await openMetric(
      metricOf('a', [], { cycles: [standingOf('off_track', { cycleId: Q2, value: 0 })] }),
    )
    expect(zero.textContent).toContain('0%')
    cleanup()
    const none = await openMetric(
      metricOf('a', [], {
        cycles: [standingOf('no_data', { cycleId: Q2, missing: 'not_held' })],
      }),
    )
    expect(none.textContent).toContain('–')
    expect(none.textContent).toContain('No numberit was not held')
    expect(none.textContent).not.toContain('0%')
  })

  test('says an accepted departure beside the true status', async () => {
    const deviation = { reason: 'Late delivery.', owner: 'Director', endsOn: '2023-03-31' }
    const card = await openMetric(
      metricOf('a', [], { cycles: [standingOf('off_track', { cycleId: Q2, deviation })] }),
    )
    expect(card.textContent).toContain('Off track')
    expect(card.textContent).toContain(
      'Departure accepted until Mar 31, 2023. Late delivery. (Director)',
    )
  })

  test('without a measure says so, and what to do', async () => {
    const card = await openMetric(metricOf('DR-1.1.a', [], { kind: null }))
    expect(card.textContent).toContain('Not measurable yet.')
    const link = within(card).getByRole('link', { name: 'Make it measurable' })
    expect(link.getAttribute('href')).toBe('/metrics/dr-1.1.a')
  })
})

describe('a department with something missing', () => {
  test('has no plan: what, why and one next step', async () => {
    openPage('/departments/technology?year=2022-23', { '/dashboard': exampleDashboard() })
    await screen.findByRole('heading', { level: 2, name: 'No plan for 2022–23 yet' }, SLOW)
    expect(screen.getByRole('link', { name: 'Import a plan' }).getAttribute('href')).toBe('/import')
    expect(screen.queryByRole('link', { name: 'Progress' })).toBeNull()
  })

  test('has a plan without metrics', async () => {
    await open(dashboardOf([departmentOf('Data and Research', [])]))
    await screen.findByRole('heading', { level: 2, name: 'The plan has no metrics yet' })
    expect(hrefOf('Open the plan')).toBe('/plans/plan-of-data-and-research')
  })

  test('has logged nothing yet', async () => {
    const priority = priorityOf(1, 'Trust', [actionOf(1, [metricOf('a', [])])])
    const department = departmentOf('Data and Research', [priority])
    await open(dashboardOf([department], { today: '2022-08-01' }))
    const notice = await screen.findByText('Nothing is logged yet')
    expect(notice.parentElement?.textContent).toContain('The first values, of Q1, are due Oct 20')
  })

  test('does not exist', async () => {
    openPage('/departments/nowhere', { '/dashboard': exampleDashboard() })
    await screen.findByRole('heading', { level: 1, name: 'No such department' }, SLOW)
    expect(document.title).toBe('No such department · Quarterdeck')
  })

  test('shows its numbers when its plan cannot be read', async () => {
    openPage(PAGE, { '/dashboard': exampleDashboard() })
    await screen.findByText(/own words could not be fetched/, {}, SLOW)
    expect(await screen.findAllByRole('article')).toHaveLength(3)
  })
})
