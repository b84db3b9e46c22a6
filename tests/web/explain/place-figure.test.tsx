import { cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'

import type { MetricInGrid } from '../../../web/grid/grid.ts'
import { accessibilityProblems } from '../../support/accessibility.ts'
import { exampleDashboard } from '../../support/dashboards.ts'
import { gridView, metricInGrid, withoutPlace } from '../../support/grid-views.ts'
import { ME, openPage } from '../../support/pages.tsx'

const SLOW = { timeout: 15_000 }

afterEach(cleanup)

async function openPanel(metrics: MetricInGrid[], figure: string) {
  const { container } = openPage('/grid?year=2022-23&cycle=Q2', {
    '/me': ME,
    '/dashboard': exampleDashboard(),
    '/grid': gridView(metrics),
    '/settings': { timeZone: 'America/Los_Angeles', smallestGroup: 12 },
  })
  const name = `How is this made? ${figure}`
  const buttons = await screen.findAllByRole('button', { name, hidden: true }, SLOW)
  const [button] = buttons
  if (button) fireEvent.click(button)
  const panel = await screen.findByRole('dialog')
  await within(panel).findByText(/^As of /, {}, SLOW)
  return { container, panel, buttons, text: () => panel.textContent.replaceAll('\u202F', ' ') }
}

describe('a metric’s place', () => {
  const FIGURE = 'Lessons completed, Q2: level and change'

  test('is told from the board, the list and the table, with its colour and its values', async () => {
    const { container, panel, buttons, text } = await openPanel([metricInGrid()], FIGURE)
    expect(buttons).toHaveLength(3)
    expect(text()).toContain('Level60 ≤ 62 < 80: high')
    expect(text()).toContain('Change in a year62 − 59 = 3 points')
    expect(text()).toContain('row 4 of 5 and column 4 of 5, counted from the worst: green')
    expect(
      within(panel)
        .getAllByRole('row')
        .map(({ textContent }) => textContent.replaceAll('\u202F', ' ')),
    ).toEqual(['CycleValueBehind it', 'Q262 %240', 'Q2 a year ago59 %230'])
    expect(within(panel).getByRole('link').getAttribute('href')).toBe('/metrics/lessons?cycle=Q2')
    expect(text()).toContain('As of Feb 10, 2023, record number 9.')
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('without a year ago says what is missing', async () => {
    const first = withoutPlace({
      level: 'high',
      row: 4,
      lastYear: null,
      lastYearN: null,
      reason: 'no_value_last_year',
    })
    const { text } = await openPanel([metricInGrid({ id: 'other', title: 'Other' }), first], FIGURE)
    expect(text()).toContain('No value last year.')
  })

  test.each([
    ['too_few_to_show', 'Hidden: fewer than 12 people.'],
    ['share_not_shown', 'is said by its bound'],
  ] as const)('that is withheld for %s has no number', async (reason, why) => {
    const withheld = withoutPlace({ reason, value: 77, n: 78, lastYear: 79, sentence: 'Too few.' })
    const { container, panel } = await openPanel([withheld], FIGURE)
    await within(panel).findByText(new RegExp(why.replace('.', '\\.')))
    expect(panel.querySelector('table, .formula')).toBeNull()
    expect(panel.textContent).not.toMatch(/7[789]/)
    expect(await accessibilityProblems(container)).toEqual([])
  })
})

describe('the counts of colours', () => {
  test('list every metric once, and why some have none', async () => {
    const plain = withoutPlace({
      id: 'plain',
      code: 'DR-3.1.a',
      title: 'Requests',
      definition: null,
      reason: 'no_cut_points',
    })
    const blue = metricInGrid({ id: 'blue', code: 'DR-2.1.a', title: 'Visits', colour: 'blue' })
    const { container, panel, text } = await openPanel(
      [metricInGrid(), blue, plain],
      'Metrics by colour, Q2',
    )
    expect(text()).toContain('1 blue + 1 green + 1 without a colour = 3')
    expect(text()).toContain('DR-3.1.a Requests – no cut points')
    expect(
      within(panel)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual(['Visits', 'Lessons completed'])
    expect(await accessibilityProblems(container)).toEqual([])
  })
})
