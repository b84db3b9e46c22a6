import { cleanup, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { Observation } from '../../../web/metric/series.ts'
import { accessibilityProblems } from '../../support/accessibility.ts'
import type { Sent } from '../../support/metric-page.tsx'
import { openMetric, press, typeInto } from '../../support/metric-page.tsx'
import { observationOf, seriesOf } from '../../support/series.ts'

// Looking roles up in a large page takes longer than the default waits.
const SLOW = { timeout: 15_000 }

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/metrics/metric-1')
})
afterEach(cleanup)

describe('recording', () => {
  test('is not offered to who may record in other departments only', async () => {
    const series = seriesOf({ title: 'Sessions' }, [{ value: 8 }])
    openMetric(() => ({ ...series, place: { ...series.place, departmentId: 'family' } }))
    await screen.findByRole('heading', { level: 1 })
    expect(screen.queryByRole('button', { name: 'Record a value' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Note an event' })).toBeNull()
  })

  test('a value is sent once, and the page is read again', async () => {
    let stored: Partial<Observation>[] = [{ value: 8 }]
    const { sent } = openMetric(
      () => seriesOf({ title: 'Sessions' }, stored),
      ({ method, body }) => {
        if (method !== 'POST') return undefined
        stored = [...stored, { observedOn: '2022-11-02', value: 0 }]
        return {
          status: 201,
          body: { ...observationOf({ observedOn: '2022-11-02' }), value: 0, body },
        }
      },
    )
    await screen.findByRole('heading', { level: 1 })
    press('Record a value')
    await typeInto(/Date it was true/, '2022-11-02')
    await typeInto('Value', '0')
    press('Record')
    await screen.findByText('Recorded: 0, Nov 2, 2022.')
    const post = sent.find(({ method }) => method === 'POST')
    expect(post?.body).toMatchObject({ metricId: 'metric-1', observedOn: '2022-11-02', value: 0 })
    expect(post?.headers.get('idempotency-key')).toMatch(/^[0-9a-f]{32}$/)
    await waitFor(() => {
      const values = screen.getByRole('table', { name: 'Every value' })
      expect(within(values).getByRole('rowheader', { name: 'Nov 2, 2022' })).toBeTruthy()
    }, SLOW)
  })

  test('nonsense is not sent; the message stands beside the field', async () => {
    const { container, sent } = openMetric(count)
    await screen.findByRole('heading', { level: 1 })
    press('Record a value')
    await typeInto('Number of sessions', 'eight')
    expect(screen.getByText(/not a number; write digits/)).toBeTruthy()
    press('Record')
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([])
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('a lost answer keeps what was typed, and is sent again with the same key', async () => {
    let lost = true
    const { sent } = openMetric(count, ({ method }) => {
      if (method !== 'POST') return undefined
      if (!lost) return { status: 201, body: observationOf({ observedOn: '2022-11-02', value: 5 }) }
      lost = false
      return 'lost'
    })
    await screen.findByRole('heading', { level: 1 })
    press('Record a value')
    await typeInto(/Date it was true/, '2022-11-02')
    await typeInto('Number of sessions', '5')
    press('Record')
    await screen.findByText(/Everything you typed is still here/)
    expect(screen.getByLabelText<HTMLInputElement>('Number of sessions').value).toBe('5')
    press('Record')
    await screen.findByText(/Recorded: 5 sessions/)
    const keys = sent.filter(({ method }) => method === 'POST').map(keyOf)
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
  })

  test('a day that has a value offers to correct it, with a reason', async () => {
    const standing = observationOf({ id: 'there', value: 8 })
    const { sent } = openMetric(count, ({ method }) => {
      if (method === 'POST') return { status: 409, body: { title: 'There.', current: standing } }
      if (method !== 'PATCH') return undefined
      return { body: { ...standing, value: 9, version: 2, reason: 'recounted' } }
    })
    await screen.findByRole('heading', { level: 1 })
    press('Record a value')
    await typeInto(/Date it was true/, '2022-10-05')
    await typeInto('Number of sessions', '9')
    press('Record')
    await screen.findByText('Correct it from 8 sessions to 9 sessions?')
    press('Correct it')
    expect(sent.filter(({ method }) => method === 'PATCH')).toEqual([])
    await typeInto('Why is it corrected?', 'recounted')
    press('Correct it')
    await screen.findByText('Corrected: now 9 sessions, Oct 5, 2022.')
    const patch = sent.find(({ method }) => method === 'PATCH')
    expect(patch).toMatchObject({ path: '/observations/there', body: { reason: 'recounted' } })
    expect(patch?.headers.get('if-match')).toBe('"1"')
  })

  test('what somebody else changed meanwhile is shown beside what was typed', async () => {
    const theirs = observationOf({ value: 7, version: 2, recordedBy: 'lee' })
    const { sent } = openMetric(count, ({ method, headers }) => {
      if (method !== 'PATCH') return undefined
      if (headers.get('if-match') === '"1"') {
        return { status: 412, body: { title: 'Changed.', current: theirs } }
      }
      return { body: { ...theirs, value: 9, version: 3 } }
    })
    await screen.findByRole('heading', { level: 1 })
    press(/^Correct Oct 5/)
    await typeInto('Number of sessions', '9')
    await typeInto('Why is it corrected?', 'recounted')
    press('Correct it')
    await screen.findByText('It is 7 sessions now, by lee. You typed 9 sessions.')
    press('Change it to 9 sessions')
    await screen.findByText(/Corrected: now 9 sessions/)
    expect(sent.findLast(({ method }) => method === 'PATCH')?.headers.get('if-match')).toBe('"2"')
  })

  test('a draft survives the page and is cleared once stored', async () => {
    openMetric(count, ({ method }) =>
      method === 'POST'
        ? { status: 201, body: observationOf({ observedOn: '2022-11-02', value: 5 }) }
        : undefined,
    )
    await screen.findByRole('heading', { level: 1 })
    press('Record a value')
    await typeInto('Number of sessions', '5')
    cleanup()
    openMetric(count, ({ method }) =>
      method === 'POST' ? { status: 201, body: observationOf({ value: 5 }) } : undefined,
    )
    await screen.findByRole('heading', { level: 1 })
    press('Record a value')
    expect(screen.getByLabelText<HTMLInputElement>('Number of sessions').value).toBe('5')
    expect(screen.getByText(/was kept/)).toBeTruthy()
    press('Record')
    await screen.findByText(/^Recorded: /)
    expect(Object.keys(localStorage)).toEqual([])
  })

  test('why there is no number is a value of its own', async () => {
    const { sent } = openMetric(count, ({ method }) =>
      method === 'POST' ? { status: 201, body: observationOf({ missing: 'not_held' }) } : undefined,
    )
    await screen.findByRole('heading', { level: 1 })
    press('Say why there is no number')
    await typeInto('Why is there no number?', 'not_held')
    await typeInto(/Note/, 'storm')
    press('Record')
    await screen.findByText(/Recorded: not held/)
    const post = sent.find(({ method }) => method === 'POST')
    expect(post?.body).toMatchObject({ missing: 'not_held', note: 'storm' })
    expect(post?.body).not.toHaveProperty('value')
  })

  test('a value is withdrawn with its reason', async () => {
    const withdrawn = observationOf({ value: 8, version: 2, withdrawn: true })
    const { sent } = openMetric(count, ({ method }) =>
      method === 'DELETE' ? { body: withdrawn } : undefined,
    )
    await screen.findByRole('heading', { level: 1 })
    press(/^Withdraw Oct 5/)
    press('Withdraw it')
    expect(screen.getByText('Say why; it stays on the record.')).toBeTruthy()
    await typeInto('Why is it withdrawn?', 'counted twice')
    press('Withdraw it')
    await screen.findByText('Withdrawn: 8 sessions, Oct 5, 2022.')
    expect(sent.find(({ method }) => method === 'DELETE')?.body).toEqual({
      reason: 'counted twice',
    })
  })

  test('a closed cycle’s refusal is said in the form', async () => {
    openMetric(count, ({ method }) =>
      method === 'POST'
        ? { status: 423, body: { title: 'The cycle 2022-23-Q2 is closed.', detail: 'Ask.' } }
        : undefined,
    )
    await screen.findByRole('heading', { level: 1 })
    press('Record a value')
    await typeInto('Number of sessions', '5')
    press('Record')
    const refusal = await screen.findByRole('alert')
    expect(refusal.textContent).toContain('The cycle 2022-23-Q2 is closed.')
  })
})

function count() {
  return seriesOf({ title: 'Sessions', unit: 'sessions' }, [{ value: 8 }])
}

function keyOf({ headers }: Sent): string | null {
  return headers.get('idempotency-key')
}
