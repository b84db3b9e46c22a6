import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact'
import { afterEach, describe, expect, test, vi } from 'vitest'

import { calendarDate } from '../../../domain/calendar.ts'
import { typedRecipe } from '../../../domain/counting/typed.ts'
import type { Metric } from '../../../domain/plan.ts'
import { TypedStep } from '../../../web/count/TypedStep.tsx'
import type { CountModel } from '../../../web/count/use-count.ts'
import { accessibilityProblems } from '../../support/accessibility.ts'
import { seriesOf } from '../../support/series.ts'

const REPEATED = 'Number 1 already says this observation; send one of the two.'
const SITES = ['eliot', 'field'].map((code) => ({ code, name: code }))

afterEach(cleanup)

describe('two typed numbers of one day and site', () => {
  test('are told beside the second one, before anything is sent', async () => {
    const { container, count } = open({ kind: 'count' })
    type(1, 'Value', '4')
    add()
    expect(screen.queryByText(REPEATED)).toBeNull()
    type(2, 'Value', '5')
    const day = within(number(2)).getByLabelText('Recorded for')
    expect(day.getAttribute('aria-invalid')).toBe('true')
    expect(within(number(2)).getByText(REPEATED)).toBeTruthy()
    expect(within(number(1)).queryByText(REPEATED)).toBeNull()
    expect(await accessibilityProblems(container)).toEqual([])
    show()
    expect(count).not.toHaveBeenCalled()

    type(2, 'Recorded for', '2022-12-20')
    expect(screen.queryByText(REPEATED)).toBeNull()
    show()
    expect(count).toHaveBeenCalledOnce()
  })

  test('are two where the sites are two', () => {
    const { count } = open({ kind: 'count', siteIds: ['eliot', 'field'] })
    type(1, 'Site', 'eliot')
    type(1, 'Value', '4')
    add()
    type(2, 'Value', '4')
    expect(within(number(2)).getByText(REPEATED)).toBeTruthy()
    type(2, 'Site', 'field')
    expect(screen.queryByText(REPEATED)).toBeNull()
    add()
    type(3, 'Value', '4')
    const second = 'Number 2 already says this observation; send one of the two.'
    expect(within(number(3)).getByText(second)).toBeTruthy()
    fireEvent.click(within(number(3)).getByRole('button', { name: 'Remove this number' }))
    show()
    expect(count).toHaveBeenCalledOnce()
  })

  test('are none while one of them is not whole', () => {
    open({ kind: 'rate' })
    type(1, 'How many', '4')
    add()
    type(2, 'How many', '5')
    type(2, 'Of how many', '9')
    expect(screen.queryByText(REPEATED)).toBeNull()
    type(1, 'Of how many', '8')
    expect(within(number(2)).getByText(REPEATED)).toBeTruthy()
  })
})

/** The step for a metric, with no file behind it. */
function open(metric: Partial<Metric>) {
  const count = vi.fn<() => void>()
  const model: CountModel = {
    file: undefined,
    inspection: undefined,
    recipe: undefined,
    from: null,
    table: undefined,
    counted: undefined,
    note: '',
    work: {
      part: undefined,
      refusal: undefined,
      run: async () => undefined,
      stop: none,
      clear: none,
    },
    choose: none,
    choosePart: none,
    change: none,
    setNote: none,
    answer: none,
    count,
    type: none,
  }
  const series = seriesOf({ unit: '', ...metric })
  const setting = {
    district: { sites: SITES, cycles: [], timeZone: 'UTC', today: calendarDate(series.today) },
    remembered: null,
    rememberedVersion: 0,
    isInherited: false,
    siteIds: new Map(),
    siteNames: new Map(),
  }
  const { container } = render(
    <TypedStep {...{ model, series, setting }} recipe={typedRecipe([])} />,
  )
  return { container, count }
}

function none(): undefined {}

function number(at: number): HTMLElement {
  return screen.getByRole('group', { name: `Number ${at}` })
}

function type(at: number, label: string | RegExp, value: string) {
  const control = within(number(at)).getByLabelText(label)
  const event = control.tagName === 'SELECT' ? fireEvent.change : fireEvent.input
  event(control, { target: { value } })
}

function add() {
  fireEvent.click(screen.getByRole('button', { name: 'Another number' }))
}

function show() {
  fireEvent.click(screen.getByRole('button', { name: 'Show what would be stored' }))
}
