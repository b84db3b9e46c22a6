import { cleanup, render, screen, within } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'

import { countStatuses, STATUSES } from '../../domain/status.ts'
import { CycleStrip } from '../../web/shared/status/CycleStrip.tsx'
import { StatusMark } from '../../web/shared/status/StatusMark.tsx'
import { slotsOf, StatusTally } from '../../web/shared/status/StatusTally.tsx'
import { words } from '../../web/words/words.ts'
import { accessibilityProblems } from '../support/accessibility.ts'

afterEach(cleanup)

describe.each(STATUSES)('the mark of %s', (status) => {
  test('has a shape, a word and a colour', () => {
    const { container } = render(<StatusMark status={status} />)
    expect(container.querySelector('svg path')).not.toBeNull()
    expect(container.textContent).toBe(words().status[status])
    expect(container.querySelector(`.mark.${status}`)).not.toBeNull()
  })

  test('says its word when the shape stands alone', () => {
    const { container } = render(<StatusMark status={status} shapeOnly />)
    expect(container.textContent).toBe(words().status[status])
  })
})

test('a missing number says why', () => {
  const { container } = render(<StatusMark status="no_data" reason="meeting not held" />)
  expect(container.textContent).toBe('No numbermeeting not held')
  cleanup()
  render(<StatusMark status="no_data" reason="meeting not held" shapeOnly />)
  screen.getByText('No number: meeting not held')
})

test('a count is read with its status', () => {
  const { container } = render(<StatusMark status="on_track" count={3} />)
  expect(container.textContent).toBe('3 on track')
})

test('a tally shows held statuses, the one that needs attention most first', () => {
  const counts = countStatuses(['met', 'on_track', 'met', 'off_track'])
  const { container } = render(<StatusTally counts={counts} />)
  expect(container.textContent).toBe('1 off track1 on track2 met')
})

test('a tally of nothing says so', () => {
  render(<StatusTally counts={countStatuses([])} />)
  expect(screen.queryByText('no metrics')).not.toBeNull()
})

test('tallies that share slots keep a place for what a row does not hold', () => {
  const rows = [countStatuses(['met']), countStatuses(['off_track', 'not_due'])]
  expect(slotsOf(rows)).toEqual(['off_track', 'met', 'not_due'])
  const { container } = render(
    <StatusTally counts={rows[0] ?? countStatuses([])} slots={slotsOf(rows)} />,
  )
  expect(container.querySelectorAll('.slot')).toHaveLength(2)
  expect(container.textContent).toBe('1 met')
})

test('a strip lists the cycles in order and marks the current one', () => {
  render(
    <CycleStrip
      current="Q2"
      cycles={[
        { name: 'Q1', status: 'met' },
        { name: 'Q2', status: 'no_data', reason: 'not held' },
      ]}
    />,
  )
  const cycles = within(screen.getByRole('list', { name: 'By cycle' })).getAllByRole('listitem')
  expect(cycles.map(({ textContent }) => textContent)).toEqual(['Q1Met', 'Q2No number: not held'])
  expect(cycles.map((cycle) => cycle.getAttribute('aria-current'))).toEqual([null, 'true'])
})

test('the marks keep the accessibility rules', async () => {
  const { container } = render(
    <>
      {STATUSES.map((status) => (
        <StatusMark key={status} status={status} reason="why" />
      ))}
      <StatusTally counts={countStatuses(STATUSES)} />
      <CycleStrip cycles={[{ name: 'Q1', status: 'met' }]} />
    </>,
  )
  expect(await accessibilityProblems(container)).toEqual([])
})
