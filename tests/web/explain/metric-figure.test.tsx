import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { Observation, Series } from '../../../web/metric/series.ts'
import { accessibilityProblems } from '../../support/accessibility.ts'
import { openMetric } from '../../support/metric-page.tsx'
import { COUNCILS, observationOf, seriesOf } from '../../support/series.ts'

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/metrics/metric-1?cycle=Q2')
})
afterEach(cleanup)

const RATED: Partial<Observation>[] = [
  { siteId: 'eliot', numerator: 8, denominator: 10 },
  { siteId: 'field', group: 'Parents', numerator: 1, denominator: 12 },
  { siteId: 'field', numerator: 7, denominator: 12 },
]

async function openPanel(series: Series, name: string | RegExp) {
  const { container } = openMetric(() => series)
  const [button] = await screen.findAllByRole('button', { name })
  if (!button) throw new Error('no such figure')
  fireEvent.click(button)
  const panel = await screen.findByRole('dialog')
  await waitFor(() => expect(panel.querySelector('.explained-as-of')).toBeTruthy())
  return { container, panel, button }
}

describe('how a figure of a metric is made', () => {
  test('is told with its rule, formula, observations, coverage and judgement', async () => {
    const { container, panel } = await openPanel(
      seriesOf(COUNCILS, RATED),
      'How is this made? Council attendance, Q2',
    )
    expect(panel.textContent).toContain('Sum of numerators over sum of denominators.')
    expect(panel.textContent).toContain('(8 + 7) ÷ (10 + 12) = 15 ÷ 22 × 100 = 68.18')
    const rows = within(panel)
      .getAllByRole('row')
      .map(({ textContent }) => textContent)
    expect(rows).toEqual([
      'DateSite or groupLogged',
      'Oct 5, 2022Eliot8 of 10',
      'Oct 5, 2022Field7 of 12',
    ])
    expect(panel.textContent).toContain(
      'Oct 5, 2022, Field · Parents: 1 of 12 – part of the value for everyone, which counts',
    )
    expect(panel.textContent).toContain(
      '2 of 3 expected values are in. Nothing came from Rose City.',
    )
    expect(panel.textContent).toContain('40 + (80 − 40) × 2 ÷ 4 = 60')
    expect(panel.textContent).toContain('As of Jan 20, 2023, record number 1.')
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('is closed by its button and says nothing then', async () => {
    const { panel } = await openPanel(seriesOf(COUNCILS, RATED), /Council attendance, Q2/)
    fireEvent.click(within(panel).getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(document.querySelector('.explained')).toBeNull()
  })

  test('of one site and of one group is not judged', async () => {
    const { panel } = await openPanel(seriesOf(COUNCILS, RATED), /Field: Council attendance/)
    expect(panel.textContent).toContain('7 ÷ 12 × 100 = 58.33')
    expect(panel.textContent).not.toContain('How it is judged')
    cleanup()
    const group = await openPanel(seriesOf(COUNCILS, RATED), /Parents: Council attendance/)
    expect(group.panel.textContent).toContain('1 ÷ 12 × 100 = 8.33')
  })

  test('without a number says why there is nothing to calculate', async () => {
    const held = [{ siteId: 'eliot', missing: 'not_held' as const }]
    const { container, panel } = await openPanel(seriesOf(COUNCILS, held), /attendance, Q2/)
    expect(panel.textContent).toContain('There is no number, so there is nothing to calculate.')
    expect(panel.textContent).toContain('No observation was used.')
    expect(panel.textContent).toContain('Oct 5, 2022, Eliot – no number: it was not held')
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('names a value that was withdrawn, with the reason', async () => {
    const before = observationOf({ siteId: 'eliot', numerator: 9, denominator: 10 })
    const version = { ...before, withdrawn: true, reason: 'typed twice', numerator: null }
    const restatements = [{ observationId: before.id, version, before }]
    const { panel } = await openPanel(seriesOf(COUNCILS, RATED, { restatements }), /attendance, Q2/)
    expect(panel.textContent).toContain('Eliot: 9 of 10 – withdrawn: typed twice')
  })

  test('shortens a long list of observations until all are asked for', async () => {
    const many = Array.from({ length: 11 }, (_, at) => ({
      observedOn: `2022-10-${at + 10}`,
      value: 1,
    }))
    const { panel } = await openPanel(seriesOf({ title: 'Sessions' }, many), /Sessions, Q2/)
    expect(within(panel).getAllByRole('row')).toHaveLength(9)
    fireEvent.click(within(panel).getByRole('button', { name: 'Show all 11' }))
    expect(within(panel).getAllByRole('row')).toHaveLength(12)
  })

  test('is hidden without any number where too few people are in it', async () => {
    const few = [{ siteId: 'eliot', missing: 'too_few_to_report' as const }]
    const { container, panel } = await openPanel(seriesOf(COUNCILS, few), /attendance, Q2/)
    await within(panel).findByText('Hidden: fewer than 12 people.')
    expect(panel.querySelector('table, .formula, .left-out, .explained-steps')).toBeNull()
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('of a share that is said by its bound has only the bound', async () => {
    const series = seriesOf(COUNCILS, RATED)
    const standings = series.standings.map((standing) => ({
      ...standing,
      value: 95,
      numerator: null,
      suppressed: '>=' as const,
    }))
    const { panel } = await openPanel({ ...series, standings }, /attendance, Q2/)
    expect(panel.textContent).toContain('at least 95')
    expect(panel.querySelector('table, .formula, .left-out, .explained-steps')).toBeNull()
  })

  test('of a total that is shown keeps its hidden sites hidden and used', async () => {
    const series = seriesOf(COUNCILS, RATED)
    const hidden = {
      numerator: null,
      denominator: null,
      missing: 'too_few_to_report' as const,
      suppressed: '*' as const,
    }
    const observations = series.observations.map((one) =>
      one.siteId === 'eliot' ? { ...one, ...hidden } : one,
    )
    const veiled = { ...series, hides: true, observations }
    const { panel } = await openPanel(veiled, /Council attendance, Q2/)
    expect(panel.textContent).toContain('Oct 5, 2022Eliothidden')
    expect(panel.querySelector('.formula')?.textContent).toMatch(/^15 ÷ 22 × 100 = 68.18/)
    cleanup()
    const count = seriesOf({ title: 'Sessions', siteIds: ['eliot', 'field'] }, [
      { siteId: 'eliot', value: 7 },
      { siteId: 'field', value: 20 },
    ])
    const [few, ...rest] = count.observations
    const one = few ? [{ ...few, ...hidden, value: null }] : []
    const partly = await openPanel(
      { ...count, hides: true, observations: [...one, ...rest] },
      /Sessions, Q2/,
    )
    expect(partly.panel.textContent).toContain('27')
    expect(partly.panel.textContent).toContain('Some of its parts are hidden')
  })
})
