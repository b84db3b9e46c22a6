import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { countAnswers } from '../../../web/metric/record/counted-answers.ts'
import { accessibilityProblems } from '../../support/accessibility.ts'
import type { Sent } from '../../support/metric-page.tsx'
import { openMetric, press, typeInto } from '../../support/metric-page.tsx'
import { rateOf, scoreOf } from '../../support/metrics.ts'
import { observationOf, seriesOf } from '../../support/series.ts'

const SURVEY = { invited: 240, answered: 130, scale: 5, wording: 'spring' }

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/metrics/metric-1')
})
afterEach(cleanup)

describe('recording a survey', () => {
  test('sends what is known of it with the number', async () => {
    const { container, sent } = await open()
    await typeInto('How many (numerator)', '81')
    await typeInto('Of how many (denominator)', '120')
    await typeInto(/People invited/, '1,240')
    await typeInto(/Version of the wording/, ' spring ')
    expect(await accessibilityProblems(container)).toEqual([])
    press('Record')
    await screen.findByText(/^Recorded: /)
    expect(bodyOf(sent)).toMatchObject({
      numerator: 81,
      denominator: 120,
      survey: { invited: 1240, answered: null, scale: null, wording: ' spring ' },
    })
    expect(bodyOf(sent)).not.toHaveProperty('counts')
  })

  test('fills the numbers in from the counts of each option, and says them first', async () => {
    const { sent } = await open()
    await typeInto(/Answers for each option/, '3 7 20 15 5')
    await typeInto(/“Not applicable” answers/, '4')
    expect(screen.getByText(/20 of 50 valid answers are favourable: 40\s%\. 4 “not/)).toBeTruthy()
    expect(valueOf('How many (numerator)')).toBe('20')
    expect(valueOf('Of how many (denominator)')).toBe('50')
    expect(valueOf(/Answer options/)).toBe('5')
    fireEvent.click(screen.getByLabelText(/turn its options round/))
    expect(valueOf('How many (numerator)')).toBe('10')
    press('Record')
    await screen.findByText(/^Recorded: /)
    expect(bodyOf(sent)).toMatchObject({ numerator: 10, denominator: 50, survey: { scale: 5 } })
  })

  test('refuses counts that are none, beside the field', async () => {
    const { sent } = await open()
    await typeInto('How many (numerator)', '1')
    await typeInto('Of how many (denominator)', '2')
    await typeInto(/Answers for each option/, '3 many')
    expect(screen.getByText(/“many” is not a count/)).toBeTruthy()
    press('Record')
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([])
  })

  test('refuses more answers than people beside the field, whoever finds it', async () => {
    await open(({ method }) =>
      method === 'POST'
        ? {
            status: 422,
            body: {
              title: 'Refused.',
              errors: [{ path: 'survey.invited', message: 'Somebody else counted fewer.' }],
            },
          }
        : undefined,
    )
    await typeInto('How many (numerator)', '81')
    await typeInto('Of how many (denominator)', '120')
    await typeInto(/People who answered/, '119')
    expect(screen.getByText(/120 valid answers are more than the 119/)).toBeTruthy()
    await typeInto(/People who answered/, '121')
    expect(screen.queryByText(/more than the 119/)).toBeNull()
    press('Record')
    const message = await screen.findByText('Somebody else counted fewer.')
    expect(message.id).toBe(
      screen.getByLabelText(/People invited/).getAttribute('aria-describedby'),
    )
  })

  test('keeps what was typed of it, and opens the part that holds it', async () => {
    await open()
    await typeInto(/People invited/, '240')
    await typeInto(/Answers for each option/, '1 2')
    cleanup()
    const { container } = await open()
    expect(valueOf(/People invited/)).toBe('240')
    expect(valueOf(/Answers for each option/)).toBe('1 2')
    const parts = [...container.querySelectorAll('details.more')]
    expect(parts.filter((part) => part.hasAttribute('open'))).toHaveLength(2)
  })

  test('starts a correction with it, and takes it away when it is emptied', async () => {
    const standing = observationOf({ numerator: 81, denominator: 120, survey: SURVEY })
    const { sent } = openMetric(
      () => seriesOf({ kind: 'rate', unit: '%' }, [standing]),
      ({ method }) => (method === 'PATCH' ? { body: { ...standing, version: 2 } } : undefined),
    )
    await screen.findByRole('heading', { level: 1 })
    press(/^Correct Oct 5/)
    expect(valueOf(/People invited/)).toBe('240')
    expect(valueOf(/Version of the wording/)).toBe('spring')
    for (const label of [/People invited/, /People who answered/, /Answer options/, /Version/]) {
      await typeInto(label, '')
    }
    await typeInto('Why is it corrected?', 'it was none')
    press('Correct it')
    await screen.findByText(/^Corrected: /)
    expect(sent.find(({ method }) => method === 'PATCH')?.body).toMatchObject({ survey: null })
  })

  test('is asked of rates and scores with a number only', async () => {
    openMetric(() => seriesOf({}, [{ value: 3 }]))
    await screen.findByRole('heading', { level: 1 })
    press('Record a value')
    expect(screen.queryByText('From a survey')).toBeNull()
    cleanup()
    openMetric(() => seriesOf({ kind: 'rate' }, [{ numerator: 3, denominator: 4 }]))
    await screen.findByRole('heading', { level: 1 })
    press('Say why there is no number')
    expect(screen.queryByText('From a survey')).toBeNull()
  })
})

