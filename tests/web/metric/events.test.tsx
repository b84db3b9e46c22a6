import { cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { Series } from '../../../web/metric/series.ts'
import { accessibilityProblems } from '../../support/accessibility.ts'
import { openMetric, press, typeInto } from '../../support/metric-page.tsx'
import { seriesOf } from '../../support/series.ts'

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/metrics/metric-1')
})
afterEach(cleanup)

const EVENTS: Series['events'] = [
  {
    id: 'form',
    on: '2022-09-06',
    label: 'New form',
    kind: 'rebase',
    departmentId: 'data',
    metricId: 'metric-1',
    version: 3,
  },
  {
    id: 'storm',
    on: '2023-01-10',
    label: 'Storm',
    kind: 'event',
    departmentId: null,
    metricId: null,
    version: 1,
  },
]

function open(events: Series['events'], replies?: Parameters<typeof openMetric>[1]) {
  return openMetric(() => seriesOf({ title: 'Sessions' }, [], { events }), replies)
}

async function list() {
  const heading = await screen.findByRole('heading', { name: 'Dated events' })
  const part = heading.closest('section')
  if (!part) throw new Error('the heading is in no section')
  return within(part).getAllByRole('listitem')
}

describe('what happened', () => {
  test('stands by date, with what it concerns; only the metric’s own can be changed', async () => {
    const { container } = open(EVENTS)
    const [form, storm] = await list()
    expect(form?.textContent).toContain('Sep 6, 2022New formlimits are made anew from here')
    expect(storm?.textContent).toContain('Stormthe whole district')
    expect(screen.getByRole('button', { name: 'Change New form' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Change Storm' })).toBeNull()
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('is noted with a name and a day, and may start the limits anew', async () => {
    const { container, sent } = open([], ({ method }) =>
      method === 'POST' ? { status: 201, body: EVENTS[0] } : undefined,
    )
    await screen.findByText('Nothing is noted yet.')
    press('Note an event')
    press('Save')
    expect(screen.getByText('Say what happened.')).toBeTruthy()
    expect(screen.getByText('Write a day, such as 2022-10-05.')).toBeTruthy()
    expect(await accessibilityProblems(container)).toEqual([])
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([])

    await typeInto(/What happened/, ' New form ')
    await typeInto(/Date/, '2022-09-06')
    fireEvent.click(screen.getByLabelText('Starts a new calculation of the limits'))
    press('Save')
    await screen.findByText('Noted: New form.')
    expect(sent.find(({ method }) => method === 'POST')).toMatchObject({
      path: '/events',
      body: { label: 'New form', on: '2022-09-06', kind: 'rebase', metricId: 'metric-1' },
    })
  })

  test('is changed under its own version; a stale one is told', async () => {
    let stale = true
    const { sent } = open(EVENTS, ({ method }) => {
      if (method !== 'PATCH') return undefined
      if (!stale) return { body: EVENTS[0] }
      stale = false
      return { status: 412, body: { title: 'This changed in the meantime.' } }
    })
    await list()
    press('Change New form')
    await typeInto(/What happened/, 'Old form')
    press('Save')
    await screen.findByText(/Somebody changed this event in the meantime/)
    press('Save')
    await screen.findByText('Changed: Old form.')
    const change = sent.findLast(({ method }) => method === 'PATCH')
    expect(change).toMatchObject({
      path: '/events/form',
      body: { label: 'Old form', kind: 'rebase' },
    })
    expect(change?.headers.get('if-match')).toBe('"3"')
  })

  test('is deleted once that was confirmed', async () => {
    const { sent } = open(EVENTS, ({ method }) =>
      method === 'DELETE' ? { body: null } : undefined,
    )
    await list()
    press('Delete New form')
    expect(screen.getByText(/Limits are then made across this day again/)).toBeTruthy()
    press('Delete')
    await screen.findByText('Deleted: New form.')
    const gone = sent.find(({ method }) => method === 'DELETE')
    expect([gone?.path, gone?.headers.get('if-match')]).toEqual(['/events/form', '"3"'])
  })
})
