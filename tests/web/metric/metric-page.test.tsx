import { cleanup, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { schoolYear } from '../../../domain/calendar.ts'
import type { Decision } from '../../../web/decisions/decisions.ts'
import type { Observation } from '../../../web/metric/series.ts'
import { accessibilityProblems } from '../../support/accessibility.ts'
import { decisionOf } from '../../support/decisions.ts'
import { openMetric, press } from '../../support/metric-page.tsx'
import { COUNCILS, seriesOf } from '../../support/series.ts'

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/metrics/metric-1')
})
afterEach(cleanup)

const RATED: Partial<Observation>[] = [
  { siteId: 'eliot', numerator: 8, denominator: 10 },
  { siteId: 'field', numerator: 0, denominator: 12 },
]

/** A decision about the metric that is continued; its name is its text. */
function lastYear(id: string, change: Partial<Decision>): Decision {
  return decisionOf({ id, text: id, schoolYear: schoolYear('2021-22'), ...change })
}

describe('the page of a metric', () => {
  test('says where it stands, in a sentence, and breaks nothing for those who listen', async () => {
    const { container } = openMetric(() => seriesOf(COUNCILS, RATED))
    await screen.findByRole('heading', { level: 1, name: 'Council attendance' })
    const now = screen.getByRole('region', { name: 'Q2, Oct–Dec' })
    expect(now.textContent).toContain('Incomplete')
    expect(now.textContent).toContain('2 of 3 sites')
    expect(now.textContent).toContain('From 40')
    const trail = within(screen.getByRole('navigation')).getAllByRole('link')
    expect(trail.map(({ textContent }) => textContent)).toEqual([
      'Data and Research',
      '1 Attendance',
    ])
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('a real zero is 0, and a site without a number is named', async () => {
    openMetric(() => seriesOf(COUNCILS, RATED))
    const sites = await screen.findByRole('table', { name: 'By site' })
    const [first, , last] = within(sites).getAllByRole('row').slice(1)
    expect(first?.textContent).toMatch(/Field.*0.*0 of 12/)
    expect(last?.textContent).toMatch(/Rose City.*No number yet/)
    expect(screen.getByText(/No number from Rose City/)).toBeTruthy()
  })

  test('without observations it says when the first is due', async () => {
    const { container } = openMetric(() => seriesOf({ title: 'Sessions' }))
    await screen.findByRole('heading', { name: 'Nothing is recorded yet' })
    expect(screen.getByText(/for Q3, is due by Mar 31, 2023/)).toBeTruthy()
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('a metric that is not there says so, with a way on', async () => {
    openMetric(
      () => seriesOf(),
      () => ({ status: 404, body: { title: 'There is no such metric.' } }),
    )
    await screen.findByRole('heading', { name: 'There is no such metric' })
    expect(screen.getByRole('link', { name: 'Go to the overview' })).toBeTruthy()
  })

  test('has what is followed of the metric it continues, and tells no effect of that year', async () => {
    const shown = { status: 'off_track', suppressed: null } as const
    const before = { ...shown, cycleId: '2021-22-Q4', value: 40 }
    const effectIn = (cycleId: string) =>
      ({
        before,
        since: { ...shown, cycleId, value: 62 },
        moved: 'towards',
        from: 'target',
      }) as const
    const items = [
      lastYear('Followed', {
        cycleId: '2021-22-Q4',
        state: 'done',
        effect: effectIn('2022-23-Q1'),
      }),
      lastYear('Still open', { cycleId: '2021-22-Q2', effect: effectIn('2021-22-Q3') }),
      lastYear('Long done', {
        cycleId: '2021-22-Q2',
        state: 'done',
        effect: effectIn('2021-22-Q3'),
      }),
    ]
    openMetric(
      () => seriesOf({ ...COUNCILS, continuesId: 'metric-0' }, RATED),
      ({ path }) =>
        path.startsWith('/decisions?') && path.includes('metric=metric-0')
          ? { body: { items, nextCursor: null } }
          : undefined,
    )
    const followed = (await screen.findByRole('heading', { name: 'Followed' })).closest('article')
    expect(followed?.textContent).toContain('Q4 of 2021–22')
    expect(followed?.textContent).toContain('moved towards the target')
    const open = screen.getByRole('heading', { name: 'Still open' }).closest('article')
    expect(open?.textContent).not.toContain('moved')
    expect(screen.queryByRole('heading', { name: 'Long done' })).toBeNull()
  })

  test('a day in the past is asked for at its end and cannot be changed', async () => {
    history.replaceState(null, '', '/metrics/metric-1?asOf=2022-12-15')
    const { sent } = openMetric(() =>
      seriesOf(COUNCILS, RATED, { asOf: '2022-12-16T07:59:59.000Z' }),
    )
    await screen.findByText(/as it stood at the end of Dec 15, 2022/)
    await screen.findByRole('heading', { level: 1, name: 'Council attendance' })
    const series = sent.find(({ path }) => path.includes('/series'))
    expect(series?.path).toContain('asOf=2022-12-16T07%3A59%3A59.000Z')
    expect(screen.queryByRole('button', { name: 'Record a value' })).toBeNull()
    expect(screen.queryByRole('button', { name: /^Correct/ })).toBeNull()
  })

  test('an undefined metric lists what is unsaid, and a refusal stands beside its field', async () => {
    const undefinedMetric = { kind: null, baseline: null, target: null, text: 'User survey' }
    const { container, sent } = openMetric(
      () => seriesOf(undefinedMetric),
      ({ method }) =>
        method === 'PATCH'
          ? {
              status: 422,
              body: {
                title: 'The metric cannot be defined like this.',
                errors: [{ path: 'unit', code: 'x', message: 'Name it in the plural.' }],
              },
            }
          : undefined,
    )
    await screen.findByText(/Say how it is measured: a count/)
    press('Say how it is measured')
    press('Take it over')
    expect(screen.getByLabelText<HTMLSelectElement>('Kind').value).toBe('score')
    expect(await accessibilityProblems(container)).toEqual([])
    press('Save the definition')
    await waitFor(() => expect(sent.at(-1)?.method).toBe('PATCH'))
    expect(sent.at(-1)?.headers.get('if-match')).toBe('"1"')
    const unit = await screen.findByLabelText('Unit')
    await waitFor(() => expect(unit.getAttribute('aria-invalid')).toBe('true'))
  })
})
