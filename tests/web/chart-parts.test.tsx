import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'

import { calendarDate } from '../../domain/calendar.ts'
import { ChainBoard } from '../../web/shared/ChainBoard.tsx'
import { TimeChart } from '../../web/shared/chart/TimeChart.tsx'
import { TimeChartTable } from '../../web/shared/chart/TimeChartTable.tsx'
import { Figure } from '../../web/shared/Figure.tsx'
import { MetricCard } from '../../web/shared/MetricCard.tsx'
import { accessibilityProblems } from '../support/accessibility.ts'
import { PORTAL } from '../support/charts.ts'

afterEach(cleanup)

const SERIES = {
  points: PORTAL.observations,
  path: PORTAL.path,
  from: calendarDate('2022-07-01'),
  to: calendarDate('2023-06-30'),
}

test('a chart is an image with a name, and its events are listed', () => {
  render(<TimeChart model={PORTAL} label="It rose to 61.4%." />)
  screen.getByRole('img', { name: 'It rose to 61.4%.' })
  const events = within(screen.getByRole('list', { name: 'What happened' })).getAllByRole(
    'listitem',
  )
  expect(events.map(({ textContent }) => textContent)).toEqual([
    'A Portal moved Oct 10, 2022',
    'B Letter sent home Dec 9, 2022',
  ])
})

test('the table of a chart shows zero as 0 and a missing number as a dash with its reason', () => {
  render(<TimeChartTable model={PORTAL} />)
  const rows = screen.getAllByRole('row').map((row) => row.textContent)
  expect(rows).toContain('Dec 14, 2022Observation0%')
  expect(rows).toContain('Oct 14, 2022Observation–the portal was being moved')
})

test('a figure opens its table on paper and closes it after', () => {
  render(
    <Figure title="Accounts" table={<p>the table</p>}>
      <p>the chart</p>
    </Figure>,
  )
  const table = screen.getByRole('group')
  expect(table).toHaveProperty('open', false)
  fireEvent(window, new Event('beforeprint'))
  expect(table).toHaveProperty('open', true)
  fireEvent(window, new Event('afterprint'))
  expect(table).toHaveProperty('open', false)
})

test('a metric card leads to its metric and says value, unit, status and reason', () => {
  const { container } = render(
    <MetricCard
      name="Trained staff"
      href="/metrics/7"
      code="DR-2.1.b"
      value={0}
      unit={{ kind: 'number', label: 'people', places: 0 }}
      detail="year to date"
      status="off_track"
      sentence="Short by 150."
      series={SERIES}
    />,
  )
  expect(screen.getByRole('link', { name: 'Trained staff' }).getAttribute('href')).toBe(
    '/metrics/7',
  )
  expect(container.querySelector('.now')?.textContent).toBe('0people · year to date')
  screen.getByText('Off track')
  screen.getByText('Short by 150.')
})

test('a metric without a number shows a dash and why', () => {
  const { container } = render(
    <MetricCard
      name="Quorum"
      href="/metrics/8"
      value={null}
      unit={PORTAL.unit}
      status="no_data"
      reason="meeting not held"
      series={SERIES}
    />,
  )
  expect(container.querySelector('.now')?.textContent).toBe('–')
  screen.getByText('meeting not held')
})

test('a chain names its three steps in order', () => {
  // oxlint-disable-next-line unicorn/no-thenable -- The plan's own word.
  const chain = { ifWe: ['train', 'coach'], then: ['they use it'], whichWill: 'help' }
  render(<ChainBoard chains={[chain]} />)
  expect(screen.getAllByRole('term').map(({ textContent }) => textContent)).toEqual([
    'If we…',
    'then…',
    'which will…',
  ])
  expect(screen.getAllByRole('definition').map(({ textContent }) => textContent)).toEqual([
    'train',
    'coach',
    'they use it',
    'help',
  ])
})

test('the chart parts keep the accessibility rules', async () => {
  const { container } = render(
    <main>
      <h1>Accounts</h1>
      <h2>Chart</h2>
      <Figure title={PORTAL.title} subtitle="Percent" table={<TimeChartTable model={PORTAL} />}>
        <TimeChart model={PORTAL} label="It rose." />
      </Figure>
      <MetricCard
        name="Quorum"
        href="/8"
        value={61}
        unit={PORTAL.unit}
        status="met"
        series={SERIES}
      />
    </main>,
  )
  expect(await accessibilityProblems(container)).toEqual([])
})
