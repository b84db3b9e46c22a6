import { cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { Observation, Series } from '../../../web/metric/series.ts'
import { accessibilityProblems } from '../../support/accessibility.ts'
import { openMetric } from '../../support/metric-page.tsx'
import { observationOf, seriesOf } from '../../support/series.ts'

const SLOW = { timeout: 15_000 }
const RATE = { kind: 'rate', unit: '%', baseline: 40, target: 80, title: 'Staff' } as const
const NOTHING = { invited: null, answered: null, scale: null, wording: null }
const Q1 = asked('2022-08-10', 60, 120, { invited: 200, answered: 130 })
const Q2 = asked('2022-11-10', 81, 110, { invited: 240, answered: 115 })

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/metrics/metric-1?cycle=Q2')
})
afterEach(cleanup)

function asked(observedOn: string, numerator: number, denominator: number, survey: object) {
  return observationOf({ observedOn, numerator, denominator, survey: { ...NOTHING, ...survey } })
}

function surveyed(...observations: Observation[]): Series {
  return seriesOf(RATE, observations)
}

async function openPanel(series: Series, which: 'result' | 'response' | 'change') {
  const { container } = openMetric(() => series)
  const name = `How is this made? Staff, Q2: the ${which}`
  fireEvent.click(await screen.findByRole('button', { name }))
  const panel = await screen.findByRole('dialog')
  await within(panel).findByText(/^As of /, {}, SLOW)
  return { container, panel, text: () => panel.textContent.replaceAll('\u202F', ' ') }
}

function rowsOf(panel: HTMLElement) {
  return within(panel)
    .getAllByRole('row')
    .map(({ textContent }) => textContent)
}

describe('how a survey’s figures are made', () => {
  test('the result is told with its interval, its observations and the answers left out', async () => {
    const { container, panel, text } = await openPanel(surveyed(Q1, Q2), 'result')
    expect(text()).toContain('Sum of numerators over sum of denominators. Wilson’s 95 % interval')
    expect(text()).toContain('Source: Wilson 1927')
    expect(text()).toContain('81 ÷ 110 × 100 = 73.64 %')
    expect(text()).toMatch(/= 67\.\d+ %; said as 67 %.*said as 80 %/)
    expect(rowsOf(panel)).toEqual(['DateLogged', 'Nov 10, 202281 of 110'])
    expect(text()).toContain('5 of those who answered – gave no valid answer')
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('the response names those who did not answer, and why it warns', async () => {
    const { container, panel, text } = await openPanel(surveyed(Q1, Q2), 'response')
    expect(text()).toContain('115 ÷ 240 × 100 = 47.92 %')
    expect(rowsOf(panel)).toEqual(['DateInvitedAnswered', 'Nov 10, 2022240115'])
    expect(text()).toContain('125 of those invited – did not answer')
    expect(text()).toContain('? yesThose who did not answer may differ, and it is said.')
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('the change names both surveys and what it was called by', async () => {
    const { container, panel, text } = await openPanel(surveyed(Q1, Q2), 'change')
    expect(text()).toContain('Source: Newcombe 1998, method 10')
    expect(text()).toContain('(0.736364 − 0.5) × 100 = 23.64 points')
    expect(rowsOf(panel)).toEqual(
      ['SurveyFavourableValid answersResult', 'Q16012050 %', 'Q2, this one8111073.6 %'].map((row) =>
        row.replace(' %', '\u202F%'),
      ),
    )
    expect(text()).toMatch(/Is no change within the interval, [^?]*\? noChanged\.$|noChanged\./)
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('without the number invited there is no rate to explain, and it is said', async () => {
    const { text } = await openPanel(surveyed(asked('2022-11-10', 81, 110, {})), 'response')
    expect(text()).toContain('How many were invited is not noted')
  })

  test('a first survey, and another question, have only the reason', async () => {
    const first = await openPanel(surveyed(Q2), 'change')
    expect(first.text()).toContain('This is the first survey')
    cleanup()
    const reworded = surveyed(
      { ...Q1, survey: { ...NOTHING, wording: 'a' } },
      { ...Q2, survey: { ...NOTHING, wording: 'b' } },
    )
    const { panel, text } = await openPanel(reworded, 'change')
    expect(text()).toContain('The question was reworded')
    expect(panel.querySelector('table, .formula')).toBeNull()
  })
})

describe('fewer than 11 answers', () => {
  const FEW = asked('2022-11-10', 7, 9, { invited: 9 })

  test.each(['result', 'response'] as const)(
    'hide the %s and every number of it',
    async (which) => {
      const { container, panel, text } = await openPanel(surveyed(Q1, FEW), which)
      expect(text()).toContain('Hidden: fewer than 11 answers.')
      expect(text()).not.toMatch(/\b[79]\b/)
      expect(panel.querySelector('table, .formula, .left-out')).toBeNull()
      expect(await accessibilityProblems(container)).toEqual([])
    },
  )

  test('are compared with nothing, and no number of either is told', async () => {
    const { panel, text } = await openPanel(surveyed(Q1, FEW), 'change')
    expect(text()).toContain('Fewer than 11 answers are valid here or in Q1')
    expect(text()).not.toMatch(/\b(?:7|9|60|120)\b/)
    expect(panel.querySelector('table, .formula')).toBeNull()
  })

  test('among more who answered leave the response and hide the rest', async () => {
    const { panel, text } = await openPanel(
      surveyed(asked('2022-11-10', 7, 8, { invited: 40, answered: 20 })),
      'response',
    )
    expect(text()).toContain('20 ÷ 40 × 100 = 50 %')
    expect(text()).not.toMatch(/\b[78]\b/)
    expect(panel.querySelector('table')).toBeNull()
  })
})
