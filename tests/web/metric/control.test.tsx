import { cleanup, screen, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { calendarDate } from '../../../domain/calendar.ts'
import { controlDatasets } from '../../../web/metric/control/control-datasets.ts'
import { controlModelOf, toneOf } from '../../../web/metric/control/control-model.ts'
import { controlConfiguration, controlRange } from '../../../web/metric/control/control-options.ts'
import type { Series } from '../../../web/metric/series.ts'
import { accessibilityProblems } from '../../support/accessibility.ts'
import { WIDE } from '../../support/charts.ts'
import { openMetric } from '../../support/metric-page.tsx'
import { rateOf } from '../../support/metrics.ts'
import { monthlySeries, WALK } from '../../support/months.ts'

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/metrics/metric-1')
})
afterEach(cleanup)

const FORM = { on: calendarDate('2022-08-15'), label: 'New form' }

function line(series: Series, label: string) {
  return controlDatasets(controlModelOf(series), WIDE).find((dataset) => dataset.label === label)
}

function bands(series: Series) {
  return controlDatasets(controlModelOf(series), WIDE).filter(({ fill }) => fill === '-1')
}

async function section(series: Series) {
  const { container } = openMetric(() => series)
  const heading = await screen.findByRole('heading', { name: 'Over the years' })
  const part = heading.closest('section')
  if (!part) throw new Error('the heading is in no section')
  return { part, container }
}

