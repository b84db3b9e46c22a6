import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'

import { yearOfDay } from '../../web/visit.ts'
import { accessibilityProblems } from '../support/accessibility.ts'
import { exampleDashboard } from '../support/dashboards.ts'
import { ME, openPage, YEARS } from '../support/pages.tsx'

const SLOW = { timeout: 15_000 }

afterEach(cleanup)

describe('around every page', () => {
  test('stands the district with its day', async () => {
    openPage('/nowhere', {})
    await screen.findByText('Alder Unified · as of Feb 10, 2023')
    screen.getByText('Everything on this page is as it stood on Feb 10, 2023.')
    expect(screen.queryByText('Demonstration data:')).toBeNull()
  })

  test('stands the demonstration’s banner while the numbers are invented', async () => {
    openPage('/nowhere', { '/me': { ...ME, demonstration: true } })
    const label = await screen.findByText('Demonstration data:')
    expect(label.parentElement?.textContent).toBe(
      'Demonstration data: an invented district; every number is made up. Shown as of Feb 10, 2023.',
    )
  })

  test('the links lead to pages there are and to the server’s documentation', async () => {
    openPage('/nowhere', {})
    const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'))
    expect(links).toContain('/overview')
    expect(links).toContain('/api/docs')
  })

  test('a link below /api is the browser’s own to follow', () => {
    openPage('/nowhere', {})
    const link = screen.getByRole('link', { name: 'API docs' })
    let isLeftAlone = false
    const look = (event: Event) => {
      isLeftAlone = !event.defaultPrevented
      event.preventDefault()
    }
    addEventListener('click', look)
    fireEvent.click(link)
    removeEventListener('click', look)
    expect(isLeftAlone).toBe(true)
    expect(location.pathname).toBe('/nowhere')
  })
})

describe('the keys', () => {
  test('? shows them in a dialog', async () => {
    const { container } = openPage('/nowhere', {})
    fireEvent.keyDown(document.body, { key: '?' })
    const dialog = await screen.findByRole('dialog', { name: 'Keys' })
    expect(dialog.textContent).toContain('Go to the search of the page')
    expect(await accessibilityProblems(container)).toEqual([])
  })

  test('/ goes to the search of the page, and both are off where somebody types', async () => {
    openPage('/overview?year=2022-23', { '/dashboard': exampleDashboard() })
    const search = await screen.findByLabelText('Find a metric', {}, SLOW)
    fireEvent.keyDown(document.body, { key: '/', ctrlKey: true })
    expect(document.activeElement).not.toBe(search)
    const isFree = fireEvent.keyDown(document.body, { key: '/' })
    expect(isFree).toBe(false)
    expect(document.activeElement).toBe(search)
    expect(fireEvent.keyDown(search, { key: '/' })).toBe(true)
    fireEvent.keyDown(search, { key: '?' })
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })
})

test.each([
  ['2022-10-05', '2022-23'],
  ['2022-06-30', '2021-22'],
  ['2022-07-01', '2022-23'],
  ['2030-01-01', '2022-23'],
  ['2020-01-01', '2021-22'],
])('on %s the year is %s', (today, year) => {
  expect(yearOfDay(YEARS.toReversed(), today)?.id).toBe(year)
})
