import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'

import { accessibilityProblems } from '../../support/accessibility.ts'
import { exampleDashboard } from '../../support/dashboards.ts'
import type { Asked, Reply } from '../../support/pages.tsx'
import { openPage } from '../../support/pages.tsx'
import { COUNCILS, seriesOf } from '../../support/series.ts'

const SLOW = { timeout: 15_000 }

afterEach(cleanup)

async function openPanel(
  address: string,
  name: string,
  reply?: (request: Asked) => Reply | undefined,
) {
  const series = seriesOf(COUNCILS, [{ siteId: 'eliot', numerator: 8, denominator: 10 }])
  const answers = { '/dashboard': exampleDashboard(), '/metrics/': series }
  const { container, sent } = openPage(address, answers, reply)
  const [button] = await screen.findAllByRole('button', { name }, SLOW)
  if (!button) throw new Error('no such figure')
  expect(sent.filter(({ path }) => path.startsWith('/metrics/'))).toEqual([])
  fireEvent.click(button)
  return { container, panel: await screen.findByRole('dialog') }
}

describe('counts of statuses', () => {
  test('list each metric once under its status, and where the word comes from', async () => {
    const { container, panel } = await openPanel(
      '/overview?year=2022-23',
      'How is this made? Trust the records, Q2',
    )
    await within(panel).findByText('1 off track + 1 met = 2', {}, SLOW)
    expect(panel.textContent).toContain('Statuses are counted, never averaged.')
    expect(panel.textContent).toContain(
      'Off track: the worst status held by at least one headline metric.',
    )
    expect(
      within(panel)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual(['Title of DR-1.1.a', 'Title of DR-1.1.b'])
    expect(panel.textContent).toContain('As of Feb 10, 2023, record number 1.')
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('of a department have no word', async () => {
    const { panel } = await openPanel('/', 'How is this made? Data and Research, Q2')
    await within(panel).findByText(/without a number/, {}, SLOW)
    expect(panel.textContent).not.toContain('headline')
  })

  test('of the home page’s marks count every metric of the district', async () => {
    const { container, panel } = await openPanel('/', 'How is this made? Every metric, Q2')
    await within(panel).findByText(
      '1 off track + 1 at risk + 1 incomplete + 1 without a number + 1 met = 5',
      {},
      SLOW,
    )
    expect(within(panel).getAllByRole('link')).toHaveLength(5)
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('close when a metric is opened from them', async () => {
    const { panel } = await openPanel('/overview', 'How is this made? Trust the records, Q2')
    fireEvent.click(await within(panel).findByRole('link', { name: 'Title of DR-1.1.a' }, SLOW))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })
})

describe('a metric’s figure on a page of many', () => {
  test('asks for the series when it is opened', async () => {
    const { container, panel } = await openPanel('/', 'How is this made? Title of DR-1.1.a, Q2')
    await within(panel).findByText(/8 ÷ 10 × 100 = 80/, {}, SLOW)
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('says that the metric is gone, or what was refused', async () => {
    const gone = await openPanel('/', 'How is this made? Title of DR-1.1.a, Q2', ({ path }) =>
      path.startsWith('/metrics/') ? { status: 404, body: { title: 'No' } } : undefined,
    )
    await within(gone.panel).findByText('There is no such metric any more.', {}, SLOW)
    cleanup()
    const lost = await openPanel('/', 'How is this made? Title of DR-1.1.a, Q2', ({ path }) =>
      path.startsWith('/metrics/') ? 'lost' : undefined,
    )
    await within(lost.panel).findByText('The server did not answer', {}, SLOW)
    expect(await accessibilityProblems(lost.container)).toEqual([])
  })
})