describe('the section of points over the years', () => {
  test('says what the points bear, with icons in words, and breaks nothing', async () => {
    const { part, container } = await section(
      monthlySeries([...WALK.slice(0, 23), 40], { target: 50 }),
    )
    const icons = within(part).getByRole('list', { name: 'What the last point says' })
    expect(
      within(icons)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Signal: high, in the good direction', 'By these limits: target not reached'])
    expect(part.textContent).toContain('40 in Jun 2023.')
    expect(part.textContent).toContain('above the upper limit')
    expect(within(part).getByRole('img', { name: /over the years\. 40 in Jun 2023/ })).toBeTruthy()
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('of few points has no icon, no limit, and says what becomes possible when', async () => {
    const { part } = await section(monthlySeries(WALK.slice(0, 7)))
    expect(within(part).queryByRole('list', { name: 'What the last point says' })).toBeNull()
    expect(part.textContent).toContain('The median of these 7 values is 3')
    expect(part.textContent).toContain('There are 7 points; from 10 runs can be judged')
    const table = within(part).getByRole('table', { hidden: true })
    const headers = within(table).getAllByRole('columnheader', { hidden: true })
    expect(headers.map(({ textContent }) => textContent)).toEqual([
      'Period',
      'Value',
      'Median',
      'What it is',
    ])
  })

  test('marks trial limits', async () => {
    const { part } = await section(monthlySeries(WALK.slice(0, 13)))
    expect(within(part).getByText('Trial limits')).toBeTruthy()
  })

  test('its table has every point, its limits, its label, and where limits are made anew', async () => {
    const series = monthlySeries([...WALK.slice(0, 12), 40], {}, { borders: [FORM] })
    const { part } = await section(series)
    const rows = within(part)
      .getAllByRole('row', { hidden: true })
      .map(({ textContent }) => textContent)
    expect(rows).toHaveLength(25)
    expect(rows[13]).toContain('Jul 202240')
    expect(rows[13]).toContain('above the upper limit')
    expect(rows[14]).toContain('Aug 2022–')
    expect(rows[14]).toContain('no number · limits anew: New form')
    expect(part.textContent).toContain('There are 0 points since “New form”')
  })

  test('a hidden point is a gap that says so', async () => {
    const series = monthlySeries(WALK.slice(0, 12), {}, { hidden: ['Sep 2021'] })
    const { part } = await section(series)
    const row = within(part).getByRole('row', { hidden: true, name: /Sep 2021/ })
    expect(row.textContent).toContain('–')
    expect(row.textContent).toContain('hidden, for the sake of a small group')
    expect(part.textContent).toContain('1 period with a number is not shown')
    expect(line(series, 'no number')).toMatchObject({
      pointStyle: expect.arrayContaining(['rect']),
    })
  })

  test('says that every value is hidden, where nothing is drawn', async () => {
    const hidden = ['Jul 2021', 'Aug 2021']
    const { part, container } = await section(monthlySeries([4, 5], {}, { hidden }))
    expect(part.textContent).toContain('No period is shown, so that no small group')
    expect(part.textContent).not.toContain('no value')
    expect(within(part).queryByRole('table', { hidden: true })).toBeNull()
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('is silent without a value', async () => {
    openMetric(() => monthlySeries([]))
    await screen.findByRole('heading', { level: 1 })
    expect(screen.queryByRole('heading', { name: 'Over the years' })).toBeNull()
  })
})

describe('the chart', () => {
  test('a gap is not spanned, and neither is a border', () => {
    const gap = line(monthlySeries([3, null, 4]), 'Value')
    expect(gap?.spanGaps).toBe(false)
    expect(gap?.data.slice(0, 3).map(({ y }) => y)).toEqual([3, null, 4])
    const cut = line(monthlySeries(WALK, {}, { borders: [FORM] }), 'Value')
    expect(cut?.data.slice(12, 16).map(({ y }) => y)).toEqual([9, null, 7, 9])
  })

  test.each([
    ['up', 'good', 'triangle'],
    ['down', 'bad', 'rectRot'],
    ['keep', 'event', 'rect'],
  ] as const)(
    'a high signal, better %s, is %s and has a shape of its own',
    (direction, colour, shape) => {
      const series = monthlySeries([...WALK.slice(0, 23), 40], { direction })
      const points = line(series, 'Value')
      expect(points).toMatchObject({
        pointStyle: [...Array.from({ length: 23 }, () => 'circle'), shape],
        pointBackgroundColor: [...Array.from({ length: 23 }, () => 'line'), colour],
      })
    },
  )

  test.each([
    ['below_lower', 'up', 'bad'],
    ['shift_below', 'at_most', 'good'],
    ['trend_increasing', 'at_least', 'good'],
    ['trend_decreasing', 'up', 'bad'],
    ['two_in_three_above', 'between', 'neutral'],
    ['common_cause', 'up', 'plain'],
    [null, 'up', 'plain'],
  ] as const)('%s with %s is %s', (label, direction, tone) => {
    expect(toneOf(label, direction)).toBe(tone)
  })

  test('limits are drawn where they may be, and a line for each segment', () => {
    expect(bands(monthlySeries(WALK.slice(0, 12)))).toEqual([])
    const [band] = bands(monthlySeries(WALK, {}, { borders: [FORM] }))
    expect(band?.data.filter(({ y }) => y !== null)).toHaveLength(26)
  })

  test('what is not over yet is no gap', () => {
    const series = monthlySeries(WALK)
    const running = { ...series.statistics.points[23], value: null, gap: 'not_over' as const }
    const points = series.statistics.points.map((point, at) =>
      at === 23 ? { ...point, ...running } : point,
    )
    expect(
      line({ ...series, statistics: { ...series.statistics, points } }, 'no number'),
    ).toBeUndefined()
  })

  test('events that cut are named on it, and the target stands where it is', () => {
    const series = monthlySeries(WALK, { target: 6 }, { borders: [FORM] })
    const { options } = controlConfiguration(controlModelOf(series), WIDE)
    expect(JSON.stringify(options?.plugins)).toContain('A  New form')
    expect(JSON.stringify(options?.plugins)).toContain('Target 6')
  })

  test('a running total has no target on it, and a percent no room above 100', () => {
    const total = controlModelOf(monthlySeries(WALK, { target: 600, accumulates: true }))
    expect(total.target).toBeNull()
    const rate = { ...rateOf(), target: 99, baseline: null }
    expect(
      controlRange(
        controlModelOf(
          monthlySeries(
            WALK.map((n) => 90 + n),
            rate,
          ),
        ),
      ).max,
    ).toBe(100)
  })
})
