import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'

import type { MetricInGrid } from '../../../web/grid/grid.ts'
import { accessibilityProblems } from '../../support/accessibility.ts'
import { exampleDashboard } from '../../support/dashboards.ts'
import { answeredGrid, gridView, metricInGrid, withoutPlace } from '../../support/grid-views.ts'
import { ME, openPage } from '../../support/pages.tsx'

const SLOW = { timeout: 15_000 }

const TURNED = metricInGrid({
  id: 'errors',
  code: 'DR-1.3.b',
  title: 'Errors',
  definition: answeredGrid({ better: 'lower' }),
  level: 'low',
  move: 'declined',
  columns: 3,
  column: 3,
})
const FEW = metricInGrid({
  id: 'few',
  code: 'DR-2.1.a',
  title: 'Committee',
  colour: null,
  columns: 3,
  column: 3,
  reason: 'too_few_for_a_colour',
  sentence: 'No colour: too few for a colour; it needs at least 30 in both years.',
})
const UNDEFINED = withoutPlace({
  id: 'plain',
  code: 'DR-3.1.a',
  title: 'Requests',
  definition: null,
  reason: 'no_cut_points',
  sentence: 'No cut points.',
})

afterEach(cleanup)

async function openGrid(metrics: MetricInGrid[], search = '?year=2022-23&cycle=Q2', me = ME) {
  const opened = openPage(`/grid${search}`, {
    '/me': me,
    '/dashboard': exampleDashboard(),
    '/grid': gridView(metrics),
  })
  await screen.findByRole('heading', { level: 1, name: /Status and change, Q[12] 2022–23/ }, SLOW)
  await waitFor(() => expect(screen.queryByText('Loading…')).toBeNull(), SLOW)
  return opened
}

function board() {
  return screen.getByRole('table', { name: 'Metrics by level and change, Q2' })
}

/** The text of a place of the board, by its words. */
function placeOf(level: RegExp, change: RegExp): string {
  const heads = within(board()).getAllByRole('columnheader')
  const at = heads.findIndex(({ textContent }) => change.test(textContent ?? ''))
  const row = within(board()).getByRole('rowheader', { name: level }).closest('tr')
  return row?.children[at]?.textContent ?? ''
}

describe('the board', () => {
  test('has every metric at its level and its change, its colour as a word', async () => {
    await openGrid([metricInGrid()])
    const place = placeOf(/^High/, /^Increased$/)
    expect(place).toContain('DR-1.1.a Lessons completed')
    expect(place).toContain('+3 points')
    expect(place).toContain('Green')
    expect(placeOf(/^Very high/, /^Maintained/)).toBe('Blue')
  })

  test('puts a turned metric where better is up and right, and says so', async () => {
    await openGrid([metricInGrid(), TURNED])
    const place = placeOf(/^High/, /^Increased(?! strongly)/)
    expect(place).toContain('DR-1.3.b')
    expect(place).toContain('lower is better · three columns')
    const heads = within(board()).getAllByRole('rowheader')
    expect(heads[0]?.textContent).toContain('very low, where lower is better')
  })

  test('says beside a metric that it has no colour', async () => {
    await openGrid([metricInGrid(), FEW])
    expect(placeOf(/^High/, /^Increased$/)).toContain('no colour')
  })

  test('says a colour beside the metric where the tables differ', async () => {
    const own = answeredGrid().colours.map((row) => row.map(() => 'red' as const))
    const definition = answeredGrid({ colours: own })
    await openGrid([metricInGrid(), metricInGrid({ id: 'own', definition, colour: 'red' })])
    const place = placeOf(/^High/, /^Increased$/)
    expect(place).toMatch(/Green.*Red/)
    expect(placeOf(/^Very high/, /^Maintained/)).toBe('')
  })

  test('leads to the metric in its cycle', async () => {
    await openGrid([metricInGrid()])
    const link = within(board()).getByRole('link', { name: /Lessons completed/ })
    expect(link.getAttribute('href')).toBe('/metrics/lessons?cycle=Q2')
  })
})

