import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { Metric } from '../../../domain/plan.ts'
import type { MetricGridBody } from '../../../web/api.ts'
import type { Observation } from '../../../web/metric/series.ts'
import { accessibilityProblems } from '../../support/accessibility.ts'
import { answeredGrid, gridView, metricInGrid } from '../../support/grid-views.ts'
import type { Reply, Sent } from '../../support/metric-page.tsx'
import { openMetric, press, typeInto } from '../../support/metric-page.tsx'
import { seriesOf } from '../../support/series.ts'

const RATE: Partial<Metric> = { kind: 'rate', unit: '%', baseline: 40, target: 60 }
const LOGGED: Partial<Observation>[] = [{ numerator: 149, denominator: 240 }]

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/metrics/metric-1')
})
afterEach(cleanup)

function gridAnswer(partial: Partial<MetricGridBody> = {}): MetricGridBody {
  const offered = answeredGrid({ levelCuts: [30, 40, 50, 60] })
  return { metricId: 'metric-1', definition: null, offered, version: 0, ...partial }
}

/** Opens the metric's page over a server that answers its grid, and puts as told. */
function openOwn(
  grid: MetricGridBody,
  given: { metric?: Partial<Metric>; logged?: Partial<Observation>[]; put?: Reply } = {},
) {
  const { metric = RATE, logged = [], put = { body: grid } } = given
  const replies = ({ method, path }: Sent): Reply | undefined => {
    if (path === '/metrics/metric-1/grid') return method === 'PUT' ? put : { body: grid }
    if (path.startsWith('/grid')) return { body: gridView([metricInGrid({ id: 'metric-1' })]) }
    return undefined
  }
  return openMetric(() => seriesOf(metric, logged), replies)
}

const puts = (sent: readonly Sent[]) => sent.filter(({ method }) => method === 'PUT')

describe('the metric’s own grid', () => {
  test('marks its place and says it, with the cut points in numbers', async () => {
    const { container } = openOwn(gridAnswer({ definition: answeredGrid(), version: 1 }))
    const table = await screen.findByRole('table', { name: 'Colours with five columns' })
    await waitFor(() => expect(table.textContent).toContain('here'))
    const row = within(table).getByRole('rowheader', { name: 'High' }).closest('tr')
    const here = [...(row?.querySelectorAll('td') ?? [])].findIndex(({ textContent }) =>
      textContent?.includes('here'),
    )
    expect(here).toBe(3)
    expect(screen.getByText(/a high level; 3 points more than a year ago/)).toBeTruthy()
    expect(screen.getByText(/20.% · 40.% · 60.% · 80.%/)).toBeTruthy()
    expect(screen.getByText('−5 · −1 · +1 · +5')).toBeTruthy()
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('is not there before it is set, and a stage never has one', async () => {
    openOwn(gridAnswer())
    await screen.findByText(/This metric has no cut points/)
    cleanup()
    const { sent } = openOwn(gridAnswer(), { metric: { kind: 'milestone', unit: '' } })
    await screen.findByText(/A stage, or a yes of one place/)
    expect(sent.filter(({ path }) => path.endsWith('/grid'))).toEqual([])
  })
})

describe('setting cut points', () => {
  test('starts from what is offered and stores what is typed', async () => {
    const { sent, container } = openOwn(gridAnswer())
    fireEvent.click(await screen.findByRole('button', { name: 'Set cut points' }))
    expect(screen.getByText(/A start is offered/)).toBeTruthy()
    expect(await accessibilityProblems(container)).toEqual([])
    await typeInto('Between high and very high', '61,5')
    press('Save cut points')
    await screen.findByText('The cut points are saved.')
    const [put] = puts(sent)
    expect(put?.headers.get('if-match')).toBe('"0"')
    expect(put?.body).toEqual({ definition: answeredGrid({ levelCuts: [30, 40, 50, 61.5] }) })
  })

  test('says while typing what does not hold together, and sends nothing', async () => {
    const { sent, container } = openOwn(gridAnswer())
    fireEvent.click(await screen.findByRole('button', { name: 'Set cut points' }))
    await typeInto('Between low and medium', '25')
    expect(screen.getByText(/25 does not come after 30/)).toBeTruthy()
    await typeInto('Between high and very high', 'many')
    expect(screen.getByText(/Write a number in each of them/)).toBeTruthy()
    press('Save cut points')
    expect(puts(sent)).toEqual([])
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('refuses a colour that worsens where it should not', async () => {
    openOwn(gridAnswer())
    fireEvent.click(await screen.findByRole('button', { name: 'Set cut points' }))
    const [choice] = screen.getAllByLabelText('Very high, increased strongly')
    if (choice) fireEvent.change(choice, { target: { selectedIndex: 0 } })
    expect(screen.getByText(/may not give a worse colour/)).toBeTruthy()
  })

  test('asks why once there are observations', async () => {
    const { sent } = openOwn(gridAnswer(), { logged: LOGGED })
    fireEvent.click(await screen.findByRole('button', { name: 'Set cut points' }))
    press('Save cut points')
    expect(screen.getByText('Say why; it stays on the record.')).toBeTruthy()
    expect(puts(sent)).toEqual([])
    await typeInto(/Why is it set or changed/, 'Agreed in November')
    press('Save cut points')
    await screen.findByText('The cut points are saved.')
    expect(puts(sent)[0]?.body).toMatchObject({ reason: 'Agreed in November' })
  })

  test('keeps what was typed when somebody else was faster or nobody answered', async () => {
    const stale = { status: 412, body: { title: 'Somebody else changed this in the meantime.' } }
    for (const put of [stale, 'lost'] as const) {
      openOwn(gridAnswer(), { put })
      fireEvent.click(await screen.findByRole('button', { name: 'Set cut points' }))
      await typeInto('Between high and very high', '77')
      press('Save cut points')
      await screen.findByRole('alert')
      const field = screen.getByLabelText<HTMLInputElement>('Between high and very high')
      expect(field.value).toBe('77')
      cleanup()
    }
  })

  test('takes the grid out of use', async () => {
    const { sent } = openOwn(gridAnswer({ definition: answeredGrid(), version: 3 }))
    fireEvent.click(await screen.findByRole('button', { name: 'Change cut points' }))
    press('Take out of use')
    await screen.findByText('The cut points are out of use.')
    expect(puts(sent)[0]).toMatchObject({ body: { definition: null } })
    expect(puts(sent)[0]?.headers.get('if-match')).toBe('"3"')
  })

  test('asks which end is better where the direction does not say', async () => {
    openOwn(gridAnswer({ offered: null }), { metric: { ...RATE, direction: 'keep' } })
    fireEvent.click(await screen.findByRole('button', { name: 'Set cut points' }))
    expect(screen.getByLabelText('Which end is better')).toBeTruthy()
  })
})
