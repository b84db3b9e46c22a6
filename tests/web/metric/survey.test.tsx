import { cleanup, screen, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { chartModelOf } from '../../../web/metric/chart-model.ts'
import type { Observation, Series } from '../../../web/metric/series.ts'
import { accessibilityProblems } from '../../support/accessibility.ts'
import { openMetric } from '../../support/metric-page.tsx'
import { observationOf, seriesOf } from '../../support/series.ts'

const RATE = {
  kind: 'rate',
  unit: '%',
  baseline: 40,
  target: 80,
  title: 'Staff who agree',
} as const
const SPRING = { wording: 'spring' }
const NOTHING = { invited: null, answered: null, scale: null, wording: null }

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/metrics/metric-1')
})
afterEach(cleanup)

function asked(observedOn: string, numerator: number, denominator: number, survey: object) {
  return observationOf({ observedOn, numerator, denominator, survey: { ...NOTHING, ...survey } })
}

function surveyed(...observations: Observation[]): Series {
  return seriesOf(RATE, observations)
}

async function part(series: Series, name = 'The survey of Q2') {
  const { container } = openMetric(() => series)
  const heading = await screen.findByRole('heading', { name })
  const section = heading.closest('section')
  if (!section) throw new Error('the heading is in no section')
  return { container, section }
}

describe('the section of a survey', () => {
  test('says the result with its interval, the response and the change, and breaks nothing', async () => {
    const { container, section } = await part(
      surveyed(
        asked('2022-08-10', 60, 120, { invited: 200, answered: 130 }),
        asked('2022-11-10', 81, 110, { invited: 240 }),
      ),
    )
    const text = section.textContent.replaceAll('\u202F', ' ')
    expect(text).toContain('73.6 % of 110 valid answers favourable; among all 240 people invited')
    expect(text).toContain('the share is between 67 % and 80 % (a 95 % interval).')
    expect(text).toContain('45.8 % 110 of 240')
    expect(text).toContain('Fewer than half of the people invited answered')
    expect(text).toContain('+23.6 points changed')
    expect(text).toContain('Up 23.6 points since Q1, with a 95 % interval of')
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('of a first survey among few says what is certain', async () => {
    const { section } = await part(surveyed(asked('2022-11-10', 9, 20, { invited: 24 })))
    expect(section.textContent).toContain('whatever the 4 others would have answered')
    expect(section.textContent).toContain('This is the first survey')
    expect(section.textContent).toContain('people invited answered: a response rate of 83.3')
  })

  test('is not printed of fewer than 11 answers, and not compared after another wording', async () => {
    const { section } = await part(
      surveyed(
        asked('2022-08-10', 60, 120, { wording: 'a' }),
        asked('2022-11-10', 5, 10, { wording: 'b', invited: 40 }),
      ),
    )
    expect(section.textContent).toContain('Not printed')
    expect(section.textContent).toContain('Not compared')
    expect(section.textContent).toContain('The question was reworded')
    expect(section.textContent).not.toContain('5 of 10')
  })

  test('is not there for a cycle without one, nor where it is hidden', async () => {
    const series = surveyed(asked('2022-11-10', 60, 120, { invited: 200 }))
    openMetric(() => ({ ...series, surveys: [] }))
    await screen.findByRole('heading', { level: 1 })
    expect(screen.queryByRole('heading', { name: /The survey of/ })).toBeNull()
    cleanup()
    history.replaceState(null, '', '/metrics/metric-1?cycle=Q1')
    openMetric(() => series)
    await screen.findByRole('heading', { level: 1 })
    expect(screen.queryByRole('heading', { name: /The survey of/ })).toBeNull()
  })
})

describe('the chart of a surveyed metric', () => {
  test('has whiskers in the picture, in its words and in its table', async () => {
    const series = surveyed(
      asked('2022-08-10', 60, 120, { invited: 200 }),
      asked('2022-11-10', 81, 110, {}),
    )
    const model = chartModelOf(series, series.today)
    const [first, second, third] = model.cycleValues
    expect(first).toMatchObject({ cycle: 'Q1', value: 50 })
    expect([first?.low ?? 0, first?.high ?? 0]).toEqual([
      series.surveys[0]?.interval?.low,
      series.surveys[0]?.interval?.high,
    ])
    expect(second?.low).toBeGreaterThan(60)
    expect(third?.low).toBeUndefined()

    openMetric(() => series)
    await screen.findByText(/Whiskers show what a survey’s result lies between/)
    const table = screen.getByRole('table', { name: 'Staff who agree' })
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['Date', 'What', 'Value', 'Lowest', 'Highest', 'Note'])
  })

  test('has neither without a survey', async () => {
    openMetric(() => seriesOf(RATE, [{ numerator: 60, denominator: 120 }]))
    const table = await screen.findByRole('table', { name: 'Staff who agree' })
    expect(within(table).queryByRole('columnheader', { name: 'Lowest' })).toBeNull()
    expect(screen.queryByText(/Whiskers/)).toBeNull()
  })

  test('ends its line where the question changed, and names the day', () => {
    const series = surveyed(
      asked('2022-08-10', 60, 120, { wording: 'a' }),
      asked('2022-11-10', 81, 110, { wording: 'b' }),
    )
    const { breaks, events } = chartModelOf(series, series.today)
    expect(breaks).toEqual(['2022-11-10'])
    expect(events).toEqual([{ on: '2022-11-10', label: 'New question: b' }])
  })
})

test('the table of cycles compares nothing across another question, nor with few answers', async () => {
  const [before, after] = [
    asked('2022-08-10', 60, 120, SPRING),
    asked('2022-11-10', 81, 110, SPRING),
  ]
  expect(await changesOf(before, after)).toEqual(['+23.6 points', '+23.6 points'])
  const reworded = { ...after, survey: { ...NOTHING, wording: 'autumn' } }
  expect(await changesOf(before, reworded)).toEqual(['–', '+23.6 points'])
  expect(await changesOf(before, asked('2022-11-10', 8, 10, SPRING))).toEqual(['–', '–'])
  expect(await changesOf(asked('2022-08-10', 5, 10, SPRING), after)).toEqual(['–', '+23.6 points'])
})

async function changesOf(...observations: Observation[]) {
  openMetric(() => afterFifty(surveyed(...observations)))
  const table = await screen.findByRole('table', { name: 'Cycle by cycle' })
  const row = within(table).getByRole('row', { name: /^Q2/ })
  const cells = within(row).getAllByRole('cell')
  cleanup()
  return cells.slice(-2).map(({ textContent }) => textContent)
}

test('a value’s row says which survey it comes from', async () => {
  const survey = { invited: 240, answered: 130, scale: 5, wording: 'spring' }
  openMetric(() => surveyed(asked('2022-11-10', 81, 110, survey)))
  const values = await screen.findByRole('table', { name: 'Every value' })
  expect(
    within(values).getByText('Survey: 240 invited, 130 answered, 5 options, wording “spring”'),
  ).toBeTruthy()
})

/** The series as if every cycle had stood at 50 a year ago. */
function afterFifty(series: Series): Series {
  const standings = series.standings.map((one) => ({ ...one, sameCycleLastYear: 50 }))
  return { ...series, standings }
}