describe('beside the board', () => {
  test('what has no colour is listed with its reason, what has no cut points apart', async () => {
    await openGrid([metricInGrid(), FEW, UNDEFINED])
    const heading = screen.getByRole('heading', { name: 'Without a colour' })
    const list = heading.closest('section')?.textContent ?? ''
    expect(list).toContain('needs at least 30 in both years')
    expect(list).toContain('1 metric has no cut points')
    expect(list).toContain('Requests')
    expect(screen.getByText('1 of 3 metrics has a colour.')).toBeTruthy()
  })

  test('a table has the numbers, and the legend the cut points', async () => {
    await openGrid([metricInGrid(), TURNED])
    const numbers = screen.getByRole('table', { name: 'Every metric with cut points, Q2' })
    const row = within(numbers)
      .getByRole('rowheader', { name: /Lessons/ })
      .closest('tr')
    expect(row?.textContent).toMatch(/62.%59.%\+3 points240, then 230highincreased/)
    const cuts = screen.getByRole('table', { name: /^The cut points by which/ })
    expect(cuts.textContent).toContain('−5 · −1 · +1 · +5')
    expect(cuts.textContent).toContain('lower is better')
    expect(screen.getByRole('table', { name: 'The colours of most metrics' })).toBeTruthy()
  })

  test('the list for a narrow screen has the colours, the worst first', async () => {
    const { container } = await openGrid([metricInGrid(), metricInGrid({ id: 'b', colour: 'red' })])
    const heads = [...container.querySelectorAll('.grid-list h2')]
    expect(heads.map(({ textContent }) => textContent)).toEqual(['Red 1', 'Green 1'])
  })
})

describe('the address', () => {
  test('holds the department and the cycle that are chosen', async () => {
    const { sent } = await openGrid([metricInGrid()])
    const picker = screen.getByLabelText('Department')
    const [, first] = within(picker).getAllByRole('option')
    const id = first?.getAttribute('value') ?? ''
    fireEvent.change(picker, { target: { value: id } })
    await waitFor(() => expect(location.search).toContain(`department=${id}`))
    fireEvent.click(screen.getByRole('button', { name: /^Q1/ }))
    const asked = () => sent.map(({ path }) => path)
    await waitFor(() => {
      expect(asked()).toContain(`/grid?year=2022-23&cycle=Q1&department=${id}`)
    }, SLOW)
  })

  test('of a department is handed on to the question', async () => {
    const { sent } = await openGrid([metricInGrid()], '?year=2022-23&cycle=Q2&department=dr')
    expect(sent.map(({ path }) => path)).toContain('/grid?year=2022-23&cycle=Q2&department=dr')
  })
})

describe('with nothing to place', () => {
  test('says what, why, and offers the first metric’s cut points', async () => {
    await openGrid([UNDEFINED])
    expect(screen.getByRole('heading', { name: 'No metric has cut points yet' })).toBeTruthy()
    const step = screen.getByRole('link', { name: 'Set the cut points of Requests' })
    expect(step.getAttribute('href')).toBe('/metrics/plain?cycle=Q2#status-and-change')
  })

  test('offers nothing to whoever may not change the plan', async () => {
    await openGrid([UNDEFINED], undefined, { ...ME, rights: ['public', 'read'] })
    expect(screen.queryByRole('link', { name: /Set the cut points/ })).toBeNull()
  })

  test('of a department without metrics leads to the plans', async () => {
    await openGrid([])
    expect(screen.getByRole('link', { name: 'Go to the plans' })).toBeTruthy()
  })
})

test.each([
  ['the board', [metricInGrid(), TURNED, FEW, UNDEFINED]],
  ['nothing defined', [UNDEFINED]],
  ['no metrics', []],
])('axe finds nothing in %s', async (_, metrics) => {
  const { container } = await openGrid(metrics)
  expect(await accessibilityProblems(container)).toEqual([])
})
