import { cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { calendarDate } from '../../../domain/calendar.ts'
import type { Series } from '../../../web/metric/series.ts'
import { accessibilityProblems } from '../../support/accessibility.ts'
import { openMetric } from '../../support/metric-page.tsx'
import { monthlySeries, WALK } from '../../support/months.ts'

const SLOW = { timeout: 15_000 }

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/metrics/metric-1')
})
afterEach(cleanup)

async function openPanel(series: Series) {
  const { container } = openMetric(() => series)
  fireEvent.click(
    await screen.findByRole('button', { name: 'How is this made? Lessons, over the years' }),
  )
  const panel = await screen.findByRole('dialog')
  await within(panel).findByText(/^As of /, {}, SLOW)
  return { container, panel }
}

function partOf(panel: HTMLElement, name: string): string {
  const part = within(panel).getByRole('heading', { name }).closest('section')
  return part?.textContent ?? ''
}

describe('how the statistics of a metric are made', () => {
  test('is told with rule, source, formulas, points, and what decided both icons', async () => {
    const series = monthlySeries([...WALK.slice(0, 23), 40], { title: 'Lessons', target: 50 })
    const { container, panel } = await openPanel(series)
    expect(partOf(panel, 'Rule')).toContain('XmR chart')
    expect(partOf(panel, 'Rule')).toContain('Source: Wheeler, as in NHSRplotthedots 0.2.2')
    expect(partOf(panel, 'In numbers')).toContain('Upper limit6.29167 + 2.66 × 3.04545 = 14.39')
    const rows = within(panel)
      .getAllByRole('row')
      .map(({ textContent }) => textContent)
    expect(rows.slice(0, 3)).toEqual(['PeriodValueStep', 'Jul 20213–', 'Aug 202112'])
    expect(partOf(panel, 'What the last point is')).toMatch(
      /Is 40 outside of the limits, 0 and 14\.4\? yesAbove the upper limit\.$/,
    )
    expect(partOf(panel, 'Whether the target can be relied on')).toMatch(
      /\? yesBy these limits: target not reached\.$/,
    )
    expect(partOf(panel, 'What was left out')).toContain('Nothing was left out.')
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('of shares has what each point is made of and its limits', async () => {
    const shares = WALK.map((value) => 40 + value)
    const { panel } = await openPanel(
      monthlySeries(shares, { title: 'Lessons', kind: 'rate', unit: '%' }),
    )
    expect(partOf(panel, 'Rule')).toContain('p chart')
    const [head, first] = within(panel).getAllByRole('row')
    expect(head?.textContent).toBe('PeriodValueMade ofLimits')
    expect(first?.textContent).toMatch(/^Jul 202143%43 of 100[\d.]+%–[\d.]+%$/)
  })

  test('tells the segments before apart, and their points as left out', async () => {
    const borders = [{ on: calendarDate('2022-08-15'), label: 'New form' }]
    const values = [...WALK.slice(0, 13), ...WALK.slice(0, 5)]
    const { container, panel } = await openPanel(
      monthlySeries(values, { title: 'Lessons' }, { borders }),
    )
    expect(partOf(panel, 'Rule')).toContain('Run chart')
    expect(partOf(panel, 'In numbers')).toContain('Limits need 13 points; there are 5 points.')
    expect(partOf(panel, 'What was left out')).toContain(
      '13 earlier points – limits are made anew: New form',
    )
    expect(partOf(panel, 'Before: Jul 2021 to Jul 2022')).toMatch(
      /^Before: Jul 2021 to Jul 2022XmR chart.*Mean61 ÷ 13 values = 4\.69231/,
    )
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('says that a point is hidden, and has no number of it', async () => {
    const values = [3, 77, 4, 1, 5, 9]
    const hidden = monthlySeries(values, { title: 'Lessons' }, { hidden: ['Aug 2021'] })
    const { panel } = await openPanel(hidden)
    expect(partOf(panel, 'What was left out')).toContain(
      'Aug 2021 – hidden, for the sake of a small group',
    )
    expect(panel.textContent).not.toContain('77')
  })
})