describe('counted answers', () => {
  test('of a score make its mean, to six places, on the metric’s scale', () => {
    const counted = countAnswers(
      { counts: '1 0 0 0 2', notApplicable: '', reversed: '' },
      scoreOf(),
    )
    expect(counted).toMatchObject({
      fill: { mean: '3.666667', n: '3', scale: '5' },
      said: '3 valid answers make 3.666667 on average. Both numbers above were filled in.',
    })
    const turned = countAnswers(
      { counts: '1 0 0 0 2', notApplicable: '', reversed: 'yes' },
      scoreOf(),
    )
    expect(turned).toMatchObject({ fill: { mean: '2.333333' } })
  })

  test.each([
    ['3\t7\t20', { fill: { numerator: '20', denominator: '30', scale: '3' } }],
    ['3; 7,20', { fill: { numerator: '20', denominator: '30' } }],
    ['12', { problem: expect.stringContaining('two or more') }],
    ['1.5 2', { problem: expect.stringContaining('“1.5”') }],
    ['-1 2', { problem: expect.stringContaining('“-1”') }],
    ['0 0', { problem: expect.stringContaining('Nobody') }],
  ])('typed as “%s” are read or refused', (counts, expected) => {
    const counted = countAnswers({ counts, notApplicable: '', reversed: '' }, rateOf())
    expect(counted).toMatchObject(expected)
  })

  test('are none while nothing is typed', () => {
    expect(
      countAnswers({ counts: ' ', notApplicable: '3', reversed: '' }, rateOf()),
    ).toBeUndefined()
  })

  test('of a score without a scale, and with a broken “not applicable”, are refused', () => {
    const typed = { counts: '1 2', notApplicable: '', reversed: '' }
    const unscaled = scoreOf({ scaleMin: null, scaleMax: null })
    expect(countAnswers(typed, unscaled)).toHaveProperty('problem')
    expect(countAnswers({ ...typed, notApplicable: 'x' }, rateOf())).toHaveProperty('problem')
  })
})

async function open(replies: Parameters<typeof openMetric>[1] = stored) {
  const opened = openMetric(() => seriesOf({ kind: 'rate', unit: '%' }, []), replies)
  await screen.findByRole('heading', { level: 1 })
  press('Record a value')
  return opened
}

function stored({ method }: Sent) {
  return method === 'POST'
    ? { status: 201, body: observationOf({ numerator: 81, denominator: 120 }) }
    : undefined
}

function bodyOf(sent: readonly Sent[]): unknown {
  return sent.find(({ method }) => method === 'POST')?.body
}

function valueOf(label: string | RegExp): string {
  return screen.getByLabelText<HTMLInputElement>(label).value
}
